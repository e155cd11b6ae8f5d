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

# Formatting tags that have attributes: without any, the standard keeps three alike open at the most. Spelt out by first
# letters, since this runs on every page.
_FORMATTING = re.compile(
    rb"<[bBcCeEfFiInNsStTuU](?:[\s/]|[iI][gG][\s/]|[oO](?:[dD][eE]|[nN][tT]|[bB][rR])[\s/]|[mM](?:[aA][lL][lL])?[\s/]"
    rb"|[tT](?:[rR](?:[oO][nN][gG]|[iI][kK][eE]))?[\s/])"
)
_FORMATTING_STEP = re.compile(rb"<(/?)(?:big|b|code|em|font|i|nobr|small|strike|strong|s|tt|u)(?=[\s/>])", re.I)
_FORMATTING_TAG = re.compile(rb"</?(?:big|b|code|em|font|i|nobr|small|strike|strong|s|tt|u)(?=[\s/>])[^<>]*>?", re.I)
_TAG_NAME = re.compile(rb"<(/?)([a-zA-Z][^\s/>]{0,30})")
# Tags that cannot nest in themselves without another tag between that is counted, or that hold nothing.
_NO_DEPTH = frozenset(
    b"a area base br col embed hr img input link meta param source track wbr "
    b"p li dd dt option optgroup tr td th thead tbody tfoot colgroup caption head".split()
)
_ONLY_ONCE = frozenset((b"html", b"body"))


def tame(html: bytes) -> bytes:
    """Return `html`, changed only where its nesting could make parsing slow."""
    tags = html.count(b"<")
    if _may_have_long_tag(html):
        html = _cut_long_tags(html)
    if tags > _FEW_TAGS and len(_FORMATTING.findall(html)) > MOST_OPEN_FORMATTING < _open_formatting(html):
        html = _FORMATTING_TAG.sub(b"", html)
    if tags > _MANY_TAGS:
        html = _cap_depth(html)
    return html


def _open_formatting(html: bytes) -> int:
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


def _may_have_long_tag(html: bytes) -> bool:
    """True if some window of half the longest length has no `>`, as every longer tag must have."""
    window = LONGEST_TAG // 2
    return any(html.find(b">", start, start + window) < 0 for start in range(0, len(html) - window, window))


def _cut_long_tags(html: bytes) -> bytes:
    """Drop what follows the first 64 KB of a tag, up to its `>`; text and scripts between tags stay whole."""
    pieces = html.split(b">")
    for number, piece in enumerate(pieces):
        if len(piece) > LONGEST_TAG:
            start = piece.rfind(b"<")
            if start >= 0 and len(piece) - start > LONGEST_TAG and _TAG_NAME.match(piece, start):
                pieces[number] = piece[: start + LONGEST_TAG]
    return b">".join(pieces)


def _cap_depth(html: bytes) -> bytes:
    """Drop the tags that would open deeper than DEEPEST, and as many closing ones."""
    opened: Counter[bytes] = Counter()
    dropped: Counter[bytes] = Counter()
    depth = 0
    kept: list[bytes] = []
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
        end = html.find(b">", match.end())
        taken = len(html) if end < 0 else end + 1
    kept.append(html[taken:])
    return b"".join(kept)
