"""今日 for 5月8日: a copy of a short text whose editor wrote the day another way, or left it out, and changed nothing else."""

from __future__ import annotations

import re

from crawler.match.reworded import have_telling_title
from crawler.match.told import Told

_DAY = re.compile(r"((?:(?:19|20)\d\d年)?\d{1,2}月\d{1,2}日|\d{1,2}日)|今[日天]|昨[日天]|前天|[近目]日|日前|近期")
# Characters at the beginning of a text in which its day stands.
_BEGINNING = 40
_SHORTEST = 30


def say_when_otherwise(one: Told, other: Told) -> bool:
    """True if two texts under one telling title are the same but for the day at their beginning, which they do not both tell in figures, unless
    the one leaves out the month or the year."""
    a, b = one.said, other.said
    if a == b or min(len(a), len(b)) < _SHORTEST or one.titles.isdisjoint(other.titles) or not have_telling_title(one, other):
        return False
    first, second = (_DAY.search(text, 0, _BEGINNING) for text in (a, b))
    if first is not None and second is not None and first[1] and second[1] and not _may_be_one(first[1], second[1]):
        return False
    bare, other_bare = (
        text if day is None else text[: day.start()] + text[day.end() :] for text, day in ((a, first), (b, second))
    )
    return bare == other_bare


def _may_be_one(day: str, other: str) -> bool:
    """True for 8日 and 5月8日, 5月8日 and 2024年5月8日."""
    short, long = sorted((day, other), key=len)
    return long.endswith(short) and not long.removesuffix(short)[-1:].isdigit()
