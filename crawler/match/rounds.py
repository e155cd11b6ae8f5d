"""What an office does again in nearly the same words: a tender that found nobody, a draft that is laid open a second time.

Titles tell the round (（二次）, 重新招标), or a text's first words (因流标，现重新招标). A copy's title may leave that out, or have it from
the site; so each text must tell figures of its own too, more than a copy has wrong.
Seen on the sites of 公共资源交易中心 and of people's congresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.match.numbered import number_of
from crawler.match.told import Told

_NUMBER = r"[一二三四五六七八九十\d]{1,3}"
# In a title, folded: how often it was done. What is done must follow, or a bracket: 第二次全体会议 is no second time of anything.
_DONE = r"(?:公开|国内|邀请|竞争性)*(?:招标|招租|招募|招聘|采购|比选|询价|询比|磋商|谈判|竞价|拍卖|挂牌|出让|转让|遴选|征求意见|征集|公告|公示|审议稿|报名|变更|更正|补充|延期)"
_ROUND = re.compile(
    rf"[(【\[]第?({_NUMBER})次(?:{_DONE})?(?:公告)?[)】\]]|(?:第({_NUMBER})|(?<![\u4e00-\u9fff\d])({_NUMBER})|(?<![第十百])([二三四五]))次(?={_DONE})"
    r"|[(【\[](?:重新|再次)(?:招标|采购|公告|挂牌|拍卖|招租|公示|征求意见)?[)】\]]|(?:重新|再次)(?=" + _DONE + ")"
)
_EMPTY = re.compile(r"[(【\[][)】\]]")
# In the first words of a text: it was done before.
_AGAIN = re.compile(
    r"(?:流标|废标|流拍|不足[三3]家|失败|终止)[^。]{0,40}(?:重新|再次|第[二三四五2-9]次)(?:组织|进行|公开|依法)*(?:招标|采购|比选|询价|磋商|谈判|竞价|拍卖|挂牌|公告)"
    r"|现(?:对[^。]{2,40})?(?:进行)?(?:重新|再次|第[二三四五2-9]次)(?:组织|进行|公开)*(?:招标|采购|比选|询价|磋商|谈判|竞价|拍卖|挂牌|征求)"
)
_FIRST = 3
# Figures of its own that each text tells; a copy has one wrong.
_FEWEST_OTHER = 2
# Again: the second time or any later one.
_ANY_LATER = 0


def are_of_other_rounds(one: Told, other: Told) -> bool:
    """True if two texts under titles that are the same but for the round tell two rounds, and each several figures that the other does not."""
    if min(len(one.figures - other.figures), len(other.figures - one.figures)) < _FEWEST_OTHER or one.said == other.said:
        return False
    mine, theirs = (dict(map(_parts, told.titles)) for told in (one, other))
    shared = mine.keys() & theirs.keys()
    if not shared:
        return False
    rounds, others = _rounds(one, (mine[bare] for bare in shared)), _rounds(other, (theirs[bare] for bare in shared))
    return not any(_may_be_one(a, b) for a in rounds for b in others)


def _parts(title: str) -> tuple[str, int | None]:
    """A title without its round, and that; None for one that tells none."""
    match = _ROUND.search(title)
    if match is None:
        return title, None
    return _EMPTY.sub("", title[: match.start()] + title[match.end() :]), _round(match)


def _round(match: re.Match[str]) -> int:
    number = next(filter(None, match.groups()), None)
    return _ANY_LATER if number is None else number_of(number)


def _rounds(told: Told, titled: Iterable[int | None]) -> set[int]:
    """The rounds that a text tells by its titles and its first words; the first if none of these says anything."""
    found = {number for number in titled if number is not None}
    for text in told.sentences[:_FIRST]:
        # The first time is told as what was before.
        found.update({_round(match) for match in _ROUND.finditer(text)} - {1})
        if _AGAIN.search(text):
            found.add(_ANY_LATER)
    return found or {1}


def _may_be_one(one: int, other: int) -> bool:
    return one == other or (_ANY_LATER in (one, other) and 1 not in (one, other))
