"""Whether the text goes on behind a line that may end it."""

from __future__ import annotations

import re

from crawler.extract.hints import body_hint
from crawler.extract.labels import END_ROLES
from crawler.extract.runs import is_headed
from crawler.extract.weights import Lines
from crawler.page import Document

# The weight of a paragraph that the text goes on with, and how many lines behind a box or behind items it may stand.
_PARAGRAPH, _SOON, _FAR = 40, 20, 80
# How a text says, in its first lines, that items belong to it.
_FIRST_LINES = 10
_FOLLOWS = re.compile("如下|以下|下列|下面|[:：]$")


def body_follows(document: Document, lines: Lines, index: int, seen: float) -> bool:
    """True if a known container that begins near holds much more text than was seen: a promotion stood above it."""
    if paragraphs_follow(document, lines, index):
        return True
    tried: set[int] = set()
    for line in document.lines[index : index + 12]:
        for around in line.element.ancestors():
            if around.index in tried:
                break
            tried.add(around.index)
            if body_hint(around) == 2:
                first, last = document.line_at(around.start), document.line_at(around.end - 1)
                before = sum(lines.weights[first:index])
                return sum(lines.weights[index : last + 1]) > 3 * max(before, seen)
    return False


def paragraphs_follow(document: Document, lines: Lines, index: int) -> bool:
    """True if three paragraphs in a row follow soon: a box of links stood above the text."""
    return _run_follows(document, lines, index, 3, _SOON)


def prose_behind(document: Document, lines: Lines, index: int) -> bool:
    """True if two paragraphs in a row follow, though far: the text goes on."""
    return _run_follows(document, lines, index, 2, _FAR)


def _run_follows(document: Document, lines: Lines, index: int, paragraphs: int, within: int) -> bool:
    """True if so many paragraphs in a row follow within so many lines. Summaries in a list alternate with their links."""
    run = 0
    for position in range(index + 1, min(index + within, len(lines.roles))):
        if lines.roles[position] in END_ROLES and lines.roles[position] != "related":
            return False
        run = run + 1 if lines.weights[position] >= _PARAGRAPH and not is_headed(document.lines[position]) else 0
        if run == paragraphs:
            return True
    return False


def goes_on_behind(document: Document, lines: Lines, index: int, first: int) -> bool:
    """True if the text says that something follows it, or goes on behind the items at this line."""
    beginning = document.lines[first : min(index, first + _FIRST_LINES)]
    return any(_FOLLOWS.search(line.text) for line in beginning) or prose_behind(document, lines, index)
