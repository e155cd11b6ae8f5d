"""Texts of a row, written anew for every year from those of the last: their sentences are the same but for the year and the figures.

A copy may change a figure, but not every year that its sentences tell, and all by as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
# Characters of a sentence; a shorter one (2024年5月) stands in any text.
_SHORTEST = 12
# Times that another year is told.
_FEWEST = 2

What = TypeVar("What")
Years = Mapping[str, tuple[int, ...]]


def years_of(sentences: Iterable[str]) -> Years:
    """The years that folded sentences tell, in order, by the sentence without its figures; not of one that stands there twice."""
    return is_told_once(
        (_FIGURE.sub("#", text), tuple(map(int, _YEAR.findall(text))))
        for text in sentences
        if "年" in text and len(text) >= _SHORTEST
    )


def is_told_once(told: Iterable[tuple[str, tuple[What, ...]]]) -> dict[str, tuple[What, ...]]:
    """What sentences tell, by the sentence; not that of one that stands there twice, or that tells nothing."""
    found: dict[str, tuple[What, ...]] = {}
    twice = set()
    for bare, what in told:
        if what:
            twice.update({bare} & found.keys())
            found[bare] = what
    return {bare: what for bare, what in found.items() if bare not in twice}


def are_years_apart(a: Years, b: Years) -> bool:
    """True if sentences of two texts are one but for their figures, and the years of most of these differ, several, all by as many.

    Nothing else need differ: a ban on fishing has the same days every year.
    """
    pairs = [(a[bare], b[bare]) for bare in a.keys() & b.keys() if len(a[bare]) == len(b[bare])]
    moved = [(x, y) for x, y in pairs if x != y]
    shifts = {p - q for x, y in moved for p, q in zip(x, y, strict=True)}
    return sum(len(x) for x, _ in moved) >= _FEWEST and 2 * len(moved) > len(pairs) and len(shifts) == 1
