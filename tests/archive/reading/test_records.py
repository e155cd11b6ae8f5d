"""Records of a damaged WARC file: each that is whole is read, at the place where it begins, and each damage is told once."""

from __future__ import annotations

import gzip
import io
import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.reading.search import Place
from crawler.archive.reading.warc import Damage, Record, read_records
from tests.archive.reading.made import html, record

LARGEST = 1_000_000


def read(data: bytes, start: Place | None = None) -> tuple[list[Place], list[Damage]]:
    """The places of the records that are read, and what is told of the others."""
    found = list(read_records(io.BytesIO(data), is_answer, largest=LARGEST, start=start))
    return [one.place for one in found if isinstance(one, Record)], [one for one in found if isinstance(one, Damage)]


def is_answer(headers: dict[str, str]) -> bool:
    return headers["warc-type"] == "response"


def request(gz: bool) -> bytes:
    return record("http://a.cn/3.html", b"", kind="request", status="GET / HTTP/1.1", gz=gz)


def overwritten(record: bytes, at: int, size: int, byte: int) -> bytes:
    return record[:at] + bytes([byte]) * size + record[at + size :]


DAMAGE = [
    pytest.param(lambda record: overwritten(record, 0, 4, 0x58), id="its first bytes are others"),
    pytest.param(lambda record: overwritten(record, len(record) // 2, 40, 0), id="zeros in its middle"),
    pytest.param(lambda record: record[:100] + record[200:], id="a hole"),
    pytest.param(lambda record: bytes(4096) + overwritten(record, 0, 4, 0), id="a page of zeros where it begins"),
]


@pytest.mark.parametrize("gz", [True, False], ids=["gz", "plain"])
@pytest.mark.parametrize("damage", DAMAGE)
@given(bad=st.sets(st.integers(0, 8), max_size=4))
def test_what_is_whole_is_read_at_its_place(damage: object, gz: bool, bad: set[int]) -> None:
    assert callable(damage)
    whole, places, data = [], [], b""
    for number in range(9):
        record = html(number, gz=gz)
        if number not in bad:
            whole.append(number)
            places.append(Place(len(data)))
        data += damage(record) if number in bad else record
    found, told = read(data)
    assert [place for place in found if place in places] == places
    assert bool(told) == bool(bad)
    assert len(told) <= len(bad)


# (a length that is told instead of the true one, why it is wrong)
LENGTHS = [
    pytest.param(lambda size: str(size + 1), id="one more than there is"),
    pytest.param(lambda size: str(size + 7), id="over the end of the record"),
    pytest.param(lambda size: str(size + 1000), id="over the next record"),
    pytest.param(lambda size: str(size + 10_000), id="over the end of the file"),
    pytest.param(lambda size: str(size + 10**9), id="too large, over the end of the file"),
    pytest.param(lambda size: "1" + "0" * 30, id="larger than any file"),
    pytest.param(lambda size: str(size - 1), id="one less"),
    pytest.param(lambda size: str(size - 10), id="less"),
    pytest.param(lambda size: "0", id="none"),
    pytest.param(lambda size: "-5", id="below none"),
    pytest.param(lambda size: "many", id="no number"),
    pytest.param(lambda size: "４０１", id="digits of another writing"),
    pytest.param(lambda size: "", id="empty"),
]


@pytest.mark.parametrize("place", [0, 3, 6], ids=["first", "in the middle", "last"])
@pytest.mark.parametrize("kind", [html, request], ids=["wanted", "not wanted"])
@pytest.mark.parametrize("gz", [True, False], ids=["gz", "plain"])
@pytest.mark.parametrize("length", LENGTHS)
def test_a_wrong_length_costs_no_other_record(
    length: Callable[[int], str], gz: bool, kind: Callable[..., bytes], place: int
) -> None:
    wrong = html(3, gz=False) if kind is html else request(gz=False)
    wrong = re.sub(rb"(?<=Content-Length: )(\d+)", lambda size: length(int(size[1])).encode(), wrong, count=1)
    before, after = [html(number, gz=gz) for number in range(place)], [html(number, gz=gz) for number in range(4, 10 - place)]
    data = b"".join(before) + (gzip.compress(wrong) if gz else wrong) + b"".join(after)
    found, told = read(data)
    places = [Place(sum(map(len, before[:number]))) for number in range(len(before))]
    behind = len(data) - len(b"".join(after))
    places += [Place(behind + sum(map(len, after[:number]))) for number in range(len(after))]
    assert [one for one in found if one.offset != len(b"".join(before))] == places
    # Where nobody wants what is in it, some line ends more or less make no damage.
    assert len(told) == 1 or (kind is request and not told)
    assert all(one.place == Place(len(b"".join(before))) for one in told)
    assert len(told) + len(found) == len(places) + 1


@pytest.mark.parametrize("gz", [True, False], ids=["gz", "plain"])
def test_what_is_not_wanted_is_no_damage(gz: bool) -> None:
    found, told = read(request(gz) + html(1, gz=gz) + request(gz))
    assert (len(found), told) == (3, [])


RECORDS = [html(number, gz=False) for number in range(4)]
PACKED = [gzip.compress(one) for one in RECORDS]

# Files that are unusual, and whole.
UNUSUAL = [
    pytest.param(b"".join(one[:-2] for one in RECORDS), id="one line end behind a record"),
    pytest.param(b"".join(one[:-4] for one in RECORDS), id="none"),
    pytest.param(b"".join(one[:-4] + b"\n\n" for one in RECORDS), id="of another kind"),
    pytest.param(b"".join(one + b"\r\n\r\n" for one in RECORDS), id="too many"),
    pytest.param(b"".join(gzip.compress(one[:-2]) for one in RECORDS), id="one line end in each gzip member"),
    pytest.param(b"".join(gzip.compress(one[:-4]) for one in RECORDS), id="none in each gzip member"),
    pytest.param(b"".join(one + gzip.compress(b"") for one in PACKED), id="empty gzip members"),
    pytest.param(b"".join(one + b"\r\n" for one in PACKED), id="line ends between gzip members"),
    pytest.param(b"".join(one.replace(b"\r\n", b"\n", 9) for one in RECORDS), id="headers with bare line feeds"),
    pytest.param(b"".join([*RECORDS[:2], *PACKED[2:]]), id="plain, then packed"),
    pytest.param(b"".join([*PACKED[:2], *RECORDS[2:]]), id="packed, then plain"),
    pytest.param(gzip.compress(b"".join(RECORDS)), id="one gzip member for all"),
    pytest.param(gzip.compress(b"".join(RECORDS[:2])) + gzip.compress(b"".join(RECORDS[2:])), id="two records in each"),
    pytest.param(RECORDS[0].replace(b"WARC-Date", b"X: a\r\n b\r\nWARC-Date") + b"".join(RECORDS[1:]), id="a folded header"),
]


@pytest.mark.parametrize("data", UNUSUAL)
def test_unusual_files_are_read_whole_and_each_record_again_from_its_place(data: bytes) -> None:
    found, told = read(data)
    assert (len(found), told) == (4, [])
    assert len(set(found)) == 4
    for number, place in enumerate(found):
        assert read(data, place)[0] == found[number:]


def test_damage_within_a_gzip_member_for_all_costs_one_record() -> None:
    broken = RECORDS[1].replace(b"<p>", b"<b>")
    shortened = RECORDS[2].replace(b"Content-Length: 4", b"Content-Length: 3")
    found, told = read(gzip.compress(RECORDS[0] + broken + shortened + RECORDS[3]))
    assert [place.within for place in found] == [0, len(b"".join(RECORDS[:3]))]
    assert [one.place.within for one in told] == [len(RECORDS[0]), len(RECORDS[0] + broken)]


def test_what_comes_before_damage_in_a_gzip_member_for_all_is_read() -> None:
    records = [html(number, gz=False, text=random.Random(number).randbytes(900).hex()) for number in range(200)]
    data = gzip.compress(b"".join(records))
    broken = len(data) * 3 // 4
    found, told = read(overwritten(data, broken, 40, 0))
    assert told
    assert len(found) > 140
    assert [place.within for place in found[:140]] == [sum(map(len, records[:number])) for number in range(140)]


def test_the_address_of_a_damaged_record_is_told_where_it_is_left() -> None:
    whole = record("http://a.cn/1.html", bytes(range(256)) * 200, ("Content-Type", "text/html"))
    for data in (whole[:-20], overwritten(whole, len(whole) - 30, 20, 0)):
        found, (told,) = read(data + html(2))
        assert (len(found), told.url) == (1, "http://a.cn/1.html")


@pytest.mark.parametrize("end", [b"\r\nWARC-Date", b"WARC-Date: 20", b"http://a.cn/1"])
def test_headers_that_are_cut_off_take_nothing_of_the_next_record(end: bytes) -> None:
    """Else one page's text would stand under another's address."""
    whole = RECORDS[1]
    found, (told,) = read(RECORDS[0] + whole[: whole.index(end) + len(end) // 2] + RECORDS[2] + RECORDS[3])
    assert len(found) == 3
    assert (told.place, told.url) == (Place(len(RECORDS[0])), None)


def test_a_gzip_member_without_its_checksum_is_cut_off() -> None:
    found, (told,) = read(PACKED[0] + PACKED[1][:-8] + PACKED[2])
    assert (len(found), told.url) == (2, "http://a.cn/1.html")


def test_damage_behind_a_record_is_told_where_it_is() -> None:
    garbage = b"no record, but some other text\r\n" * 3
    found, told = read(b"".join([*RECORDS[:2], garbage, *RECORDS[2:]]))
    assert len(found) == 4
    assert [one.place for one in told] == [Place(len(RECORDS[0] + RECORDS[1]))]


def test_a_large_record_that_is_not_wanted_is_passed_over() -> None:
    video = record("http://a.cn/v.mp4", bytes(5_000_000), ("Content-Type", "video/mp4"), kind="resource", gz=False)
    found, told = read(RECORDS[0] + video + gzip.compress(video) + RECORDS[1])
    assert (len(found), told) == (4, [])
