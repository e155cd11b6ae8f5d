"""Rows as JSON Lines, CSV or Parquet, written as they come."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from crawler.ledger.schema import row_schema
from crawler.plain import json_for_terminals, no_formula

if TYPE_CHECKING:
    import pyarrow as pa

FORMATS = ("jsonl", "csv", "parquet")
# Rows of a Parquet row group: with their texts a few dozen MB.
_ROWS = 5000

Row = dict[str, Any]


def write_jsonl(rows: Iterable[Row], out: TextIO) -> None:
    """One JSON object a line; Chinese stays readable."""
    for row in rows:
        out.write(json_for_terminals(json.dumps(row, ensure_ascii=False)) + "\n")


def write_csv(rows: Iterable[Row], what: str, out: TextIO) -> None:
    """A header and a line for each row. Lists and objects are JSON; null is an empty cell; no cell can start a formula."""
    names = list(row_schema(what)["properties"])
    writer = csv.writer(out)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in names])


def write_parquet(rows: Iterator[Row], what: str, out: BinaryIO) -> None:
    """One file, zstd; the columns are the JSON Schema's, lists nested."""
    # Imported here and below: Scrapy loads all commands to run one, and this costs a third of a second.
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = arrow_schema(what)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROWS)):
            writer.write_table(pa.Table.from_pylist(group, schema=schema))


def arrow_schema(what: str) -> pa.Schema:
    """The Arrow schema of the rows, made of their JSON Schema. Dates stay text, cut to what the page states."""
    import pyarrow as pa

    properties = row_schema(what)["properties"]
    return pa.schema([pa.field(name, _arrow(told)) for name, told in properties.items()])


def _arrow(told: dict[str, Any]) -> pa.DataType:
    """A JSON type as an Arrow type; every column may be null."""
    import pyarrow as pa

    for choice in told.get("anyOf", ()):
        if choice.get("type") != "null":
            return _arrow(choice)
    kinds = told.get("type", "string")
    kind = kinds if isinstance(kinds, str) else next(one for one in kinds if one != "null")
    if kind == "array":
        return pa.list_(_arrow(told["items"]))
    if kind == "object":
        return pa.struct([pa.field(name, _arrow(one)) for name, one in told["properties"].items()])
    return {"boolean": pa.bool_(), "integer": pa.int64(), "number": pa.float64()}.get(kind, pa.string())


def _cell(value: Any) -> object:
    if isinstance(value, str):
        return no_formula(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value
