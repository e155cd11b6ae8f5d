"""Files and images of the body, as absolute addresses with their text."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from crawler.extract.hints import is_not_body
from crawler.extract.text import clean
from crawler.page import Document, Element, Line

# Kinds of files that government pages attach.
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|7z|ofd|wps|et|dps|txt|csv|rtf|ceb|gd|tif)(?:[?#]|$)", re.I)
_DOWNLOAD = re.compile(r"/(?:download|attach|attachment|file)[^/?#]*\?|[?&](?:filename|fileid|attachid)=", re.I)
_start = attrgetter("start")
# Addresses in lower case of pictures that are the page's, not the article's.
_NOT_PICTURE = re.compile(
    r"dot(?<!\w...)\.|pixel|1x1|transparent|icon|qrcode|qr_code|ewm|erweima|logo|blank\.gif|spacer|loading|share|/ad[s_/]|filetypeimages|face|avatar"
)
# An article has fewer pictures; a page with more is no reason to wait.
_MOST_PICTURES = 1000
# Where pages that load pictures late keep the address.
_LATE = ("data-original", "data-src", "data-url", "data-lazy-src", "_src", "original")


def attachments_of(document: Document, roles: list[str | None], first: int, last: int) -> list[dict[str, str]]:
    """The files that are linked between two text positions, except in lines that name the original."""
    found: dict[str, str] = {}
    links = document.find("a")
    for link in links[bisect_left(links, first, key=_start) :]:
        if link.start > last:
            break
        href = link.get("href")
        if (
            href
            and not href.lower().startswith(("javascript:", "#", "mailto:"))
            and (_FILE.search(href) or _DOWNLOAD.search(href))
        ):
            address = document.absolute(href)
            if address and not found.get(address) and roles[document.line_at(link.start)] != "link":
                found[address] = (
                    document.as_written(clean(document.text_of(link))) or link.get("title") or link.get("download") or ""
                )
    return [{"url": address, "text": text} for address, text in found.items()]


def images_of(document: Document, block: Element, first: int, last: int) -> list[dict[str, str]]:
    """The pictures of the article's block between two text positions, each once."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    for image in document.find("img"):
        if not (block.index <= image.index < block.last and first <= image.start <= last):
            continue
        source = _source_of(image)
        if source in seen or len(seen) >= _MOST_PICTURES:
            continue
        seen.add(source)
        if (address := _picture_address(document, source)) and not _around_is_not_body(image, block):
            found.setdefault(address, clean(image.get("alt") or image.get("title")))
    return [{"url": address, "text": text} for address, text in found.items()]


def count_pictures(document: Document, start: int, enough: int) -> int:
    """How many pictures stand after a text position, counted up to `enough`."""
    seen: set[str] = set()
    for image in document.find("img"):
        if image.start >= start and (source := _source_of(image)) and source not in seen:
            if _picture_address(document, source):
                seen.add(source)
            if len(seen) >= enough:
                break
    return len(seen)


def _source_of(image: Element) -> str:
    return next((image.get(name) for name in _LATE if image.get(name)), "") or image.get("src")


def _picture_address(document: Document, source: str) -> str | None:
    """The absolute address of a picture; None for icons, QR codes and the like."""
    if not source or source.startswith("data:") or _NOT_PICTURE.search(source.lower()):
        return None
    address = document.absolute(source)
    return address if address and address.startswith(("http:", "https:")) else None


def _around_is_not_body(element: Element, block: Element) -> bool:
    for around in element.ancestors():
        if around is block:
            return False
        if is_not_body(around):
            return True
    return False


def is_below_picture(document: Document, line: Line) -> bool:
    """True if a picture stands between a line and the one before it."""
    above = document.lines[line.index - 1].end if line.index else 0
    return any(above <= image.start <= line.start for image in document.find("img"))
