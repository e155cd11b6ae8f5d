"""Rows as a folder of Parquet files, one for each day: `day=2024-05-10/pages.parquet`, which DuckDB, pandas and Spark read as one.

A file beside the days says what is in them; with it the next export reads and writes only the days that have changed, so that
who fetches the folder each day fetches what is new.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from crawler.export.destinations import Folder
from crawler.export.errors import ExportError
from crawler.export.keyed import Source
from crawler.export.parquet import write_parquet
from crawler.export.progress import Watch
from crawler.export.rows import Row
from crawler.export.sqlite import Change

# Readers of such folders pass over names that begin so.
_LIST, _SCHEMA = "_days.json", "_schema.json"
# The folder of rows without a day. Hive's own name for it is one that pandas cannot read beside others.
_NO_DAY = "unknown"
_TOGETHER = 500


@dataclass
class _Day:
    """The rows of one day. mark: another one whenever any of them is."""

    ids: list[int | str] = field(default_factory=list)
    mark: int = 0


def write_days(folder: Folder, source: Source, by: str, watch: Watch) -> Change:
    """Make the folder hold the source's rows. Each file has its name once it is whole; the list of them is the last.

    by: what a row's day is of, for who reads the list. Raises ExportError for a folder of something else.
    """
    what = source.schema["title"]
    told = {"what": what, "schema_version": source.schema["version"], "by": by, "made_by": source.made_by}
    with folder.file(_LIST).writing() as out:
        before = _before(folder, told)
        there = folder.files()
        days = _days(source)
        rows_of = {day: before.get(day, {}).get("rows") for day in days}
        new = {day: one for day, one in days.items() if before.get(day, {}).get("mark") != f"{one.mark:x}"}
        new |= {day: days[day] for day, rows in rows_of.items() if rows and _name(day, what) not in there}
        wanted_ids: Iterator[int | str] = chain.from_iterable(new[day].ids for day in sorted(new))
        ids = watch.looking(wanted_ids, sum(len(one.ids) for one in new.values()))
        for day in sorted(new):
            rows_of[day] = _write(folder, _name(day, what), source, islice(ids, len(new[day].ids)), watch)
        # The progress ends where its rows do.
        next(ids, None)
        wanted = {_name(day, what) for day, rows in rows_of.items() if rows}
        gone = sorted(name for name in there - wanted if name.startswith("day=") and name.endswith(f"/{what}.parquet"))
        for name in gone:
            folder.remove(name)
        with folder.file(_SCHEMA).writing() as described:
            described.write(json.dumps(source.schema, ensure_ascii=False, indent=1).encode())
        listed = {day: {"rows": rows_of[day], "mark": f"{days[day].mark:x}"} for day in sorted(days)}
        out.write(json.dumps(told | {"days": listed}, indent=1).encode())
    kept = sum(rows or 0 for day, rows in rows_of.items() if day not in new)
    return Change(watch.written, len(gone), kept)


def _days(source: Source) -> dict[str, _Day]:
    """The ids of each day, and what tells whether its rows have changed."""
    days: dict[str, _Day] = {}
    for key in source.all_keys():
        day = days.setdefault(key.day or _NO_DAY, _Day())
        day.ids.append(key.id)
        day.mark = (day.mark + int.from_bytes(key.mark, "big")) % 2**64
    for day in days.values():
        day.ids.sort(key=_order)
    return days


def _order(name: int | str) -> tuple[int, str]:
    """Numbers as numbers, texts as texts."""
    return (name, "") if isinstance(name, int) else (0, name)


def _before(folder: Folder, told: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What the last export put down of each day; nothing where it went by other rules."""
    text = folder.read(_LIST)
    if not text:
        return {}
    try:
        found = json.loads(text)
        if (found["what"], found["by"]) != (told["what"], told["by"]):
            raise ExportError(f"{folder.name} has {found['what']} by day {found['by']}: name another folder")
        same = all(found[name] == value for name, value in told.items())
        return dict(found["days"]) if same else {}
    except (ValueError, KeyError, TypeError):
        raise ExportError(f"{folder.name}{_LIST} is none of ours: name another folder") from None


def _write(folder: Folder, name: str, source: Source, ids: Iterator[int | str], watch: Watch) -> int:
    """Write one day's file, if it has rows; how many."""
    rows = watch.writing(_rows(source, ids))
    first = next(rows, None)
    if first is None:
        return 0
    before = watch.written
    with folder.file(name).writing() as out:
        write_parquet(chain([first], rows), source.schema, out)
    return watch.written - before + 1


def _rows(source: Source, ids: Iterator[int | str]) -> Iterator[Row]:
    while batch := list(islice(ids, _TOGETHER)):
        yield from source.rows(batch)


def _name(day: str, what: str) -> str:
    return f"day={day}/{what}.parquet"
