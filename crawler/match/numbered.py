"""Letters of a row, which an office sends every year or month, or numbers: their titles tell them apart, however alike their words are.

Years, ordinals, parts and towns only. Another figure in a title (增长5.2%) is what a repost may have changed, so it tells nothing either way:
关于3批次食品不合格的通告(2024年第11期).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

_FIGURES = "〇一二三四五六七八九"
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMERALS = f"{_FIGURES}○零十百"
_NUMBER = rf"(?:\d{{1,4}}|[{_NUMERALS}]{{1,5}})"
_PLACE = re.compile(
    rf"(?<!\d)(?:19|20)\d\d(?=[年/-]|学年)|(?<=第){_NUMBER}(?=[期批号次届季])"
    # 征收土地预公告(2024-08号), 公告〔2024〕8号.
    r"|(?<=(?:19|20)\d\d[-〕\])])\d{1,4}(?=[号期])"
    # 2月份, 2021年2月环境质量状况; a day is no number of a row: a copy may have it wrong.
    rf"|(?<![\d{_NUMERALS}])(?:\d{{1,2}}|[{_NUMERALS}]{{1,2}})(?=月份)|(?<=\d年)(?:\d{{1,2}}|[{_NUMERALS}]{{1,2}})(?=月(?![\d{_NUMERALS}]))"
    # 一季度, 上半年; the parts of a long text: （一）, （上）; and a town's share of a list: 公示（石桥镇）.
    r"|(?<![第前])[一二三四1-4](?=季度)|[上下](?=半年)|(?<=\()(?:[一二三四五六七八九十]{1,3}|[上中下])(?=[篇集]?\))"
    r"|(?<=\()[\u4e00-\u9fff]{1,7}(?:街道|[镇乡县区市村])(?=\)$)"
)
_IS_NUMBER = re.compile(rf"[\d{_NUMERALS}]+")
# Characters of a title besides its numbers: a shorter one (2024年工作总结) may head anything.
_SHORTEST = 6
_MOST_KEPT = 4096
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
# The number that an office gives a document: 岚陵应急〔2021〕60号. It stands above the text, or at the end of its title.
_NAME = r"([\u4e00-\u9fff]{2,15})[〔\[(【<]((?:19|20)\d\d)[〕\])】>]第?(\d{1,4})号"
_DOCUMENT = re.compile(rf"(?:(?:发文字号|文件编号|文号):?)?{_NAME}")
_IN_TITLE = re.compile(rf"[(【\[]{_NAME}[)】\]]$")
# Of any office, every year: 通告〔2021〕1号.
_NO_ISSUER = re.compile("[省市县区镇]?(?:人民)?(?:政府)?第?(?:通告|公告|通知|公示|令|决定|公报|办|函)?")
_AT_THE_TOP = 4


def are_of_a_row(titles: Set[str], others: Set[str]) -> bool:
    """True if a title of the one text is a title of the other but for its year or number, and no two of them tell the same.

    titles, others: folded.
    """
    numbered = [found for found in map(_parts, titles) if found[1]]
    if not numbered or not titles.isdisjoint(others):
        return False
    pairs = [(one, other) for other in map(_parts, others) if other[1] for one in numbered if _is_one(one[0], other[0])]
    return bool(pairs) and all(one[1] != other[1] and len(one[1]) == len(other[1]) for one, other in pairs)


def document_of(sentences: Sequence[str], titles: Iterable[str] = ()) -> tuple[str, ...] | None:
    """Whose document a text is, its year and its number, by a line of their own near the beginning, or in brackets behind a title; None
    without one.

    >>> document_of(["云浦应急〔2021〕60号", "各乡镇人民政府:"])
    ('云浦应急', '2021', '60')
    """
    numbers = filter(None, (*map(_DOCUMENT.fullmatch, sentences[:_AT_THE_TOP]), *map(_IN_TITLE.search, sorted(titles))))
    return next((found.groups() for found in numbers if _NO_ISSUER.fullmatch(found[1]) is None), None)


def marks_of(titles: Iterable[str]) -> list[str]:
    """The places in their rows that folded titles tell, in one order whatever theirs."""
    return sorted({str(numbers) for _, numbers in map(_parts, titles) if numbers})


@lru_cache(maxsize=_MOST_KEPT)
def _parts(title: str) -> tuple[str, tuple[int | str, ...]]:
    """A title without its figures, and its places in its row: numbers, and words that are none."""
    return _FIGURE.sub("%", _PLACE.sub("#", title)), tuple(
        number_of(place) if _IS_NUMBER.fullmatch(place) else place for place in map(re.Match.group, _PLACE.finditer(title))
    )


def _is_one(bare: str, other: str) -> bool:
    """True for one title; it may have words before or behind it in the other (转发:…)."""
    short, long = sorted((bare, other), key=len)
    return len(short) - short.count("#") - short.count("%") >= _SHORTEST and short in long


def number_of(number: str) -> int:
    """The value of a number in figures or numerals: 第08期 is 第8期, 第十届 第10届, and 二〇二三 2023."""
    if number.isdecimal():
        return int(number)
    value, figure = 0, 0
    for character in number:
        if character in _TENS:
            value, figure = value + (figure or 1) * _TENS[character], 0
        else:
            figure = figure * 10 + max(0, _FIGURES.find(character))
    return value + figure
