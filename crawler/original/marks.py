"""Originals that markup or scripts declare: isBasedOn, WeChat's 阅读原文, metas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crawler.original.aliases import CLAIMS
from crawler.original.labels import Strength
from crawler.original.scripts import script_value, unescaped
from crawler.original.statements import Statement
from crawler.original.targets import landed
from crawler.page import Document

MOST = 60

# Variables whose value is the address behind 阅读原文.
SCRIPT_VALUES = {
    "msg_source_url": "阅读原文",  # WeChat; often empty
}
# Metas that name the original.
METAS = (
    "original-source",  # Google News
    "syndication-source",  # Google News
    "isbasedonurl",  # schema.org
    "isbasedon",  # schema.org
)
# Labels that are no words of the page.
WORDLESS = frozenset(("isBasedOnUrl", "isBasedOn", *METAS, *CLAIMS))
# Values of itemprop on an anchor or link; ifeng.com has isBasedOnUrl.
ITEMPROPS = frozenset(("isbasedonurl", "isbasedon"))
_BASED_ON = 'a[itemprop*="isbasedon" i],link[itemprop*="isbasedon" i]'
_LINKED_DATA = re.compile(
    r""""isBasedOn(?:Url)?"\s{0,9}:\s{0,9}(?:\{[^{}]{0,300}?"(?:url|@id)"\s{0,9}:\s{0,9})?"([^"\s]{1,4000})\""""
)


def marks(document: Document) -> Iterator[Statement]:
    """The statements that stand in no line."""
    # Most trees need not be looked through.
    named = document.select(_BASED_ON) if "itemprop" in document.html else []
    for element in islice((e for e in named if e.get("itemprop").lower() in ITEMPROPS), MOST):
        line = document.lines[document.line_at(element.start)] if document.lines and element.tag == "a" else None
        evidence = line.text if line else element.get("href")
        yield from _statement(document, element.get("href"), "isBasedOnUrl", evidence, Strength.SOURCE_LINK, element.start)
    for name in METAS:
        if name in document.metas:
            content = document.metas[name]
            yield from _statement(None, content, name, content, Strength.SOURCE, 0)
    for script in document.scripts:
        if '"isBasedOn' in script:
            for match in _LINKED_DATA.finditer(script):
                stated = unescaped(match.group(1))
                yield from _statement(document, stated, "isBasedOn", match.group(), Strength.SOURCE_LINK, 0)
    for name, label in SCRIPT_VALUES.items():
        value = script_value(document, name)
        if value:
            yield from _statement(document, value, label, f"{name} = '{value}'", Strength.ORIGINAL, 0)


def _statement(
    document: Document | None, stated: str, label: str, evidence: str, strength: Strength, position: int
) -> Iterator[Statement]:
    url = landed(stated, document) if stated and stated[0] != "#" else None
    if url:
        yield Statement(url, label, evidence, strength, position)
