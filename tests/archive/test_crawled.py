"""What a live crawl leaves in the archive."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import resource
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from tests import launch
from tests.archive.places import assert_files_are_whole, assert_pointers_hold, payload_at, records, versions_of
from tests.archive.small_site import answer
from tests.conftest import LOCAL, ROOT, Scrapy, scrapy_command
from tests.network.support import Server
from tests.site.server import TestSite


def test_every_answer_is_kept_as_it_came(scrapy: Scrapy, tmp_path: Path) -> None:
    with Server(answer) as server:
        done = scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL, "-s", "RETRY_TIMES=1")
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
    archive = tmp_path / "archive"
    assert [folder.name for folder in archive.iterdir()] == ["127.0.0.2"]
    assert_files_are_whole(archive)
    kept = list(records(archive))
    assert kept[0].rec_type == "warcinfo"
    told = dict(line.split(": ", 1) for line in kept[0].raw.decode().splitlines())
    assert told["operator"] == "tests@example.org"
    assert told["http-header-user-agent"] == "repost-archive/0.1 (+tests@example.org)"
    assert told["robots"] == "classic"
    assert "Transfer-Encoding" in told["description"]
    answers = {
        (r.rec_headers["WARC-Target-URI"].removeprefix(server.base), int(r.http_headers.get_statuscode())): r
        for r in kept
        if r.rec_type == "response"
    }
    assert sorted(answers) == [
        ("/", 200),
        ("/robots.txt", 200),
        ("/show-1.html", 200),
        ("/show-2.html", 200),
        ("/show-3.html", 302),
        ("/show-30.html", 200),
        ("/show-4.html", 404),
        ("/show-5.html", 200),
        ("/show-5.html", 500),
        ("/show-6.html", 200),
    ]
    packed = answers["/show-2.html", 200]
    assert packed.raw == answer("/show-2.html", 0).body, "before decompression"
    digest = base64.b32encode(hashlib.sha256(packed.raw).digest()).decode()
    assert packed.rec_headers["WARC-Payload-Digest"] == f"sha256:{digest}"
    assert packed.rec_headers["WARC-IP-Address"] == "127.0.0.2"
    asked = Counter(r.rec_headers["WARC-Concurrent-To"] for r in kept if r.rec_type == "request")
    assert asked == Counter(r.rec_headers["WARC-Record-ID"] for r in answers.values())
    request = next(r for r in kept if r.rec_type == "request" and r.rec_headers["WARC-Target-URI"].endswith("/show-1.html"))
    assert request.http_headers.get_header("Host") == server.base.removeprefix("http://")
    assert request.http_headers.get_header("User-Agent") == told["http-header-user-agent"]
    unpacked = b"".join(gzip.decompress(path.read_bytes()) for path in archive.rglob("*.warc.gz"))
    assert "X-Column: 云浦\r\n".encode("gbk") in unpacked, "bytes of heads stay as they came"


def test_the_ledger_and_its_rows_point_at_the_bytes(scrapy: Scrapy, tmp_path: Path) -> None:
    with Server(answer) as server:
        assert scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL).returncode == 0
    rows = {row["url"]: row for row in map(json.loads, scrapy("export", "pages").stdout.splitlines())}
    assert len(rows) == 4
    assert assert_pointers_hold(f"sqlite:///{tmp_path}/ledger.db", tmp_path / "archive") == 4
    for row in rows.values():
        assert payload_at(tmp_path / "archive", row["archive_file"], row["archive_offset"]).startswith(b"<html>")
    fed = [json.loads(line) for line in (tmp_path / "feed.jsonl").read_text("utf-8").splitlines()]
    assert {row["url"]: (row["archive_file"], row["archive_offset"]) for row in fed} == {
        url: (row["archive_file"], row["archive_offset"]) for url, row in rows.items()
    }


# Where a later run finds the older record.
UNCHANGED = {
    "/": "through the ledger",
    "/robots.txt": "the ledger does not know it; it stands at the beginning of an older file",
    "/show-30.html": "behind a redirect: by the address that was asked for",
}


def test_an_unchanged_payload_is_kept_once(scrapy: Scrapy, tmp_path: Path) -> None:
    """A third run refers to the first, not to a reference. Redirects and errors are kept whole: they are shorter than a reference."""
    with Server(answer) as server:
        for _ in range(3):
            crawl = ("crawl", "repost", "-a", f"start={server.base}/", *LOCAL, "-s", "REFETCH_DAYS=0.0000001")
            assert scrapy(*crawl).returncode == 0
    kept = list(records(tmp_path / "archive"))
    for path, where in UNCHANGED.items():
        url = f"{server.base}{path}"
        answers = [r for r in kept if r.rec_type in {"response", "revisit"} and r.rec_headers["WARC-Target-URI"] == url]
        assert [r.rec_type for r in answers] == ["response", "revisit", "revisit"], where
        first, *revisits = answers
        for revisit in revisits:
            assert revisit.rec_headers["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
            assert revisit.rec_headers["WARC-Refers-To"] == first.rec_headers["WARC-Record-ID"]
            assert revisit.rec_headers["WARC-Refers-To-Target-URI"] == url
            assert revisit.rec_headers["WARC-Refers-To-Date"] == first.rec_headers["WARC-Date"]
            assert revisit.rec_headers["WARC-Payload-Digest"] == first.rec_headers["WARC-Payload-Digest"]
            assert revisit.raw == b""
            file, offset = (revisit.rec_headers[name] for name in ("WARC-Refers-To-Filename", "WARC-Refers-To-File-Offset"))
            assert payload_at(tmp_path / "archive", file, int(offset)) == first.raw
    assert_files_are_whole(tmp_path / "archive")


def test_files_are_ended_at_their_size_and_sort_by_time(scrapy: Scrapy, tmp_path: Path) -> None:
    with TestSite(seed=2, articles=40) as site:
        crawl = ("crawl", "repost", "-a", f"start={site.url('repost')}", *LOCAL, "-s", "ARCHIVE_FILE_BYTES=30000")
        assert scrapy(*crawl).returncode == 0
    files = sorted((tmp_path / "archive").rglob("*.warc.gz"))
    assert len(files) > 2
    assert all(30000 <= path.stat().st_size < 60000 for path in files[:-1])
    dates = [r.rec_headers["WARC-Date"] for r in records(tmp_path / "archive") if r.rec_type == "response"]
    assert dates == sorted(dates)
    assert [r.rec_headers["WARC-Filename"] for r in records(tmp_path / "archive") if r.rec_type == "warcinfo"] == [
        p.name for p in files
    ]
    assert assert_pointers_hold(f"sqlite:///{tmp_path}/ledger.db", tmp_path / "archive") == 40


@pytest.mark.parametrize(
    "site",
    [
        pytest.param("../../outside", id="a path upward"),
        pytest.param("/tmp/elsewhere", id="a path from the root"),
        pytest.param("..", id="the folder above"),
        pytest.param("云浦 县\x1b[31m", id="Chinese and a terminal's escape"),
        pytest.param("x" * 500, id="longer than a file's name may be"),
    ],
)
def test_a_sites_name_is_no_path(scrapy: Scrapy, tmp_path: Path, site: str) -> None:
    with Server(answer) as server:
        done = scrapy("crawl", "repost", "-a", f"start={server.base}/", "-a", f"site={site}", *LOCAL)
        assert done.returncode == 0, done.stderr
    (folder,) = (tmp_path / "archive").iterdir()
    assert folder.is_dir()
    assert folder.name.isascii()
    assert folder.name.isprintable()
    assert_files_are_whole(folder)
    assert assert_pointers_hold(f"sqlite:///{tmp_path}/ledger.db", tmp_path / "archive") == 4


def test_saved_pages_are_not_archived(scrapy: Scrapy, tmp_path: Path) -> None:
    assert scrapy("crawl", "saved", "-a", "path=tests/pages").returncode == 0
    assert not (tmp_path / "archive").exists()


def test_without_an_archive(scrapy: Scrapy, tmp_path: Path) -> None:
    command = [*scrapy_command("crawl", "repost"), *LOCAL, "-s", "FEEDS={}", "-s", f"LEDGER_URL=sqlite:///{tmp_path}/l.db"]
    with Server(answer) as server:
        command += ["-a", f"start={server.base}/", "-s", f"ARCHIVE_DIR={tmp_path}/archive", "-s", "ARCHIVE_ENABLED=0"]
        assert launch.run(command).returncode == 0
    assert not (tmp_path / "archive").exists()
    assert [row.archive_file for row in versions_of(f"sqlite:///{tmp_path}/l.db")] == [None] * 4


def test_a_disk_without_room_ends_the_crawl(tmp_path: Path) -> None:
    """The system refuses to let the file grow: one clear line, nothing half-pointed, and the next run goes on."""
    ledger, archive = f"sqlite:///{tmp_path}/l.db", tmp_path / "archive"
    with TestSite(seed=2, articles=60, page_bytes=200_000) as site:
        command = [*scrapy_command("crawl", "repost", "-a", f"start={site.url('repost')}", *LOCAL), "-s", "FEEDS={}"]
        command += ["-s", f"LEDGER_URL={ledger}", "-s", "ARCHIVE_ENABLED=1", "-s", f"ARCHIVE_DIR={archive}"]
        command += ["-s", "ARCHIVE_COMPRESSION_LEVEL=0"]
        most = 5_000_000
        # A fresh process, for it begins with a bound of its own.
        full = subprocess.run(
            command,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        )
        assert full.returncode == 1, full.stderr
        assert "make room or set ARCHIVE_DIR" in full.stderr
        assert "Traceback" not in full.stderr
        assert "archive_error" in full.stderr
        pointing = assert_pointers_hold(ledger, archive)
        assert pointing == len(versions_of(ledger)) < 60
        (file,) = archive.rglob("*.warc.gz")
        assert file.stat().st_size < most, "what did not fit is not there in part"
        again = launch.run(command)
        assert again.returncode == 0, again.stderr
    assert assert_pointers_hold(ledger, archive) == len(versions_of(ledger)) == 60
    assert_files_are_whole(archive)
