"""Log lines that name the page and nothing else that came from it."""

from __future__ import annotations

import logging
from typing import Any

from scrapy import Spider, logformatter
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.items import Article, Page


class LogFormatter(logformatter.LogFormatter):
    """One line for an item: its URL and what became of it. Whole articles do not belong in a log."""

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


def _url(item: Any) -> str:
    """The item's URL with everything that a terminal could act on escaped."""
    url = item.url if isinstance(item, Page | Article) else str(type(item).__name__)
    return url if url.isprintable() else url.encode("unicode_escape").decode()
