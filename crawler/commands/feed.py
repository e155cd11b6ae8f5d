"""The change feed for one reader: what is new to him, and how far he has come then."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection

from crawler.commands.cursor import Cursor, Mark, held
from crawler.ledger import Database
from crawler.ledger.feed.event_rows import event_rows
from crawler.ledger.feed.events import newest, time_of
from crawler.ledger.feed.judged import judge_touched


class News(NamedTuple):
    """The events that are new to a reader. after: the number of the last one that his cursor has passed; 0 without a cursor."""

    after: int
    rows: Iterator[dict[str, Any]]


@contextmanager
def feed(database: Database, cursor: str | None) -> Iterator[News]:
    """The events that are new to the reader with this cursor file; all of them without one. The file is moved at the end of the block,
    which must not come before he has them: if the process dies earlier, the next one tells the same under the same numbers.

    Raises LedgerError for a cursor that is not this ledger's, or that another export is using.
    """
    if cursor is None:
        judge_touched(database)
        with database.reading() as connection:
            yield News(0, event_rows(connection, 0, newest(connection)[1]))
        return
    with held(Path(cursor)) as place:
        with database.reading() as connection:
            place.after(connection)
        judge_touched(database)
        with database.reading() as connection:
            mark = _mark(connection)
            after = place.after(connection)
            yield News(after, event_rows(connection, after, 0 if mark is None else mark.number))
        _move(place, mark)


def _mark(connection: Connection) -> Mark | None:
    """How far a reader has come who has been told everything; None while nothing has happened."""
    ledger, number = newest(connection)
    at = time_of(connection, number)
    return None if ledger is None or at is None else Mark(ledger, number, at)


def _move(place: Cursor, mark: Mark | None) -> None:
    if mark is not None and mark != place.read():
        place.move(mark)
