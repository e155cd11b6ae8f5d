"""Where the article's part of a page ends: the box that its title stands in, if the text stands there too."""

from __future__ import annotations

from itertools import islice

from crawler.extract.boxes import child_of
from crawler.extract.hints import body_hint
from crawler.page import Document, Element

# Paragraphs and weight of a box that holds a text, and not only a summary of it.
_PARAGRAPHS, _LEAST, _PARAGRAPH = 2, 80.0, 18.0
_LONGEST_HEADING = 12
_MARKS = frozenset("，。；：！？,:;“”《》（）()、")
# Boxes around the title, and lines behind its box, that are looked at.
_MOST_BOXES, _MOST_LINES = 10, 400
_WHOLE = frozenset(("html", "body"))


def box_beyond(document: Document, weights: list[float], roles: list[str | None], start: int) -> int:
    """The first line behind the title's box that is the heading of a box of its own; the number of lines if there is none.

    start: the line below the title. What stands in such a box speaks of something else (平台简介, 温馨提示), linked or not.
    """
    lines = document.lines
    own = _box_of_title(document, weights, start) if start else None
    if own is None:
        return len(lines)
    passed: Element | None = None
    behind = document.line_at(own.end - 1) + 1
    for line in lines[behind : behind + _MOST_LINES]:
        if line.hidden or roles[line.index] is not None:
            continue
        box = _beside(own, line.element)
        if box is None or body_hint(box):
            return len(lines)
        if box is not passed and _is_heading(line.text):
            return line.index
        passed = box
    return len(lines)


def _box_of_title(document: Document, weights: list[float], start: int) -> Element | None:
    """The innermost box around the title that holds a text below it; None if that is the whole page."""
    for box in islice(document.lines[start - 1].element.ancestors(), _MOST_BOXES):
        if box.tag in _WHOLE:
            return None
        below = weights[start : document.line_at(box.end - 1) + 1]
        if sum(weight >= _PARAGRAPH for weight in below) >= _PARAGRAPHS and sum(below) >= _LEAST:
            return box
    return None


def _beside(own: Element, element: Element) -> Element | None:
    """The box of an element that stands beside `own`, or beside what is around that."""
    around = next((box for box in islice(own.ancestors(), _MOST_BOXES) if box.holds(element)), None)
    return child_of(around, element)


def _is_heading(text: str) -> bool:
    return 2 <= len(text) <= _LONGEST_HEADING and _MARKS.isdisjoint(text)
