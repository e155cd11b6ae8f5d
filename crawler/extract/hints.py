"""Ask an element's id and class what it holds."""

from __future__ import annotations

import re
from functools import lru_cache

from crawler.extract.containers import BODY_HINTS, MAYBE_HINTS, NOT_BODY_PARTS, OTHERS_PARTS, REMARK_PARTS, SMALL_PARTS
from crawler.page import Element

_PIECES = re.compile(r"[a-z]+")
_PLAYER_OR_AD = frozenset(("player", "ad"))
# A marquee is a ticker of the site's, seen beside short articles in tables of 2003.
_NOT_BODY_TAGS = frozenset(("footer", "nav", "aside", "select", "button", "marquee"))


def names_of(element: Element) -> list[str]:
    """The element's id and classes in lower case."""
    attributes = element.attributes
    if not attributes:
        return []
    identifier, classes = attributes.get("id"), attributes.get("class")
    if not identifier:
        return classes.lower().split() if classes else []
    return f"{identifier} {classes or ''}".lower().split()


def body_hint(element: Element) -> int:
    """2 for an element that is known to hold bodies, 1 for one that often does, else 0."""
    best = 0
    for name in names_of(element):
        if name in BODY_HINTS:
            return 2
        if name in MAYBE_HINTS:
            best = 1
    return 1 if best == 0 and element.tag == "article" else best


def is_not_body(element: Element) -> bool:
    """True for comments, related articles, share buttons and the like, told by tag, id or class."""
    if element.tag in _NOT_BODY_TAGS:
        return True
    attributes = element.attributes
    return bool(attributes) and _names_not_body(attributes.get("id"), attributes.get("class"))


def is_player_or_ad(element: Element) -> bool:
    """True for a box that is named for a player or an advertisement."""
    return bool(element.attributes) and _has_part(element, _PLAYER_OR_AD)


def is_for_remarks(element: Element) -> bool:
    """True for a container of what readers wrote, told by id or class."""
    return bool(element.attributes) and _has_part(element, REMARK_PARTS)


def is_for_others(element: Element) -> bool:
    """True for a container of other articles, or a box beside this one, told by id or class."""
    return bool(element.attributes) and _has_part(element, OTHERS_PARTS)


def _has_part(element: Element, parts: frozenset[str]) -> bool:
    return any(not parts.isdisjoint(_PIECES.findall(name[:60])) for name in names_of(element))


def is_small_part(element: Element) -> bool:
    """True if what `is_not_body` told is a part that is small, or holds links: with most of a page's text it is named by chance."""
    if element.tag in _NOT_BODY_TAGS:
        return False
    pieces = {piece for name in names_of(element) for piece in _PIECES.findall(name[:60])}
    return NOT_BODY_PARTS.isdisjoint(pieces - SMALL_PARTS)


@lru_cache(maxsize=20_000)
def _names_not_body(identifier: str | None, classes: str | None) -> bool:
    names = f"{identifier or ''} {classes or ''}"[:500].lower().split()
    return BODY_HINTS.isdisjoint(names) and any(not NOT_BODY_PARTS.isdisjoint(_PIECES.findall(name[:60])) for name in names)
