"""The search's index: which words stand on which version."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection, select

from crawler.browse.index.file import writing
from crawler.browse.index.grams import characters, pairs
from crawler.ledger import Database
from crawler.ledger.dialect import among
from crawler.ledger.tables import versions

_AT_ONCE = 500


def write_words(file: sqlite3.Connection, texts: Iterable[tuple[int, str | None, str | None]]) -> None:
    """Index versions, each given as id, title and body. One that is indexed stays as it is: a version never changes."""
    for version_id, title, body in texts:
        if file.execute("INSERT OR IGNORE INTO indexed VALUES (?)", (version_id,)).rowcount:
            row = (version_id, pairs(title), pairs(body))
            file.execute("INSERT INTO pairs (rowid, title, body) VALUES (?, ?, ?)", row)
            row = (version_id, characters(title), characters(body))
            file.execute("INSERT INTO characters (rowid, title, body) VALUES (?, ?, ?)", row)


def forget_words(ledger: Database, file: sqlite3.Connection, told: Callable[[str, int, int], None]) -> None:
    """Make the index anew, of the versions that are left."""
    with writing(file):
        for table in ("pairs", "characters"):
            file.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        file.execute("DELETE FROM indexed")
        rows = [row[0] for row in file.execute("SELECT version_id FROM pages ORDER BY version_id")]
        with ledger.reading() as connection:
            left = iter(rows)
            done = 0
            while piece := list(islice(left, _AT_ONCE)):
                write_words(file, _texts(connection, piece))
                done += len(piece)
                told("words", done, len(rows))


def _texts(connection: Connection, ids: list[int]) -> Iterator[tuple[int, str | None, str | None]]:
    query = select(versions.c.id, versions.c.title, versions.c.body).where(among(connection, versions.c.id, ids))
    yield from connection.execute(query).tuples()
