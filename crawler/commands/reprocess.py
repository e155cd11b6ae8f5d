"""`scrapy reprocess [SITE]`: today's extraction over the archive, without the web."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from crawler.archive.kept import Reader
from crawler.commands.base import LedgerCommand, check_site
from crawler.counted import counted
from crawler.extract import EXTRACTOR_VERSION
from crawler.ledger import Database
from crawler.ledger.crawling.learnt import learnt_lines
from crawler.ledger.storing.reprocessing import Pending, as_they_were, mark, pending, without_archive
from crawler.ledger.storing.store import store
from crawler.making.again import Again, look_again
from crawler.making.collecting import collect_rarely
from crawler.plain import printable

# Pages of one transaction.
_AT_ONCE = 100
_WORDS = {
    "same": "as they were",
    "changed": "with other fields",
    "article": "articles that were none before",
    "no_article": "no articles any more",
    "lost": "not in the archive as the ledger says",
    "failed": "on which extraction fails",
}


class Command(LedgerCommand, ScrapyCommand):
    """Prints what changed, a line for each field: its name, on how many pages, and one of them; then the sums."""

    def syntax(self) -> str:
        """How it is called."""
        return "[--dry-run] [SITE]"

    def short_desc(self) -> str:
        """One line of help."""
        return "Run today's extraction over the archived pages, without the web"

    def long_desc(self) -> str:
        """More help."""
        return (
            "Every page of the archive that this extractor has not looked at is read again. Where a field comes out otherwise the page "
            "gets a new version. Killed and run again it goes on where it was."
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Its options."""
        super().add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")

    def work(self, args: list[str], opts: argparse.Namespace) -> None:
        """Look at the pages of a site, or of all."""
        if len(args) > 1:
            raise UsageError(f"expected: scrapy reprocess {self.syntax()}")
        assert self.settings is not None
        collect_rarely()
        site = args[0] if args else None
        ledger = self.open_ledger()
        with ledger.reading() as connection:
            check_site(connection, site)
        told = _Told()
        reader, longest = Reader(Path(self.settings["ARCHIVE_DIR"])), self.settings.getint("URLLENGTH_LIMIT")
        for looked_at in _looked_at(ledger, reader, site, longest):
            told.add(looked_at)
            if not opts.dry_run:
                _keep(ledger, looked_at)
        with ledger.reading() as connection:
            told.show(without_archive(connection, site))
        ledger.close()
        self.exitcode = int(told.outcomes["lost"] + told.outcomes["failed"] > 0)


# A text: see `crawler.export.rows`.
LookedAt: TypeAlias = "list[tuple[Pending, Again]]"


def _looked_at(ledger: Database, reader: Reader, site: str | None, longest: int) -> Iterator[LookedAt]:
    """What comes of the pages, some at a time."""
    lines: dict[str, frozenset[str]] = {}
    after = 0
    while True:
        with ledger.reading() as connection:
            found = pending(connection, site, EXTRACTOR_VERSION, after=after, limit=_AT_ONCE)
            for name in {page.site for page in found} - lines.keys():
                lines[name] = learnt_lines(connection, name)
        if not found:
            return
        after = found[-1].id
        yield [(page, look_again(reader, page, lines[page.site], longest=longest)) for page in found]


def _keep(ledger: Database, looked_at: LookedAt) -> None:
    """Store what came of the pages, but of those that a crawl has changed meanwhile: it made them with this extractor."""
    with ledger.writing() as connection:
        same = as_they_were(connection, [page for page, _ in looked_at])
        results = [again.result for page, again in looked_at if page.id in same and again.result is not None]
        if results:
            store(connection, results)
        done = [page.id for page, again in looked_at if page.id in same and again.outcome not in {"lost", "failed"}]
        mark(connection, done, EXTRACTOR_VERSION)


class _Told:
    """What is told at the end. examples: one page's address for each field and outcome."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.fields: Counter[str] = Counter()
        self.examples: dict[str, str] = {}

    def add(self, looked_at: LookedAt) -> None:
        """Count, and say at once what could not be looked at."""
        for page, again in looked_at:
            self.outcomes[again.outcome] += 1
            self.fields.update(again.fields)
            for name in (*again.fields, again.outcome):
                self.examples.setdefault(name, page.url)
            if again.problem is not None:
                print(f"{printable(page.url)}: {printable(again.problem)}", file=sys.stderr)

    def show(self, without_archive: int) -> None:
        """Fields, then the pages that became or ceased to be articles; the sums."""
        for name, number in sorted(self.fields.items(), key=lambda one: (-one[1], one[0])):
            print(f"{name}\t{number}\t{printable(self.examples[name])}")
        for name in ("article", "no_article"):
            if self.outcomes[name]:
                print(f"({_WORDS[name]})\t{self.outcomes[name]}\t{printable(self.examples[name])}")
        sums = ", ".join(f"{self.outcomes[name]} {words}" for name, words in _WORDS.items() if self.outcomes[name])
        text = f"{counted(self.outcomes.total(), 'page')} looked at with extractor {EXTRACTOR_VERSION}: {sums}"
        if not self.outcomes:
            text = f"nothing to do: extractor {EXTRACTOR_VERSION} has looked at every page in the archive"
        if without_archive:
            text += f"; not in the archive (saved pages, crawls without one), and as they were: {counted(without_archive, 'article')}"
        print(text)
