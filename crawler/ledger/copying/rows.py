"""The rows of a table in the order of their keys, the same on both databases, and one digest for all of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import psycopg
from sqlalchemy import JSON, Connection, Engine, String, Table, insert, select

from crawler.ledger.copying.fit import fits_of
from crawler.ledger.database import explained
from crawler.ledger.dialect import is_postgresql
from crawler.ledger.errors import LedgerError

Row = tuple[Any, ...]
Key = tuple[Any, ...]
# (table, column, key of the row).
Changed = Callable[[str, str, Key], None]


@contextmanager
def one_state(engine: Engine, url: str) -> Iterator[Connection]:
    """A transaction that sees the ledger as it is at its first question, whatever is written meanwhile."""
    with explained(url), engine.connect() as connection:
        if is_postgresql(connection):
            connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


def batch_of(table: Table) -> int:
    """How many rows are in memory at a time: fewer where each has a text."""
    return 200 if "body" in table.c else 2000


def rows_of(connection: Connection, table: Table) -> Iterator[Row]:
    """All rows, streamed in the order of their keys. Texts are in the order of their characters' numbers, as Python has them."""
    keys = [
        column.collate("C") if is_postgresql(connection) and isinstance(column.type, String) else column
        for column in table.primary_key.columns
    ]
    streaming = connection.execution_options(yield_per=batch_of(table))
    for row in streaming.execute(select(table).order_by(*keys)):
        yield tuple(row)


def fitted(rows: Iterable[Row], table: Table, changed: Changed) -> Iterator[Row]:
    """Rows as PostgreSQL can keep them. Raises LedgerError where a key would change: the rows would not be in order."""
    fits = fits_of(table)
    key_of = keys_of(table)
    keys = {column.name for column in table.primary_key.columns}
    for row in rows:
        new = None
        for place, name, fit in fits:
            value = fit(row[place])
            if value != row[place]:
                if name in keys:
                    raise LedgerError(
                        f"{table.name} {str(key_of(row))[:200]}: PostgreSQL cannot keep the key {name}; take the row out first"
                    )
                changed(table.name, name, key_of(row))
                new = new or list(row)
                new[place] = value
        yield row if new is None else tuple(new)


def keys_of(table: Table) -> Callable[[Row], Key]:
    """What gives a row's key."""
    places = [place for place, column in enumerate(table.columns) if column.primary_key]
    return lambda row: tuple(row[place] for place in places)


class Digest:
    """The number of rows that went by, and the SHA-256 of all of them in their order."""

    def __init__(self) -> None:
        self.rows = 0
        self.sha = hashlib.sha256()

    def of(self, rows: Iterable[Row], at_once: int) -> Iterator[list[Row]]:
        """The rows in lists of so many."""
        rows = iter(rows)
        while batch := list(islice(rows, at_once)):
            self.rows += len(batch)
            self.sha.update("\n".join(map(repr, batch)).encode("utf-8", "surrogatepass") + b"\n")
            yield batch

    def told(self) -> tuple[int, str]:
        """The number and the digest so far."""
        return self.rows, self.sha.hexdigest()


def write(connection: Connection, table: Table, rows: list[Row]) -> None:
    """Insert rows; on PostgreSQL as COPY, which takes ten times as many a second."""
    names = [column.name for column in table.columns]
    if not is_postgresql(connection):
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows])
        return
    jsons = [place for place, column in enumerate(table.columns) if isinstance(column.type, JSON)]
    cursor: Any = connection.connection.cursor()
    quoted = ", ".join(f'"{name}"' for name in names)
    try:
        with cursor, cursor.copy(f'COPY "{table.name}" ({quoted}) FROM STDIN') as out:
            for row in rows:
                out.write_row([json.dumps(value) if place in jsons else value for place, value in enumerate(row)])
    except psycopg.Error as error:
        raise LedgerError(f"{table.name}: {str(error).splitlines()[0]}; what is copied already stays: run it again") from error
