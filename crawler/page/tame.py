"""Keep a hostile page from costing more than its size.

The HTML5 parsing rules take time and memory in the square of the nesting depth, of the formatting tags that stay open
and of the attributes of one tag: 30 KB of `<b a=1><b a=2>…<p>x<p>x…` become gigabytes. Browsers cap the depth (Chrome at
512); we do the same in the source, before parsing, and lose tags, never words. Real pages nest less than 60 deep and have
a few thousand tags: they come back unchanged. What is beyond that is rewritten so that no tag can hide from our count in
an attribute, a comment, a title or an svg.
"""

from __future__ import annotations

import re

DEEPEST = 256
MOST_TAGS = 40_000
MOST_OPEN_FORMATTING = 64
LONGEST_TAG = 1 << 16
# A link, or a formatting tag, may be opened again in every block, with all its attributes.
LONGEST_REOPENED = 1 << 13

# Up to this many of `<` the deepest nesting is still parsed in a fraction of a second.
_MANY_TAGS = 8000
# As many elements, and bytes of tags, may the formatting tags of a page grow to, each reopened in every block.
_MOST_REOPENED = 500_000
_MOST_REOPENED_BYTES = 1 << 26

# The attributes of a tag. A quote counts only after `=`. No way back: the end always fits.
_REST = rb"""(?:[^>"'=]+|=\s*"[^"]*"|=\s*'[^']*'|["'=])*"""
# Formatting tags that have attributes: without any, the standard keeps three alike open at the most. Spelt out by first
# letters, since this runs on most pages.
_FORMATTING = re.compile(
    rb"<[bBcCeEfFiInNsStTuU](?:[\s/]|[iI][gG][\s/]|[oO](?:[dD][eE]|[nN][tT]|[bB][rR])[\s/]|[mM](?:[aA][lL][lL])?[\s/]"
    rb"|[tT](?:[rR](?:[oO][nN][gG]|[iI][kK][eE]))?[\s/])" + _REST
)
# One that is plainly closed again: quoted attributes, then text alone. No tag hides in it.
_CLOSED_FORMATTING = re.compile(
    rb"""<(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?:\s+[\w:-]+="[^"<>]*")*\s*>[^<>]*</\1>""", re.I
)
_FORMATTING_NAMES = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
# In a page that is rewritten these keep no more bytes of attributes.
_LONGEST_REWRITTEN = {**dict.fromkeys(_FORMATTING_NAMES, 500), b"a": 2000}
_TAG_NAME = re.compile(rb"<(/?)([a-zA-Z][^\s/>]{0,30})")
# A comment, what the standard reads as one, or a tag.
_TOKEN = re.compile(
    rb"<!--(?:-?>|.*?(?:--!?>|\Z))|<!\[CDATA\[|</>|<(?:[!?]|/[^a-zA-Z])[^>]*>?"
    rb"|<(?P<closing>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>" + _REST + rb")(?:>|\Z)",
    re.S,
)
# Elements that hold nothing but text, up to their closing tag.
_RAW_END = {
    name: re.compile(rb"</" + name + rb"(?=[\s/>])|\Z", re.I)
    for name in b"script style title textarea xmp iframe noembed noframes".split()
}
# Tags that cannot nest in themselves without another tag between that is counted, or that hold nothing.
_NO_DEPTH = frozenset(
    b"a area base br col embed hr img input link meta param source track wbr "
    b"p li dd dt option optgroup tr td th thead tbody tfoot colgroup caption head html body".split()
)
# A closing tag does not reach past these.
_BOUNDARIES = frozenset(b"applet marquee object table template select button".split())
# In these the rules for text and tags are others; an object, of which nothing is read either, keeps to the common ones.
_FOREIGN = {b"svg": b"object", b"math": b"object"}
_ONLY_ONCE = frozenset((b"html", b"body"))
_LOOK_BACK = 8


def tame(html: bytes) -> bytes:
    """Return `html` (UTF-8), changed only where its tags are so many or so long that parsing could be slow."""
    # bytes.count looks at every byte by itself; replace() leaps from hit to hit.
    tags = len(html) - len(html.replace(b"<", b""))
    html = _without_long_tags(html)
    if tags > _MANY_TAGS or _may_be_reopened(html, tags):
        html = _rewrite(html, min(MOST_OPEN_FORMATTING, _MOST_REOPENED // 4 // tags))
    return html


def _may_be_reopened(html: bytes, tags: int) -> bool:
    """True if formatting tags, each reopened after every other tag, can grow to too many elements or bytes."""
    if tags * tags <= 4 * _MOST_REOPENED and tags * len(html) <= _MOST_REOPENED_BYTES:
        return False
    if not _is_too_much(_FORMATTING.findall(html), tags):
        return False
    left_open = [tag[0] for tag in _FORMATTING.finditer(html) if not _CLOSED_FORMATTING.match(html, tag.start())]
    return _is_too_much(left_open, tags)


def _is_too_much(formatting: list[bytes], tags: int) -> bool:
    others = tags - len(formatting)
    return len(formatting) * others > _MOST_REOPENED or sum(map(len, formatting)) * others > _MOST_REOPENED_BYTES


def _without_long_tags(html: bytes) -> bytes:
    """Drop the attributes of tags that are too long; text and scripts between tags stay whole."""
    kept: list[bytes] = []
    position = start = 0
    # In some window of half the length a longer tag has no `>`.
    window = LONGEST_REOPENED // 2
    while start < len(html) - window:
        if html.find(b">", start, start + window) >= 0:
            start += window
            continue
        end = html.find(b">", start + window)
        end = len(html) if end < 0 else end
        first = html.rfind(b"<", max(position, html.rfind(b">", position, start) + 1), end)
        tag = _TAG_NAME.match(html, first) if first >= 0 else None
        if tag and end - first > (LONGEST_REOPENED if tag[2].lower() in _FORMATTING_NAMES else LONGEST_TAG):
            kept.append(html[position : tag.end()])
            position = end
        start = end
    return b"".join((*kept, html[position:])) if kept else html


def _rewrite(html: bytes, most_formatting: int) -> bytes:
    """Write the page anew without comments, its tags no deeper than DEEPEST and no more than MOST_TAGS.

    It never takes the page for flatter than a parser does: a closing tag that does not plainly close what is open closes
    nothing. Long, since it is one loop over all tags.
    """
    kept: list[bytes] = []
    opened: list[bytes] = []
    dropped: dict[bytes, int] = {}
    once: set[bytes] = set()
    formatting = 0
    position = tags = 0
    size = len(html)
    while position < size and (token := _TOKEN.search(html, position)):
        kept.append(html[position : token.start()])
        position = token.end()
        if token["name"] is None:
            continue
        name = token["name"].lower()[:64]
        name = _FOREIGN.get(name, name)
        closing = bool(token["closing"])
        rest = token["rest"]
        if len(rest) > _LONGEST_REWRITTEN.get(name, LONGEST_TAG):
            rest = b""
        tags += 1
        if tags > MOST_TAGS:
            kept.append(_TOKEN.sub(b" ", html[token.start() :]))
            return b"".join(kept)
        if name in _RAW_END and not closing:
            end = _RAW_END[name].search(html, position)
            inside = html[position : end.start()] if end else b""
            close = html.find(b">", end.start()) if end else -1
            position = size if close < 0 else close + 1
            kept.append(b"<" + name + _plain(rest) + b">" + _plain_inside(name, inside) + b"</" + name + b">")
            continue
        if name == b"plaintext" or (name in _RAW_END and closing):
            kept.append(b" ")
            continue
        if name in _FORMATTING_NAMES and name != b"a":
            if closing:
                if opened and opened[-1] == name:
                    opened.pop()
                    formatting -= 1
                elif formatting >= most_formatting:
                    continue
            elif formatting >= most_formatting or len(opened) >= DEEPEST:
                continue
            else:
                opened.append(name)
                formatting += 1
        elif name in _ONLY_ONCE:
            if closing or name in once:
                continue
            once.add(name)
        elif name not in _NO_DEPTH:
            if closing:
                if dropped.get(name):
                    dropped[name] -= 1
                    continue
                _close(opened, name)
            elif len(opened) < DEEPEST:
                opened.append(name)
            else:
                dropped[name] = dropped.get(name, 0) + 1
                continue
        kept.append(b"</" + name + b">" if closing else b"<" + name + _plain(rest) + b">")
    kept.append(html[position:])
    return b"".join(kept)


def _close(opened: list[bytes], name: bytes) -> None:
    """Close `name` and what is open in it, if it is near and nothing bars the way.

    Formatting tags stay counted when a block around them closes, since a parser opens them again.
    """
    for back in range(1, min(_LOOK_BACK, len(opened)) + 1):
        found = opened[-back]
        if found == name:
            del opened[-back:]
            break
        if found in _BOUNDARIES:
            break


def _plain(rest: bytes) -> bytes:
    """The attributes of a tag, with nothing in them that could end or begin one."""
    if b"<" in rest or b">" in rest:
        return rest.replace(b"<", b"&lt;").replace(b">", b"&gt;")
    return rest


def _plain_inside(name: bytes, inside: bytes) -> bytes:
    """The text of a title, script or their kin, with no tags in it; a script may hold `<` but not script in script."""
    if name != b"script":
        return inside.replace(b"<", b"&lt;")
    return re.sub(rb"<(?=/?script)", b"< ", inside, flags=re.I) if b"<!--" in inside else inside
