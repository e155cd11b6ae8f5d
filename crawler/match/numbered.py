"""Letters of a row, which an office sends every year or month, or numbers: their titles tell them apart, however alike their words are.

Years and ordinals only. Another figure in a title (增长5.2%) is what a repost may have changed.
"""

from __future__ import annotations

import re
from collections.abc import Set

_NUMBER = r"(?:\d{1,4}|[〇○零一二三四五六七八九十百]{1,5})"
_PLACE = re.compile(
    rf"(?<!\d)(?:19|20)\d\d(?=[年/-]|学年)|(?<=第){_NUMBER}(?=[期批号次届季])|(?<!\d)(?:\d{{1,2}}|(?<![一二三四五六七八九十])[一二三四五六七八九十]{{1,2}})(?=月份)"
)
# Characters of a title besides its numbers: a shorter one (2024年工作总结) may head anything.
_SHORTEST = 6


def are_of_a_row(titles: Set[str], others: Set[str]) -> bool:
    """True if a title of the one text is a title of the other but for its year or number, and none is the same.

    titles, others: folded.
    """
    return titles.isdisjoint(others) and any(_differ_by_number(one, other) for one in titles for other in others)


def _differ_by_number(one: str, other: str) -> bool:
    """A title may have words before or behind it in the other (转发:…)."""
    numbers, other_numbers = _PLACE.findall(one), _PLACE.findall(other)
    if not numbers or len(numbers) != len(other_numbers) or numbers == other_numbers:
        return False
    short, long = sorted((_PLACE.sub("#", one), _PLACE.sub("#", other)), key=len)
    return len(short) - len(numbers) >= _SHORTEST and short in long
