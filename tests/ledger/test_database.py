"""Opening a ledger: its schema, and what is said where it cannot be used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, select, text

from crawler.ledger import Database, LedgerError, database, open_database
from crawler.ledger.dialect import among
from crawler.ledger.tables import SCHEMA, metadata, pages, versions
from tests.ledger.made import article, put


def test_migrations_make_what_the_tables_say(ledger: Database) -> None:
    with ledger.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_newest_migration_is_the_schema_that_the_program_knows() -> None:
    scripts = sorted((Path(database.__file__).parent / "migrations/versions").glob("v*.py"))
    assert scripts[-1].name.startswith(f"v{SCHEMA}_")


def test_opening_again_changes_nothing(ledger_url: str) -> None:
    for _ in range(2):
        ledger = open_database(ledger_url)
        with ledger.reading() as connection:
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all() == [SCHEMA]
        ledger.close()


def test_a_newer_schema_is_left_alone(ledger_url: str) -> None:
    ledger = open_database(ledger_url)
    with ledger.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    ledger.close()
    with pytest.raises(LedgerError, match="schema 9999, newer than"):
        open_database(ledger_url)


def test_a_locked_ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger.db"
    open_database(f"sqlite:///{path}").close()
    monkeypatch.setattr(database, "LOCK_WAIT", 0.1)
    ledger = open_database(f"sqlite:///{path}")
    holder = sqlite3.connect(path)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LedgerError, match="another program holds it"):
        put(ledger, article("http://a.cn/"))
    holder.rollback()
    holder.close()
    put(ledger, article("http://a.cn/"))
    ledger.close()


def test_a_read_only_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    open_database(f"sqlite:///{path}").close()
    ledger = open_database(f"sqlite:///file:{path}?mode=ro&uri=true", create=False)
    with pytest.raises(LedgerError, match="make the file and its folder writable"):
        put(ledger, article("http://a.cn/"))
    ledger.close()


def test_a_file_that_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    path.write_bytes(b"this is no database, whatever its name" * 100)
    with pytest.raises(LedgerError, match="no SQLite file or damaged"):
        open_database(f"sqlite:///{path}")
    assert path.read_bytes().startswith(b"this is no database")


def test_a_database_of_something_else(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE pages (x INTEGER)"))
    engine.dispose()
    with pytest.raises(LedgerError, match="a database of something else"):
        open_database(f"sqlite:///{path}")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        pytest.param("nonsense", "LEDGER_URL 'nonsense' cannot be used", id="no URL"),
        pytest.param("/srv/archive/ledger.db", "sqlite:////srv/archive/ledger.db", id="a mere path"),
        pytest.param("oracle+nothing://x", "cannot be used", id="a database that nobody knows"),
        pytest.param("postgresql+psycopg://me:secret@127.0.0.1:1/x", "database is running", id="no server"),
        pytest.param("sqlite:////proc/nowhere/ledger.db", "folder cannot be made", id="a folder that cannot be made"),
    ],
)
def test_a_url_that_cannot_be_used(url: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words) as raised:
        open_database(url)
    assert "secret" not in str(raised.value)
    assert "\n" not in str(raised.value)


def test_reading_a_ledger_that_is_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="does not exist: run a crawl first"):
        open_database(f"sqlite:///{tmp_path}/ledger.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_was_started_anew_meanwhile(postgresql_url: str) -> None:
    """A connection that waits in the pool is dead then, and nobody has told."""
    ledger = open_database(postgresql_url)
    with ledger.reading() as connection:
        process = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    other = open_database(postgresql_url)
    with other.writing() as connection:
        assert connection.execute(text("SELECT pg_terminate_backend(:process)"), {"process": process}).scalar_one()
    other.close()
    ledger.try_writing()
    ledger.close()


def test_of_nothing_nothing_is_among(ledger: Database) -> None:
    """An empty list has no type of its own, and PostgreSQL compares no number with text."""
    with ledger.reading() as connection:
        for column in (pages.c.id, pages.c.url, versions.c.page_id):
            assert connection.execute(select(column).where(among(connection, column, []))).all() == []
