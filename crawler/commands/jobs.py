"""`scrapy jobs`: the jobs that were begun, and where their logs are."""

from __future__ import annotations

import argparse
import sys

from rich.console import Console
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands.base import LedgerCommand
from crawler.commands.begun import jobs_table
from crawler.commands.troubles import WIDEST
from crawler.ledger.jobs import newest_jobs


class Command(LedgerCommand, ScrapyCommand):
    """A table on standard output."""

    def short_desc(self) -> str:
        """One line of help."""
        return "Show the jobs that were begun, how they ended, and where their logs are"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument("--last", metavar="N", type=int, default=30, help="how many; 30 if nothing is said")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the table."""
        if args:
            raise UsageError("expected: scrapy jobs [--last N]")
        ledger = self.open_ledger()
        with ledger.reading() as connection:
            rows = newest_jobs(connection, opts.last)
        ledger.close()
        Console(file=sys.stdout, width=None if sys.stdout.isatty() else WIDEST).print(jobs_table(rows))
