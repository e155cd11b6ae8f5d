"""Packed bodies that end before their end."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
from scrapy.http import Response

from crawler.network.whole import is_cut_off

PAGE = "".join(f"<p>第{n}段：县里公布了今年的水库加固计划。</p>" for n in range(400)).encode()
GZIP, ZLIB = gzip.compress(PAGE), zlib.compress(PAGE)
HTML = gzip.compress(b"<html><body>" + PAGE + b"</body></HTML>\n")
BROTLI = brotli.compress(PAGE)
RAW = zlib.compressobj(wbits=-15)
RAW_BYTES = RAW.compress(PAGE) + RAW.flush()


@pytest.mark.parametrize(
    ("body", "packed", "expected"),
    [
        pytest.param(GZIP, "gzip", False, id="whole"),
        pytest.param(GZIP[: len(GZIP) // 2], "gzip", True, id="half"),
        pytest.param(GZIP[:-4], "gzip", True, id="without its last bytes"),
        pytest.param(GZIP[:-4], "identity, GZIP", True, id="packed last"),
        pytest.param(HTML[:-8], "gzip", False, id="a whole page without its checksum"),
        pytest.param(HTML[:-40], "gzip", True, id="half a page"),
        pytest.param(GZIP + b"\x00" * 16, "gzip", False, id="filled up behind its end"),
        pytest.param(GZIP + GZIP, "gzip", False, id="two members"),
        pytest.param(GZIP + GZIP[:-9], "gzip", True, id="the second member is half"),
        pytest.param(ZLIB, "deflate", False, id="deflate with a head"),
        pytest.param(ZLIB[:-200], "deflate", True, id="half of it"),
        pytest.param(RAW_BYTES, "deflate", False, id="deflate without one"),
        pytest.param(RAW_BYTES[:-200], "deflate", True, id="half of that"),
        pytest.param(BROTLI, "br", False, id="br, which nobody asked for"),
        pytest.param(BROTLI[:-200], "br", True, id="half of that, too"),
        pytest.param(PAGE, "br", False, id="no br at all"),
        pytest.param(PAGE, "gzip", False, id="not packed at all: Scrapy says what is wrong"),
        pytest.param(GZIP[:30] + b"\xff" * 200, "gzip", False, id="damaged: so does it here"),
        pytest.param(GZIP[: len(GZIP) // 2], "", False, id="a file that is packed"),
        pytest.param(b"", "gzip", False, id="nothing"),
    ],
)
def test_what_came(body: bytes, packed: str, expected: bool) -> None:
    assert is_cut_off(Response("http://a.cn/", headers={"Content-Encoding": packed}, body=body), 10_000_000) is expected


def test_a_bomb_is_not_read_to_its_end() -> None:
    for packed, pack in (("gzip", gzip.compress), ("br", brotli.compress)):
        bomb = pack(b"\x00" * 50_000_000)[:-8]
        assert not is_cut_off(Response("http://a.cn/", headers={"Content-Encoding": packed}, body=bomb), 1_000_000)
