"""Which source is fetched next: one of each host in turn, and of each host the most reposted first."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple

from crawler.original import host_of


class Source(NamedTuple):
    """An original that is to be fetched. host: whose turn it takes. key: its story key. reposts: how many pages state it."""

    host: str
    reposts: int
    key: str
    url: str

    @property
    def site(self) -> str:
        """The site that its page belongs to: its host, as no spider walks there."""
        return host_of(self.url) or self.host


class Agenda:
    """The sources that a run is to fetch, in a temporary file, so that memory does not grow with them.

    The file goes with the process, however that ends: what is wanted follows from the ledger at any time. The hosts' order
    is another one in each run, so that runs with a limit do not favour the same hosts.
    """

    def __init__(self) -> None:
        self._file = sqlite3.connect("")
        self._file.execute(
            "CREATE TABLE sources (turn INTEGER, host TEXT, reposts INTEGER, key TEXT, url TEXT, "
            "PRIMARY KEY (turn, host, reposts DESC, key)) WITHOUT ROWID"
        )
        self._salt = secrets.token_bytes(16)
        # Where the round is.
        self._at = -1

    def add(self, sources: Iterable[Source]) -> None:
        """Take in sources; one whose key is in already stays as it is."""
        self._file.executemany(
            "INSERT OR IGNORE INTO sources VALUES (?, ?, ?, ?, ?)", ((self._turn(source.host), *source) for source in sources)
        )

    def take(self, busy: Collection[str]) -> Source | None:
        """The next source, taken out; None where there is none but of busy hosts."""
        passed: set[str] = set()
        while (row := self._next()) is not None:
            turn, source = row[0], Source(*row[1:])
            if source.host in passed:
                return None
            self._at = turn
            if source.host not in busy:
                self._file.execute(
                    "DELETE FROM sources WHERE turn = ? AND host = ? AND reposts = ? AND key = ?", (turn, *source[:3])
                )
                return source
            passed.add(source.host)
        return None

    def drop(self, host: str) -> int:
        """Leave a host's sources to another run; how many there were."""
        return self._file.execute("DELETE FROM sources WHERE turn = ? AND host = ?", (self._turn(host), host)).rowcount

    def close(self) -> None:
        """Remove the file."""
        self._file.close()

    def _next(self) -> tuple[int, str, int, str, str] | None:
        """The first source of the host behind the last one, or of the first host."""
        query = "SELECT * FROM sources WHERE turn > ? ORDER BY turn, host, reposts DESC, key LIMIT 1"
        for at in (self._at, -1):
            row: tuple[int, str, int, str, str] | None = self._file.execute(query, (at,)).fetchone()
            if row is not None:
                return row
        return None

    def _turn(self, host: str) -> int:
        """A number of the host's own, in this run."""
        return int.from_bytes(hashlib.blake2b(host.encode(), key=self._salt, digest_size=7).digest(), "big")
