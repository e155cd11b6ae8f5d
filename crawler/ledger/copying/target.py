"""The ledger that a copy goes to: nobody else uses it before it is whole, and its indexes are built when all rows are there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event, exists, func, inspect, make_url, select, text
from sqlalchemy.schema import AddConstraint, DropConstraint, ForeignKeyConstraint

from crawler.ledger.database import (
    COPYING,
    engine_of,
    explained,
    open_database,
    postgresql_url,
    schema_of,
    shown,
    sqlite_path,
    without_references,
)
from crawler.ledger.dialect import is_postgresql
from crawler.ledger.errors import LedgerError
from crawler.ledger.tables import SCHEMA, metadata


class Target:
    """The ledger at `url`, empty or begun to be copied from the one at `source_url`; else LedgerError."""

    def __init__(self, url: str, source_url: str) -> None:
        self.url = url
        self.mark = f"{COPYING}{SCHEMA} {_identity(source_url)}"
        if _identity(url) == _identity(source_url):
            raise LedgerError(f"{shown(url)} is the ledger itself: name another database", unusable=False)
        self.engine = self._opened()

    def _opened(self) -> Engine:
        with explained(self.url):
            engine = engine_of(self.url, create=True)
            try:
                found = schema_of(engine)
                if found is None or not found.startswith(COPYING):
                    engine.dispose()
                    open_database(self.url).close()
                    with engine.connect() as connection:
                        full = next(
                            (t.name for t in metadata.sorted_tables if connection.scalar(select(exists(select(t))))), None
                        )
                    if full is not None:
                        raise LedgerError(
                            f"{shown(self.url)} is not empty (it has {full}): name an empty database", unusable=False
                        )
                elif found != self.mark:
                    what = (
                        "from another ledger"
                        if found.startswith(f"{COPYING}{SCHEMA} ")
                        else "by another version of the program"
                    )
                    raise LedgerError(
                        f"{shown(self.url)} is a copy that was begun {what}: drop it and begin again", unusable=False
                    )
                if engine.dialect.name == "sqlite":
                    event.listen(engine, "connect", without_references)
                    engine.dispose()
                return engine
            except BaseException:
                engine.dispose()
                raise

    def begin(self) -> None:
        """Mark it as a copy that is not finished, and take down what would have to be kept in order row by row."""
        with self.writing() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :mark"), {"mark": self.mark})
            there = {table: {index["name"] for index in inspect(connection).get_indexes(table)} for table in metadata.tables}
            for table in metadata.sorted_tables:
                for index in table.indexes:
                    if index.name in there[table.name]:
                        index.drop(connection)
            for key in self._references(connection, there=True):
                connection.execute(DropConstraint(key))

    def end(self) -> None:
        """Put up indexes and references again, set what counts the ids, and take off the mark: all or nothing."""
        with self.writing() as connection:
            for table in metadata.sorted_tables:
                for index in table.indexes:
                    index.create(connection, checkfirst=True)
            for key in self._references(connection, there=False):
                connection.execute(AddConstraint(key))
            if is_postgresql(connection):
                _set_sequences(connection)
            elif (lost := connection.exec_driver_sql("PRAGMA foreign_key_check").first()) is not None:
                raise LedgerError(f"{lost[0]} row {lost[1]} refers to a row of {lost[2]} that is not there")
            connection.execute(text("UPDATE alembic_version SET version_num = :schema"), {"schema": SCHEMA})
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction; references are not looked after meanwhile."""
        with (
            explained(self.url),
            self.engine.connect().execution_options(ledger_writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def _references(self, connection: Connection, *, there: bool) -> Iterator[ForeignKeyConstraint]:
        """The references between tables that are there, or that are missing. SQLite cannot take them down."""
        if not is_postgresql(connection):
            return
        found = inspect(connection)
        for table in metadata.sorted_tables:
            names = {key["name"] for key in found.get_foreign_keys(table.name)}
            yield from (key for key in table.foreign_key_constraints if (key.name in names) is there)


def _set_sequences(connection: Connection) -> None:
    """The next id of each table is one that no row has."""
    for table in metadata.sorted_tables:
        for column in table.primary_key.columns:
            name = connection.scalar(select(func.pg_get_serial_sequence(table.name, column.name)))
            if name is not None:
                highest = connection.scalar(select(func.max(column)))
                connection.execute(select(func.setval(name, highest or 1, highest is not None)))


def _identity(url: str) -> str:
    """Which database a URL names, in 16 letters: its file, or its server, name and search path."""
    parsed = postgresql_url(url)
    if parsed.get_backend_name() == "sqlite":
        name = str((path := sqlite_path(make_url(url))) and path.resolve())
    else:
        name = f"{parsed.host}:{parsed.port or 5432}/{parsed.database}?{sorted(parsed.query.items())}"
    return hashlib.sha256(name.encode()).hexdigest()[:16]
