"""Labels that are no text: an anchor's `title="原文链接"`, a picture's `alt="阅读原文"`, with the anchor around it or right behind it, or the
address in the same words: `alt="扫码阅读原文：http://…"` of a code to scan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crawler.original.labels import LABEL, Strength, strength_of
from crawler.original.statements import Statement
from crawler.original.targets import landed
from crawler.page import Document, Element

MOST = 40
LONGEST, LONGEST_WITH_ADDRESS = 30, 600
NAMES = ("title", "alt", "aria-label")

# What every label of an original as such holds.
_SIGNS = ("原", "riginal")
_ADDRESS = re.compile(r"https?://[^\s\"'<>，。]{4,500}$")
# 原 in figures.
_WRITTEN = re.compile("&#(?:21407|[xX]539[fF])")
_RARE = 50
_QUOTE = ' "'
_NAMED = ",".join(f'{tag}[{name}*="{sign}"]' for tag in ("a", "img") for name in NAMES for sign in _SIGNS)
_EDGES = " []【】（）()<>《》:：>»→"


def attribute_labels(document: Document) -> Iterator[tuple[Statement, Element]]:
    """The statements of anchors that only an attribute names, each with its anchor."""
    named = document.select(_NAMED) if _may_be_named(document.html) else []
    labelled = ((element, found) for element in named if (found := _label(element)) is not None)
    for element, (label, address) in islice(labelled, MOST):
        if address:
            url = landed(address, document)
            if url and not element.hidden:
                yield Statement(url, label, f"{label}：{url}", Strength.ORIGINAL, element.start), element
            continue
        anchor = element if element.tag == "a" else _around_or_behind(element, document)
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


def _around_or_behind(picture: Element, document: Document) -> Element | None:
    """The anchor that holds a picture, or that stands right behind it."""
    around = next((element for element in islice(picture.ancestors(), 4) if element.tag == "a"), None)
    if around is not None:
        return around
    following = document.elements[picture.last : picture.last + 1]
    return next((element for element in following if element.tag == "a" and element.start - picture.end <= 1), None)


def _label(element: Element) -> tuple[str, str] | None:
    """The attribute that is a label of an original as such, and the address behind it, if there is one; None if there is none."""
    for name in NAMES:
        value = element.attributes.get(name) or ""
        if not value or not any(sign in value for sign in _SIGNS):
            continue
        words, address = value, ""
        if "://" in value and len(value) <= LONGEST_WITH_ADDRESS and (shown := _ADDRESS.search(value)):
            words, address = value[: shown.start()], shown.group()
        words = words.strip(_EDGES)
        match = LABEL.fullmatch(words) if len(words) < LONGEST else None
        if match and strength_of(match) is Strength.ORIGINAL:
            return words, address
    return None
