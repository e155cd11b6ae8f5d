"""Results as the pipelines make them, and a whole ledger as one value to compare."""

from __future__ import annotations

import atexit
import hashlib
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import select

from crawler.items import Article
from crawler.ledger import Database, Result, Stored, database, open_database
from crawler.ledger.storing.schedule import Schedule
from crawler.ledger.storing.store import store
from crawler.ledger.tables import aliases, pages, stories, versions

# Times, surrogate ids and places in an archive: two ledgers that differ only in these are the same.
_LEFT_OUT = {"archive_file", "archive_offset", "id", "page_id", "version_id", "story_id", "attempts"} | {
    "found_at",
    "fetched_at",
    "checked_at",
    "stored_at",
    "due_at",
}
SCHEDULE = Schedule(refetch_days=(1, 7, 30), retry_hours=(1, 6))

# Long enough to prove something.
LONG_TEXT = "\n".join(
    f"第{n}项工作由云浦县人民政府办公室牵头，各乡镇街道和有关部门按照职责分工抓好落实，并于{n}月底前报送进展情况。"
    for n in range(3, 13)
)


def article(url: str, original: str | None = None, *, text: str = "正文。", saved: bool = False) -> Result:
    """A fetched article at `url` that states `original`; keys are the URLs themselves."""
    made = Article(url=url, site="test", title="标题", body=text, original_url=original, story_key=original or url)
    digest = hashlib.sha256(text.encode()).hexdigest()
    kind = "article" if original else None
    return Result(url, "test", "fetched", None, 200, None, made, digest, url, kind, saved)  # type: ignore[arg-type]


@cache
def _empty() -> bytes:
    """A new ledger on SQLite, as its migrations make it."""
    with TemporaryDirectory() as folder:
        open_database(f"sqlite:///{folder}/ledger.db").close()
        return (Path(folder) / "ledger.db").read_bytes()


def new_ledger(path: Path) -> Database:
    """An empty ledger on SQLite, open; the migrations that make it run once for all."""
    path.write_bytes(_empty())
    return open_database(f"sqlite:///{path}")


@cache
def _reused(name: str) -> tuple[Database, Path]:
    """A ledger for `emptied`, and the file of one with nothing in it."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    nothing = Path(folder.name) / "nothing.db"
    nothing.write_bytes(_empty())
    ledger = new_ledger(Path(folder.name) / f"{name}.db")
    atexit.register(ledger.close)
    return ledger, nothing


def emptied(name: str = "ledger") -> Database:
    """The ledger of this name on SQLite, with nothing in it any more: for tests that need hundreds, one after the other.

    Its statements need not be compiled again, which is most of a small ledger's time. Nobody closes it.
    """
    ledger, nothing = _reused(name)
    with closing(sqlite3.connect(nothing)) as source, closing(ledger.engine.raw_connection()) as connection:
        assert isinstance(connection.driver_connection, sqlite3.Connection)
        source.backup(connection.driver_connection)
    return ledger


def put(ledger: Database, *results: Result) -> list[Stored]:
    """Store results in one transaction."""
    with ledger.writing() as connection:
        return store(connection, results, SCHEDULE)


def take_back(ledger: Database, schema: str) -> None:
    """Make the ledger one of an older schema."""
    config = Config()
    config.set_main_option("script_location", str(Path(database.__file__).parent / "migrations"))
    with database.migrating(ledger.engine), ledger.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, schema)


def contents(ledger: Database) -> dict[str, Any]:
    """All that is in a ledger but times and surrogate ids."""
    with ledger.reading() as connection:
        page_rows = connection.execute(select(pages)).mappings().all()
        urls = {row["id"]: row["url"] for row in page_rows}
        version_rows = connection.execute(select(versions)).mappings().all()
        roots = {row.id: row.key for row in connection.execute(select(stories).where(stories.c.merged_into.is_(None)))}
        alias_rows = connection.execute(select(aliases)).mappings().all()
    newest = {row["id"]: row["number"] for row in version_rows}
    return {
        "pages": {
            row["url"]: _kept(row) | {"story": roots.get(row["story_id"]), "newest": newest.get(row["version_id"])}
            for row in page_rows
        },
        "versions": {(urls[row["page_id"]], row["number"]): _kept(row) for row in version_rows},
        "aliases": {row["key"]: roots[row["story_id"]] for row in alias_rows},
    }


def _kept(row: Any) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in _LEFT_OUT}
