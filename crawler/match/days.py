"""Letters that an office sends again within weeks: each ends with its own day, and tells another day than the other one.

Which leader receives whom this week, the price of petrol from midnight on: nobody need sign them, and their title is the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crawler.match.numbered import number_of

Day = tuple[int, int]

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_DAY = re.compile(rf"({_NUMBER})月({_NUMBER})日")
# The last line of a letter, or what stands behind its office's name.
_CLOSING = re.compile(rf"(?:^|[\u4e00-\u9fff）)])(?:19|20|二[〇○零])..年(?:{_NUMBER})月(?:{_NUMBER})日$")
_LONGEST_CLOSING, _LAST_LINES = 40, 3


class Days(NamedTuple):
    """closing: the days in the lines that close a text. told: those in its other sentences. Month and day."""

    closing: frozenset[Day]
    told: frozenset[Day]


def days_of(sentences: Sequence[str]) -> Days:
    """The days that a text tells, given by its folded sentences."""
    closing: set[Day] = set()
    told: set[Day] = set()
    for index, text in enumerate(sentences):
        found = {(number_of(month), number_of(day)) for month, day in _DAY.findall(text)} if "月" in text else set()
        closes = index >= len(sentences) - _LAST_LINES and len(text) <= _LONGEST_CLOSING and _CLOSING.search(text)
        (closing if closes else told).update(found)
    return Days(frozenset(closing), frozenset(told))


def are_of_other_days(a: Days, b: Days) -> bool:
    """True if two texts close with days of their own, and each tells a day of which the other says nothing.

    A site may put the day of its copy below the text, and a copy may have a day wrong; hardly both.
    """
    return (
        bool(a.closing and b.closing)
        and a.closing.isdisjoint(b.closing)
        and bool(a.told - b.told - b.closing)
        and bool(b.told - a.told - a.closing)
    )
