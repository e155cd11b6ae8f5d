"""What each page of `scrapy browse` takes, and what its reading file costs, on a large ledger.

Run from the project's root: `python -m tests.benchmarks.browse [--pages 200000]`. A ledger of so many pages is made, through the same
door as a crawl's results (some minutes), or one that is there is read: `--ledger FILE`. Then each kind of page is asked for some times,
with other words, stories and sites each time; the first time counts too. Milliseconds in this process, no network.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import httpx
from sqlalchemy import select

from crawler.browse.index import ReadingFile, update
from crawler.browse.server import application
from crawler.ledger import Database, open_database
from crawler.ledger.tables import versions
from tests.benchmarks.ledger import Pages, seconds

TIMES = 9


def kinds(file: sqlite3.Connection, ledger: Database) -> dict[str, Callable[[], str]]:
    """Kind of page → a path of that kind, another one each time."""
    draw = random.Random(7)
    stories = [row[0] for row in file.execute("SELECT story_id FROM stories WHERE reposts BETWEEN 1 AND 20 LIMIT 5000")]
    largest = [row[0] for row in file.execute("SELECT story_id FROM stories ORDER BY reposts DESC LIMIT 20")]
    sites = [row[0] for row in file.execute("SELECT site FROM sites ORDER BY pages DESC LIMIT 50")]
    pages = [row[0] for row in file.execute("SELECT page_id FROM pages ORDER BY page_id DESC LIMIT 5000")]
    with ledger.reading() as connection:
        bodies = [
            row.body for row in connection.execute(select(versions.c.body).where(versions.c.body.is_not(None)).limit(500))
        ]

    def word(length: int) -> str:
        while True:
            line = draw.choice(draw.choice(bodies).split("\n"))
            start = draw.randrange(max(1, len(line) - length))
            if len(found := line[start : start + length]) == length and found.isalpha():
                return found

    return {
        "start": lambda: "/",
        "story": lambda: f"/story/{draw.choice(stories)}",
        "story, the largest": lambda: f"/story/{draw.choice(largest)}",
        "site": lambda: f"/site?name={draw.choice(sites)}",
        "page": lambda: f"/page/{draw.choice(pages)}",
        "search, 1 character": lambda: f"/search?q={word(1)}",
        "search, 2 characters": lambda: f"/search?q={word(2)}",
        "search, 4 characters": lambda: f"/search?q={word(4)}",
        "search, 2 and a site": lambda: f"/search?q={word(2)}&site={draw.choice(sites)}",
        "search, days only": lambda: "/search?since=2004-01-01&until=2024-12-31",
        "search, on each page": lambda: "/search?q=1",
        "stories": lambda: "/ledger/stories",
        "stories, by reposts": lambda: "/ledger/stories?_sort_desc=reposts",
        "pages": lambda: "/ledger/pages",
        "pages of a site": lambda: f"/ledger/pages?site={draw.choice(sites)}",
        "pages, facet of sites": lambda: "/ledger/pages?_facet=site",
        "versions": lambda: "/ledger/versions",
        "sites": lambda: "/ledger/sites",
        "failures": lambda: "/ledger/failures",
    }


@contextmanager
def made(pages: int, path: str | None) -> Iterator[tuple[str, Path]]:
    """The URL of a ledger, and a folder for the reading file."""
    with tempfile.TemporaryDirectory() as folder:
        if path is not None:
            yield f"sqlite:///{path}", Path(folder)
            return
        ledger = open_database(f"sqlite:///{folder}/ledger.db")
        seconds(ledger, iter(Pages(1)), pages)
        ledger.close()
        yield f"sqlite:///{folder}/ledger.db", Path(folder)


async def timed(client: httpx.AsyncClient, path: Callable[[], str]) -> list[float]:
    """Milliseconds of each time."""
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        answer = await client.get(path())
        taken.append(1000 * (time.perf_counter() - started))
        answer.raise_for_status()
    return taken


async def ask(app: Callable[..., object], paths: dict[str, Callable[[], str]]) -> None:
    """Print a line for each kind of page."""
    transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", timeout=60) as client:
        await client.get("/favicon.ico")
        print(f"{'page':<24} {'median ms':>10} {'most ms':>10}")
        for name, path in paths.items():
            taken = await timed(client, path)
            print(f"{name:<24} {median(taken):>10.0f} {max(taken):>10.0f}", flush=True)


def main() -> None:
    """Print what the file costs, then what each page takes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200_000)
    parser.add_argument("--ledger", metavar="FILE", help="an SQLite ledger that is there; it is only read")
    options = parser.parse_args()
    with made(options.pages, options.ledger) as (url, folder):
        ledger = open_database(url, create=False)
        path = folder / "reading.db"
        file = ReadingFile(path, url).open()
        started, work = time.perf_counter(), time.process_time()
        update(ledger, file)
        print(f"made in {time.perf_counter() - started:.0f} s ({time.process_time() - work:.0f} s of processor time)")
        started, work = time.perf_counter(), time.process_time()
        update(ledger, file)
        print(f"an update with nothing new: {time.perf_counter() - started:.1f} s ({time.process_time() - work:.1f} s)")
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        numbers = [file.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("seen", "stories")]
        print(f"{numbers[0]:,} pages, {numbers[1]:,} stories, {path.stat().st_size / 1e6:.0f} MB\n")
        asyncio.run(ask(application(path, ledger, folder / "archive"), kinds(file, ledger)))
        file.close()
        ledger.close()


if __name__ == "__main__":
    main()
