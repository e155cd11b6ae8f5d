"""No host is asked by two processes at a time: the downloader has the host's lease while it asks."""

from __future__ import annotations

import logging

from scrapy import Spider, signals
from scrapy.crawler import Crawler

from crawler.ledger import LedgerError
from crawler.ledger.crawling.leases import Leases, leases_on
from crawler.network.downloader import downloader_of

logger = logging.getLogger(__name__)


class HostLeases:
    """Gives the downloader of a live crawl the ledger's leases, and takes them back at its end."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.leases: Leases = leases_on(crawler.settings["LEDGER_URL"])
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
            downloader_of(self.crawler).leases = self

    def spider_closed(self, spider: Spider) -> None:
        """After the last connection."""
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

    def give_back(self, host: str) -> None:
        """For the downloader: the host is not being asked any more."""
        try:
            self.leases.give_back(host)
        except LedgerError as error:
            logger.warning("%s", error)
