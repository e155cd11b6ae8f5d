"""Titles in the table of facts above a government document: the row 信息名称, beside 索引号, 发布机构 and 发文日期."""

from __future__ import annotations

from crawler.extract.text import clean, fold
from crawler.extract.titles.marks import LONGEST_TITLE
from crawler.extract.titles.title import Title
from crawler.page import Document

# The rows whose values are the title; those of the others (发文字号) never are.
_TITLE_ROWS = frozenset(("标题", "名称", "信息名称", "文件名称", "公文名称"))
# Those that name nothing but a document: `<title>` may have the name of the table then, 政府信息公开.
_SURE_ROWS = frozenset(("信息名称", "文件名称", "公文名称"))
_LONGEST_LABEL, _SHORTEST_TITLE = 12, 6
_CELLS = frozenset(("td", "th", "dd", "dt"))
# So many labels make such a table.
_FEWEST_FACTS = 3
_FACTS = frozenset(("facts", "date", "source"))


def bonus_of_row(document: Document, roles: list[str | None], index: int) -> float:
    """How much the cell before a line, in its row of the table, speaks for or against a title."""
    if not _is_value(document, roles, index):
        return 0.0
    return 12.0 if fold(document.lines[index - 1].text) in _TITLE_ROWS else -60.0


def in_its_row(document: Document, roles: list[str | None], *, unnamed: bool) -> Title | None:
    """The title that only the table tells; None if there is a heading, or no such table, or several rows tell one.

    unnamed: `<title>` has no more than names of the site; else only a row counts that no other thing has.
    """
    rows = _TITLE_ROWS if unnamed else _SURE_ROWS
    if any(
        element.end - element.start > _SHORTEST_TITLE for tag in ("h1", "h2") for element in document.find(tag)[:_FEWEST_FACTS]
    ):
        return None
    if "facts" not in roles or sum(1 for role in roles if role in _FACTS) < _FEWEST_FACTS:
        return None
    found = [
        line
        for line in document.lines[1:]
        if _SHORTEST_TITLE <= len(line.text) <= LONGEST_TITLE
        and not line.text.endswith(("…", "..."))
        and fold(document.lines[line.index - 1].text) in rows
        and _is_value(document, roles, line.index)
    ]
    return Title(clean(found[0].text), found[0].index, found[0].index, sure=False) if len(found) == 1 else None


def _is_value(document: Document, roles: list[str | None], index: int) -> bool:
    """True for a cell with its label in the cell before it."""
    if not index or roles[index - 1] != "facts":
        return False
    label, cell = document.lines[index - 1], document.lines[index].element
    return cell.tag in _CELLS and cell.parent is label.element.parent and len(label.text) <= _LONGEST_LABEL
