"""What a site may cost: each bound cuts off what is over it, counts it, and says so."""

from __future__ import annotations

import gzip
import json
import sqlite3
import zlib
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import brotli
import pytest

from crawler.network.hours import CHINA, Hours
from tests.conftest import LOCAL, Scrapy
from tests.network.support import Answer, Listener, Server, ask
from tests.site.server import TestSite

ALLOWED = {"ALLOWED_PRIVATE_HOSTS": "127.0.0.0/8", "ROBOTSTXT_OBEY": False}


def deflated(gigabytes: int, window: int) -> bytes:
    """So many GB of zeros, packed to a thousandth: one flushed block again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, window)
    first = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + again * (gigabytes * 1024)


def stored(body: bytes, layers: int) -> bytes:
    for _ in range(layers):
        body = gzip.compress(body, 0)
    return body


BOMBS = {
    "gzip": Answer(200, deflated(10, 31), (("Content-Encoding", "gzip"),)),
    "deflate": Answer(200, deflated(10, 15), (("Content-Encoding", "deflate"),)),
    "raw deflate": Answer(200, deflated(10, -15), (("Content-Encoding", "deflate"),)),
    "twice": Answer(200, gzip.compress(deflated(10, 31), 9), (("Content-Encoding", "gzip, gzip"),)),
    "two headers": Answer(
        200, gzip.compress(deflated(10, 31), 9), (("Content-Encoding", "gzip"), ("Content-Encoding", "x-gzip"))
    ),
}
ODD = {
    "many layers": (Answer(200, stored(b"x", 3), (("Content-Encoding", "gzip, gzip, gzip"),)), "gzip, gzip, gzip"),
    "a thousand": (Answer(200, b"x", (("Content-Encoding", "gzip," * 1000),)), ", ".join(["gzip"] * 1000)[:100]),
    "zstd": (Answer(200, b"x", (("Content-Encoding", "zstd"),)), "zstd"),
    "unheard of": (Answer(200, b"x", (("Content-Encoding", "compress"),)), "compress"),
}


@pytest.fixture(scope="module")
def usual() -> float:
    """The memory of a crawl of one small page, in MB."""
    with Server(lambda *_: Answer()) as server:
        return float(ask({"page": server.base}, ALLOWED)["peak_mb"])


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_cut_off_while_it_is_unpacked(name: str, usual: float) -> None:
    """10 MB that unpack to 10 GB, with the settings' own 20 MB: memory grows by no more than these and a copy."""
    with Server(lambda *_: BOMBS[name]) as server:
        found = ask({"page": server.base}, ALLOWED)
        assert found["outcome"]["page"] == ["failed", "too large when unpacked"]
        assert found["peak_mb"] - usual < 90


@pytest.mark.parametrize("name", ODD)
def test_encodings_that_nobody_asked_for(name: str) -> None:
    answer, told = ODD[name]
    with Server(lambda *_: answer) as server:
        found = ask({"page": server.base}, ALLOWED)
        assert found["outcome"]["page"] == ["blocked", f"encoding not asked for: {told}"]
        assert found["stats"]["network/refused/encoding not asked for"] == 1


def test_packed_pages_are_read() -> None:
    answers = {
        "/gzip": Answer(200, gzip.compress(b"ok"), (("Content-Encoding", "gzip"),)),
        "/twice": Answer(200, gzip.compress(gzip.compress(b"ok")), (("Content-Encoding", "gzip, gzip"),)),
        "/deflate": Answer(200, zlib.compress(b"ok"), (("Content-Encoding", "deflate"),)),
        "/br": Answer(200, brotli.compress(b"ok"), (("Content-Encoding", "br"),)),
        "/identity": Answer(200, b"ok", (("Content-Encoding", "identity"),)),
        "/charset": Answer(200, b"<p>ok</p>", (("Content-Encoding", "utf-8"),)),
    }
    with Server(lambda path, _: answers[path]) as server:
        found = ask({path: server.base + path for path in answers}, ALLOWED)
        assert found["outcome"] == {path: ["fetched", 200] for path in answers}


def test_a_packed_page_that_ends_early_is_asked_for_again() -> None:
    """Its Content-Length fits, so nothing but the packing tells; the half would pass for an abridged article."""
    whole = gzip.compress(b"".join(b"<p>%d</p>" % n for n in range(5000)))

    def answer(path: str, asked: int) -> Answer:
        return Answer(200, whole if path == "/once" and asked else whole[:2000], (("Content-Encoding", "gzip"),))

    with Server(answer) as server:
        found = ask({"once": f"{server.base}/once", "always": f"{server.base}/always"}, ALLOWED)
    assert found["outcome"] == {"once": ["fetched", 200], "always": ["failed", "cut off"]}


HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(HEAD + b"X-Long: " + b"x" * 4000 + (b"\r\nX-Long: " + b"x" * 4000) * 400 + b"\r\n\r\nok", id="many"),
        pytest.param(HEAD + b"a:b\r\n" * 20_000 + b"\r\nok", id="many short ones"),
        pytest.param(HEAD + b"a: b\r\n" + b" c\r\n" * 20_000 + b"\r\nok", id="one in many lines"),
        pytest.param((b"HTTP/1.1 100 Continue\r\n" + b"a: b\r\n" * 50 + b"\r\n") * 400 + HEAD + b"\r\nok", id="100 and again"),
    ],
)
def test_headers_without_end(answer: bytes) -> None:
    with Listener("127.0.0.1", answer=answer) as server:
        found = ask({"page": f"http://127.0.0.1:{server.port}/"}, ALLOWED)
        assert found["outcome"]["page"] == ["blocked", "headers too large: over 65536 bytes"]
        assert found["stats"]["network/refused/headers too large"] == 1
        assert len(server.connections) == 1, "it was tried again"


def test_headers_within_the_bound() -> None:
    answer = HEAD + b"X-Long: " + b"x" * 4000 + (b"\r\nX-Long: " + b"x" * 4000) * 14 + b"\r\nContent-Length: 2\r\n\r\nok"
    with Listener("127.0.0.1", answer=answer) as server:
        assert ask({"page": f"http://127.0.0.1:{server.port}/"}, ALLOWED)["outcome"]["page"] == ["fetched", 200]


@pytest.mark.parametrize(
    ("hops", "outcome"),
    [
        pytest.param(5, ["fetched", 200], id="five"),
        pytest.param(6, ["failed", "too many redirects"], id="six"),
        pytest.param(10**9, ["failed", "too many redirects"], id="without end"),
    ],
)
def test_redirects(hops: int, outcome: list[object]) -> None:
    def answer(path: str, _: int) -> Answer:
        number = int(path.strip("/"))
        return Answer(302, b"", (("Location", f"/{number + 1}"),)) if number < hops else Answer()

    with Server(answer) as server:
        assert ask({"page": f"{server.base}/0"}, ALLOWED)["outcome"]["page"] == outcome
        assert len(server.came) <= 6


def stats_of(folder: Path) -> Any:
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        return json.loads(connection.execute("SELECT stats FROM runs ORDER BY id DESC").fetchone()[0])


def pages_of(folder: Path) -> dict[str, str]:
    with closing(sqlite3.connect(folder / "ledger.db")) as connection:
        return dict(connection.execute("SELECT url, state FROM pages").fetchall())


def articles(first: int, count: int) -> str:
    return "".join(
        f'<li><a href="/art/2024/5/1/art_1_{n}.html">新区第{n}批便民服务事项办理情况的通报</a> 2024-05-01</li>'
        for n in range(first, first + count)
    )


def maze(path: str, _: int) -> Answer:
    """Lists that lead to lists for ever, each with articles of its own."""
    if "/art/" in path:
        return Answer(410)
    depth = path.count("/")
    rows = articles(depth * 100, 8)
    onward = f'<a href="{path}lanmu{depth}/">下级栏目</a>'
    return Answer(200, f"<html><body><div>{onward}</div><ul>{rows}</ul></body></html>".encode())


@pytest.mark.parametrize(
    ("setting", "stat", "words", "answer", "asked"),
    [
        pytest.param("LIST_STEPS=3", "steps", "LIST_STEPS (3)", maze, 4, id="steps from list to list"),
        pytest.param("LIST_PAGES_PER_RUN=3", "lists", "LIST_PAGES_PER_RUN (3)", maze, 3, id="lists of a run"),
        pytest.param("NEW_PAGES_PER_RUN=5", "new_pages", "NEW_PAGES_PER_RUN (5)", maze, None, id="new pages"),
        pytest.param(
            "LINKS_PER_PAGE=20",
            "links",
            "LINKS_PER_PAGE (20)",
            lambda path, _: Answer(200, f"<ul>{articles(1, 200)}</ul>".encode()) if path == "/" else Answer(410),
            None,
            id="links of a page",
        ),
        pytest.param(
            "URLLENGTH_LIMIT=120",
            "url_length",
            "URLLENGTH_LIMIT (120)",
            lambda path, _: (
                Answer(200, f"<ul>{articles(1, 9).replace('/art_1_9', '/art_1_9' + '9' * 100)}</ul>".encode())
                if path == "/"
                else Answer(410)
            ),
            None,
            id="length of an address",
        ),
    ],
)
def test_bounds_of_a_walk(
    scrapy: Scrapy, tmp_path: Path, setting: str, stat: str, words: str, answer: Any, asked: int | None
) -> None:
    with Server(answer) as server:
        run = scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL, "-s", setting)
        assert run.returncode == 0, run.stderr
        assert run.stderr.count(words) == 1
        assert stats_of(tmp_path)[f"bounds/{stat}"] >= 1
        lists = [path for _, path in server.came if "/art/" not in path and path != "/robots.txt"]
        assert asked is None or len(lists) == asked
        found = [url for url in pages_of(tmp_path) if "/art/" in url]
        if stat == "new_pages":
            assert len(found) == 5
            # What is known is no more new, so the next run takes the next five.
            assert scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL, "-s", setting).returncode == 0
            assert len([url for url in pages_of(tmp_path) if "/art/" in url]) == 10
        if stat == "links":
            assert len(found) <= 20
        if stat == "url_length":
            assert len(found) == 8


def test_a_budget_of_pages(scrapy: Scrapy, tmp_path: Path) -> None:
    """What is left stays due, and runs with a budget end where a run without one does."""
    with TestSite(seed=5, articles=40) as site:
        command = ["crawl", "repost", "-a", f"start={site.url()}", *LOCAL]
        whole = f"sqlite:///{tmp_path}/whole.db"
        assert scrapy(*command, ledger=whole).returncode == 0
        run = scrapy(*command, "-s", "CLOSESPIDER_PAGECOUNT=20")
        assert run.returncode == 0, run.stderr
        assert "stopped before the end (closespider_pagecount)" in run.stderr
        first = pages_of(tmp_path)
        assert "due" in first.values()
        assert "fetched" in first.values()
        for _ in range(10):
            assert scrapy(*command, "-s", "CLOSESPIDER_PAGECOUNT=20").returncode == 0
            if "due" not in pages_of(tmp_path).values():
                break
        assert scrapy(*command).returncode == 0
        with closing(sqlite3.connect(tmp_path / "whole.db")) as connection:
            assert pages_of(tmp_path) == dict(connection.execute("SELECT url, state FROM pages").fetchall())


def clock(seconds: float) -> str:
    return (datetime.now(CHINA) + timedelta(seconds=seconds)).strftime("%H:%M:%S")


def test_outside_of_the_hours_there_is_nothing_to_do(scrapy: Scrapy, tmp_path: Path) -> None:
    with TestSite(articles=8) as site:
        command = ["crawl", "repost", "-a", f"start={site.url()}", *LOCAL]
        run = scrapy(*command, "-s", f"CRAWL_HOURS={clock(3600)}-{clock(7200)}")
        assert run.returncode == 0
        assert "outside of CRAWL_HOURS" in run.stderr
        assert site.requests == []
        assert not pages_of(tmp_path)


def test_at_the_end_of_the_hours_a_crawl_ends(scrapy: Scrapy, tmp_path: Path) -> None:
    """Before it is done: 60 articles take fifteen times as long. On a slow machine the hours may be over before it begins."""
    with TestSite(articles=60) as site:
        for seconds in (2, 8, 32):
            command = ["crawl", "repost", "-a", f"start={site.url()}", *LOCAL, "-s", f"DOWNLOAD_DELAY={seconds / 4}"]
            run = scrapy(*command, "-s", f"CRAWL_HOURS={clock(-60)}-{clock(seconds)}")
            assert run.returncode == 0, run.stderr
            assert "Traceback" not in run.stderr
            assert "py.warnings" not in run.stderr
            if "due" in pages_of(tmp_path).values():
                break
        assert "are over: what is left stays due" in run.stderr
        assert "due" in pages_of(tmp_path).values()


def test_hours_that_end_while_a_crawl_starts() -> None:
    """Whoever starts it has seen that there was time left; it sees itself that there is none any more, and asks for nothing."""
    with Server(lambda *_: Answer()) as server:
        hours = {"CRAWL_HOURS": f"{clock(-60)}-{clock(-1)}", "EXTENSIONS": {"crawler.network.hours.CrawlHours": 0}}
        found = ask({"page": server.base}, ALLOWED | hours)
        assert found["outcome"] == {}
        assert server.came == []
        assert "outside of CRAWL_HOURS" in found["log"]
        assert "Closing spider (crawl_hours_over)" in found["log"]
        assert "Traceback" not in found["log"]


def test_saved_pages_are_read_at_any_hour(scrapy: Scrapy) -> None:
    run = scrapy("crawl", "saved", "-a", "path=tests/archive", "-s", f"CRAWL_HOURS={clock(3600)}-{clock(7200)}")
    assert run.returncode == 0
    assert "CRAWL_HOURS" not in run.stderr


@pytest.mark.parametrize(
    ("text", "now", "left"),
    [
        ("22:00-06:00", "2024-05-01T23:00:00+08:00", 7 * 3600),
        ("22:00-06:00", "2024-05-01T05:59:30+08:00", 30),
        ("22:00-06:00", "2024-05-01T06:00:00+08:00", None),
        ("22:00-06:00", "2024-05-01T21:59:59+08:00", None),
        ("22:00-06:00", "2024-05-01T14:30:00+00:00", 7.5 * 3600),
        ("01:00-05:00,12:00-13:00", "2024-05-01T12:30:00+08:00", 1800),
        ("00:00-23:59:59", "2024-05-01T12:00:00+08:00", 12 * 3600 - 1),
        ("", "2024-05-01T12:00:00+08:00", float("inf")),
    ],
)
def test_hours(text: str, now: str, left: float | None) -> None:
    assert Hours.read(text).seconds_left(datetime.fromisoformat(now).astimezone(timezone.utc)) == left


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        pytest.param(("CRAWL_HOURS=night",), "CRAWL_HOURS has 'night'", id="no times"),
        pytest.param(("CRAWL_HOURS=25:00-26:00",), "CRAWL_HOURS has '25:00-26:00'", id="no such hour"),
        pytest.param(("CRAWL_HOURS=22:00-22:00",), "no time at all", id="an empty span"),
        pytest.param(("CONTACT=me",), "CONTACT is 'me'", id="nobody to write to"),
        pytest.param(("CONTACT=a@b.cn\nX-Evil: 1",), "expected an e-mail address or URL", id="a header in the contact"),
    ],
)
def test_bad_settings(scrapy: Scrapy, settings: tuple[str, ...], words: str) -> None:
    given = [part for setting in settings for part in ("-s", setting)]
    run = scrapy("crawl", "repost", "-a", "start=http://127.0.0.1:9/", *LOCAL, *given)
    assert run.returncode == 2
    assert words in run.stderr
    assert "Traceback" not in run.stderr
