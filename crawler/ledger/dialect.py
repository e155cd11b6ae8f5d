"""The few statements that the two databases write differently."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, Text, any_, bindparam, cast, literal, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import BigInteger, Integer, String

# As text: built of SQLAlchemy's parts, it took longer than most statements that it stands in.
_LISTED = text("SELECT value FROM json_each(:listed)")


class bytewise(FunctionElement[str]):  # noqa: N801 - it is written like a function of SQL
    """A text, to be sorted by its bytes, as SQLite and Python sort; PostgreSQL sorts by the rules of a language."""

    inherit_cache = True
    name = "bytewise"
    type = String()


@compiles(bytewise)
def _as_it_is(element: bytewise, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(bytewise, "postgresql")
def _by_bytes(element: bytewise, compiler: SQLCompiler, **options: Any) -> str:
    return f'({compiler.process(element.clauses, **options)}) COLLATE "C"'


def is_postgresql(connection: Connection) -> bool:
    """True on PostgreSQL, False on SQLite."""
    return connection.dialect.name == "postgresql"


def insert_into(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An INSERT that can say what is to be done where the key is there."""
    return postgresql.insert(table) if is_postgresql(connection) else sqlite.insert(table)


def insert_new(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert the rows whose key the table does not have yet; those that it has stay as they are."""
    if rows:
        connection.execute(insert_into(connection, table).on_conflict_do_nothing(), rows)


def put_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert the rows; where the table has a row of the same key, it becomes the new one."""
    if rows:
        insert = insert_into(connection, table)
        keys = list(table.primary_key.columns)
        others = {name: insert.excluded[name] for name in rows[0] if not table.c[name].primary_key}
        connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=others), rows)


def among(connection: Connection, column: ColumnElement[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """`column IN values` for any number of values, as one parameter: one statement to prepare, whatever their number."""
    listed = sorted(values)
    if is_postgresql(connection):
        # Of the column's type, since an empty list has none of its own.
        kind: ARRAY[Any] = ARRAY(BigInteger() if isinstance(column.type, Integer) else Text())
        return column == any_(cast(literal(listed, kind), kind))
    return column.in_(_LISTED.bindparams(bindparam("listed", json.dumps(listed), unique=True)))
