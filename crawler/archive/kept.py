"""Records of our own archive, by where they lie."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Final

import brotli
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.utils._compression import _DecompressionMaxSizeExceeded
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from crawler.archive.errors import ArchiveError
from crawler.archive.members import LARGEST, Member, members, read_member
from crawler.archive.names import SUFFIX

# Where the record lies that a revisit refers to. Heritrix writes these two, so that nobody needs an index to find it.
REFERS_TO_FILE: Final = "WARC-Refers-To-Filename"
REFERS_TO_OFFSET: Final = "WARC-Refers-To-File-Offset"
# The addresses that redirected to the one of the record, first to last, with a space in between. WARC has no field for that; readers
# pass over those that they do not know.
REDIRECTED_FROM: Final = "Redirected-From"
# The address of the article that the record is a further part of.
PART_OF: Final = "Part-Of"
# How the `software` of a file's first record ends, and the field that names the crawl's site: by these two a file says that it is ours.
WRITTEN_BY: Final = "(Scrapy, warcio)"
PART_OF_SITE: Final = "isPartOf"

# What Scrapy's ways to unpack raise.
_UNPACKING_ERRORS = (OSError, EOFError, ValueError, zlib.error, brotli.error, _DecompressionMaxSizeExceeded)

_OFFSET = re.compile("[0-9]{1,18}")


@dataclass(frozen=True, slots=True)
class Original:
    """The record that holds a payload. file: relative to ARCHIVE_DIR. date: as in the record. record_id: with brackets."""

    url: str
    date: str
    digest: str
    record_id: str
    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Kept:
    """One record. kind: `response`, `revisit`, `request`, `warcinfo`. date: WARC-Date. status: of a response or revisit, else None.

    headers: of the answer, names in lower case, a later one counting, but for content codings, which are joined. payload: as received, empty in a revisit. digest: of the
    payload, as the record states it. refers_to: where a revisit's payload lies, refers_to_id: the id of its record. hops: the addresses
    that redirected to it, first to last. problems: digests that do not hold.
    """

    kind: str
    record_id: str
    url: str | None
    date: str
    status: int | None
    headers: dict[str, str]
    payload: bytes
    digest: str | None
    profile: str | None = None
    refers_to: tuple[str, int] | None = None
    refers_to_id: str | None = None
    hops: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def read_kept(member: Member) -> Kept:
    """The record in a member. Raises ArchiveError where it is no record."""
    if member.data is None:
        raise ArchiveError(member.problem or "damaged")
    try:
        records = iter(ArchiveIterator(BytesIO(member.data), check_digests=True))
        record = next(records)
        payload = record.raw_stream.read()
        head = record.rec_headers
        if record.raw_stream.limit > 0:
            raise ArchiveError("the record is shorter than it says")
        http = record.http_headers if record.rec_type in {"response", "revisit"} else None
        at = head.get_header(REFERS_TO_OFFSET)
        problems = tuple(record.digest_checker.problems)
        if next(records, None) is not None:
            raise ArchiveError("more than one record in one gzip member")
        return Kept(
            kind=record.rec_type,
            record_id=head.get_header("WARC-Record-ID") or "",
            url=head.get_header("WARC-Target-URI"),
            date=head.get_header("WARC-Date") or "",
            status=int(http.get_statuscode()) if http is not None else None,
            headers=_headers_of(http.headers) if http is not None else {},
            payload=payload,
            digest=head.get_header("WARC-Payload-Digest"),
            profile=head.get_header("WARC-Profile"),
            refers_to=(head.get_header(REFERS_TO_FILE), int(at)) if at else None,
            refers_to_id=head.get_header("WARC-Refers-To"),
            hops=tuple((head.get_header(REDIRECTED_FROM) or "").split()),
            problems=problems,
        )
    except (ArchiveLoadFailed, StopIteration, ValueError, AttributeError) as error:
        raise ArchiveError(f"no WARC record ({type(error).__name__}: {str(error).strip()})") from error


def _headers_of(lines: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The headers of an answer; content codings may be told in several lines, which are one list (RFC 9110, 5.3)."""
    found: dict[str, str] = {}
    for name, value in lines:
        named = name.lower()
        found[named] = f"{found[named]}, {value}" if named == "content-encoding" and named in found else value
    return found


def head_of(member: Member) -> dict[str, str]:
    """The headers of a record, names in lower case, without looking at what it holds; empty for what is no record."""
    head, end, _ = (member.data or b"").partition(b"\r\n\r\n")
    first, *lines = head.decode("utf-8", "replace").split("\r\n")
    if not (end and first.startswith("WARC/1.")):
        return {}
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def refers_to(head: Mapping[str, str]) -> tuple[str, int] | None:
    """Where the payload of a revisit record lies, by its headers; None for other records."""
    file, at = head.get(REFERS_TO_FILE.lower()), head.get(REFERS_TO_OFFSET.lower(), "")
    return (file, int(at)) if file and _OFFSET.fullmatch(at) else None


def redirect_of(member: Member) -> tuple[int, str | None]:
    """The status of an answer's record, and where it redirects to; (0, None) for what is no answer."""
    _, _, block = (member.data or b"").partition(b"\r\n\r\n")
    first, *lines = block.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
    parts = first.split(" ", 2)
    status = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0
    for line in lines if 300 <= status < 400 else ():
        name, _, value = line.partition(":")
        if name.lower() == "location":
            return status, value.strip()
    return status, None


class Reader:
    """Reads records under ARCHIVE_DIR by their place."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def record(self, file: str, offset: int) -> Kept:
        """The record at a place. Raises ArchiveError where there is none."""
        try:
            with self._open(file) as opened:
                member = read_member(opened, offset)
        except OSError as error:
            raise ArchiveError(f"{file} cannot be read: {error.strerror}") from error
        if member is None:
            raise ArchiveError(f"{file} ends before {offset}")
        return read_kept(member)

    def _open(self, file: str) -> BinaryIO:
        """A file by its name. Raises OSError, and ArchiveError for what is no name of one."""
        path = PurePosixPath(file)
        if path.is_absolute() or ".." in path.parts:
            raise ArchiveError(f"{file} is no file of the archive")
        return (self.folder / path).open("rb")

    def _behind(self, file: str) -> list[str]:
        """The names of the files of the same site that were begun later, in their order."""
        folder, _, name = file.rpartition("/")
        others = sorted(path.name for path in (self.folder / folder).glob(f"*{SUFFIX}"))
        return [f"{folder}/{other}" if folder else other for other in others if other > name]

    def payload(self, kept: Kept) -> bytes:
        """A record's payload as received; of a revisit, that of the record it refers to. Raises ArchiveError where it is lost."""
        if kept.kind != "revisit":
            return kept.payload
        if kept.refers_to is None:
            raise ArchiveError("the revisit record does not say where its payload lies")
        original = self.record(*kept.refers_to)
        if original.kind != "response" or original.digest != kept.digest:
            raise ArchiveError(
                f"the revisit record refers to {kept.refers_to[0]} at {kept.refers_to[1]}, which is another payload"
            )
        return original.payload

    def answers_behind(self, file: str, offset: int) -> Iterator[tuple[tuple[str, int], Kept]]:
        """The answers of a site behind the one at a place, each with its own place, in this file and those after it. What is damaged is
        passed over."""
        for name in (file, *self._behind(file)):
            try:
                opened = self._open(name)
            except OSError:
                continue
            with opened:
                for member in members(opened, offset if name == file else 0):
                    if (name, member.offset) == (file, offset) or member.data is None:
                        continue
                    try:
                        kept = read_kept(member)
                    except ArchiveError:
                        continue
                    if kept.kind in {"response", "revisit"}:
                        yield (name, member.offset), kept

    def original(self, file: str, offset: int) -> Original:
        """What a later revisit of the record at this place is to refer to. Raises ArchiveError."""
        kept = self.record(file, offset)
        if kept.kind == "revisit" and kept.refers_to is not None:
            file, offset = kept.refers_to
            kept = self.record(file, offset)
        if kept.kind != "response" or kept.url is None or kept.digest is None:
            raise ArchiveError(f"{file} at {offset} is no response")
        return Original(kept.url, kept.date, kept.digest, kept.record_id, file, offset)


def unpacked(payload: bytes, content_encoding: str | None, *, most: int = LARGEST) -> bytes:
    """The payload without its content coding, just as the crawl took it off. most: bytes. Raises ArchiveError where that fails."""
    if not content_encoding:
        return payload
    codings, _ = HttpCompressionMiddleware._split_encodings([content_encoding.encode("latin-1", "replace")])
    for coding in codings:
        try:
            payload = HttpCompressionMiddleware._decode(payload, coding, most)
        except _UNPACKING_ERRORS as error:
            raise ArchiveError(f"the payload is no {content_encoding}: {error}") from error
    return payload
