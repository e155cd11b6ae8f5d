"""The lines of an article's block, and the lines around it that tell of the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate, islice

from crawler.extract.dates import DATE
from crawler.extract.edges import PROMULGATION, is_meta_line, is_pager
from crawler.extract.hints import body_hint, is_for_others, is_not_body, is_small_part, names_of
from crawler.extract.labels import END_ROLES
from crawler.extract.names.labels import KINDS
from crawler.extract.region import MOST_SHARE
from crawler.extract.runs import begins_list, is_file_line
from crawler.extract.titles import Title
from crawler.extract.weights import PROSE, Lines
from crawler.page import Document, Element, Line

# Lines before the title that may hold its date or source.
_BEFORE_TITLE = 3
_SUBTITLES = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LONGEST_SUBTITLE = 60
# Lines after the body that may hold its date, source or editor, and those of them that do even where a list has begun.
AFTER_BODY = 14
_NEAR = 3
# The weight of a paragraph of a text that goes on elsewhere.
_PARAGRAPH = 40
# A line inside the body that names an editor and nobody else.
_LONGEST_EDITOR = 24
_NAMING = frozenset(("editor", "source", "author", "original_title"))
# The line above a reply in a forum, below the first post.
_REPLY = re.compile(r"\S{1,16} (?:发表|回复)于[\s:：]*(?:(?:19|20)\d\d|昨天|前天|今天|\d{1,3} ?(?:秒|分钟|小时|天|周)前)")
# A bar for a colon, seen at jiemian.com.
_BAR = re.compile(r"^[\u4e00-\u9fff]{0,8}(记者|编辑)\s?[|｜丨︱]\s?([\u4e00-\u9fff·]{2,4}(?:[ 、][\u4e00-\u9fff·]{2,4}){0,4})$")


def own_lines(document: Document, weighed: Lines, block: Element, start: int, stop: int) -> list[Line]:
    """The block's visible lines after the title, without those of comments, share buttons and the like inside it."""
    lines = [line for line in document.lines_of(block) if line.index >= start]
    visible = [line for line in lines if not line.hidden]
    if not visible or (len(visible) < len(lines) and sum(map(len_of, visible)) < 0.1 * sum(map(len_of, lines))):
        visible = lines
    outside: dict[int, bool] = {}
    most = sum(weighed.weights[start:stop]) * MOST_SHARE
    # Made when it is asked for; so that parts in parts in parts are not added up again and again.
    sums: list[float] = []

    def is_outside(part: Element) -> bool:
        if not is_not_body(part):
            return False
        if not is_small_part(part):
            return True
        if not sums:
            sums.extend(accumulate(weighed.weights, initial=0.0))
        first, last = document.line_at(part.start), document.line_at(max(part.start, part.end - 1))
        return not (most and sums[last + 1] - sums[max(first, start)] >= most)

    inside = [line for line in visible if not _is_outside(line.element, block, outside, is_outside)]
    if len(inside) == len(visible):
        return visible
    return inside if sum(map(len_of, inside)) >= 0.15 * sum(map(len_of, visible)) else visible


def len_of(line: Line) -> int:
    """The number of its characters outside links."""
    return len(line.text) - line.linked


def until(own: list[Line], lines: Lines, stop: int, *, known: bool) -> list[Line]:
    """The lines before `stop`; all of them where a known container has most of its text after it."""
    before = [line for line in own if line.index < stop]
    weights = lines.weights
    if known and 2 * sum(weights[line.index] for line in before) < sum(weights[line.index] for line in own):
        return own
    return before or own


def without_subtitle(document: Document, own: list[Line], title: Title) -> list[Line]:
    """The lines without a subtitle: a heading right under the title and beside it, the only one of its kind. A section's has others."""
    if title.last < 0 or len(own) < 2 or own[0].index != title.last + 1:
        return own
    heading, headline = own[0].element, document.lines[title.last].element
    if heading.tag not in _SUBTITLES or heading.parent is not headline.parent or heading.tag == headline.tag:
        return own
    last = own[-1].element.index
    alike = sum(1 for other in document.find(heading.tag) if heading.index <= other.index <= last)
    return own[1:] if alike == 1 and len(own[0].text) <= _LONGEST_SUBTITLE and own[1].element is not heading else own


def _is_outside(element: Element, block: Element, known: dict[int, bool], told: Callable[[Element], bool]) -> bool:
    """True if an element between this one and the block never holds text of an article."""
    path: list[int] = []
    answer = False
    around: Element | None = element
    while around is not None and around.index > block.index:
        seen = known.get(around.index)
        if seen is not None:
            answer = seen
            break
        path.append(around.index)
        if told(around):
            answer = True
            break
        around = around.parent
    for index in path:
        known[index] = answer
    return answer


def with_summary(document: Document, lines: Lines, block: Element, start: int, kept: list[Line]) -> list[Line]:
    """The kept lines, with a summary that stands between the title and the block, and the first part of a text in two containers."""
    if not kept or not start:
        return kept
    first = kept[0].index
    parts = _twins_above(document, lines, block, document.lines[start].start)
    before = [
        line
        for line in document.lines[start:first]
        if line.start < block.start
        and not line.hidden
        and not is_meta_line(line.text, lines.roles[line.index])
        and (
            (lines.weights[line.index] >= 20 and _is_summary(line))
            or PROMULGATION.match(line.text)
            or (lines.weights[line.index] and line.index in parts)
        )
    ]
    return before + kept


def _twins_above(document: Document, lines: Lines, block: Element, top: int) -> set[int]:
    """The lines of containers above the block, below this position, that stand beside it, have its id and hold paragraphs: 163.com
    has a gallery between."""
    found: set[int] = set()
    if body_hint(block) != 2 or block.parent is None:
        return found
    above = bisect_left(document.elements, top, key=lambda element: element.start)
    for element in document.elements[above : block.index]:
        if element.parent is block.parent and element.tag == block.tag and element.get("id") == block.get("id") != "":
            held = [line.index for line in document.lines_of(element)]
            if any(lines.weights[index] >= _PARAGRAPH for index in held):
                found.update(held)
    return found


def _names_editor(line: Line, role: str | None) -> bool:
    """True for a line with an editor, perhaps behind an author: `[作者：林一舟 责任编辑：周也]`."""
    return role == "editor" or (role == "author" and "编" in line.text)


def _is_summary(line: Line) -> bool:
    if line.text.startswith(("核心提示", "摘要", "导读", "编者按", "内容提要", "内容摘要")):
        return True
    if line.element.tag == "figcaption":
        return True
    return any(
        "summary" in name or "zhaiyao" in name or "daodu" in name or "caption" in name or "subhead" in name
        for name in names_of(line.element)
    )


def file_lines(document: Document, lines: Lines, start: int) -> list[Line]:
    """The links to files right under the title, on pages whose body is nothing else."""
    found: list[Line] = []
    for line in document.lines[start : start + 20]:
        if not line.hidden and is_file_line(line) and line.linked * 2 > len(line.text):
            found.append(line)
        elif found or lines.roles[line.index] in END_ROLES:
            break
    return found


def is_stated(document: Document, lines: Lines, title: Title) -> bool:
    """True if the page has a meta that only articles have, or shows a date or source under its title."""
    if "articletitle" in document.metas or "article:published_time" in document.metas:
        return True
    if title.last < 0:
        return False
    for line in document.lines[title.last + 1 : title.last + 12]:
        role = lines.roles[line.index]
        if line.linked * 2 <= len(line.text) and role != "crumb" and is_meta_line(line.text, role):
            return True
        if lines.weights[line.index] >= PROSE or (line.linked >= 10 and line.linked * 2 > len(line.text)):
            break
    return False


def is_dated(text: str) -> bool:
    return len(text) <= 90 and DATE.search(text) is not None


def around_lines(lines: list[Line], block: Element) -> Element:
    """The innermost element around all these lines; the block where it would be a single paragraph."""
    last = lines[-1].element
    around: Element | None = lines[0].element
    while (
        around is not None
        and around.index > block.index
        and (not around.holds(last) or around.tag in ("p", "td", "tr", "section"))
    ):
        around = around.parent
    return around if around is not None and around.index > block.index else block


def _with_colon(text: str) -> str:
    """`某报记者 | 林某` and `某报编辑 | 何某` as the labels that they are."""
    match = _BAR.match(text)
    return f"{'作者' if match[1] == '记者' else '编辑'}：{match[2]}" if match else text


def head_texts(document: Document, title: Title, first: int) -> list[str]:
    """The lines from the title to the body, and the few before the title."""
    lines = document.lines
    if title.last < 0 or title.last >= first:
        return [line.text for line in lines[max(0, first - 8) : first] if not line.hidden]
    between = [
        _told(line)
        for line in lines[title.last + 1 : min(first, title.last + 40)]
        if not line.hidden and not PROMULGATION.match(line.text)
    ]
    before = [
        line.text for line in lines[max(0, title.first - _BEFORE_TITLE) : title.first] if not line.hidden and not line.linked
    ]
    return [*between, "", *before]


def inner_texts(own: list[Line], roles: list[str | None], first: int, last: int) -> list[str]:
    """The lines inside the body that name an editor."""
    named = (line.text for line in own if first <= line.index <= last and roles[line.index] == "editor")
    return [_with_colon(text) for text in islice(named, AFTER_BODY) if len(text) <= _LONGEST_EDITOR]


def tail_texts(document: Document, roles: list[str | None], last: int, block: Element) -> list[str]:
    """The visible lines after the body, up to a list of other articles; behind one, those near or in the block that name somebody.
    Never what readers wrote."""
    found: list[str] = []
    lines = document.lines[last + 1 : last + 1 + AFTER_BODY]
    listed = headed = False
    others: dict[int, bool] = {}

    def is_others(part: Element) -> bool:
        return is_for_others(part) and not part.holds(block)

    for index, line in enumerate(lines):
        role = roles[line.index]
        if _REPLY.match(line.text) or (role != "date" and _is_outside(line.element, document.elements[0], others, is_others)):
            continue
        if role in END_ROLES and found:
            # A label that is empty has no heading for its value.
            found.append("")
        listed = listed or (role is None and not is_pager(line.text) and begins_list(lines, index))
        headed = headed or role in END_ROLES
        near = line.start < block.end or (_names_editor(line, role) and index < _NEAR and not headed)
        if not line.hidden and role != "comment" and (not listed or (role in _NAMING and near)):
            found.append(_told(line))
    return found


def _told(line: Line) -> str:
    """The line's text, with a colon behind the label of a field that an element of its own holds: Drupal."""
    if line.text in KINDS and any("label" in name for name in names_of(line.element)):
        return f"{line.text}："
    return _with_colon(line.text)
