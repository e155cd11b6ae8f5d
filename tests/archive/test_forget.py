"""What was forgotten is out of the archive, all else stays where it was, and a kill at any moment changes nothing of that."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import sqlite3
import sys
from argparse import Namespace
from collections.abc import Iterator
from gzip import decompress
from pathlib import Path
from typing import Any

import pytest
from scrapy.utils.project import get_project_settings

from crawler.commands.forget import Command
from crawler.ledger.crawling.lock import lock_for
from tests.archive.attached_site import OTHER, PDF, SOON, Site, crawl, of_type
from tests.archive.places import assert_files_are_whole, assert_pointers_hold, records
from tests.conftest import LOCAL, Scrapy
from tests.network.support import Answer, Server

# What of the operating system a forgetting asks for, one after the other.
STEPS = frozenset(("open", "os.rename", "os.remove", "shutil.copystat", "sqlite3.connect"))


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A site's address, and a folder with the ledger and the archive of two crawls; in between its articles changed."""
    folder = tmp_path_factory.mktemp("crawled")
    with Site() as site:
        crawl(site, folder, "-s", "ATTACHMENTS=1", *SOON)
        site.note = "（修订）"
        site.answers["/files/notice.pdf"] = of_type(OTHER + b"!", "application/pdf")
        crawl(site, folder, "-s", "ATTACHMENTS=1", *SOON)
        yield site.server.base, folder


@pytest.fixture
def base(crawled: tuple[str, Path], tmp_path: Path) -> str:
    """The site's address; tmp_path has a copy of its ledger and archive."""
    shutil.copytree(crawled[1], tmp_path, dirs_exist_ok=True)
    return crawled[0]


def unpacked(folder: Path) -> bytes:
    """All that the archive's files hold, whatever their names."""
    return b"".join(decompress(path.read_bytes()) for path in folder.rglob("archive/*/*") if path.is_file())


def rows_but(folder: Path, url: str) -> list[Any]:
    """All that the ledger knows of where other pages and their files lie."""
    with sqlite3.connect(folder / "ledger.db") as database:
        query = """
            SELECT url, number, v.archive_file, v.archive_offset FROM versions v JOIN pages p ON p.id = v.page_id WHERE url != :url
            UNION SELECT f.url, number, f.archive_file, f.archive_offset FROM files f JOIN versions v ON v.id = f.version_id
            JOIN pages p ON p.id = v.page_id WHERE p.url != :url ORDER BY 1, 2
        """
        return database.execute(query, {"url": url}).fetchall()


def forget(folder: Path, name: str, die_at: int = 0) -> int:
    """Run the command in a process of its own, killed at a step; the exit code, -9 if it was killed."""
    process = multiprocessing.get_context("fork").Process(target=_forget, args=(folder, name, die_at))
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def _forget(folder: Path, name: str, die_at: int) -> None:
    steps = 0

    def step(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal steps
        if event in STEPS and (event != "open" or str(folder) in str(arguments[0])):
            steps += 1
            if steps == die_at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(step)
    command = Command()
    command.settings = get_project_settings()
    command.settings.update({"LEDGER_URL": f"sqlite:///{folder}/ledger.db", "ARCHIVE_DIR": f"{folder}/archive"})
    command.work([name], Namespace(reason="asked for", allow_again=False))
    os._exit(command.exitcode)


def test_a_page_is_out_of_the_archive(base: str, scrapy: Scrapy, tmp_path: Path) -> None:
    url = f"{base}/show-1.html"
    before, size = rows_but(tmp_path, url), {p: p.stat().st_size for p in (tmp_path / "archive").rglob("*.warc.gz")}
    done = scrapy("forget", url.replace("http:", "https:") + "?utm_source=x")
    assert done.returncode == 0, done.stderr
    assert "forgotten, 1 page with 2 versions\n" in done.stdout
    text = unpacked(tmp_path)
    assert "独此一句第1号".encode() not in text
    assert f"WARC-Target-URI: {url}".encode() not in text
    assert OTHER + b"!" not in text, "its attachment as it was later"
    assert "独此一句第2号".encode() in text
    assert text.count(PDF) == 1, "another page has an attachment with the same bytes as its first one"
    assert {p: p.stat().st_size for p in size} == size, "every other record stays where it is"
    assert rows_but(tmp_path, url) == before
    assert_files_are_whole(tmp_path / "archive")
    assert_pointers_hold(f"sqlite:///{tmp_path}/ledger.db", tmp_path / "archive")
    assert any(r.rec_type == "metadata" and b"Taken out" in r.raw for r in records(tmp_path / "archive"))
    checked = scrapy("archive", "check")
    assert (checked.returncode, checked.stdout) == (0, ""), checked.stderr


def test_a_site_is_out_of_the_archive(base: str, tmp_path: Path) -> None:
    kept = tmp_path / "archive" / "127.0.0.9"
    shutil.copytree(tmp_path / "archive" / "127.0.0.2", kept)
    (tmp_path / "archive/127.0.0.2/x.warc.gz.cut").write_bytes(b"the rest of a page")
    assert forget(tmp_path, "127.0.0.2") == 0
    assert list((tmp_path / "archive/127.0.0.2").iterdir()) == []
    assert len(list(kept.iterdir())) == 2, "another site's"
    with sqlite3.connect(tmp_path / "ledger.db") as database:
        assert database.execute("SELECT count(*) FROM pages").fetchone() == (0,)
        assert database.execute("SELECT reason, records > 20 FROM forgotten").fetchall() == [("asked for", 1)]


def test_an_attachment_alone(base: str, tmp_path: Path) -> None:
    url = f"{base}/download?file=../../../etc/x.pdf"
    assert OTHER in unpacked(tmp_path)
    assert forget(tmp_path, url) == 0
    text = unpacked(tmp_path)
    assert OTHER not in text.replace(OTHER + b"!", b"")
    assert "独此一句第6号".encode() in text
    assert url not in {row[0] for row in rows_but(tmp_path, "")}


def test_what_other_pages_need_stays(base: str, tmp_path: Path) -> None:
    """Whichever of the two pages goes, the bytes that both have stay where the other one points."""
    assert forget(tmp_path, f"{base}/show-2.html") == 0
    assert unpacked(tmp_path).count(PDF) == 1
    assert_files_are_whole(tmp_path / "archive")
    assert forget(tmp_path, f"{base}/show-1.html") == 0
    assert PDF not in unpacked(tmp_path), "nobody needs them any more"


@pytest.mark.parametrize("name", ["{base}/show-1.html", "127.0.0.2"], ids=["page", "site"])
def test_killed_at_any_step_and_done_again(base: str, tmp_path: Path, name: str) -> None:
    name = name.format(base=base)
    there = tmp_path / "there"
    for at in range(1, 1000):
        shutil.rmtree(there, ignore_errors=True)
        shutil.copytree(tmp_path / "archive", there / "archive")
        shutil.copy(tmp_path / "ledger.db", there)
        code = forget(there, name, die_at=at)
        if code == 0:
            assert at > 10
            return
        assert code == -signal.SIGKILL
        assert forget(there, name) == 0
        text = unpacked(there)
        assert "独此一句第1号".encode() not in text
        assert f"WARC-Target-URI: {base}/show-1.html".encode() not in text
        with sqlite3.connect(there / "ledger.db") as database:
            assert database.execute("SELECT count(*) FROM forgotten WHERE records IS NULL").fetchone() == (0,)
            assert database.execute("SELECT count(*) FROM forgotten").fetchone() == (1,)
    pytest.fail("it never came to its end")


def answer(path: str, asked: int) -> Answer:
    """A list that leads to an article, and by another address to the same one."""
    html = (("Content-Type", "text/html; charset=utf-8"),)
    if path == "/":
        rows = "".join(
            f'<li><a href="/{name}.html">云浦县印发第{name[-1]}号通知</a></li>' for name in ("show-1", "show-2", "show-9")
        )
        return Answer(200, f"<html><body><ul>{rows}</ul></body></html>".encode(), html)
    if path == "/show-9.html":
        return Answer(302, b"moved", (("Location", "/show-1.html"),))
    if not path.startswith("/show-"):
        return Answer(404, b"no")
    text = f"<p>独此一句第{path[6]}号，由云浦县人民政府办公室牵头，各乡镇街道按照职责分工抓好落实。</p>" * 3
    return Answer(
        200, f"<html><title>云浦县印发第{path[6]}号通知</title><h1>云浦县印发第{path[6]}号通知</h1>{text}</html>".encode(), html
    )


def test_what_a_redirect_leads_to_is_forgotten_and_not_asked_for_again(scrapy: Scrapy, tmp_path: Path) -> None:
    with Server(answer) as server:
        start, url = f"start={server.base}/", f"{server.base}/show-1.html"
        assert scrapy("crawl", "repost", "-a", start, *LOCAL).returncode == 0
        stories = map(json.loads, scrapy("export", "stories").stdout.splitlines())
        (story,) = (story for story in stories if story["source"]["url"] == url)
        assert (story["reposts"], story["source"]["also_at"]) == ([], [f"{server.base}/show-9.html"])
        assert scrapy("forget", url).stdout.startswith(f"{url}: forgotten, 2 pages")
        assert "独此一句第1号".encode() not in unpacked(tmp_path)
        for again in (start, f"start={url}", f"start={server.base}/show-9.html"):
            assert scrapy("crawl", "repost", "-a", again, "-a", "full=1", *LOCAL, *SOON).returncode == 0
        assert "独此一句第1号".encode() not in unpacked(tmp_path)
        assert "独此一句第1号" not in scrapy("export", "pages").stdout
        assert "独此一句第2号" in scrapy("export", "pages").stdout


def test_not_while_the_site_is_crawled(base: str, scrapy: Scrapy, tmp_path: Path) -> None:
    lock = lock_for(f"sqlite:///{tmp_path}/ledger.db", "127.0.0.2")
    assert lock.take()
    before = unpacked(tmp_path)
    done = scrapy("forget", f"{base}/show-1.html")
    lock.release()
    assert (done.returncode, done.stdout) == (1, "")
    assert "127.0.0.2 is being crawled, by process" in done.stderr
    assert unpacked(tmp_path) == before
    assert json.loads(scrapy("export", "pages").stdout.splitlines()[0])["url"].startswith(base)
