"""The bytes of a WARC file from a place on: of the file as it is, or of one gzip member in it.

Python's zlib undoes one member and says where it ends, so that each place is known. Memory: what is asked for, and a few chunks.
"""

from __future__ import annotations

import io
import zlib
from abc import ABC, abstractmethod
from typing import BinaryIO

_CHUNK = 64 * 1024
_PIECE = 256
GZIP = b"\x1f\x8b\x08"


class UnpackingError(Exception):
    """A gzip member that is damaged or has no end. The message says which."""


class Bytes(ABC):
    """Bytes that are read once, from first to last. at: how many were taken so far."""

    def __init__(self) -> None:
        self.at = 0
        self._buffer = b""

    @abstractmethod
    def _more(self) -> bytes:
        """Some more bytes; none at the end."""

    def look(self, size: int) -> bytes:
        """The next bytes, which are not taken by that; fewer at the end."""
        while len(self._buffer) < size and (more := self._more()):
            self._buffer += more
        return self._buffer[:size]

    def peek(self, size: int) -> bytes:
        """The next bytes as `look` gives them, but damage is an end, too."""
        try:
            return self.look(size)
        except UnpackingError:
            return self._buffer[:size]

    def some(self) -> bytes:
        """Take as many as there are at hand, or a chunk; none at the end."""
        self.look(1)
        return self.take(len(self._buffer))

    def take(self, size: int) -> bytes:
        """Take the next bytes; fewer at the end."""
        parts, left = [], size
        while left and self.look(1):
            part, self._buffer = self._buffer[:left], self._buffer[left:]
            left -= len(part)
            parts.append(part)
        self.at += size - left
        return b"".join(parts)

    def skip(self, size: int) -> int:
        """Pass over so many bytes; how many there were."""
        start = self.at
        while (left := size - (self.at - start)) and self.take(min(left, _CHUNK)):
            pass
        return self.at - start

    def skip_line_ends(self) -> bool:
        """Pass over line ends. True if anything follows."""
        while self.look(1):
            left = self._buffer.lstrip(b"\r\n")
            self.take(len(self._buffer) - len(left))
            if left:
                return True
        return False


class File(Bytes):
    """A file from its beginning on, or from `start`; `at` is the place in the file."""

    def __init__(self, opened: BinaryIO, start: int = 0) -> None:
        super().__init__()
        self._end = opened.seek(0, io.SEEK_END)
        opened.seek(start)
        self.at = start
        self._opened = opened

    def _more(self) -> bytes:
        return self._opened.read(_CHUNK)

    def skip(self, size: int) -> int:
        if size <= len(self._buffer):
            return super().skip(size)
        start, self.at = self.at, min(self.at + size, self._end)
        self._opened.seek(self.at)
        self._buffer = b""
        return self.at - start

    def give_back(self, data: bytes) -> None:
        """What was taken last is the next again."""
        self._buffer = data + self._buffer
        self.at -= len(data)


class Member(Bytes):
    """The gzip member that begins where `file` is, unpacked. At its end the file is behind it. wbits: as zlib takes it, of other kinds.

    Where it is damaged, what comes before that is given, then reading raises UnpackingError.
    """

    def __init__(self, file: File, *, wbits: int = zlib.MAX_WBITS | 16) -> None:
        super().__init__()
        self._file = file
        self._unpacker = zlib.decompressobj(wbits)
        self._error: UnpackingError | None = None

    @property
    def is_whole(self) -> bool:
        """True once it was read to its end, where its checksum holds."""
        return self._unpacker.eof and self._error is None

    def _more(self) -> bytes:
        while not self._unpacker.eof:
            if self._error is not None:
                raise self._error
            packed = self._unpacker.unconsumed_tail or self._file.some()
            data = self._unpacked(packed) if packed else b""
            if not packed:
                self._error = UnpackingError("cut off: what is packed has no end")
            if self._unpacker.eof:
                self._file.give_back(self._unpacker.unused_data)
            if data:
                return data
        return b""

    def _unpacked(self, packed: bytes) -> bytes:
        before = self._unpacker.copy()
        try:
            return self._unpacker.decompress(packed, _CHUNK)
        except zlib.error as error:
            self._error = UnpackingError(f"damaged: {error}")
        # zlib gives nothing of a chunk with damage in it, so what comes before that is asked for piece by piece.
        whole = []
        try:
            while packed and not before.eof:
                whole.append(before.decompress(packed, _PIECE))
                packed = before.unconsumed_tail
        except zlib.error:
            pass
        return b"".join(whole)
