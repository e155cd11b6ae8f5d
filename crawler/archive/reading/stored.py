"""Part of a file, read in its place: a member of a ZIP file, such as the WARC files of a WACZ.

`zipfile` gives nothing of a member's end where its checksum does not hold, and reads it anew to go back in it. A damaged WARC file is
still worth reading: its records have digests of their own.
"""

from __future__ import annotations

import io
import tempfile
import zlib
from pathlib import Path
from typing import BinaryIO

from crawler.archive.reading.unpacking import File, Member, UnpackingError


def open_part(path: Path, start: int, size: int | None) -> BinaryIO:
    """Open so many bytes of a file, to its end if None, from a place on. The caller closes it. Raises OSError."""
    opened = path.open("rb")
    if start == 0 and size is None:
        return opened
    end = opened.seek(0, io.SEEK_END)
    return io.BufferedReader(_Part(opened, start, max(0, min(end - start, size if size is not None else end))))


def open_deflated(path: Path, start: int, size: int, *, largest: int) -> tuple[BinaryIO, str | None]:
    """The same bytes unpacked, in a file that goes when it is closed, and what is wrong behind them, None if nothing is.

    largest: bytes that they may become. Raises OSError.
    """
    unpacked = tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    with open_part(path, start, size) as packed:
        stream = Member(File(packed), wbits=-zlib.MAX_WBITS)
        try:
            while (part := stream.some()) and unpacked.tell() <= largest:
                unpacked.write(part)
        except UnpackingError as error:
            return unpacked, str(error)
    return unpacked, None


class _Part(io.RawIOBase):
    """So many bytes of a file, from a place on. It closes the file."""

    def __init__(self, opened: BinaryIO, start: int, size: int) -> None:
        self._opened, self._start, self._size, self._at = opened, start, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        wanted = max(0, min(len(buffer), self._size - self._at))
        self._opened.seek(self._start + self._at)
        found = self._opened.read(wanted)
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def close(self) -> None:
        self._opened.close()
        super().close()
