"""Who issued a document, and when: the office and the day under its text, and the office that its title begins with.

Offices send out the same words: each county its ban on fires, every year. A copy of a document keeps who signed it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_NUMERALS = "〇○零一二三四五六七八九十"
_DAY = re.compile(
    rf"((?:19|20)\d\d|[{_NUMERALS}]{{4}})[年./-](\d{{1,2}}|[{_NUMERALS}]{{1,3}})[月./-](\d{{1,2}}|[{_NUMERALS}]{{1,3}})日?(?:印发)?$"
)
# What the name of an office ends with.
_OFFICE = r"(?:政府|委员会|办公[室厅]|管委会|居委会|村委会|党委|党组|纪委|监委|[^常]委|办|厅|局|署|部|院|处|站|所|社|队|校|学|会|公司|集团|中心|医院|银行|海关|指挥部|领导小组)"
_SIGNED = re.compile(rf"[\u4e00-\u9fff()、A-Za-z]{{2,40}}{_OFFICE}(?:\([^)]{{1,8}}章\))?$")
_TITLED = re.compile(rf"(?:.{{0,8}}[:】\]])?([\u4e00-\u9fff]{{1,24}}?{_OFFICE})关于(.{{6,}})")
# A list of files, or whom to ask, may stand under the signature; several offices may sign.
_LAST, _MOST_OFFICES = 8, 6
_LONGEST = 60


class Signature(NamedTuple):
    """offices: folded. day: year, month and day as written."""

    offices: tuple[str, ...]
    day: tuple[str, str, str]


def signature_of(sentences: Sequence[str]) -> Signature | None:
    """The last signature of a text, given by its folded sentences; None for a text that nobody signed with a day."""
    last = len(sentences)
    for index in range(last - 1, max(-1, last - 1 - _LAST), -1):
        text = sentences[index]
        if len(text) > _LONGEST or (day := _DAY.search(text)) is None:
            continue
        offices = [text[: day.start()]] if day.start() else _offices_above(sentences, index)
        if offices and all(map(_SIGNED.match, offices)):
            return Signature(tuple(offices), (day[1], day[2].lstrip("0"), day[3].lstrip("0")))
    return None


def _offices_above(sentences: Sequence[str], index: int) -> list[str]:
    """The lines right above a day that are names of offices."""
    found: list[str] = []
    for text in reversed(sentences[max(0, index - _MOST_OFFICES) : index]):
        if not _SIGNED.match(text):
            break
        found.append(text)
    return found


def are_signed_apart(one: Signature | None, other: Signature | None) -> bool:
    """True if other offices signed the two texts, or the same ones in another month."""
    if one is None or other is None:
        return False
    if one.day[:2] != other.day[:2]:
        return True
    slips = 1 if one.day == other.day else 0
    return not any(_is_one(a, b, slips) for a, b in product(one.offices, other.offices))


def are_titled_apart(titles: Set[str], others: Set[str]) -> bool:
    """True if two titles, folded, are the same but for the office that they begin with: `甲县人民政府关于…的通告`."""
    if not titles.isdisjoint(others):
        return False
    pairs = [
        (one[1], other[1])
        for one, other in product(map(_TITLED.match, titles), map(_TITLED.match, others))
        if one is not None and other is not None and one[2] == other[2]
    ]
    return bool(pairs) and not any(_is_one(*pair, slips=0) for pair in pairs)


def _is_one(one: str, other: str, slips: int) -> bool:
    """True if two names may be one office's: written in full and in short, with so many wrong characters."""
    return LCSseq.similarity(one, other) >= min(len(one), len(other)) - slips
