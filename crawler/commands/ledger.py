"""`scrapy ledger backup FILE` and `scrapy ledger upgrade`."""

from __future__ import annotations

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands.base import LedgerCommand
from crawler.ledger.upkeep import back_up, upgrade


class Command(LedgerCommand, ScrapyCommand):
    """Upkeep of the database."""

    def syntax(self) -> str:
        """How it is called."""
        return "backup FILE | upgrade"

    def short_desc(self) -> str:
        """One line of help."""
        return "Copy the ledger, also while a crawl writes; or bring it to this program's schema"

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do one of the two."""
        assert self.settings is not None
        match args:
            case ["backup", file] if file:
                back_up(self.settings["LEDGER_URL"], Path(file))
                print(f"{file}: {Path(file).stat().st_size / 1e6:.1f} MB")
            case ["upgrade"]:
                print(f"the ledger has schema {upgrade(self.settings['LEDGER_URL'])}")
            case _:
                raise UsageError(f"expected: scrapy ledger {self.syntax()}")
