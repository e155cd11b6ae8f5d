"""One crawl of a site at a time."""

from __future__ import annotations

import asyncio
import logging

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from crawler.extensions.record import only_on_record
from crawler.ledger import LedgerError
from crawler.ledger.crawling.lock import Lock, lock_for
from crawler.plain import printable

logger = logging.getLogger(__name__)

# The close reason of a crawl that found its site being crawled. It has made no request and no run in the ledger.
ALREADY_RUNNING = "already_running"


class RunLock:
    """Takes the lock of the spider's `lock_name` on the ledger before the first request, and lets it go after the last.

    A crawl that does not get it ends at once, with exit code 0: the other one does its work. With `-a wait=1` it waits.
    The ledger's run begins only with the signal engine_started, so one that ended here has left nothing.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.wait_seconds = crawler.settings.getfloat("RUN_LOCK_WAIT_SECONDS")
        self.lock: Lock | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RunLock:
        """Scrapy makes it so."""
        only_on_record(crawler)
        run_lock = cls(crawler)
        crawler.signals.connect(run_lock.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(run_lock.spider_closed, signal=signals.spider_closed)
        return run_lock

    async def spider_opened(self, spider: Spider) -> None:
        """Take the lock. Raises CloseSpider where another run holds it, or where it cannot be asked for."""
        try:
            await self._take(spider)
        except LedgerError as error:
            logger.error("%s", error)
            self.crawler.stats.set_value("ledger/error", str(error))
            raise CloseSpider("ledger_error") from error

    async def _take(self, spider: Spider) -> None:
        """Take the lock, at once or after waiting."""
        name = getattr(spider, "lock_name", spider.name)
        self.lock = lock_for(self.crawler.settings["LEDGER_URL"], name)
        if self.lock.take():
            return
        waits = bool(getattr(spider, "waits", False))
        then = "waiting for it to end" if waits else "nothing to do (-a wait=1 waits for it)"
        logger.warning("%s is being crawled already, by %s: %s", printable(name), self.lock.holder(), then)
        if not waits:
            raise CloseSpider(ALREADY_RUNNING)
        while not self.lock.take():
            await asyncio.sleep(self.wait_seconds)

    def spider_closed(self, spider: Spider) -> None:
        """Let it go. Scrapy calls this at the end of every crawl, of one that got no lock too."""
        if self.lock is not None:
            self.lock.release()
