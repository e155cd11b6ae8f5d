"""A record → its page, or what it is instead."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import PART_OF_SITE, WRITTEN_BY, unpacked
from crawler.archive.reading.http import Head, MessageError, is_markup, is_packed, joined, read_body, read_head
from crawler.archive.reading.page import SavedPage
from crawler.archive.reading.warc import NOT_ITS_DIGEST, Damage, Record, has_digest

_HTML: Final = frozenset(("text/html", "application/xhtml+xml"))
# What servers call a page of which they know no better; its bytes tell.
_UNSURE: Final = frozenset(("", "text/plain", "application/octet-stream"))
_MARKS: Final = (b"<!doctype html", b"<html", b"<head", b"<meta", b"<title", b"<body")
# What files begin with: PDF, ZIP and what is made of it, older office files.
_FILES: Final = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LENGTH: Final = re.compile(r"[0-9]{1,18}")
_DIGITS: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)")
_OWN_DATE: Final = re.compile(r"(T\d\d:\d\d:\d\d)(?:\.\d+)?Z$")
_ROBOTS: Final = re.compile(r"https?://[^/?#]*/robots\.txt(?:[?#]|$)", re.I)
_HTTP: Final = ("http://", "https://")
# Answers that may be pages: with a whole body. Of the ranges that other crawlers ask for, 206 has a part.
WITH_PAGE: Final = frozenset((200, 201, 202, 203))
# Our own archive has no part of a page: what came is what was asked for, as Scrapy takes it.
WITH_OWN_PAGE: Final = range(200, 300)
# Headers by which a copy in a web archive says what it is of (RFC 7089).
_MEMENTO: Final = ("memento-datetime", "link", "content-location")
_NOT_MODIFIED: Final = 304
# Of a head, for a page.
_COUNTED: Final = ("content-type", "content-encoding", *_MEMENTO)
_TYPES: Final = frozenset("warcinfo response resource request metadata revisit conversion continuation".split())
# What a crawl of many sites calls itself: its pages' sites are their hosts.
_MANY_SITES: Final = "sources"
# Characters of a site's name: a host has no more.
_LONGEST_SITE: Final = 253


@dataclass(frozen=True, slots=True)
class Capture:
    """url, date: as the record tells. hops: the addresses that redirected to it, first to last. is_ours: it is of our own archive, where a
    page goes by the address that was asked for."""

    url: str
    date: str | None
    hops: tuple[str, ...] = ()
    is_ours: bool = False


@dataclass(frozen=True, slots=True)
class NoPage:
    """reason: what the record is, to be counted by. status: of an answer, None of what is none. location: where it redirects to, None if it
    does not."""

    reason: str
    status: int | None = None
    location: str | None = None


def is_wanted(headers: dict[str, str]) -> bool:
    """True for records that may be pages."""
    if not told_of(headers).lower().startswith(_HTTP):
        return False
    if headers.get("warc-type") == "resource":
        return _media_type(headers.get("content-type")) in _HTML
    # Recorded traffic that is no HTTP says so.
    return headers.get("warc-type") == "response" and "dns" not in headers.get("content-type", "")


def is_info(headers: dict[str, str]) -> bool:
    """True for the record that tells of its file."""
    return headers.get("warc-type") == "warcinfo"


def is_revisit(headers: dict[str, str]) -> bool:
    """True for the record of a page that was seen again."""
    return headers.get("warc-type") == "revisit"


def own_head(record: Record) -> Head | None:
    """The head of the answer that a revisit record holds; None where it holds none, and for `304 Not Modified`, which says that the page is
    as it was."""
    try:
        head = read_head(record.block or b"")
    except MessageError:
        return None
    return None if head.status == _NOT_MODIFIED else head


def bare_head(head: Head) -> bytes:
    """What of a head counts for a page, as a head: heads that differ in nothing but a date are the same."""
    lines = [f"{name}: {head.headers[name]}" for name in _COUNTED if name in head.headers]
    return "\r\n".join((f"HTTP/1.1 {head.status}", *lines, "", "")).encode("latin-1")


def with_head(record: Record, head: bytes) -> Record:
    """The record with another head before its payload. Its first one must be whole."""
    assert record.block is not None
    try:
        payload = record.block[read_head(record.block).body :]
    except MessageError:
        return record
    return replace(record, block=head + payload)


def told_of(headers: dict[str, str]) -> str:
    """The address of a record, "" for one that has none. Older versions of WARC have it in brackets."""
    return headers.get("warc-target-uri", "").strip("<>")


def date_of(headers: dict[str, str], *, is_ours: bool) -> str | None:
    """When a record was captured, as it tells; None where it does not. Of our own archive to the second, as a crawl puts it down; older
    crawlers write it in fourteen digits."""
    told = headers.get("warc-date")
    if told is not None and (digits := _DIGITS.fullmatch(told)) is not None:
        return "{}-{}-{}T{}:{}:{}Z".format(*digits.groups())
    return _OWN_DATE.sub(r"\1+00:00", told) if told is not None and is_ours else told


def kind_of(headers: dict[str, str]) -> str:
    """What a record is that is no page, to be counted by."""
    kind = headers.get("warc-type", "unknown")
    kind = kind if kind in _TYPES else "unknown"
    return "response without a web address" if kind == "response" else f"{kind} record"


def address_of(capture: Capture) -> str:
    """The address that a page goes by."""
    return capture.hops[0] if capture.hops and capture.is_ours else capture.url


def told_by(info: bytes) -> tuple[bool, str | None]:
    """What the warcinfo record of a file tells: whether the file is one of ours, and the site whose crawl made it, None where it is of
    many."""
    lines = (line.partition(":") for line in info.decode("utf-8", "replace").splitlines())
    told = {name.strip().lower(): value.strip() for name, _, value in lines}
    site = told.get(PART_OF_SITE.lower(), "")
    is_name = site.isprintable() and 0 < len(site) <= _LONGEST_SITE
    is_ours = is_name and told.get("software", "").endswith(WRITTEN_BY)
    return is_ours, site if is_name and site != _MANY_SITES else None


def damaged(damage: Damage, place: str) -> SavedPage:
    """Damage as a problem of its page; of none where the address is lost too."""
    page = SavedPage(place, problem=damage.problem)
    if damage.url:
        page.tell(damage.url.strip("<>"), None)
    return page


def page_of(record: Record, capture: Capture, place: str, *, largest: int) -> SavedPage | NoPage:
    """The page of a record that is wanted, as captured, or what it is instead. place: as it is reported. largest: bytes of a page."""
    assert record.block is not None
    page = SavedPage(place)
    page.tell(address_of(capture), capture.date)
    if page.problem is not None:
        return page
    headers: dict[str, str | None] = {}
    try:
        if record.headers["warc-type"] == "resource":
            _check_size(record, largest)
            headers["Content-Type"], body = record.headers.get("content-type"), record.block
        else:
            head = read_head(record.block)
            headers["Content-Type"] = head.headers.get("content-type")
            if (reason := _why_no_page(head, capture)) is not None:
                location = head.headers.get("location") if 300 <= head.status < 400 else None
                return NoPage(reason, head.status, location)
            _check_size(record, largest)
            if record.headers.get("warc-truncated"):
                raise MessageError("cut off by the crawler that made it")
            if record.headers.get("warc-segment-number"):
                raise MessageError("one segment of a record, which is not put together")
            _check_length(record.block, head)
            body = _own_body(record.block, head, largest) if capture.is_ours else read_body(record.block, head, largest=largest)
            if not record.is_proved and _is_another(record, head, body):
                raise MessageError(NOT_ITS_DIGEST.format("payload"))
            if _is_file(body) or (_media_type(headers["Content-Type"]) in _UNSURE and not begins_like_html(body)):
                return NoPage("no HTML", head.status)
            if capture.is_ours and _MEMENTO[0] in head.headers:
                headers |= {name: head.headers.get(name) for name in _MEMENTO}
    except MessageError as error:
        page.problem = str(error)
        return page
    try:
        page.response = _response(capture, body, {name: value for name, value in headers.items() if value})
    except ValueError:
        page.refuse(capture.url)
    return page


def _own_body(block: bytes, head: Head, largest: int) -> bytes:
    """The body as the crawl had it: without chunks, and unpacked as Scrapy does, who reads what is cut off as far as it goes. Raises MessageError."""
    told, body = head.headers.get("content-encoding"), block[head.body :]
    try:
        found = unpacked(body, told, most=largest)
    except ArchiveError as error:
        raise MessageError(str(error)) from error
    if found is body and told and is_packed(told) and not is_markup(body):
        raise MessageError(f"content-encoding {told[:20]!a} is not known")
    return found


def _why_no_page(head: Head, capture: Capture) -> str | None:
    """Why an answer is no page by its head and address; None for one that may be."""
    if _ROBOTS.match(capture.url) is not None:
        # Some sites answer with a page.
        return "robots.txt"
    if head.status not in (WITH_OWN_PAGE if capture.is_ours else WITH_PAGE):
        return f"status {head.status}"
    told = _media_type(head.headers.get("content-type"))
    return "no HTML" if told not in _HTML and told not in _UNSURE else None


def _is_another(record: Record, head: Head, body: bytes) -> bool:
    """True where the payload's digest says that it is not what was written. Writers take it of the payload with or without its codings."""
    assert record.block is not None
    told, raw = record.headers.get("warc-payload-digest"), record.block[head.body :]
    return has_digest(told, raw) is False and not any(has_digest(told, form) for form in (body, joined(raw, head)))


def _check_size(record: Record, largest: int) -> None:
    """Raise MessageError for a record of which only the beginning was read."""
    if record.size is not None:
        raise MessageError(f"too large: {record.size / 1e6:.1f} MB (limit {largest / 1e6:.1f} MB)")


def _check_length(block: bytes, head: Head) -> None:
    """Raise MessageError for a body that ends before its Content-Length. That says nothing of one whose codings its crawler has undone."""
    told = head.headers.get("content-length", "")
    if not _LENGTH.fullmatch(told) or {"transfer-encoding", "content-encoding"} & head.headers.keys():
        return
    if (there := len(block) - head.body) < int(told):
        raise MessageError(f"cut off: {there} of {told} bytes are there")


def _is_file(body: bytes) -> bool:
    """True for what a script sends as a page and is none."""
    return body.startswith(_FILES)


def begins_like_html(body: bytes) -> bool:
    """True for what begins with the first element of a page, or with what stands before it."""
    return body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKS)


def _response(capture: Capture, body: bytes, headers: dict[str, str]) -> HtmlResponse:
    """As Scrapy gives it at the end of its redirects."""
    request = Request(capture.url, meta={"redirect_urls": list(capture.hops)}) if capture.hops else None
    return HtmlResponse(capture.url, body=body, headers=headers, request=request)


def _media_type(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()
