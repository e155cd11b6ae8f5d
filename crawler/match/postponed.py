"""A notice issued again some weeks later, a deadline that is put off: sentences are the same but for their figures, and their days have moved.

A copy may have a day wrong, or one everywhere; not most of its days, several, and all to the same side. Seen in generated worlds, and on
the sites of 公共资源交易中心 and of 人社局.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from crawler.match.years import is_told_once

_DAY = re.compile(r"(?:(?:((?:19|20)\d\d)年)?(\d{1,2})月)?(\d{1,2})日(?!内)")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_YEAR, _MONTH = 365.25, 30.5
# Days, each told as another one.
_FEWEST = 2

# A day of a sentence: days from the beginning of our era, or of some year where the text does not say which, about; and whether it does.
Told = tuple[float, bool]
Postponed = Mapping[str, tuple[Told, ...]]


def told_days(sentences: Iterable[str]) -> Postponed:
    """The days that folded sentences tell, in order, by the sentence without its figures; not of one that stands there twice."""
    return is_told_once((_FIGURE.sub("#", text), _days(text)) for text in sentences if "日" in text)


def _days(text: str) -> tuple[Told, ...]:
    """The days of a sentence; one without a month is of the last one told."""
    found: list[Told] = []
    year, month = None, None
    for match in _DAY.finditer(text):
        year, month = match[1] or year, match[2] or month
        if month is not None:
            found.append((float(year or 0) * _YEAR + int(month) * _MONTH + int(match[3]), year is not None))
    return tuple(found)


def are_postponed(a: Postponed, b: Postponed) -> bool:
    """True if sentences of two texts are one but for their figures, and most days that they tell are other ones, several, all of them later in
    the one text or all in the other."""
    pairs = [
        pair for bare in a.keys() & b.keys() if len(a[bare]) == len(b[bare]) for pair in zip(a[bare], b[bare], strict=True)
    ]
    moved = {pair for pair in pairs if pair[0] != pair[1]}
    later = {_is_later(*pair) for pair in moved}
    return len(moved) >= _FEWEST and 2 * sum(pair in moved for pair in pairs) > len(pairs) and len(later) == 1


def _is_later(one: Told, other: Told) -> bool:
    """True if the first day is later. Of two that do not tell their year, 1月3日 is later than 12月28日."""
    between = one[0] - other[0]
    if one[1] and other[1]:
        return between > 0
    return (between + _YEAR / 2) % _YEAR > _YEAR / 2
