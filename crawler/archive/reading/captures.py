"""WARC and WACZ files → the pages in them, as saved pages with the time of their capture."""

from __future__ import annotations

import os
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from scrapy.http import HtmlResponse

from crawler.archive.kept import refers_to
from crawler.archive.reading.http import LARGEST_HEAD, Head, MessageError, read_body, read_head
from crawler.archive.reading.page import SavedPage, is_address, is_time
from crawler.archive.reading.revisits import Revisits
from crawler.archive.reading.search import Place
from crawler.archive.reading.stored import open_stored
from crawler.archive.reading.warc import Damage, Record, read_records

WARC = (".warc", ".warc.gz")
WACZ = (".wacz",)
_HTML = frozenset(("text/html", "application/xhtml+xml"))
# What servers call a page of which they know no better; its bytes tell.
_UNSURE = frozenset(("", "text/plain", "application/octet-stream"))
_MARKS = (b"<!doctype html", b"<html", b"<head", b"<meta", b"<title", b"<body")
_HTTP = ("http://", "https://")
_ENCRYPTED = 0x1
# A WACZ keeps its WARC files as they are; one that grows so much when it is unpacked was made to.
_LARGEST_RATIO = 100


@dataclass(frozen=True, slots=True)
class Source:
    """A WARC file: one on disk, or a member of a WACZ. name: as it is reported. kept: as our own archive names it, None for others."""

    path: Path
    name: str
    member: str | None = None
    kept: str | None = None

    def open(self) -> BinaryIO:
        """Open it to read. The caller closes it. Raises OSError or zipfile.BadZipFile."""
        if self.member is None:
            return self.path.open("rb")
        with zipfile.ZipFile(self.path) as packed:
            member = packed.getinfo(self.member)
            if member.compress_type == zipfile.ZIP_STORED and not member.flag_bits & _ENCRYPTED:
                return open_stored(self.path, member)
            return packed.open(self.member)  # type: ignore[return-value]


def is_archive(name: str) -> bool:
    """True for the name of a file that may hold captures."""
    return name.lower().endswith(WARC + WACZ)


def read_archives(
    files: Sequence[tuple[Path, str]], *, largest: int, left_out: Counter[str], archive: Path | None = None
) -> Iterator[SavedPage]:
    """The pages of archives, (path, name to report) each, and what is wrong with them.

    Only HTML that came with status 200 to 203 is a page; `left_out` counts the other records by what they are. archive: the folder of
    our own archive, whose pages are given their place in it.
    """
    sources: list[Source] = []
    with Revisits() as revisits:
        for path, name in files:
            for source in _sources(path, name, archive):
                if isinstance(source, SavedPage):
                    yield source
                else:
                    sources.append(source)
                    yield from _read(source, len(sources) - 1, revisits, largest, left_out)
        yield from _revisited(sources, revisits, largest, archive)


def _sources(path: Path, name: str, archive: Path | None) -> Iterator[Source | SavedPage]:
    """The WARC files in a file. Member names are only names: nothing is unpacked to disk."""
    if not name.lower().endswith(WACZ):
        yield Source(path, name, kept=_kept(path, archive))
        return
    try:
        with zipfile.ZipFile(path) as packed:
            for member in packed.infolist():
                shown = f"{name}/{member.filename}"
                if not member.filename.lower().endswith(WARC):
                    continue
                if member.file_size > _LARGEST_RATIO * max(member.compress_size, 1):
                    yield SavedPage(_safe(shown), problem="refused: it would grow more than a hundredfold when unpacked")
                else:
                    yield Source(path, shown, member.filename)
    except zipfile.BadZipFile as error:
        # Its list of members stands at its end. The records in a part of it are found without that.
        yield SavedPage(_safe(name), problem=f"unreadable: {error}")
        if _is_packed(path):
            yield Source(path, name)
    except (OSError, NotImplementedError) as error:
        yield SavedPage(_safe(name), problem=f"unreadable: {error}")


def _is_packed(path: Path) -> bool:
    """True for a file that begins as a ZIP file does."""
    with path.open("rb") as opened:
        return opened.read(4) == b"PK\x03\x04"


def _kept(path: Path, archive: Path | None) -> str | None:
    """The name of a file in our own archive; None for one that lies elsewhere."""
    if archive is None or not path.resolve().is_relative_to(archive.resolve()):
        return None
    return path.resolve().relative_to(archive.resolve()).as_posix()


def _read(source: Source, number: int, revisits: Revisits, largest: int, left_out: Counter[str]) -> Iterator[SavedPage]:
    """The pages of one file."""
    try:
        with source.open() as opened:
            for record in read_records(opened, _is_wanted, largest=largest + LARGEST_HEAD):
                place = f"{_safe(source.name)} {record.place}"
                if isinstance(record, Damage):
                    yield _damaged(record, place)
                elif record.block is None:
                    if record.headers.get("warc-type") == "revisit":
                        # Only what our own archive says of its files is believed.
                        revisits.add_revisit(record.headers, place, refers_to(record.headers) if source.kept else None)
                    left_out[_kind(record.headers)] += 1
                else:
                    page = _page(record, place, largest)
                    if isinstance(page, str):
                        left_out[page] += 1
                    else:
                        if page.response is not None:
                            page.archived = (source.kept, record.place.offset) if source.kept is not None else None
                            revisits.add_payload(record.headers, number, record.place)
                        yield page
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        yield SavedPage(_safe(source.name), problem=f"unreadable: {error}")


def _revisited(sources: list[Source], revisits: Revisits, largest: int, archive: Path | None) -> Iterator[SavedPage]:
    """The pages that were seen again, read once more from where their payload lies."""
    for again in revisits.found():
        if again.source is not None and again.at is not None:
            source, at = sources[again.source], again.at
        elif again.kept is not None and (path := _in_archive(archive, again.kept[0])) is not None:
            source, at = Source(path, again.kept[0], kept=again.kept[0]), Place(again.kept[1])
        else:
            problem = "revisit of a capture that is not here"
            yield _at(SavedPage(again.place, problem=problem, seen_again=True), again.url, again.date)
            continue
        with source.open() as opened:
            record = next(read_records(opened, _is_wanted, largest=largest + LARGEST_HEAD, start=at))
        if isinstance(record, Record):
            record.headers.update({"warc-target-uri": again.url, "warc-date": again.date})
            page = _page(record, again.place, largest)
            if isinstance(page, SavedPage):
                page.archived = (source.kept, at.offset) if source.kept is not None else None
                yield page


def _in_archive(archive: Path | None, file: str) -> Path | None:
    """A file of our own archive by its name; None where there is none."""
    path = (archive / file).resolve() if archive is not None else None
    return path if path is not None and path.is_file() and _kept(path, archive) == file else None


def _is_wanted(headers: dict[str, str]) -> bool:
    """True for records that may be pages."""
    if not headers.get("warc-target-uri", "").strip("<>").lower().startswith(_HTTP):
        return False
    if headers.get("warc-type") == "resource":
        return _media_type(headers.get("content-type")) in _HTML
    # Recorded traffic that is no HTTP says so.
    return headers.get("warc-type") == "response" and "dns" not in headers.get("content-type", "")


def _kind(headers: dict[str, str]) -> str:
    """What a record is that is no page, to be counted by."""
    kind = headers.get("warc-type", "unknown")
    kind = kind if kind in _TYPES else "unknown"
    return "response without a web address" if kind == "response" else f"{kind} record"


# Answers that a crawl takes for pages: with a whole body.
_WITH_PAGE = frozenset((200, 201, 202, 203))
_TYPES = frozenset("warcinfo response resource request metadata revisit conversion continuation".split())


def _page(record: Record, place: str, largest: int) -> SavedPage | str:
    """The page of a record, or what it is instead."""
    assert record.block is not None
    page = _at(SavedPage(place), record.headers["warc-target-uri"].strip("<>"), record.headers.get("warc-date"))
    if page.problem is not None:
        return page
    try:
        if record.headers["warc-type"] == "resource":
            content_type, body = record.headers.get("content-type"), record.block
        else:
            head = read_head(record.block)
            if head.status not in _WITH_PAGE:
                return f"status {head.status}"
            content_type = head.headers.get("content-type")
            told = _media_type(content_type)
            if told not in _HTML and told not in _UNSURE:
                return "no HTML"
            if record.headers.get("warc-truncated"):
                raise MessageError("cut off by the crawler that made it")
            if record.headers.get("warc-segment-number"):
                raise MessageError("one segment of a record, which is not put together")
            body = _body(record.block, head, largest)
            if told in _UNSURE and not body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKS):
                return "no HTML"
    except MessageError as error:
        page.problem = str(error)
        return page
    assert page.url is not None
    headers = {"Content-Type": content_type} if content_type else {}
    page.response = HtmlResponse(page.url, body=body, headers=headers)
    return page


def _body(block: bytes, head: Head, largest: int) -> bytes:
    return read_body(block, head, largest=largest)


def _media_type(content_type: str | None) -> str:
    return (content_type or "").partition(";")[0].strip().lower()


def _damaged(damage: Damage, place: str) -> SavedPage:
    """Damage as a problem of its page; of none where the address is lost too."""
    page = SavedPage(place, problem=damage.problem)
    return _at(page, damage.url.strip("<>"), None) if damage.url else page


def _at(page: SavedPage, url: str, date: str | None) -> SavedPage:
    """The page with its address and time, as far as they are such."""
    if is_address(url):
        page.url = url
    else:
        page.refuse(url)
    page.fetched_at = date if date and is_time(date) else None
    return page


def _safe(name: str) -> str:
    """Names on disk and in a WACZ need not be text."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
