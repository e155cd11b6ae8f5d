"""Open a ledger: connect, bring its schema up to date, and say clearly what is wrong where that fails."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)

from crawler.ledger.checkpoints import Checkpoints
from crawler.ledger.dialect import is_postgresql
from crawler.ledger.errors import LedgerError
from crawler.ledger.stories.rematch import has_unmatched, match_unmatched
from crawler.ledger.tables import SCHEMA

# How long a writer waits for another one before it gives up, in seconds. SQLite keeps no queue: of many writers one may wait long.
LOCK_WAIT = 180
# What the schema's number begins with in a ledger that `scrapy ledger copy` is still writing.
COPYING = "copying "


class Database:
    """An open ledger. Use `reading()` and `writing()`; each is one transaction."""

    def __init__(self, engine: Engine, url: str) -> None:
        self.engine = engine
        self.url = url
        self.checkpoints = Checkpoints(engine) if engine.dialect.name == "sqlite" else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the ledger."""
        with explained(self.url), self.engine.connect() as connection:
            if is_postgresql(connection):
                # By default each of its statements would see another one.
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is committed at the end, or rolled back on an error. Writers take turns: the stories of a page
        depend on all that is stored, so two of them must not decide at once."""
        with explained(self.url), _writing(self.engine, self.checkpoints) as connection:
            yield connection

    def never_write(self) -> None:
        """From now on the database itself refuses every statement of this object's that would change anything."""
        event.listen(self.engine, "begin", _forbid_writing)

    def try_writing(self) -> None:
        """Write nothing new; raise LedgerError where the ledger is locked or read-only, before a crawl finds out."""
        with self.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = version_num"))

    def close(self) -> None:
        """Close all connections."""
        if self.checkpoints is not None:
            self.checkpoints.close()
        self.engine.dispose()


def exists(url: str) -> bool:
    """False where the ledger's file is not there yet. A server is asked only when it is opened."""
    with explained(url):
        path = sqlite_path(postgresql_url(url))
        return path is None or path.exists()


def open_database(url: str, *, create: bool = True) -> Database:
    """Open the ledger at an SQLAlchemy URL (`sqlite:///data/ledger.db`, `postgresql+psycopg://…`).

    create: make it, or bring an older schema up to date; without it, the ledger must be there and up to date.
    Raises LedgerError where it is unreadable, locked, read-only, missing, no ledger, or of a newer schema.
    """
    with explained(url):
        engine = engine_of(url, create=create)
        try:
            _bring_up_to_date(engine, url, allowed=create)
            if create:
                _match_the_rest(engine)
        except BaseException:
            engine.dispose()
            raise
        return Database(engine, url)


@contextmanager
def _writing(engine: Engine, checkpoints: Checkpoints | None = None) -> Iterator[Connection]:
    """A transaction of the one writer. Others wait for it, LOCK_WAIT at most."""
    with engine.connect().execution_options(ledger_writes=True) as connection:
        with connection.begin():
            if is_postgresql(connection):
                connection.execute(text(f"SET LOCAL lock_timeout = '{LOCK_WAIT}s'"))
                connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('crawler ledger'), hashtext(current_schema()))"))
            yield connection
        if checkpoints is not None:
            checkpoints.committed(connection)


def _bring_up_to_date(engine: Engine, url: str, *, allowed: bool) -> None:
    """Run missing migrations where that is allowed; raise LedgerError for any other schema than ours."""
    found = schema_of(engine)
    if found is not None and found.startswith(COPYING):
        raise LedgerError(
            f"ledger {shown(url)} is a copy that is not finished: run the same `scrapy ledger copy` again, or drop it"
        )
    if found is not None and found > SCHEMA:
        raise LedgerError(
            f"ledger {shown(url)} has schema {found}, newer than the {SCHEMA} that this program knows: update the program"
        )
    if found != SCHEMA:
        if not allowed:
            raise LedgerError(f"ledger {shown(url)} has schema {found or 'none'}, not {SCHEMA}: run a crawl once to upgrade it")
        _upgrade(engine)


def _match_the_rest(engine: Engine) -> None:
    """Match the pages of a ledger from before there was matching, some hundred at a time; the next run goes on from there."""
    with engine.connect() as connection:
        left = has_unmatched(connection)
    while left:
        with _writing(engine) as connection:
            left = match_unmatched(connection) > 0


def engine_of(url: str, *, create: bool) -> Engine:
    """The engine, whatever the ledger is like, with SQLite set up for one writer and many readers."""
    parsed = postgresql_url(url)
    if parsed.get_backend_name() != "sqlite":
        # The server may have been started anew since a connection was last used.
        return create_engine(parsed, pool_pre_ping=True)
    if (path := sqlite_path(parsed)) is not None and not _is_uri(parsed):
        if create:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise LedgerError(f"ledger {path}: its folder cannot be made: {error.strerror}; set LEDGER_URL") from error
        elif not path.exists():
            raise LedgerError(f"ledger {path} does not exist: run a crawl first, or set LEDGER_URL")
    engine = create_engine(parsed, connect_args={"timeout": LOCK_WAIT})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def postgresql_url(url: str) -> URL:
    """The URL with the driver that is installed, where it names PostgreSQL without one."""
    parsed = make_url(url)
    if parsed.drivername in {"postgresql", "postgres"}:
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def sqlite_path(url: URL) -> Path | None:
    """The file of an SQLite ledger, also of one that is named by `file:…?uri=true`; None for one in memory."""
    name = unquote(urlsplit(url.database or "").path) if _is_uri(url) else url.database
    return None if not name or name == ":memory:" or url.query.get("mode") == "memory" else Path(name)


def _is_uri(url: URL) -> bool:
    return bool(url.database and url.database.startswith("file:"))


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    """Write-ahead log: readers never wait, and a killed process loses nothing that was committed."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA cache_size = -32000")
    # Bytes: 330 million. Pages of the index that change again and again are written back once; most are by then (`checkpoints.py`).
    cursor.execute("PRAGMA wal_autocheckpoint = 80000")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Writers say so at once, or two of them that have both read can block each other for good."""
    writes = connection.get_execution_options().get("ledger_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _forbid_writing(connection: Connection) -> None:
    """For this transaction, and on SQLite for the whole connection."""
    connection.exec_driver_sql("SET TRANSACTION READ ONLY" if is_postgresql(connection) else "PRAGMA query_only = ON")


def schema_of(engine: Engine) -> str | None:
    """The schema's number; None for an empty database."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if "alembic_version" in tables:
            found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            if found is not None:
                return str(found)
        if "pages" in tables:
            raise LedgerError(f"{shown(str(engine.url))} is a database of something else: set LEDGER_URL to another one")
        return None


def _upgrade(engine: Engine) -> None:
    """Run the migrations that are missing, in one transaction.

    SQLite changes a table by making it anew, for which nothing may watch what refers to it meanwhile.
    """
    # Imported here: it costs a fifth of a second that only a new or old ledger needs.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with migrating(engine), _writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, SCHEMA)
        if engine.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise LedgerError("upgrade: rows would refer to rows that are not there; nothing was changed")


@contextmanager
def migrating(engine: Engine) -> Iterator[None]:
    """Let tables be made anew meanwhile. Afterwards all connections are new ones."""
    if engine.dialect.name != "sqlite":
        yield
        return
    event.listen(engine, "connect", without_references)
    engine.dispose()
    try:
        yield
    finally:
        event.remove(engine, "connect", without_references)
        engine.dispose()


def without_references(connection: Any, _record: Any) -> None:
    """For SQLite's connect event: nothing watches what a row refers to."""
    connection.execute("PRAGMA foreign_keys = OFF")


@contextmanager
def explained(url: str) -> Iterator[None]:
    """Database errors as one line that says what to do."""
    try:
        yield
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise LedgerError(f"LEDGER_URL {shown(url)} cannot be used: {error}; {_FORMS}") from error
    except DBAPIError as error:
        reason = (str(error.orig or error).splitlines() or [type(error).__name__])[0]
        state = getattr(error.orig, "sqlstate", None) or ""
        unusable = isinstance(error, OperationalError | InterfaceError) and not state.startswith(_OF_THE_DATA)
        raise LedgerError(f"ledger {shown(url)}: {reason}; {_advice(reason)}", unusable=unusable) from error
    except SQLAlchemyError as error:
        raise LedgerError(f"ledger {shown(url)}: {error}", unusable=False) from error


_FORMS = (
    "expected sqlite:///data/ledger.db, with a fourth stroke for an absolute path (sqlite:////srv/archive/ledger.db), or "
    "postgresql+psycopg://USER:PASSWORD@HOST/DATABASE"
)


def _advice(reason: str) -> str:
    """What to do about the database's own words."""
    for words, advice in _ADVICE:
        if words in reason.lower():
            return advice
    return "check LEDGER_URL and that the database is running"


# PostgreSQL's classes of errors that lie in a row: data that has no such form, and limits of its indexes.
_OF_THE_DATA = ("22", "54")

_ADVICE = (
    ("no schema", "create the schema that the search_path names"),
    ('database "', "create the database first, with createdb"),
    ("lock timeout", "another program holds it: wait until that has ended, then run again"),
    ("locked", "another program holds it: wait until that has ended, then run again"),
    ("readonly", "make the file and its folder writable, or set LEDGER_URL to another one"),
    ("read-only", "make the file and its folder writable, or set LEDGER_URL to another one"),
    ("permission denied", "make the file and its folder writable, or set LEDGER_URL to another one"),
    ("unable to open", "check that its folder exists and may be written"),
    ("not a database", "it is no SQLite file or damaged: set LEDGER_URL to another one, or restore a backup"),
    ("malformed", "it is damaged: restore a backup"),
    ("full", "make room on the disk, then run again: nothing stored is lost"),
)


def shown(url: str) -> str:
    """The URL without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return repr(url)
