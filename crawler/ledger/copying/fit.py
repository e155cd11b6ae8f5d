"""What SQLite holds and PostgreSQL refuses, made to fit: everything else of the row is kept, and each change is told."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from typing import Any

from sqlalchemy import JSON, Column, String, Table

# Bytes of a text in an index of PostgreSQL: it takes 2,704, and another column may stand beside it.
_LONGEST_INDEXED = 2600
_REPLACEMENT = "\ufffd"

Fit = Callable[[Any], Any]


def fits_of(table: Table) -> list[tuple[int, str, Fit]]:
    """The columns that may hold what PostgreSQL refuses: place, name, and a function to the value as it can be kept."""
    indexed = {column.name for index in table.indexes for column in index.columns}
    indexed |= {column.name for column in table.columns if column.unique or column.primary_key}
    return [
        (place, column.name, fit)
        for place, column in enumerate(table.columns)
        if (fit := _fit_of(column, is_indexed=column.name in indexed)) is not None
    ]


def _fit_of(column: Column[Any], *, is_indexed: bool) -> Fit | None:
    """What makes a column's values fit; None where every value does."""
    if isinstance(column.type, JSON):
        return _json
    if not isinstance(column.type, String):
        return None
    length = column.type.length

    def text(value: str | None) -> str | None:
        if value is None:
            return None
        if "\x00" in value:
            value = value.replace("\x00", _REPLACEMENT)
        if length is not None and len(value) > length:
            return value[:length]
        if is_indexed and len(value) * 4 > _LONGEST_INDEXED and len(value.encode()) > _LONGEST_INDEXED:
            digest = hashlib.sha256(value.encode()).hexdigest()
            return f"{value.encode()[: _LONGEST_INDEXED - 65].decode(errors='ignore')}#{digest}"
        return value

    return text


def _json(value: Any) -> Any:
    """JSON has no NaN and no infinity, though SQLite takes them."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {name: _json(each) for name, each in value.items()}
    return [_json(each) for each in value] if isinstance(value, list) else value
