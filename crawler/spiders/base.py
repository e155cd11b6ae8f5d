"""The spider that walks a repost site: from its home page over lists and their pages to articles.

It knows no address of the site. Lists are told by their shape and by being full of article links. Every article link is
put down in the ledger as due before it is fetched, so a crawl that is killed goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from datetime import datetime, timezone
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.extract import barrier, next_part
from crawler.items import Page
from crawler.ledger import Result
from crawler.network.challenges import challenge_of
from crawler.network.errors import LaterError
from crawler.page import document_of
from crawler.plain import printable
from crawler.spiders.archive import ArchiveSpider
from crawler.spiders.failures import Failed, challenged, explain
from crawler.spiders.listing import Listing, read_listing
from crawler.spiders.shapes import site_of

# Articles that are found go before further lists, so that what waits in memory stays small.
ARTICLE_PRIORITY = 10
# No article runs over more pages than this; a pager that says so runs in circles.
MOST_PARTS = 50
# So many due pages of an earlier run are taken up at a time.
DUE_AT_ONCE = 200


class RepostSpider(ArchiveSpider):
    """Base of all spiders of repost sites. A site's spider gives `name`, `site` and `home`.

    site: the site's name in the ledger, its main host as a rule. home: the pages that the walk begins with.
    """

    home: ClassVar[tuple[str, ...]] = ()

    def set_up(self) -> None:
        """Bounds from the settings."""
        settings = self.crawler.settings
        self.most_list_pages = settings.getint("LIST_PAGES_PER_RUN")
        self.most_pages_of_a_list = settings.getint("LIST_PAGES_PER_LIST")
        self.lists_seen: set[str] = set()
        self.last_due = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> RepostSpider:
        """Scrapy makes it so."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        assert isinstance(spider, RepostSpider)
        crawler.signals.connect(spider.take_up_due, signal=signals.spider_idle)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        """Begin at the home page, each time."""
        for url in self.start_addresses():
            self.lists_seen.add(url)
            yield Request(url, self.parse_list, errback=self.failed, dont_filter=True, cb_kwargs={"depth": 0})

    def start_addresses(self) -> tuple[str, ...]:
        """The pages that the walk begins with."""
        return self.home

    def parse_list(self, response: Response, depth: int) -> Iterator[Request | Page]:
        """A page that may be a list: follow what it offers, or take it as an article if it is none.

        depth: how many pages of the same list lead here.
        """
        listing = None if self._left_the_site(response) or self._challenged(response) else self._listing(response)
        if listing is None:
            return
        is_start = response.request is not None and response.request.dont_filter
        if not (listing.is_list or depth):
            if is_start and self._kept_from_us(response):
                return
            # A home page need not be a list, and one may begin at an article.
            yield from self.parse_article(response)
            if not is_start:
                return
        else:
            self._inc("lists/pages")
            url = self._asked_for(response)
            self.ledger.put_soon(Result(url, self.site, "not_article", "list", response.status, _now()))
        for due in self.ledger.discover(self.site, listing.articles):
            yield from self._request(due, self.parse_article, priority=ARTICLE_PRIORITY)
        if depth < self.most_pages_of_a_list:
            yield from self._list_request(listing.next_page, depth + 1)
        for address in listing.lists:
            yield from self._list_request(address, 0)

    def parse_article(self, response: Response) -> Iterator[Request | Page]:
        """Hand the page to the pipelines, with its further parts if the article runs over several pages."""
        if self._left_the_site(response) or self._challenged(response):
            return
        url = self._asked_for(response)
        if isinstance(response, TextResponse):
            yield self._whole(Page(response, self.site, url, _now()), response)
        else:
            self._inc("pages/not_html")
            self.ledger.put_soon(Result(url, self.site, "not_article", "not_html", response.status, _now()))

    def parse_part(self, response: Response, page: Page) -> Iterator[Request | Page]:
        """One more part of an article. The parts are one page of the ledger, under the first one's address."""
        if isinstance(response, TextResponse):
            page.parts.append(response)
            yield self._whole(page, response)
        else:
            yield page

    def part_failed(self, failure: Failure) -> Iterator[Page]:
        """A part could not be had: what is there of the article is kept, or left to the next run with its part."""
        if isinstance(failure.value, LaterError):
            return
        request: Any = failure.request  # type: ignore[attr-defined]
        self._inc("parts/failed")
        whole = printable(request.cb_kwargs["page"].url)
        self.logger.warning("part %s of %s: %s", printable(request.url), whole, printable(explain(failure).reason))
        yield request.cb_kwargs["page"]

    def _whole(self, page: Page, last: TextResponse) -> Request | Page:
        """The page if `last` is its last part, else a request for the next part."""
        address = next_part(last)
        known = {page.url, page.response.url, *(part.url for part in page.parts)}
        if address is None or address in known or len(page.parts) >= MOST_PARTS:
            return page
        return Request(
            address,
            self.parse_part,
            errback=self.part_failed,
            priority=2 * ARTICLE_PRIORITY,
            cb_kwargs={"page": page},
            dont_filter=True,
        )

    def failed(self, failure: Failure) -> None:
        """A request brought no page. One that was not made leaves its page due."""
        if isinstance(failure.value, LaterError):
            self._inc("pages/later")
            return
        request: Any = failure.request  # type: ignore[attr-defined]
        if request.callback == self.parse_list and request.cb_kwargs.get("depth") == 0 and not request.dont_filter:
            self._inc("lists/failed")
        self.put_failure(_first_url(request), self.site, explain(failure))

    def take_up_due(self) -> None:
        """When nothing else is left: pages that an earlier run found and did not fetch."""
        rows = self.ledger.due(self.site, after=self.last_due, limit=DUE_AT_ONCE)
        engine = self.crawler.engine
        if not rows or engine is None or self.ledger.error is not None:
            return
        self.last_due = rows[-1][0]
        self._inc("pages/taken_up", len(rows))
        for _, url in rows:
            for request in self._request(url, self.parse_article, dont_filter=True):
                engine.crawl(request)
        raise DontCloseSpider

    def _list_request(self, address: str | None, depth: int) -> Iterator[Request]:
        """A request for a page that may be a list, once in a run and within the bounds."""
        if address is None or address in self.lists_seen:
            return
        if len(self.lists_seen) >= self.most_list_pages:
            self._inc("lists/over_limit")
            return
        self.lists_seen.add(address)
        yield from self._request(address, self.parse_list, cb_kwargs={"depth": depth})

    def _request(self, url: str, callback: Any, **options: Any) -> Iterator[Request]:
        """A request for an address from a page or the ledger; one that is none is put down as failed."""
        try:
            yield Request(url, callback, errback=self.failed, **options)
        except ValueError as error:
            self.put_failure(url, self.site, Failed("failed", f"not an http address: {error}", "not an http address"))

    def _left_the_site(self, response: Response) -> bool:
        """True, and put down, if redirects led from this site to another one: its pages are not ours to walk."""
        asked = self._asked_for(response)
        hosts = [urlsplit(url).hostname or "" for url in (asked, response.url)]
        if site_of(hosts[0]) == site_of(hosts[1]):
            return False
        self.put_failure(
            asked, self.site, Failed("failed", f"redirected to another site: {hosts[1]}", "redirected to another site")
        )
        return True

    def _challenged(self, response: Response) -> bool:
        """True, and put down, if a firewall's check of the visitor came instead of the page."""
        name = challenge_of(response)
        if name is None:
            return False
        self.put_failure(self._asked_for(response), self.site, challenged(name, response.status))
        return True

    def _kept_from_us(self, response: Response) -> bool:
        """The same for a page to begin with, of which the pipelines would say no more than that it is a home page."""
        kept = barrier(response) if isinstance(response, TextResponse) else None
        if kept == "challenge":
            self.put_failure(self._asked_for(response), self.site, Failed("blocked", kept, kept, response.status))
        elif kept == "needs_browser":
            failed = Failed("needs_browser", "a script brings the text", "a script brings the text", response.status)
            self.put_failure(self._asked_for(response), self.site, failed)
        return kept is not None

    def _listing(self, response: Response) -> Listing | None:
        """What the page offers; None for what is no HTML."""
        if isinstance(response, TextResponse):
            return read_listing(document_of(response))
        self.logger.info("not HTML: %s", printable(response.url))
        return None

    @staticmethod
    def _asked_for(response: Response) -> str:
        """The address that was asked for, before redirects: that one is due."""
        return _first_url(response.request) if response.request is not None else response.url

    def _inc(self, name: str, by: int = 1) -> None:
        """Count."""
        if self.crawler.stats is not None:
            self.crawler.stats.inc_value(name, by)


def _first_url(request: Any) -> str:
    """The URL before redirects."""
    urls = request.meta.get("redirect_urls")
    return str(urls[0] if urls else request.url)


def _now() -> str:
    """When a page was fetched: ISO 8601 in UTC, to the second."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
