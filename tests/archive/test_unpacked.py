"""A payload as it was received → the bytes that the crawl made of it, or why that fails."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import unpacked

PAGE = "".join(f"<p>第{n}段：县里公布了今年的水库加固计划。</p>" for n in range(400)).encode()


@pytest.mark.parametrize(
    ("payload", "coding"),
    [
        pytest.param(PAGE, None, id="as it is"),
        pytest.param(gzip.compress(PAGE), "gzip", id="gzip"),
        pytest.param(zlib.compress(PAGE), "deflate", id="deflate"),
        pytest.param(zlib.compress(PAGE)[2:-4], "deflate", id="deflate without its head"),
        pytest.param(brotli.compress(PAGE), "br", id="br"),
        pytest.param(gzip.compress(brotli.compress(PAGE)), "br, gzip", id="packed twice"),
    ],
)
def test_what_it_is(payload: bytes, coding: str | None) -> None:
    assert unpacked(payload, coding) == PAGE


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_what_is_damaged_is_said(coding: str) -> None:
    with pytest.raises(ArchiveError, match=f"no {coding}"):
        unpacked(b"\xff" * 400, coding)
