"""One crawl of a site at a time: a lock that its holder's death releases, however it dies.

Beside an SQLite ledger it is a file that the operating system locks; on PostgreSQL an advisory lock of a connection that
does nothing else. Neither outlives the process that holds it, so no lock ever has to be removed by hand.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, NullPool, create_engine, make_url, text

from crawler.ledger.clock import now
from crawler.ledger.database import explained, postgresql_url, sqlite_path
from crawler.ledger.errors import LedgerError

# A server forgets a client whose machine died after 60 + 3 * 20 seconds without a sign of life.
_KEEPALIVE = "SET tcp_keepalives_idle = 60; SET tcp_keepalives_interval = 20; SET tcp_keepalives_count = 3"


class Lock(Protocol):
    """A lock that may be held. Only `take` after a False may be repeated."""

    def take(self) -> bool:
        """Take the lock; False, at once, where somebody else holds it. Raises LedgerError where it cannot be asked for."""

    def holder(self) -> str:
        """Who holds it, in words for the log; "another run" where that is not known."""

    def release(self) -> None:
        """Let it go; does nothing where it is not held."""


def lock_for(url: str, name: str) -> Lock:
    """The lock for `name` (a site, a folder) on the ledger at an SQLAlchemy URL. Nothing is taken yet."""
    with explained(url):
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return _AdvisoryLock(url, name)
        path = sqlite_path(parsed)
        return _FileLock(path, name) if path is not None else _NoLock()


def locks_folder(ledger: Path) -> Path:
    """The folder of locks beside an SQLite ledger, by whatever name that is called."""
    ledger = ledger.resolve()
    return ledger.with_name(f"{ledger.name}.locks")


def session_of(url: str) -> Connection:
    """A connection of its own to PostgreSQL, for advisory locks, which go with it."""
    engine = create_engine(postgresql_url(url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    connection = engine.connect()
    connection.exec_driver_sql(_KEEPALIVE)
    return connection


def advisory_key(connection: Connection, name: str) -> int:
    """63 bits of the digest of schema and name; PostgreSQL keeps advisory locks apart by database, not by schema."""
    schema = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
    return int.from_bytes(hashlib.sha256(f"{schema}\n{name}".encode(errors="backslashreplace")).digest()[:8], "big") >> 1


class _FileLock:
    """A locked file in a folder beside the ledger. Its name is a digest, as a site's name comes from outside."""

    def __init__(self, ledger: Path, name: str) -> None:
        digest = hashlib.sha256(name.encode(errors="backslashreplace")).hexdigest()
        self.path = locks_folder(ledger) / f"{digest[:16]}.lock"
        self.name = name
        self.file: int | None = None

    def take(self) -> bool:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise LedgerError(f"lock {self.path}: {error.strerror}; make the ledger's folder writable") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        except OSError as error:
            os.close(file)
            raise LedgerError(f"lock {self.path}: {error.strerror}; its file system must know locks") from error
        self.file = file
        # For whoever asks meanwhile; the lock itself is the kernel's.
        os.ftruncate(file, 0)
        os.write(file, f"process {os.getpid()}, since {now()[:19]} UTC\n{self.name}\n".encode(errors="backslashreplace"))
        return True

    def holder(self) -> str:
        with suppress(OSError, UnicodeDecodeError):
            return self.path.read_text("utf-8").partition("\n")[0] or "another run"
        return "another run"

    def release(self) -> None:
        if self.file is not None:
            os.close(self.file)
            self.file = None


class _AdvisoryLock:
    """An advisory lock of a session of its own. Schemas of one database are ledgers of their own."""

    def __init__(self, url: str, name: str) -> None:
        self.url = url
        self.name = name
        self.connection: Connection | None = None

    def take(self) -> bool:
        with explained(self.url):
            if self.connection is None:
                self.connection = session_of(self.url)
            return bool(
                self.connection.execute(
                    text(f"SELECT pg_try_advisory_lock({advisory_key(self.connection, self.name)})")
                ).scalar_one()
            )

    def holder(self) -> str:
        if self.connection is None:
            return "another run"
        key = advisory_key(self.connection, self.name)
        query = text(
            "SELECT a.pid, a.client_addr, a.backend_start FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
            "WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 "
            f"AND (l.classid::bigint << 32 | l.objid::bigint) = {key} "
            "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        with explained(self.url):
            row = self.connection.execute(query).first()
        if row is None:
            return "another run"
        return (
            f"server process {row.pid} for {row.client_addr or 'this machine'}, since {row.backend_start:%Y-%m-%dT%H:%M:%S%z}"
        )

    def release(self) -> None:
        if self.connection is not None:
            connection, self.connection = self.connection, None
            with suppress(Exception):  # a connection that is broken holds no lock any more
                connection.close()
            connection.engine.dispose()


class _NoLock:
    """Of a ledger in memory, which nobody else can see."""

    def take(self) -> bool:
        return True

    def holder(self) -> str:
        return "another run"

    def release(self) -> None:
        """Nothing is held."""
