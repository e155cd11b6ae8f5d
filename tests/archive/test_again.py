"""The archive alone is enough: a crawl, its ledger deleted, its own archive read again, and the stories are the same.

Of articles in parts and copies in web archives the tests of their crawls say so.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from crawler.extract import EXTRACTOR_VERSION
from tests.archive.places import assert_pointers_hold
from tests.archive.rebuilt import assert_the_archive_gives_the_same, exported
from tests.archive.small_site import BODY, LIST
from tests.conftest import LOCAL, Scrapy
from tests.network.support import Answer, Server
from tests.site.server import TestSite


def test_the_archive_gives_the_same_stories_again(scrapy: Scrapy, tmp_path: Path) -> None:
    with TestSite(seed=5, articles=40) as site:
        assert scrapy("crawl", "repost", "-a", f"start={site.url('repost')}", *LOCAL).returncode == 0
    assert len(exported(scrapy, "pages")) == 40
    assert_the_archive_gives_the_same(scrapy, tmp_path, "-a", "workers=2")
    assert assert_pointers_hold(f"sqlite:///{tmp_path}/ledger.db", tmp_path / "archive") == 40
    told = scrapy("reprocess")
    assert (told.returncode, told.stdout) == (
        0,
        f"nothing to do: extractor {EXTRACTOR_VERSION} has looked at every page in the archive\n",
    )


HTML = (("Content-Type", "text/html; charset=utf-8"),)
MOVED = {
    "/show-7.html": "/show-4.html",
    "/show-2.html": "/show-20.html",
    "/show-3.html": "/old/show-3.html",
    "/old/show-3.html": "/show-30.html",
}


def moved(path: str, _: int) -> Answer:
    """A site that has moved some of its articles; a repost states the old address of one."""
    if path == "/":
        rows = "".join(f'<li><a href="/show-{n}.html">云浦县召开第{n}次工作会议</a></li>' for n in range(1, 8))
        return Answer(200, LIST.format(rows).encode(), HTML)
    if path in MOVED:
        return Answer(302, b"moved", (("Location", MOVED[path]),))
    number = path.rpartition("-")[2].partition(".")[0]
    link = "<p>原文链接：http://{host}/show-3.html</p>" if path == "/show-5.html" else ""
    body = BODY.replace("云浦", f"云浦第{'30' if number in {'5', '30'} else number}次会议听取了云浦")
    page = f"<title>云浦县召开第{number}次工作会议</title><h1>云浦县召开第{number}次工作会议</h1><div>时间：2024-05-10</div>"
    return Answer(200, f"<html><body>{page}<div class='content'>{body}{link}</div></body></html>".encode(), HTML)


@pytest.mark.parametrize(
    ("arguments", "elsewhere"),
    [
        pytest.param((), False, id="alone"),
        pytest.param(("-a", "workers=2"), True, id="with processes, of a copy in another place"),
    ],
)
def test_addresses_that_redirect_are_those_that_were_asked_for(
    scrapy: Scrapy, tmp_path: Path, arguments: tuple[str, ...], elsewhere: bool
) -> None:
    """So a repost that states an old address is in the story of the page that is there now; and the site is the crawl's own."""

    def answer(path: str, asked: int) -> Answer:
        found = moved(path, asked)
        return found._replace(body=found.body.replace(b"{host}", server.base.removeprefix("http://").encode()))

    with Server(answer) as server:
        for _ in range(2):
            crawl = ("crawl", "repost", "-a", f"start={server.base}/", "-a", "site=云浦", *LOCAL, "-s", "REFETCH_PER_RUN=9")
            assert scrapy(*crawl).returncode == 0
    pages = exported(scrapy, "pages")
    assert len(pages) == 7
    assert pages[f"{server.base}/show-5.html"]["story_id"] == pages[f"{server.base}/show-3.html"]["story_id"]
    assert_the_archive_gives_the_same(scrapy, tmp_path, *arguments, moved=elsewhere)


def test_a_page_that_was_gone_is_gone(scrapy: Scrapy, tmp_path: Path) -> None:
    """And one that came back is there."""
    runs: Counter[str] = Counter()

    def answer(path: str, _: int) -> Answer:
        if (path, runs["crawls"]) in {("/show-1.html", 2), ("/show-4.html", 1), ("/show-4.html", 2), ("/show-6.html", 1)}:
            return Answer(404, b"<html>gone</html>", HTML)
        return moved(path, 0)

    with Server(answer) as server:
        for _ in range(3):
            crawl = (
                "crawl",
                "repost",
                "-a",
                f"start={server.base}/",
                *LOCAL,
                "-s",
                "REFETCH_DAYS=0.0000001",
                "-s",
                "RETRY_HOURS=0.0000001",
            )
            assert scrapy(*crawl).returncode == 0
            runs["crawls"] += 1
    states = {url.rpartition("/")[2]: row["state"] for url, row in exported(scrapy, "pages").items()}
    assert [states[f"show-{number}.html"] for number in (1, 4, 6)] == ["gone", "gone", "live"]
    assert_the_archive_gives_the_same(scrapy, tmp_path)
    assert_the_archive_gives_the_same(scrapy, tmp_path, moved=True)


def test_where_another_site_is_led_to_is_none_of_the_site_s_pages(scrapy: Scrapy, tmp_path: Path) -> None:
    """Neither in the crawl nor when its archive is read again: its text would be a new version of the site's own article."""
    runs: Counter[str] = Counter()

    def answer(path: str, _: int) -> Answer:
        if path == "/show-1.html" and runs["crawls"]:
            return Answer(302, b"moved", (("Location", f"{elsewhere.base}/show-90.html"),))
        return moved(path, 0)

    with Server(moved, "127.0.0.3") as elsewhere, Server(answer) as server:
        for _ in range(2):
            crawl = ("crawl", "repost", "-a", f"start={server.base}/", *LOCAL, "-s", "REFETCH_DAYS=0.0000001")
            assert scrapy(*crawl).returncode == 0
            runs["crawls"] += 1
    assert_the_archive_gives_the_same(scrapy, tmp_path, moved=True)
