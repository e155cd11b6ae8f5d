"""Tables whose first row holds labels and whose second row holds values."""

from __future__ import annotations

from itertools import islice

from crawler.page import Document, Element

MOST_CELLS = 24
_CELLS = ("td", "th")


def cell_below(document: Document, cell: Element) -> Element | None:
    """The cell in the next row of the same column, None where there is none."""
    row = cell.parent
    if cell.tag not in _CELLS or row is None or row.tag != "tr":
        return None
    column = [other.index for other in _cells(document, row)]
    if cell.index not in column:
        return None
    following = islice(document.elements, row.last, row.last + 3)
    below = next((element for element in following if element.tag == "tr"), None)
    if below is None:
        return None
    cells = _cells(document, below)
    place = column.index(cell.index)
    return cells[place] if len(cells) == len(column) > 1 else None


def _cells(document: Document, row: Element) -> list[Element]:
    """The cells of a row."""
    inside = islice(document.elements, row.index + 1, min(row.last, row.index + 400))
    return list(islice((element for element in inside if element.parent is row and element.tag in _CELLS), MOST_CELLS))
