"""`scrapy jobs`: what was begun, and where its log is; on PostgreSQL also `scrapy jobs worker` and `scrapy jobs put`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Any

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.spiderloader import SpiderLoader

from crawler.commands.base import LedgerCommand
from crawler.commands.begun import jobs_table, safe, set_up_log
from crawler.commands.troubles import WIDEST
from crawler.jobs.job import COMMANDS, KINDS, Job, command_job
from crawler.jobs.process import Bounds
from crawler.jobs.schedule import Entry, ScheduleError, read_schedule
from crawler.ledger import open_database
from crawler.ledger.crawling.jobs import newest_jobs
from crawler.ledger.database import postgresql_url


class Command(LedgerCommand, ScrapyCommand):
    """Tables on standard output; what a worker does on standard error."""

    passes_options_on = True

    def syntax(self) -> str:
        """How it is called."""
        return "[--last N] | worker [--only KINDS] [--until-empty] | put ENTRY … | put COMMAND …"

    def short_desc(self) -> str:
        """One line of help."""
        return "Show the jobs that were begun and their logs; worker: run jobs of the queue in PostgreSQL; put: put some there"

    def long_desc(self) -> str:
        """More help."""
        return (
            "put: an entry of SCHEDULE_FILE by its name, or a command, such as: put crawl saved -a path=pages.warc.gz. "
            f"Kinds of work are {', '.join(KINDS)}."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument("--last", metavar="N", type=int, default=30, help="how many jobs are shown; 30 if nothing is said")
        parser.add_argument(
            "--only", metavar="KINDS", default="", help="worker: take these kinds of work only, comma-separated"
        )
        parser.add_argument("--until-empty", action="store_true", help="worker: end when there is nothing to take")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Show, work or put."""
        try:
            match args:
                case []:
                    self._show(opts.last)
                case ["worker"]:
                    self._work([kind for kind in opts.only.split(",") if kind], until_empty=opts.until_empty)
                case ["put", first, *rest]:
                    self._put(first, rest)
                case _:
                    raise UsageError(f"expected: scrapy jobs {self.syntax()}")
        except ScheduleError as error:
            print(error, file=sys.stderr)
            self.exitcode = 1

    def _show(self, number: int) -> None:
        """What was begun; of a queue, what waits."""
        ledger = self.open_ledger()
        with ledger.reading() as connection:
            rows = newest_jobs(connection, number)
        ledger.close()
        console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDEST)
        console.print(jobs_table(rows))
        if postgresql_url(ledger.url).get_backend_name() == "postgresql":
            for job in asyncio.run(self._waiting()):
                console.print(f"waits: {safe(job['name'])}")

    async def _waiting(self) -> list[dict[str, Any]]:
        # Imported here and below: Scrapy loads all commands to run one, and procrastinate costs a quarter of a second.
        from crawler.jobs.queue import make_app, set_up, waiting

        url = self._url()
        app = make_app(url)
        async with app.open_async():
            await set_up(app, url)
            return await waiting(app)

    def _work(self, kinds: list[str], *, until_empty: bool) -> None:
        """Until SIGINT or SIGTERM, or until nothing is left."""
        from crawler.jobs.queue import make_app
        from crawler.jobs.worker import JobWorker

        assert self.settings is not None
        for kind in kinds:
            if kind not in KINDS:
                raise UsageError(f"--only {kind}: expected some of {', '.join(KINDS)}")
        app = make_app(self._url())
        set_up_log(self.settings)
        ledger = open_database(self._url())
        worker = JobWorker(
            app,
            ledger,
            self._entries(),
            Bounds.of(self.settings),
            kinds=kinds,
            at_once=self.settings.getint("JOBS_AT_ONCE"),
            heartbeat=self.settings.getfloat("JOB_HEARTBEAT_SECONDS"),
            retries=self.settings.getint("JOB_RETRIES"),
            keep_waiting=not until_empty,
        )
        try:
            asyncio.run(worker.run())
        finally:
            ledger.close()

    def _put(self, first: str, rest: list[str]) -> None:
        """Put jobs into the queue, and say of each whether it was there already."""
        assert self.settings is not None
        jobs: list[Job] = []
        if first in COMMANDS:
            try:
                jobs.append(command_job(SpiderLoader.from_settings(self.settings), None, [first, *rest]))
            except ValueError as error:
                raise UsageError(str(error)) from error
        else:
            entries = {entry.name: entry for entry in self._entries()}
            for name in (first, *rest):
                if name not in entries:
                    file = self.settings["SCHEDULE_FILE"]
                    where = file if Path(file).exists() else f"{file}, which is not there"
                    raise UsageError(f"{name}: neither a command ({', '.join(COMMANDS)}) nor an entry of {where}")
                jobs += entries[name].jobs
        asyncio.run(self._put_all(jobs))

    async def _put_all(self, jobs: list[Job]) -> None:
        from crawler.jobs.queue import make_app, put, set_up

        url = self._url()
        app = make_app(url)
        async with app.open_async():
            await set_up(app, url)
            for job in jobs:
                print(f"{safe(job.name)}: " + ("in the queue" if await put(app, job) else "waits there already"))

    def _entries(self) -> list[Entry]:
        """The schedule; none where there is no file."""
        assert self.settings is not None
        path = Path(self.settings["SCHEDULE_FILE"])
        return read_schedule(path, self.settings) if path.exists() else []

    def _url(self) -> str:
        assert self.settings is not None
        return str(self.settings["LEDGER_URL"])
