"""`scrapy forget URL|SITE`: take a page or a site out of the ledger for good."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands.base import LedgerCommand
from crawler.ledger import forget
from crawler.original import story_key
from crawler.plain import printable


class Command(LedgerCommand, ScrapyCommand):
    """Deletes the rows and keeps a record that it was done, so that no crawl brings them back."""

    def syntax(self) -> str:
        """How it is called."""
        return "[--reason TEXT] [--allow-again] URL|SITE"

    def short_desc(self) -> str:
        """One line of help."""
        return "Take a page or a site out of the ledger for good"

    def long_desc(self) -> str:
        """More help."""
        return (
            "URL is the address of a page, in any spelling; SITE a site as 'scrapy status' names it. All versions and texts go, "
            "the stories are grouped again, and no crawl, of saved pages either, stores them again until --allow-again."
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
        with ledger.writing() as connection:
            if opts.allow_again:
                number = forget.allow_again(connection, name, key)
                print(f"{printable(name)}: may be crawled again" if number else f"{printable(name)}: was not forgotten")
                self.exitcode = 0 if number else 1
            else:
                if key is None:
                    gone = forget.forget_site(connection, name, reason=opts.reason)
                else:
                    gone = forget.forget_page(connection, name, key, reason=opts.reason)
                print(f"{printable(name)}: forgotten, {gone.pages} pages with {gone.versions} versions")
                for file, offset in gone.archived:
                    print(f"the archive still has it: {printable(file)} offset {offset}", file=sys.stderr)
                print("feeds, exports and archive files that were written before are not touched", file=sys.stderr)
        ledger.close()
