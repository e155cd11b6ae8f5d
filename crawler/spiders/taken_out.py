"""What was taken out with `scrapy forget` is not asked for again, wherever a start, a list or a redirect leads."""

from __future__ import annotations

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.utils.httpobj import urlparse_cached

from crawler.extensions.ledger import ledger_of
from crawler.extensions.record import only_on_record
from crawler.ledger.keys import indexable
from crawler.ledger.upkeep.forget import Barred
from crawler.network.errors import RefusedError
from crawler.original import story_key


class ForgottenError(RefusedError):
    """The address, or its whole site, was taken out for good."""

    kind = "taken out with scrapy forget"


class ForgottenMiddleware:
    """Refuses such requests: their answers would lie in the archive again, although the ledger does not take them."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        # Read once: nothing is taken out of a site that is being crawled.
        self.barred: Barred | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ForgottenMiddleware:
        """Scrapy makes it so."""
        only_on_record(crawler)
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise why not."""
        if self.barred is None:
            self.barred = ledger_of(self.crawler).barred()
        if any(self.barred) and self._is_barred(request, self.barred):
            # Another try would find the same.
            request.meta["dont_retry"] = True
            raise ForgottenError

    def _is_barred(self, request: Request, barred: Barred) -> bool:
        site = getattr(self.crawler.spider, "site", None)
        if site in barred.sites or urlparse_cached(request).hostname in barred.sites or request.url in barred.urls:
            return True
        try:
            return indexable(story_key(request.url)) in barred.keys
        except ValueError:
            return False
