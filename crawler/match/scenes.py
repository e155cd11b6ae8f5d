"""Where a text plays: counties and cities that it names again and again.

Offices everywhere hold the same meetings and courses, and their news are filled into the same sentences: 云浦县民政局举办养老服务培训班.
Two such texts share nearly all of their words and have no place in common. Seen in generated worlds only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from crawler.match.signatures import place_of
from crawler.match.told import Told

# Most clauses hold none, and are no further looked at, nor are those with nothing but a name of two characters.
_LEVELS, _SHORTEST = re.compile("[省市州县区旗]"), 3
_CLAUSE = re.compile(r"[,;:、。！？!?\n“”\"'「」《》()]")
# What a clause may begin with before the name of a place.
_BEFORE = re.compile(r"^(?:近日|日前|近期|目前|今年|去年|昨日|昨天|今天|连日来|据悉|据|由|在|对|从|为|与|和|经)+")
# What only looks like a name: 我市市民, 全市各区, 团县委, 强县富民, 农村地区; and names that are kept back: 某市, 甲县.
_NAMELESS = re.compile(
    r"[我该本全各某甲乙丙丁两几此XX×]|^(?:团|区|旗|郡|强|撤|千|百|驻|跨|以|一个|有关|进|升国|全国|上级)|(?:地|城|超|小|校|社|园|景|山|辖)$"
)
_KEPT_BACK = re.compile("[某甲乙丙XX×]{1,3}(?:省|市|县|区|镇)")
# Of a text with more places the ones that it names most.
_MOST = 20
# A day, the only figure that tells as much as two.
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
# So often a text names the place that it is about, its titles among them.
_OFTEN = 2


def places_told(sentences: Iterable[str]) -> Counter[str]:
    """The places that clauses begin with, without their levels (云浦 for 云浦县), each with how often; of folded sentences."""
    told = (sentence for sentence in sentences if _LEVELS.search(sentence))
    parts = (clause for sentence in told for clause in _CLAUSE.split(sentence))
    clauses = (_BEFORE.sub("", clause) for clause in parts if len(clause) >= _SHORTEST and _LEVELS.search(clause))
    return Counter(place for place in map(place_of, clauses) if place is not None and not _NAMELESS.search(place))


def play_elsewhere(one: Told, other: Told) -> bool:
    """True if both texts are about places, and no such place of the one is named anywhere in the other."""
    here, away = _scene(one), _scene(other)
    if not here or not away or {place[0] for place in here} & {place[0] for place in away}:
        # 喀左 is short for 喀喇沁左翼, and 襄樊 was renamed 襄阳.
        return False
    mine, theirs = ("\n".join((*text.titles, *text.sentences)) for text in (one, other))
    if _KEPT_BACK.search(mine) or _KEPT_BACK.search(theirs):
        return False
    return not any(place in mine for place in away) and not any(place in theirs for place in here)


def play_in_one_place(one: Told, other: Told) -> bool:
    """True if both texts are about one place."""
    return not _scene(one).isdisjoint(_scene(other))


def are_of_one_day(figures: Collection[str], others: Collection[str]) -> bool:
    """True if the figures of two texts are the same and a day is one of them."""
    return set(figures) == set(others) and any(map(_DAY.fullmatch, figures))


def _scene(text: Told) -> set[str]:
    often = (text.places + places_told(text.titles)).most_common(_MOST)
    return {place for place, times in often if times >= _OFTEN}
