"""Attachments and images of articles, fetched on request by real crawls."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import validate
from scrapy.utils.test import get_crawler

from crawler.extensions.files import Files
from crawler.ledger.reading.schema import row_schema
from tests.archive.attached_site import OTHER, PDF, SOON, Site, command, crawl, of_type
from tests.archive.places import assert_files_are_whole, payload_at, records
from tests.archive.small_site import IMAGE
from tests.conftest import ROOT, Scrapy
from tests.network.support import Answer

# What comes of each: state, reason and type.
EXPECTED = {
    "/files/notice.pdf": ("fetched", None, "application/pdf"),
    "/files/copy.pdf": ("fetched", None, "application/pdf"),
    "/files/moved.doc": ("fetched", None, "application/x-ole-storage"),
    "/files/run.doc": ("refused", "type", "application/x-msdownload"),
    "/files/film.zip": ("refused", "type", "video/mp4"),
    "/download?file=script.pdf": ("fetched", None, "application/pdf"),
    "/download?file=text.doc": ("refused", "type", "application/x-msdownload"),
    "/files/名 称.pdf#page=2": ("fetched", None, "application/pdf"),
    "/files/page.doc": ("failed", "a page instead of the file", None),
    "/files/big.pdf": ("failed", "too large", None),
    "/files/gone.pdf": ("gone", "http 404", None),
    "/img/a.png": ("fetched", None, "image/png"),
    "/ok.ofd": ("fetched", None, "application/zip"),
    "/secret/no.pdf": ("blocked", "robots.txt", None),
    "10.1.2.3/x.pdf": ("blocked", "private address: 10.1.2.3 (private network)", None),
    "/download?file=../../../etc/x.pdf": ("fetched", None, "application/pdf"),
}


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as made:
        yield made


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, Path]]:
    """A site, and a folder with the ledger and the archive of one crawl of it."""
    folder = tmp_path_factory.mktemp("crawled")
    with Site() as made:
        crawl(made, folder, "-s", "ATTACHMENTS=True", *SOON)
        yield made, folder


def rows(folder: Path) -> dict[str, sqlite3.Row]:
    """The ledger's files by address, each once, without its host where that is the site's."""
    with sqlite3.connect(folder / "ledger.db") as database:
        database.row_factory = sqlite3.Row
        found = database.execute("SELECT * FROM files ORDER BY id").fetchall()
    return {re.sub(r"^http://(127\.0\.0\.\d:\d+)?", "", row["url"]): row for row in found}


def outcomes(folder: Path) -> dict[str, tuple[str | None, ...]]:
    return {path: (row["state"], row["reason"], row["type"]) for path, row in rows(folder).items()}


def test_files_are_fetched_checked_and_kept_once(crawled: tuple[Site, Path]) -> None:
    site, folder = crawled
    assert outcomes(folder) == EXPECTED
    assert_files_are_whole(folder / "archive")
    for path, row in rows(folder).items():
        if row["state"] == "fetched":
            payload = payload_at(folder / "archive", row["archive_file"], row["archive_offset"])
            assert hashlib.sha256(payload).hexdigest() == row["digest"], path
            assert len(payload) == row["size"]
    assert set(site.asked().values()) == {1}
    kept = list(records(folder / "archive"))
    assert sum(record.raw == PDF for record in kept) == 1, "the same bytes lie there once"
    urls = {f"{site.server.base}/files/{name}.pdf" for name in ("notice", "copy")}
    (again,) = (r for r in kept if r.rec_type == "revisit" and r.rec_headers["WARC-Target-URI"] in urls)
    assert {again.rec_headers[name] for name in ("WARC-Target-URI", "WARC-Refers-To-Target-URI")} == urls
    assert not any(b"MZ\x90" in record.raw or bytes(5000) in record.raw for record in kept), "what is not wanted was broken off"
    assert sorted(path.parent.name for path in folder.rglob("*.warc.gz")) == ["127.0.0.2"], "names of files are no paths"


def test_the_archive_and_the_rows_tell_of_them(crawled: tuple[Site, Path], scrapy: Scrapy) -> None:
    site, folder = crawled
    there = f"sqlite:///{folder}/ledger.db"
    checked = scrapy("archive", "check", "-s", f"ARCHIVE_DIR={folder}/archive", ledger=there)
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stderr
    pages = {row["url"]: row for row in map(json.loads, scrapy("export", "pages", ledger=there).stdout.splitlines())}
    for row in pages.values():
        validate(row, row_schema("pages"))
    first = pages[f"{site.server.base}/show-1.html"]
    (attachment,) = first["attachments"]
    (image,) = first["images"]
    assert attachment == {
        "url": f"{site.server.base}/files/notice.pdf",
        "text": "附件1",
        "state": "fetched",
        "type": "application/pdf",
        "size": len(PDF),
        "digest": hashlib.sha256(PDF).hexdigest(),
        "archive_file": attachment["archive_file"],
        "archive_offset": attachment["archive_offset"],
    }
    assert payload_at(folder / "archive", attachment["archive_file"], attachment["archive_offset"]) == PDF
    assert (image["text"], image["digest"]) == ("图", hashlib.sha256(IMAGE).hexdigest())


@pytest.mark.parametrize("arguments", [(), ("-a", "workers=1")], ids=["alone", "with a process"])
def test_the_archive_alone_gives_them_again(
    crawled: tuple[Site, Path], scrapy: Scrapy, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """So a takedown finds them, too."""
    _, folder = crawled
    shutil.copytree(folder / "archive", tmp_path / "archive")
    done = scrapy("crawl", "saved", "-a", f"path={tmp_path}/archive", *arguments)
    assert done.returncode == 0, done.stderr
    told = ("kind", "state", "type", "size", "digest", "archive_file", "archive_offset", "crawl")
    there = {
        path: [row[name] for name in told]
        for path, row in rows(folder).items()
        if row["state"] == "fetched" and not path.startswith("/ok.ofd")
    }
    again = {path: [row[name] for name in told] for path, row in rows(tmp_path).items()}
    assert len(there) > 5
    assert again.pop("/ok.ofd")[1] == "fetched"
    assert again == there


def test_later_runs_ask_only_for_what_is_new_or_failed(crawled: tuple[Site, Path], tmp_path: Path) -> None:
    site, folder = crawled
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    first = site.asked()
    site.answers["/files/page.doc"] = of_type(OTHER, "application/msword")
    crawl(site, tmp_path, "-s", "ATTACHMENTS=1", *SOON)
    again = site.asked() - first
    assert set(again) == {"/files/page.doc", "/files/big.pdf", "/files/gone.pdf"}
    assert rows(tmp_path)["/files/page.doc"]["digest"] == hashlib.sha256(OTHER).hexdigest()
    assert rows(tmp_path)["/files/big.pdf"]["due_at"] is None, "given up"
    revisits = [r.rec_headers["WARC-Target-URI"] for r in records(tmp_path / "archive") if r.rec_type == "revisit"]
    assert f"{site.server.base}/files/page.doc" in revisits, "the bytes are there since the first run, under another address"
    site.note = "（修订）"
    site.answers["/files/notice.pdf"] = of_type(OTHER, "application/pdf")
    crawl(site, tmp_path, "-s", "ATTACHMENTS=1", *SOON)
    assert site.asked()["/files/notice.pdf"] == 2, "the page has changed, so its files may have"
    with sqlite3.connect(tmp_path / "ledger.db") as database:
        digests = database.execute("SELECT digest FROM files WHERE url LIKE '%/notice.pdf' ORDER BY version_id").fetchall()
    assert digests == [(hashlib.sha256(body).hexdigest(),) for body in (PDF, OTHER)]


def test_off_then_on_and_killed(site: Site, tmp_path: Path) -> None:
    """Nothing is asked for by default. Killed when a file is asked for: by then it is down as due, and the next run has all."""
    crawl(site, tmp_path, *SOON)
    assert not site.asked()
    assert rows(tmp_path) == {}
    running: list[subprocess.Popen[bytes]] = []
    due: list[str] = []

    def answer(path: str, asked: int) -> Answer:
        if path == "/files/gone.pdf" and running[0].poll() is None:
            due.extend(path for path, row in rows(tmp_path).items() if row["state"] == "due")
            os.kill(running[0].pid, signal.SIGKILL)
        return site.answer(path, asked)

    site.server.answer = answer
    site.note = "（修订）"
    running.append(subprocess.Popen(command(site, tmp_path, "-s", "ATTACHMENTS=1", *SOON), cwd=ROOT, stderr=subprocess.DEVNULL))
    assert running[0].wait(60) == -signal.SIGKILL
    assert "/files/gone.pdf" in due
    crawl(site, tmp_path, "-s", "ATTACHMENTS=1", *SOON)
    assert outcomes(tmp_path) == EXPECTED
    assert_files_are_whole(tmp_path / "archive")


def test_without_an_archive_there_is_nowhere_to_keep_them() -> None:
    with pytest.raises(ValueError, match="ATTACHMENTS needs the archive"):
        Files(get_crawler(settings_dict={"ATTACHMENTS": True, "ARCHIVE_ENABLED": False}))
