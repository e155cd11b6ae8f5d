"""Whom or what a form letter is about: the people of a notice of appointments, the party of a penalty, the project of a tender.

An office's letters of one kind say the same words, so that two of them share nearly all of their text; they differ in their subject.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

# What a subject stands behind. A line is one name of it; the second field is its kind.
_LABELS = (
    ("当事人", "party"), ("当事人名称", "party"), ("当事人姓名", "party"),
    ("被处罚人", "party"), ("被处罚单位", "party"), ("被处罚人名称", "party"), ("被处罚单位名称", "party"),
    ("被执行人", "party"), ("失信被执行人", "party"), ("被申请人", "party"),
    ("姓名", "person"), ("公示对象", "person"), ("考察对象", "person"), ("拟录用人员", "person"), ("拟聘用人员", "person"),
    ("项目名称", "project"), ("采购项目名称", "project"), ("招标项目名称", "project"), ("工程名称", "project"),
    ("中标人", "winner"), ("中标人名称", "winner"), ("中标供应商", "winner"), ("中标供应商名称", "winner"), ("中标单位", "winner"),
    ("成交供应商", "winner"), ("成交供应商名称", "winner"), ("供应商名称", "winner"),
)  # fmt: skip
_KINDS = dict(_LABELS)
# Ends of a clause, and numbers of a list before a name.
_BEFORE = r"(?:^|[\n。;:,、(])(?:[(]?\d{1,3}[.、)]|[一二三四五六七八九十]{1,3}、)?"
_LABELLED = re.compile(
    rf"{_BEFORE}({'|'.join(sorted(_KINDS, key=lambda label: -len(label)))})(?:\([^)\n]{{1,12}}\))?:([^,;。\n]{{2,40}})"
)
# 张建国,男,汉族,1978年5月生 and 张建国(男,1978年5月生)
_PERSON = re.compile(rf"{_BEFORE}([^,;:。、()\n]{{2,12}})[,(](?:男|女)(?:性)?[,、)]")
_BORN = re.compile(r"(?:19|20)\d\d年\d{1,2}月|(?:19|20)\d\d\.\d{1,2}")
# Few texts have one; asking for this first takes a tenth of the time.
# Whom a letter is sent to, and tells what it did: `云浦县石桥食品有限公司:经查,你单位…`.
_SENT_TO = re.compile(
    r"([\u4e00-\u9fffA-Za-z0-9()]{4,40}(?:公司|厂|店|社|部|行|中心|院|学校|幼儿园)):.{0,12}?(?:你|贵)(?:单位|公司|厂|店|社|部|行|中心|院|校|园)"
)
_FIRST = 4
_SEX = re.compile("[,(][男女]")
# Characters behind a name in which the birth is told.
_TO_BIRTH = 30
_HIDDEN = re.compile("[某×*xX○]")
# Of the longer name: so much is the same in one that was corrected; less will do for people born in one month.
_CORRECTED, _OF_ONE_BIRTH = 0.75, 0.5


class Subject(NamedTuple):
    """One that a letter is about. born: the month, as written; None if it is not told."""

    name: str
    born: str | None = None


def subjects(sentences: Sequence[str]) -> dict[str, list[Subject]]:
    """The subjects of a text, given by its folded sentences, by kind; empty for what is no such letter."""
    body = "\n".join(sentences)
    found: dict[str, list[Subject]] = {}
    for match in _LABELLED.finditer(body) if any(label in body for label in _KINDS) else ():
        found.setdefault(_KINDS[match[1]], []).append(Subject(match[2]))
    for match in filter(None, map(_SENT_TO.match, sentences[:_FIRST])):
        found.setdefault("addressee", []).append(Subject(match[1]))
    for match in _PERSON.finditer(body) if _SEX.search(body) else ():
        born = _BORN.search(body, match.end(), match.end() + _TO_BIRTH)
        found.setdefault("person", []).append(Subject(match[1], born and born.group()))
    return found


def are_apart(a: Mapping[str, Sequence[Subject]], b: Mapping[str, Sequence[Subject]]) -> bool:
    """True if two texts tell subjects of one kind and have none of them in common."""
    return any(not any(_alike(one, other) for one in a[kind] for other in b[kind]) for kind in a.keys() & b.keys())


def _alike(one: Subject, other: Subject) -> bool:
    """True if two names may be one's: written in full and in short, hidden in part, or corrected."""
    if one.name in other.name or other.name in one.name:
        return True
    if _HIDDEN.search(one.name) or _HIDDEN.search(other.name):
        return one.name[0] == other.name[0]
    share = _OF_ONE_BIRTH if one.born is not None and one.born == other.born else _CORRECTED
    return LCSseq.similarity(one.name, other.name) >= share * max(len(one.name), len(other.name))
