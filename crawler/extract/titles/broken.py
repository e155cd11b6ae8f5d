"""Titles that a page breaks over several lines."""

from __future__ import annotations

import re

from crawler.extract.text import clean, fold
from crawler.extract.titles.title import Title
from crawler.page import Document, Line

# A line with an organ's name alone, and the line under it that says what the document is about.
_ORGAN = re.compile(
    r"^[\u4e00-\u9fff、 ]{3,40}(?:政府|委员会|人大常委会|法院|检察院|[部局厅办委院会署]|办公室|中心|大学|学院|公司)$"
)
_ABOUT = re.compile(
    r"^(?:关于|印发|转发).{2,120}(?:通知|公告|通告|决定|意见|批复|复函|函|公示|通报|办法|规定|方案|报告|请示|命令|令)(?:[（(].{1,12}[)）])?$"
)

# How a title ends that is cut off, and its characters; and those of a line of one that is broken.
_CUT, _SHORTEST_CUT, _LONGEST_CUT, _LONGEST_HALF = ("...", "…"), 6, 80, 40


def is_about(organ: Line, line: Line) -> bool:
    """True for an organ's name and the line under it that says what the document is about: one title in two lines."""
    return not organ.linked and not line.linked and bool(_ORGAN.match(organ.text)) and bool(_ABOUT.match(line.text))


def with_about(document: Document, title: Title) -> Title:
    """The title with the line under it, where the title is an organ's name alone."""
    if 0 <= title.first == title.last < len(document.lines) - 1:
        organ, line = document.lines[title.last : title.last + 2]
        if fold(organ.text) == fold(title.text or "") and is_about(organ, line):
            title.text, title.last = f"{title.text}{clean(line.text)}", line.index
    return title


def continued(document: Document, title: Title, wholes: list[str], titles: str) -> Title:
    """The title with the lines that carry it on, where the page breaks it over several, with a space between where the page has one
    elsewhere. wholes: what the page says elsewhere, folded; titles: the same as it is written."""
    _take_beginning(document, title, wholes)
    folded = fold(title.text or "")
    wholes = [whole for whole in wholes if whole.startswith(folded) and len(whole) > len(folded)]
    if not title.text or not wholes:
        return title
    for line in document.lines[title.last + 1 : title.last + 4]:
        more = fold(line.text)
        if len(more) < 3 or not any(whole.startswith(folded + more) for whole in wholes):
            break
        folded += more
        spaced = f"{title.text} {clean(line.text)}"
        title.text, title.last = spaced if spaced in titles else f"{title.text}{clean(line.text)}", line.index
    return title


# How a title goes on below the office's name.
_GOES_ON = ("关于", "印发", "转发", "批转")


def _take_beginning(document: Document, title: Title, wholes: list[str]) -> None:
    """Take in the line above, where a whole title begins with it and goes on with what was found: an office, and 关于…的通知 below it."""
    folded = fold(title.text or "")
    if title.first < 1 or not folded or not folded.startswith(_GOES_ON) or any(whole.startswith(folded) for whole in wholes):
        return
    above = document.lines[title.first - 1]
    beginning = fold(above.text)
    if len(beginning) >= 3 and not above.linked and any(whole.startswith(beginning + folded) for whole in wholes):
        title.text, title.first = f"{clean(above.text)}{title.text}", above.index


def with_second_half(document: Document, title: Title) -> Title:
    """The title with the line behind a `<br>` in its own element, where what `<title>` says is cut off within the first: 青石县三座小水…"""
    named = clean((document.title or "")[:_LONGEST_CUT])
    if title.text and named.endswith(_CUT) and (line := _second_half(document, title, fold(named))) is not None:
        title.text, title.last = f"{title.text}{clean(line.text)}", line.index
    return title


def _second_half(document: Document, title: Title, cut: str) -> Line | None:
    if title.last < 0 or title.first != title.last or title.last + 1 >= len(document.lines):
        return None
    line, following = document.lines[title.last : title.last + 2]
    if len(cut) < _SHORTEST_CUT or not fold(line.text).startswith(cut.rstrip(".…")):
        return None
    alone = line.element is following.element and following.after_break and len(document.lines_of(line.element)) == 2
    return following if alone and len(following.text) <= _LONGEST_HALF and following.text[-1] not in "。；，" else None
