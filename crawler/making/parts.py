"""The further parts of an article that runs over several pages, found in the archive behind the first one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import urljoin

from scrapy.http import HtmlResponse, TextResponse
from w3lib.url import safe_url_string

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Kept, Reader, unpacked
from crawler.archive.reading.records import WITH_OWN_PAGE
from crawler.extract import next_part
from crawler.items import KeptPart, Page
from crawler.making.original import is_within

# No article runs over more pages than this; a pager that says so runs in circles.
MOST_PARTS: Final = 50
# Answers behind an article's that are looked at for its next part; a crawl asks for that before anything else.
_MOST_BEHIND = 1000
_MOST_REDIRECTS = 5
_GONE = frozenset((404, 410))

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Part:
    """url, place: see `KeptPart`. response: None where the part is not there, and then `problem` says why."""

    url: str
    response: HtmlResponse | None
    place: Place | None = None
    problem: str | None = None


def take_parts(reader: Reader, elsewhere: Reader, page: Page, known_lines: frozenset[str]) -> None:
    """Give a page that was read from our own archive its further parts, as the crawl has. elsewhere: reads it where it does not lie in
    ARCHIVE_DIR. known_lines: those that its site repeats."""
    place = page.archived or page.elsewhere
    if place is None or page.memento is not None:
        return
    for part in parts_behind(reader if page.archived else elsewhere, place, page.response, known_lines):
        if part.response is None or part.place is None:
            page.lost_part = f"part {len(page.parts) + 2} is missing: {part.problem}"
            return
        page.parts.append(part.response)
        if page.archived is None:
            continue
        body = part.response.body
        page.kept_parts += (KeptPart(part.url, hashlib.sha256(body).hexdigest(), len(body), part.place),)


def parts_behind(
    reader: Reader, place: Place, first: TextResponse, known_lines: frozenset[str] | None = None
) -> Iterator[Part]:
    """The parts, one after the other, that follow the page at a place, until the last; the last is one without a response where it is
    not found."""
    behind = islice(reader.answers_behind(*place), _MOST_BEHIND)
    last: TextResponse = first
    known = {first.url}
    for _ in range(MOST_PARTS):
        address = next_part(last, known_lines=known_lines)
        if address is None or address in known:
            return
        part = _find(reader, behind, address)
        if part.response is not None and part.response.url in known:
            # A pager that leads back.
            return
        if part.response is not None and not is_within(part.response.url, first.url):
            part = Part(address, None, problem="no page of this site's")
        yield part
        if part.response is None:
            return
        last = part.response
        known |= {address, last.url}


def response_of(reader: Reader, kept: Kept, place: str) -> HtmlResponse:
    """The answer that a record holds, as the crawl had it. place: for messages. Raises ArchiveError."""
    if kept.kind not in {"response", "revisit"} or kept.url is None:
        raise ArchiveError(f"{place} is no answer")
    if kept.problems:
        raise ArchiveError(f"{place} is damaged: {kept.problems[0]}")
    body = unpacked(reader.payload(kept), kept.headers.get("content-encoding"))
    content_type = kept.headers.get("content-type")
    headers = {"Content-Type": content_type.encode("latin-1", "replace")} if content_type else None
    return HtmlResponse(kept.url, status=kept.status or 200, headers=headers, body=body)


def _find(reader: Reader, behind: Iterator[tuple[Place, Kept]], address: str) -> Part:
    """The next answer for an address, or for where that redirects to."""
    wanted, redirects = safe_url_string(address), 0
    for place, kept in behind:
        if kept.url != wanted or kept.status is None:
            continue
        if 300 <= kept.status < 400 and (location := kept.headers.get("location")) and redirects < _MOST_REDIRECTS:
            try:
                wanted, redirects = safe_url_string(urljoin(wanted, location)), redirects + 1
            except ValueError:
                return Part(address, None, problem="redirected to no address")
        elif kept.status in _GONE:
            return Part(address, None, problem=f"http {kept.status}")
        elif kept.status in WITH_OWN_PAGE:
            try:
                return Part(address, response_of(reader, kept, kept.url), place)
            except ArchiveError as error:
                return Part(address, None, place, str(error))
    return Part(address, None, problem="not in the archive")
