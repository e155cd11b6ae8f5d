"""How far a crawl is: a bar on a terminal, a log line a minute elsewhere; and at the end what came of it."""

from __future__ import annotations

import logging
import sys
import time

from rich.console import Console
from rich.progress import BarColumn, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bar
from rich.table import Table
from scrapy import signals
from scrapy.crawler import Crawler
from twisted.internet.task import LoopingCall

from crawler.counted import counted
from crawler.extensions.record import only_on_record
from crawler.ledger import LedgerError, open_database
from crawler.ledger.reading.read import totals

logger = logging.getLogger(__name__)

_BAR_SECONDS = 0.5
_LINE_SECONDS = 60.0

# Row of the summary → the crawl's stat, the ledger's total.
SUMMARY = (
    ("pages", "pages/done", "pages"),
    ("articles", "boilerplate/articles", "articles"),
    ("new or changed articles", "dedup/new_version", None),
    ("stories", "dedup/new_story", "stories"),
    ("reposts that name their original", "dedup/names_original", "reposts"),
    ("reposts matched to a source", None, "matched"),
    ("pages with no stated original", "dedup/names_none", "no_original"),
    ("no article", "not_article", "not_article"),
    ("failures", "failures", "failures"),
)


class QuietConsole(Console):
    """rich's console; where nobody reads any more it falls silent."""

    def on_broken_pipe(self) -> None:
        """rich would raise SystemExit, which leaves the reactor's threads behind and the process waiting for them."""
        self.quiet = True


class Progress:
    """Shows the crawl's stats while they grow, and once more at the end. Writes to standard error only."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.console = QuietConsole(file=sys.stderr)
        self.started = time.monotonic()
        self.bar: Bar | None = None
        self.task: TaskID | None = None
        self.loop: LoopingCall | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Progress:
        """Scrapy makes it so."""
        only_on_record(crawler)
        progress = cls(crawler)
        crawler.signals.connect(progress.engine_started, signal=signals.engine_started)
        crawler.signals.connect(progress.engine_stopped, signal=signals.engine_stopped)
        return progress

    def engine_started(self) -> None:
        """Begin to show: the crawl itself begins, whatever it had to wait for."""
        spider = self.crawler.spider
        assert spider is not None
        self.started = time.monotonic()
        if self.console.is_terminal:
            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[numbers]}"))
            self.bar = Bar(*columns, TimeElapsedColumn(), console=self.console)
            self.task = self.bar.add_task(spider.name, total=None, numbers="")
            self.bar.start()
        self.loop = LoopingCall(self.show)
        self.loop.start(_BAR_SECONDS if self.bar else _LINE_SECONDS, now=False)

    def show(self) -> None:
        """One step of the bar, or one line."""
        numbers = self.numbers()
        rate = numbers["done"] / max(time.monotonic() - self.started, 0.001)
        text = f"{numbers['done']} of {counted(numbers['known'], 'page')}, {counted(numbers['stories'], 'story', 'stories')}, {rate:.1f} pages/s"
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, completed=numbers["done"], total=numbers["known"] or None, numbers=text)
        else:
            logger.info("%s", text)

    def numbers(self) -> dict[str, int]:
        """Of this crawl: pages done, pages known (done or found and still to do), new stories, failures."""
        done = self._stat("boilerplate/pages") + self._stat("lists/pages") + self._stat("pages/not_html")
        # Before the pipelines, and within them, where a page is among the done already.
        before = sum(self._stat(f"pages/{state}") for state in ("failed", "blocked", "needs_browser", "gone"))
        within = sum(self._stat(f"boilerplate/{state}") for state in ("failed", "blocked", "needs_browser"))
        waiting = self._stat("scheduler/enqueued") - self._stat("scheduler/dequeued")
        return {
            "done": done + before,
            "known": done + before + max(waiting, 0),
            "stories": self._stat("dedup/new_story"),
            "failures": before + within,
        }

    def engine_stopped(self) -> None:
        """The summary, after everything has been stored."""
        if self.loop is not None and self.loop.running:
            self.show()
            self.loop.stop()
        if self.bar is not None:
            self.bar.stop()
        try:
            self.console.print(self.summary())
            reason = self.crawler.stats.get_value("finish_reason") if self.crawler.stats else None
            if reason not in {None, "finished"}:
                self.console.print(
                    f"stopped before the end ({reason}): what was stored is kept, the next run goes on from there"
                )
        except LedgerError as error:
            logger.error("%s", error)

    def summary(self) -> Table:
        """A table: what this crawl did, and what the ledger holds now."""
        stats = self.crawler.stats
        assert stats is not None
        numbers = self.numbers()
        stats.set_value("pages/done", numbers["done"])
        stats.set_value("failures", numbers["failures"])
        stats.set_value(
            "not_article", self._stat("boilerplate/not_article") + self._stat("lists/pages") + self._stat("pages/not_html")
        )
        database = open_database(self.crawler.settings["LEDGER_URL"])
        with database.reading() as connection:
            held = totals(connection)
        database.close()
        table = Table(title=f"{self.crawler.spider.name if self.crawler.spider else ''}: what came of it")
        table.add_column("")
        table.add_column("this crawl", justify="right")
        table.add_column("ledger", justify="right")
        for name, stat, total in SUMMARY:
            table.add_row(name, str(self._stat(stat)) if stat else "", str(held[total]) if total else "")
        return table

    def _stat(self, name: str) -> int:
        """A number of the crawl's stats, 0 if it was never counted."""
        stats = self.crawler.stats
        return int(stats.get_value(name, 0)) if stats else 0
