"""Short texts that are the same to the letter under other headlines: a flash, or a notice that a paper has given a headline of its own.

What they tell says that they are one: a day, figures, and a headline that the text itself bears out where the two differ. Letters and
news that say the same each time tell what they are about in their titles alone.
"""

from __future__ import annotations

import re
from itertools import product

from crawler.match.bare import bare
from crawler.match.figures import figures_of
from crawler.match.scenes import places_told
from crawler.match.told import Told

# Figures of the text, by its characters at least: a line with many is no chance either.
_FIGURES = ((55, 2), (40, 3))
# Of a letter of an office; and what such a title has besides what it is about.
_OF_FORM = re.compile(
    r"^关于|(?:通知|公告|公示|通告|通报|简报|日报|快报|提示|预警|信号|预报|名单|情况|决定|批复|意见|书)(?:\(.{1,16}\))?$"
)
_FRAME = re.compile(r"关于|通知|公告|公示|通告|通报|的|了|\W")
# Of the runs of two characters that one title has alone this share must stand in the text.
_TOLD = 0.5
# What may stand before a title that is the other one: 刚刚发布|, 【权威发布】. A name is none of it.
_LONGEST_CALL, _SHORTEST_TITLE, _CALL_ENDS = 8, 8, frozenset("|!】]:,")
_NAME = re.compile(r"[\d省市县区州旗镇乡村路街校院厂店社]|公司|集团|第.[期批号]")


# Under a title that is the other one, cut or added to, any text will do that is no letter.
_TITLE, _SHORTEST_RETITLED, _SHORTEST_NAME = 6, 40, 3
# What sites add to a title, letters only: 快讯：…, …（附图）, …？答案来了.
_ADDED = re.compile(
    "(?:快讯|简讯|要闻|速报|刚刚|最新|突发|关注|图文|图集|组图|多图|附图|图片|视频|附视频|有图|文图|现场图|详情|点赞|来了|答案来了|速看|必看|转发|扩散|提醒|官宣|重磅|今天|今日)+"
)
# A text of these words is a letter, whose title alone may tell what it is about; and a title of these goes on with another letter.
_LETTER = re.compile("公示|公告|通告|通知|附件|附表|现将|予以公布|如下")
_GOES_ON = re.compile(
    r"\d|[一二三四五六七八九十]$|[省市县区州旗镇乡村]|延期|延长|更正|变更|补充|终止|中止|取消|结果|后续|续|复工|再次|第|上|中|下"
)


def is_one_flash(one: Told, other: Told) -> bool:
    """True for two such texts."""
    if one.said != other.said:
        return False
    body = "".join(one.sentences)
    pairs = list(product(sorted(one.titles), sorted(other.titles)))
    if len(body) >= _SHORTEST_RETITLED and any(_is_retitled(a, b, body) for a, b in pairs):
        return True
    figures = len(figures_of(one.sentences))
    if not any(len(body) >= shortest and figures >= fewest for shortest, fewest in _FIGURES):
        return False
    return bool(pairs) and any(_fit(a, b, body) for a, b in pairs)


def _is_retitled(a: str, b: str, body: str) -> bool:
    """True if a headline is the other one but for marks, for what sites add, for what the text says itself, or for its end."""
    if _OF_FORM.search(a) or _OF_FORM.search(b):
        return False
    short, long = sorted(bare([a, b]), key=len)
    if len(short) < _TITLE or short not in long:
        return False
    before, _, behind = long.partition(short)
    if not (_is_empty_talk(before, body) and (_LETTER.search(body) is None or _is_empty_talk(behind, body))):
        return False
    return _is_empty_talk(behind, body) or _GOES_ON.search(behind) is None


def _is_empty_talk(added: str, body: str) -> bool:
    """True if what is added to a headline says nothing that the text does not say."""
    return not added or _ADDED.fullmatch(added) is not None or (len(added) >= _SHORTEST_NAME and added in body)


def _fit(a: str, b: str, body: str) -> bool:
    """True if two headlines may stand above one text."""
    short, long = sorted((a, b), key=len)
    if len(short) >= _SHORTEST_TITLE and long.endswith(short):
        call = long.removesuffix(short)
        return len(call) <= _LONGEST_CALL and call[-1:] in _CALL_ENDS and _NAME.search(call) is None
    for told in (figures_of, places_told):
        # What only the headlines tell must not be two things.
        mine, theirs = ({name for name in told([title]) if name not in body} for title in (a, b))
        if mine and theirs and mine.isdisjoint(theirs):
            return False
    # Of two forms that are filled in otherwise neither says in its text what its title does alone.
    return _is_told(a, b, body) or _is_told(b, a, body)


def _is_told(title: str, other: str, body: str) -> bool:
    """True if the text says what this title says and the other does not."""
    own = _runs(title) - _runs(other)
    return bool(own) and sum(1 for run in own if run in body) >= _TOLD * len(own)


def _runs(title: str) -> set[str]:
    """Its runs of two characters."""
    about = _FRAME.sub(" ", title)
    return {about[index : index + 2] for index in range(len(about) - 1) if " " not in about[index : index + 2]}
