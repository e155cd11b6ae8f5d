"""Articles that a site announces itself: in RSS, Atom and sitemaps."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from itertools import islice
from typing import Any, ClassVar

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.ledger import Result
from crawler.network.failures import Failed, explain, request_of
from crawler.page import Document
from crawler.spiders.archive import check_address
from crawler.spiders.articles import ArticleSpider, asked_for, fetched_now, first_url, site_of_url
from crawler.spiders.feeds import feeds, read_feed, read_sitemap
from crawler.spiders.links import as_asked
from crawler.spiders.shapes import is_no_page, url_kind

# After the lists of the home page, before those that these lead to.
_PRIORITY = 5
# So many sitemaps of a robots.txt are looked at.
_MOST_NAMED = 50
# So many addresses are put down at a time.
_AT_ONCE = 1000


class SubscribedSpider(ArticleSpider):
    """Looks at the feeds and sitemaps that robots.txt, the site's pages, the spider (`sitemaps`) or `-a sitemap=` name.

    What they announce is put down as due and fetched after what the lists brought. Of a sitemap only addresses of an
    article's shape count, as it names every page of a site; a feed names nothing but articles.
    """

    sitemaps: ClassVar[tuple[str, ...]] = ()
    arguments: ClassVar[dict[str, str]] = {
        "sitemap": "the address of a sitemap or feed to look at, besides those that are found"
    }

    @classmethod
    def check_arguments(cls, given: dict[str, Any]) -> None:
        """Also raise ArgumentError where `sitemap` is no http address."""
        super().check_arguments(given)
        check_address("sitemap", given.get("sitemap"))

    def set_up(self) -> None:
        """Bounds from the settings."""
        super().set_up()
        self.feeds_left = self.crawler.settings.getint("FEEDS_PER_RUN")
        self.announced_left = self.crawler.settings.getint("FEED_ADDRESSES_PER_RUN")
        self.feeds_seen: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SubscribedSpider:
        """Scrapy makes it so."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        assert isinstance(spider, SubscribedSpider)
        crawler.signals.connect(spider.robots_parsed, signal=signals.robots_parsed)
        return spider

    def robots_parsed(self, robotparser: Any, request: Request) -> None:
        """A robots.txt has come: it may name sitemaps."""
        engine = self.crawler.engine
        for feed in self.feed_requests(islice(robotparser.rp.sitemaps, _MOST_NAMED), request.url):
            engine.crawl(feed)

    def feeds_of(self, document: Document) -> list[Request]:
        """Requests for the feeds that a page names."""
        return self.feed_requests(feeds(document), document.url)

    def given_feeds(self) -> list[Request]:
        """Requests for the feeds that the spider or the command line name."""
        given = getattr(self, "sitemap", "")
        return self.feed_requests((*self.sitemaps, *([given] if given else [])), None)

    def feed_requests(self, urls: Iterable[str], page: str | None) -> list[Request]:
        """Requests for feeds, each once in a run and only so many. page: what named them; other sites' do not count."""
        made: list[Request] = []
        for url in urls:
            if url in self.feeds_seen or (page is not None and site_of_url(url) != site_of_url(page)):
                continue
            if self.feeds_left <= 0:
                self.inc("feeds/left_out")
                continue
            self.feeds_left -= 1
            self.feeds_seen.add(url)
            made += self.request(url, self.parse_feed, errback=self.feed_failed, priority=_PRIORITY, dont_filter=True)
        return made

    def parse_feed(self, response: Response) -> Iterable[Request]:
        """Put down what a feed or sitemap announces, and look at the sitemaps that it names."""
        if self.left_the_site(response, is_list=True) or self.is_challenged(response, is_list=True):
            return
        body = _unpacked(response.body, self.crawler.settings.getint("DOWNLOAD_MAXSIZE"))
        sitemap = read_sitemap(body)
        announced = [url for url in sitemap.pages if url_kind(url) == "article"] or [
            url for url in read_feed(body) if not is_no_page(url)
        ]
        self.inc("feeds/read" if announced or sitemap.pages or sitemap.sitemaps else "feeds/empty")
        result = Result(asked_for(response), self.site, "not_article", "feed", response.status, fetched_now(), is_list=True)
        self.ledger.put_soon(result)
        asked = filter(None, map(as_asked, announced))
        mine = [url for url in asked if site_of_url(url) == site_of_url(response.url)]
        if len(mine) > self.announced_left:
            self.inc("feeds/addresses_left_out", len(mine) - self.announced_left)
        mine = mine[: self.announced_left]
        self.announced_left -= len(mine)
        for start in range(0, len(mine), _AT_ONCE):
            # Taken up when the lists are done: a sitemap may name more pages than memory should hold requests for.
            self.inc("feeds/new", len(self.ledger.discover(self.site, mine[start : start + _AT_ONCE]).new))
        yield from self.feed_requests(sitemap.sitemaps, response.url)

    def feed_failed(self, failure: Failure) -> None:
        """A feed could not be had; the next run asks again."""
        if not self.is_put_off(failure):
            self.inc("feeds/failed")
            failed = explain(failure)
            kept = Failed(failed.state, failed.reason, f"feed: {failed.kind}", failed.http_status)
            self.put_failure(first_url(request_of(failure)), self.site, kept, is_list=True)


def _unpacked(body: bytes, most: int) -> bytes:
    """What a .gz file holds, as far as it goes and at most so many bytes; any other body as it is."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        return zlib.decompressobj(wbits=zlib.MAX_WBITS | 16).decompress(body, most)
    except zlib.error:
        return b""
