"""An HTTP message as a WARC record holds it → its status, its headers and its body without transfer and content encodings.

Crawlers differ in what they keep: some undo the encodings and leave the headers that name them. So an encoding is undone where the
body has it, and passed over where it plainly has not. Nothing is unpacked beyond the limit.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

import brotli

# Bytes of status line and headers.
LARGEST_HEAD = 256 * 1024
# Heads of status 1xx before the answer's own.
_MOST_BEFORE = 5
# Bytes unpacked in one go, so that a bomb is noticed early.
_BROTLI_STEP = 256
# HTTP/1.1 200 OK, HTTP/2 200, h2 has no reason phrase.
_STATUS = re.compile(rb"\s*HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)", re.I)
# Several lines of one of these are one list: RFC 9110, 5.3.
_LISTS = frozenset(("content-encoding", "transfer-encoding"))
# What some servers call a body that is not packed.
_PLAIN = frozenset(("", "identity", "none", "utf-8"))
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")


class MessageError(ValueError):
    """The record is no HTTP response, or its body cannot be had. The message says why."""


@dataclass(frozen=True, slots=True)
class Head:
    """status: 200 and the like. headers: by lower-case name, the first of each; of those that are lists all. body: where it begins in the
    block."""

    status: int
    headers: dict[str, str]
    body: int


def read_head(block: bytes) -> Head:
    """The head of an HTTP response; of those that come before the answer (`100 Continue`) not. Raises MessageError for anything else."""
    head = _head_at(block, 0)
    for _ in range(_MOST_BEFORE):
        if not 100 <= head.status < 200 or _STATUS.match(block, head.body) is None:
            break
        head = _head_at(block, head.body)
    return head


def _head_at(block: bytes, start: int) -> Head:
    """The head that begins there."""
    found = _STATUS.match(block, start)
    if found is None:
        raise MessageError("no HTTP response")
    last = start + LARGEST_HEAD
    end, size = block.find(b"\r\n\r\n", start, last), 4
    # The second mark is not looked for in the page behind the first.
    if (bare := block.find(b"\n\n", start, end if end >= 0 else last)) >= 0:
        end, size = bare, 2
    if end < 0:
        if len(block) > last:
            raise MessageError(f"headers of more than {LARGEST_HEAD // 1024} kB")
        end, size = len(block), 0
    headers: dict[str, str] = {}
    for line in block[found.end() : end].split(b"\n")[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            named, told = name.strip().decode("latin-1").lower(), value.strip().decode("latin-1")
            headers[named] = f"{headers[named]}, {told}" if named in _LISTS and named in headers else headers.get(named, told)
    return Head(int(found.group(1)), headers, end + size)


def read_body(block: bytes, head: Head, *, largest: int) -> bytes:
    """The body. Raises MessageError where it is damaged or larger than `largest` bytes."""
    body = joined(block[head.body :], head)
    encodings = [name.strip().lower() for name in head.headers.get("content-encoding", "").split(",")]
    for encoding in reversed(encodings):
        body = _decoded(body, encoding, largest)
    if len(body) > largest:
        raise MessageError(f"too large: more than {largest / 1e6:.1f} MB")
    return body


def joined(body: bytes, head: Head) -> bytes:
    """The body without its transfer coding. Raises MessageError where it is damaged."""
    return _without_chunks(body) if "chunked" in head.headers.get("transfer-encoding", "").lower() else body


def _without_chunks(body: bytes) -> bytes:
    """The chunks' content; the body itself where it does not begin with a chunk."""
    parts: list[bytes] = []
    position = 0
    while found := _CHUNK.match(body, position):
        size, start = int(found.group(1), 16), found.end()
        if size == 0:
            return b"".join(parts)
        if body[start + size : start + size + 1] not in (b"\r", b"\n") and start + size < len(body):
            break
        parts.append(body[start : start + size])
        if start + size > len(body):
            raise MessageError("cut off within a chunk")
        position = start + size + (2 if body[start + size : start + size + 2] == b"\r\n" else 1)
    if not parts:
        return body
    raise MessageError("cut off between chunks" if position >= len(body) else "damaged chunks")


def is_packed(told: str) -> bool:
    """True for a Content-Encoding that names a coding, and not a charset or nothing."""
    return any(name.strip().lower() not in _PLAIN for name in told.split(","))


def _decoded(body: bytes, encoding: str, largest: int) -> bytes:
    if encoding in _PLAIN or not body:
        return body
    if encoding in {"gzip", "x-gzip"}:
        return _inflated(body, zlib.MAX_WBITS | 16, largest) if body[:2] == b"\x1f\x8b" else body
    if encoding == "deflate":
        # By the standard with a zlib header; many servers leave it out.
        with_header = len(body) > 1 and body[0] & 15 == 8 and (body[0] * 256 + body[1]) % 31 == 0
        return body if is_markup(body) else _inflated(body, zlib.MAX_WBITS if with_header else -zlib.MAX_WBITS, largest)
    if encoding == "br":
        return body if is_markup(body) else _unbrotlied(body, largest)
    if is_markup(body):
        return body
    raise MessageError(f"content-encoding {encoding[:20]!a} is not known")


def is_markup(body: bytes) -> bool:
    """True where the encoding was undone before and only its header is left."""
    return body[:512].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def _inflated(body: bytes, bits: int, largest: int) -> bytes:
    """Unpacked; of gzip all its members, as browsers and Scrapy read it."""
    found = b""
    try:
        while True:
            unpacker = zlib.decompressobj(bits)
            found += unpacker.decompress(body, largest + 1 - len(found))
            if not unpacker.eof and len(found) <= largest:
                raise MessageError("cut off within its content-encoding")
            body = unpacker.unused_data
            if len(found) > largest or bits <= zlib.MAX_WBITS or body[:2] != b"\x1f\x8b":
                return found
    except zlib.error as error:
        raise MessageError("damaged content-encoding") from error


def _unbrotlied(body: bytes, largest: int) -> bytes:
    unpacker = brotli.Decompressor()
    parts: list[bytes] = []
    size = 0
    try:
        for start in range(0, len(body), _BROTLI_STEP):
            parts.append(unpacker.process(body[start : start + _BROTLI_STEP]))
            size += len(parts[-1])
            if size > largest:
                return b"".join(parts)
    except brotli.error as error:
        raise MessageError("damaged or cut off content-encoding") from error
    if not unpacker.is_finished():
        raise MessageError("cut off within its content-encoding")
    return b"".join(parts)
