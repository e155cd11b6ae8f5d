"""Texts of a row, written anew for every year from those of the last: their sentences are the same but for the year and the figures.

A copy may change a figure, but not every year that its sentences tell, and all by as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
# Characters of a sentence; a shorter one (2024年5月) stands in any text.
_SHORTEST = 12
# Sentences that tell another year.
_FEWEST = 2

Years = Mapping[str, tuple[int, ...]]


def years_of(sentences: Iterable[str]) -> Years:
    """The years that folded sentences tell, by the sentence without its figures; not of one that stands there twice."""
    found: dict[str, tuple[int, ...]] = {}
    twice = set()
    for text in sentences:
        years = tuple(map(int, _YEAR.findall(text))) if "年" in text and len(text) >= _SHORTEST else ()
        if years:
            bare = _FIGURE.sub("#", text)
            twice.update({bare} & found.keys())
            found[bare] = years
    return {bare: years for bare, years in found.items() if bare not in twice}


def are_years_apart(a: Years, b: Years) -> bool:
    """True if several sentences of two texts are one but for their figures, and their years differ, all by as many."""
    shifts = [{x - y for x, y in zip(a[bare], b[bare], strict=True)} for bare in a.keys() & b.keys()]
    moved = [shift for shift in shifts if shift != {0}]
    return (
        len(moved) >= _FEWEST and 2 * len(moved) > len(shifts) and all(shift == moved[0] and len(shift) == 1 for shift in moved)
    )
