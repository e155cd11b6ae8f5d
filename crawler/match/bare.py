"""What a sentence says, bare of how it is written: letters and digits only, numerals as digits, without the number before an item.

A copy may have other punctuation marks, its figures in words (三十二处, 三月十五日, 百分之五), and its items in another order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crawler.match.figures import without_separators
from crawler.match.numbered import number_of

_NUMERALS = "〇零一二三四五六七八九十百千"
# 百分之三点五, 三十二.
_FIGURE = re.compile(rf"百分之([{_NUMERALS}]{{1,9}}(?:点[{_NUMERALS}]{{1,9}})?|\d+(?:\.\d+)?)|[{_NUMERALS}]{{1,12}}")
# A sentence that begins with one is an item: 一、…, (三)…, 12.…; 一、二年级 and (1)班 are none.
_ITEM = re.compile(
    rf"^(?:\((?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})\)|\d{{1,2}}[、.](?!\d)|[{_NUMERALS}]{{1,3}}[、.])(?![\d{_NUMERALS}]|班|号|组|区|年级|栋|幢|单元)",
    re.MULTILINE,
)
# Rules as a law counts them, which a copy may count as items: 第三条　…. One alone may be a road: 第一条高速公路.
_RULE = re.compile(rf"^第(?:\d{{1,3}}|[{_NUMERALS}]{{1,5}})条", re.MULTILINE)
_FEWEST_RULES = 3
# Within a figure some marks tell: 2.5, 8:30, 3-5; and that there is one between two: 1、2号楼, 3—5℃.
_LIST = re.compile(r"(?<=\d)[,、—–]+(?=\d)")
_MARKS = re.compile(r"[,、;。!?·…—–()\[\]【】〔〕《》〈〉<>|_*#]+")
# A minus stays: -5℃.
_BETWEEN = re.compile(r"[.:/~](?:(?<!\d.)|(?!\d))|-(?!\d)")
# About so many: 二三十, 三五.
_ABOUT = re.compile("[一二三四五六七八九]{2}(?:[十百千].*)?")
_LISTED = "\x00"
_MOST_KEPT = 4096


def bare(sentences: Sequence[str]) -> tuple[str, ...]:
    """Folded sentences, each as its letters and digits; empty for one that has none.

    >>> bare(["二、到三月十五日,已完成百分之五。"])
    ('到3月15日已完成5%',)
    """
    if not sentences:
        return ()
    items = _ITEM.sub("", "\n".join(sentences))
    if len(_RULE.findall(items)) >= _FEWEST_RULES:
        items = _RULE.sub("", items)
    figures = _LIST.sub(_LISTED, _FIGURE.sub(_in_digits, without_separators(items)))
    return tuple(_MARKS.sub("", _BETWEEN.sub("", figures)).replace(_LISTED, ",").split("\n"))


def _in_digits(found: re.Match[str]) -> str:
    return _digits(found[0]) if found[1] is None else _percent(found[1])


@lru_cache(maxsize=_MOST_KEPT)
def _digits(numerals: str) -> str:
    return numerals if _ABOUT.fullmatch(numerals) else str(number_of(numerals))


def _percent(number: str) -> str:
    whole, _, part = number.partition("点")
    digits = whole if whole[0].isdecimal() else _digits(whole)
    return f"{digits}.{''.join(map(_digits, part))}%" if part else f"{digits}%"
