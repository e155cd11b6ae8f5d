"""WACZ files: the WARC files in them, whole or damaged, are read where they lie."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from crawler.archive.reading.page import SavedPage
from crawler.archive.reading.saved import read_saved
from tests.archive.reading.made import html


def read(path: Path, data: bytes) -> tuple[list[str], list[SavedPage]]:
    """The addresses of the pages, and what is told besides."""
    path.write_bytes(data)
    found = list(read_saved(path, largest=1_000_000, left_out=Counter()))
    return [one.url or "" for one in found if one.response is not None], [one for one in found if one.response is None]


def numbers(found: list[str]) -> list[int]:
    return [int(url.rpartition("/")[2].partition(".")[0]) for url in found]


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", method) as wacz:
        warnings.filterwarnings("ignore", "Duplicate name")
        for name, data in (*members, ("pages/pages.jsonl", b"{}")):
            wacz.writestr(name, data)
    return made.getvalue()


RECORDS = [html(number) for number in range(6)]
WARC = ("archive/data.warc.gz", b"".join(RECORDS))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(packed(WARC), range(6), id="as it is"),
        pytest.param(packed(WARC, method=zipfile.ZIP_DEFLATED), range(6), id="packed once more"),
        pytest.param(packed(("../../a.warc", html(1, gz=False))), [1], id="a name that leads out of it"),
        pytest.param(packed(("a.warc.gz", html(1)), ("a.warc.gz", html(2))), [1, 2], id="two of one name"),
        pytest.param(
            packed(("1.wacz", packed(("a.warc.gz", html(1)))), ("2.wacz", packed(("a.warc.gz", html(2))))),
            [1, 2],
            id="a crawl of several WACZ in one",
        ),
    ],
)
def test_a_whole_one(tmp_path: Path, data: bytes, expected: range | list[int]) -> None:
    found, told = read(tmp_path / "a.wacz", data)
    assert (numbers(found), told) == (list(expected), [])
    assert [path.name for path in tmp_path.iterdir()] == ["a.wacz"]


def encrypted() -> bytes:
    data = bytearray(packed(("a.warc.gz", html(1))))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(
            packed(("archive/bomb.warc", bytes(10_000_000)), method=zipfile.ZIP_DEFLATED),
            "refused: it would grow more than a hundredfold when unpacked",
            id="a bomb",
        ),
        pytest.param(packed(WARC, method=zipfile.ZIP_LZMA), "unreadable: packed by method 14", id="packed in another way"),
        pytest.param(encrypted(), "unreadable: encrypted", id="encrypted"),
        pytest.param(
            packed(("a.wacz", packed(("b.wacz", packed(WARC))))),
            "refused: a WACZ in a WACZ must lie there as it is, and hold no other",
            id="three deep",
        ),
        pytest.param(packed(("archive/a.warc.gz", b"")), "no records: the file is empty", id="an empty one"),
    ],
)
def test_one_that_is_not_read(tmp_path: Path, data: bytes, problem: str) -> None:
    found, (told,) = read(tmp_path / "a.wacz", data)
    assert (found, told.problem) == ([], problem)
    assert told.file.startswith("a.wacz/")


def test_damage_costs_one_record(tmp_path: Path) -> None:
    whole = packed(WARC)
    at = whole.find(RECORDS[2]) + 100
    found, (told,) = read(tmp_path / "a.wacz", whole[:at] + bytes(60) + whole[at + 60 :])
    assert numbers(found) == [0, 1, 3, 4, 5]
    assert "damaged" in (told.problem or "")
    assert told.file == f"a.wacz/archive/data.warc.gz offset {len(RECORDS[0] + RECORDS[1])}"


def test_what_is_packed_once_more_is_read_up_to_its_damage(tmp_path: Path) -> None:
    """Nothing behind it can be unpacked."""
    records = [html(number, gz=False, text=f"第{number}段") for number in range(200)]
    whole = packed(("a.warc", b"".join(records)), method=zipfile.ZIP_DEFLATED)
    at = whole.find(b"PK\x03\x04", 4) // 2
    found, told = read(tmp_path / "a.wacz", whole[:at] + b"\xff" * 60 + whole[at + 60 :])
    assert numbers(found)[:50] == list(range(50))
    assert told
    assert all(one.file.startswith("a.wacz/a.warc") for one in told)


def test_one_that_is_cut_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = packed(WARC)
    found, told = read(tmp_path / "a.wacz", whole[: whole.find(RECORDS[4]) + 100])
    assert numbers(found) == [0, 1, 2, 3]
    assert [("unreadable" in (one.problem or ""), "cut off" in (one.problem or "")) for one in told] == [
        (True, False),
        (False, True),
    ]


def test_one_that_has_lost_its_list_is_told_once(tmp_path: Path) -> None:
    """What stands between its files is no damaged record."""
    whole = packed(WARC, ("b.warc.gz", html(6)))
    found, told = read(tmp_path / "a.wacz", whole[: whole.find(b"PK\x01\x02")])
    assert numbers(found) == list(range(7))
    assert [one.problem for one in told] == ["unreadable: File is not a zip file"]
