"""Which block of the page is the article: the one under its title.

Lines have a weight (weights.py), blocks the weight of their lines. Between the title and the first list of other articles (stop.py),
the body is the container that CMS are known to use, or the deepest block that holds nearly all of the weight.
"""

from __future__ import annotations

from collections import Counter
from itertools import islice

from crawler.extract.boxes import WHOLE, is_around
from crawler.extract.hints import body_hint, is_not_body, is_small_part
from crawler.extract.weights import PROSE, Lines
from crawler.page import Document, Element

# A block with this share of the weight under the title is gone into.
DESCEND_SHARE = 0.88
# With less than this share outside comments and the like, the names of the parts are not believed.
LEAST_SHARE = 0.15
LEAST_TEXT = 100.0
# A box of tags or buttons does not hold this share of the text.
MOST_SHARE = 0.5
# A known container with less than this share of the weight is not the body.
HINT_SHARE = 0.4
MAYBE_SHARE = 0.75
# A known container in a known container wins with this share of the outer one's weight.
INNER_SHARE = 0.8
# Cells of a table of data, and their length on the average.
_CELLS, _LONGEST_CELL = 12, 25
# How far up from a text what holds it and its rest may be.
_NEAR = 3
_INLINE_HOLDERS = ("span", "font", "ucapcontent", "ucaptitle", "b", "strong")
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 pre a".split())
# Elements that are a paragraph if they hold a single line.
_MAYBE_PARAGRAPHS = frozenset("li dd dt blockquote td tr tbody table span font section".split())


def block_of(document: Document, lines: Lines, start: int, stop: int) -> Element | None:
    """The element that holds the body within the lines from `start` to `stop` (not included); None if there is no text.

    Comments, share boxes and the like do not count, unless nearly all of the text stands in what is named so.
    """
    heavy, masses = _weigh_elements(document, lines, start, stop, all_parts=False)
    total = sum(lines.weights[start:stop])
    if total >= LEAST_TEXT and (not heavy or masses[heavy[-1].index] < LEAST_SHARE * total):
        heavy, masses = _weigh_elements(document, lines, start, stop, all_parts=True)
    if not heavy:
        return None
    hinted = _hinted(document, heavy, masses, masses[heavy[-1].index], start, stop)
    block = _with_clones(document, hinted) if hinted is not None else _deepest(document, lines, start, heavy, masses)
    return _with_unfolded(document, block)


def _with_unfolded(document: Document, block: Element) -> Element:
    """The element, or what is around it and around the rest of its text, which a button shows."""
    for box in document.unfolded:
        near = (around for around in islice((block, *block.ancestors()), _NEAR) if around.holds(box))
        block = next(near, block)
    return block


def _with_clones(document: Document, element: Element) -> Element:
    """The element; of a `<font id=zoom>` that a parser has closed and opened again in the next paragraph, what holds both."""
    if element.tag not in _INLINE_HOLDERS or not element.get("id") or element.parent is None:
        return element
    alike = [other for other in document.find(element.tag) if other.get("id") == element.get("id") and other.end > other.start]
    return element.parent if len(alike) > 1 and all(map(element.parent.holds, alike)) else element


def _weigh_elements(
    document: Document, lines: Lines, start: int, stop: int, *, all_parts: bool
) -> tuple[list[Element], list[float]]:
    """The elements that hold text, the last first, and the weight of each by its index."""
    elements = document.elements
    masses = [0.0] * len(elements)
    total = sum(lines.weights[start:stop])
    weights, page_lines = lines.weights, document.lines
    for index in range(start, stop):
        if weights[index]:
            block = page_lines[index].element
            if block.index >= 0:
                masses[block.index] += weights[index]
    title_line = page_lines[start - 1] if start else None
    heavy: list[Element] = []
    for element in reversed(elements):
        mass = masses[element.index]
        if not mass:
            continue
        if (
            not all_parts
            and is_not_body(element)
            and element.tag not in WHOLE
            and not is_around(element, title_line)
            and not (mass >= MOST_SHARE * total and is_small_part(element))
        ):
            while heavy and heavy[-1].index < element.last:
                heavy.pop()
            continue
        heavy.append(element)
        if element.parent is not None:
            masses[element.parent.index] += mass
    return heavy, masses


def _hinted(
    document: Document, heavy: list[Element], masses: list[float], total: float, start: int, stop: int
) -> Element | None:
    """The known container with the most weight; the innermost of those that hold the same."""
    best: tuple[int, float, int] | None = None
    found = None
    top = document.lines[start].start if start < len(document.lines) else 0
    for element in heavy:
        mass = masses[element.index]
        if mass < HINT_SHARE * total:
            continue
        hint = body_hint(element)
        if hint == 0 or (hint == 1 and (mass < MAYBE_SHARE * total or element.start < top)):
            continue
        rank = (hint, round(mass), element.index)
        if best is None or rank > best:
            best, found = rank, element
    if found is not None and body_hint(found) == 2:
        for element in reversed(heavy):
            inner = element is not found and found.holds(element) and masses[element.index] >= INNER_SHARE * masses[found.index]
            if inner and body_hint(element) == 2:
                found = element
    if found is None:
        for tag in _INLINE_HOLDERS:
            for element in document.find(tag):
                if element.attributes and element.end - element.start >= HINT_SHARE * total and body_hint(element) == 2:
                    first = document.line_at(element.start)
                    if start <= first < stop and sum(lines_weight(document, element)) >= HINT_SHARE * total:
                        return element
    return found


def lines_weight(document: Document, element: Element) -> list[int]:
    """The number of characters outside links of each line of the element."""
    return [len(line.text) - line.linked for line in document.lines_of(element)]


def _deepest(document: Document, lines: Lines, start: int, heavy: list[Element], masses: list[float]) -> Element:
    """Go down from the root as long as one child holds nearly all of the weight and is no mere paragraph.

    start: the first line that may be text.
    """
    node = heavy[-1]
    alike = _Alike(heavy)
    for element in reversed(heavy):
        # heavy is in reverse document order, so parents come before children here.
        if element.parent is not node or element.tag in _PARAGRAPHS:
            continue
        if masses[element.index] < DESCEND_SHARE * masses[node.index]:
            continue
        if len(document.lines_of(element)) < 2 and (element.tag in _MAYBE_PARAGRAPHS or alike(element)):
            continue
        if element.tag == "table" and _is_of_data(document, element) and _is_introduced(document, lines, start, node, element):
            break
        node = element
    return node


def _is_of_data(document: Document, table: Element) -> bool:
    """True for many short cells: a table that lays out a page holds paragraphs."""
    cells = document.lines_of(table)
    return len(cells) >= _CELLS and sum(len(line.text) for line in cells) <= _LONGEST_CELL * len(cells)


def _is_introduced(document: Document, lines: Lines, start: int, around: Element, table: Element) -> bool:
    """True if a paragraph stands above a table, both below the title: `根据…，现将名单公布如下。`"""
    first = max(start, document.line_at(around.start))
    return any(
        lines.weights[line.index] >= PROSE and "。" in line.text
        for line in document.lines[first : document.line_at(table.start)]
    )


class _Alike:
    """Tells whether an element has a sibling of its kind that holds text too: a `div` for each paragraph."""

    def __init__(self, heavy: list[Element]) -> None:
        self._heavy = heavy
        self._kinds: Counter[tuple[int, str, str]] | None = None

    def __call__(self, element: Element) -> bool:
        if self._kinds is None:
            self._kinds = Counter(map(_kind, self._heavy))
        return self._kinds[_kind(element)] > 1


def _kind(element: Element) -> tuple[int, str, str]:
    return element.parent.index if element.parent else -1, element.tag, element.get("class")
