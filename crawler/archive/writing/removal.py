"""Take records out of a WARC file; every other record stays where it is.

Each leaves a `metadata` record of the same length that says so. Were the file made shorter, the places would change that the ledger,
rows that were given away and `revisit` records in other files name; so nothing but this one file is touched, and at once.
"""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import BinaryIO, Final

from crawler.archive.errors import ArchiveError, unusable
from crawler.archive.marks import sync_folder
from crawler.archive.writing.records import digest_of, new_id

_PART: Final = ".part"
_SAYS: Final = b"Taken out on request.\r\n"
# gzip's frame without a name and a time, stored blocks: RFC 1952 and 1951.
_GZIP_HEAD: Final = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_GZIP_TAIL: Final = 8
_BLOCK_HEAD: Final = 5
_LONGEST_BLOCK: Final = 0xFFFF


def take_out(path: Path, places: Iterable[tuple[int, int]]) -> None:
    """Replace the records at these places (offset and length of their gzip members, in order). Who reads the file meanwhile
    sees the old or the whole new one, also after a crash. Raises ArchiveError where that cannot be done.
    """
    part = path.with_name(path.name + _PART)
    try:
        with path.open("rb") as old, part.open("wb") as new:
            for offset, length in places:
                _copy(old, new, offset)
                for block in _removed(length):
                    new.write(block)
                old.seek(length, os.SEEK_CUR)
            shutil.copyfileobj(old, new, 1 << 20)
            new.flush()
            os.fsync(new.fileno())
        shutil.copystat(path, part)
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise unusable(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def drop(path: Path) -> None:
    """Remove a file of which nothing is to stay, with what a crash has left beside it. Raises ArchiveError."""
    try:
        for beside in (path.with_name(path.name + _PART), path):
            beside.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise unusable(path, error) from error


def _copy(old: BinaryIO, new: BinaryIO, end: int) -> None:
    """Copy up to an offset of the old file."""
    while (left := end - old.tell()) > 0:
        chunk = old.read(min(left, 1 << 20))
        if not chunk:
            raise ArchiveError(f"archive {old.name}: it ends before {end}")
        new.write(chunk)


def _removed(length: int) -> Iterator[bytes]:
    """A gzip member of just this length that holds the record which says that one was taken out."""
    blocks = -(-(length - len(_GZIP_HEAD) - _GZIP_TAIL) // (_BLOCK_HEAD + _LONGEST_BLOCK))
    record = _record(length - len(_GZIP_HEAD) - _GZIP_TAIL - blocks * _BLOCK_HEAD)
    yield _GZIP_HEAD
    for number in range(blocks):
        block = record[number * _LONGEST_BLOCK : (number + 1) * _LONGEST_BLOCK]
        yield struct.pack("<BHH", number == blocks - 1, len(block), len(block) ^ 0xFFFF) + block
    yield struct.pack("<II", zlib.crc32(record), len(record) & 0xFFFFFFFF)


def _record(size: int) -> bytes:
    """A record of this many bytes. Raises ArchiveError where that is too few: none of ours has."""
    date = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    head = f"WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: {new_id()}\r\nWARC-Date: {date}\r\n"
    head += "Content-Type: text/plain\r\nWARC-Block-Digest: "
    end = "\r\n\r\n"
    # As many digits as it takes: zeros before a number are allowed.
    digits = len(str(size))
    length = "\r\nContent-Length: "
    left = size - len(head) - len(digest_of(b"")) - len(length) - digits - 2 * len(end)
    if left < len(_SAYS):
        raise ArchiveError(f"a record of {size} bytes is too short to say that it was taken out")
    block = _SAYS.ljust(left)
    return f"{head}{digest_of(block)}{length}{left:0{digits}d}{end}".encode() + block + end.encode()
