"""What every live spider shares: article pages and their further parts, what is due, and what was there before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.archive.writing.exchange import PART
from crawler.extract import next_part
from crawler.items import Page
from crawler.ledger import Result
from crawler.ledger.clock import now
from crawler.ledger.crawling.frontier import Due
from crawler.making.parts import MOST_PARTS
from crawler.network.challenges import challenge_of
from crawler.network.errors import LaterError
from crawler.network.failures import Failed, challenged, explain, request_of
from crawler.plain import printable
from crawler.spiders.archive import ArchiveSpider
from crawler.spiders.shapes import site_of

# Articles that are found go before further lists, so that what waits in memory stays small.
ARTICLE_PRIORITY = 10
# So many due pages are taken up at a time.
DUE_AT_ONCE = 200


class ArticleSpider(ArchiveSpider):
    """Fetches articles of its site: those that its subclass finds and, when nothing else is left, those that are due.

    First what an earlier run found and did not fetch, then what failed and is to be tried again, then known articles
    whose time has come, at most REFETCH_PER_RUN of these.
    """

    def set_up(self) -> None:
        """Bounds from the settings."""
        self.most_refetched = self.crawler.settings.getint("REFETCH_PER_RUN")
        self.refetched = 0
        # What a run itself puts off is for the next one.
        self.began = now()
        self.last_due = 0
        self.last_again = {True: ("", 0), False: ("", 0)}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ArticleSpider:
        """Scrapy makes it so."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        assert isinstance(spider, ArticleSpider)
        crawler.signals.connect(spider.take_up_due, signal=signals.spider_idle)
        return spider

    def parse_article(self, response: Response) -> Iterator[Request | Page]:
        """Hand the page to the pipelines, with its further parts if the article runs over several pages."""
        if self.left_the_site(response) or self.is_challenged(response):
            return
        url = asked_for(response)
        if response.status == 304:
            self.inc("refetch/not_modified")
            self.ledger.put_soon(Result(url, self.site, "fetched", None, 304, unchanged=True))
        elif isinstance(response, TextResponse):
            yield self._whole(Page(response, self.site, url, fetched_now()), response)
        else:
            self.inc("pages/not_html")
            self.ledger.put_soon(Result(url, self.site, "not_article", "not_html", response.status, fetched_now()))

    def parse_part(self, response: Response, page: Page) -> Iterator[Request | Page]:
        """One more part of an article. The parts are one page of the ledger, under the first one's address."""
        name = challenge_of(response)
        if name is not None:
            self._put_off(page, challenged(name, response.status))
        elif response.url in _addresses(page):
            # A pager that leads back.
            yield page
        elif isinstance(response, TextResponse) and site_of_url(response.url) == site_of_url(page.url):
            page.parts.append(response)
            yield self._whole(page, response)
        else:
            self.inc("parts/failed")
            page.lost_part = f"part {len(page.parts) + 2} is missing: no page of this site's"
            yield page

    def part_failed(self, failure: Failure) -> Iterator[Page]:
        """A part could not be had. Where the site does not have it, the rest is kept and marked; else all is tried again."""
        if self.is_put_off(failure):
            return
        request = request_of(failure)
        page: Page = request.cb_kwargs["page"]
        failed = explain(failure)
        self.inc("parts/failed")
        self.logger.warning("part %s of %s: %s", printable(request.url), printable(page.url), printable(failed.reason))
        if failed.state == "gone":
            page.lost_part = f"part {len(page.parts) + 2} is missing: {failed.reason}"
            yield page
        else:
            self._put_off(page, failed)

    def _put_off(self, page: Page, failed: Failed) -> None:
        """Put down that an article lacks a part now: all of it is tried again."""
        reason = f"part {len(page.parts) + 2}: {failed.reason}"
        self.put_failure(page.url, self.site, Failed(failed.state, reason, "a part of an article", failed.http_status))

    def article_failed(self, failure: Failure) -> None:
        """A request brought no page."""
        if not self.is_put_off(failure):
            self.put_failure(first_url(request_of(failure)), self.site, explain(failure))

    def is_put_off(self, failure: Failure) -> bool:
        """True, and counted, for a request that was not made: its page stays as it is in the ledger, and due."""
        if isinstance(failure.value, LaterError):
            self.inc("pages/later")
            return True
        return False

    def take_up_due(self) -> None:
        """When nothing else is left: what is due."""
        engine = self.crawler.engine
        if self.ledger.error is not None:
            return
        requests = list(self._never_fetched() or self._again(known=False) or self._again(known=True))
        if not requests:
            return
        for request in requests:
            engine.crawl(request)
        raise DontCloseSpider

    def request(self, url: str, callback: Any, **options: Any) -> list[Request]:
        """A request for an address from a page or the ledger; one that is none is put down as failed."""
        options.setdefault("errback", self.article_failed)
        try:
            return [Request(url, callback, **options)]
        except ValueError as error:
            self.put_failure(url, self.site, Failed("failed", f"not an http address: {error}", "not an http address"))
            return []

    def left_the_site(self, response: Response, *, is_list: bool = False) -> bool:
        """True, and put down, if redirects led from this site to another one: its pages are not ours to walk."""
        asked = asked_for(response)
        if site_of_url(asked) == site_of_url(response.url):
            return False
        host = urlsplit(response.url).hostname or ""
        failed = Failed("failed", f"redirected to another site: {host}", "redirected to another site")
        self.put_failure(asked, self.site, failed, is_list=is_list)
        return True

    def is_challenged(self, response: Response, *, is_list: bool = False) -> bool:
        """True, and put down, if a firewall's check of the visitor came instead of the page."""
        name = challenge_of(response)
        if name is None:
            return False
        self.put_failure(asked_for(response), self.site, challenged(name, response.status), is_list=is_list)
        return True

    def inc(self, name: str, by: int = 1) -> None:
        """Count."""
        self.crawler.stats.inc_value(name, by)

    def _never_fetched(self) -> list[Request]:
        """Requests for pages that an earlier run found and did not fetch."""
        rows = self.ledger.due(self.site, after=self.last_due, limit=DUE_AT_ONCE)
        if not rows:
            return []
        self.last_due = rows[-1][0]
        self.inc("pages/taken_up", len(rows))
        return [made for _, url in rows for made in self.request(url, self.parse_article, dont_filter=True)]

    def _again(self, *, known: bool) -> list[Request]:
        """Requests for pages whose time has come; for known ones only as many as a run may."""
        limit = min(DUE_AT_ONCE, self.most_refetched - self.refetched) if known else DUE_AT_ONCE
        if limit <= 0:
            self.crawler.stats.set_value("refetch/left", self.ledger.count_due_again(self.site, before=self.began))
            return []
        after = self.last_again[known]
        rows = self.ledger.due_again(self.site, known=known, before=self.began, after=after, limit=limit)
        if not rows:
            return []
        self.last_again[known] = rows[-1].after
        self.refetched += len(rows) if known else 0
        self.inc("refetch/asked" if known else "pages/tried_again", len(rows))
        return [made for row in rows for made in self._conditional(row)]

    def _conditional(self, row: Due) -> list[Request]:
        """A request that a server may answer with 304 if it gave the ledger's version an ETag or a date."""
        headers = {"If-None-Match": row.etag, "If-Modified-Since": row.last_modified}
        given = {name: value for name, value in headers.items() if value is not None}
        meta = {"handle_httpstatus_list": [304]} if given else {}
        return self.request(row.url, self.parse_article, headers=given, meta=meta, dont_filter=True)

    def _whole(self, page: Page, last: TextResponse) -> Request | Page:
        """The page if `last` is its last part, else a request for the next part."""
        address = next_part(last)
        if address is None or address in _addresses(page) or len(page.parts) >= MOST_PARTS:
            return page
        return Request(
            address,
            self.parse_part,
            errback=self.part_failed,
            priority=2 * ARTICLE_PRIORITY,
            meta={PART: page.url},
            cb_kwargs={"page": page},
            dont_filter=True,
        )


def _addresses(page: Page) -> set[str]:
    """Where an article and the parts that it has so far are."""
    return {page.url, page.response.url, *(part.url for part in page.parts)}


def site_of_url(url: str) -> str:
    """The registered domain of an address's host."""
    return site_of(urlsplit(url).hostname or "")


def asked_for(response: Response) -> str:
    """The address that was asked for, before redirects: that one is due."""
    return first_url(response.request) if response.request is not None else response.url


def first_url(request: Request) -> str:
    """The URL before redirects."""
    urls = request.meta.get("redirect_urls")
    return str(urls[0] if urls else request.url)


def fetched_now() -> str:
    """When a page was fetched: ISO 8601 in UTC, to the second."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")
