"""What is put in a record's place has just its length, and every reader passes over it."""

from __future__ import annotations

from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import example, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler.archive.errors import ArchiveError
from crawler.archive.members import members
from crawler.archive.writing.exchange import Exchange
from crawler.archive.writing.removal import take_out
from crawler.archive.writing.writer import ArchiveWriter

# The longest of one block of gzip's.
EDGE = 65_535 + 5 + 18


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("removal")


@settings(max_examples=30)
@given(length=st.integers(320, 200_000))
@example(length=320)
@example(length=EDGE)
@example(length=EDGE + 1)
@example(length=EDGE + 5)
@example(length=EDGE + 6)
@example(length=2 * EDGE)
def test_any_length(folder: Path, length: int) -> None:
    file = folder / "a.warc.gz"
    file.write_bytes(b"before" + b"x" * length + b"after")
    take_out(file, [(6, length)])
    data = file.read_bytes()
    assert (data[:6], data[6 + length :]) == (b"before", b"after")
    texts = [record.content_stream().read() for record in ArchiveIterator(BytesIO(data[6:-5]))]
    assert [text.strip() for text in texts] == [b"Taken out on request."]
    assert [record.verify_block_digest() for record in FastIterator(BytesIO(data[6:-5]), parse_http=False)] == [True]


def test_the_shortest_record_has_room(tmp_path: Path) -> None:
    """An empty answer to a bare request, packed as small as can be."""
    writer = ArchiveWriter(tmp_path, "a.cn", {}, level=9, file_bytes=1000)
    now = datetime.now(timezone.utc)
    written = writer.write(Exchange("http://a", 200, b"GET / HTTP/1.1\r\n\r\n", b"", b"HTTP/1.1 200\r\n\r\n", b"", now))
    writer.close()
    with (tmp_path / written.file).open("rb") as file:
        places = [(member.offset, member.length) for member in members(file)][1:]
    take_out(tmp_path / written.file, places)
    with (tmp_path / written.file).open("rb") as file:
        assert [record.rec_type for record in ArchiveIterator(file)] == ["warcinfo", "metadata", "metadata"]


def test_what_is_shorter_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(b"x" * 100)
    with pytest.raises(ArchiveError, match="too short"):
        take_out(file, [(0, 100)])
    assert [path.name for path in tmp_path.iterdir()] == ["a.warc.gz"]
    assert file.read_bytes() == b"x" * 100
