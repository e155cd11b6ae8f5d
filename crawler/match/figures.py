"""The figures of a text: what a copy keeps, and a form letter that is filled in anew does not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.match.numbered import number_of

# A telephone or document number is no chance: texts that have such numbers and share none are two letters, unless so much is the same.
_NUMBER = re.compile(r"(?<![\d.])(?!(?:19|20)\d{6}(?!\d))(?:\d{7,8}|1\d{10})(?![\d.%元万亿吨])")
# Of a page itself, not of what it tells.
_OWN_NUMBER = re.compile(r"(?:热线|记者|本报|微信|QQ|qq)\W{0,3}(?:\d{3,4}\W{1,2})?$")
_TELLING_DIGITS, _BEFORE_NUMBER = 7, 12
# A year is no figure, as all texts of a year have it, nor is one digit (第1批), but for a day, a month and an hour. A short one goes
# with what it counts.
_FIGURE = re.compile(
    r"\d(?<![\d.]\d)(?!(?<=1)9\d\d年|(?<=2)0\d\d年)(?:\d?月\d{1,2}日|\d{2,}(?:\.\d+)?|\d*\.\d+|\d(?!\d).?|[月日时])"
)
# 4,554 for 4554; 1,2号楼 are two.
_SEPARATED = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
# A single one is more often a word's: 一些.
_SPELT = re.compile("[〇零一二三四五六七八九十百千]{2,12}|[一二三四五六七八九十](?=[月日时])")


def figures_of(sentences: Sequence[str]) -> frozenset[str]:
    """The figures of folded sentences: dates, amounts, telephone numbers, but no years."""
    return frozenset(_FIGURE.findall(without_separators("\n".join(sentences))))


def without_separators(text: str) -> str:
    """The text without the commas within its large figures.

    >>> without_separators("共4,554户,1,2号楼")
    '共4554户,1,2号楼'
    """
    return _SEPARATED.sub(lambda found: found.group().replace(",", ""), text)


def spelt_figures(sentences: Sequence[str]) -> frozenset[str]:
    """The same, with those that are written in numerals (二百九十七个, 十一月三日) in digits."""
    return figures_of([_SPELT.sub(lambda found: str(number_of(found.group())), text) for text in sentences])


def numbers_of(sentences: Sequence[str]) -> frozenset[str]:
    """The last digits of the telephone and document numbers of folded sentences: the code of an area is written in many ways."""
    body = "\n".join(sentences)
    return frozenset(
        match.group()[-_TELLING_DIGITS:]
        for match in _NUMBER.finditer(body)
        if not _OWN_NUMBER.search(body, max(0, match.start() - _BEFORE_NUMBER), match.start())
    )
