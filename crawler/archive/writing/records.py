"""WARC 1.1 records, made with warcio: of an exchange, and of a file's own description."""

from __future__ import annotations

import base64
import hashlib
import sys
import uuid
import zlib
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

WARC: Final = "WARC/1.1"
SAME_PAYLOAD: Final = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED: Final = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"


def digest_of(body: bytes) -> str:
    """`sha256:` and the digest in base32, as WARC digests are written."""
    return "sha256:" + base64.b32encode(hashlib.sha256(body).digest()).decode()


def new_id() -> str:
    """A record's id."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def warc_date(date: datetime) -> str:
    """A date in UTC as WARC 1.1 writes it."""
    return date.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def gzip_member(data: bytes, level: int) -> bytes:
    """The data as one gzip member. In one call where Python can: at each, the thread that writes has to wait for the crawl's own."""
    if sys.version_info >= (3, 11):
        return zlib.compress(data, level, zlib.MAX_WBITS + 16)
    packer = zlib.compressobj(level, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    return packer.compress(data) + packer.flush()


class _Head(StatusAndHeaders):  # type: ignore[misc]
    """A head whose bytes stay as they came: warcio would percent-encode what is not ASCII, such as GBK in a Location."""

    def __init__(self, head: bytes) -> None:
        super().__init__("", [], "")
        self.raw = head

    def compute_headers_buffer(self, header_filter: Any = None) -> None:
        """What warcio asks for when it writes the record."""
        self.headers_buff = self.raw

    def __bool__(self) -> bool:
        return True


class RecordMaker(WARCWriter):  # type: ignore[misc]
    """Makes the bytes of single records, not compressed."""

    def __init__(self) -> None:
        super().__init__(None, gzip=False, warc_version=WARC)

    @staticmethod
    def _create_digester() -> Digester:
        """SHA-256: evidence should not rest on SHA-1, which is warcio's own choice."""
        return Digester("sha256")

    def info(self, file: str, fields: Mapping[str, str]) -> bytes:
        """The warcinfo record at the head of a file."""
        return self._bytes(self.create_warcinfo_record(file, dict(fields)))

    def http(self, kind: str, url: str, head: bytes, body: bytes, headers: Mapping[str, str]) -> bytes:
        """A response, request or revisit record. headers: of the record, beyond those that all have.

        The digest of the block is made here, at once: warcio would make it piece by piece.
        """
        headers = {**headers, "WARC-Block-Digest": digest_of(head + body)}
        record = self.create_warc_record(
            url,
            kind,
            payload=BytesIO(body),
            length=len(body),
            http_headers=_Head(head),
            warc_headers_dict={name: value for name, value in headers.items() if value},
        )
        return self._bytes(record)

    def _bytes(self, record: ArcWarcRecord) -> bytes:
        out = BytesIO()
        self._write_warc_record(out, record)
        return out.getvalue()
