"""WARC files, one record at a time: damage is told with its offset and passed over, and what lies behind it is still read.

FastWARC finds the records. It stops for good at the first damage (and, at version 2.0.1, loses all that follows a record whose body
it was asked to decode), so it is started again at the next place where a record begins, and bodies are decoded by `http.py`.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord

# Bytes looked at in one go for the place where a record begins.
_WINDOW = 1024 * 1024
# Bytes of a record's own headers.
_LARGEST_HEADERS = 64 * 1024
_GZIP = b"\x1f\x8b\x08"
# Not only at the beginning of a line: the record before may be cut off.
_BEGIN = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n(?=[A-Za-z][A-Za-z-]{1,40}:)")
# More than what `_BEGIN` matches and looks ahead for.
_OVERLAP = 64


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands. headers: by lower-case name. block: None where it is not wanted."""

    offset: int
    headers: dict[str, str]
    block: bytes | None


@dataclass(frozen=True, slots=True)
class Damage:
    """Something in the file that could not be read. url: None where even that is lost."""

    offset: int
    problem: str
    url: str | None = None


def read_records(
    opened: BinaryIO, wanted: Callable[[dict[str, str]], bool], *, largest: int, start: int = 0
) -> Iterator[Record | Damage]:
    """All records of a WARC file, compressed or not, from `start` on, with the blocks of those that are wanted.

    opened: must be seekable. largest: bytes of a block; one that is larger is damage.
    """
    while True:
        opened.seek(start)
        last = start - 1
        held: Record | Damage | None = None
        try:
            for record in ArchiveIterator(opened, parse_http=False, max_header_len=_LARGEST_HEADERS):
                # The one before it is whole: another record begins where it ended.
                if held is not None:
                    yield held
                last = record.stream_pos
                held = _taken(record, last, wanted, largest)
            if held is not None:
                yield held
            return
        except OSError as error:
            problem = f"damaged: {error}"
        found = _next_record(opened, max(last, start) + 1)
        if isinstance(held, Record) and _is_too_long(held):
            # What it has swallowed is found again by the search.
            yield Damage(last, "damaged: its length is wrong", held.headers.get("warc-target-uri"))
        else:
            if held is not None:
                yield held
            yield Damage(max(last, start), f"{problem}, in or behind the record here")
        if found is None:
            return
        start = found


def digest_fails(record: Record) -> bool:
    """True if the block is not what the record's WARC-Block-Digest says, where that is of a kind we know."""
    kind, _, told = record.headers.get("warc-block-digest", "").partition(":")
    if record.block is None or kind.lower() not in {"sha1", "sha256"}:
        return False
    digest = hashlib.new(kind.lower(), record.block, usedforsecurity=False)
    return told.strip().lower() not in {digest.hexdigest(), base64.b32encode(digest.digest()).decode().lower()}


def _taken(record: WarcRecord, offset: int, wanted: Callable[[dict[str, str]], bool], largest: int) -> Record | Damage:
    """The record with its block, read before the next one is looked for."""
    headers = {name.lower(): value for name, value in record.headers.items()}
    url = headers.get("warc-target-uri")
    if "warc-type" not in headers:
        return Damage(offset, "damaged: the record's headers are not whole", url)
    if url is None and headers["warc-type"] in {"response", "resource", "revisit"}:
        return Damage(offset, "damaged: the record has no address")
    if not wanted(headers):
        return Record(offset, headers, None)
    if record.content_length > largest:
        return Damage(offset, f"too large: {record.content_length / 1e6:.1f} MB (limit {largest / 1e6:.1f} MB)", url)
    block = record.reader.read()
    if len(block) < record.content_length:
        return Damage(offset, f"cut off: {len(block)} of {record.content_length} bytes are there", url)
    taken = Record(offset, headers, block)
    return Damage(offset, "damaged: the block does not have its digest", url) if digest_fails(taken) else taken


def _is_too_long(held: Record) -> bool:
    """True for a record before damage that has swallowed the beginning of another one."""
    return held.block is not None and _BEGIN.search(held.block) is not None


def _next_record(opened: BinaryIO, position: int) -> int | None:
    """Where the next record begins, at `position` or behind it."""
    opened.seek(position)
    base, window = position, b""
    while True:
        more = opened.read(_WINDOW)
        window += more
        for at in _candidates(window):
            if window[at : at + 5] == b"WARC/" or _is_member(opened, base + at):
                return base + at
        if len(more) < _WINDOW:
            return None
        base, window = base + len(window) - _OVERLAP, window[-_OVERLAP:]
        opened.seek(base + _OVERLAP)


def _candidates(window: bytes) -> list[int]:
    plain = [found.start() for found in _BEGIN.finditer(window)]
    packed, at = [], window.find(_GZIP)
    while at >= 0:
        packed.append(at)
        at = window.find(_GZIP, at + 1)
    return sorted(plain + packed)


def _is_member(opened: BinaryIO, position: int) -> bool:
    """True if a gzip member begins here that holds a record."""
    opened.seek(position)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(opened.read(4096), 5) == b"WARC/"
    except zlib.error:
        return False
