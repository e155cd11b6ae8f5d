"""Repeated items with text of their own: cards of other articles, comments, telegrams.

A list of bare links is told by its links (runs.py). Here three neighbours are built alike: each has a line of text, and a
link to something by its title, or a time and a button.
"""

from __future__ import annotations

import re

from crawler.extract.boxes import child_of
from crawler.extract.dates import DATE, is_relative
from crawler.extract.runs import is_row
from crawler.page import Document, Element, Line

_ITEMS = 3
_MOST_LINES = 12
_LONGEST = 1500
# How far an item is above its link or button.
_DEPTH = 5
_SHORTEST_TEXT = 15
_MARK = re.compile("[，。；！？、,：”…]")
_CLOCK = re.compile(r"^(?:今天|昨天|前天)?\s?(?:\d\d[-/月]\d\d日? )?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$")
_LONGEST_TIME = 60
BUTTONS = frozenset(("tool", "comment", "clicks"))
_LONGEST_HEADING = 12
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "strong"))


def items_at(document: Document, roles: list[str | None], index: int, first: int) -> int | None:
    """Where the repeated items begin to which this link or button belongs, with their heading; None if it belongs to none.

    first: the line with which the text begins, before the items.
    """
    line = document.lines[index]
    item: Element | None = line.element if roles[index] in BUTTONS or (roles[index] is None and is_row(line)) else None
    for _ in range(_DEPTH):
        if item is None or item.parent is None or item.end - item.start > _LONGEST:
            return None
        begins = document.line_at(item.start)
        if begins <= first:
            return None
        if _is_item(document, roles, item) and _has_neighbours(document, roles, item):
            above = document.lines[begins - 1]
            before = child_of(item.parent, above.element)
            if before is not None and before.tag == item.tag and _is_item(document, roles, before):
                # The text before is an item too: the page is a list.
                return None
            return begins - 1 if is_heading_above(above) and begins - 1 > first else begins
        item = item.parent
    return None


def is_heading_above(line: Line) -> bool:
    """True for a line that is the heading of the items below it."""
    short = len(line.text) <= _LONGEST_HEADING and line.text[-1] not in "。！？”；：，"
    return short and line.element.tag in _HEADINGS


def _has_neighbours(document: Document, roles: list[str | None], item: Element) -> bool:
    """True if two more items of the same tag follow."""
    elements = document.elements
    found, tried = 1, 0
    following = item.last
    while found < _ITEMS and tried < 2 * _ITEMS and following < len(elements):
        other = elements[following]
        if other.parent is not item.parent:
            return False
        if other.end > other.start:
            if other.tag != item.tag or not _is_item(document, roles, other):
                return False
            found += 1
        following, tried = other.last, tried + 1
    return found == _ITEMS


def _is_item(document: Document, roles: list[str | None], element: Element) -> bool:
    if element.end - element.start > _LONGEST:
        return False
    lines = document.lines_of(element)
    if not 2 <= len(lines) <= _MOST_LINES:
        return False
    if not any(roles[line.index] is None and _is_text(line) for line in lines):
        return False
    if any(roles[line.index] is None and is_row(line) for line in lines):
        return True
    return any(roles[line.index] in BUTTONS for line in lines) and any(_is_time(line) for line in lines)


def _is_text(line: Line) -> bool:
    return len(line.text) - line.linked >= _SHORTEST_TEXT and _MARK.search(line.text) is not None


def _is_time(line: Line) -> bool:
    text = line.text
    return len(text) <= _LONGEST_TIME and (DATE.search(text) is not None or is_relative(text) or _CLOCK.match(text) is not None)
