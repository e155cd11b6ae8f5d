"""`scrapy ledger backup FILE`, `scrapy ledger upgrade`, `scrapy ledger rematch` and `scrapy ledger copy FROM TO`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.commands.base import LedgerCommand
from crawler.counted import counted
from crawler.ledger.upkeep.backup import back_up, open_upgraded, upgrade
from crawler.ledger.upkeep.rematching import rematch_all
from crawler.match import MATCHER_VERSION
from crawler.plain import printable

# Kind of event → what happened, of one and of several.
_HAPPENED = {
    "merged": ("story merged into another", "stories merged into others"),
    "split": ("story split off", "stories split off"),
    "matched": ("page in another place", "pages in other places"),
    "verdict": ("verdict changed", "verdicts changed"),
}
# Values that did not fit are named one by one up to here.
_MOST_NAMED = 20


class Command(LedgerCommand, ScrapyCommand):
    """Upkeep of the database."""

    def syntax(self) -> str:
        """How it is called."""
        return "backup FILE | upgrade | rematch | copy FROM TO"

    def short_desc(self) -> str:
        """One line of help."""
        return "Copy the ledger, also while a crawl writes; bring it to this program's schema; match its pages again; move it to another database"

    def long_desc(self) -> str:
        """More help."""
        return (
            "rematch: today's rules of which pages are one story, over all pages that older rules have matched, also while crawls "
            "write. It prints what became otherwise; each change is an event of 'scrapy export events'. What people decided holds. Ended and run "
            "again it goes on. copy: FROM and TO are addresses as LEDGER_URL takes them, of SQLite or PostgreSQL. TO must be empty. Run the same "
            "command again if it was ended: it goes on. Each table is read back and compared, by number of rows and SHA-256."
        )

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Do one of the four."""
        assert self.settings is not None
        match args:
            case ["backup", file] if file:
                back_up(self.settings["LEDGER_URL"], Path(file))
                print(f"{file}: {Path(file).stat().st_size / 1e6:.1f} MB")
            case ["upgrade"]:
                print(f"the ledger has schema {upgrade(self.settings['LEDGER_URL'])}")
            case ["rematch"]:
                _rematch(self.settings["LEDGER_URL"])
            case ["copy", source, target]:
                _copy(source, target)
            case _:
                raise UsageError(f"expected: scrapy ledger {self.syntax()}")


def _rematch(url: str) -> None:
    """A line of what became otherwise; to standard error, on a terminal, how far it is."""
    database = open_upgraded(url)
    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task("pages", total=None)
        done = rematch_all(database, lambda pages, total: bar.update(task, completed=pages, total=total))
    database.close()
    if not done.pages:
        print(f"nothing to do: the rules of matcher {MATCHER_VERSION} have matched every page")
        return
    changed = [f"{number} {_HAPPENED[kind][number > 1]}" for kind in _HAPPENED if (number := done.events[kind])]
    print(
        f"{counted(done.pages, 'page')} matched by matcher {MATCHER_VERSION}: {', '.join(changed) or 'all stories as they were'}"
    )


def _copy(source: str, target: str) -> None:
    """A line for each table to standard output; to standard error what had to be changed, and on a terminal how far it is."""
    # Imported here: it brings PostgreSQL's driver, and Scrapy reads this file for every command.
    from crawler.ledger.copying import copy_ledger

    told: Counter[str] = Counter()

    def changed(table: str, column: str, key: tuple[object, ...]) -> None:
        told[f"{table}.{column}"] += 1
        if told.total() <= _MOST_NAMED:
            where = printable(", ".join(map(str, key)))
            print(f"{table} {where}: {column} holds what PostgreSQL cannot keep, so it was changed", file=sys.stderr)

    with Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task("")
        for done in copy_ledger(
            source,
            target,
            changed=changed,
            progress=lambda table, rows, total: bar.update(task, description=table, completed=rows, total=total),
        ):
            print(f"{done.table:<20} {done.rows:>12,} {'row ' if done.rows == 1 else 'rows'}  sha256 {done.digest}", flush=True)
    for column, number in sorted(told.items()):
        print(f"{column}: changed to fit: {counted(number, 'value')}", file=sys.stderr)
    print("the copy is whole: set LEDGER_URL to it")
