"""Originals that have vanished, looked up in a real pywb with copies that the tests make; and how archives are read."""

from __future__ import annotations

import io
import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.ledger import Database
from crawler.spiders import memento
from tests.archive.places import assert_pointers_hold
from tests.conftest import Scrapy
from tests.growth import LINEAR, growth
from tests.ledger.made import put
from tests.spiders.originals import A, B, C, crawl, records, repost, rows
from tests.spiders.web import Web, article

ARCHIVE = "127.0.0.21"
# No name can be this long, so it is not found without anybody being asked.
NOWHERE = f"{'x' * 64}.example"


@pytest.fixture(scope="module")
def originals() -> Iterator[Web]:
    """The sites that the originals have vanished from."""
    with Web(A, B, C) as running:
        yield running


class Copies:
    """A WARC file in the making."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb")
        self.writer = WARCWriter(self.file, gzip=True)

    def add(self, url: str, day: str, body: str, status: str = "200 OK", **headers: str) -> None:
        """A copy of that day's morning (UTC)."""
        given = [
            ("Content-Type", "text/html; charset=utf-8"),
            *((name.replace("_", "-"), text) for name, text in headers.items()),
        ]
        record = self.writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body.encode()),
            http_headers=StatusAndHeaders(status, given, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": f"{day}T08:00:00Z"},
        )
        self.writer.write_record(record)
        # warcio leaves its temporary file open.
        record.raw_stream.close()


def text(number: int, where: str) -> str:
    """An article that says in its text where it comes from."""
    return article(number).replace('<div class="content">', f'<div class="content"><p>本版本出自{where}，供读者比较之用。</p>')


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, originals: Web) -> Iterator[str]:
    """A running pywb; its address, without a slash."""
    folder = tmp_path_factory.mktemp("pywb")
    copies = Copies(folder / "copies.warc.gz")

    def url(number: int, host: str = A) -> str:
        return originals.url(host, f"/content/post_{number}.html")

    for day in ("2020-01-01", "2023-04-25", "2025-01-01"):
        copies.add(url(1), day, text(1, day))
    copies.add(url(2), "2023-04-25", "<title>页面不存在</title><p>您访问的页面不存在或已删除</p>")
    copies.add(url(3), "2023-04-25", "没有", status="404 Not Found")
    copies.add(url(4), "2023-04-25", "", status="302 Found", Location=url(1))
    copies.add(url(5), "2023-04-25", article(5, original=url(6, B)))
    copies.add(url(7, NOWHERE), "2023-04-25", article(7))
    copies.add(url(8), "2023-04-25", article(8))
    copies.file.close()
    manage = [sys.executable, "-c", "from pywb.manager.manager import main; main()"]
    for arguments in (["init", "coll"], ["add", "coll", "copies.warc.gz"], ["init", "empty"]):
        subprocess.run([*manage, *arguments], cwd=folder, check=True, capture_output=True, timeout=60)
    with socket.socket() as free:
        free.bind((ARCHIVE, 0))
        port = free.getsockname()[1]
    start = f"from pywb.apps.cli import wayback; wayback(['-b', '{ARCHIVE}', '-p', '{port}'])"
    log = folder / "log"
    with log.open("wb") as output:
        process = subprocess.Popen([sys.executable, "-c", start], cwd=folder, stdout=output, stderr=output)
    try:
        _wait_for(f"http://{ARCHIVE}:{port}/coll/", process, log)
        yield f"http://{ARCHIVE}:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text("utf-8", "replace")
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text("utf-8", "replace"))


def with_archives(*timegates: str) -> tuple[str, str]:
    return "-s", f"MEMENTO_TIMEGATES={','.join(timegates)}"


def failures(scrapy: Scrapy) -> list[list[str]]:
    """Site, state, reason and number of the rows of `scrapy status --failures`."""
    lines = scrapy("status", "--failures").stdout.splitlines()
    return [[cell.strip() for cell in line.split("│")[1:5]] for line in lines if line.count("│") > 6]


FORMS = [
    pytest.param("/coll/", id="a gate that frames the copy"),
    pytest.param("/coll/id_/", id="one that gives it as received"),
    pytest.param("/coll/mp_/", id="one that gives it rewritten"),
]


@pytest.mark.parametrize("gate", FORMS)
def test_a_copy_stands_for_a_vanished_original(
    scrapy: Scrapy, originals: Web, archive: str, held: Database, gate: str, tmp_path: Path
) -> None:
    """The copy nearest to the first repost, as it was received, under the original's address, and marked; our archive has it."""
    url = originals.url(A, "/content/post_1.html")
    put(held, repost(1, url, published="2023-05-02"), repost(2, url, published="2024-11-01"))
    crawl(scrapy, *with_archives(f"{archive}{gate}"))
    page, record = rows(held)[url], records(held)[url]
    copy = f"{archive}/coll/20230425080000id_/{url}"
    assert (page.state, page.reason, page.http_status) == ("gone", f"memento {copy} 2023-04-25T08:00:00+00:00", 404)
    assert "本版本出自2023-04-25" in record.body
    assert (record.state, record.is_source, record.fetched_at) == ("gone", True, "2023-04-25T08:00:00+00:00")
    assert len({one.story_id for one in records(held).values()}) == 1
    assert assert_pointers_hold(f"sqlite:///{tmp_path}/ledger.db", tmp_path / "archive") == 1
    assert [cells for cells in failures(scrapy) if cells[0] == A] == [[A, "gone", "memento", "1"]]
    (row,) = [row for row in map(json.loads, scrapy("export", "pages").stdout.splitlines()) if row["url"] == url]
    assert (row["state"], row["is_source"], row["fetched_at"]) == ("gone", True, "2023-04-25T08:00:00+00:00")
    assert f"a web archive's copy: {copy} 2023-04-25" in " ".join(scrapy("story", url).stdout.split())
    crawl(scrapy, *with_archives(f"{archive}{gate}"))
    assert rows(held)[url].checked_at == page.checked_at, "it is there now"
    again = f"sqlite:///{tmp_path}/again.db"
    assert scrapy("crawl", "saved", "-a", f"path={tmp_path}/archive", ledger=again).returncode == 0
    exported = [json.loads(line) for line in scrapy("export", "pages", ledger=again).stdout.splitlines()]
    assert exported == [row], "and the archive alone gives it again"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        pytest.param(2, "http 404", id="the copy is a soft 404"),
        pytest.param(3, "http 404", id="the copy is a 404"),
        pytest.param(4, "http 404", id="the copy is of where it once redirected to"),
        pytest.param(9, "http 404", id="there is no copy"),
    ],
)
def test_no_copy_will_do(scrapy: Scrapy, originals: Web, archive: str, held: Database, number: int, reason: str) -> None:
    url = originals.url(A, f"/content/post_{number}.html")
    put(held, repost(1, url))
    crawl(scrapy, *with_archives(f"{archive}/coll/"))
    page = rows(held)[url]
    assert (page.state, page.reason, page.version_id) == ("gone", reason, None)
    assert page.due_at > page.checked_at


def test_archives_are_asked_in_turn(scrapy: Scrapy, originals: Web, archive: str, held: Database) -> None:
    """One that is not there, one that has nothing, one that has it."""
    url = originals.url(A, "/content/post_1.html")
    put(held, repost(1, url))
    gates = (f"http://127.0.0.22:{originals.port}/", f"{archive}/empty/", f"{archive}/coll/")
    crawl(scrapy, *with_archives(*gates))
    assert rows(held)[url].reason.startswith(f"memento {archive}/coll/")


def test_what_the_copy_states_is_stated(scrapy: Scrapy, originals: Web, archive: str, held: Database) -> None:
    url, further = originals.url(A, "/content/post_5.html"), originals.url(B, "/content/post_6.html")
    put(held, repost(1, url))
    crawl(scrapy, *with_archives(f"{archive}/coll/"))
    assert records(held)[url].original_url == further
    assert rows(held)[further].reason == "http 404", "and is fetched in turn"


def test_ways_to_vanish(scrapy: Scrapy, originals: Web, archive: str, held: Database) -> None:
    """No such host any more; a soft 404; a redirect to the home page. A block or a silent host is none."""
    nowhere = f"http://{NOWHERE}:{originals.port}/content/post_7.html"
    soft = originals.put(A, "/content/post_8.html", "<title>页面不存在</title><p>您访问的页面不存在或已删除</p>")
    home = originals.redirect(A, "/content/post_1.html", "/")
    blocked = originals.put(C, "/content/post_1.html", status=403)
    soft_without = originals.put(A, "/content/post_90.html", "<title>页面不存在</title><p>您访问的页面不存在或已删除</p>")
    originals.put(A, "/", "<title>首页</title>")
    put(held, *(repost(number, url) for number, url in enumerate((nowhere, soft, home, blocked, soft_without))))
    try:
        crawl(scrapy, *with_archives(f"{archive}/coll/"))
    finally:
        originals.pages.clear()
    found = rows(held)
    assert [(found[url].state, found[url].http_status) for url in (nowhere, soft, home)] == [
        ("gone", None),
        ("gone", 200),
        ("gone", 200),
    ]
    assert all(found[url].reason.startswith("memento ") for url in (nowhere, soft, home))
    assert (found[blocked].state, found[blocked].reason) == ("blocked", "http 403")
    assert (found[soft_without].state, found[soft_without].reason) == ("not_article", "error_page")


def test_off_by_default(scrapy: Scrapy, originals: Web, held: Database) -> None:
    url = originals.url(A, "/content/post_1.html")
    put(held, repost(1, url))
    crawl(scrapy)
    assert (rows(held)[url].state, rows(held)[url].reason) == ("gone", "http 404")


def test_an_archive_inside_the_network_is_not_asked(scrapy: Scrapy, originals: Web, archive: str, held: Database) -> None:
    """The guard holds for archives too."""
    url = originals.url(A, "/content/post_1.html")
    put(held, repost(1, url))
    crawl(scrapy, *with_archives(f"{archive}/coll/"), "-s", f"ALLOWED_PRIVATE_HOSTS={A}")
    assert rows(held)[url].reason == "http 404"


def test_a_gate_that_is_no_address_is_an_error(scrapy: Scrapy) -> None:
    run = scrapy("crawl", "sources", "-s", "CONTACT=a@b.cn", "-s", "MEMENTO_TIMEGATES=web.archive.org/web/")
    assert run.returncode == 2
    assert "MEMENTO_TIMEGATES has 'web.archive.org/web/': expected addresses such as https://web.archive.org/web/" in run.stderr


def answer(url: str = "http://archive.example/coll/", **headers: str) -> HtmlResponse:
    return HtmlResponse(url, headers={name.replace("_", "-"): value for name, value in headers.items()}, body=b"")


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2023-04-24", "Mon, 24 Apr 2023 04:00:00 GMT", id="a day: its noon in China"),
        pytest.param("2023-04-24T07:30+08:00", "Sun, 23 Apr 2023 23:30:00 GMT", id="a minute"),
        pytest.param("2026-11-22T23:50:19.123456+00:00", "Sun, 22 Nov 2026 23:50:19 GMT", id="the ledger's own time"),
    ],
)
def test_accept_datetime(published: str, expected: str) -> None:
    assert memento.accept_datetime(published) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param('<http://a.cn/1>; rel="original"', {"original": ["http://a.cn/1"]}, id="one"),
        pytest.param(
            '<http://a.cn/1?a,b>;rel=original, <http://x/2>; rel="first memento"; datetime="Mon, 24 Apr 2023 08:00:00 GMT"',
            {"original": ["http://a.cn/1?a,b"], "first": ["http://x/2"], "memento": ["http://x/2"]},
            id="commas in an address and in a date",
        ),
        pytest.param(
            '<http://x/1>; type="a"; rel="memento", <http://x/2>; rel=memento',
            {"memento": ["http://x/1", "http://x/2"]},
            id="two of a kind",
        ),
        pytest.param("<http://x/1>", {}, id="of no relation"),
        pytest.param("no link, <", {}, id="none"),
    ],
)
def test_links(header: str, expected: dict[str, list[str]]) -> None:
    assert memento.links(answer(Link=header)) == expected


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("<" * 60_000, id="addresses that do not end"),
        pytest.param("<>;" * 20_000, id="addresses without a relation"),
        pytest.param("<a>" + "; rel " * 10_000, id="relations without a name"),
        pytest.param("<a>;" + " " * 60_000, id="spaces"),
    ],
)
def test_links_of_a_hostile_header_cost_no_more_than_its_size(header: str) -> None:
    assert growth(header, lambda part: answer(Link=part), memento.links) < LINEAR


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        pytest.param(
            "http://x/coll/20230425080000mp_/http://a.cn/1", "http://x/coll/20230425080000id_/http://a.cn/1", id="pywb"
        ),
        pytest.param(
            "https://web.archive.org/web/20230425080000/https://a.cn/1?u=2",
            "https://web.archive.org/web/20230425080000id_/https://a.cn/1?u=2",
            id="web.archive.org",
        ),
        pytest.param("https://archive.example/AbC12", None, id="an archive of another kind"),
        pytest.param("http://x/20230425080000.html", None, id="a number in a name"),
    ],
)
def test_raw_form(address: str, expected: str | None) -> None:
    assert memento.raw_form(address) == expected
    assert memento.is_raw(address) is False
    assert expected is None or memento.is_raw(expected)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        pytest.param({"Memento_Datetime": "Tue, 25 Apr 2023 08:00:00 GMT"}, "2023-04-25T08:00:00+00:00", id="a copy"),
        pytest.param({}, None, id="no copy"),
        pytest.param({"Memento_Datetime": "yesterday"}, None, id="no date"),
    ],
)
def test_memento_time(headers: dict[str, str], expected: str | None) -> None:
    assert memento.memento_time(answer(**headers)) == expected


def test_the_question_is_the_gate_and_the_original() -> None:
    asked = memento.question("https://web.archive.org/web/", "http://a.cn/新闻.html?id=1#top")
    assert asked == "https://web.archive.org/web/http://a.cn/%E6%96%B0%E9%97%BB.html?id=1"
