"""A WARC file as the gzip members that it is made of: one for each record. Damage in one hides no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from crawler.archive.reading.search import is_member
from crawler.archive.reading.unpacking import GZIP, File, UnpackingError
from crawler.archive.reading.unpacking import Member as Unpacked

_CHUNK = 64 * 1024
# Bytes that one record may have. Ours are bounded by DOWNLOAD_MAXSIZE; a larger one was not written by us.
LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Member:
    """offset, length: of the member in the file, or of what is damaged up to the next whole one or the end.

    data: the record; None where it is damaged, and then `problem` says how. cut: the file ends in the middle of it.
    """

    offset: int
    length: int
    data: bytes | None
    problem: str | None = None
    cut: bool = False


def members(file: BinaryIO, start: int = 0) -> Iterator[Member]:
    """The members from an offset on, which must be the beginning of one. Memory: one record."""
    offset = start
    while True:
        member = read_member(file, offset)
        if member is None:
            return
        yield member
        offset += member.length


def read_member(file: BinaryIO, offset: int) -> Member | None:
    """The member at an offset; None at the end of the file."""
    packed = File(file, offset)
    if not packed.look(1):
        return None
    try:
        data = Unpacked(packed).take(LARGEST + 1)
    except UnpackingError as error:
        return _damaged(file, offset, str(error))
    if len(data) > LARGEST:
        return _damaged(file, offset, f"a record of more than {LARGEST} bytes")
    return Member(offset, packed.at - offset, data)


def _damaged(file: BinaryIO, offset: int, problem: str) -> Member:
    """What is damaged, up to the next member that begins like a record."""
    position, tail = offset + 1, b""
    file.seek(position)
    while chunk := file.read(_CHUNK):
        tail += chunk
        found = tail.find(GZIP)
        while found >= 0:
            if is_member(file, position + found):
                return Member(offset, position + found - offset, None, problem)
            found = tail.find(GZIP, found + 1)
        keep = min(len(tail), len(GZIP) - 1)
        position += len(tail) - keep
        tail = tail[len(tail) - keep :]
        file.seek(position + keep)
    return Member(offset, position + len(tail) - offset, None, problem, cut=True)
