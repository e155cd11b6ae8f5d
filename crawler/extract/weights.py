"""How much each line of a page looks like text of an article: its weight."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from crawler.extract.dates import DATE
from crawler.extract.events import is_place_of_event, is_time_of_event
from crawler.extract.forms import fields_of
from crawler.extract.leftovers import is_foot
from crawler.extract.lines import role_of
from crawler.extract.notices import is_of_foot
from crawler.extract.pairs import pair_role
from crawler.extract.prose import is_beside_text
from crawler.page import Document, Line

# A line of this weight is a paragraph.
PROSE = 60.0
_SHORTEST_PROSE = 18
_MARK = re.compile("[，。；！？、,：”]")
# A line with a date and one of these words, and no sentence, stands under a title.
_META = re.compile("来源|稿源|作者|记者|编辑|浏览|阅读|点击|发布|发表|更新|录入")
_SENTENCE = re.compile("[，。；！？”]")
LONGEST_META = 60
_LONGEST_DATE = 24
# Which keys to press, above all else on government sites.
_FOR_THE_BLIND = re.compile("无障碍.{0,12}请?按.{0,12}(?:[Cc]trl|[Aa]lt|[Ss]hift|快捷键)")
# The last line of a page's foot.
_ADDRESS = re.compile(r"^(?:单位)?地址[:：][^。]{2,40}邮(?:编|政编码)[:：]?\s?\d{6}")
# Below it stands how the office is to be reached and who made the site.
_REACHED = re.compile(
    r"(?:电话|传真|邮编|邮政编码|邮箱|技术支持|建议使用|地址)\s?[:：]|(?:路|街|大道|道|巷)\S{0,4}\d+\s?号|信箱|\b(?:TEL|Tel|E-?mail)\b"
)
_RIGHTS = re.compile("版权所有|[Cc]opyright|ICP备")
# When the page was published, other than when its event is to be.
_PUBLISHED = re.compile(r"^\W{0,3}(?:发布|发表|更新)(?:时间|日期)?\s?[:：]|(?:编辑|浏览|点击|阅读|来源)(?:次数|量)?[:：]")
_NEAR_EVENT = 3
# The lines of a page that may be its foot.
_FOOT_LINES = 30
# A site's bars and menus are short, and the same on each of its pages.
_LONGEST_KEPT = 24
_kept_role = lru_cache(maxsize=1 << 15)(role_of)


@dataclass(slots=True)
class Lines:
    """Roles and weights of a page's lines, by line index. boxed: the lines of boxes inside the text."""

    roles: list[str | None] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    boxed: set[int] = field(default_factory=set)


def weigh(document: Document, *, hidden: bool = False) -> Lines:
    """The role and the weight of every line. hidden: weigh what is not shown too (bodies that a script shows)."""
    roles = [_kept_role(line.text) if len(line.text) <= _LONGEST_KEPT else role_of(line.text) for line in document.lines]
    if "organiser" in roles:
        _judge_organisers(document.lines, roles)
    for line in fields_of(document):
        roles[line.index] = roles[line.index] or "form"
    for line in document.lines:
        roles[line.index] = roles[line.index] or pair_role(document, line)
        if "无障碍" in line.text and "。" not in line.text and _FOR_THE_BLIND.search(line.text):
            roles[line.index] = "tool"
    _judge_times(document.lines, roles)
    if "related" in roles:
        _judge_documents(document.lines, roles)
    weights = [0.0] * len(roles)
    foot = len(roles) - _FOOT_LINES
    in_foot = False
    for index, line in enumerate(document.lines):
        text = line.text
        in_foot = in_foot or (index >= foot and roles[index] == "foot" and not line.hidden and _RIGHTS.search(text) is not None)
        size = len(text)
        free = size - line.linked
        # Most lines are links.
        if line.linked > free or roles[index] is not None or (line.hidden and not hidden):
            continue
        if size <= LONGEST_META and "20" in text and _is_dated(text, size, free):
            continue
        prose = free >= PROSE or (free >= _SHORTEST_PROSE and _MARK.search(text))
        if index >= foot and (((size <= 120 or not prose) and (is_of_foot(text) or _ADDRESS.match(text))) or is_foot(text)):
            continue
        if in_foot and size <= LONGEST_META * 2 and _REACHED.search(text):
            continue
        weights[index] = float(free) if prose else free * 0.4
    return Lines(roles, weights)


def _judge_organisers(lines: list[Line], roles: list[str | None]) -> None:
    """Who holds an event is text beside other text; elsewhere, and below the buttons to share it, it is the page's foot."""
    for index, role in enumerate(roles):
        if role == "organiser":
            is_below_buttons = index > 0 and roles[index - 1] == "tool" and lines[index - 1].text.startswith("分享")
            roles[index] = None if is_beside_text(lines, index) and not is_below_buttons else "foot"


def _judge_times(lines: list[Line], roles: list[str | None]) -> None:
    """When an event is to be is text, where another line says when the page was published: `时间：…`, and `地点：…` near it."""
    published = {line.index for line, role in zip(lines, roles, strict=True) if role == "date" and _PUBLISHED.search(line.text)}
    for index, role in enumerate(roles):
        if role == "date" and published - {index} and is_time_of_event(lines[index].text):
            near = lines[max(0, index - _NEAR_EVENT) : index + 1 + _NEAR_EVENT]
            if any(is_place_of_event(line.text) and not line.hidden for line in near):
                roles[index] = None


def _judge_documents(lines: list[Line], roles: list[str | None]) -> None:
    """相关文件 is a heading of the text unless a link follows."""
    for index, role in enumerate(roles):
        if role == "related" and lines[index].text.startswith("相关文件"):
            following = lines[index + 1] if index + 1 < len(lines) else None
            if following is None or following.linked * 2 <= len(following.text):
                roles[index] = None


def _is_dated(text: str, size: int, free: int) -> bool:
    """True for a line with a date that is no sentence: short, or with a word of the line under a title."""
    if DATE.search(text) is None:
        return False
    if size <= _LONGEST_DATE and (free < _SHORTEST_PROSE or not _MARK.search(text)):
        return True
    return _META.search(text) is not None and not _SENTENCE.search(text)
