"""The lines around an article's text that tell of the article."""

from __future__ import annotations

import re
from itertools import islice

from crawler.extract.dates import DATE
from crawler.extract.edges import PROMULGATION, bylines_inside, is_meta_line, is_pager
from crawler.extract.hints import is_for_others, is_for_remarks, names_of
from crawler.extract.inside import is_within
from crawler.extract.labels import END_ROLES
from crawler.extract.lines import role_of
from crawler.extract.names.labels import KINDS
from crawler.extract.runs import begins_list
from crawler.extract.text import clean
from crawler.extract.titles import FACTS_BEHIND, Title
from crawler.extract.weights import PROSE, Lines
from crawler.page import Document, Element, Line

# Lines before the title that may hold its date or source.
_BEFORE_TITLE, _FACTS_BEFORE_TITLE = 3, 6
# An office's index above the title: so many lines, if so many of them are labels alone.
_INDEX_BEFORE_TITLE, _FEWEST_FACTS = 16, 3
# Lines after the body that may hold its date, source or editor, and those of them that do even where a list has begun.
AFTER_BODY = 14
_NEAR = 3
# What begins like a source and its day, a link and a day, is one of a list's rows if so many stand in a row.
_ROWS = 3
_SHORT_DAY = re.compile(r"^[\[(（]?\d\d[-/]\d\d(?!\d)|(?<!\d)\d\d[-/]\d\d[\])）]?$")
# A line inside the body that names an editor and nobody else.
_LONGEST_EDITOR = 24
_NAMING = frozenset(("editor", "source", "author", "original_title"))
_OF_SOURCE = frozenset(("source", "publisher"))
# The line above a reply in a forum, below the first post.
_REPLY = re.compile(r"\S{1,16} (?:发表|回复)于[\s:：]*(?:(?:19|20)\d\d|昨天|前天|今天|\d{1,3} ?(?:秒|分钟|小时|天|周)前)")
# A bar for a colon, seen at jiemian.com.
_BAR = re.compile(r"^[\u4e00-\u9fff]{0,8}(记者|编辑)\s?[|｜丨︱]\s?([\u4e00-\u9fff·]{2,4}(?:[ 、][\u4e00-\u9fff·]{2,4}){0,4})$")


def is_stated(document: Document, lines: Lines, title: Title) -> bool:
    """True if the page has a meta that only articles have, or shows a date or source under its title, or the index of an office's
    document above it."""
    if "articletitle" in document.metas or "article:published_time" in document.metas:
        return True
    if title.last < 0:
        return False
    if _has_index_above(document, lines, title):
        return True
    for line in document.lines[title.last + 1 : title.last + 12]:
        role = lines.roles[line.index]
        if (
            line.linked * 2 <= len(line.text)
            and role != "crumb"
            and is_meta_line(line.text, role)
            and not _is_one_of_rows(document.lines, line.index)
        ):
            return True
        if lines.weights[line.index] >= PROSE or (line.linked >= 10 and line.linked * 2 > len(line.text)):
            break
    return False


def _has_index_above(document: Document, lines: Lines, title: Title) -> bool:
    """True for the labels of an office's index above the title, the day's or the source's among them, each alone in its line."""
    above = document.lines[max(0, title.first - _INDEX_BEFORE_TITLE) : title.first]
    labels = [lines.roles[line.index] for line in above if not line.links and len(line.text) <= _LONGEST_LABEL]
    return labels.count("facts") > 0 and sum(map(labels.count, _INDEX)) >= _FEWEST_FACTS


_INDEX = ("facts", "date", "source")
_LONGEST_LABEL = 6


def _is_one_of_rows(lines: list[Line], index: int) -> bool:
    """True for a linked title and its day, in any order, where more of these follow: a source that is a link stands alone. Its day may be
    short: 04-24."""
    return all(
        line.links
        and (line.links[0].start == line.start or line.links[0].end == line.end)
        and (DATE.search(line.text) or _SHORT_DAY.search(line.text))
        for line in lines[index : index + _ROWS]
    )


def is_dated(text: str) -> bool:
    return len(text) <= 90 and DATE.search(text) is not None


def head_texts(document: Document, title: Title, first: int) -> list[str]:
    """The lines from the title to the body, and the few before the title."""
    lines = document.lines
    if title.last < 0 or title.last >= first:
        return [line.text for line in lines[max(0, first - 8) : first] if not line.hidden]
    between = [_beside(lines[title.last].text, title)] if title.first == title.last else []
    between += [
        _told(line)
        for line in lines[title.last + 1 : min(first, title.last + 40)]
        if not line.hidden and not PROMULGATION.match(line.text)
    ]
    return [*filter(None, between), "", *_before(lines, title)]


def _beside(line: str, title: Title) -> str:
    """What a line tells of the article behind the title: `<h1>…<small>2023-08-19 15:30</small></h1>`; empty if nothing. A day alone may be
    that of what the title is on."""
    shown = clean(line)
    is_told = bool(title.text) and shown != title.text and shown.startswith(title.text or "") and FACTS_BEHIND.search(shown)
    return shown.removeprefix(title.text or "").strip() if is_told else ""


def _before(lines: list[Line], title: Title) -> list[str]:
    """The lines right above the title; more of them where one is a label alone, as in a box of facts."""
    above = [line for line in lines[max(0, title.first - _INDEX_BEFORE_TITLE) : title.first] if not line.hidden]
    if sum(1 for line in above if line.text in KINDS) < _FEWEST_FACTS:
        above = above[-_FACTS_BEFORE_TITLE:]
    facts = above if any(line.text in KINDS for line in above) else above[-_BEFORE_TITLE:]
    return [line.text for line in facts if not line.linked or _is_own_source(lines, line)]


def _is_own_source(lines: list[Line], line: Line) -> bool:
    """True for a labelled source that is a link, unless the line above or below leads to the same page: then it is that one's."""
    if role_of(line.text) != "source":
        return False
    beside = (*lines[max(0, line.index - 1) : line.index], *lines[line.index + 1 : line.index + 2])
    led = {link.get("href") for link in line.links}
    return not any(link.get("href") in led for other in beside for link in other.links[:_NEAR])


def inner_texts(own: list[Line], kept: list[Line], roles: list[str | None]) -> list[str]:
    """The lines inside the body that name an editor, the byline behind the first paragraph, if it was taken out, and a source among the first
    lines, below the number of a letter. kept: the body's."""
    inside = [line for line in own if kept[0].index <= line.index <= kept[-1].index]
    left = {line.index for line in kept}
    named = (line.text for line in inside if roles[line.index] == "editor")
    return [
        *(line.text for line in bylines_inside(inside, roles) if line.index not in left),
        *(_with_colon(text) for text in islice(named, AFTER_BODY) if len(text) <= _LONGEST_EDITOR),
        *(line.text for line in kept[:_NEAR] if roles[line.index] == "source" and len(line.text) <= _LONGEST_EDITOR),
    ]


def tail_texts(document: Document, roles: list[str | None], last: int, block: Element) -> list[str]:
    """The visible lines after the body, up to a list of other articles; behind one, those near or in the block that name somebody.
    Never what readers wrote."""
    found: list[str] = []
    lines = document.lines[last + 1 : last + 1 + AFTER_BODY]
    listed = headed = False
    others: dict[int, bool] = {}

    def is_others(part: Element) -> bool:
        is_list = is_for_others(part) and any(not _is_fact(roles[line.index]) for line in document.lines_of(part))
        return (is_list or is_for_remarks(part)) and not part.holds(block)

    def begins_box(line: Line) -> bool:
        """True for a line of a box with nothing above it in the box but facts: the list comes below."""
        around = (line.element, *line.element.ancestors())
        box = next((part for part in around if is_for_others(part)), None)
        return box is not None and all(
            _is_fact(roles[above.index]) for above in document.lines_of(box) if above.index < line.index
        )

    # The links above and below the heading of a list are not the same list's.
    headings = [index for index, line in enumerate(lines) if roles[line.index] in END_ROLES]
    for index, line in enumerate(lines):
        role = roles[line.index]
        heading = next((other for other in headings if other > index), len(lines))
        if _REPLY.match(line.text) or (
            role != "date"
            and is_within(line.element, document.elements[0], others, is_others)
            and not (role == "editor" and begins_box(line))
        ):
            continue
        if role in END_ROLES and found:
            # A label that is empty has no heading for its value.
            found.append("")
        listed = listed or (
            role is None and not is_pager(line.text) and roles[line.index - 1] != "link" and begins_list(lines[:heading], index)
        )
        headed = headed or role in END_ROLES
        near = line.start < block.end or (_names_editor(line, role) and index < _NEAR and not headed)
        if not line.hidden and role != "comment" and (not listed or (role in _NAMING and near)):
            found.append(_told(line))
    return found


def _is_fact(role: str | None) -> bool:
    """True for what a box tells of this article, whatever its name; one of other articles has headings or titles."""
    return role is not None and role not in END_ROLES


def _names_editor(line: Line, role: str | None) -> bool:
    """True for a line with an editor, perhaps behind an author: `[作者：林一舟 责任编辑：周也]`."""
    return role == "editor" or (role == "author" and "编" in line.text)


def _with_colon(text: str) -> str:
    """`某报记者 | 林某` and `某报编辑 | 何某` as the labels that they are."""
    match = _BAR.match(text)
    return f"{'作者' if match[1] == '记者' else '编辑'}：{match[2]}" if match else text


def _told(line: Line) -> str:
    """The line's text, with a colon behind the label of a field that an element of its own holds: Drupal; 来源 in a `<dt>`."""
    kind = KINDS.get(line.text)
    if kind is not None and (
        any("label" in name for name in names_of(line.element)) or (line.element.tag == "dt" and kind in _OF_SOURCE)
    ):
        return f"{line.text}："
    return _with_colon(line.text)
