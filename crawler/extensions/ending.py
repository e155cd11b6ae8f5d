"""The end of a crawl that cannot keep what it fetches."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)


def end_crawl(crawler: Crawler, what: str, error: Exception) -> asyncio.Future[None] | None:
    """Say why, and close the spider with the reason `<what>_error`; the exit code of `scrapy crawl` is 1 then.

    The future is of the closing; it must be held on to. None where there is nothing to close.
    """
    logger.error("%s", error)
    if crawler.stats:
        crawler.stats.set_value(f"{what}/error", str(error))
    engine: Any = crawler.engine
    if engine is not None and engine.spider is not None and crawler.crawling:
        closing: asyncio.Future[None] = asyncio.ensure_future(engine.close_spider_async(reason=f"{what}_error"))
        return closing
    return None
