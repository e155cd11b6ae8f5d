"""WARC files of all kinds → pages; damage is told and passed over."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path

import brotli
import pytest

from crawler.archive.reading.page import SavedPage
from crawler.archive.reading.saved import read_saved
from tests.archive.reading.made import DATE, HTML, chunked, encoded, html, page, record
from tests.conftest import ROOT

LARGEST = 1_000_000
LATER = "2024-06-01T00:00:00Z"


def read(path: Path, data: bytes | None = None) -> tuple[list[SavedPage], Counter[str]]:
    if data is not None:
        path.write_bytes(data)
    left_out: Counter[str] = Counter()
    return list(read_saved(path, largest=LARGEST, left_out=left_out)), left_out


def urls(pages: list[SavedPage]) -> list[str]:
    return [one.url or "" for one in pages if one.response is not None]


BODY = page(1).encode()
URL = "http://a.cn/1.html"
ANSWERED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + BODY
PAGES = [
    pytest.param(record(URL, BODY, HTML), id="plain"),
    pytest.param(record(URL, chunked(BODY), HTML, ("Transfer-Encoding", "chunked")), id="chunked"),
    pytest.param(record(URL, BODY, HTML, ("Transfer-Encoding", "chunked")), id="said to be chunked and undone"),
    pytest.param(encoded(1, "gzip"), id="chunked and gzip"),
    pytest.param(encoded(1, "br"), id="chunked and br"),
    pytest.param(record(URL, BODY, HTML, ("Content-Encoding", "gzip")), id="said to be gzip and undone"),
    pytest.param(record(URL, BODY, HTML, ("content-encoding", "br")), id="said to be br and undone"),
    pytest.param(record(URL, gzip.compress(BODY), HTML, ("Content-Encoding", "x-gzip")), id="x-gzip"),
    pytest.param(
        record(URL, gzip.compress(BODY[:200]) + gzip.compress(BODY[200:]), HTML, ("Content-Encoding", "gzip")),
        id="two members of gzip",
    ),
    pytest.param(
        record(URL, gzip.compress(zlib.compress(BODY)), HTML, ("Content-Encoding", "deflate"), ("Content-Encoding", "gzip")),
        id="two codings, a line each",
    ),
    pytest.param(record(URL, BODY, HTML, status="203 Non-Authoritative Information"), id="from a cache that has changed it"),
    pytest.param(record(URL, BODY, HTML, status="201 Created"), id="a page that is new, as some servers say"),
    pytest.param(record(URL, BODY, HTML, protocol="HTTP/2", status="200"), id="HTTP/2"),
    pytest.param(
        record(URL, BODY, HTML, ("Content-Length", "99999"), ("Content-Encoding", "gzip")),
        id="with the length that it had packed",
    ),
    pytest.param(record(URL, BODY, HTML, ("Content-Length", "many")), id="a length that is none"),
    pytest.param(record(URL, BODY, HTML, protocol="HTTP/2.0", status="200 "), id="HTTP/2.0"),
    pytest.param(record(f"<{URL}>", BODY, HTML), id="an address in brackets, as wget writes it"),
    pytest.param(record(URL, BODY, HTML, kind="resource"), id="a resource record"),
    pytest.param(record(URL, BODY), id="no content type, but HTML"),
    pytest.param(record(URL, BODY, ("Content-Type", "text/plain")), id="served as plain text"),
    pytest.param(record(URL, BODY, ("Content-Type", "application/octet-stream")), id="served as any bytes"),
    pytest.param(record(URL, BODY, HTML, gz=False), id="not compressed"),
    pytest.param(record(URL, ANSWERED, status="100 Continue"), id="an answer behind 100 Continue"),
    pytest.param(record(URL, b"HTTP/1.1 103 Early Hints\r\n\r\n" + ANSWERED, status="100 Continue"), id="behind two"),
]


@pytest.mark.parametrize("data", PAGES)
def test_pages(tmp_path: Path, data: bytes) -> None:
    (found,), left_out = read(tmp_path / "a.warc.gz", data)
    assert found.problem is None
    assert found.response is not None
    assert (found.url, found.fetched_at, found.response.body) == (URL, DATE, BODY)
    assert not left_out


def test_the_charset_is_as_served(tmp_path: Path) -> None:
    body = page(1).encode("gbk")
    (found,), _ = read(tmp_path / "a.warc", record(URL, body, ("content-type", "text/html; charset=GBK"), gz=False))
    assert found.response is not None
    assert found.response.headers[b"Content-Type"] == b"text/html; charset=GBK"


LEFT_OUT = [
    (record("http://a.cn/robots.txt", BODY, HTML), "robots.txt"),
    (record(URL, BODY, HTML, status="404 Not Found"), "status 404"),
    (record(URL, b"", status="301 Moved"), "status 301"),
    (record(URL, BODY, HTML, status="206 Partial Content"), "status 206"),
    (record(URL, b"\x89PNG", ("Content-Type", "image/png")), "no HTML"),
    (record(URL, b"%PDF-"), "no HTML"),
    (record(URL, b"%PDF-", ("Content-Type", "application/octet-stream")), "no HTML"),
    (record(URL, b"User-agent: *", ("Content-Type", "text/plain")), "no HTML"),
    (record(URL, b"", kind="request", status="GET / HTTP/1.1"), "request record"),
    (record(URL, b"{}", ("Content-Type", "application/json"), kind="metadata"), "metadata record"),
    (record("urn:pageinfo:x", b"{}", ("Content-Type", "application/json"), kind="resource"), "resource record"),
    (record("dns:a.cn", b"1.2.3.4", ("Content-Type", "text/dns"), kind="resource"), "resource record"),
    (record("a.warc", b"software: x\r\n", ("Content-Type", "application/warc-fields"), kind="warcinfo"), "warcinfo record"),
]


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    found, left_out = read(tmp_path / "a.warc.gz", b"".join(data for data, _ in LEFT_OUT) + html(1))
    assert urls(found) == [URL]
    assert left_out == Counter(reason for _, reason in LEFT_OUT)


def without_block_digest(plain: bytes) -> bytes:
    """As Heritrix writes them."""
    return re.sub(rb"WARC-Block-Digest: \S+\r\n", b"", plain)


def digest_of(data: bytes) -> str:
    return f"sha1:{base64.b32encode(hashlib.sha1(data).digest()).decode()}"


GZIPPED = gzip.compress(BODY, mtime=0)
PACKED = (HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))


@pytest.mark.parametrize(
    "digest",
    [
        pytest.param(digest_of(chunked(GZIPPED)), id="as received"),
        pytest.param(digest_of(GZIPPED), id="without its chunks"),
        pytest.param(digest_of(BODY), id="unpacked"),
        pytest.param("md5:1", id="of a kind that nobody knows"),
    ],
)
def test_a_digest_may_be_of_the_payload_with_or_without_its_codings(tmp_path: Path, digest: str) -> None:
    data = without_block_digest(record(URL, chunked(GZIPPED), *PACKED, gz=False, WARC_Payload_Digest=digest))
    assert urls(read(tmp_path / "a.warc", data)[0]) == [URL]


BROKEN = [
    pytest.param(record(URL, chunked(BODY)[:-300], HTML, ("Transfer-Encoding", "chunked")), "cut off", id="a chunk is cut off"),
    pytest.param(record(URL, gzip.compress(BODY)[:-20], HTML, ("Content-Encoding", "gzip")), "cut off", id="gzip is cut off"),
    pytest.param(record(URL, b"\x1f\x8b" + BODY, HTML, ("Content-Encoding", "gzip")), "damaged", id="gzip is damaged"),
    pytest.param(
        record(URL, gzip.compress(b"0" * 50_000_000), HTML, ("Content-Encoding", "gzip")), "too large", id="a gzip bomb"
    ),
    pytest.param(
        record(URL, brotli.compress(b"0" * 50_000_000), HTML, ("Content-Encoding", "br")), "too large", id="a br bomb"
    ),
    pytest.param(record(URL, brotli.compress(BODY)[:-5], HTML, ("Content-Encoding", "br")), "cut off", id="br is cut off"),
    pytest.param(record(URL, b"<p>" + b"0" * 2_000_000, HTML), "too large", id="too large"),
    pytest.param(record(URL, BODY[:-50], HTML, ("Content-Length", str(len(BODY)))), "cut off", id="shorter than it says"),
    pytest.param(record(URL, BODY, HTML, WARC_Truncated="length"), "cut off by the crawler", id="cut off by its crawler"),
    pytest.param(
        record(URL, BODY, HTML, WARC_Segment_Number="1"), "one segment of a record", id="the first segment of a record"
    ),
    pytest.param(
        gzip.compress(record(URL, BODY, HTML, gz=False).replace(b"<p>", b"<b>")),
        "does not have its digest",
        id="another digest",
    ),
    pytest.param(record(URL, BODY, HTML, ("X", "a" * 300_000)), "headers of more than 256 kB", id="headers over the bound"),
    pytest.param(
        without_block_digest(record(URL, BODY, HTML, gz=False)).replace(b"<p>", b"<b>"),
        "damaged: the payload does not have its digest",
        id="another digest of the payload, and none of the block",
    ),
]


@pytest.mark.parametrize(("data", "words"), BROKEN)
def test_a_broken_page_is_told_with_its_place(tmp_path: Path, data: bytes, words: str) -> None:
    before = html(0)
    found, _ = read(tmp_path / "a.warc.gz", before + data + html(2))
    assert urls(found) == ["http://a.cn/0.html", "http://a.cn/2.html"]
    (told,) = (one for one in found if one.response is None)
    assert words in (told.problem or "")
    assert (told.url, told.file) == (URL, f"a.warc.gz offset {len(before)}")


def test_headers_of_a_record_over_the_bound(tmp_path: Path) -> None:
    """They are whole, and not damaged. What they say is not read, the address neither."""
    large = record(URL, BODY, HTML, gz=False).replace(b"WARC-Date", b"X: " + b"a" * 200_000 + b"\r\nWARC-Date")
    found, _ = read(tmp_path / "a.warc", html(0, gz=False) + large + html(2, gz=False))
    assert urls(found) == ["http://a.cn/0.html", "http://a.cn/2.html"]
    (told,) = (one for one in found if one.response is None)
    assert (told.url, told.problem) == (None, "not read: the record's headers are larger than 64 kB")


def damaged(kind: str, gz: bool) -> bytes:
    """Records 0 to 5, of which one is damaged; `made` says which may be lost."""
    records = [html(number, gz=gz) for number in range(6)]
    if kind == "zeros":
        records[2] = records[2][:12] + bytes(80) + records[2][92:]
    elif kind == "truncated":
        records[2] = records[2][:-60]
    elif kind == "garbage":
        records[2] += b"GARBAGE \x1f\x8b\x08 WARC/1.0 garbage\r\n" * 40
    elif kind == "the last is cut off":
        records[5] = records[5][:-60]
    elif kind == "length":
        records[2] = records[2].replace(b"Content-Length: ", b"Content-Length: 1")
    return b"".join(records)


@pytest.mark.parametrize("gz", [True, False], ids=["gz", "plain"])
@pytest.mark.parametrize(
    ("kind", "lost"), [("zeros", 2), ("truncated", 2), ("garbage", None), ("the last is cut off", 5), ("length", 2)]
)
def test_damage_costs_one_record_and_is_told(tmp_path: Path, kind: str, lost: int | None, gz: bool) -> None:
    if kind == "length" and gz:
        pytest.skip("the length is within the gzip member")
    found, _ = read(tmp_path / "a.warc.gz", damaged(kind, gz))
    assert urls(found) == [f"http://a.cn/{number}.html" for number in range(6) if number != lost]
    told = [one for one in found if one.response is None]
    assert told
    assert all("offset" in one.file for one in told)


def test_a_revisit_is_the_page_seen_again_wherever_its_payload_lies(tmp_path: Path) -> None:
    digest = f"sha1:{base64.b32encode(hashlib.sha1(BODY).digest()).decode()}"
    first = record("http://b.cn/1", BODY, HTML)
    again = [
        record("http://b.cn/1", b"", HTML, kind="revisit", date=LATER, WARC_Payload_Digest=digest),
        record("http://b.cn/other", b"", HTML, kind="revisit", date=LATER, WARC_Payload_Digest=digest),
        record(
            URL,
            b"",
            kind="revisit",
            status="304 Not Modified",
            date=LATER,
            WARC_Refers_To_Target_URI=URL,
            WARC_Refers_To_Date=DATE,
        ),
    ]
    (tmp_path / "1.warc.gz").write_bytes(b"".join(again))
    (tmp_path / "2.warc.gz").write_bytes(first + html(1))
    found, left_out = read(tmp_path)
    assert left_out == {"revisit record": 3}
    assert sorted((one.url or "", one.fetched_at, one.response is not None) for one in found) == [
        (URL, DATE, True),
        (URL, LATER, True),
        ("http://b.cn/1", DATE, True),
        ("http://b.cn/1", LATER, True),
        ("http://b.cn/other", LATER, True),
    ]


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(record(URL, b"\x89PNG", ("Content-Type", "image/png")), id="an image"),
        pytest.param(record(URL, BODY, HTML, status="404 Not Found"), id="a page that is not there"),
        pytest.param(record(URL, b"", HTML, ("Location", "/x"), status="302 Found"), id="a redirect"),
    ],
)
@pytest.mark.parametrize("named", [True, False], ids=["by address and date", "by digest"])
def test_a_revisit_of_what_is_no_page_is_none(tmp_path: Path, first: bytes, named: bool) -> None:
    digest = re.search(rb"WARC-Payload-Digest: (\S+)", gzip.decompress(first))
    assert digest is not None
    told = {"WARC_Refers_To_Target_URI": URL, "WARC_Refers_To_Date": DATE} if named else {}
    again = record(
        "http://a.cn/again" if not named else URL,
        b"",
        ("Content-Type", "image/png"),
        kind="revisit",
        date=LATER,
        WARC_Payload_Digest="sha1:X" if named else digest[1].decode(),
        **told,
    )
    (tmp_path / "1.warc.gz").write_bytes(again)
    (tmp_path / "2.warc.gz").write_bytes(first)
    assert read(tmp_path)[0] == []


def test_a_revisit_of_a_page_whose_bytes_were_none_elsewhere(tmp_path: Path) -> None:
    digest = re.search(rb"WARC-Payload-Digest: (\S+)", gzip.decompress(record(URL, BODY, HTML)))
    assert digest is not None
    again = record("http://a.cn/2", b"", HTML, kind="revisit", date=LATER, WARC_Payload_Digest=digest[1].decode())
    found, _ = read(tmp_path / "a.warc.gz", record(URL, BODY, HTML, status="404 Not Found") + again + record(URL, BODY, HTML))
    assert urls(found) == [URL, "http://a.cn/2"]


def test_a_revisit_of_what_is_not_here_is_told(tmp_path: Path) -> None:
    (found,), _ = read(tmp_path / "a.warc.gz", record(URL, b"", HTML, kind="revisit", WARC_Payload_Digest="sha1:X"))
    assert (found.url, found.problem) == (URL, "revisit of a capture that is not here")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wacz"])
@pytest.mark.parametrize("data", [b"this is something else " * 100, b""], ids=["something else", "empty"])
def test_a_file_that_is_none(tmp_path: Path, name: str, data: bytes) -> None:
    (found,), _ = read(tmp_path / name, data)
    assert found.problem
    assert name in found.file


MEASURE = """
import resource, sys
from collections import Counter
from pathlib import Path
from crawler.archive.reading.saved import read_saved
read = sum(one.response is not None for one in read_saved(Path(sys.argv[1]), largest=1000000, left_out=Counter()))
print(read, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Forty times the file, the same memory; MB."""
    used = []
    for number in (50, 2000):
        large = record("http://a.cn/x", b"<p>" + b"0" * 500_000, HTML, gz=False)
        with (tmp_path / "big.warc").open("wb") as out:
            for _ in range(number):
                out.write(large)
        done = subprocess.run(
            [sys.executable, "-c", MEASURE, tmp_path / "big.warc"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        read_pages, megabytes = map(int, done.stdout.split())
        assert read_pages == number
        used.append(megabytes)
    assert used[1] < used[0] + 20, used


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"WARC_Refers_To_File_Offset": "9" * 30}, id="an offset that no file has"),
        pytest.param({"WARC_Refers_To_File_Offset": str(2**62)}, id="one behind the file"),
        pytest.param({"WARC_Refers_To_Filename": "a/\x00.warc.gz"}, id="no name"),
        pytest.param({"WARC_Refers_To_Filename": "a" * 5000}, id="too long a name"),
        pytest.param({"WARC_Refers_To_Filename": "a/2.warc.gz"}, id="itself"),
        pytest.param({"Redirected_From": "http://[x http://a.cn:99999999/"}, id="redirects from nowhere"),
    ],
)
def test_what_an_archive_of_ours_tells_may_be_rubbish(tmp_path: Path, told: dict[str, str]) -> None:
    known = {"WARC_Refers_To_Filename": "a/1.warc.gz", "WARC_Refers_To_File_Offset": "0", "WARC_Payload_Digest": "sha1:X"}
    again = record("http://a.cn/1.html", b"", HTML, kind="revisit", date=LATER, **known | told)
    archive = tmp_path / "archive"
    (archive / "a").mkdir(parents=True)
    (archive / "a/1.warc.gz").write_bytes(b"")
    (archive / "a/2.warc.gz").write_bytes(again + html(2))
    found = list(read_saved(archive / "a/2.warc.gz", largest=LARGEST, left_out=Counter(), archive=archive))
    assert urls(found) == ["http://a.cn/2.html"]


def test_a_revisit_in_our_own_archive_is_read_alone(tmp_path: Path) -> None:
    """Its record says in which file the payload lies; that is believed only of files that lie in the archive."""
    first = html(1)
    told = {"WARC_Refers_To_Filename": "a/1.warc.gz", "WARC_Refers_To_File_Offset": "0", "WARC_Payload_Digest": "sha1:X"}
    again = record("http://a.cn/1.html", b"", HTML, kind="revisit", date=LATER, **told)
    outside = record(
        "http://a.cn/2.html", b"", HTML, kind="revisit", date=LATER, **told | {"WARC_Refers_To_Filename": "../1.warc.gz"}
    )
    archive = tmp_path / "archive"
    (archive / "a").mkdir(parents=True)
    (archive / "a/1.warc.gz").write_bytes(first)
    (tmp_path / "1.warc.gz").write_bytes(first)
    (archive / "a/2.warc.gz").write_bytes(again + outside)
    found = list(read_saved(archive / "a/2.warc.gz", largest=LARGEST, left_out=Counter(), archive=archive))
    assert [(one.url, one.fetched_at, one.archived) for one in found if one.response is not None] == [
        ("http://a.cn/1.html", LATER.replace("Z", "+00:00"), ("a/2.warc.gz", 0))
    ]
    told = [one for one in found if one.response is None and not one.is_file]
    assert [(one.url, one.seen_again) for one in told] == [("http://a.cn/2.html", True)]
    elsewhere = list(read_saved(archive / "a/2.warc.gz", largest=LARGEST, left_out=Counter()))
    assert [one.seen_again for one in elsewhere] == [True, True]
