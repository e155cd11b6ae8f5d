"""Events that were told to a reader and lie where the next ones are to be written: he may not have taken them yet."""

from __future__ import annotations

import json
from typing import BinaryIO

from crawler.export.destinations import File
from crawler.export.errors import ExportError


def check_untaken(place: File, form: str, after: int) -> None:
    """Raise ExportError where the file is there and has events that no later export with the cursor gives, or is none of ours.

    after: the number of the last event that the cursor has passed. Events behind it were written by an export that was killed before it
    moved the cursor; they are told again.
    """
    with place.reading() as file:
        if file is None:
            return
        try:
            first = _first_number(file, form)
        except (ValueError, KeyError, TypeError) as error:
            raise ExportError(f"{place.name} is there and has no events as {form}: name another file") from error
    if first is not None and first <= after:
        raise ExportError(
            f"{place.name} has events from number {first} on, which this cursor has passed: they would be lost to whoever has not taken "
            "them. Take the file away once they are taken, or give each export a file of its own"
        )


def _first_number(file: BinaryIO, form: str) -> int | None:
    """The number of the first event; None where there is none. Raises ValueError, KeyError or TypeError for what is no such file."""
    if form == "parquet":
        import pyarrow.parquet as pq

        batch = next(pq.ParquetFile(file).iter_batches(batch_size=1, columns=["number"]), None)
        return None if batch is None or not batch.num_rows else int(batch["number"][0].as_py())
    first = file.readline()
    if form == "csv":
        if not first.startswith(b"number,"):
            raise ValueError("no header")
        first = file.readline().partition(b",")[0]
        return int(first) if first else None
    if not first:
        return None
    number = json.loads(first)["number"]
    if type(number) is not int:
        raise ValueError("no number")
    return number
