"""`scrapy status`: what is not well, and what the ledger holds, site by site."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime, timezone
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands.alarms import alarm_line
from crawler.commands.base import LedgerCommand, check_site
from crawler.commands.scheduled import scheduled_sites
from crawler.commands.troubles import WIDEST, failures_table, runs_table
from crawler.jobs.schedule import ScheduleError
from crawler.ledger import Database
from crawler.ledger.crawling.lock import lock_for
from crawler.ledger.reading import read
from crawler.monitors.check import accept, problems
from crawler.monitors.metrics import metrics_text
from crawler.plain import printable, printable_lines

# Column → the row's value.
COLUMNS = (
    ("pages", "pages"),
    ("articles", "articles"),
    ("with original", None),
    ("stories", "stories"),
    ("no article", "not_article"),
    ("failed", "failed"),
    ("blocked", "blocked"),
    ("needs browser", "needs_browser"),
    ("gone", "gone"),
    ("due", "due"),
)
# A narrow table counts these together, and leaves out the columns of what did not come to be an article where they are empty.
_NOT_HAD = ("failed", "blocked", "needs_browser")
_TROUBLES = ("not_article", "not_had", "gone", "due")
# Off a terminal nothing is cut to the width of a window. A narrower one than the second gets the narrow table.
_WIDE, _NARROW = 200, 140


class Command(LedgerCommand, ScrapyCommand):
    """A table on standard output."""

    schedule_is_broken = False

    def short_desc(self) -> str:
        """One line of help."""
        return "Show alarms and what the ledger holds, site by site; with --failures, what could not be had and why"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        one_of = parser.add_mutually_exclusive_group()
        told = "what could not be had, by site and reason, with an example"
        one_of.add_argument("--failures", action="store_true", help=told)
        parser.add_argument("--site", metavar="SITE", help="with --failures: of this site only")
        told = "one line for each alarm that stands and each run that is missing or was killed; exit code 1 if there are any"
        one_of.add_argument("--check", action="store_true", help=told)
        one_of.add_argument("--accept", metavar="SITE", help="what the site's alarms tell of is usual from now on")
        one_of.add_argument("--metrics", action="store_true", help="the numbers in Prometheus' text format")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the table."""
        if args:
            raise UsageError(f"scrapy status takes no words, only options: {printable(' '.join(args))!r}")
        if opts.site is not None and not opts.failures:
            raise UsageError("--site goes with --failures")
        database = self.open_ledger()
        if opts.check:
            self._check(database)
        elif opts.accept is not None:
            self._accept(database, opts.accept)
        elif opts.metrics:
            sys.stdout.write(metrics_text(database))
        elif opts.failures:
            self._failures(database, opts.site)
        else:
            self._sites(database)
        database.close()

    def _sites(self, database: Database) -> None:
        """Print what the ledger holds."""
        with database.reading() as connection:
            rows = read.site_rows(connection)
            totals = read.totals(connection)
            alarms = problems(connection, **self._about_runs())
        console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDE)
        for alarm in alarms:
            console.print(escape(alarm_line(alarm)), style="bold red", highlight=False, soft_wrap=True)
        console.print(_title(self.settings["LEDGER_URL"] if self.settings else ""), soft_wrap=True)
        console.print(table(rows, totals, narrow=console.width < _NARROW))

    def _check(self, database: Database) -> None:
        """Print what is not well; exit code 1 if anything is not."""
        with database.reading() as connection:
            found = problems(connection, **self._about_runs())
            any_run = bool(read.last_runs(connection))
        for alarm in found:
            print(alarm_line(alarm))
        if not any_run:
            print("nothing was ever crawled into this ledger: is LEDGER_URL right?")
        self.exitcode = 1 if found or self.schedule_is_broken or not any_run else 0

    def _accept(self, database: Database, site: str) -> None:
        """Put down that a site's alarms tell of what is usual now."""
        with database.writing() as connection:
            found = accept(connection, site, problems(connection, **self._about_runs()))
        for alarm in found:
            print(f"accepted: {alarm_line(alarm)}")
        if not found:
            print(f"scrapy: no alarm stands of {printable(site)}", file=sys.stderr)
            self.exitcode = 1

    def _about_runs(self) -> dict[str, Any]:
        """What tells a run that is missing: settings, the schedule, and whether a site is being crawled now."""
        assert self.settings is not None
        settings = self.settings
        scheduled: dict[str, str | None] = {}
        try:
            scheduled = scheduled_sites(settings, datetime.now(timezone.utc))
        except ScheduleError as error:
            print(f"scrapy: {printable_lines(str(error))}", file=sys.stderr)
            self.schedule_is_broken = True
        return {
            "scheduled": scheduled,
            "overdue_days": settings.getfloat("RUN_OVERDUE_DAYS"),
            "is_running": lambda site: _is_running(settings["LEDGER_URL"], site),
        }

    def _failures(self, database: Database, site: str | None) -> None:
        """Print what could not be had."""
        with database.reading() as connection:
            check_site(connection, site)
            failures = read.failure_rows(connection, site)
            runs = [run for run in read.last_runs(connection) if site in {None, run["site"]}]
        console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDEST)
        console.print(failures_table(failures))
        console.print(runs_table(runs))


def table(rows: list[dict[str, Any]], totals: dict[str, int], *, narrow: bool) -> Table:
    """The table. narrow: it fits 80 columns, with no lines between its columns, headings of two lines and days without times."""
    rows = [row | {"not_had": sum(row[name] for name in _NOT_HAD)} for row in rows]
    whole = {name: sum(row[name] for row in rows) for name in _SUMMED} | {"stories": totals["stories"]}
    if narrow:
        kept = [column for column in COLUMNS if column[1] not in _NOT_HAD] + [("not had", "not_had")]
        columns = [(head, name) for head, name in kept if name not in _TROUBLES or whole[name]]
    else:
        columns = list(COLUMNS)
    made = Table(box=SIMPLE_HEAD, pad_edge=False, padding=0) if narrow else Table()
    made.add_column("site", overflow="fold")
    for head, _ in columns:
        made.add_column(head.replace(" ", "\n") if narrow else head, justify="right", no_wrap=True)
    made.add_column("last\ncrawl" if narrow else "last crawl", no_wrap=True)
    for row in rows:
        when = (row["last_crawl"] or "never")[: 10 if narrow else 16].replace("T", " ")
        made.add_row(_safe(row["site"]), *_numbers(row, columns), when)
    made.add_section()
    made.add_row("all", *_numbers(whole, columns), "")
    return made


def _is_running(url: str, site: str) -> bool:
    """True while a crawl holds the site's lock. Asked only of sites whose last run has not ended."""
    lock = lock_for(url, site)
    if not lock.take():
        return True
    lock.release()
    return False


def _title(url: str) -> str:
    """Which ledger, without a password."""
    return f"ledger {_safe(url.rpartition('@')[2])}"


_SUMMED = ("pages", "articles", "with_original", "not_article", "failed", "blocked", "needs_browser", "gone", "due", "not_had")


def _numbers(row: dict[str, Any], columns: list[tuple[str, str | None]]) -> list[str]:
    """The numbers of a row as texts; the share of articles that state an original in per cent."""
    share = f"{row['with_original'] / row['articles']:.0%}" if row["articles"] else "–"
    return [share if name is None else str(row[name]) for _, name in columns]


def _safe(text: str) -> str:
    """Text from the web without what rich or a terminal would act on."""
    return escape(printable(text))
