"""Originals that an inline script writes on the page: `document.write('原文链接：<a href="' + url + '">')`.

Nothing is run: the words of the label stand in a string, the address beside them, or in a variable that holds nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from crawler.original.labels import LABEL, Strength, hints, label_text, strength_of
from crawler.original.scripts import unescaped
from crawler.original.statements import Statement
from crawler.original.targets import landed
from crawler.page import Document

MOST = 10
_LONGEST_SCRIPT = 200_000
# How a script puts something on the page, and what most such scripts have not.
_WRITES = re.compile(
    r"\b(?:innerHTML|outerHTML|textContent|innerText)\s{0,9}\+?=|\.(?:write|writeln|html|append|text|insertAdjacentHTML)\("
)
_SIGNS = ("原", "来源")
# A label begins a string or what a tag of it holds.
_BEGINS = re.compile(r"[\"'`>][\s【\[（(]{0,4}$")
_NAME = r"(?P<name>[A-Za-z_$][\w$]{0,40})"
_HELD = r"\$\{\s{0,9}(?P<held>[A-Za-z_$][\w$]{0,40})\s{0,9}\}"
_URL = r"(?P<url>https?:\\?/\\?/[^\s\"'`<>]{4,2000})"
# Behind the label: colon, tags, and the address or the variable with it, within the same string or joined to it.
_BEHIND = re.compile(
    rf"[】\]）)]?\s{{0,4}}[:：]?\s{{0,4}}(?:</?\w{{1,10}}[^<>\"'`+]{{0,120}}>?\s{{0,4}}){{0,3}}\\?[\"']?"
    rf"(?:{_URL}|[\"'`]\s{{0,9}}\+\s{{0,9}}{_NAME}\s{{0,9}}(?=[+;),\n])|{_HELD})"
)
# Before it: the anchor that it is the text of.
_AROUND = re.compile(
    rf"href\s{{0,9}}=\s{{0,9}}\\?[\"']?(?:{_URL}|[\"'`]\s{{0,9}}\+\s{{0,9}}{_NAME}\s{{0,9}}\+\s{{0,9}}[\"'`]|{_HELD})"
    r"\\?[\"']?[^<>+]{0,120}>[\s【\[（(]{0,4}$"
)
_REACH = 400


def scripted(document: Document) -> Iterator[Statement]:
    """The statements that scripts write: only plain labels of an original (原文链接, 来源链接), each with an address of its own."""
    writing = (
        script
        for script in document.scripts
        if len(script) <= _LONGEST_SCRIPT and any(sign in script for sign in _SIGNS) and _WRITES.search(script)
    )
    # Of the whole page, not of each script: what a variable holds is looked for in all of them.
    for label, address in islice(chain.from_iterable(map(_labelled, writing)), MOST):
        stated = address if address.startswith("http") else _held(document, address)
        url = landed(unescaped(stated), document) if stated else None
        if url:
            yield Statement(url, label_text(label), f"{label_text(label)}：{url}", strength_of(label), 0)


def _labelled(script: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each label in a string, and the address or the name of the variable beside it."""
    done = 0
    for hint in hints(script):
        for label in LABEL.finditer(script, max(done, hint - 12), hint + 40):
            done = max(done, label.end())
            before = script[max(0, label.start() - _REACH) : label.start()]
            if strength_of(label) < Strength.SOURCE_LINK or not _BEGINS.search(before):
                continue
            found = _AROUND.search(before) or _BEHIND.match(script, label.end(), label.end() + _REACH)
            if found is not None:
                yield label, found["url"] or found["name"] or found["held"]


def _held(document: Document, name: str) -> str | None:
    """The address that a script gives a variable once, as a string; None where it is none, or changes."""
    given = re.compile(
        rf"(?<![\w$.]){re.escape(name)}\s{{0,9}}=(?!=)\s{{0,9}}(?:(?:\"([^\"\n]{{0,2000}})\"|'([^'\n]{{0,2000}})')\s{{0,9}}[;,\n<]|())"
    )
    values = {
        match.group(1) or match.group(2) or ""
        for script in document.scripts
        if name in script and len(script) <= _LONGEST_SCRIPT
        for match in given.finditer(script)
    }
    return values.pop() if len(values) == 1 else None
