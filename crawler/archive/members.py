"""A WARC file as the gzip members that it is made of: one for each record. Damage in one hides no other."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_CHUNK = 64 * 1024
_MAGIC = b"\x1f\x8b\x08"
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
    file.seek(offset)
    unpacker = zlib.decompressobj(zlib.MAX_WBITS + 16)
    parts: list[bytes] = []
    read = size = 0
    try:
        while not unpacker.eof:
            chunk = file.read(_CHUNK)
            if not chunk:
                return _damaged(file, offset, "cut off") if read else None
            read += len(chunk)
            part = unpacker.decompress(chunk, LARGEST + 1 - size)
            size += len(part)
            parts.append(part)
            if size > LARGEST:
                return _damaged(file, offset, f"a record of more than {LARGEST} bytes")
    except zlib.error as error:
        return _damaged(file, offset, f"no whole gzip member ({error})")
    return Member(offset, read - len(unpacker.unused_data), b"".join(parts))


def _damaged(file: BinaryIO, offset: int, problem: str) -> Member:
    """What is damaged, up to the next member that begins like a record."""
    position, tail = offset + 1, b""
    file.seek(position)
    while chunk := file.read(_CHUNK):
        tail += chunk
        found = tail.find(_MAGIC)
        while found >= 0:
            if _begins_a_record(file, position + found):
                return Member(offset, position + found - offset, None, problem)
            found = tail.find(_MAGIC, found + 1)
        keep = min(len(tail), len(_MAGIC) - 1)
        position += len(tail) - keep
        tail = tail[len(tail) - keep :]
        file.seek(position + keep)
    return Member(offset, position + len(tail) - offset, None, problem, cut=True)


def _begins_a_record(file: BinaryIO, offset: int) -> bool:
    """True where a WARC record begins. The same three bytes may stand anywhere in packed data."""
    file.seek(offset)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(file.read(_CHUNK), 16).startswith(b"WARC/1.")
    except zlib.error:
        return False
