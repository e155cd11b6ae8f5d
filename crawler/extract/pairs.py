"""The inline elements of a line; of a label and its value, an element each and no colon between: `<b>来源</b><i>青石日报</i>`."""

from __future__ import annotations

import re
from bisect import bisect_left

from crawler.extract.names.labels import KINDS
from crawler.extract.names.people import is_people
from crawler.page import Document, Element, Line

# Elements in a line that may part its names, and how many of them are looked at.
_INLINE = frozenset("a span b strong em i font u label".split())
_MOST_PARTS = 120
_LONGEST_PAIR = 60
_SENTENCE = re.compile("[。！？；]")
# How a line begins that may be such a pair.
_BEGINS = frozenset(label[:2] for label, kind in KINDS.items() if kind and "\u4e00" <= label[0] <= "\u9fff")
# What such a line is.
_ROLES = {"source": "source", "publisher": "source", "author": "author", "editor": "editor", "other_editor": "editor"}


def inline_parts(document: Document, line: Line) -> list[tuple[int, int, Element]]:
    """The inline elements in a line, each with where it begins and ends in the line's text."""
    elements = document.elements
    first = bisect_left(elements, line.start, key=lambda element: element.start)
    return [
        (element.start - line.start, element.end - line.start, element)
        for element in elements[first : first + _MOST_PARTS]
        if element.tag in _INLINE
        and not element.hidden
        and element.end <= line.end
        and line.start <= element.start < element.end
    ]


def pair_role(document: Document, line: Line) -> str | None:
    """The role of a line that is such a pair and nothing else, seen in generated pages; None for any other line."""
    text = line.text
    if len(text) > _LONGEST_PAIR or text[:2] not in _BEGINS:
        return None
    parts = inline_parts(document, line)
    labels = (end for start, end, element in parts if start == 0 and text[:end] in KINDS and element.tag != "a")
    end = next(labels, 0)
    return _ROLES.get(KINDS[text[:end]]) if end and fills_line(text, (0, end), parts) else None


def fills_line(text: str, label: tuple[int, int], parts: list[tuple[int, int, Element]]) -> bool:
    """True for a label with which the line begins, and one element behind it with the value, up to the line's end. Other words than 来源 need
    persons."""
    first, behind = label
    if first or not any(start >= behind and not text[behind:start].strip() and end == len(text) for start, end, _ in parts):
        return False
    kind, value = KINDS[text[:behind]], text[behind:].strip()
    # A word processor makes an element of the first word of a sentence, too.
    return (
        bool(value)
        and _SENTENCE.search(value) is None
        and (kind in ("source", "publisher") or (kind in ("author", "editor", "other_editor") and is_people(value)))
    )
