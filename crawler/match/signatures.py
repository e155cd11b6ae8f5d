"""Who issued a document, and when: the office and the day under its text, and the office that its title begins with.

Offices send out the same words: each county its ban on fires, every year. A copy of a document keeps who signed it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from crawler.match.numbered import number_of

_NUMERALS = "〇○零一二三四五六七八九十"
_DAY = re.compile(
    rf"((?:19|20)\d\d|[{_NUMERALS}]{{4}})[年./-](\d{{1,2}}|[{_NUMERALS}]{{1,3}})[月./-](\d{{1,2}}|[{_NUMERALS}]{{1,3}})日?$"
)
# What the name of an office ends with.
_OFFICE = r"(?:政府|委员会|办公[室厅]|管委会|居委会|村委会|党委|党组|纪委|监委|[^常]委|办|厅|局|署|部|院|处|站|所|社|队|校|学|会|公司|集团|中心|医院|银行|海关|指挥部|领导小组)"
_SIGNED = re.compile(rf"[\u4e00-\u9fff()、A-Za-z]{{2,40}}{_OFFICE}(?:\([^)]{{1,8}}章\))?$")
# Behind the office's name: 云浦县教育局 举报电话：5126033.
_TELEPHONE = re.compile(r"(?:举报|监督|咨询|联系|服务|值班|热线)?电话:?[\d-]{7,15}$")
_SEAL = re.compile(r"\([^)]{1,8}章\)$")
_TITLED = re.compile(rf"(?:.{{0,8}}[:】\]])?([\u4e00-\u9fff]{{1,24}}?(?:{_OFFICE}|[省市县区州旗]))关于(.{{6,}})")
# Several offices may sign; and a text that passes others on has their signatures too.
_MOST_OFFICES, _MOST_SIGNATURES = 6, 8
_LONGEST = 60
# Days between which a letter is one: the day of the one may be that of its printing.
_ONE_LETTER = 27
# A name that is kept back: XX县人民政府, 某县人民政府.
_KEPT_BACK = re.compile(r"[Xx某*×○]")
# Letters with which the names of one kind of office end, wherever it is: 县人民政府, 林业局.
_KIND = 3
# Of these there are several in one place.
_UNIT = re.compile("(?:小学|中学|学校|幼儿园|医院|大学|学院|社区|公司)$")
# Who reports on a letter and puts a line of its own below it.
_MEDIA = re.compile("(?:融媒体?中心|传媒中心|新闻中心|报社|通讯社|电视台|广播台)$")
# The places that the name of an office begins with: 青石市云浦县 | 教育局. Characters that end a place end other words too: 国家市|场监督,
# 城市管理, 社区; of a town's or a village's name too many do (住房和城乡, 农业农村), so that these are not told.
_PLACE = re.compile(
    r"((?<![\u4e00-\u9fff])(?![我该全本各两几此邻某外市省属辖贫])[\u4e00-\u9fff]县(?![域级里长城])|[\u4e00-\u9fff]{2,8}?自治[区州县旗]|(?:(?![局厅委院办会部处科校队])[\u4e00-\u9fff]){2,5}?(?:省|(?<!城)市(?!场)|州(?!市)|县(?!域)|(?<!社)区(?![域块])|旗))"
)
# A report of each year, which each office and county writes: 云浦县水利局2023年政府信息公开工作年度报告.
_YEARLY = re.compile(
    r"(?![我本全该各])([\u4e00-\u9fff]{2,24}?)(?<!关于)(?:19|20)\d\d年(?:(?:度|上半年|第.季度|\d{1,2}月份?))?([^\d]{4,})"
)
_ISSUER = re.compile(rf"(?:{_OFFICE}|[省市州县区旗镇乡])$")
_SHORTEST_PLACE = 2
_LEVEL = re.compile(r"(?:自治[区州县旗]|[省市州县区旗])$")
_PARTY = re.compile("^(?:中共|中国共产党)")
# Areas that are called alike everywhere, and what only looks like a place: 中国铁路广|州.
_NAMELESS = re.compile(
    "[省市县州]?(?:国家级?|综合|产业|经济|技术|工业|农业|旅游|风景|名胜|高新|现代|物流)*(?:开发|经开|高新|高新技术|工业园|园|景|风景|名胜|新|管理|保税|示范|集聚|试验|合作|国家)?"
    "|[\u4e00-\u9fff]*小|中国[\u4e00-\u9fff]*"
)


class Signature(NamedTuple):
    """office: folded. day: year, month and day."""

    office: str
    day: tuple[int, int, int]


def signatures_of(sentences: Sequence[str]) -> tuple[Signature, ...]:
    """The signatures in a text, given by its folded sentences, the last first: names of offices with a day behind or below them."""
    found: list[Signature] = []
    for index in range(len(sentences) - 1, -1, -1):
        text = sentences[index]
        if len(text) > _LONGEST or (day := _DAY.search(text)) is None:
            continue
        offices = [text[: day.start()]] if day.start() else _offices_above(sentences, index)
        if offices and all(map(_MEDIA.search, offices)):
            continue
        if all(map(_SIGNED.match, offices)):
            when = (number_of(day[1]), number_of(day[2]), number_of(day[3]))
            found += [Signature(_SEAL.sub("", office), when) for office in offices]
            if len(found) >= _MOST_SIGNATURES:
                break
    return tuple(found)


def _offices_above(sentences: Sequence[str], index: int) -> list[str]:
    """The lines right above a day that are names of offices."""
    found: list[str] = []
    for line in reversed(sentences[max(0, index - _MOST_OFFICES) : index]):
        text = _TELEPHONE.sub("", line)
        if not _SIGNED.match(text):
            break
        found.append(text)
    return found


def are_signed_apart(one: Sequence[Signature], other: Sequence[Signature]) -> bool:
    """True if offices of two places signed, or any weeks apart, and no signature of the two texts is one."""
    pairs = list(product(one, other))
    return any(_are_apart(a, b) for a, b in pairs) and not any(_are_one(a, b) for a, b in pairs)


def are_signed_on_other_days(one: Sequence[Signature], other: Sequence[Signature]) -> bool:
    """True if both are signed, and none of the one on a day of the other's."""
    return bool(one) and bool(other) and {name.day for name in one}.isdisjoint(name.day for name in other)


def _are_one(a: Signature, b: Signature) -> bool:
    """True for an office at one time. On one day a letter of its name may be wrong."""
    return _days_between(a, b) <= _ONE_LETTER and _is_one(a.office, b.office, slips=1 if a.day == b.day else 0)


def _are_apart(a: Signature, b: Signature) -> bool:
    """Weeks apart, or in two places. Within days offices of two kinds in one place may have signed one letter, of which each copy kept
    another, or passed it on; and one may have been renamed."""
    if _days_between(a, b) > _ONE_LETTER:
        return True
    if _is_one(a.office, b.office, slips=0) or _is_kept_back(a.office, b.office):
        return False
    return _is_elsewhere(a.office, b.office) or _are_places_apart(a.office, b.office)


def _days_between(a: Signature, b: Signature) -> int:
    """About; a day may be none of the calendar's."""
    one, other = ((year * 12 + month) * 30.5 + day for year, month, day in (a.day, b.day))
    return int(abs(one - other))


def are_titled_apart(titles: Set[str], others: Set[str]) -> bool:
    """True if two titles, folded, are the same but for the place, or that of the office, that they begin with: `甲县人民政府关于…的通告`."""
    pairs = _issuers(_TITLED, titles, others)
    return bool(pairs) and all(_is_elsewhere(*pair) or _are_places_apart(*pair) for pair in pairs)


def titled_by(titles: Set[str]) -> set[str]:
    """The offices that titles, folded, begin with: `云浦县教育局关于…的通知`; none whose name is kept back."""
    found = (match[1] for match in map(_TITLED.fullmatch, sorted(titles)) if match is not None)
    return {office for office in found if _KEPT_BACK.search(office) is None}


def is_one_office(one: str, other: str) -> bool:
    """True if two names may be one office's, one of them in short."""
    return _is_one(one, other, slips=0)


def are_reports_of_two(titles: Set[str], others: Set[str]) -> bool:
    """True if two titles, folded, are those of a report of each year, by two offices of whatever kind, or of two places. An office may
    have been renamed, so their figures must tell as well."""
    pairs = _issuers(_YEARLY, titles, others)
    return bool(pairs) and all(_ISSUER.search(name) and not _KEPT_BACK.search(name) for pair in pairs for name in pair)


def _issuers(pattern: re.Pattern[str], titles: Set[str], others: Set[str]) -> list[tuple[str, str]]:
    """Who issued each two titles that are the same but for that; empty if a title is one, or an issuer may be."""
    if not titles.isdisjoint(others):
        return []
    found = [
        (one[1], other[1])
        for one, other in product(map(pattern.fullmatch, titles), map(pattern.fullmatch, others))
        if one is not None and other is not None and one[2] == other[2]
    ]
    return [] if any(_is_one(*pair, slips=0) for pair in found) else found


def _is_one(one: str, other: str, slips: int) -> bool:
    """True if two names may be one office's: written in full and in short, with so many wrong characters."""
    return LCSseq.similarity(one, other) >= min(len(one), len(other)) - slips


def _is_elsewhere(one: str, other: str) -> bool:
    """True for one kind of office in two places, for two schools. Offices of two kinds may sign one letter, in any order, and be renamed."""
    same = _common_end(one, other)
    is_kind = same >= _KIND or (same > 0 and _UNIT.search(one[-same:]) is not None)
    return is_kind and same < min(len(one), len(other)) and not _is_kept_back(one, other)


def _is_kept_back(one: str, other: str) -> bool:
    """True if what two names differ in is kept back in one of them."""
    same = _common_end(one, other)
    return any(_KEPT_BACK.search(name, 0, len(name) - same) for name in (one, other))


def _common_end(one: str, other: str) -> int:
    """With how many of the same characters two names end."""
    same = 0
    while same < min(len(one), len(other)) and one[-1 - same] == other[-1 - same]:
        same += 1
    return same


def _are_places_apart(one: str, other: str) -> bool:
    """True if two offices, of whatever kind, say that they are in two places, neither of which stands in the other's name.

    A county that became a district or a city keeps its name: 云浦县, 云浦区.
    """
    here, there = place_of(one), place_of(other)
    return here is not None and there is not None and here not in other and there not in one


def place_of(office: str) -> str | None:
    """The last of the places that the name of an office, or a clause, begins with, without its level; None if it tells none."""
    name = _PARTY.sub("", office)
    found, place = None, _PLACE.match(name)
    while place is not None:
        # 道县 keeps it: 道 alone stands in other words.
        bare = _LEVEL.sub("", place[1]) if len(place[1]) > _SHORTEST_PLACE else place[1]
        found = found if _NAMELESS.fullmatch(bare) else bare
        place = _PLACE.match(name, place.end())
    return found
