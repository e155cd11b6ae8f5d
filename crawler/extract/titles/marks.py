"""How much the markup of a line speaks for a title, and what stands below one."""

from __future__ import annotations

from crawler.extract.hints import names_of
from crawler.extract.text import fold
from crawler.page import Document, Element, Line

_TITLE_NAMES = ("title", "tit", "headline", "biaoti", "bt", "activity-name", "h1")
LONGEST_TITLE = 160
# The rows of a government document's table whose values are its title; those of the others (发文字号) never are.
_TITLE_ROWS = frozenset(("标题", "名称", "信息名称", "文件名称", "公文名称"))
_LONGEST_LABEL = 12
_CELLS = frozenset(("td", "th", "dd", "dt"))
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


def bonus_of_row(document: Document, roles: list[str | None], index: int) -> float:
    """How much the cell before a line, in its row of the table of facts above a document, speaks for or against a title."""
    if not index or roles[index - 1] != "facts":
        return 0.0
    label, cell = document.lines[index - 1], document.lines[index].element
    if cell.tag not in _CELLS or cell.parent is not label.element.parent or len(label.text) > _LONGEST_LABEL:
        return 0.0
    return 12.0 if fold(label.text) in _TITLE_ROWS else -60.0
