"""Log lines that name the page and nothing else that came from it; and nothing in them acts on a terminal."""

from __future__ import annotations

import logging
from typing import Any

from scrapy import Spider, logformatter, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.items import Article, Page
from crawler.plain import printable, printable_lines


class LogFormatter(logformatter.LogFormatter):
    """One line for an item: its URL and what became of it. Whole articles do not belong in a log."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> LogFormatter:
        """Scrapy makes it so, for each crawl, and sets up its log once more after that."""
        crawler.signals.connect(make_plain, signal=signals.spider_opened)
        return cls()

    def scraped(self, item: Any, response: Response | Failure | None, spider: Spider) -> Any:
        """A page has been stored."""
        return {"level": logging.DEBUG, "msg": "stored: %(url)s", "args": {"url": _url(item)}}

    def dropped(self, item: Any, exception: BaseException, response: Response | Failure | None, spider: Spider) -> Any:
        """A page went no further, and why."""
        level = getattr(exception, "log_level", None) or "INFO"
        args = {"url": _url(item), "reason": str(exception)}
        return {"level": getattr(logging, level), "msg": "%(reason)s: %(url)s", "args": args}

    def item_error(self, item: Any, exception: Any, response: Response | Failure | None, spider: Spider) -> Any:
        """A stage failed; Scrapy adds the traceback."""
        return {"level": logging.ERROR, "msg": "error while processing %(url)s", "args": {"url": _url(item)}}


class PlainFormatter(logging.Formatter):
    """Another formatter's text, tracebacks included, without what could act on a terminal or pass for a line of the log.

    Addresses, headers and the messages of exceptions come from the web, and reach the log through Scrapy and Twisted too.
    """

    def __init__(self, inner: logging.Formatter) -> None:
        super().__init__()
        self.inner = inner

    def format(self, record: logging.LogRecord) -> str:
        """One record; its further lines are set in."""
        return printable_lines(self.inner.format(record))


def make_plain() -> None:
    """From here on the log of this process is plain."""
    for handler in logging.root.handlers:
        if not isinstance(handler.formatter, PlainFormatter):
            handler.setFormatter(PlainFormatter(handler.formatter or logging.Formatter()))


def _url(item: Any) -> str:
    """The item's URL with everything that a terminal could act on escaped."""
    return printable(item.url if isinstance(item, Page | Article) else str(type(item).__name__))
