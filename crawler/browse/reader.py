"""What pages of ours read from: the reading file and the ledger, neither of which can be written to from here."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from crawler.archive.kept import Reader as ArchiveReader
from crawler.ledger import Database


class Reader:
    """Each thread has its own connection to the file. ledger: never writes (`Database.never_write`)."""

    def __init__(self, path: Path, ledger: Database, archive: Path) -> None:
        self.path = path
        self.archive = ArchiveReader(archive)
        self._ledger = ledger
        self._own = threading.local()

    def rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        """The rows of a query on the reading file."""
        return self._connection().execute(query, values).fetchall()

    def row(self, query: str, *values: object) -> sqlite3.Row | None:
        """The first row, None if there is none."""
        found: sqlite3.Row | None = self._connection().execute(query, values).fetchone()
        return found

    def number(self, query: str, *values: object) -> int:
        """The first column of the first row; 0 if there is none."""
        found = self.row(query, *values)
        return int(found[0] or 0) if found is not None else 0

    @contextmanager
    def ledger(self) -> Iterator[Connection]:
        """One state of the ledger."""
        with self._ledger.reading() as connection:
            yield connection

    def _connection(self) -> sqlite3.Connection:
        found: Any = getattr(self._own, "connection", None)
        if found is None:
            found = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)
            found.row_factory = sqlite3.Row
            found.execute("PRAGMA query_only = ON")
            found.execute("PRAGMA cache_size = -64000")
            self._own.connection = found
        connection: sqlite3.Connection = found
        return connection
