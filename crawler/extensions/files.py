"""Attachments and images of articles, on request (ATTACHMENTS): each is fetched like a page, after its article, and kept in the archive."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterable
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider, NotConfigured, StopDownload
from scrapy.http import Headers, Response
from twisted.python.failure import Failure

from crawler.extensions.archive import IS_FILE, place_of
from crawler.extensions.ledger import Ledger, ledger_of
from crawler.extensions.record import only_on_record
from crawler.items import Article
from crawler.ledger.clock import now
from crawler.ledger.results import FileLink, FileResult, FileState
from crawler.network.challenges import challenge_of
from crawler.network.errors import LaterError
from crawler.network.failures import Failed, challenged, explain, request_of
from crawler.network.kinds import LOOKED_AT, believed, declared, is_doubtful, sniffed, wanted_of
from crawler.plain import printable

logger = logging.getLogger(__name__)

# Before further articles, so that few wait; behind the further parts of an article.
_PRIORITY = 15
# So many wait in memory; more of them stay due, and are taken up when nothing else is left.
_MOST_WAITING = 1000
_DUE_AT_ONCE = 200
_HEAD = "file_head"


class Files:
    """Asks for the files of each new version once it is stored with them as due, and for those that are due from before at the end.

    It is on only in live crawls with ATTACHMENTS. Raises ValueError where settings are at odds.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        wanted = wanted_of(settings)
        if wanted is None:
            raise NotConfigured
        self.crawler = crawler
        self.largest = settings.getint("ATTACHMENT_MAXSIZE")
        self.wanted = wanted
        self.waiting = 0
        self.began = now()
        self.last_due = 0
        # Hashes, as only "was it asked for" is asked.
        self.asked: set[int] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Files:
        """Scrapy makes it so."""
        only_on_record(crawler)
        files = cls(crawler)
        crawler.signals.connect(files.headers_received, signal=signals.headers_received)
        crawler.signals.connect(files.bytes_received, signal=signals.bytes_received)
        crawler.signals.connect(files.spider_idle, signal=signals.spider_idle)
        return files

    def links_of(self, article: Article) -> tuple[FileLink, ...]:
        """What an article of a live crawl has that is to be fetched."""
        if article.page is None or article.page.saved:
            return ()
        links = [FileLink("attachment", file["url"]) for file in article.attachments]
        return (*links, *(FileLink("image", image["url"]) for image in article.images))

    def ask(self, urls: Iterable[str]) -> None:
        """Ask for addresses that are down as due, each once in a run."""
        assert self.crawler.engine is not None
        for url in urls:
            if hash(url) in self.asked or self.waiting >= _MOST_WAITING:
                continue
            self.asked.add(hash(url))
            try:
                request = self._request(url)
            except ValueError as error:
                self._failed(url, Failed("failed", f"not an http address: {error}", "not an http address"))
                continue
            self.waiting += 1
            self._inc("asked")
            self.crawler.engine.crawl(request)

    def spider_idle(self, spider: Spider) -> None:
        """When nothing is under way: what is due. Raises DontCloseSpider while there is some."""
        if self._ledger.error is not None or not getattr(spider, "live", False):
            return
        # What was put off is not under way any more.
        self.waiting = 0
        found = self._ledger.due_files(_crawl_of(spider), before=self.began, after=self.last_due, limit=_DUE_AT_ONCE)
        if found:
            self.last_due = found[-1][0]
            self.ask(url for _, url in found)
            raise DontCloseSpider

    def headers_received(self, headers: Headers, request: Request) -> None:
        """Break off what the server itself says is not wanted. A page instead of the file is short and says why."""
        kind = declared(headers.get("Content-Type"))
        if request.meta.get(IS_FILE) and not is_doubtful(kind) and not self.wanted.has(kind):
            raise StopDownload

    def bytes_received(self, data: bytes, request: Request) -> None:
        """Break off what the first bytes say is not wanted."""
        head = request.meta.get(_HEAD)
        if head is None or len(head) >= LOOKED_AT:
            return
        request.meta[_HEAD] = head = (head + data)[:LOOKED_AT]
        kind = sniffed(head)
        if kind != "text/html" and not self.wanted.has(kind):
            raise StopDownload

    async def parse(self, response: Response, url: str) -> None:
        """The file is there and in the archive, or something else is in its place."""
        self.waiting -= 1
        shown = sniffed(response.body)
        said = believed(declared(response.headers.get("Content-Type")), shown)
        name = challenge_of(response)
        if name is not None:
            self._failed(url, challenged(name, response.status))
        elif "text/html" in (said, shown) and not self.wanted.has("text/html"):
            self._failed(url, Failed("failed", "a page instead of the file", "a page instead of the file", response.status))
        elif not response.body:
            self._failed(url, Failed("failed", "empty", "empty", response.status))
        elif not (self.wanted.has(said) and self.wanted.has(shown)):
            self._refused(url, shown if self.wanted.has(said) else said, response.status)
        else:
            self._inc("fetched")
            digest = hashlib.sha256(response.body).hexdigest()
            place, kind = place_of(response), shown or said or None
            self._put(url, "fetched", None, response.status, kind, len(response.body), digest, place)

    async def failed(self, failure: Failure) -> None:
        """A request brought no file."""
        self.waiting -= 1
        request = request_of(failure)
        url, error = request.cb_kwargs["url"], failure.value
        if isinstance(error, LaterError):
            self._inc("later")
        elif isinstance(error, StopDownload) and error.response is not None and 200 <= error.response.status < 300:
            shown = sniffed(request.meta[_HEAD])
            kind = believed(declared(error.response.headers.get("Content-Type")), shown)
            self._refused(url, kind if not self.wanted.has(kind) else shown, error.response.status)
        elif isinstance(error, StopDownload) and error.response is not None:
            status = error.response.status
            self._failed(url, Failed("gone" if status in {404, 410} else "failed", f"http {status}", f"http {status}", status))
        else:
            self._failed(url, explain(failure))

    def _request(self, url: str) -> Request:
        """The request for a file. It is not packed: what comes is what the digest is of. Raises ValueError for no http address."""
        return Request(
            url,
            self.parse,
            errback=self.failed,
            headers={"Accept": "*/*", "Accept-Encoding": "identity"},
            meta={"download_maxsize": self.largest, IS_FILE: True, _HEAD: b""},
            cb_kwargs={"url": url},
            priority=_PRIORITY,
            dont_filter=True,
        )

    def _refused(self, url: str, kind: str | None, status: int) -> None:
        """Put down that a file is of a type that is not wanted: it is not tried again."""
        self._inc("refused")
        logger.info("refused (type %s): %s", printable(kind or ""), printable(url))
        self._put(url, "refused", "type", status, printable(kind or "") or None)

    def _failed(self, url: str, failed: Failed) -> None:
        """Count, say so in one line, put down."""
        self._inc("failed")
        self._inc(f"failed/{failed.kind}")
        reason = printable(failed.reason)
        logger.warning("file %s (%s): %s", failed.state, reason, printable(url))
        self._put(url, failed.state, reason, failed.http_status)

    def _put(self, url: str, state: FileState, *told: Any) -> None:
        self._ledger.put_file(FileResult(url, state, *told))

    @property
    def _ledger(self) -> Ledger:
        return ledger_of(self.crawler)

    def _inc(self, name: str) -> None:
        if self.crawler.stats is not None:
            self.crawler.stats.inc_value(f"files/{name}")


def _crawl_of(spider: Spider | None) -> str:
    return str(getattr(spider, "site", None) or getattr(spider, "name", ""))


def crawl_of(crawler: Crawler) -> str:
    """The site of the crawl, by which what it is to fetch is found again."""
    return _crawl_of(crawler.spider)
