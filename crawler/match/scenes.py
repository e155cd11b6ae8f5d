"""Where a text plays: counties and cities that it names again and again.

Offices everywhere hold the same meetings and courses, and their news are filled into the same sentences: 云浦县民政局举办养老服务培训班.
Two such texts share nearly all of their words and have no place in common. Seen in generated worlds and on county portals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from crawler.match.signatures import place_of

_CLAUSE = re.compile(r"[,;:、。！？!?\n“”\"'「」《》()]")
# What a clause may begin with before the name of a place.
_BEFORE = re.compile(r"^(?:近日|日前|近期|目前|今年|去年|昨日|昨天|今天|连日来|据悉|据|由|在|对|从|为|与|和|经)+")
# So often a text names the place that it is about, its titles among them.
_OFTEN = 2


def places_told(sentences: Iterable[str]) -> Counter[str]:
    """The places that clauses begin with, without their levels (云浦 for 云浦县), each with how often; of folded sentences."""
    clauses = (_BEFORE.sub("", clause) for sentence in sentences for clause in _CLAUSE.split(sentence) if len(clause) > _OFTEN)
    return Counter(place for place in map(place_of, clauses) if place is not None)


def play_elsewhere(
    one: Mapping[str, int],
    titles: Collection[str],
    text: Sequence[str],
    other: Mapping[str, int],
    others: Collection[str],
    there: Sequence[str],
) -> bool:
    """True if both texts are about places, and no such place of the one is named anywhere in the other.

    one, other: `places_told` of the texts. titles, others: their folded titles. text, there: their folded sentences.
    """
    here, away = _scene(one, titles), _scene(other, others)
    return bool(here) and bool(away) and not _names_any(away, titles, text) and not _names_any(here, others, there)


def play_in_one_place(
    one: Mapping[str, int], titles: Collection[str], other: Mapping[str, int], others: Collection[str]
) -> bool:
    """True if both texts, given as to `play_elsewhere`, are about one place."""
    return not _scene(one, titles).isdisjoint(_scene(other, others))


def _scene(told: Mapping[str, int], titles: Collection[str]) -> set[str]:
    return {place for place, times in (Counter(told) + places_told(titles)).items() if times >= _OFTEN}


def _names_any(places: Collection[str], titles: Collection[str], text: Sequence[str]) -> bool:
    return any(place in line for place in places for line in (*titles, *text))
