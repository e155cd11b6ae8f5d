"""`scrapy schema`: what the rows of an export look like, as JSON Schema."""

from __future__ import annotations

import argparse
import json

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands.base import LedgerCommand
from crawler.commands.export import WHAT
from crawler.ledger.reading.schema import row_schema


class Command(LedgerCommand, ScrapyCommand):
    """Prints one schema."""

    def syntax(self) -> str:
        """How it is called."""
        return "[pages|stories|events]"

    def short_desc(self) -> str:
        """One line of help."""
        return "Print the JSON Schema of exported rows"

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print it; of pages if nothing is said."""
        what = args[0] if args else "pages"
        if len(args) > 1 or what not in WHAT:
            raise UsageError(f"expected one of: {', '.join(WHAT)}")
        print(json.dumps(row_schema(what), ensure_ascii=False, indent=2))
