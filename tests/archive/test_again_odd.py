"""What came in odd ways is read from the archive as the crawl has read it."""

from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

from sqlalchemy import text

from crawler.ledger import open_database
from tests.archive.places import records
from tests.archive.rebuilt import assert_the_archive_gives_the_same, exported
from tests.archive.small_site import BODY, LIST
from tests.conftest import LOCAL, Scrapy
from tests.network.support import Answer, Server

HTML = (("Content-Type", "text/html; charset=utf-8"),)
PACKED = (*HTML, ("Content-Encoding", "gzip"))
CLOSED = "<html><head><title>提示</title></head><body><h1>网站正在维护中，暂停访问，敬请期待！</h1></body></html>".encode()


def article(path: str) -> bytes:
    number = path.rpartition("-")[2].partition(".")[0]
    head = f"<title>云浦县召开第{number}次工作会议</title><h1>云浦县召开第{number}次工作会议</h1><div>时间：2024-05-10</div>"
    return f"<html><body>{head}<div class='content'>{BODY.replace('云浦', f'云浦{number}镇')}</div></body></html>".encode()


def no_trailer(body: bytes) -> Answer:
    return Answer(200, gzip.compress(body)[:-8], PACKED)


def plain(body: bytes) -> Answer:
    return Answer(200, body, HTML)


def changed(body: bytes) -> Answer:
    return plain(body.replace(b"2024-05-10", b"2024-05-11"))


# Of each page the answer of the first run and those of the two behind it, and its state after them.
ODD = {
    # A site that is being repaired: the article is not gone.
    1: (plain, lambda body: Answer(200, CLOSED, HTML), "failed"),
    # The same bytes, first as an error.
    2: (lambda body: Answer(404, body, HTML), plain, "fetched"),
    # The same bytes, then as an error.
    3: (plain, lambda body: Answer(404, body, HTML), "gone"),
    # gzip that lacks its last bytes, which browsers read.
    4: (no_trailer, no_trailer, "fetched"),
    # The whole as a part.
    5: (lambda body: Answer(206, body, HTML), lambda body: Answer(206, body, HTML), "fetched"),
    # First called packed, then not.
    6: (lambda body: Answer(200, body, PACKED), plain, "fetched"),
    # Called packed, and not.
    7: (lambda body: Answer(200, body, PACKED), lambda body: Answer(200, body, PACKED), "failed"),
}
# A page that changed and changed back has three versions.
TO_AND_FRO = (plain, changed, plain)


def test_odd_answers(scrapy: Scrapy, tmp_path: Path) -> None:
    runs: Counter[str] = Counter()

    def answer(path: str, _: int) -> Answer:
        if path == "/":
            rows = "".join(f'<li><a href="/show-{n}.html">云浦第{n}次会议</a></li>' for n in (*ODD, 8, 9))
            return Answer(200, LIST.format(rows).encode(), HTML)
        number = path.removeprefix("/show-").removesuffix(".html")
        if number == "9":
            return TO_AND_FRO[runs["crawls"]](article(path))
        first, later, _ = ODD.get(int(number) if number.isdecimal() else 0, (plain, plain, ""))
        return (later if runs["crawls"] else first)(article(path))

    with Server(answer) as server:
        for _ in range(3):
            crawl = ("crawl", "repost", "-a", f"start={server.base}/", "-a", "site=云浦", *LOCAL)
            assert scrapy(*crawl, "-s", "REFETCH_DAYS=0.0000001", "-s", "RETRY_HOURS=0.0000001").returncode == 0
            runs["crawls"] += 1
    before = states(tmp_path)
    for number, (_, _, state) in ODD.items():
        assert before[f"{server.base}/show-{number}.html"][:2] == (state, "云浦"), number
    assert before[f"{server.base}/show-9.html"] == ("fetched", "云浦", 3)
    assert_the_archive_gives_the_same(scrapy, tmp_path)
    again = states(tmp_path)
    assert {url: again[url] for url in before if "show" in url} == {url: told for url, told in before.items() if "show" in url}
    assert scrapy("archive", "check").returncode == 0


def states(folder: Path) -> dict[str, tuple[str, str, int]]:
    """The state and the site of each page, and how many versions it has."""
    ledger = open_database(f"sqlite:///{folder}/ledger.db")
    with ledger.reading() as connection:
        number = "(SELECT count(*) FROM versions WHERE page_id = pages.id) AS number"
        rows = connection.execute(text(f"SELECT url, state, site, {number} FROM pages")).all()
    ledger.close()
    return {row.url: (row.state, row.site, row.number) for row in rows}


def test_what_is_refused_for_its_coding_is_kept(scrapy: Scrapy, tmp_path: Path) -> None:
    """Every answer is: what the page said on the day may be read one day."""

    def answer(path: str, _: int) -> Answer:
        if path == "/":
            return Answer(200, LIST.format('<li><a href="/show-1.html">云浦第1次会议</a></li>').encode(), HTML)
        if path == "/robots.txt":
            return Answer(404, b"")
        return Answer(200, b"\x28\xb5\x2f\xfd not unpacked", (*HTML, ("Content-Encoding", "zstd")))

    with Server(answer) as server:
        assert scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL).returncode == 0
    assert states(tmp_path)[f"{server.base}/show-1.html"][0] == "blocked"
    kept = [r for r in records(tmp_path / "archive") if r.rec_type == "response"]
    (refused,) = (r for r in kept if r.rec_headers["WARC-Target-URI"].endswith("/show-1.html"))
    assert refused.raw == b"\x28\xb5\x2f\xfd not unpacked"
    assert exported(scrapy, "pages") == {}
