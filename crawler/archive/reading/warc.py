"""WARC files, one record at a time: damage is told once, with its place, and passed over; what lies behind it is still read.

No library that was looked at does this. FastWARC 2.0.1 ends without a word at an empty gzip member, at a length that reaches past the
file's end and at headers with bare line feeds, and its places are wrong where a member holds several records; warcio ends at the first
damage. Bodies are decoded by `http.py`.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, TypeAlias

from crawler.archive.reading.search import BEGIN, Place, next_record
from crawler.archive.reading.unpacking import GZIP, Bytes, File, Member, UnpackingError

NO_RECORD = "damaged: no record begins here"
NOT_ITS_DIGEST = "damaged: the {} does not have its digest"
# Bytes of a record's own headers.
_LARGEST_HEADERS = 64 * 1024
# How many are looked at first.
_USUAL_HEADERS = 2048
_HEADERS_END = re.compile(rb"\r?\n\r?\n")
_VERSION = re.compile(rb"WARC/\d{1,2}\.\d{1,2}[ \t]*\r?\n")
# A header's value goes on in lines that begin with white space.
_FOLD = re.compile(r"\r?\n[ \t]+")
_LENGTH = re.compile(r"[0-9]{1,18}")
# Bytes behind a record that are looked at for its end.
_LONGEST_END = 64
# Of a block that is too large: enough for the head of an answer, which tells whether it is a page.
_BEGINNING = 64 * 1024
_ANSWERS = frozenset(("response", "resource", "revisit"))


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands. headers: by lower-case name. block: None where it is not wanted. is_proved: a checksum says that it is as it
    was written: of its gzip member, or its own digest. size: of its block, where that is too large and only its beginning was read."""

    place: Place
    headers: dict[str, str]
    block: bytes | None
    is_proved: bool = False
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """Something in the file that could not be read. url: None where even that is lost."""

    place: Place
    problem: str
    url: str | None = None


Wanted: TypeAlias = Callable[[dict[str, str]], bool]


class _EndError(Exception):
    """Where the record ends is not known. The message says why."""


class _LostError(Exception):
    """Where a record ends is not known: the next one must be looked for. damage: the record."""

    def __init__(self, damage: Damage) -> None:
        super().__init__(damage.problem)
        self.damage = damage


def read_records(opened: BinaryIO, wanted: Wanted, *, largest: int, start: Place | None = None) -> Iterator[Record | Damage]:
    """All records of a WARC file, compressed or not, from `start` on, with the blocks of those that are wanted.

    opened: must be seekable. largest: bytes of a block; of one that is larger the beginning is read.
    """
    place: Place | None = start or Place(0)
    while place is not None:
        try:
            yield from _until_lost(opened, place, wanted, largest)
            return
        except _LostError as lost:
            damage = lost.damage
        yield damage
        place = next_record(opened, damage.place)


def _until_lost(opened: BinaryIO, start: Place, wanted: Wanted, largest: int) -> Iterator[Record | Damage]:
    """The records that follow one another. Raises _LostError."""
    file = File(opened, start.offset)
    within = start.within
    while file.skip_line_ends():
        if file.look(len(GZIP)) == GZIP:
            yield from _in_member(file, within, wanted, largest)
        else:
            yield _read(file, Place(file.at), wanted, largest)
        within = 0


def _in_member(file: File, within: int, wanted: Wanted, largest: int) -> Iterator[Record | Damage]:
    """The records of the gzip member that begins here: one, as a rule. Raises _LostError."""
    place = Place(file.at, within)
    member = Member(file)
    try:
        member.skip(within)
        while member.skip_line_ends():
            place = Place(place.offset, member.at)
            yield _read(member, place, wanted, largest)
    except UnpackingError as error:
        raise _LostError(Damage(place, str(error))) from error


def has_digest(told: str | None, data: bytes) -> bool | None:
    """True if data has the digest that a header tells. None where none is told that can be tested."""
    kind, _, value = (told or "").partition(":")
    if kind.lower() not in {"sha1", "sha256"}:
        return None
    digest = hashlib.new(kind.lower(), data, usedforsecurity=False)
    return value.strip().lower() in {digest.hexdigest(), base64.b32encode(digest.digest()).decode().lower()}


def _read(stream: Bytes, place: Place, wanted: Wanted, largest: int) -> Record | Damage:
    """The record that begins here, to its end. Raises _LostError where that is not known."""
    url = None
    try:
        headers = _headers(stream)
        # The address of a request or of what is told of a page is that page's, which this says nothing of.
        url = headers.get("warc-target-uri") if headers.get("warc-type") in _ANSWERS else None
        length = headers.get("content-length", "")
        if _LENGTH.fullmatch(length) is None:
            raise _EndError("damaged: the record's length is not told")
        taken, there = _taken(stream, Record(place, headers, None), int(length), wanted, largest)
        if there < int(length):
            raise _EndError(f"cut off, or its length is wrong: {there} of {length} bytes are there")
        block = taken.block if isinstance(taken, Record) and taken.size is None else None
        is_proved = has_digest(headers.get("warc-block-digest"), block) if block is not None else None
        # A block that has its digest is whole, whatever follows.
        if not is_proved and not _ends_here(stream):
            raise _EndError("damaged: its length is wrong")
    except (_EndError, UnpackingError) as error:
        raise _LostError(Damage(place, str(error), url)) from error
    if is_proved is False:
        return Damage(place, NOT_ITS_DIGEST.format("block"), url)
    proved = bool(is_proved) or (isinstance(stream, Member) and stream.is_whole)
    return replace(taken, is_proved=proved) if isinstance(taken, Record) and proved else taken


def _taken(stream: Bytes, record: Record, size: int, wanted: Wanted, largest: int) -> tuple[Record | Damage, int]:
    """The record with its block, and how many bytes of that there were."""
    place, headers = record.place, record.headers
    url, kind = headers.get("warc-target-uri"), headers.get("warc-type")
    if kind is None:
        return Damage(place, "damaged: the record's headers are not whole", url), stream.skip(size)
    if url is None and kind in _ANSWERS:
        return Damage(place, "damaged: the record has no address"), stream.skip(size)
    if not wanted(headers):
        return record, stream.skip(size)
    if size > largest:
        begins = stream.take(min(size, _BEGINNING))
        return Record(place, headers, begins, size=size), len(begins) + stream.skip(size - len(begins))
    block = stream.take(size)
    return Record(place, headers, block), len(block)


def _headers(stream: Bytes) -> dict[str, str]:
    """A record's headers, with the line before them. Raises _EndError where none begin here, or they do not end."""
    size = _USUAL_HEADERS
    while (end := _HEADERS_END.search(head := stream.peek(size))) is None:
        if _VERSION.match(head) is None:
            raise _EndError(NO_RECORD)
        if len(head) < size:
            # Raises UnpackingError where that is why.
            stream.skip(size)
        if len(head) < size:
            raise _EndError("damaged: the record's headers have no end")
        if size >= _LARGEST_HEADERS:
            raise _EndError(f"not read: the record's headers are larger than {_LARGEST_HEADERS // 1024} kB")
        size *= 2
    if (version := _VERSION.match(head)) is None:
        raise _EndError(NO_RECORD)
    if BEGIN.search(head, version.end(), end.start() + 1) is not None:
        # They are cut off, and another record's follow.
        raise _EndError("damaged: the record's headers have no end")
    text = _FOLD.sub(" ", head[version.end() : end.start()].decode("utf-8", "replace"))
    stream.take(end.end())
    lines = (line.partition(":") for line in text.split("\n"))
    # Of a header that is told twice the first counts.
    headers: dict[str, str] = {}
    for name, colon, value in lines:
        if colon:
            headers.setdefault(name.strip().lower(), value.strip())
    return headers


def _ends_here(stream: Bytes) -> bool:
    """True where a record's end follows: two line ends, or, since not all writers make them, another record or the end."""
    # To the end of a gzip member, whose checksum stands there.
    rest = stream.look(_LONGEST_END)
    if rest.startswith(b"\r\n\r\n"):
        return True
    rest = rest.lstrip(b"\r\n")
    return not rest or rest.startswith((b"WARC/", GZIP))
