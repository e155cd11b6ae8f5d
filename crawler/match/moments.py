"""Bulletins that an office issues again and again in the same words: a warning, a water level, each at its day and hour.

A copy may have one figure of a moment wrong (5月10日8时 for 5月11日8时), hardly two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from itertools import product
from typing import NamedTuple

_MOMENT = re.compile(
    r"(?<!\d)(\d{1,2})月(\d{1,2})日(?:凌晨|早上|上午|中午|下午|傍晚|晚上|晚|夜间)?(\d{1,2})(?:[时点](?:(\d{1,2})分)?|:(\d\d))"
)
# Of day, hour and minute: so many are other ones.
_FEWEST_OTHER = 2


class Moment(NamedTuple):
    """minute: None where only the hour is told."""

    month: int
    day: int
    hour: int
    minute: int | None


def moments_of(sentences: Iterable[str]) -> frozenset[Moment]:
    """The days with an hour that folded sentences tell."""
    told = (match for text in sentences if "月" in text for match in _MOMENT.finditer(text))
    return frozenset(
        Moment(int(match[1]), int(match[2]), int(match[3]), int(match[4] or match[5]) if match[4] or match[5] else None)
        for match in told
    )


def are_of_other_moments(a: Set[Moment], b: Set[Moment]) -> bool:
    """True if both tell moments, and each of the one is another day and another time than each of the other."""
    return bool(a) and bool(b) and all(_differ(one, other) for one, other in product(a, b))


def _differ(one: Moment, other: Moment) -> bool:
    days = (one.month, one.day) != (other.month, other.day)
    return days + (one.hour != other.hour) + (one.minute != other.minute) >= _FEWEST_OTHER
