"""Traditional characters and the simplified ones for them, one for one, so that places in a text stay where they are."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

# Unified ideographs with extension A: https://www.unicode.org/charts/
_IDEOGRAPHS = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
# So common that no text in traditional characters is without them, and none in simplified ones has many.
_COMMON = re.compile(
    "[這個們來時會說國對發經過還進業開關區縣黨務報專員與為產學長實現議單電場門東車見種點設應錄據際環廣達導給當從後]"
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
# Running text in traditional characters has a fifth of the common ones; a line of it on another page is no more than a name.
_FEWEST_COMMON = 0.04
_SAMPLE = 4000
# Of the old characters these are in GB 2312 as well, for names: 乾隆.
_IN_BOTH = frozenset("乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽著藉")
# Left as they are by OpenCC's t2s, as simplified texts have them too, in other words (著名) or as old forms: the character that a converter
# to the characters of Taiwan or Hong Kong, or OpenCC for one of several meanings, writes for another one; first the commoner. Read off
# OpenCC's STCharacters, STPhrases, TWVariants and HKVariants, without those that differ in sense (象像, 坐座, 里哩).
_VARIANTS = (
    "着著", "卫衞", "复覆", "了瞭", "借藉", "叙敍", "台枱", "只祇", "只衹", "背揹", "夫伕", "宁甯", "熏薰", "苏甦", "余馀", "钟锺", "枪鎗", "托讬", "浚濬",
    "焰燄", "仿彷", "堤隄", "果菓", "澄澂", "琅瑯", "藤籐", "咨谘", "豆荳", "巨钜", "锄耡", "痹痺", "它牠", "昵暱", "线缐", "径迳", "檐簷", "颚腭",
    "鲇鲶", "么幺", "沈渖", "斤觔", "拿拏", "苎苧", "妆粧", "绩勣",
)  # fmt: skip


def is_traditional(text: str) -> bool:
    """True for a text in traditional characters, by what its first few thousand are."""
    sample = text[:_SAMPLE]
    if _COMMON.search(sample) is None:
        return False
    return len(_COMMON.findall(sample)) > _FEWEST_COMMON * len(_CHINESE.findall(sample))


def telling(text: str) -> int:
    """How many characters of the text are traditional ones that no text in simplified ones has but in names."""
    any_of_it = _table()[1]
    return sum(1 for found in any_of_it.findall(text) if found not in _IN_BOTH) if any_of_it.search(text) else 0


def simplified(text: str) -> str:
    """The text with simplified characters for traditional ones, each for one: as long as the text.

    >>> simplified('發佈時間：2023年')
    '发布时间：2023年'
    """
    table, any_of_it = _table()
    return text.translate(table) if any_of_it.search(text) else text


def compared(text: str) -> str:
    """The text with simplified characters, and one for all its variants: equal for copies in the characters of any place.

    For comparing only, as `著名` becomes `着名`. As long as the text.

    >>> compared('忙著'), compared('忙着')
    ('忙着', '忙着')
    """
    table, any_of_it = _variants()
    return text.translate(table) if any_of_it.search(text) else text


@cache
def _variants() -> tuple[dict[int, str], re.Pattern[str]]:
    """As `_table`, with the variants."""
    ones = {ord(pair[1]): pair[0] for pair in _VARIANTS}
    simple, _ = _table()
    table = {code: ones.get(ord(other), other) for code, other in simple.items()} | ones
    return table, re.compile(f"[{''.join(map(chr, table))}]")


@cache
def _table() -> tuple[dict[int, str], re.Pattern[str]]:
    """Which character stands for which, from OpenCC, and what finds one to replace; made when it is first asked for."""
    made = OpenCC("t2s").convert("\n".join(_IDEOGRAPHS)).split("\n")
    table = {ord(one): other for one, other in zip(_IDEOGRAPHS, made, strict=True) if one != other and len(other) == 1}
    return table, re.compile(f"[{''.join(map(chr, table))}]")
