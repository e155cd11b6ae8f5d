"""A letter of one office, and that of another one that carries it out in the same words: a ministry's notice and a province's.

Each begins its title with its own office (`…厅关于…的通知`), or signs for it. A copy keeps that, or leaves it out; it puts no other office
there and signs for it.
Seen in generated worlds, and on the sites of provincial departments.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set

from crawler.match.signatures import is_one_office, titled_by
from crawler.match.told import Told

# 根据农业农村部办公厅通知要求，结合我省实际，现就有关事项通知如下; 按照省厅统一部署，现就我局有关工作通知如下
_CARRIES_OUT = re.compile(
    "(?:根据|按照|依据|遵照|依照|贯彻|落实)[^。]{2,60}(?:通知|要求|部署|精神|意见|方案|规定|安排)[^。]{0,30}"
    "(?:结合[^。]{0,12}(?:实际|情况)|现[就将对]我[省市州县区镇乡局委厅院校]|我[省市州县区镇乡局委厅院校](?:决定|拟|将|定于|现))"
)
# The place of an office, which a letter leaves out: 桐江|省农业农村厅.
_PLACE = re.compile(r"^[\u4e00-\u9fff]{1,6}?(?=[省市州县区])")
_FIRST = 4


def are_of_two_offices(one: Told, other: Told) -> bool:
    """True if two texts are titled by two offices, and each is signed by its own on a day of its own; or they are titled or signed by two, and
    the one says that it carries out what the other's office asks for."""
    mine, theirs = titled_by(one.titles), titled_by(other.titles)
    if mine and theirs and _are_others(mine, theirs) and _are_signed_by_each(one, mine, other, theirs):
        return True
    mine, theirs = (titled | {signed.office for signed in told.signatures} for titled, told in ((mine, one), (theirs, other)))
    return _are_others(mine, theirs) and (_carries_out(one, theirs) or _carries_out(other, mine))


def _are_others(offices: Set[str], others: Set[str]) -> bool:
    """True if none of the ones may be one of the others, and there are some."""
    return bool(offices and others) and not any(is_one_office(a, b) for a in offices for b in others)


def _carries_out(told: Told, offices: Iterable[str]) -> bool:
    leads = [text for text in told.sentences[:_FIRST] if _CARRIES_OUT.search(text)]
    return any(name in text for office in offices for name in (office, _PLACE.sub("", office)) for text in leads)


def _are_signed_by_each(one: Told, mine: Iterable[str], other: Told, theirs: Iterable[str]) -> bool:
    """True if each is signed by the office of its title alone, on another day. What passes a letter on has that one's signature too."""
    days = [
        {signed.day for signed in told.signatures if any(is_one_office(signed.office, office) for office in offices)}
        for told, offices in ((one, mine), (other, theirs))
    ]
    foreign = any(
        is_one_office(signed.office, office)
        for told, offices in ((one, theirs), (other, mine))
        for signed in told.signatures
        for office in offices
    )
    return bool(days[0] and days[1]) and days[0].isdisjoint(days[1]) and not foreign
