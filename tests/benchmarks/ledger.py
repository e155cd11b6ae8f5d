"""What a page costs in the ledger, all matching on, as the ledger grows; and its size on disk.

Run from the project's root: `python -m tests.benchmarks.ledger [--sizes 10000,100000] [--databases sqlite,postgresql]`. For each size the
ledger is filled up to it, through the same door as a crawl's results, then the cost of the next pages is measured. Ratios are
to the first size, in one run, by the clock and by this process's time on the processor. PostgreSQL: TEST_POSTGRESQL_URL, else the
server on 127.0.0.1; its schema is dropped at the end.

A million pages take an hour or more. `--grow URL` goes on with a ledger that an earlier run has filled and left, on SQLite or, after
`scrapy ledger copy`, on PostgreSQL: it is measured as it stands, against a new one of the first size.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, make_url, select, text

from crawler.items import Article
from crawler.ledger import Database, Result, open_database
from crawler.ledger.database import sqlite_path
from crawler.ledger.storing.store import store
from crawler.ledger.tables import versions
from tests.conftest import empty_schema

BATCH = 100
# Pages that are measured: at least so many, and a fiftieth of those that are there.
MEASURED, MEASURED_SHARE = 5000, 50
# A story's pages come within so many others of each other.
OPEN_STORIES = 400


class Cost(NamedTuple):
    """Of a page, in ms: by the clock, and of this process's time on the processor."""

    clock: float
    processor: float


class Pages:
    """An endless stream of results: of ten pages three are sources, five state one, one copies one without a word, one stands alone."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.words = ["".join(chr(self.rng.randrange(0x4E00, 0x9000)) for _ in range(2)) for _ in range(6000)]
        self.common = [self.sentence() for _ in range(30)]
        self.open: list[tuple[str, list[str], str]] = []
        self.number = 0

    def sentence(self) -> str:
        words = self.rng.choices(self.words, k=self.rng.randint(8, 24))
        words.insert(3, str(self.rng.randint(10, 9999)))
        return "".join(words) + "。"

    def text(self) -> list[str]:
        made = [self.sentence() for _ in range(round(6 * 8 ** self.rng.random()))]
        return made + self.rng.sample(self.common, 2) if self.rng.random() < 0.3 else made

    def changed(self, lines: list[str]) -> list[str]:
        """A copy: mostly as it is, else with a sentence changed, or a part of it."""
        kind = self.rng.random()
        if kind < 0.6:
            return lines
        if kind < 0.8:
            return [*lines[:2], self.sentence(), *lines[3:]]
        return lines[: max(4, len(lines) // 2)]

    def __iter__(self) -> Iterator[Result]:
        while True:
            self.number += 1
            kind = self.rng.random()
            site = f"www.site{self.rng.randrange(400)}.cn"
            url = f"http://{site}/show-{self.number}.html"
            stated = None
            if kind < 0.4 or not self.open:
                lines, title = self.text(), self.sentence()
                if kind < 0.3:
                    self.open.append((url, lines, title))
                    if len(self.open) > OPEN_STORIES:
                        self.open.pop(self.rng.randrange(OPEN_STORIES))
            else:
                source, lines, title = self.rng.choice(self.open)
                lines = self.changed(lines)
                stated = source if kind < 0.9 else None
            yield result(url, site, title, lines, stated, f"20{self.number % 24:02}-{self.number % 12 + 1:02}-11")


def result(url: str, site: str, title: str, lines: list[str], stated: str | None, published: str) -> Result:
    """A page as the pipelines give it; keys are the addresses."""
    body = "\n".join("".join(lines[start : start + 3]) for start in range(0, len(lines), 3))
    article = Article(url, site, title, published=published, body=body, original_url=stated, story_key=stated or url)
    digest = hashlib.sha256(url.encode()).hexdigest()
    return Result(url, site, "fetched", None, 200, "2024-05-01T00:00:00Z", article, digest, url, "article" if stated else None)


def seconds(ledger: Database, pages: Iterator[Result], number: int) -> tuple[float, float]:
    """Time and processor time for storing so many pages, making them left out."""
    spent, worked = 0.0, 0.0
    while number > 0:
        batch = list(islice(pages, min(BATCH, number)))
        started, work = time.perf_counter(), time.process_time()
        with ledger.writing() as connection:
            store(connection, batch)
        spent += time.perf_counter() - started
        worked += time.process_time() - work
        number -= len(batch)
    return spent, worked


@contextmanager
def empty(database: str) -> Iterator[tuple[str, Path | None]]:
    """The URL of an empty ledger, and its folder if it is files."""
    if database == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/ledger.db", Path(folder)
        return
    with empty_schema() as url:
        yield url, None


def size_on_disk(ledger: Database, folder: Path | None) -> int:
    """Bytes of the ledger, indexes included."""
    if folder is not None:
        return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    query = "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind = 'r'"
    with ledger.reading() as connection:
        return int(connection.execute(text(query)).scalar_one())


def measured(stored: int) -> int:
    """How many pages are measured of a ledger that holds so many."""
    return max(MEASURED, stored // MEASURED_SHARE)


def measure(ledger: Database, pages: Iterator[Result], stored: int, folder: Path | None, first: Cost | None) -> Cost:
    """Store the next pages of a ledger that holds so many, print a line, and return their cost. first: what ratios are to."""
    number = measured(stored)
    spent, worked = seconds(ledger, pages, number)
    cost = Cost(1000 * spent / number, 1000 * worked / number)
    to = first or cost
    kilobytes = size_on_disk(ledger, folder) / (stored + number) / 1000
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{stored:>10} {1000 / cost.clock:>9.0f} {cost.clock:>10.2f} {cost.clock / to.clock:>6.2f} {cost.processor:>10.2f} "
        f"{cost.processor / to.processor:>6.2f} {kilobytes:>10.1f} {memory:>10}",
        flush=True,
    )
    return cost


def fill(url: str, folder: Path | None, sizes: list[int]) -> Cost:
    """Fill an empty ledger from size to size and measure at each; the cost at the first."""
    ledger, pages = open_database(url), iter(Pages(1))
    stored, first = 0, None
    for size in sizes:
        seconds(ledger, pages, size - stored)
        cost = measure(ledger, pages, size, folder, first)
        first, stored = first or cost, size + measured(size)
    ledger.close()
    assert first is not None
    return first


def go_on(url: str, first: Cost) -> None:
    """Measure a ledger that an earlier run has filled."""
    path = sqlite_path(make_url(url))
    ledger = open_database(url)
    with ledger.reading() as connection:
        stored = connection.execute(select(func.count()).select_from(versions)).scalar_one()
    pages = iter(Pages(1))
    next(islice(pages, stored - 1, stored), None)
    # A ledger that was just filled is in memory as far as it goes.
    seconds(ledger, pages, MEASURED)
    measure(ledger, pages, stored + MEASURED, path.parent if path else None, first)
    ledger.close()


def main() -> None:
    """Print one table for each database."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--databases", default="sqlite,postgresql")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave the filled ledger.db there (SQLite)")
    parser.add_argument("--grow", metavar="URL", help="then go on with this ledger, alone in its folder or schema")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    for database in options.databases.split(","):
        print(
            f"{database}\n{'pages':>10} {'pages/s':>9} {'ms a page':>10} {'ratio':>6} {'processor':>10} {'ratio':>6} "
            f"{'kB a page':>10} {'memory MB':>10}"
        )
        kept = nullcontext((f"sqlite:///{options.keep}/ledger.db", options.keep)) if options.keep else empty(database)
        with kept as (url, folder):
            first = fill(url, folder, sizes)
        if options.grow:
            go_on(options.grow, first)


if __name__ == "__main__":
    main()
