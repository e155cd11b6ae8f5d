"""`scrapy archive check` and `scrapy archive pack`."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from datetime import datetime, timezone
from gzip import decompress
from io import BytesIO
from pathlib import Path

import pytest
from surt import surt as internet_archive_surt
from warcio.archiveiterator import ArchiveIterator

from crawler.ledger import open_database
from crawler.original import surt
from tests import launch
from tests.archive.attached_site import Site
from tests.archive.places import records
from tests.archive.small_site import answer
from tests.conftest import LOCAL, ROOT, Scrapy, scrapy_command
from tests.ledger.made import LONG_TEXT, article, put
from tests.network.support import Server


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ledger and the archive of two crawls of the small site; the second finds its home page unchanged."""
    folder = tmp_path_factory.mktemp("twice")
    command = [*scrapy_command("crawl", "repost"), *LOCAL, "-s", "FEEDS={}", "-s", f"LEDGER_URL=sqlite:///{folder}/ledger.db"]
    command += ["-s", "ARCHIVE_ENABLED=1", "-s", f"ARCHIVE_DIR={folder}/archive"]
    with Server(answer) as server:
        for _ in range(2):
            assert launch.run([*command, "-a", f"start={server.base}/"]).returncode == 0
    return folder


@pytest.fixture
def crawled(twice: Path, scrapy: Scrapy, tmp_path: Path) -> Scrapy:
    """Commands that see a copy of these."""
    shutil.copytree(twice, tmp_path, dirs_exist_ok=True)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return scrapy(*arguments)

    return run


def first_file(tmp_path: Path) -> Path:
    return min((tmp_path / "archive").rglob("*.warc.gz"))


def offsets(file: Path, kind: str) -> list[int]:
    """Where the records of a kind begin."""
    with file.open("rb") as opened:
        found = ArchiveIterator(opened)
        return [found.get_record_offset() for record in found if record.rec_type == kind]


def test_nothing_is_wrong(crawled: Scrapy) -> None:
    for site in ((), ("127.0.0.2",)):
        done = crawled("archive", "check", *site)
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        assert re.search(r"2 files, \d+ records, \d+ places that the ledger points at: no problems\n$", done.stderr)


def flip(file: Path) -> str:
    """One bit of the payload of a record in the middle."""
    at = offsets(file, "response")[3]
    data = bytearray(file.read_bytes())
    data[at + 400] ^= 1
    file.write_bytes(data)
    return rf"at {at}: damaged: "


def forge(file: Path) -> str:
    """The words of a page, in a gzip member that is whole: only the digest tells."""
    from crawler.archive.members import members
    from crawler.archive.writing.records import gzip_member

    forged, place = [], None
    with file.open("rb") as opened:
        for member in members(opened):
            assert member.data is not None
            body = member.data
            if place is None and b"charset=gbk" in body and "牵头".encode("gbk") in body:
                body, place = body.replace("牵头".encode("gbk"), "拖延".encode("gbk")), sum(map(len, forged))
            forged.append(gzip_member(body, 6))
    file.write_bytes(b"".join(forged))
    return r"at \d+: payload digest failed"


def lose(file: Path) -> str:
    file.unlink()
    return r"at \d+: the file cannot be read: No such file or directory, but the ledger points here for http"


def cut_off(file: Path) -> str:
    at = offsets(file, "request")[-1]
    file.write_bytes(file.read_bytes()[: at + 20])
    return rf"at {at}: cut off"


def shift(file: Path) -> str:
    """The ledger points one record too far."""
    with sqlite3.connect(file.parent.parent.parent / "ledger.db") as connection:
        (there,) = connection.execute("SELECT min(archive_offset) FROM versions").fetchone()
        after = min(at for at in offsets(file, "request") if at > there)
        connection.execute("UPDATE versions SET archive_offset = ? WHERE archive_offset = ?", (after, there))
    return rf"at {after}: a request record, but the ledger points here for the answer of http"


def swap(file: Path) -> str:
    """The ledger points at another page's answer."""
    with sqlite3.connect(file.parent.parent.parent / "ledger.db") as connection:
        (there, other) = connection.execute("SELECT min(archive_offset), max(archive_offset) FROM versions").fetchone()
        connection.execute("UPDATE versions SET archive_offset = ? WHERE archive_offset = ?", (other, there))
    return rf"at {other}: not the bytes that the ledger has for http"


def exchange(file: Path) -> str:
    """The ledger points at the answers of two pages crosswise."""
    with sqlite3.connect(file.parent.parent.parent / "ledger.db") as connection:
        query = "SELECT id, url, archive_offset FROM pages WHERE archive_file LIKE ? ORDER BY id LIMIT 2"
        (first, url, at), (second, other, there) = connection.execute(query, (f"%{file.name}",)).fetchall()
        for page, offset in ((first, there), (second, at)):
            connection.execute("UPDATE pages SET archive_offset = ? WHERE id = ?", (offset, page))
    return rf"at {at}: the answer of {re.escape(url)}, but the ledger points here for {re.escape(other)}"


@pytest.mark.parametrize("damage", [flip, forge, lose, cut_off, shift, swap, exchange])
def test_what_is_wrong_is_said(crawled: Scrapy, tmp_path: Path, damage: object) -> None:
    file = first_file(tmp_path)
    expected = damage(file)  # type: ignore[operator]
    done = crawled("archive", "check")
    assert done.returncode == 1
    name = re.escape(file.relative_to(tmp_path / "archive").as_posix())
    assert re.search(f"^{name} {expected}", done.stdout, re.M), done.stdout
    assert "Traceback" not in done.stderr


def all_records(tmp_path: Path) -> int:
    return sum(len(list(ArchiveIterator(BytesIO(file.read_bytes())))) for file in (tmp_path / "archive").rglob("*.warc.gz"))


@pytest.mark.parametrize(
    "lost", [pytest.param(0, id="nothing is lost"), pytest.param(1, id="a file is lost"), pytest.param(2, id="both are")]
)
def test_the_sums_count_what_is_there(crawled: Scrapy, tmp_path: Path, lost: int) -> None:
    """A place that the ledger points at in vain is a problem, and no record."""
    for file in sorted((tmp_path / "archive").rglob("*.warc.gz"))[:lost]:
        file.unlink()
    done = crawled("archive", "check")
    files, number = ("1 file" if lost == 1 else f"{2 - lost} files"), all_records(tmp_path)
    assert done.stderr.splitlines()[-1].startswith(f"{files}, {number} records, ")
    assert done.returncode == int(lost > 0)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        pytest.param([], [], id="they are counted"),
        pytest.param(
            ["--never-archived"],
            [
                "never archived: http://a.cn/a/1.html, version 1, fetched 2024-05-10T07:00:00+08:00",
                "never archived: http://a.cn/b/2.html, version 1",
            ],
            id="they are named if asked for",
        ),
        pytest.param(
            ["a.cn", "--never-archived"],
            ["never archived: http://a.cn/a/1.html, version 1, fetched 2024-05-10T07:00:00+08:00"],
            id="those of one site, which has no others",
        ),
    ],
)
def test_what_was_never_archived_is_told(crawled: Scrapy, tmp_path: Path, arguments: list[str], named: list[str]) -> None:
    """Pages that are read from files have no record, which is nothing wrong."""
    ledger = open_database(f"sqlite:///{tmp_path}/ledger.db")
    first, second = article("http://a.cn/a/1.html", saved=True), article("http://a.cn/b/2.html", saved=True)
    first.fetched_at, second.fetched_at = "2024-05-10T07:00:00+08:00", None
    first.site, second.site = "a.cn", "b.cn"
    put(ledger, first, second)
    ledger.close()
    done = crawled("archive", "check", *arguments)
    assert (done.returncode, done.stdout.splitlines()) == (0, named)
    number = "1 version" if "a.cn" in arguments else "2 versions"
    assert done.stderr.splitlines()[-1].endswith(f": no problems; never archived: {number} of pages")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(["pack", "127.0.0.2", "--never-archived"], 2, "expected: check", id="asked of a pack"),
        pytest.param(["check", "nowhere.cn"], 1, "nothing is archived of nowhere.cn", id="a site that is not there"),
        pytest.param(
            ["pack", "127.0.0.2", "--output", "nowhere/x.wacz"],
            1,
            "--output nowhere/x.wacz: expected a file in a folder that exists",
            id="no folder to pack to",
        ),
        pytest.param(["pack", "nowhere.cn"], 1, "nothing is archived of nowhere.cn", id="no pack of nothing"),
        pytest.param(["pack", "127.0.0.2", "--since", "2999-01-01"], 1, "nothing to pack since 2999-01-01", id="nothing since"),
        pytest.param(["pack", "127.0.0.2", "--since", "soon"], 2, "--since soon: expected a date", id="no date"),
        pytest.param(["pack"], 2, "expected: check", id="no site"),
        pytest.param(["repair"], 2, "expected: check", id="no such thing"),
    ],
)
def test_what_cannot_be_done_is_said(crawled: Scrapy, tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    output = ["--output", str(tmp_path / "out.wacz")] if arguments[0] == "pack" and "--output" not in arguments else []
    done = crawled("archive", *arguments, *output)
    assert done.returncode == code
    assert said in done.stderr + done.stdout
    assert not list(tmp_path.glob("out.wacz*"))


def validate(path: Path) -> None:
    """The validator of the format's authors."""
    command = [sys.executable, "-m", "wacz", "validate", "-f", str(path)]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "Validation succeeded" in checked.stdout


def index_of(archive: zipfile.ZipFile) -> list[tuple[str, str, dict[str, str]]]:
    """The index's lines: key, time and the rest."""
    lines = decompress(archive.read("indexes/index.cdx.gz")).decode().splitlines()
    assert lines == sorted(lines)
    return [(key, time, json.loads(rest)) for key, time, rest in (line.split(" ", 2) for line in lines)]


def test_a_pack_is_a_valid_wacz_that_finds_every_answer(crawled: Scrapy, tmp_path: Path) -> None:
    out = tmp_path / "out.wacz"
    done = crawled("archive", "pack", "127.0.0.2", "--output", str(out))
    assert done.returncode == 0, done.stderr
    assert "2 files" in done.stderr
    validate(out)
    kept = [r for r in records(tmp_path / "archive") if r.rec_type in {"response", "revisit"}]
    with zipfile.ZipFile(out) as archive:
        index = index_of(archive)
        assert len(index) == len(kept)
        for key, time, rest in index:
            assert key == internet_archive_surt(rest["url"])
            data = archive.read(f"archive/{rest['filename']}")
            member = data[int(rest["offset"]) : int(rest["offset"]) + int(rest["length"])]
            record = next(iter(ArchiveIterator(BytesIO(member))))
            assert record.rec_headers["WARC-Target-URI"] == rest["url"]
            assert record.rec_headers["WARC-Payload-Digest"] == rest["digest"]
            assert re.sub(r"\D", "", record.rec_headers["WARC-Date"])[:14] == time
            assert record.rec_type == ("revisit" if rest["mime"] == "warc/revisit" else "response")
        head, *pages = map(json.loads, archive.read("pages/pages.jsonl").decode().splitlines())
        assert head["format"] == "json-pages-1.0"
        assert {page["title"] for page in pages} == {
            "云浦县召开工作会议",
            "云浦县召开工作1",
            "云浦县召开工作5",
            "云浦县召开工作0",
        }
        assert {(page["url"], re.sub(r"\D", "", page["ts"])[:14]) for page in pages} <= {(r["url"], t) for _, t, r in index}
        for name in archive.namelist():
            stored = archive.getinfo(name).compress_type == zipfile.ZIP_STORED
            assert stored == name.endswith(".gz"), "replay tools seek in what is packed already"


def test_a_pack_since_a_date_has_what_it_refers_to(crawled: Scrapy, tmp_path: Path) -> None:
    """The second run's home page is a revisit; the pack has the first run's answer too, and nothing else of it."""
    second = max((tmp_path / "archive").rglob("*.warc.gz"))
    since = datetime.strptime(second.name[:21], "%Y%m%dT%H%M%S%f").replace(tzinfo=timezone.utc)
    out = tmp_path / "out.wacz"
    # A time zone of its own is taken into account.
    done = crawled("archive", "pack", "127.0.0.2", "--since", since.isoformat(), "--output", str(out))
    assert done.returncode == 0, done.stderr
    validate(out)
    with zipfile.ZipFile(out) as archive:
        index = index_of(archive)
        assert sorted(rest["mime"] for _, _, rest in index if rest["url"].endswith("/")) == ["text/html", "warc/revisit"]
        older = [rest["url"] for _, _, rest in index if rest["filename"] == first_file(tmp_path).name]
        assert [url.rpartition("/")[2] for url in older] == [""]


def test_a_pack_has_what_sources_has_fetched_of_a_site(scrapy: Scrapy, tmp_path: Path) -> None:
    """Its page, attachment and image lie with those of other sites; they are taken from there, with their requests."""
    ledger, out = open_database(f"sqlite:///{tmp_path}/ledger.db"), tmp_path / "out.wacz"
    with Site() as site:
        originals = [f"{site.server.base}/show-1.html", f"{site.other.base}/show-9.html"]
        put(ledger, *(article(f"http://b.cn/{n}", url, text=LONG_TEXT) for n, url in enumerate(originals)))
        ledger.close()
        crawled = scrapy("crawl", "sources", *LOCAL, "-s", "ATTACHMENTS=1")
        assert crawled.returncode == 0, crawled.stderr
    assert [folder.name for folder in (tmp_path / "archive").iterdir()] == ["sources"]
    done = scrapy("archive", "pack", "127.0.0.2", "--output", str(out))
    assert done.returncode == 0, done.stderr
    assert "1 file, 3 answers, 1 page in its list" in done.stderr
    validate(out)
    with zipfile.ZipFile(out) as archive:
        urls = {rest["url"].removeprefix(site.server.base) for _, _, rest in index_of(archive)}
        assert urls == {"/show-1.html", "/files/notice.pdf", "/img/a.png"}
        (name,) = (name for name in archive.namelist() if name.endswith(".warc.gz"))
        kinds = [record.rec_type for record in ArchiveIterator(BytesIO(archive.read(name)))]
    assert kinds == ["warcinfo", *["response", "request"] * 3]


def test_keys_are_those_of_other_indexes() -> None:
    """The keys come from our own rules; replay tools make theirs by the Internet Archive's."""
    for url in (
        "http://www.lzfz.org.cn/Show-1.html",
        "https://mp.weixin.qq.com/s?__biz=Mz&mid=1",
        "http://127.0.0.2:8080/a?b=2&a=1",
        "http://www.gov.cn/",
    ):
        assert surt(url) == internet_archive_surt(url)
