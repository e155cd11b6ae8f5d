"""Lines → paragraphs: a table's row is one paragraph, its cells parted by a tab."""

from __future__ import annotations

from crawler.page import Document, Element, Line

# A cell with more text than this is layout, not data: its lines stay paragraphs.
_LONGEST_CELL = 400
_CELLS = ("td", "th")


def is_in_row(element: Element) -> bool:
    """True for a block in a cell of a row of data: other cells of it hold text."""
    cell: Element | None = None
    for around in (element, *element.ancestors()):
        if cell is None and around.tag in _CELLS:
            cell = around
        elif cell is not None and around.tag == "tr":
            return 0 < cell.end - cell.start < around.end - around.start
    return False


def paragraphs(document: Document, lines: list[Line], block: Element) -> list[str]:
    """The body's paragraphs in page order. Rows of data tables become one line, their cells joined by a tab, empty ones too."""
    if not any(block.holds(cell) for cell in document.find("tr")):
        return [line.text for line in lines]
    found: list[str] = []
    row: Element | None = None
    cells: dict[int, list[str]] = {}
    for line in lines:
        cell, line_row = _cell_of(line.element, block)
        if line_row is None or line_row is not row:
            _close_row(document, row, cells, found)
            row, cells = line_row, {}
        if cell is None:
            found.append(line.text)
        else:
            cells.setdefault(cell.index, []).append(line.text)
    _close_row(document, row, cells, found)
    return found


def _close_row(document: Document, row: Element | None, cells: dict[int, list[str]], found: list[str]) -> None:
    """Add a row to the paragraphs; the lines of a row with one cell stay paragraphs. cells: the lines of each by its element's index."""
    if row is None or len(cells) <= 1:
        for texts in cells.values():
            found.extend(texts)
        return
    places = (element.index for element in document.elements[row.index + 1 : row.last] if _is_cell_of(element, row))
    found.append("\t".join(" ".join(cells.get(place, ())) for place in places))


def _is_cell_of(element: Element, row: Element) -> bool:
    return element.tag in _CELLS and next((around for around in element.ancestors() if around.tag == "tr"), None) is row


def _cell_of(element: Element, block: Element) -> tuple[Element | None, Element | None]:
    """The data cell and row around an element inside the block; None, None if it is in no table or in a layout table."""
    cell: Element | None = None
    around: Element | None = element
    while around is not None and around.index > block.index:
        tag = around.tag
        if cell is None and tag in _CELLS:
            if around.end - around.start > _LONGEST_CELL:
                return None, None
            cell = around
        elif tag == "tr" and cell is not None:
            return cell, around
        around = around.parent
    return None, None
