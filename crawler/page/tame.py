"""Keep a hostile page from costing more than its size.

The HTML5 parsing rules take time and memory in the square of the nesting depth, of the formatting tags that stay open
and of the attributes of one tag: 30 KB of `<b a=1><b a=2>…<p>x<p>x…` become gigabytes. Browsers cap the depth (Chrome at
512); we do the same in the source text, before parsing, and lose tags, never words. Real pages nest less than 60 deep
and come back unchanged.
"""

from __future__ import annotations

import re
from collections import Counter

DEEPEST = 256
MOST_OPEN_FORMATTING = 64
LONGEST_TAG = 1 << 16

# Under these numbers of `<` even the worst page is parsed in a fraction of a second, so nothing is looked at.
_FEW_TAGS = 1000
_MANY_TAGS = 8000

# Formatting tags that have attributes: without any, the standard keeps three alike open at the most. Spelt out, since a
# pattern that ignores case is searched three times as slowly.
_FORMATTING = re.compile(
    r"<(?:[bBiIsSuU]|[bB][iI][gG]|[cC][oO][dD][eE]|[eE][mM]|[fF][oO][nN][tT]|[nN][oO][bB][rR]|[sS][mM][aA][lL][lL]"
    r"|[sS][tT][rR](?:[oO][nN][gG]|[iI][kK][eE])|[tT][tT])[\s/]"
)
_FORMATTING_STEP = re.compile(r"<(/?)(?:big|b|code|em|font|i|nobr|small|strike|strong|s|tt|u)(?=[\s/>])", re.I)
_FORMATTING_TAG = re.compile(r"</?(?:big|b|code|em|font|i|nobr|small|strike|strong|s|tt|u)(?=[\s/>])[^<>]*>?", re.I)
_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,30})")
# Tags that cannot nest in themselves without another tag between that is counted, or that hold nothing.
_NO_DEPTH = frozenset(
    "a area base br col embed hr img input link meta param source track wbr "
    "p li dd dt option optgroup tr td th thead tbody tfoot colgroup caption head".split()
)
_ONLY_ONCE = frozenset(("html", "body"))


def tame(html: str) -> str:
    """Return `html`, changed only where its nesting could make parsing slow."""
    tags = html.count("<")
    if _may_have_long_tag(html):
        html = _cut_long_tags(html)
    if tags > _FEW_TAGS and len(_FORMATTING.findall(html)) > MOST_OPEN_FORMATTING < _open_formatting(html):
        html = _FORMATTING_TAG.sub("", html)
    if tags > _MANY_TAGS:
        html = _cap_depth(html)
    return html


def _open_formatting(html: str) -> int:
    """The most formatting tags that are open at once, if closing tags close in any order."""
    depth = deepest = 0
    for closing in _FORMATTING_STEP.findall(html):
        if closing:
            depth = depth - 1 if depth else 0
        else:
            depth += 1
            if depth > deepest:
                deepest = depth
    return deepest


def _may_have_long_tag(html: str) -> bool:
    """True if some window of half the longest length has no `>`, as every longer tag must have."""
    window = LONGEST_TAG // 2
    return any(html.find(">", start, start + window) < 0 for start in range(0, len(html) - window, window))


def _cut_long_tags(html: str) -> str:
    """Drop what follows the first 64 KB of a tag, up to its `>`; text and scripts between tags stay whole."""
    pieces = html.split(">")
    for number, piece in enumerate(pieces):
        if len(piece) > LONGEST_TAG:
            start = piece.rfind("<")
            if start >= 0 and len(piece) - start > LONGEST_TAG and _TAG_NAME.match(piece, start):
                pieces[number] = piece[: start + LONGEST_TAG]
    return ">".join(pieces)


def _cap_depth(html: str) -> str:
    """Drop the tags that would open deeper than DEEPEST, and as many closing ones."""
    opened: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    depth = 0
    kept: list[str] = []
    taken = 0
    for match in _TAG_NAME.finditer(html):
        name = match.group(2).lower()
        if name in _NO_DEPTH:
            continue
        if match.group(1):
            if dropped[name]:
                dropped[name] -= 1
            elif opened[name]:
                opened[name] -= 1
                depth -= 1
                continue
            elif depth < DEEPEST:
                continue
        elif depth < DEEPEST and not (name in _ONLY_ONCE and opened[name]):
            opened[name] += 1
            depth += 1
            continue
        else:
            dropped[name] += 1
        kept.append(html[taken : match.start()])
        end = html.find(">", match.end())
        taken = len(html) if end < 0 else end + 1
    kept.append(html[taken:])
    return "".join(kept)
