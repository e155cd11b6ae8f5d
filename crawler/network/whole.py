"""Whether a packed body came whole: a server, or a cache before it, may send half of one with a Content-Length that fits.

Unpacked, the half reads like a page that ends early, and its article would pass for an abridged one.
"""

from __future__ import annotations

import zlib

import brotli
from scrapy.http import Response

# Ways to read: with gzip's head, with zlib's, with none.
_GZIP, _ZLIB, _RAW = 31, 15, -15
_CHUNK = 1 << 18
_GZIP_BEGINS = b"\x1f\x8b"
_MOST_MEMBERS = 16
# A page with its last tag is whole, though the server leaves out the checksum behind it.
_LAST_TAG, _END = b"</html", 256


def is_cut_off(response: Response, largest: int) -> bool:
    """True for a body whose outermost packing, gzip, deflate or br, ends before its end. largest: bytes; of more nothing is said, as it is
    refused when it is unpacked. What cannot be unpacked at all is not cut off."""
    packed = b",".join(response.headers.getlist("Content-Encoding")).decode("latin-1").lower().replace(" ", "").split(",")
    body = response.body
    if not body:
        return False
    if packed[-1] in {"gzip", "x-gzip"}:
        return body.startswith(_GZIP_BEGINS) and _ends_early(body, _GZIP, largest)
    if packed[-1] == "deflate":
        return _ends_early(body, _ZLIB if body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0 else _RAW, largest)
    return packed[-1] == "br" and _brotli_ends_early(body, largest)


def _brotli_ends_early(body: bytes, largest: int) -> bool:
    reader, left, size = brotli.Decompressor(), body, 0
    while not reader.is_finished() and size <= largest:
        try:
            made = reader.process(left, output_buffer_limit=_CHUNK)
        except brotli.error:
            return False
        left, size = b"", size + len(made)
        if not made and reader.can_accept_more_data():
            return not reader.is_finished()
    return False


def _ends_early(body: bytes, how: int, largest: int) -> bool:
    """True if the last of the members ends before its end. Of very many nothing is said."""
    size, end = 0, b""
    for _ in range(_MOST_MEMBERS):
        reader, left = zlib.decompressobj(how), body
        while not reader.eof:
            try:
                made = reader.decompress(left, _CHUNK)
            except zlib.error:
                return False
            left, size, end = reader.unconsumed_tail, size + len(made), (end + made[-_END:])[-_END:]
            if size > largest:
                return False
            if not made and not left and not reader.eof:
                return _LAST_TAG not in end.lower()
        body = reader.unused_data
        if how != _GZIP or not body.startswith(_GZIP_BEGINS):
            break
    return False
