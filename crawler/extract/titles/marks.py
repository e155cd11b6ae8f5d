"""How much the markup of a line speaks for a title, and what stands below one."""

from __future__ import annotations

from crawler.extract.hints import names_of
from crawler.page import Element, Line

_TITLE_NAMES = ("title", "tit", "headline", "biaoti", "bt", "activity-name", "h1")
LONGEST_TITLE = 160
HEADINGS = {"h1": 24, "h2": 14, "h3": 10, "h4": 6, "h5": 6, "h6": 2}


def text_below(lines: list[Line]) -> bool:
    """True if a sentence stands in one of these lines, whatever words of it are links."""
    return any("。" in line.text and line.linked * 4 <= len(line.text) for line in lines)


def is_named_title(element: Element) -> bool:
    """True for an element whose id or class says that it holds a title."""
    return any(part in name for name in names_of(element) for part in _TITLE_NAMES)


def bonus_of(line: Line) -> float:
    """How much the markup of a line speaks for a title: heading, class, no link, not hidden."""
    element = line.element
    bonus = 0.0
    depth = 0
    around = element
    while around is not None and depth < 3:
        if around.tag in HEADINGS and depth < 2:
            bonus += HEADINGS[around.tag]
            break
        if is_named_title(around):
            bonus += 10 - 3 * depth
            break
        if around.parent is None:
            break
        around = around.parent
        depth += 1
    if line.hidden:
        bonus -= 30
    if line.linked * 2 > len(line.text):
        bonus -= 8 if bonus >= 10 else 30
    return bonus
