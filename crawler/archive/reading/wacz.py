"""The WARC files in a WACZ, each where it lies. Names in it are only names: nothing is unpacked to a file of that name."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from crawler.archive.reading.stored import open_deflated, open_part

# WET and WAT, what Common Crawl makes of captures, are WARC files without any: their records are counted.
WARC = (".warc", ".warc.gz", ".warc.wet", ".warc.wet.gz", ".warc.wat", ".warc.wat.gz")
WACZ = (".wacz",)
# A WACZ keeps its WARC files as they are; one that grows so much when it is unpacked was made to.
_LARGEST_RATIO = 100
_ENCRYPTED = 0x1
# What ZIP files and their members begin with.
_BEGINS = b"PK\x03\x04"
# The header before a member: its size, and where the lengths of the name and of the extra field stand.
_HEADER, _LENGTHS = 30, 26


class PackError(Exception):
    """A WACZ, or a file in it, that cannot be read. The message says why. name: of the file in it, None for the WACZ itself."""

    def __init__(self, problem: str, name: str | None = None) -> None:
        super().__init__(problem)
        self.name = name


@dataclass(frozen=True, slots=True)
class Packed:
    """Where a WARC file lies in a file. name: in the WACZ; None for what is left of a WACZ without its list. size: None to the end.

    unpacked: bytes that it is when it is unpacked; None if it lies there as it is.
    """

    name: str | None
    start: int
    size: int | None = None
    unpacked: int | None = None

    def open(self, path: Path) -> tuple[BinaryIO, str | None]:
        """Open it to read, and what is wrong behind what is there. The caller closes it. Raises OSError."""
        if self.unpacked is None or self.size is None:
            return open_part(path, self.start, self.size), None
        return open_deflated(path, self.start, self.size, largest=self.unpacked)


# A file that is no WACZ.
WHOLE: Final = Packed(None, 0)


def members(path: Path, within: Packed | None = None) -> Iterator[Packed | PackError]:
    """The WARC files in a WACZ, also in those that it holds itself, and what of it cannot be read."""
    start, size = (within.start, within.size) if within is not None else (0, None)
    try:
        with open_part(path, start, size) as opened:
            try:
                infos = zipfile.ZipFile(opened).infolist()
            except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error) as error:
                # Its list of members stands at its end. The records in a part of it are found without that.
                yield PackError(f"unreadable: {error}", within.name if within else None)
                opened.seek(0)
                if opened.read(len(_BEGINS)) == _BEGINS:
                    yield Packed(None, start, size)
                return
            for info in infos:
                if info.filename.lower().endswith(WARC + WACZ):
                    yield from _member(path, opened, info, start, within)
    except OSError as error:
        yield PackError(f"unreadable: {error.strerror or error}")


def _member(
    path: Path, opened: BinaryIO, info: zipfile.ZipInfo, base: int, within: Packed | None
) -> Iterator[Packed | PackError]:
    """One of them, or what is wrong with it. base: where the WACZ begins in the file."""
    name = "/".join(filter(None, (within.name if within else None, info.filename)))
    is_packed = info.compress_type == zipfile.ZIP_DEFLATED
    if info.file_size > _LARGEST_RATIO * max(info.compress_size, 1):
        yield PackError("refused: it would grow more than a hundredfold when unpacked", name)
    elif info.flag_bits & _ENCRYPTED:
        yield PackError("unreadable: encrypted", name)
    elif not is_packed and info.compress_type != zipfile.ZIP_STORED:
        yield PackError(f"unreadable: packed by method {info.compress_type}", name)
    elif (start := _begin(opened, info)) is None:
        yield PackError(f"unreadable: no member at {info.header_offset}", name)
    else:
        found = Packed(name, base + start, info.compress_size, info.file_size if is_packed else None)
        if not name.lower().endswith(WACZ):
            yield found
        elif is_packed or within is not None:
            yield PackError("refused: a WACZ in a WACZ must lie there as it is, and hold no other", name)
        else:
            yield from members(path, found)


def _begin(opened: BinaryIO, info: zipfile.ZipInfo) -> int | None:
    """Where a member's bytes begin."""
    try:
        opened.seek(info.header_offset)
    except (OSError, ValueError, OverflowError):
        return None
    head = opened.read(_HEADER)
    if len(head) < _HEADER or not head.startswith(_BEGINS):
        return None
    name, extra = struct.unpack_from("<HH", head, _LENGTHS)
    return info.header_offset + _HEADER + int(name) + int(extra)
