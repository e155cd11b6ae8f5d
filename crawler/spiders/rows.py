"""The rows of a list page: which date stands beside a link, and which links a row carries besides its own."""

from __future__ import annotations

import re

from crawler.page import Document, Element

# What stands before links that a row carries besides its own (NDRC and others).
BESIDES_WORDS = re.compile("相关(?:解读|链接|文件|阅读|新闻|政策|报道)|政策解读|图解|解读[:：]|延伸阅读|附件[:：]")
ROW_DATE = re.compile(
    r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}(?:\s?[-/.月]\s?\d{1,2})?|(?<!\d)[01]\d[-/.][0-3]\d(?!\d)|\d{1,2}月\d{1,2}日"
)

_ROWS = frozenset(("li", "tr", "dd", "dl"))
_LONGEST_ROW = 400


class Rows:
    """The rows of a page, found from a link upwards; each element is looked at once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._row: dict[int, Element | None] = {}
        self._dates: dict[int, bool] = {}
        self._first: dict[int, Element] = {}

    def row_of(self, element: Element) -> Element | None:
        """The nearest li, tr, dd or dl around the element."""
        path: list[int] = []
        row: Element | None = None
        for ancestor in element.ancestors():
            if ancestor.index in self._row:
                row = self._row[ancestor.index]
                break
            path.append(ancestor.index)
            if ancestor.tag in _ROWS:
                row = ancestor
                break
        for index in path:
            self._row[index] = row
        return row

    def date_beside(self, anchor: Element) -> bool:
        """True if the link's row, or its line where it is in none, holds a date."""
        row = self.row_of(anchor)
        if row is None or row.end - row.start > _LONGEST_ROW:
            lines = self.document.lines_of(anchor)
            return bool(lines) and len(lines[0].text) < _LONGEST_ROW and ROW_DATE.search(lines[0].text) is not None
        if row.index not in self._dates:
            self._dates[row.index] = ROW_DATE.search(self.document.text_of(row)) is not None
        return self._dates[row.index]

    def is_beside(self, anchor: Element) -> bool:
        """True for a link that its row carries besides its own: 相关解读 and its kin, in the row or in a list within it."""
        row = self.row_of(anchor)
        if row is None:
            return False
        outer = self.row_of(row)
        for candidate in (row, outer):
            if candidate is None:
                continue
            first = self._first.setdefault(candidate.index, anchor)
            if first is anchor or first.get("href") == anchor.get("href") or candidate.end - candidate.start > 4 * _LONGEST_ROW:
                continue
            if BESIDES_WORDS.search(_text_between(self.document, first.end, anchor.start)):
                return True
        return False


def _text_between(document: Document, start: int, end: int) -> str:
    """The page's text from one position to another."""
    if end <= start:
        return ""
    lines = document.lines[document.line_at(start) : document.line_at(end - 1) + 1]
    return "\n".join(line.text[max(0, start - line.start) : end - line.start] for line in lines)
