"""Copies of a ledger, and bringing an old one up to date."""

from __future__ import annotations

import os
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from crawler.ledger.database import Database, explained, open_database, postgresql_url, sqlite_path
from crawler.ledger.errors import LedgerError
from crawler.ledger.tables import SCHEMA

# Database pages copied at a time.
_STEP = 2000


def back_up(url: str, path: Path) -> None:
    """Copy an SQLite ledger, as it is at one moment, also while a crawl writes. `path` is there only once it is whole.

    Raises LedgerError for a ledger that is not there, for PostgreSQL (it names the command to use), and where `path` exists.
    """
    with explained(url):
        file = sqlite_path(postgresql_url(url))
        if make_url(url).get_backend_name() != "sqlite":
            raise LedgerError(f"PostgreSQL makes its own copies: {_pg_dump(url, path)}", unusable=False)
    if file is None or not file.exists():
        raise LedgerError(f"ledger {file or url} does not exist: set LEDGER_URL")
    if path.exists():
        raise LedgerError(f"{path} exists: name a new file", unusable=False)
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise LedgerError(f"{path}: expected a new file in a folder that is there and may be written to", unusable=False)
    part = path.with_name(path.name + ".part")
    _take_away(part)
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as source:
            # One reading transaction, so that writers do not make the copy begin again.
            source.isolation_level = None
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            with closing(sqlite3.connect(part)) as target:
                source.backup(target, pages=_STEP)
                (state,) = target.execute("PRAGMA quick_check").fetchone()
        if state != "ok":
            raise LedgerError(f"the copy is damaged: {state}")
        part.replace(path)
    except sqlite3.Error as error:
        raise LedgerError(f"{path} cannot be written from {file}: {error}") from error
    finally:
        _take_away(part)


def _take_away(part: Path) -> None:
    """A copy that is not whole, with what SQLite leaves beside it where the disk is full."""
    for name in (part.name, f"{part.name}-journal"):
        part.with_name(name).unlink(missing_ok=True)


def upgrade(url: str) -> str:
    """Bring a ledger to this program's schema; its number. Raises LedgerError where there is none."""
    open_upgraded(url).close()
    return SCHEMA


def open_upgraded(url: str) -> Database:
    """Open a ledger, brought to this program's schema. Raises LedgerError where there is none."""
    file = sqlite_path(postgresql_url(url))
    if make_url(url).get_backend_name() == "sqlite" and (file is None or not file.exists()):
        raise LedgerError(f"ledger {file or url} does not exist: run a crawl first, or set LEDGER_URL")
    return open_database(url)


def _pg_dump(url: str, path: Path) -> str:
    """The command that does it, without the password."""
    plain = postgresql_url(url).set(drivername="postgresql", password=None)
    return shlex.join(["pg_dump", "--format=custom", f"--file={path}", plain.render_as_string()])
