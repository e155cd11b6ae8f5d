"""`scrapy schedule`: what runs when; `scrapy schedule run` runs it, on this machine."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands.base import LedgerCommand
from crawler.commands.begun import RUNS, here, safe, set_up_log
from crawler.commands.troubles import WIDEST
from crawler.jobs.one_machine import Scheduler
from crawler.jobs.process import Bounds
from crawler.jobs.schedule import Entry, ScheduleError, read_schedule
from crawler.jobs.timetable import first_after
from crawler.ledger import LedgerError, open_database
from crawler.ledger.crawling.jobs import Begun, last_jobs
from crawler.ledger.crawling.lock import lock_for
from crawler.ledger.database import exists
from crawler.network.hours import CHINA


class Command(LedgerCommand, ScrapyCommand):
    """A table on standard output, or what happens on standard error."""

    def syntax(self) -> str:
        """How it is called."""
        return "[run]"

    def short_desc(self) -> str:
        """One line of help."""
        return "Show what of SCHEDULE_FILE runs when; run: run it by the clock, on this machine, until it is told to end"

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show or run."""
        assert self.settings is not None
        if args not in ([], ["run"]):
            raise UsageError(f"expected: scrapy schedule {self.syntax()}")
        try:
            entries = read_schedule(Path(self.settings["SCHEDULE_FILE"]), self.settings)
        except ScheduleError as error:
            print(error, file=sys.stderr)
            self.exitcode = 1
            return
        if args:
            self._run(entries)
        else:
            self._show(entries)

    def _show(self, entries: list[Entry]) -> None:
        """A row for each job: when next, and how it ended last."""
        names = [job.name for entry in entries for job in entry.jobs]
        last: dict[str, Begun] = {}
        # Looking makes no ledger: a slip in LEDGER_URL would leave an empty one behind, which then passes for the real one.
        if self.settings is not None and exists(self.settings["LEDGER_URL"]):
            ledger = self.open_ledger()
            with ledger.reading() as connection:
                last = last_jobs(connection, names)
            ledger.close()
        made = Table("job", "next run (+08:00)", "cron", "last run (+08:00)", "how it ended")
        now = datetime.now(CHINA)
        rows = [(first_after(entry.cron, now), entry, job) for entry in entries for job in entry.jobs]
        for time, entry, job in sorted(rows, key=lambda row: row[0]):
            began, ended = _last(last.get(job.name))
            made.add_row(safe(job.name), f"{time:%Y-%m-%d %H:%M}", entry.cron, began, ended)
        Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDEST).print(made)

    def _run(self, entries: list[Entry]) -> None:
        """Until SIGINT or SIGTERM. Raises LedgerError where another scheduler runs on this ledger."""
        assert self.settings is not None
        set_up_log(self.settings)
        ledger = open_database(self.settings["LEDGER_URL"])
        lock = lock_for(ledger.url, "scrapy schedule run")
        if not lock.take():
            raise LedgerError(f"the schedule is being run already, by {lock.holder()}")
        try:
            asyncio.run(
                self._until_told(Scheduler(entries, ledger, Bounds.of(self.settings), self.settings.getint("JOBS_AT_ONCE")))
            )
        finally:
            lock.release()
            ledger.close()

    async def _until_told(self, scheduler: Scheduler) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, scheduler.stop)
        await scheduler.run()


def _last(job: Begun | None) -> tuple[str, str]:
    return ("never", "") if job is None else (here(job.started_at), safe(job.outcome or RUNS))
