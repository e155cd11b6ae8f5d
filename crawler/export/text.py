"""Rows as JSON Lines or CSV, written as they come."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from typing import TextIO

from crawler.export.rows import Row, Schema
from crawler.plain import json_for_terminals, no_formula


def write_jsonl(rows: Iterable[Row], schema: Schema, out: TextIO) -> None:
    """One JSON object a line; Chinese stays readable."""
    for row in rows:
        out.write(json_for_terminals(json.dumps(row, ensure_ascii=False)) + "\n")


def write_csv(rows: Iterable[Row], schema: Schema, out: TextIO) -> None:
    """A header and a line for each row. Lists and objects are JSON; null is an empty cell; no cell can start a formula."""
    names = list(schema["properties"])
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])


def _cell(value: object) -> object:
    if isinstance(value, str):
        return no_formula(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value
