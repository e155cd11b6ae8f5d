"""The next part of an article that is cut into several pages."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.page import Document, Element

_NEXT = re.compile(r"^[\[【(（<]*(?:下一页|下页|后一页|Next|next|&gt;|>|>>|»)[\]】)）>]*$")
_NUMBER = re.compile(r"^[\[【(（]?(\d{1,3})[\]】)）]?$")
# The part's number at the end of an address: `_2.html`, `-2.html`, `?page=2`, `/2.htm`.
_PART = re.compile(r"(?:(?<!t\d\d\d\d\d\d\d\d)[_-]|[?&](?:page|p|pn|pageno)=)(\d{1,3})(?=\.s?html?$|\.htm$|\.php$|$|&|#)", re.I)
_EXTENSION = re.compile(r"\.(?:s?html?|php|aspx?|jsp)$", re.I)


def next_address(document: Document, first: int, last: int) -> str | None:
    """The URL of the next part; None if this is the last or only one.

    first, last: text positions of the article. An address counts only if it is this page's own with another part's number,
    so that the pager of a list and 下一篇 are never taken for one.
    """
    here = _stem(document.url)
    if here is None:
        return None
    stem, part = here
    numbered: str | None = None
    for link in document.find("a"):
        if link.start < first or link.start > last:
            continue
        text = _text(document, link)
        is_next = bool(_NEXT.match(text))
        if not is_next and not _NUMBER.match(text):
            continue
        address = document.absolute(link.get("href").split("#")[0])
        there = _stem(address) if address else None
        if address is None or there is None or there[0] != stem or address == document.url:
            continue
        # TRS counts from 0 and leaves 0 out: after the page without a number comes _1.
        if there[1] == part + 1 or (part == 1 and there[1] == 1 and (is_next or text.strip("[]【】()（）") == "2")):
            if is_next:
                return address
            numbered = numbered or address
    return numbered


def _text(document: Document, link: Element) -> str:
    return document.text_of(link) if link.end - link.start <= 8 else ""


def _stem(url: str) -> tuple[str, int] | None:
    """The address without its part's number and extension, and the number: 1 for the first part."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    address = f"{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")
    match = None
    for match in _PART.finditer(address):  # noqa: B007
        pass
    if match and int(match.group(1)) <= 200:
        stem = address[: match.start()] + address[match.end() :]
        number = int(match.group(1))
        return _EXTENSION.sub("", stem), number
    return _EXTENSION.sub("", address), 1
