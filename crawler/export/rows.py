"""What a row is, and rows taken together so that memory stays flat however long they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

# Texts, as commands import them: Scrapy takes each class there for what might be a command, and in Python 3.10 `dict[str, Any]`
# passes for one.
Row: TypeAlias = "dict[str, Any]"
# A JSON Schema of one row, as `scrapy schema` prints it.
Schema: TypeAlias = "dict[str, Any]"


def weight(value: object) -> int:
    """About how many characters a value has, with some for each number and name.

    >>> weight({"url": "http://a.cn/", "images": []})
    49
    """
    if isinstance(value, str):
        return len(value) + 8
    if isinstance(value, dict):
        return 21 + sum(map(weight, value.values()))
    if isinstance(value, list):
        return 8 + sum(map(weight, value))
    return 8


def batches(rows: Iterable[Row], most: int, heaviest: int) -> Iterator[list[Row]]:
    """The rows in lists of at most `most`, each ended once it weighs `heaviest`."""
    batch: list[Row] = []
    heavy = 0
    for row in rows:
        batch.append(row)
        heavy += weight(row)
        if len(batch) >= most or heavy >= heaviest:
            yield batch
            batch, heavy = [], 0
    if batch:
        yield batch
