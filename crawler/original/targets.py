"""The addresses that one line of a page offers: anchors, elements with a click, URLs in its text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from crawler.original.characters import JOINER, plain_text
from crawler.original.jumps import hides_its_target, landing
from crawler.original.repair import names_a_host, repair, unbalanced
from crawler.page import Document, Element, Line

MOST_TARGETS = 200
# Answers whether an address is the page's own.
OwnAddress = Callable[[str], bool]

_ASCII = r"A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%"
_BEGIN = rf"(?:h{JOINER}?t{JOINER}?t{JOINER}?p{JOINER}?s?{JOINER}?(?:[:;]{JOINER}?[ ]?[/\\]{JOINER}?[/\\]?|//)|h?ttps?://)"
# Chinese characters belong to an address in its host, or within its path where more of the path follows.
_CHINESE_HOST = r"(?:[\w\u4e00-\u9fff-]+\.)+(?:[A-Za-z]{2,}|中国|中國|公司|网络|政务|公益|网址|集团)"
_CHINESE_PATH = r"(?<=[/=])[\u4e00-\u9fff]{1,30}(?=[/.&?_%-][\w/%])"
URL = re.compile(
    rf"{_BEGIN}\s?(?:{_CHINESE_HOST}(?=[/:?#\s]|$)|[{_ASCII}{JOINER}])(?:[{_ASCII}{JOINER}\\|]|{_CHINESE_PATH})*", re.I
)
_NAME = r"(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,10}(?![\w.@-])"
_ADDRESS = r"(?:\d{1,3}\.){3}\d{1,3}(?=[:/])"
BARE = re.compile(
    rf"(?<![A-Za-z0-9_@.\-/{JOINER}])(?:(?<![A-Za-z]:)//)?(?:{_NAME}|{_ADDRESS})(?::\d+)?(?:[/?](?:[{_ASCII}{JOINER}]|{_CHINESE_PATH})*)?"
)
_SPACE = re.compile(rf"[\s{JOINER}]+")
_SECOND_URL = re.compile(r"(?<=[^=/%&?])https?://", re.I)
_CUT = re.compile(r"(?:…|\.{3,}|。。。|·{3})\W*$")
_CUT_INSIDE = re.compile(r"\.{3}")
_CUT_AFTER = re.compile(r"(?:…|\.{2,}|。。。)")
_MORE_HOST = re.compile(r"。[A-Za-z0-9-]{1,63}[.。]")
# A rest of a URL that stands after white space or on the next line.
_REST = re.compile(rf"[{_ASCII}]+")
_ENDS_OPEN = re.compile(r"[/.\-_=&?%]$")
_REST_OF_PATH = re.compile(
    r"[^\s]*(?:/[^\s]*\w|\.(?:s?html?|php|jspx?|aspx?|pdf)(?:\?[^\s]*)?)(?:#[^\s]*)?$|^[?&/._=][^\s]+$|^(?-i:[a-z])\w*_\d{3,}$",
    re.I,
)
_ADDRESS_IN_CODE = re.compile(r"""['"(=\s](?P<url>(?:https?:)?//[^'"()\s<>\\]+)|^(?P<whole>https?://\S+)$""", re.I)
_QUOTED_PATH = re.compile(r"""['"](/[^'"\s]*\?[^'"\s]*https?[^'"\s]*)['"]""", re.I)


@dataclass(slots=True)
class Target:
    """A piece of a line that may lead somewhere; start and end: in the line."""

    start: int
    end: int
    text: str
    element: Element


@dataclass(slots=True)
class Shown:
    """A URL in the text. whole: False if it was cut with an ellipsis."""

    start: int
    end: int
    url: str
    whole: bool


def targets_of(document: Document, line: Line, text: str) -> list[Target]:
    """The anchors in a line and the other elements in it that react to a click, in the order of the text."""
    found = [_target(element, line, text) for element in line.links[:MOST_TARGETS]]
    elements = document.elements
    first = bisect_left(elements, line.start, key=lambda element: element.start)
    for element in elements[first : first + 2 * MOST_TARGETS]:
        if element.start >= line.end:
            break
        if element.tag not in ("a", "script", "body", "html") and element.end <= line.end and _acts(element):
            found.append(_target(element, line, text))
    found.sort(key=lambda target: (target.start, target.end))
    return found


def _acts(element: Element) -> bool:
    """True for an element that is no anchor and yet carries an address."""
    return any(
        (name == "onclick" or name.startswith("data-")) and value and "//" in value
        for name, value in element.attributes.items()
    )


def _target(element: Element, line: Line, text: str) -> Target:
    start, end = max(0, element.start - line.start), min(len(text), element.end - line.start)
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Target(start, start + len(piece), piece, element)


def shown_url(text: str, start: int = 0, end: int | None = None, *, bare: bool = True) -> Shown | None:
    """The first URL in this part of a text; `bare`: without a scheme too."""
    end = len(text) if end is None else end
    match = URL.search(text, start, end)
    if bare:
        other = BARE.search(text, start, match.start() if match else end)
        if other and names_a_host(other.group().removeprefix("//")):
            match = other
    if match is None:
        return None
    stop = match.end()
    second = _SECOND_URL.search(match.group())
    if second:
        stop = match.start() + second.start()
    else:
        stop = _with_rest(text, match.start(), stop, end)
    raw = text[match.start() : stop]
    whole = not (_CUT_INSIDE.search(raw) or _CUT_AFTER.match(text, stop) or _cut_in_its_host(raw, text, stop))
    return Shown(match.start(), stop, raw, whole)


def _cut_in_its_host(raw: str, text: str, stop: int) -> bool:
    """True for `http://www.xinqu` of `http://www.xinqu。gov.cn`."""
    return "/" not in raw.partition("//")[2] and _MORE_HOST.match(text, stop) is not None


def _with_rest(text: str, start: int, stop: int, end: int) -> int:
    """Where a URL ends that white space breaks in two: only if it cannot end there and a rest of a path follows."""
    if stop < end and text[stop] == " ":
        rest = _REST.match(text, stop + 1, end)
        is_open = rest and (rest.group()[0] in "/?&=" or _ENDS_OPEN.search(text, stop - 1, stop))
        if rest and is_open and _REST_OF_PATH.search(rest.group()) and not re.match(r"(?:https?:|www\.)", rest.group(), re.I):
            return rest.end()
    return stop


def continues(url: str, text: str) -> str:
    """The rest of a URL that the next line holds, "" if that line begins with something else."""
    rest = _REST.match(text)
    if rest is None or re.match(r"(?:https?:|www\.)", rest.group(), re.I):
        return ""
    piece = rest.group()
    if not any(map(str.isalnum, piece)):
        # A rule of ===== or ----- below it.
        return ""
    if not (_ENDS_OPEN.search(url) or piece[0] in "/?&=") or not _REST_OF_PATH.search(piece):
        return ""
    return piece


def address_of(target: Target, document: Document, is_own: OwnAddress) -> str | None:
    """Where a target leads, repaired and jumps decoded; None if nowhere.

    The href wins over the shown text, unless it is a jump that hides its target, no address, or the page itself. A shown
    address that is cut with an ellipsis never counts.
    """
    shown = shown_url(target.text)
    shown_address = None
    if shown is not None and shown.whole and not _CUT.search(target.text):
        shown_address = text_address(shown, document)
    href = target.element.get("href") if target.element.tag == "a" else ""
    stated = landed(href, document) if not _leads_nowhere(href) else None
    if stated is None:
        stated = _in_attributes(target.element, document)
    if stated is None:
        return shown_address
    if shown_address and shown_address != stated and (hides_its_target(stated) or is_own(stated)):
        return shown_address
    return stated


def landed(stated: str, document: Document | None) -> str | None:
    """The address repaired, jumps decoded and what they carried repaired again."""
    url = repair(stated, document)
    if url is None:
        return None
    target = landing(url)
    return (repair(target) or url) if target != url else url


def _leads_nowhere(href: str) -> bool:
    """True for "", `#…`, `javascript:…` and their like."""
    plain = plain_text(href).replace(JOINER, "").strip().lower()
    return (
        not plain
        or plain[0] == "#"
        or plain.startswith(("javascript:", "mailto:", "tel:", "about:", "data:", "void(", "file:"))
    )


def _in_attributes(element: Element, document: Document) -> str | None:
    """The address in a javascript: href, an onclick or a data- attribute, None if there is none."""
    for name, value in element.attributes.items():
        if not value or not (name in ("href", "onclick", "title") or name.startswith("data-")):
            continue
        if name == "href" and not value.strip().lower().startswith("javascript:"):
            continue
        jump = _QUOTED_PATH.search(value)
        found = _ADDRESS_IN_CODE.search(value)
        stated = jump.group(1) if jump else (found.group("url") or found.group("whole")) if found else ""
        if stated:
            url = landed(unbalanced(stated), document)
            if url:
                return url
    return None


def text_address(shown: Shown, document: Document) -> str | None:
    """Where a URL in plain text leads, with the page's scheme if it begins with `//`; None if it was cut or is none."""
    if not shown.whole:
        return None
    # Its Chinese characters, too, are the address's as the page writes it.
    url = _SPACE.sub("", document.as_written(shown.url))
    if url.startswith("//"):
        url = document.url.partition("://")[0] + ":" + url
    return landed(url, None)
