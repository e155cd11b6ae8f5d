"""Spidermon, at the end of each crawl: it judges the run first, and says nothing where all is well."""

from __future__ import annotations

import logging
from typing import Any

from scrapy import Spider
from scrapy.crawler import Crawler
from spidermon.contrib.scrapy.extensions import Spidermon
from spidermon.contrib.scrapy.runners import LOG_MESSAGE_HEADER, SpiderMonitorResult, SpiderMonitorRunner
from spidermon.settings import MONITOR

from crawler.extensions.ledger import ledger_of
from crawler.extensions.record import only_on_record
from crawler.ledger import LedgerError, open_database
from crawler.monitors.watch import Watch, keep, watch_run

logger = logging.getLogger(__name__)


class Monitors(Spidermon):
    """Spidermon's own extension, with its settings. Monitors of any suite find the run's Watch as `data.watch`: None where
    the run is not watched (saved pages), or made no run in the ledger.
    """

    def __init__(self, crawler: Crawler, *arguments: Any, **named: Any) -> None:
        super().__init__(crawler, *arguments, **named)
        self.watch: Watch | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Monitors:
        """Scrapy makes it so."""
        only_on_record(crawler)
        made: Monitors = super().from_crawler(crawler)
        return made

    def spider_closed(self, spider: Spider) -> None:
        """Judge, put down, then let the suites run. The ledger has stored everything: its extension comes before this one."""
        try:
            self.watch = _watched(self.crawler)
        except LedgerError as error:
            logger.error("the run is not watched: %s", error)
        super().spider_closed(spider)

    def _generate_data_for_spider(self, spider: Spider) -> dict[str, Any]:
        return {**super()._generate_data_for_spider(spider), "watch": self.watch}

    def _run_suites(self, spider: Spider, suites: list[Any]) -> None:
        data = self._generate_data_for_spider(spider)
        for suite in suites:
            _QuietRunner(spider).run(suite, **data)


class _QuietResult(SpiderMonitorResult):
    """Spidermon's words about what went well go to DEBUG, and a failure is one line, without the place in the code."""

    def log_info(self, msg: object) -> None:
        self.log(msg, level=logging.DEBUG)

    def log(self, msg: object, level: int = logging.DEBUG) -> None:
        """To the spider's logger. Spidermon's own way there warns, in the log, that Scrapy will not have it much longer."""
        self.spider.logger.log(level, "[%s] %s", LOG_MESSAGE_HEADER, msg)

    def write_errors(self) -> None:
        for status in self.step.error_statuses:
            for item in self.step.items_for_status(status):
                words = item.reason if status == MONITOR.STATUS.FAILURE else item.error
                self.log_error(f"{item.item.name}: {words}")


class _QuietRunner(SpiderMonitorRunner):
    def create_result(self) -> _QuietResult:
        return _QuietResult(self.spider)


def _watched(crawler: Crawler) -> Watch | None:
    """The judgement of the run that has just ended, put down. None where there is none to judge."""
    ledger = ledger_of(crawler)
    what = getattr(crawler.spider, "watched", None)
    if what is None or ledger.run is None or ledger.error is not None:
        return None
    database = open_database(crawler.settings["LEDGER_URL"], create=False)
    try:
        watch = watch_run(database, ledger.run, what, ledger.tally.hosts)
        keep(database, watch)
    finally:
        database.close()
    return watch
