"""A page as it lies in the archive, whole again: its parts too, and the web archive's copy that it may be."""

from __future__ import annotations

import hashlib

from scrapy.http import HtmlResponse, TextResponse

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Reader
from crawler.items import Memento, Page
from crawler.ledger.crawling.sources import MEMENTO
from crawler.ledger.storing.reprocessing import Pending
from crawler.making.parts import parts_behind, response_of


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
    return response_of(reader, reader.record(file, offset), f"{file} at {offset}")


def _parts(reader: Reader, pending: Pending, first: HtmlResponse) -> list[TextResponse]:
    """The article's further parts. The version's digest is that of all bytes, so it tells when there are no more."""
    digest = hashlib.sha256(first.body)
    behind = parts_behind(reader, (pending.file, pending.offset), first)
    parts: list[TextResponse] = []
    while digest.hexdigest() != pending.digest:
        part = next(behind, None)
        if part is None or part.response is None:
            what = f"part {len(parts) + 2} of it is not found" if part is not None else "it is not the version's bytes"
            raise ArchiveError(f"{pending.file} at {pending.offset}: {what}")
        parts.append(part.response)
        digest.update(part.response.body)
    return parts


def _memento(pending: Pending) -> Memento | None:
    """The copy that the page's text is, as its reason in the ledger names it."""
    if not (pending.reason or "").startswith(MEMENTO):
        return None
    url, _, time = (pending.reason or "").removeprefix(MEMENTO).rpartition(" ")
    return Memento(url, time, pending.http_status)
