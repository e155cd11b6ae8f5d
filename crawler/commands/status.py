"""`scrapy status`: what the ledger holds, site by site."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from scrapy.commands import ScrapyCommand

from crawler.commands.base import LedgerCommand
from crawler.ledger import read
from crawler.plain import printable

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
# Off a terminal nothing is cut to the width of a window.
_WIDE = 200


class Command(LedgerCommand, ScrapyCommand):
    """A table on standard output."""

    def short_desc(self) -> str:
        """One line of help."""
        return "Show what the ledger holds, site by site"

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Print the table."""
        database = self.open_ledger()
        with database.reading() as connection:
            rows = read.site_rows(connection)
            totals = read.totals(connection)
        console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else _WIDE)
        table = Table("site", title=f"ledger {self.settings['LEDGER_URL'].split('@')[-1]}" if self.settings else None)
        for name, _ in COLUMNS:
            table.add_column(name, justify="right")
        table.add_column("last crawl")
        for row in rows:
            table.add_row(_safe(row["site"]), *_numbers(row), (row["last_crawl"] or "never")[:16].replace("T", " "))
        table.add_section()
        whole = {name: sum(row[name] for row in rows) for name in _SUMMED} | {"stories": totals["stories"]}
        table.add_row("all", *_numbers(whole), "")
        console.print(table)


_SUMMED = ("pages", "articles", "with_original", "not_article", "failed", "blocked", "needs_browser", "gone", "due")


def _numbers(row: dict[str, Any]) -> list[str]:
    """The numbers of a row as texts; the share of articles that state an original in per cent."""
    share = f"{row['with_original'] / row['articles']:.0%}" if row["articles"] else "–"
    return [share if name is None else str(row[name]) for _, name in COLUMNS]


def _safe(text: str) -> str:
    """Text from the web without what rich or a terminal would act on."""
    return escape(printable(text))
