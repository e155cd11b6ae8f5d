"""What a sentence says, bare of how it is written: letters and digits only, numerals as digits, without the number before an item.

A copy may have other punctuation marks, its figures in words (三十二处, 三月十五日, 百分之五), and its items in another order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from crawler.match.numbered import number_of

_NUMERALS = "〇零一二三四五六七八九十百千"
# 百分之三点五, 三十二.
_FIGURE = re.compile(rf"百分之([{_NUMERALS}]{{1,9}}(?:点[{_NUMERALS}]{{1,9}})?|\d+(?:\.\d+)?)|[{_NUMERALS}]{{1,12}}")
# A sentence that begins with one is an item: 一、…, (三)…, 12.…
_ITEM = re.compile(rf"^(?:\((?:\d{{1,2}}|[{_NUMERALS}]{{1,3}})\)|\d{{1,2}}[、.](?!\d)|[{_NUMERALS}]{{1,3}}[、.])", re.MULTILINE)
# Within a figure some marks tell: 2.5, 8:30, 3-5.
_MARKS = re.compile(r"[,、;。!?·…—–()\[\]【】〔〕《》〈〉<>|_*#]+")
_BETWEEN = re.compile(r"[.:/~-](?:(?<!\d.)|(?!\d))")
_MOST_KEPT = 4096


def bare(sentences: Sequence[str]) -> tuple[str, ...]:
    """Folded sentences, each as its letters and digits; empty for one that has none.

    >>> bare(["二、到三月十五日,已完成百分之五。"])
    ('到3月15日已完成5%',)
    """
    if not sentences:
        return ()
    items = _ITEM.sub("", "\n".join(sentences))
    return tuple(_MARKS.sub("", _BETWEEN.sub("", _FIGURE.sub(_in_digits, items))).split("\n"))


def _in_digits(found: re.Match[str]) -> str:
    return _digits(found[0]) if found[1] is None else _percent(found[1])


@lru_cache(maxsize=_MOST_KEPT)
def _digits(numerals: str) -> str:
    return str(number_of(numerals))


def _percent(number: str) -> str:
    whole, _, part = number.partition("点")
    digits = whole if whole[0].isdecimal() else _digits(whole)
    return f"{digits}.{''.join(map(_digits, part))}%" if part else f"{digits}%"
