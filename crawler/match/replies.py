"""Replies of an office to what somebody wrote to it (网上信访, 市长信箱): each answers one message.

Many cite the same law in the same words, under one title, so that what is the same proves nothing: who asked, when, under which number
and of which place tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from crawler.match.figures import figures_of
from crawler.match.told import Told

# 您反映的问题已收悉, 你的来信收到, 您的留言现答复如下: what was written, and what the office says of it.
_TO_ASKER = re.compile("[您你]")
_MESSAGE = re.compile("来信|来函|来电|来件|信件|信访|邮件|留言|诉求|咨询|反映|提问|提出|提交|投诉|举报|求助|建议|提案|问题")
_CONFIRMS = re.compile("收悉|收到|(?:答复|回复|解答|反馈|回应)如下|(?:答复|回复)[您你]")
# So many sentences above it may greet: 张女士:您好!
_GREETING = 2
_LONGEST_GREETING = 40
# 尊敬的张女士(信件编号20240513):
_CALLED = re.compile(
    r"(?:^|[,:!])(?:尊敬的|敬爱的)?([\u4e00-\u9fff*×○]{1,4}?)(?:\([^()]{1,30}\))?(先生|女士|小姐|同志|同学|老师|委员|代表)(?:[,:!。您你(]|$)"
)
_NAMED = re.compile(r"([\u4e00-\u9fff][\u4e00-\u9fff*×○]{1,3})(?:\([^()]{1,30}\))?:")
# News of a letter quote it too: 本报讯, （记者 …）, 石桥4月30日电.
_NEWS = re.compile(r"本报讯|记者|日电|日讯|新华社|中新网")
# When it was answered, and not written: 回复时间.
_ANSWERED = re.compile("(?:回复|答复|办理|发布|办结)(?:时间|日期)")
# Sentences among which a reply says what it answers, and those at its end.
_FIRST, _SIGNED = 6, 2
_SIGNS = re.compile("来源|地址|单位|责任|编辑|政府|日报|社区报|电话|点击")
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
# 1,200 and 1200; 0594-2266881 and 05942266881.
_WITHIN = re.compile(r"(?<=\d),(?=\d{3}(?!\d))|(?:(?<=(?<!\d)0\d\d)|(?<=(?<!\d)0\d\d\d))-(?=\d{7})")
_NOBODY = re.compile(
    "网民|情况|结果|意见|编号|时间|单位|市民|网友|群众|[您你]好|来[信访]|[信投举].人|各位|尊敬|居民|业主|村民|用户|家长|朋友|答复|回复|关于|来件"
)
_SEX = {"先生": "男", "女士": "女", "小姐": "女"}
_HIDDEN = re.compile("[某*×○]")
_DAY = re.compile(r"\d{1,2}月\d{1,2}日")
_NUMBER = re.compile(
    r"((?:信件|来信|受理|留言|诉求|办件|咨询|工单)?编号|受理号|工单号?|查询[码号]|流水号|信件号)[^\dA-Za-z\n]{0,4}([A-Za-z]{0,6}[\d-]{4,20})"
)
# 您所说的|石桥村; and what only looks like a name: 农村, 我们村.
_PLACE = re.compile("[\u4e00-\u9fff]{2}(?:村|社区|小区|街道|镇|乡|路|街|巷|大道|花园|家园|公寓)")
_NAMELESS = re.compile(
    "农村|[乡新本我们该各全]村|[乡城][镇乡]|[本我们该各全个][镇乡路街社小]|[道公马铁思线出网套]路|[上沿临]街"
)


class Reply(NamedTuple):
    """askers: names with what they are called (张, 女士). days: of the message. numbers: of the message, with what each is called."""

    askers: frozenset[tuple[str, str]]
    days: frozenset[str]
    numbers: frozenset[tuple[str, str]]


def reply_of(sentences: Sequence[str]) -> Reply | None:
    """What a text, given by its folded sentences, says of the message that it answers; None for what is no reply."""
    heads = [index for index, text in enumerate(sentences[:_FIRST]) if _confirms(text)]
    if not heads or any(map(_NEWS.search, sentences[:_FIRST])):
        return None
    told = [text for index in heads for text in (*_greeting(sentences, index), sentences[index])]
    return Reply(
        frozenset(asker for text in told for asker in _askers(text)),
        frozenset(day for text in told if _ANSWERED.search(text) is None for day in _DAY.findall(text)),
        frozenset(_NUMBER.findall("\n".join(sentences))),
    )


def answer_others(one: Told, other: Told) -> bool:
    """True if both texts are replies, and what they say of the message contradicts: the asker, its day or number; or each names places
    or figures of which the other says nothing."""
    mine, theirs = reply_of(one.sentences), reply_of(other.sentences)
    if mine is None or theirs is None:
        return False
    return (
        _are_apart(mine.days, theirs.days)
        or _are_numbered_apart(mine.numbers, theirs.numbers)
        or (bool(mine.askers and theirs.askers) and not any(_is_one(*pair) for pair in product(mine.askers, theirs.askers)))
        or (bool(_figures(one) - _figures(other)) and bool(_figures(other) - _figures(one)))
        or _speak_of_others(one.sentences, other.sentences)
    )


def _confirms(text: str) -> bool:
    """True for a sentence that tells the asker that the message has come, or that the answer follows."""
    return bool(_CONFIRMS.search(text) and _TO_ASKER.search(text) and _MESSAGE.search(text))


def _greeting(sentences: Sequence[str], index: int) -> Iterator[str]:
    """The short sentences right above one."""
    return (text for text in sentences[max(0, index - _GREETING) : index] if len(text) <= _LONGEST_GREETING)


def _askers(text: str) -> Iterator[tuple[str, str]]:
    called = _CALLED.search(text)
    if called is not None and _NOBODY.search(called[1]) is None:
        yield called[1], called[2]
        return
    named = _NAMED.match(text)
    if named is not None and (_HIDDEN.search(named[1]) or "(" in named[0]) and _NOBODY.search(named[1]) is None:
        yield named[1], ""


def _are_apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _are_numbered_apart(mine: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]]) -> bool:
    """True if what is called alike is another number, and none is the same: 信件编号 and 受理编号 may be of one message."""
    if {number for _, number in mine} & {number for _, number in theirs}:
        return False
    return any(one in other or other in one for (one, _), (other, _) in product(mine, theirs))


def _is_one(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """True if two names may be one's: 张女士, 张某某, 张晓云."""
    if {_SEX.get(one[1]), _SEX.get(other[1])} == {"男", "女"}:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    if _HIDDEN.search(short + long):
        return short[0] == long[0]
    return short in long


def _speak_of_others(sentences: Sequence[str], others: Sequence[str]) -> bool:
    """True if each of two texts names a place that the other does not."""
    mine, theirs = ("\n".join(_unsigned(told)) for told in (sentences, others))
    return _names_other(mine, theirs) and _names_other(theirs, mine)


def _unsigned(sentences: Sequence[str]) -> list[str]:
    """The sentences without those at the end that say who answers, and where."""
    last = len(sentences) - _SIGNED
    return [text for index, text in enumerate(sentences) if index < last or _SIGNS.search(text) is None]


def _figures(told: Told) -> frozenset[str]:
    """The figures but for the message's number, in one spelling: without zeros in front, and commas and bars within; an hour may be
    written in many ways."""
    found = figures_of([_WITHIN.sub("", _NUMBER.sub("", text)) for text in told.sentences])
    return frozenset(_ZEROS.sub("", figure) for figure in found if ":" not in figure and "时" not in figure)


def _names_other(text: str, other: str) -> bool:
    return any(place not in other and _NAMELESS.search(place) is None for place in _PLACE.findall(text))
