"""Where the reading file lies, and how it is opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from crawler.browse.index.schema import SCHEMA, TABLES
from crawler.ledger.database import LOCK_WAIT, postgresql_url, sqlite_path
from crawler.ledger.errors import LedgerError


def place_of(ledger_url: str, setting: str) -> Path:
    """The reading file of a ledger: BROWSE_FILE, else beside an SQLite ledger, else under `data/` by the database's name."""
    if setting:
        return Path(setting)
    url = make_url(ledger_url)
    path = sqlite_path(url) if url.get_backend_name() == "sqlite" else None
    if path is not None:
        return path.with_name(f"{path.stem}-browse.db")
    name = "".join(letter if letter.isalnum() else "-" for letter in url.database or "ledger")
    return Path("data") / f"{name}-browse.db"


class ReadingFile:
    """An open reading file, to write. The one writer is the process that serves it."""

    def __init__(self, path: Path, ledger_url: str) -> None:
        self.path = path
        # Without the password; the query tells the schema of a PostgreSQL ledger.
        self.ledger = postgresql_url(ledger_url).set(username=None, password=None).render_as_string()

    def open(self) -> sqlite3.Connection:
        """A connection to write with. A file of another ledger or schema is made anew. Raises LedgerError where none can be made."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = self._connect()
            if not self._is_ours(connection):
                connection.close()
                for suffix in ("", "-wal", "-shm"):
                    self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
                connection = self._connect()
                connection.executescript(f"BEGIN;{TABLES}COMMIT;")
                facts = [("schema", SCHEMA), ("ledger", self.ledger)]
                connection.executemany("INSERT INTO facts VALUES (?, ?)", facts)
            return connection
        except (OSError, sqlite3.Error) as error:
            raise LedgerError(f"reading file {self.path}: {error}; set BROWSE_FILE to a place that can be written") from error

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=LOCK_WAIT, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode = WAL")
        # It can be made again.
        connection.execute("PRAGMA synchronous = OFF")
        # What was forgotten is overwritten.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA cache_size = -64000")
        return connection

    def _is_ours(self, connection: sqlite3.Connection) -> bool:
        """True for a whole file of this ledger and schema. Raises LedgerError for a database of something else."""
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not names:
            return False
        if not {"facts", "seen", "touched"} <= names:
            raise LedgerError(f"{self.path} is a database of something else: set BROWSE_FILE to another place")
        found = dict(connection.execute("SELECT name, value FROM facts").fetchall())
        return found.get("schema") == SCHEMA and found.get("ledger") == self.ledger


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """One transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
