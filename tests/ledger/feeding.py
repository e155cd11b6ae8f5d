"""A process that writes to the change feed: `python -m tests.ledger.feeding URL NAME`."""

from __future__ import annotations

import random
import sys
from contextlib import suppress

from crawler.ledger import Database, open_database
from crawler.ledger.feed.events import Event, put_down

TRANSACTIONS, EVENTS = 25, 3


class UndoneError(Exception):
    """A transaction that is rolled back, with the numbers that it drew."""


def write(ledger: Database, name: str) -> None:
    """Transactions that put down events; some are rolled back and done again. On PostgreSQL they do not take turns as the ledger's
    writers do: the order of numbers must not rest on that."""
    draw = random.Random(name)
    for number in range(TRANSACTIONS):
        for undone in (True, False) if draw.random() < 0.2 else (False,):
            with suppress(UndoneError), ledger.writing() if _is_sqlite(ledger) else ledger.engine.begin() as connection:
                for one in range(EVENTS):
                    put_down(connection, [Event("merged", story_id=f"{name}-{number}", was_story_id=str(one))])
                    # The others go on meanwhile, and draw numbers if they can.
                    for _ in range(draw.randrange(4)):
                        connection.exec_driver_sql("SELECT count(*) FROM events").scalar()
                if undone:
                    raise UndoneError


def _is_sqlite(ledger: Database) -> bool:
    return ledger.engine.dialect.name == "sqlite"


if __name__ == "__main__":
    _, url, given = sys.argv
    opened = open_database(url, create=False)
    write(opened, given)
    opened.close()
