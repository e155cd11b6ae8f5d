"""Rows that can be asked for one by one: what formats need that keep their files and write only what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from crawler.export.rows import Row, Schema


class Key(NamedTuple):
    """A row that may be asked for. id: what it is asked for by. key: its value in the schema's first column.

    mark: another one whenever the row is. day: the folder it belongs in, None where none is told.
    """

    id: int | str
    key: str
    mark: bytes
    day: str | None


class Source(Protocol):
    """Where rows come from. schema: of one row. made_by: another text whenever the same mark may have another row: another
    program, other filters."""

    schema: Schema
    made_by: str

    def all_keys(self) -> Iterator[Key]:
        """The keys of all rows, in any order."""

    def rows(self, ids: Iterable[int | str]) -> Iterator[Row]:
        """The rows of these ids in the order of ids; those that a filter drops are left out."""
