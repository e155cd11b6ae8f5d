"""The lines of an article's block that may be its text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate

from crawler.extract.edges import PROMULGATION, is_meta_line
from crawler.extract.hints import body_hint, is_not_body, is_player_or_ad, is_small_part, names_of
from crawler.extract.labels import END_ROLES
from crawler.extract.region import MOST_SHARE
from crawler.extract.runs import is_file_line
from crawler.extract.text import fold
from crawler.extract.titles import Title
from crawler.extract.weights import Lines
from crawler.page import Document, Element, Line

_SUBTITLES = frozenset(("h2", "h3", "h4", "h5", "h6"))
_LONGEST_SUBTITLE = 60
# The weight of a paragraph of a text that goes on elsewhere.
_PARAGRAPH = 40
# Where a link to the letter itself stands, and the least characters of its name.
_NEAR_TITLE, _SHORTEST_NAMED = 6, 10
# The characters of a paragraph in a box that is named for something else.
_SHORTEST_SAID = 30


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
        if not is_not_body(part) or _says_something(document, part):
            return False
        if not is_small_part(part):
            return True
        if not sums:
            sums.extend(accumulate(weighed.weights, initial=0.0))
        first, last = document.line_at(part.start), document.line_at(max(part.start, part.end - 1))
        return not (most and sums[last + 1] - sums[max(first, start)] >= most)

    inside = [line for line in visible if not is_within(line.element, block, outside, is_outside)]
    if len(inside) == len(visible):
        return visible
    return inside if sum(map(len_of, inside)) >= 0.15 * sum(map(len_of, visible)) else visible


def _says_something(document: Document, part: Element) -> bool:
    """True for a paragraph in a box that is named for a player or an advertisement, as `ad_content` may hold one; what these say
    themselves is shorter."""
    return is_player_or_ad(part) and any(
        "。" in line.text and not line.linked and len(line.text) >= _SHORTEST_SAID for line in document.lines_of(part)
    )


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


def is_within(element: Element, block: Element, known: dict[int, bool], told: Callable[[Element], bool]) -> bool:
    """True if this element, or one between it and the block, is told to be something; known: remembers the answers."""
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


def links_to_title(document: Document, lines: Lines, start: int, title: str) -> list[Line]:
    """The link right under the title that says it again, where the page has no other text: to the letter, on an office's site or another."""
    for line in document.lines[start : start + _NEAR_TITLE]:
        if lines.roles[line.index] in END_ROLES:
            break
        if not line.hidden and line.linked == len(line.text) >= _SHORTEST_NAMED and fold(line.text) in fold(title):
            return [line]
    return []


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
