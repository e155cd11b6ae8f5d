"""Where the next record begins in a damaged WARC file."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crawler.archive.reading.unpacking import GZIP, File, Member, UnpackingError

# Bytes looked at in one go: few at first, as the next record is mostly near.
_FIRST_WINDOW, _WINDOW = 8 * 1024, 1024 * 1024
# Not only at the beginning of a line: the record before may be cut off.
BEGIN = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n(?=[A-Za-z][A-Za-z-]{1,40}:)")
# More than what `BEGIN` matches and looks ahead for.
_OVERLAP = 64


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record begins. offset: in the file. within: in the unpacked gzip member that begins there, which is not 0 only where
    a member holds several records."""

    offset: int
    within: int = 0

    def __str__(self) -> str:
        return f"offset {self.offset}" + (f", {self.within} bytes into its gzip member" if self.within else "")


def next_record(opened: BinaryIO, place: Place) -> Place | None:
    """Where a record begins behind the one at `place`, which is not what it says. None where no other is in the file."""
    file = File(opened, place.offset)
    if file.look(len(GZIP)) == GZIP:
        try:
            member = Member(file)
            member.skip(place.within + 1)
            found = _in_member(member)
        except UnpackingError:
            # What is left of it says nothing of its end.
            return _in_file(opened, place.offset + 1)
        return Place(place.offset, found) if found is not None else _in_file(opened, file.at)
    return _in_file(opened, place.offset + 1)


def _in_member(member: Member) -> int | None:
    base, window = member.at, b""
    while more := member.some():
        window += more
        if begin := BEGIN.search(window):
            return base + begin.start()
        base, window = base + max(len(window) - _OVERLAP, 0), window[-_OVERLAP:]
    return None


def _in_file(opened: BinaryIO, position: int) -> Place | None:
    opened.seek(position)
    base, window, size = position, b"", _FIRST_WINDOW
    while True:
        more = opened.read(size)
        window += more
        for at in _candidates(window):
            if window[at : at + 5] == b"WARC/" or is_member(opened, base + at):
                return Place(base + at)
        if not more:
            return None
        base, window, size = base + max(len(window) - _OVERLAP, 0), window[-_OVERLAP:], min(2 * size, _WINDOW)
        opened.seek(base + len(window))


def _candidates(window: bytes) -> Iterator[int]:
    """Where one may begin, in order, as far as it is asked for."""
    begin, packed = BEGIN.search(window), window.find(GZIP)
    while begin is not None or packed >= 0:
        if begin is not None and (packed < 0 or begin.start() < packed):
            yield begin.start()
            begin = BEGIN.search(window, begin.end())
        else:
            yield packed
            packed = window.find(GZIP, packed + 1)


def is_member(opened: BinaryIO, position: int) -> bool:
    """True if a gzip member begins here that holds a record. The same three bytes may stand anywhere in packed data."""
    opened.seek(position)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(opened.read(4096), 5) == b"WARC/"
    except zlib.error:
        return False
