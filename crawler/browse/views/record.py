"""An archived record, as it was received: as plain text to read, or its bytes to keep. Never as a page of ours."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Kept, unpacked
from crawler.browse.reader import Reader
from crawler.browse.views.asking import NotHereError
from crawler.counted import counted
from crawler.ledger.tables import pages, versions
from crawler.page.charset import decode

# Bytes of a payload that are shown as text, and that can be downloaded.
LARGEST_SHOWN = 1_000_000
LARGEST_DOWNLOAD = 64_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes to the browser."""

    status: int
    body: bytes
    content_type: str
    headers: dict[str, str]


def record(reader: Reader, version_id: int, *, download: bool) -> Answer:
    """The record that a version was made of. Raises NotHereError for a version that is not there or was not archived."""
    query = select(versions.c.archive_file, versions.c.archive_offset, pages.c.url).join(
        pages, pages.c.id == versions.c.page_id
    )
    with reader.ledger() as connection:
        row = connection.execute(query.where(versions.c.id == version_id)).first()
    if row is None or row.archive_file is None:
        raise NotHereError
    try:
        kept = reader.archive.record(row.archive_file, row.archive_offset)
        payload = reader.archive.payload(kept)
    except ArchiveError as error:
        return _text(404, f"{row.archive_file} at {row.archive_offset}: {error}\n")
    if not download:
        return _text(200, _head(kept, row.archive_file, row.archive_offset) + _body(kept, payload))
    if len(payload) > LARGEST_DOWNLOAD:
        return _text(413, f"{len(payload)} bytes; {LARGEST_DOWNLOAD} are the most that can be had here\n")
    name = f"record-{version_id}.bin"
    return Answer(200, payload, "application/octet-stream", {"Content-Disposition": f'attachment; filename="{name}"'})


def _text(status: int, text: str) -> Answer:
    return Answer(status, text.encode("utf-8", "replace"), "text/plain; charset=utf-8", {})


def _head(kept: Kept, file: str, offset: int) -> str:
    """Where it lies, and the head of the answer."""
    lines = [f"archive file: {file}", f"offset: {offset}", f"WARC-Type: {kept.kind}", f"WARC-Target-URI: {kept.url}"]
    lines += [f"WARC-Date: {kept.date}", f"WARC-Payload-Digest: {kept.digest}"]
    lines += [f"problem: {problem}" for problem in kept.problems]
    lines += ["", f"HTTP status {kept.status}", *(f"{name}: {value}" for name, value in kept.headers.items())]
    return "\n".join(lines) + "\n\n"


def _body(kept: Kept, payload: bytes) -> str:
    """The payload as text, without its content coding."""
    try:
        body = unpacked(payload, kept.headers.get("content-encoding"))
    except ArchiveError as error:
        return f"({error})\n"
    text, _ = decode(body[:LARGEST_SHOWN], kept.headers.get("content-type"))
    left = len(body) - LARGEST_SHOWN
    return text + (f"\n\n(… {counted(left, 'more byte')})\n" if left > 0 else "")
