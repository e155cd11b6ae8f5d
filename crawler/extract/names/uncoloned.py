"""Labels without a colon: alone in a cell, its value in the next one, or with a space before a name, in a field of its line."""

from __future__ import annotations

import re

from crawler.extract.dates import DATE, is_relative
from crawler.extract.names.labels import KINDS, PERSON, WROTE
from crawler.extract.names.people import is_people
from crawler.extract.names.surnames import is_full_name

# 来源 and 出处 alone may be a word of the page.
SHORTEST_CELL, _SHORTEST_OF_PERSON = 4, 3
# Between the letters of a label: 出　处.
GAPS = re.compile("[ 　]+(?=[\u4e00-\u9fff]{1,2}$)")
_OF_DAY = frozenset(("日期", "时间", "作者"))
# Behind a bar, a day or a gap.
_FIELDS = re.compile(
    r"\s*[|｜]\s*|[ 　]+[／/•·●][ 　]+|[ 　]?(?<=[\d ])(?=(?:来源|作者)[ 　])|[ 　]{2,}"
    # `来源 青石县政府编辑 周也`: glued to the source.
    r"|(?<=[\u4e00-\u9fff])(?<![责任总主副席行班约审核])(?=(?:责任)?编辑[ 　]+[\u4e00-\u9fff·]{2,4}$)"
)
_SPACED_SOURCE = re.compile(r"^(?:(稿件|信息|文章|内容|消息|新闻|资讯)?来源|转载自)[ 　]+([^\s，。:：]{2,24})$")
_SPACED_EDITOR = re.compile(rf"^(?:责任)?编辑[ 　]+({PERSON})$")
_SPACED_AUTHOR = re.compile(rf"^(?:作者[ 　]+|By:? )({PERSON})$")
# `Published: Jan 9, 2019 Source: Xinhua By Lin Yue`: English editions.
_ENGLISH_AUTHOR = re.compile(
    r"(?:Published|Posted|Updated|Source|Date)\b.{2,60}[\s|·]By:? (?P<name>[A-Z][\w.'-]{1,20}(?: [A-Z][\w.'-]{0,20}){1,3})(?=$|[\s|·,])"
)
_BETWEEN = re.compile("[、 　,，]")
_BEFORE_DAY = re.compile(r"[ 　]+(?:19|20)\d\d[-/.年].*$")
_SHORT_FIELDS = re.compile(r"\s*[|｜]\s*|[ 　]+(?=[\u4e00-\u9fff]{1,4}[:：])|[/，,；;] ?(?=图[:：/])")
# Powered By DedeCMS, Edited By …; and who is no person.
_DONE_BY = re.compile(r"[a-z]ed By:? $")
AGENCIES = (
    "Group",
    "Daily",
    "News",
    "Agency",
    "Media",
    "Times",
    "Post",
    "Network",
    "Press",
    "Online",
    "TV",
    "Office",
    "Team",
    "Studio",
    "User",
    "Admin",
    "Author",
)


def cell(texts: list[str], index: int) -> list[tuple[str, str, bool]]:
    """The label that fills the cell of a table, its value in the next one: as a value that is empty. 作者 and 责任编辑 need persons
    there; 来源 and its kin are words of the page too, but not in a table with other labels."""
    text = GAPS.sub("", texts[index])
    following = texts[index + 1] if index + 1 < len(texts) else ""
    kind = KINDS.get(text, "")
    if kind in ("author", "editor") and (text == "作者" or len(text) >= _SHORTEST_OF_PERSON) and is_people(following):
        return [(kind, "", True)]
    # 编辑 alone is a button; in a table with 来源 or 作者 it is none.
    if (
        text == "编辑"
        and all(map(is_full_name, _BETWEEN.split(following)))
        and _is_label(GAPS.sub("", "".join(texts[index - 2 : index - 1])), "source", "author")
    ):
        return [(kind, "", True)]
    if kind not in ("source", "publisher"):
        return []
    beside = (*texts[max(0, index - 2) : max(0, index - 1)], *texts[index + 2 : index + 3])
    is_row = len(text) >= SHORTEST_CELL or any(_is_label(GAPS.sub("", other)) for other in beside)
    return [(kind, "", True)] if is_row else []


def _is_label(text: str, *kinds: str) -> bool:
    """True for a label that is no word of the page besides: 发布时间, 日期. kinds: of one of these also one that may be such a word."""
    return text in KINDS and (len(text) >= _SHORTEST_OF_PERSON or text in _OF_DAY or KINDS[text] in kinds)


def spaced(text: str) -> list[tuple[str, str, bool]]:
    """A label without a colon, with a space before a name, that fills a field of the line: `2019-08-03 14:22 | 稿件来源 青石县政府`.
    来源 and 作者 alone need a day in the line."""
    if not any(word in text for word in ("来源", "作者", "文", "编辑", "转载自", "By")):
        return []
    found = []
    if (name := english_author(text)) is not None:
        found.append(("author", name, False))
    dated = DATE.search(text) is not None or is_relative(text)
    for part in _FIELDS.split(text):
        if (source := _SPACED_SOURCE.match(part)) and (source[1] or dated):
            found.append(("source", source[2], False))
        elif author := _SPACED_AUTHOR.match(part) if dated else None:
            found.append(("author", author[1], False))
        elif (editor := _SPACED_EDITOR.match(part) if dated and part != text else None) and is_full_name(editor[1]):
            found.append(("editor", editor[1], False))
    if "文:" in text or "文：" in text:
        fields = (_BEFORE_DAY.sub("", field) for field in _SHORT_FIELDS.split(text))
        found += [("author", one[1], False) for one in map(WROTE.fullmatch, fields) if one is not None and one[1]]
    return found


def english_author(text: str) -> str | None:
    """The person behind By in a line of facts; None for none, or for an agency."""
    english = _ENGLISH_AUTHOR.search(text) if "By" in text else None
    if english is None or english["name"].endswith(AGENCIES) or _DONE_BY.search(text, 0, english.start("name")):
        return None
    return english["name"]
