"""What lies beside WARC files in a folder, and records that are no pages however large they are."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from crawler.archive.reading.saved import read_saved
from tests.archive.reading.made import HTML, page, record

LARGEST = 300_000
URL = "http://a.cn/1.html"


def read(folder: Path) -> tuple[list[tuple[str, str | None]], Counter[str]]:
    """The name and the problem of each file that gave no page, and what was left out."""
    left_out: Counter[str] = Counter()
    found = read_saved(folder, largest=LARGEST, left_out=left_out)
    return [(one.file, one.problem) for one in found if one.response is None], left_out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("old.arc.gz", "not read: an ARC file; `warcio recompress` makes a WARC file of it", id="ARC"),
        pytest.param("new.warc.zst", "not read: a WARC file packed with Zstandard; unpack it first", id="Zstandard"),
    ],
)
def test_archives_of_other_kinds_are_named(tmp_path: Path, name: str, told: str) -> None:
    (tmp_path / name).write_bytes(b"whatever it holds")
    (tmp_path / "1.warc.gz").write_bytes(record(URL, page(1).encode(), HTML))
    assert read(tmp_path)[0] == [(name, told)]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.warc")
    assert read(tmp_path)[0] == [("x.warc", "unreadable: no regular file")]


def test_text_that_was_taken_from_captures_is_counted(tmp_path: Path) -> None:
    """WET files of Common Crawl."""
    (tmp_path / "1.warc.wet.gz").write_bytes(record(URL, "县里召开会议。".encode(), kind="conversion"))
    assert read(tmp_path) == ([], Counter({"conversion record": 1}))


@pytest.mark.parametrize(
    ("kind", "problems", "counted"),
    [
        pytest.param("video/mp4", 0, {"no HTML": 1}, id="a film is none, however large"),
        pytest.param("text/html", 1, {}, id="a page that is too large"),
    ],
)
def test_a_large_record_is_told_by_its_head(tmp_path: Path, kind: str, problems: int, counted: dict[str, int]) -> None:
    large = record(URL, b"<html>" + b"0" * 2_000_000, ("Content-Type", kind))
    (tmp_path / "1.warc.gz").write_bytes(large + record("http://a.cn/2.html", page(2).encode(), HTML))
    told, left_out = read(tmp_path)
    assert [problem for _, problem in told] == ["too large: 2.0 MB (limit 0.3 MB)"] * problems
    assert left_out == counted


def test_a_date_in_fourteen_digits(tmp_path: Path) -> None:
    """As some old crawlers write it."""
    (tmp_path / "1.warc.gz").write_bytes(record(URL, page(1).encode(), HTML, date="20240510070809"))
    (found,) = read_saved(tmp_path, largest=LARGEST, left_out=Counter())
    assert found.fetched_at == "2024-05-10T07:08:09Z"
