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
    table = _labelled(lines, roles)
    return None if table is None or _has_rows(table, lines, roles) else table


def begins_with_rows(lines: list[Line], roles: list[str | None]) -> bool:
    """True if the block begins with a table of the text's own: such labels, and more than one row of values below."""
    table = _labelled(lines, roles)
    return table is not None and _has_rows(table, lines, roles)


def _has_rows(table: Element, lines: list[Line], roles: list[str | None]) -> bool:
    """True for more rows of values than of labels; an index may have labels above each of its rows."""
    labels: dict[int, bool] = {}
    for line in lines:
        row = _around(line.element, "tr") if table.holds(line.element) else None
        if row is not None and row.index not in labels:
            labels[row.index] = roles[line.index] in _LABELLED and not any(map(str.isdigit, line.text))
    return 2 * sum(labels.values()) < len(labels)


def _labelled(lines: list[Line], roles: list[str | None]) -> Element | None:
    """The table at the beginning of the block whose first row is labels; None if there is none."""
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
