"""Form fields: a label that asks the reader for an address states none."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice

from crawler.page import Document, Element

MOST_FIELDS = 200
# A box around a `<label>` with no more text than this is a row of a form, or a small form.
LONGEST_ROW = 200
MOST_BOXES, MOST_IN_A_BOX = 20, 10

_FIELDS = ("input", "textarea", "select")


def is_form_label(document: Document, start: int, end: int, line_end: int) -> bool:
    """True for a label at these positions of a page's text that a form's `<label>` holds, or that has a field behind it.

    A `<label>` with no field for it is a plain key, as in `<label>来源：</label>新区网`.
    """
    around = [element for element in document.find("label")[:MOST_FIELDS] if element.start <= start < element.end]
    return any(_names_a_field(document, label) for label in around[-2:]) or has_field(document, end, line_end)


def _names_a_field(document: Document, label: Element) -> bool:
    """True for a `<label>` that says which field it names, or has one in it or beside it."""
    if label.get("for"):
        return True
    form = next((box for box in islice(label.ancestors(), MOST_BOXES) if box.tag == "form"), label)
    rows = [box for box in (label.parent, form) if box is not None and box.tag not in ("body", "html")]
    small = (box for box in rows if box.end - box.start <= LONGEST_ROW)
    return any(_holds_a_field(document, box) for box in (label, *small))


def _holds_a_field(document: Document, box: Element) -> bool:
    """True if one of the first fields of a box is visible."""
    for tag in _FIELDS:
        fields = document.find(tag)
        first = bisect_right(fields, box.index, key=lambda field: field.index)
        if any(field.index < box.last and field.get("type") != "hidden" for field in fields[first : first + MOST_IN_A_BOX]):
            return True
    return False


def has_field(document: Document, start: int, end: int) -> bool:
    """True if a visible form field begins at `start` or behind it and before `end`."""
    return any(
        start <= element.start < end and element.get("type") != "hidden"
        for tag in _FIELDS
        for element in document.find(tag)[:MOST_FIELDS]
    )
