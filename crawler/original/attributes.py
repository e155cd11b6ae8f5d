"""Anchors whose label is no text: `title="原文链接"`, an image with `alt="阅读原文"`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from crawler.original.labels import LABEL, Strength, strength_of
from crawler.original.statements import Statement
from crawler.original.targets import landed
from crawler.page import Document, Element

MOST = 40
NAMES = ("title", "alt", "aria-label")

_SIGN = re.compile(r"""(?:title|alt|aria-label)\s{0,3}=\s{0,3}["']?[^"'<>]{0,12}(?:原|[Oo]riginal)""")
_EDGES = " []【】（）()<>《》:：>»→"


def attribute_labels(document: Document) -> Iterator[tuple[Statement, Element]]:
    """The statements of anchors that only an attribute names, each with its anchor."""
    if not _SIGN.search(document.html):
        return
    named = ((element, _label(element)) for element in chain(document.find("a"), document.find("img")))
    for element, label in islice(((element, label) for element, label in named if label), MOST):
        anchor = element if element.tag == "a" else next((e for e in islice(element.ancestors(), 4) if e.tag == "a"), None)
        if anchor is None or anchor.hidden:
            continue
        href = anchor.get("href")
        url = landed(href, document) if href and href[0] != "#" else None
        if url:
            yield Statement(url, label or "", label or "", Strength.ORIGINAL, anchor.start), anchor


def _label(element: Element) -> str | None:
    """The attribute that is a label of an original as such, None if there is none."""
    for name in NAMES:
        value = (element.attributes.get(name) or "").strip(_EDGES)
        if value and len(value) < 24:
            match = LABEL.fullmatch(value)
            if match and strength_of(match) is Strength.ORIGINAL:
                return value
    return None
