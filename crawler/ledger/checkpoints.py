"""SQLite's checkpoints beside the writer: what was committed is moved from the write-ahead log into the ledger's file by a thread.

Each page changes some 25 places all over a large ledger. When the writer moved them itself, at a million pages that was a third of what
a page cost, most of it waiting for the disk. The writer's own checkpoint (`database.py`) still comes when the log is long, but finds most
of it done; only it lets the log begin anew, which no other connection can while there is always something to write.
https://www.sqlite.org/wal.html
"""

from __future__ import annotations

import sqlite3
from threading import Event, Thread
from typing import Final

from sqlalchemy import Connection, Engine

# Rows changed from one checkpoint to the next: about as many pages of the file, 130 MB.
EVERY: Final = 32_000

_SEEN: Final = "rows changed at the last checkpoint"


class Checkpoints:
    """The checkpoints of one open ledger. There is no thread until the first is due."""

    def __init__(self, engine: Engine, every: int = EVERY) -> None:
        """every: rows changed by one connection."""
        self.engine = engine
        self.every = every
        # How many there have been.
        self.made = 0
        self._due = Event()
        self._ended = False
        self._thread: Thread | None = None

    def committed(self, connection: Connection) -> None:
        """To be told after each transaction that wrote, with its connection."""
        driver = connection.connection.dbapi_connection
        assert isinstance(driver, sqlite3.Connection)
        if driver.total_changes - connection.info.get(_SEEN, 0) < self.every:
            return
        connection.info[_SEEN] = driver.total_changes
        if self._thread is None:
            self._thread = Thread(target=self._run, name="checkpoints", daemon=True)
            self._thread.start()
        self._due.set()

    def close(self) -> None:
        """Wait for the one under way; there are no more."""
        self._ended = True
        self._due.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self) -> None:
        """One after the other, on a connection of its own. A reader or another process in the way leaves more for the next one."""
        connection = self.engine.raw_connection()
        try:
            while self._due.wait() and not self._ended:
                self._due.clear()
                try:
                    connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").close()
                except sqlite3.Error:
                    # The log has it all and grows: a full or broken disk is told by the commit that it fails.
                    continue
                self.made += 1
        finally:
            connection.close()
