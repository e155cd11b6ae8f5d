"""Lines → paragraphs: a table's row is one paragraph, its cells parted by a tab."""

from __future__ import annotations

from crawler.page import Document, Element, Line

# A cell with more text than this is layout, not data: its lines stay paragraphs.
_LONGEST_CELL = 400


def paragraphs(document: Document, lines: list[Line], block: Element) -> list[str]:
    """The body's paragraphs in page order. Rows of data tables become one line, their cells joined by a tab."""
    if not any(block.holds(cell) for cell in document.find("tr")):
        return [line.text for line in lines]
    found: list[str] = []
    row: Element | None = None
    cell: Element | None = None
    cells: list[list[str]] = []
    for line in lines:
        line_cell, line_row = _cell_of(line.element, block)
        if line_row is None or line_row is not row:
            _close_row(cells, found)
            row, cell, cells = line_row, None, []
        if line_row is None:
            found.append(line.text)
        elif line_cell is cell:
            cells[-1].append(line.text)
        else:
            cell = line_cell
            cells.append([line.text])
    _close_row(cells, found)
    return found


def _close_row(cells: list[list[str]], found: list[str]) -> None:
    """Add a row to the paragraphs; the lines of a row with one cell stay paragraphs."""
    if len(cells) == 1:
        found.extend(cells[0])
    elif cells:
        found.append("\t".join(" ".join(texts) for texts in cells))


def _cell_of(element: Element, block: Element) -> tuple[Element | None, Element | None]:
    """The data cell and row around an element inside the block; None, None if it is in no table or in a layout table."""
    cell: Element | None = None
    around: Element | None = element
    while around is not None and around.index > block.index:
        tag = around.tag
        if cell is None and tag in ("td", "th"):
            if around.end - around.start > _LONGEST_CELL:
                return None, None
            cell = around
        elif tag == "tr" and cell is not None:
            return cell, around
        around = around.parent
    return None, None
