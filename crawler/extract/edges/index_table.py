"""The index of an office's document above its text, with labels in the first row and all values in the second: wsjkw.sh.gov.cn."""

from __future__ import annotations

from crawler.page import Element, Line

_LABELLED = frozenset(("facts", "date", "source"))
_FEWEST_LABELS, _SHARE = 3, 0.6
_LONGEST_LABEL = 8
# Characters of the whole table; with more it is the document's own.
_LONGEST_INDEX = 400


def index_table(lines: list[Line], roles: list[str | None]) -> Element | None:
    """The table that the block begins with, if its first row is such labels and text follows behind it; else None."""
    if not lines or roles[lines[0].index] not in _LABELLED:
        return None
    row = _around(lines[0].element, "tr")
    table = _around(lines[0].element, "table")
    if row is None or table is None or table.end - table.start > _LONGEST_INDEX or table.holds(lines[-1].element):
        return None
    cells = [line for line in lines if row.holds(line.element)]
    labels = sum(1 for line in cells if roles[line.index] in _LABELLED and len(line.text) <= _LONGEST_LABEL)
    # A row with its values beside the labels has as many of both.
    return table if labels >= _FEWEST_LABELS and labels >= _SHARE * len(cells) else None


def _around(element: Element, tag: str) -> Element | None:
    return next((around for around in (element, *element.ancestors()) if around.tag == tag), None)
