"""`scrapy forget URL|SITE`: take a page or a site out of the ledger and the archive for good."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.archive.errors import ArchiveError
from crawler.commands.base import LedgerCommand
from crawler.commands.takedown import no_crawl_of, sites_of, take_out_of_archive
from crawler.counted import counted
from crawler.ledger import Database
from crawler.ledger.upkeep import forget
from crawler.original import story_key
from crawler.plain import printable


class Command(LedgerCommand, ScrapyCommand):
    """Deletes rows and records and keeps a note that it was done, so that no crawl brings them back."""

    def syntax(self) -> str:
        """How it is called."""
        return "[--reason TEXT] [--allow-again] URL|SITE"

    def short_desc(self) -> str:
        """One line of help."""
        return "Take a page or a site out of the ledger and the archive for good"

    def long_desc(self) -> str:
        """More help."""
        return (
            "URL is the address of a page, in any spelling; SITE a site as 'scrapy status' names it. All versions, texts "
            "and records of the archive go, the stories are grouped again, and no crawl, of saved pages either, stores them again until --allow-again. "
            "The exit code is 1 where nothing of that name is known; it is kept out of later crawls all the same."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument("--reason", metavar="TEXT", help="why; kept in the record")
        parser.add_argument(
            "--allow-again", action="store_true", help="let crawls fetch and store it again; brings nothing back"
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Forget, or allow again."""
        if len(args) != 1:
            raise UsageError(f"expected: scrapy forget {self.syntax()}")
        (name,) = args
        key = None
        if "://" in name:
            try:
                key = story_key(name)
            except ValueError as error:
                raise UsageError(f"{name!r} is no address: {error}") from None
        ledger = self.open_ledger()
        try:
            if opts.allow_again:
                with ledger.writing() as connection:
                    number = forget.allow_again(connection, name, key)
                print(f"{printable(name)}: may be crawled again" if number else f"{printable(name)}: was not forgotten")
                self.exitcode = 0 if number else 1
            else:
                self._forget(ledger, name, key, opts.reason)
        except ArchiveError as error:
            print(f"scrapy: {error}", file=sys.stderr)
            self.exitcode = 1
        finally:
            ledger.close()

    def _forget(self, ledger: Database, name: str, key: str | None, reason: str | None) -> None:
        """Out of the archive first, then out of the ledger: after a crash the same command finds what is left.

        What neither of the two knows may be a slip of the hand, or be asked for before any crawl has found it. So it is put down, which
        keeps it out, and said with exit code 1, which lets nobody think that something was taken out.
        """
        assert self.settings is not None
        with no_crawl_of(self.settings["LEDGER_URL"], sites_of(ledger, name, key)):
            with ledger.writing() as connection:
                before = forget.was_forgotten(connection, name, key)
                forget.begin(connection, name, key, reason=reason)
            out = take_out_of_archive(ledger, Path(self.settings["ARCHIVE_DIR"]), name, key)
            with ledger.writing() as connection:
                if key is None:
                    gone = forget.forget_site(connection, name, reason=reason, records=out.records)
                else:
                    gone = forget.forget_page(connection, name, key, reason=reason, records=out.records)
        if not (gone.pages or gone.others or out.records or out.needed):
            self._nothing(printable(name), before)
            return
        print(f"{printable(name)}: forgotten, {counted(gone.pages, 'page')} with {counted(gone.versions, 'version')}")
        print(f"{counted(out.records, 'record')} taken out of the archive", file=sys.stderr)
        for file, offset in out.needed:
            print(f"stays in the archive, as other pages have it too: {printable(file)} offset {offset}", file=sys.stderr)
        for file, offset in out.damaged:
            print(f"damaged, so nobody knows whose it is: {printable(file)} offset {offset}", file=sys.stderr)
        print(
            "feeds, exports and packs that were written before are not touched; 'scrapy browse' lets go of it when it starts next",
            file=sys.stderr,
        )

    def _nothing(self, name: str, before: bool) -> None:
        """Say that there was nothing to take out. before: because it was taken out already."""
        if before:
            print(f"{name}: was forgotten before; nothing more is known of it")
            return
        print(
            f"scrapy: nothing is known of {name}, in the ledger or in the archive, so nothing was taken out (a site is called as "
            "'scrapy status' calls it, an address begins with http:// or https://). "
            f"No crawl stores it from now on; 'scrapy forget --allow-again {name}' takes that back",
            file=sys.stderr,
        )
        self.exitcode = 1
