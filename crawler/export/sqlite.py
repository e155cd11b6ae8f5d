"""Rows as tables of an SQLite database, brought up to date: only rows that have changed are read and written."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from crawler.export.errors import ExportError
from crawler.export.keyed import Source
from crawler.export.progress import Watch
from crawler.export.rows import Row
from crawler.export.tables import Table, tables_of

# Tells our files from other people's databases: "reps".
_APPLICATION = 0x72657073
# Rows asked for together.
_TOGETHER = 500


class Change(NamedTuple):
    """What an update did: rows written, rows taken out, rows that were there as they are."""

    written: int
    removed: int
    kept: int


def update(path: Path, source: Source, watch: Watch) -> Change:
    """Make the database at `path`, which may be empty, hold the source's rows. Tables of other sources stay.

    It is not safe against a crash: `path` must be a copy. Raises ExportError for a database that is not an export.
    """
    with _explained(path), closing(sqlite3.connect(path, isolation_level=None)) as database:
        _open(database)
        tables = tables_of(source.schema)
        database.execute("BEGIN")
        fresh = _prepare(database, source, tables)
        _take_keys(database, source)
        removed = _remove_gone(database, tables)
        total = _count(database, "temp.changed")
        kept = _count(database, "temp.seen") - total
        _write_changed(database, source, tables, watch, total)
        if fresh:
            removed = _count(database, f"temp.before WHERE key NOT IN (SELECT {tables[0].key} FROM {tables[0].name})")
            # Faster than as they grow.
            for statement in (index for table in tables for index in table.indexes()):
                database.execute(statement)
            database.execute("ANALYZE")
        database.execute("COMMIT")
    return Change(watch.written, removed, kept)


def _open(database: sqlite3.Connection) -> None:
    """Set it up; refuse what is not ours."""
    (application,) = database.execute("PRAGMA application_id").fetchone()
    if application != _APPLICATION and database.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
        raise ExportError("there is a database of something else: name a new file")
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -64000", f"application_id = {_APPLICATION}"):
        database.execute(f"PRAGMA {setting}")


def _prepare(database: sqlite3.Connection, source: Source, tables: list[Table]) -> bool:
    """Have the tables and what describes them. True if they are new: they were not there, or made by other rules; then `temp.before`
    has the keys of the rows that were in them.
    """
    database.execute(
        "CREATE TABLE IF NOT EXISTS exports (what TEXT PRIMARY KEY, schema_version TEXT NOT NULL, made_by TEXT NOT NULL)"
    )
    database.execute(
        "CREATE TABLE IF NOT EXISTS columns (table_name TEXT, column_name TEXT, type TEXT, description TEXT, "
        "PRIMARY KEY (table_name, column_name))"
    )
    database.execute("CREATE TABLE IF NOT EXISTS marks (what TEXT, key TEXT, mark BLOB, PRIMARY KEY (what, key)) WITHOUT ROWID")
    what, version = source.schema["title"], source.schema["version"]
    if database.execute("SELECT schema_version, made_by FROM exports WHERE what = ?", (what,)).fetchone() == (
        version,
        source.made_by,
    ):
        return False
    database.execute("CREATE TEMP TABLE before (key TEXT PRIMARY KEY) WITHOUT ROWID")
    if database.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (tables[0].name,)).fetchone():
        database.execute(f"INSERT INTO before SELECT {tables[0].key} FROM {tables[0].name}")
    for table in tables:
        database.execute(f"DROP TABLE IF EXISTS {table.name}")
        database.execute(table.create())
        database.execute("DELETE FROM columns WHERE table_name = ?", (table.name,))
        database.executemany("INSERT INTO columns VALUES (?, ?, ?, ?)", table.descriptions())
    database.execute("DELETE FROM marks WHERE what = ?", (what,))
    database.execute("INSERT OR REPLACE INTO exports VALUES (?, ?, ?)", (what, version, source.made_by))
    return True


def _take_keys(database: sqlite3.Connection, source: Source) -> None:
    """Take down which rows there are now, and which of them are not as they were."""
    database.execute("CREATE TEMP TABLE seen (key TEXT PRIMARY KEY, id, mark BLOB) WITHOUT ROWID")
    database.executemany("INSERT INTO seen VALUES (?, ?, ?)", ((one.key, one.id, one.mark) for one in source.all_keys()))
    database.execute("CREATE TEMP TABLE changed (id PRIMARY KEY, key TEXT, mark BLOB) WITHOUT ROWID")
    database.execute(
        "INSERT INTO changed SELECT seen.id, seen.key, seen.mark FROM seen "
        "LEFT JOIN marks ON marks.what = ? AND marks.key = seen.key WHERE marks.mark IS NOT seen.mark",
        (source.schema["title"],),
    )


def _remove_gone(database: sqlite3.Connection, tables: list[Table]) -> int:
    """Take out the rows that there are no more; how many."""
    what = tables[0].name
    gone = "SELECT key FROM marks WHERE what = ? AND key NOT IN (SELECT key FROM temp.seen)"
    removed = [database.execute(f"DELETE FROM {one.name} WHERE {one.key} IN ({gone})", (what,)).rowcount for one in tables]
    database.execute("DELETE FROM marks WHERE what = ? AND key NOT IN (SELECT key FROM temp.seen)", (what,))
    return removed[0]


def _write_changed(database: sqlite3.Connection, source: Source, tables: list[Table], watch: Watch, total: int) -> None:
    """Write the rows that have changed in place of what was there."""
    what = tables[0].name
    ids = watch.looking((row[0] for row in database.execute("SELECT id FROM temp.changed ORDER BY id")), total)
    while batch := list(islice(ids, _TOGETHER)):
        among = "SELECT value FROM json_each(?)"
        chosen = json.dumps(batch)
        for table in tables:
            keys = f"SELECT key FROM temp.changed WHERE id IN ({among})"
            database.execute(f"DELETE FROM {table.name} WHERE {table.key} IN ({keys})", (chosen,))
        for row in watch.writing(source.rows(batch)):
            _insert(database, tables, row)
        database.execute(
            f"INSERT OR REPLACE INTO marks SELECT ?, key, mark FROM temp.changed WHERE id IN ({among})", (what, chosen)
        )


def _insert(database: sqlite3.Connection, tables: list[Table], row: Row) -> None:
    for table in tables:
        database.executemany(table.insert(), table.rows(row))


def _count(database: sqlite3.Connection, table: str) -> int:
    return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """SQLite's errors as one line."""
    try:
        yield
    except sqlite3.Error as error:
        raise ExportError(f"the database cannot be written: {error}; what was there before is as it was") from error
