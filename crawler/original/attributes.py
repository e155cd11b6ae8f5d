"""Anchors whose label is no text: `title="原文链接"`, an image with `alt="阅读原文"`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crawler.original.labels import LABEL, Strength, strength_of
from crawler.original.statements import Statement
from crawler.original.targets import landed
from crawler.page import Document, Element

MOST = 40
LONGEST = 30
NAMES = ("title", "alt", "aria-label")

# What every label of an original as such holds.
_SIGNS = ("原", "riginal")
# 原 in figures.
_WRITTEN = re.compile("&#(?:21407|[xX]539[fF])")
_RARE = 50
_QUOTE = ' "'
_NAMED = ",".join(f'{tag}[{name}*="{sign}"]' for tag in ("a", "img") for name in NAMES for sign in _SIGNS)
_EDGES = " []【】（）()<>《》:：>»→"


def attribute_labels(document: Document) -> Iterator[tuple[Statement, Element]]:
    """The statements of anchors that only an attribute names, each with its anchor."""
    named = document.select(_NAMED) if _may_be_named(document.html) else []
    labelled = ((element, label) for element in named if (label := _label(element)))
    for element, label in islice(labelled, MOST):
        anchor = element if element.tag == "a" else next((e for e in islice(element.ancestors(), 4) if e.tag == "a"), None)
        if anchor is None or anchor.hidden:
            continue
        href = anchor.get("href")
        url = landed(href, document) if href and href[0] != "#" else None
        if url:
            yield Statement(url, label, label, Strength.ORIGINAL, anchor.start), anchor


def _may_be_named(html: str) -> bool:
    """False if no sign stands inside a tag, short behind its `=`: most pages need not be looked through."""
    if _is_written(html):
        return True
    for sign in _SIGNS:
        place = html.find(sign)
        while place >= 0:
            first = max(0, place - LONGEST - len(_QUOTE))
            if html.rfind("=", first, place) > html.rfind(">", first, place):
                return True
            place = html.find(sign, place + 1)
    return False


def _is_written(html: str) -> bool:
    """True if the sign stands there in figures. One character is found much faster than two, so long as it is rare."""
    place = html.find("&")
    for _ in range(_RARE):
        if place < 0:
            return False
        if _WRITTEN.match(html, place):
            return True
        place = html.find("&", place + 1)
    return _WRITTEN.search(html, place) is not None


def _label(element: Element) -> str | None:
    """The attribute that is a label of an original as such, None if there is none."""
    for name in NAMES:
        value = element.attributes.get(name) or ""
        if value and len(value) < LONGEST and any(sign in value for sign in _SIGNS):
            value = value.strip(_EDGES)
            match = LABEL.fullmatch(value)
            if match and strength_of(match) is Strength.ORIGINAL:
                return value
    return None
