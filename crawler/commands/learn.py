"""`scrapy learn [SITE]`: learn the lines that a site repeats on its articles, for the crawls to come."""

from __future__ import annotations

import argparse
import sys

from scrapy.commands import ScrapyCommand

from crawler.commands.base import LedgerCommand, check_site
from crawler.counted import counted
from crawler.ledger.crawling import learnt
from crawler.plain import printable


class Command(LedgerCommand, ScrapyCommand):
    """Prints each line with how often it was seen; tab-separated, so that it can be read by people and programs."""

    def syntax(self) -> str:
        """How it is called."""
        return "[--dry-run] [SITE ...]"

    def short_desc(self) -> str:
        """One line of help."""
        return "Learn which lines a site repeats on its articles, so that later crawls leave them out"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="only show the lines")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Learn of the sites given, or of all."""
        ledger = self.open_ledger()
        with ledger.reading() as connection:
            for site in args:
                check_site(connection, site)
            names = args or learnt.sites(connection)
        lines = 0
        for site in names:
            with ledger.reading() if opts.dry_run else ledger.writing() as connection:
                found = learnt.repeated_lines(connection, site)
                if not opts.dry_run:
                    learnt.keep(connection, site, found)
            for one in found:
                print(f"{printable(site)}\t{one.seen} of {one.looked_at}\t{printable(one.line)}")
            lines += len(found)
        print(f"{counted(lines, 'repeated line')} on {counted(len(names), 'site')}", file=sys.stderr)
        ledger.close()
