"""Exports run in this process, and the rows that are in what they wrote."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pytest
from scrapy.cmdline import execute
from scrapy.utils.project import get_project_settings

from crawler.ledger.reading.schema import row_schema
from crawler.plain import no_formula

Rows = dict[str, dict[str, Any]]


def export(ledger: str, *arguments: str) -> int:
    """`scrapy export …` on a ledger; its exit code."""
    settings = get_project_settings()
    settings.set("LEDGER_URL", ledger, "cmdline")
    with pytest.raises(SystemExit) as ended:
        execute(["scrapy", "export", *arguments], settings)
    return int(ended.value.code or 0)


def _jsonl(path: Path, what: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _csv(path: Path, what: str) -> list[dict[str, Any]]:
    """Cells by the schema's types; an apostrophe is taken off where the text behind it would be a formula."""
    csv.field_size_limit(sys.maxsize)
    properties = row_schema(what)["properties"]
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: _value(cell, properties[name]) for name, cell in row.items()} for row in csv.DictReader(file)]


def _value(cell: str, told: dict[str, Any]) -> Any:
    if cell == "":
        return None
    kinds = told.get("type", "object" if "anyOf" in told else "string")
    kind = kinds if isinstance(kinds, str) else kinds[0]
    if kind in {"array", "object", "number", "integer"}:
        return json.loads(cell)
    if kind == "boolean":
        return {"True": True, "False": False}[cell]
    return cell[1:] if cell[:1] == "'" and no_formula(cell[1:]) == cell else cell


def _parquet(path: Path, what: str) -> list[dict[str, Any]]:
    return ds.dataset(path).to_table().to_pylist()


def _days(path: Path, what: str) -> list[dict[str, Any]]:
    rows = ds.dataset(path, partitioning="hive").to_table().to_pylist()
    return [{name: value for name, value in row.items() if name != "day"} for row in rows]


def _sqlite(path: Path, what: str) -> list[dict[str, Any]]:
    """Of stories the reposts come from their own table."""
    with closing(sqlite3.connect(path)) as database:
        found = _table(database, what)
        for row in found if what == "stories" else ():
            row["reposts"] = sorted(
                (one for one in _table(database, "reposts") if one["story_id"] == row["story_id"]),
                key=lambda one: one["number"],
            )
            assert [one.pop("number") for one in row["reposts"]] == list(range(1, len(row["reposts"]) + 1))
            for one in row["reposts"]:
                del one["story_id"]
    return found


def _table(database: sqlite3.Connection, name: str) -> list[dict[str, Any]]:
    """The rows of a table, by what the table of columns says of them."""
    types = dict(database.execute("SELECT column_name, type FROM columns WHERE table_name = ?", (name,)))
    cursor = database.execute(f"SELECT * FROM {name}")
    names = [column[0] for column in cursor.description]
    assert list(types) == names
    read: dict[str, Callable[[Any], Any]] = {"JSON": json.loads, "boolean": bool}
    return [
        {
            name: read.get(types[name], lambda value: value)(value) if value is not None else None
            for name, value in zip(names, row, strict=True)
        }
        for row in cursor
    ]


# Format → the output's name, and how its rows are read again.
FORMATS: dict[str, tuple[str, Callable[[Path, str], list[dict[str, Any]]]]] = {
    "jsonl": ("rows.jsonl", _jsonl),
    "csv": ("rows.csv", _csv),
    "parquet": ("rows.parquet", _parquet),
    "parquet by day": ("rows/", _days),
    "sqlite": ("rows.db", _sqlite),
}


def exported(ledger: str, folder: Path, what: str, form: str, *options: str) -> Rows:
    """The rows of an export to a file or folder within `folder`, by their first field."""
    name, read = FORMATS[form]
    output = f"{folder}/{what}-{name}"
    assert export(ledger, what, "--format", form.split(maxsplit=1)[0], "--output", output, *options) == 0
    key = next(iter(row_schema(what)["properties"]))
    rows = read(Path(output), what)
    found = {row[key]: row for row in rows}
    assert len(found) == len(rows)
    return found
