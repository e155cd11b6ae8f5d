"""A member that lies in a ZIP file as it is, such as the WARC files of a WACZ: read in its place.

`zipfile` gives nothing of a member's end where its checksum does not hold, and reads it anew to go back in it. A damaged WARC file is
still worth reading: its records have digests of their own.
"""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import BinaryIO

# The header before a member: its size, and where the lengths of the name and of the extra field stand.
_HEADER, _LENGTHS = 30, 26


def open_stored(path: Path, member: zipfile.ZipInfo) -> BinaryIO:
    """Open a member that is not compressed. The caller closes it. Raises OSError, or zipfile.BadZipFile where no member is."""
    opened = path.open("rb")
    opened.seek(member.header_offset)
    head = opened.read(_HEADER)
    if len(head) < _HEADER or not head.startswith(b"PK\x03\x04"):
        opened.close()
        raise zipfile.BadZipFile(f"no member at {member.header_offset}")
    name, extra = struct.unpack_from("<HH", head, _LENGTHS)
    return io.BufferedReader(_Part(opened, member.header_offset + _HEADER + name + extra, member.file_size))


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
