"""What the change feed costs: of the time for storing a page, on disk, and when a reader comes.

Run from the project's root: `python -m tests.benchmarks.feed [--pages 10000] [--databases sqlite,postgresql]`. The ledger is filled as in
`tests/benchmarks/ledger.py`. The share is that of putting down the events, taken from the last half of the same run.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

import crawler.ledger.storing.store as storing
from crawler.ledger import Database, open_database
from crawler.ledger.feed.event_rows import event_rows
from crawler.ledger.feed.events import Event, newest
from crawler.ledger.feed.judged import judge_touched
from tests.benchmarks.ledger import BATCH, Pages, empty, size_on_disk


def share(ledger: Database, number: int) -> float:
    """Store so many pages; what part of the time for the last half went into putting down events."""
    told = [0.0]
    put_down = storing.put_down

    def timed(connection: Connection, happened: Sequence[Event]) -> None:
        started = time.perf_counter()
        put_down(connection, happened)
        told[0] += time.perf_counter() - started

    storing.put_down = timed
    pages, spent = iter(Pages(1)), 0.0
    for start in range(0, number, BATCH):
        batch = list(islice(pages, BATCH))
        if start <= number // 2:
            told[0] = spent = 0.0
        started = time.perf_counter()
        with ledger.writing() as connection:
            storing.store(connection, batch)
        spent += time.perf_counter() - started
    storing.put_down = put_down
    return told[0] / spent


def reading(ledger: Database) -> int:
    """Read all events; how many."""
    with ledger.reading() as connection:
        return sum(1 for _ in event_rows(connection, 0, newest(connection)[1]))


def of_events(ledger: Database, folder: Path | None) -> float:
    """Bytes of the feed's tables."""
    tables = ("events", "verdicts", "event_log")
    with ledger.engine.connect() as connection:
        if folder is None:
            sizes = [connection.exec_driver_sql(f"SELECT pg_total_relation_size('{table}')").scalar_one() for table in tables]
            return float(sum(sizes))
        before = size_of_pages(connection)
        connection.exec_driver_sql("COMMIT")
        for table in tables:
            connection.exec_driver_sql(f"DROP TABLE {table}")
        return float(before - size_of_pages(connection))


def size_of_pages(connection: Connection) -> int:
    """Bytes of an SQLite database that are in use."""
    ask = connection.exec_driver_sql
    used = ask("PRAGMA page_count").scalar_one() - ask("PRAGMA freelist_count").scalar_one()
    return int(used * ask("PRAGMA page_size").scalar_one())


def main() -> None:
    """Print one line for each database."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--databases", default="sqlite,postgresql")
    options = parser.parse_args()
    for database in options.databases.split(","):
        with empty(database) as (url, folder):
            ledger = open_database(url)
            part = share(ledger, options.pages)
            total = size_on_disk(ledger, folder)
            started = time.perf_counter()
            judge_touched(ledger)
            judged = time.perf_counter() - started
            started = time.perf_counter()
            number = reading(ledger)
            read = time.perf_counter() - started
            kept = of_events(ledger, folder)
            print(
                f"{database}: events take {part:.1%} of storing a page and {kept / options.pages:.0f} bytes of {total / options.pages:.0f}; "
                f"{number / options.pages:.2f} events a page; first reader: {options.pages / judged:.0f} pages/s judged, "
                f"{number / read:.0f} events/s read",
                flush=True,
            )
            ledger.close()


if __name__ == "__main__":
    main()
