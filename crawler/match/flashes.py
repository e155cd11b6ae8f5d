"""Short texts that are the same to the letter under other headlines: a flash, or a notice that a paper has given a headline of its own.

What they tell says that they are one: a day, figures, and a headline that the text itself bears out where the two differ. Letters and
news that say the same each time tell what they are about in their titles alone.
"""

from __future__ import annotations

import re
from itertools import product

from crawler.match.figures import figures_of
from crawler.match.scenes import places_told
from crawler.match.told import Told

# Characters of the text, and figures in it.
_SHORTEST, _FIGURES = 55, 2
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


def is_one_flash(one: Told, other: Told) -> bool:
    """True for two such texts."""
    if one.sentences != other.sentences:
        return False
    body = "".join(one.sentences)
    if len(body) < _SHORTEST or len(figures_of(one.sentences)) < _FIGURES:
        return False
    pairs = list(product(sorted(one.titles), sorted(other.titles)))
    return bool(pairs) and any(_fit(a, b, body) for a, b in pairs)


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
