"""What tables the rows of a JSON Schema are: a column for each property, lists and objects as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.export.rows import Row, Schema
from crawler.export.types import kind_of, may_be_null

_TYPES = {"boolean": "INTEGER", "integer": "INTEGER", "number": "REAL"}
# What readers search and join by, besides the first column.
_INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "pages": (("site", "published"), ("published",), ("story_id",), ("relation", "published"), ("state",)),
    "stories": (("story_key",), ("original_url",)),
    "reposts": (("story_id", "number"), ("url",), ("site", "published"), ("relation",)),
}
# A list of objects that is a table of its own too, joined by the first column.
_OWN_TABLE = "reposts"


@dataclass(frozen=True)
class Table:
    """A table. key: the column that tells which row of the export it belongs to. within: the list that its rows are, None for
    the rows themselves. columns: name → what the schema says."""

    name: str
    key: str
    columns: dict[str, Schema] = field(hash=False)
    within: str | None = None

    def create(self) -> str:
        """The statement that makes it."""
        names = [f"{name} {_type(told)}{'' if may_be_null(told) else ' NOT NULL'}" for name, told in self.columns.items()]
        own = [] if self.within else [f"PRIMARY KEY ({self.key})"]
        return f"CREATE TABLE {self.name} ({', '.join(names + own)})"

    def indexes(self) -> Iterator[str]:
        """The statements that make its indexes."""
        for columns in _INDEXES[self.name]:
            yield f"CREATE INDEX {'_'.join((self.name, 'by', *columns))} ON {self.name} ({', '.join(columns)})"

    def insert(self) -> str:
        """The statement that adds a row."""
        return f"INSERT INTO {self.name} VALUES ({', '.join('?' for _ in self.columns)})"

    def rows(self, row: Row) -> Iterator[list[object]]:
        """Its rows of one row of the export."""
        if self.within is None:
            yield [_value(row[name]) for name in self.columns]
        else:
            for number, one in enumerate(row[self.within], 1):
                whole = one | {self.key: row[self.key], "number": number}
                yield [_value(whole[name]) for name in self.columns]

    def descriptions(self) -> Iterator[tuple[str, str, str, str]]:
        """Table, column, type and what the column says."""
        for name, told in self.columns.items():
            kind = kind_of(told)
            yield self.name, name, "JSON" if kind in {"array", "object"} else kind, told["description"]


def tables_of(schema: Schema) -> list[Table]:
    """The table of the rows, and that of their list that is one of its own."""
    columns = schema["properties"]
    key = next(iter(columns))
    tables = [Table(schema["title"], key, columns)]
    if _OWN_TABLE in columns:
        number = {"type": "integer", "description": "the place in the list, from 1"}
        items = columns[_OWN_TABLE]["items"]["properties"]
        tables.append(Table(_OWN_TABLE, key, {key: columns[key], "number": number} | items, _OWN_TABLE))
    return tables


def _type(told: Schema) -> str:
    return _TYPES.get(kind_of(told), "TEXT")


def _value(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
