"""Forms filled in with another name: titles that are the same but for it, and each text tells its own name again and never the other's.

云浦县实验小学2024年招聘教师公告 and 云浦县城关中学2024年招聘教师公告; 暴雨黄色预警 and 暴雨橙色预警. What a copy has under another title tells
the same names.
"""

from __future__ import annotations

import re
from itertools import product

from crawler.match.synonyms import is_harmless
from crawler.match.told import Told

# Behind the name, or as its end: what is called so.
_CALLED = re.compile(
    "(?:[村乡镇县区市州旗省盟]|社区|街道|小学|中学|学校|[高初]中|学|院|幼儿园|公司|集团|[厂店行局办处所站队]|中心|协会|商会|项目|工程|标段|地块|宗地|水库|景区|公园|大桥"
    "|隧道|高速|公路|铁路|机场|港|同志|先生|女士|一?案)"
)
# How far behind the letters in which two titles differ that stands: 道路清扫|服务项目.
_NEAR = 6
_PLACES = frozenset("省市县区州旗盟镇乡村")
# What is done, and whose text it is; neither is a name, and a copy may say it otherwise.
_NO_NAME = re.compile(
    "^(?:开展|部署|推进|推动|加强|加快|召开|举行|举办|组织|启动|实施|做好|全力|扎实|深入|持续|积极|认真|全面|进一步|关于|近日|今日|我|本|全|该|各|某|这|那|此|一|两|几|多)|[某×*XxX○]"
)
_SHORTEST, _LONGEST = 2, 20
# Characters that two titles have in common.
_FRAME = 6
# Of a warning or a response: one letter tells the grade.
_GRADES, _GRADE_OF = frozenset("黄橙红蓝ⅠⅡⅢⅣ一二三四"), frozenset("色级")


def are_named_apart(one: Told, other: Told) -> bool:
    """True if two texts say by their titles and again in their words that they are about two of a kind."""
    if not one.titles.isdisjoint(other.titles):
        return False
    pairs = [_names(a, b) for a, b in product(sorted(one.titles), sorted(other.titles))]
    if not pairs or None in pairs:
        return False
    mine, theirs = "\n".join(one.sentences), "\n".join(other.sentences)
    return all(
        pair is not None and pair[0] in mine and pair[1] in theirs and pair[0] not in theirs and pair[1] not in mine
        for pair in pairs
    )


def _names(a: str, b: str) -> tuple[str, str] | None:
    """The names in which two folded titles differ and in nothing else; None where they differ otherwise."""
    shorter = min(len(a), len(b))
    before = next((index for index in range(shorter) if a[index] != b[index]), shorter)
    behind = next((index for index in range(shorter - before) if a[-1 - index] != b[-1 - index]), shorter - before)
    if before + behind < _FRAME:
        return None
    names = a[before : len(a) - behind], b[before : len(b) - behind]
    rest = a[len(a) - behind :]
    if all(name in _GRADES for name in names) and rest[:1] in _GRADE_OF:
        return names[0] + rest[0], names[1] + rest[0]
    if before and all(len(name) == 1 for name in names) and rest[:1] in _PLACES:
        # Neighbours have a letter in common: 泽荆市 and 泽义市.
        names = a[before - 1] + names[0], a[before - 1] + names[1]
    if not all(_is_name(name, rest) for name in names) or is_harmless(*sorted(names)):
        return None
    return names


def _is_name(name: str, rest: str) -> bool:
    """True if the letters, with what stands behind them, may be a name. rest: of the title."""
    if not _SHORTEST <= len(name) <= _LONGEST or _NO_NAME.search(name):
        return False
    return _CALLED.search(name[-_SHORTEST:] + rest[:_NEAR]) is not None
