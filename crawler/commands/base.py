"""What the project's commands share: the ledger, and errors as one line."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from abc import ABC, abstractmethod
from types import FrameType
from typing import Any

from scrapy.settings import Settings
from sqlalchemy import Connection

from crawler.bounds import check_values
from crawler.commands.help import HelpFormatter
from crawler.commands.streams import open_streams
from crawler.ledger import Database, LedgerError, open_database
from crawler.ledger.reading.read import knows_site
from crawler.misspelt import check_names
from crawler.plain import printable


class LedgerCommand(ABC):
    """Put before ScrapyCommand: a command that reads the ledger. Only its rows go to standard output.

    It is no ScrapyCommand itself, or Scrapy would take it for one of the commands.
    """

    requires_project = True
    requires_crawler_process = False
    settings: Settings | None
    exitcode: int
    # Its words may be options of another command.
    passes_options_on = False

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Scrapy's options; each command adds its own."""
        parser.formatter_class = HelpFormatter
        parent: Any = super()
        parent.add_options(parser)

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do the work; a LedgerError or OSError becomes one line and exit code 1, and so does a signal that ends it, with 128 and
        its number, and a setting of no use or an unknown option, with 2."""
        open_streams()
        try:
            if self.settings is not None:
                check_names(self.settings)
                check_values(self.settings)
        except ValueError as error:
            print(f"scrapy: {error}", file=sys.stderr)
            self.exitcode = 2
            return
        # Scrapy hands on what it does not know, and no site, address or word of ours begins so.
        unknown = [word for word in args if word.startswith("-")]
        if unknown and not self.passes_options_on:
            print(f"scrapy: no such option: {printable(unknown[0])}; -h tells those that there are", file=sys.stderr)
            self.exitcode = 2
            return
        before = signal.signal(signal.SIGTERM, _end)
        try:
            self.work(args, opts)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader has enough, as `head` does. What Python would still write must go nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except KeyboardInterrupt as stop:
            print("scrapy: interrupted; what was there before is as it was", file=sys.stderr)
            self.exitcode = 128 + (stop.args[0] if stop.args else signal.SIGINT)
        except (LedgerError, OSError) as error:
            print(f"scrapy: {error}", file=sys.stderr)
            self.exitcode = 1
        finally:
            signal.signal(signal.SIGTERM, before)

    @abstractmethod
    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """What the command does; each has its own."""

    def open_ledger(self) -> Database:
        """The ledger of the settings, to read."""
        assert self.settings is not None
        return open_database(self.settings["LEDGER_URL"], create=False)


def check_site(connection: Connection, site: str | None) -> None:
    """Raise LedgerError for a site that the ledger knows nothing of: it may be misspelt. None: no site was asked for."""
    if site is not None and not knows_site(connection, site):
        known = "its sites are those that 'scrapy status' names"
        raise LedgerError(f"the ledger knows nothing of a site '{printable(site)}'; {known}")


def _end(number: int, _frame: FrameType | None) -> None:
    """SIGTERM as Ctrl-C: files that are not whole are taken away."""
    raise KeyboardInterrupt(number)
