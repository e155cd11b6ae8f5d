"""A page as it lies in the archive, whole again: its parts too, and the web archive's copy that it may be."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urljoin

from scrapy.http import HtmlResponse, TextResponse
from w3lib.url import safe_url_string

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Kept, Reader, unpacked
from crawler.extract import next_part
from crawler.items import Memento, Page
from crawler.ledger.crawling.sources import MEMENTO
from crawler.ledger.storing.reprocessing import Pending

# Answers behind an article's that are looked at for its next part; a crawl asks for that before anything else.
_MOST_BEHIND = 1000
_MOST_REDIRECTS = 5


def kept_page(reader: Reader, pending: Pending) -> Page:
    """The page. Raises ArchiveError where its bytes are not in the archive."""
    first, memento = kept_response(reader, pending.file, pending.offset), _memento(pending)
    if memento is not None:
        # A copy is read as the page that it is of.
        first = HtmlResponse(pending.url, status=first.status, headers=first.headers, body=first.body)
    parts = _parts(reader, pending, first) if pending.digest is not None else []
    return Page(first, pending.site, pending.url, pending.fetched_at, parts=parts, memento=memento)


def kept_response(reader: Reader, file: str, offset: int) -> HtmlResponse:
    """The response of a record, as the crawl had it. Raises ArchiveError."""
    return _response(reader, reader.record(file, offset), f"{file} at {offset}")


def _response(reader: Reader, kept: Kept, place: str) -> HtmlResponse:
    if kept.kind not in {"response", "revisit"} or kept.url is None:
        raise ArchiveError(f"{place} is no answer")
    if kept.problems:
        raise ArchiveError(f"{place} is damaged: {kept.problems[0]}")
    body = unpacked(reader.payload(kept), kept.headers.get("content-encoding"))
    content_type = kept.headers.get("content-type")
    headers = {"Content-Type": content_type.encode("latin-1", "replace")} if content_type else None
    return HtmlResponse(kept.url, status=kept.status or 200, headers=headers, body=body)


def _parts(reader: Reader, pending: Pending, first: HtmlResponse) -> list[TextResponse]:
    """The article's further parts. The version's digest is that of all bytes, so it tells when there are no more."""
    digest = hashlib.sha256(first.body)
    behind = islice(reader.answers_behind(pending.file, pending.offset), _MOST_BEHIND)
    parts: list[TextResponse] = []
    while digest.hexdigest() != pending.digest:
        address = next_part(parts[-1] if parts else first)
        part = _find(reader, behind, address) if address is not None else None
        if part is None:
            what = f"part {len(parts) + 2} of it is not found" if address is not None else "it is not the version's bytes"
            raise ArchiveError(f"{pending.file} at {pending.offset}: {what}")
        parts.append(part)
        digest.update(part.body)
    return parts


def _find(reader: Reader, behind: Iterator[Kept], address: str) -> HtmlResponse | None:
    """The next answer for an address, or for where that redirects to."""
    wanted, redirects = safe_url_string(address), 0
    for kept in behind:
        if kept.url != wanted or kept.status is None:
            continue
        if 300 <= kept.status < 400 and (location := kept.headers.get("location")) and redirects < _MOST_REDIRECTS:
            wanted, redirects = safe_url_string(urljoin(wanted, location)), redirects + 1
        elif kept.status == 200:
            return _response(reader, kept, kept.url)
    return None


def _memento(pending: Pending) -> Memento | None:
    """The copy that the page's text is, as its reason in the ledger names it."""
    if not (pending.reason or "").startswith(MEMENTO):
        return None
    url, _, time = (pending.reason or "").removeprefix(MEMENTO).rpartition(" ")
    return Memento(url, time, pending.http_status)
