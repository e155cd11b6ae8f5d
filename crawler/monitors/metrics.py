"""What Prometheus reads: the ledger's numbers and those of each site's last run, for node_exporter's textfile collector."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime

from prometheus_client import CollectorRegistry, generate_latest, write_to_textfile
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.extensions.record import only_on_record
from crawler.ledger import Database, LedgerError, open_database
from crawler.ledger.crawling.alarms import standing
from crawler.ledger.reading import read
from crawler.plain import printable

logger = logging.getLogger(__name__)

_STATES = ("due", "not_article", "gone", "failed", "blocked", "needs_browser")
_NEWS = "news/"


class _Numbers(Collector):
    """One look at the ledger."""

    def __init__(self, database: Database) -> None:
        with database.reading() as connection:
            self.sites = read.site_rows(connection)
            self.runs = read.last_runs(connection)
            self.alarms = standing(connection)

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The families, one after the other."""
        yield from self._of_sites()
        yield from self._of_runs()
        alarms = _family("alarms", "Alarms that stand.", "site", "monitor")
        counts: dict[tuple[str, str], int] = {}
        for alarm in self.alarms:
            key = printable(alarm.site), alarm.monitor
            counts[key] = counts.get(key, 0) + 1
        for labels, number in counts.items():
            alarms.add_metric(labels, number)
        yield alarms

    def _of_sites(self) -> Iterator[GaugeMetricFamily]:
        pages = _family("pages", "Pages of the ledger by state; `fetched` are the others' rest.", "site", "state")
        articles = _family("articles", "Pages that are, or were, articles.", "site")
        originals = _family("articles_with_original", "Articles that state their original.", "site")
        stories = _family("stories", "Stories that the site has a page of.", "site")
        for row in self.sites:
            site = printable(row["site"])
            counts = {state: int(row[state]) for state in _STATES}
            for state, number in ({"fetched": row["pages"] - sum(counts.values())} | counts).items():
                pages.add_metric([site, state], number)
            articles.add_metric([site], row["articles"])
            originals.add_metric([site], row["with_original"])
            stories.add_metric([site], row["stories"])
        yield from (pages, articles, originals, stories)

    def _of_runs(self) -> Iterator[GaugeMetricFamily]:
        started = _family("last_run_started_timestamp_seconds", "When the site's last run began.", "site")
        seconds = _family("last_run_duration_seconds", "How long it took; missing while it runs, or if it was killed.", "site")
        complete = _family("last_run_complete", "1 if the last run came to its end by itself.", "site")
        news = _family(
            "last_run_pages", "What the last run brought that was not known (crawler/extensions/tally.py).", "site", "what"
        )
        for run in self.runs:
            site, began = printable(run["site"]), datetime.fromisoformat(run["started_at"])
            started.add_metric([site], began.timestamp())
            complete.add_metric([site], int(run["complete"]))
            if run["finished_at"] is not None:
                seconds.add_metric([site], (datetime.fromisoformat(run["finished_at"]) - began).total_seconds())
            for name, number in sorted(run["stats"].items()):
                if name.startswith(_NEWS):
                    news.add_metric([site, name.removeprefix(_NEWS)], number)
        yield from (started, seconds, complete, news)


class MetricsFile:
    """Writes METRICS_FILE at the end of each run: beside it first, then in its place, so that no reader sees half of one."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.path: str = crawler.settings.get("METRICS_FILE") or ""
        if not self.path:
            raise NotConfigured

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> MetricsFile:
        """Scrapy makes it so."""
        only_on_record(crawler)
        made = cls(crawler)
        crawler.signals.connect(made.engine_stopped, signal=signals.engine_stopped)
        return made

    def engine_stopped(self) -> None:
        """Everything is stored, and the monitors have run."""
        try:
            database = open_database(self.crawler.settings["LEDGER_URL"], create=False)
            try:
                write_to_textfile(self.path, _registry(database))
            finally:
                database.close()
        except (LedgerError, OSError) as error:
            logger.error("METRICS_FILE %s is not written: %s", self.path, error)


def metrics_text(database: Database) -> str:
    """The same as a text. Raises LedgerError."""
    return generate_latest(_registry(database)).decode()


def _registry(database: Database) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(_Numbers(database))
    return registry


def _family(name: str, says: str, *labels: str) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"repost_archive_{name}", says, labels=labels)
