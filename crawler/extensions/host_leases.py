"""No host is asked by two processes at a time: the downloader has the host's lease while it asks."""

from __future__ import annotations

import logging

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from crawler.ledger import Database, LedgerError, open_database
from crawler.ledger.clock import now
from crawler.ledger.crawling.leases import Leases, leases_on
from crawler.ledger.crawling.waits import keep_waits, wait_of
from crawler.network.downloader import downloader_of

logger = logging.getLogger(__name__)


class HostLeases:
    """Gives the downloader of a live crawl the ledger's leases, and takes them back at its end."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.leases: Leases = leases_on(crawler.settings["LEDGER_URL"])
        self.database: Database | None = None
        self.longest_wait = crawler.settings.getfloat("RETRY_AFTER_MAX")
        self.began = now()
        self.is_told = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> HostLeases:
        """Scrapy makes it so."""
        found = cls(crawler)
        crawler.signals.connect(found.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(found.spider_closed, signal=signals.spider_closed)
        return found

    def spider_opened(self, spider: Spider) -> None:
        """Before the first request."""
        if getattr(spider, "live", True):
            # Who only looks puts nothing down (`extensions/record.py`), and keeps a host's own wishes while he does.
            if getattr(spider, "on_record", False):
                self.database = open_database(self.crawler.settings["LEDGER_URL"])
            downloader_of(self.crawler).leases = self

    def spider_closed(self, spider: Spider) -> None:
        """After the last connection. Who asks these hosts next keeps the distance that this process owes them."""
        if self.database is not None:
            downloader = downloader_of(self.crawler)
            self._keep_waits({host: seconds for host in downloader.leased if (seconds := downloader.owed(host))})
            self.database.close()
        self.leases.close()

    def take(self, host: str) -> bool:
        """For the downloader: may the host be asked now? Where the ledger cannot tell, it may not."""
        try:
            return self.leases.take(host)
        except LedgerError as error:
            if not self.is_told:
                logger.error("no host is asked: %s", error)
                self.is_told = True
            return False

    def wait_of(self, host: str) -> float:
        """For the downloader: how many seconds the host is still not to be asked."""
        if self.database is None:
            return 0.0
        try:
            with self.database.reading() as connection:
                wait = wait_of(connection, host)
        except LedgerError as error:
            logger.warning("%s", error)
            return 0.0
        # Who asked for too long is left alone by the runs of that time; a later one asks again.
        return wait.seconds if wait.seconds <= self.longest_wait or wait.told_at >= self.began else 0.0

    def keep_wait(self, host: str, seconds: float) -> None:
        """For the downloader: no process is to ask the host for so long."""
        self._keep_waits({host: seconds})

    def _keep_waits(self, seconds: dict[str, float]) -> None:
        if not seconds or self.database is None:
            return
        try:
            with self.database.writing() as connection:
                keep_waits(connection, seconds)
        except LedgerError as error:
            logger.warning("%s", error)

    def give_back(self, host: str, owed: float) -> None:
        """For the downloader: the host is not being asked any more, and not to be for so long."""
        if owed:
            self.keep_wait(host, owed)
        try:
            self.leases.give_back(host)
        except LedgerError as error:
            logger.warning("%s", error)
