"""Leases on hosts: of all processes on one ledger, one at a time asks a host for pages.

The run lock keeps two crawls of one site apart, but a host is not always one site's: originals lie on hosts that are crawled too, and
a shard and a run without shards may want the same one. A lease lasts while a host is being asked, and no longer than the process.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, make_url, text

from crawler.ledger.crawling.lock import advisory_key, locks_folder, session_of
from crawler.ledger.database import explained, sqlite_path
from crawler.ledger.errors import LedgerError


class Leases(Protocol):
    """The leases of this process."""

    def take(self, host: str) -> bool:
        """Take the lease on a host; False, at once, where another process has it. Raises LedgerError where it cannot be asked for."""

    def give_back(self, host: str) -> None:
        """Let a host's lease go; nothing else of this process may still ask that host."""

    def close(self) -> None:
        """Let all go."""


def leases_on(url: str) -> Leases:
    """The leases on the ledger at an SQLAlchemy URL. Nothing is taken yet."""
    with explained(url):
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return _AdvisoryLeases(url)
        path = sqlite_path(parsed)
        return _FileLeases(path) if path is not None else _NoLeases()


class _FileLeases:
    """One byte for each host of a file beside the ledger that is never written to: a million hosts take no room."""

    def __init__(self, ledger: Path) -> None:
        self.path = locks_folder(ledger) / "hosts"
        self.file: int | None = None

    def take(self, host: str) -> bool:
        try:
            if self.file is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            fcntl.lockf(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _number(host))
        except (BlockingIOError, PermissionError):
            return False
        except OSError as error:
            raise LedgerError(f"lock {self.path}: {error.strerror}; its file system must know locks") from error
        return True

    def give_back(self, host: str) -> None:
        if self.file is not None:
            fcntl.lockf(self.file, fcntl.LOCK_UN, 1, _number(host))

    def close(self) -> None:
        if self.file is not None:
            os.close(self.file)
            self.file = None


class _AdvisoryLeases:
    """Advisory locks of one session."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.connection: Connection | None = None

    def take(self, host: str) -> bool:
        with explained(self.url):
            if self.connection is None:
                self.connection = session_of(self.url)
            key = advisory_key(self.connection, _name(host))
            return bool(self.connection.execute(text(f"SELECT pg_try_advisory_lock({key})")).scalar_one())

    def give_back(self, host: str) -> None:
        if self.connection is not None:
            with explained(self.url):
                key = advisory_key(self.connection, _name(host))
                self.connection.execute(text(f"SELECT pg_advisory_unlock({key})"))

    def close(self) -> None:
        if self.connection is not None:
            connection, self.connection = self.connection, None
            with suppress(Exception):  # a connection that is broken holds nothing any more
                connection.close()
            connection.engine.dispose()


class _NoLeases:
    """Of a ledger in memory, which nobody else can see."""

    def take(self, host: str) -> bool:
        return True

    def give_back(self, host: str) -> None:
        """Nothing is held."""

    def close(self) -> None:
        """Nothing is held."""


def _name(host: str) -> str:
    return f"host {host}"


def _number(host: str) -> int:
    """A host's byte: 62 bits of its digest."""
    return int.from_bytes(hashlib.sha256(host.encode(errors="backslashreplace")).digest()[:8], "big") >> 2
