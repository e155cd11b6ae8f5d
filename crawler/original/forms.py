"""Form fields: a label that asks the reader for an address states none."""

from __future__ import annotations

from crawler.page import Document

MOST_FIELDS = 200


def is_form_label(document: Document, start: int, end: int, line_end: int) -> bool:
    """True for a label at these positions of a page's text that lies in a `<label>`, or has a field behind it in its line."""
    if any(element.start <= start < element.end for element in document.find("label")[:MOST_FIELDS]):
        return True
    return has_field(document, end, line_end)


def has_field(document: Document, start: int, end: int) -> bool:
    """True if a visible form field begins at `start` or behind it and before `end`."""
    return any(
        start <= element.start < end and element.get("type") != "hidden"
        for tag in ("input", "textarea", "select")
        for element in document.find(tag)[:MOST_FIELDS]
    )
