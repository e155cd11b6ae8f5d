"""What the ledger says of the archive, held against the files by other people's readers."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from fastwarc.warc import ArchiveIterator as FastIterator
from fastwarc.warc import WarcRecordType
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from warcio.archiveiterator import ArchiveIterator


def record_at(path: Path, offset: int) -> Any:
    """The record at an offset of a file, as warcio reads it, with its payload in `payload`."""
    with path.open("rb") as file:
        file.seek(offset)
        record = next(iter(ArchiveIterator(file)))
        record.payload = record.content_stream().read()
        return record


def records(folder: Path) -> Iterator[Any]:
    """All records of all files, in order, as warcio reads them; `raw` is the payload as it lies there."""
    for path in sorted(folder.rglob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                record.raw = record.raw_stream.read()
                yield record


def payload_at(archive: Path, file: str, offset: int) -> bytes:
    """The payload of a response or revisit without its content coding."""
    record = record_at(archive / file, offset)
    if record.rec_type == "revisit":
        header = record.rec_headers.get_header
        record = record_at(archive / header("WARC-Refers-To-Filename"), int(header("WARC-Refers-To-File-Offset")))
    assert record.rec_type == "response"
    return bytes(record.payload)


def versions_of(ledger: str) -> list[Any]:
    """URL, digest, archive_file and archive_offset of all versions."""
    engine = create_engine(ledger)
    query = "SELECT url, digest, v.archive_file, v.archive_offset FROM versions v JOIN pages p ON p.id = v.page_id"
    try:
        with engine.connect() as connection:
            return list(connection.execute(text(query)))
    except OperationalError:
        return []  # killed before there was a ledger
    finally:
        engine.dispose()


def assert_pointers_hold(ledger: str, archive: Path) -> int:
    """Every version that points into the archive points at the bytes that it was made of. Returns how many do."""
    pointing = [row for row in versions_of(ledger) if row.archive_file is not None]
    for row in pointing:
        payload = payload_at(archive, row.archive_file, row.archive_offset)
        assert hashlib.sha256(payload).hexdigest() == row.digest, row.url
    return len(pointing)


def assert_files_are_whole(archive: Path) -> None:
    """`warcio check` and FastWARC find nothing wrong, and no file waits to be repaired."""
    assert not list(archive.rglob("*.open"))
    files = sorted(archive.rglob("*.warc.gz"))
    assert files
    command = [sys.executable, "-m", "warcio.cli", "check", *map(str, files)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    for path in files:
        # It tells block digests only of records whose HTTP it has not parsed, payload digests only of those where it has.
        blocks = [record.verify_block_digest() for record in FastIterator(BytesIO(path.read_bytes()), parse_http=False)]
        answers = FastIterator(BytesIO(path.read_bytes()), record_types=WarcRecordType.response)
        payloads = [record.verify_payload_digest() for record in answers]
        assert all(blocks), path
        assert all(payloads), path
        with path.open("rb") as file:
            kinds = [record.rec_type for record in ArchiveIterator(file)]
        assert (len(blocks), len(payloads)) == (len(kinds), kinds.count("response"))
