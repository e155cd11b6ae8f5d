"""An article that runs over several pages becomes one, under the first page's address."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sqlalchemy import text

from crawler.ledger import open_database
from tests.archive.rebuilt import assert_the_archive_gives_the_same
from tests.conftest import LOCAL, Scrapy
from tests.network.support import Answer, Server

TITLE = "临河新区三年建成社区食堂二十七处"
PARTS = [
    [
        "临河新区从去年春天起把社区食堂列入民生清单，先由街道摸底，再按老人的住处定点，避免一处一处地补建。",
        "新区民政办的统计说，第一批九处食堂开张三个月，每天平均供餐四千三百份，其中六十岁以上的老人占七成。",
    ],
    [
        "菜价由街道和经营者每半年商定一次，结果贴在门口；老人凭卡打八折，差额由区里和街道各担一半。",
        "有的食堂下午不关门，改作活动室，附近的老人在这里写字、下棋，志愿者每周来教一次手机。",
    ],
    ["新区计划明年再建八处，并把送餐上门的范围扩到全部失能老人，费用仍按收入分三档。"],
]
ORIGINAL = "http://www.linhe-xq.gov.cn/content/post_7712.html"
LIST = "".join(
    f'<li><a href="/art/2024/5/{n}/art_1_{n}.html">临河新区第{n}批便民服务事项办理情况的通报</a> 2024-05-{n:02}</li>'
    for n in range(2, 9)
)


def page(number: int) -> str:
    paragraphs = "".join(f"<p>　　{text}</p>" for text in PARTS[number])
    names = ["t20240501_7712.html", "t20240501_7712_1.html", "t20240501_7712_2.html"]
    pager = " ".join(f'<a href="{name}">{n + 1}</a>' if n != number else f"<b>{n + 1}</b>" for n, name in enumerate(names))
    following = f'<a href="{names[number + 1]}">下一页</a>' if number + 1 < len(names) else ""
    link = f"<p>原文链接：{ORIGINAL}</p>" if number == 2 else ""
    return (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>发布时间：2024-05-01 来源：临河新区</p>"
        f'<div id="zoom">{paragraphs}{link}</div><div class="page">{pager} {following}</div></body></html>'
    )


ANSWERS = {
    "/": f"<html><body><ul><li><a href='/tzgg/202405/t20240501_7712.html'>{TITLE}</a> 2024-05-01</li>{LIST}</ul></body></html>",
    "/tzgg/202405/t20240501_7712.html": page(0),
    "/tzgg/202405/t20240501_7712_1.html": page(1),
    "/tzgg/202405/t20240501_7712_2.html": page(2),
}


class _Handler(BaseHTTPRequestHandler):
    missing = ""
    status = 404

    def do_GET(self) -> None:
        text = ANSWERS.get(self.path) if self.path != type(self).missing else None
        body = (text or "没有").encode()
        self.send_response(200 if text else type(self).status if self.path == type(self).missing else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("missing", "parts", "original"),
    [
        pytest.param("", 3, ORIGINAL, id="three parts, the link under the last"),
        pytest.param("/tzgg/202405/t20240501_7712_2.html", 2, None, id="what can be had is kept where a part is missing"),
    ],
)
def test_parts_are_joined(
    scrapy: Scrapy,
    address: str,
    missing: str,
    parts: int,
    original: str | None,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """In the crawl, and when its archive is read again."""
    monkeypatch.setattr(_Handler, "missing", missing)
    run = scrapy("crawl", "repost", "-a", f"start={address}/", *LOCAL)
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    (row,) = [json.loads(line) for line in scrapy("export", "pages").stdout.splitlines()]
    assert row["url"] == f"{address}/tzgg/202405/t20240501_7712.html"
    assert row["title"] == TITLE
    assert row["body"].split("\n") == [text for part in PARTS[:parts] for text in part]
    assert row["original_url"] == original
    marked = "incomplete" in scrapy("status", "--failures").stdout
    for arguments in ((), ("-a", "workers=1")):
        assert_the_archive_gives_the_same(scrapy, tmp_path, *arguments, moved=bool(arguments))
        assert ("incomplete" in scrapy("status", "--failures").stdout) == marked


PART = "/tzgg/202405/t20240501_7712_2.html"


def test_a_part_that_the_site_does_not_have_is_marked_and_asked_for_again(
    scrapy: Scrapy, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have been put there too late: with it, the article has a new version."""
    monkeypatch.setattr(_Handler, "missing", PART)
    crawl = ("crawl", "repost", "-a", f"start={address}/", *LOCAL, "-s", "RETRY_HOURS=0.000001")
    assert scrapy(*crawl).returncode == 0
    status = scrapy("status", "--failures").stdout
    assert "incomplete" in status
    assert "part 3 is missing: http 404" in status
    monkeypatch.setattr(_Handler, "missing", "")
    assert scrapy(*crawl).returncode == 0
    assert "incomplete" not in scrapy("status", "--failures").stdout
    (row,) = [json.loads(line) for line in scrapy("export", "pages").stdout.splitlines()]
    assert row["body"].split("\n") == [text for part in PARTS for text in part]


def test_a_part_that_fails_puts_the_article_off(scrapy: Scrapy, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shorter text would look abridged. The whole article is tried again, and is one version then."""
    monkeypatch.setattr(_Handler, "missing", PART)
    monkeypatch.setattr(_Handler, "status", 503)
    crawl = ("crawl", "repost", "-a", f"start={address}/", *LOCAL, "-s", "RETRY_HOURS=0.000001", "-s", "RETRY_TIMES=0")
    assert scrapy(*crawl).returncode == 0
    assert scrapy("export", "pages").stdout == ""
    assert "part 3: http 503" in scrapy("status", "--failures").stdout
    monkeypatch.setattr(_Handler, "missing", "")
    run = scrapy(*crawl)
    assert run.returncode == 0, run.stderr
    (row,) = [json.loads(line) for line in scrapy("export", "pages").stdout.splitlines()]
    assert row["body"].split("\n") == [text for part in PARTS for text in part]
    assert row["original_url"] == ORIGINAL
    assert "part 3" not in scrapy("status", "--failures").stdout


HTML = (("Content-Type", "text/html; charset=utf-8"),)
FIRST_PART, SECOND_PART = "/tzgg/202405/t20240501_7712.html", "/tzgg/202405/t20240501_7712_1.html"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        pytest.param(Answer(203, page(1).encode(), HTML), 3, id="a cache has changed the second"),
        pytest.param(Answer(302, b"", (("Location", FIRST_PART),)), 1, id="the second leads back to the first"),
        pytest.param(Answer(302, b"", (("Location", "http://{other}/"),)), 1, id="the second leads to another site"),
        pytest.param(Answer(302, b"", (("Location", "http://[bad"),)), None, id="the second leads to no address"),
    ],
)
def test_odd_parts_and_what_the_archive_gives_of_them(
    scrapy: Scrapy, tmp_path: Path, second: Answer, expected: int | None
) -> None:
    def answer(path: str, _: int) -> Answer:
        if path == SECOND_PART:
            headers = tuple(
                (name, text.replace("{other}", elsewhere.base.removeprefix("http://"))) for name, text in second.headers
            )
            return second._replace(headers=headers)
        return Answer(200, ANSWERS[path].encode(), HTML) if path in ANSWERS else Answer(404)

    with Server(lambda *_: Answer(200, page(1).encode(), HTML), "127.0.0.3") as elsewhere, Server(answer) as server:
        run = scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL, "-s", "RETRY_TIMES=0")
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    rows = [json.loads(line) for line in scrapy("export", "pages").stdout.splitlines()]
    assert [len(row["body"].split("\n")) for row in rows] == ([sum(map(len, PARTS[:expected]))] if expected else [])
    if expected:
        for arguments in (("-a", "workers=1"), ()):
            assert_the_archive_gives_the_same(scrapy, tmp_path, *arguments, moved=not arguments)


def test_a_part_that_a_list_names_is_a_page_too(scrapy: Scrapy, tmp_path: Path) -> None:
    """In the crawl, and so when its archive is read again."""
    listed = ANSWERS["/"].replace("<ul>", f"<ul><li><a href='{SECOND_PART}'>{TITLE}（二）</a> 2024-05-01</li>")

    def answer(path: str, _: int) -> Answer:
        text = listed if path == "/" else ANSWERS.get(path)
        return Answer(200, text.encode(), HTML) if text else Answer(404)

    with Server(answer) as server:
        assert scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL).returncode == 0
    assert len(scrapy("export", "pages").stdout.splitlines()) == 2
    assert_the_archive_gives_the_same(scrapy, tmp_path)


def test_the_parts_of_an_older_version_stay_its_own(scrapy: Scrapy, tmp_path: Path) -> None:
    """The first part is changed, and the ledger that is made of the archive has the parts of both versions."""
    runs: Counter[str] = Counter()

    def answer(path: str, _: int) -> Answer:
        body = ANSWERS.get(path, "")
        if runs["crawls"]:
            body = body.replace("二十七处", "二十八处")
        return Answer(200 if body else 404, body.encode(), (("Content-Type", "text/html; charset=utf-8"),))

    with Server(answer) as server:
        for _ in range(2):
            crawl = ("crawl", "repost", "-a", f"start={server.base}/", *LOCAL, "-s", "REFETCH_DAYS=0.0000001")
            assert scrapy(*crawl).returncode == 0
            runs["crawls"] += 1
    before = places_of_parts(tmp_path)
    assert [number for _, number, _ in before] == [1, 1, 2, 2]
    assert_the_archive_gives_the_same(scrapy, tmp_path)
    assert places_of_parts(tmp_path) == before
    assert scrapy("archive", "check").returncode == 0
    assert_the_archive_gives_the_same(scrapy, tmp_path, moved=True)


def places_of_parts(folder: Path) -> list[tuple[str, int, int]]:
    """Of each part its address, the number of the version, and where it lies."""
    ledger = open_database(f"sqlite:///{folder}/ledger.db")
    query = (
        "SELECT files.url, versions.number, files.archive_offset FROM files JOIN versions ON versions.id = files.version_id"
        " WHERE files.kind = 'part' ORDER BY versions.number, files.url"
    )
    with ledger.reading() as connection:
        rows = [(row[0], row[1], row[2]) for row in connection.execute(text(query))]
    ledger.close()
    return rows
