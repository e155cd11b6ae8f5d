"""Letters that an office sends again within weeks: each ends with its own day, and tells a day or figure that the other does not.

Which leader receives whom this week, the price of petrol from midnight on, how much food was tested: nobody need sign them, and their
title is the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from crawler.match.figures import figures_of
from crawler.match.numbered import number_of
from crawler.match.quotations import TELLING

Day = tuple[int, int]

_NUMBER = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
_DAY = re.compile(rf"({_NUMBER})月({_NUMBER})日")
# The last line of a letter, or what stands behind its office's name.
_CLOSING = re.compile(rf"(?:^|[\u4e00-\u9fff）)])(?:19|20|二[〇○零])..年(?:{_NUMBER})月(?:{_NUMBER})日$")
_LONGEST_CLOSING, _LAST_LINES = 40, 3


class Days(NamedTuple):
    """closing: the days in the lines that close a text, by month and day. told: those in its other sentences, and the figures there that
    are not the same by chance."""

    closing: frozenset[Day]
    told: frozenset[Day | str]


def days_of(sentences: Sequence[str]) -> Days:
    """The days and figures that a text tells, given by its folded sentences."""
    closing: set[Day] = set()
    told: set[Day | str] = set()
    rest: list[str] = []
    for index, text in enumerate(sentences):
        found = {(number_of(month), number_of(day)) for month, day in _DAY.findall(text)} if "月" in text else set()
        closes = index >= len(sentences) - _LAST_LINES and len(text) <= _LONGEST_CLOSING and _CLOSING.search(text)
        if closes:
            closing.update(found)
        else:
            told.update(found)
            rest.append(text)
    told.update(figure for figure in figures_of(rest) if TELLING.match(figure) and not figure.endswith("日"))
    return Days(frozenset(closing), frozenset(told))


def are_of_other_days(a: Days, b: Days) -> bool:
    """True if two texts close with days of their own, and each tells a day or figure of which the other says nothing.

    A site may put the day of its copy below the text, and a copy may have a figure wrong; hardly both.
    """
    return (
        bool(a.closing and b.closing)
        and a.closing.isdisjoint(b.closing)
        and bool(a.told - b.told - b.closing)
        and bool(b.told - a.told - a.closing)
    )
