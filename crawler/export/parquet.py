"""Rows as Parquet: the columns are the JSON Schema's, lists nested."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from crawler.export.rows import Row, Schema, batches
from crawler.export.types import kind_of, within

if TYPE_CHECKING:
    import pyarrow as pa

# Of a row group: rows, and characters; it is made in memory.
_ROWS = 5000
_CHARACTERS = 16_000_000


def write_parquet(rows: Iterable[Row], schema: Schema, out: BinaryIO) -> None:
    """One file, zstd. What each column says, and the schema's version, are in its metadata."""
    # Imported here and below: Scrapy loads all commands to run one, and this costs a third of a second.
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = arrow_schema(schema)
    with pq.ParquetWriter(out, columns, compression="zstd") as writer:
        for batch in batches(rows, _ROWS, _CHARACTERS):
            writer.write_batch(pa.RecordBatch.from_pylist(batch, schema=columns))


def arrow_schema(schema: Schema) -> pa.Schema:
    """The Arrow schema of the rows. Dates stay text, cut to what the page states; every column may be null."""
    import pyarrow as pa

    told = {name: schema[name] for name in ("title", "version")}
    return pa.schema(
        [
            pa.field(name, _arrow(one), metadata={"description": one["description"]})
            for name, one in schema["properties"].items()
        ],
        metadata={name: json.dumps(value) for name, value in told.items()},
    )


def _arrow(told: Schema) -> pa.DataType:
    """A JSON type as an Arrow type."""
    import pyarrow as pa

    told = within(told)
    kind = kind_of(told)
    if kind == "array":
        return pa.list_(_arrow(told["items"]))
    if kind == "object":
        return pa.struct([pa.field(name, _arrow(one)) for name, one in told["properties"].items()])
    return {"boolean": pa.bool_(), "integer": pa.int64(), "number": pa.float64()}.get(kind, pa.string())
