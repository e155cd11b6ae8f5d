"""Records of a damaged WARC file: each that is whole is read, at the place where it begins."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.reading.warc import Damage, Record, read_records
from tests.archive.reading.made import html

LARGEST = 1_000_000


def read(data: bytes) -> tuple[list[int], list[Damage]]:
    """The places of the records that are read, and what is told of the others."""
    found = list(read_records(io.BytesIO(data), lambda _: True, largest=LARGEST))
    return [one.offset for one in found if isinstance(one, Record)], [one for one in found if isinstance(one, Damage)]


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
            places.append(len(data))
        data += damage(record) if number in bad else record
    found, told = read(data)
    assert [place for place in found if place in places] == places
    assert bool(told) == bool(bad)
