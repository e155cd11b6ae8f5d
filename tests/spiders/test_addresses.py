"""A page has one address in the ledger, from when it is found until it has been fetched."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest
from scrapy import Request

from crawler.ledger import open_database
from crawler.page import parse
from crawler.spiders.links import as_asked, whole
from crawler.spiders.moved import moved_to
from tests.conftest import LOCAL, Scrapy
from tests.ledger.made import contents
from tests.network.support import Answer, Server
from tests.spiders.web import article

HREFS = (
    "/文章/2024/a_1.html",
    "/art/2024/5/1/art 1_2.html",
    "/art/2024/5/1/art_1_3.html?名=值&y=[1]",
    "/art/2024/5/1/art|1_4.html",
    "/art/2024/5/1/{art}_1_5.html",
    "/art/2024/5/1/art_1_%e4%b8%ad.html",
    "/art/2024/5/1/art_1_6.html",
    "/art/2024/5/1/art_1_7.html",
    "/art/2024/5/1/art_1_8.html",
)
ROWS = "".join(
    f'<li><a href="{href}">新区第{n}批便民服务事项办理情况的通报</a> 2024-05-0{n}</li>' for n, href in enumerate(HREFS, 1)
)


def test_no_page_stays_due_under_another_spelling(scrapy: Scrapy, tmp_path: Path) -> None:
    with Server(lambda path, _: Answer(200, f"<ul>{ROWS}</ul>".encode()) if path == "/" else Answer(410)) as server:
        for _ in range(2):
            assert scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL).returncode == 0
        asked = [path for _, path in server.came if path not in {"/", "/robots.txt"}]
    database = open_database(f"sqlite:///{tmp_path}/ledger.db", create=False)
    pages = contents(database)["pages"]
    database.close()
    assert [url for url, page in pages.items() if page["state"] == "due"] == []
    assert len(pages) == len(HREFS) + 1
    assert len(set(asked)) == len(HREFS)


def test_what_is_taken_as_it_is_is_what_scrapy_asks_for() -> None:
    draw = random.Random(1)
    for _ in range(20_000):
        tail = "".join(draw.choice("abAZ09/.,:;=&?%+~!*'()$@-_2fF |{}[]中") for _ in range(draw.randint(0, 12)))
        url = f"http://a.cn/{tail}"
        assert as_asked(url) == Request(url).url


SESSIONS = [
    ("http://a.cn/show.jsp;jsessionid=0A1B2C?id=3", "http://a.cn/show.jsp?id=3", "Java, in the path"),
    ("http://a.cn/show.jsp?id=3;jsessionid=0A1B2C", "http://a.cn/show.jsp?id=3", "Java, behind the parameters"),
    ("http://a.cn/show.php?PHPSESSID=0a1b2c&id=3", "http://a.cn/show.php?id=3", "PHP, before another parameter"),
    ("http://a.cn/show.php?id=3&PHPSESSID=0a1b2c", "http://a.cn/show.php?id=3", "PHP, behind another one"),
    ("http://a.cn/show.php?PHPSESSID=0a1b2c", "http://a.cn/show.php", "PHP alone"),
    ("http://a.cn/show.asp?ASPSESSIONIDQQABCD=XY&id=3", "http://a.cn/show.asp?id=3", "IIS"),
    ("http://a.cn/(S(lit3py55t21z5v55vlm25s55))/show.aspx?id=3", "http://a.cn/show.aspx?id=3", "ASP.NET"),
    ("http://a.cn/show.jsp?id=3;jsessionid=0A1B2C&page=2", "http://a.cn/show.jsp?id=3&page=2", "Java, between the parameters"),
    ("http://a.cn/npc?session_id=13&no=2", "http://a.cn/npc?session_id=13&no=2", "the number of a meeting"),
    ("http://a.cn/x?PHPSESSID=9f8e7d6c5b4a" + "&" * 5 + "#top", "http://a.cn/x#top", "with what it leaves behind"),
    ("http://a.cn/show.php?sid=12&id=3", "http://a.cn/show.php?sid=12&id=3", "what may be a column"),
    ("http://a.cn/a;b/show.html", "http://a.cn/a;b/show.html", "a semicolon"),
]


@pytest.mark.parametrize(("link", "asked"), [pytest.param(*row[:2], id=row[2]) for row in SESSIONS])
def test_an_address_is_asked_for_without_a_session(link: str, asked: str) -> None:
    assert as_asked(link) == asked


def test_new_sessions_in_links_make_no_new_pages(scrapy: Scrapy, tmp_path: Path) -> None:
    """A server that keeps them there writes others to every request of a reader without cookies."""
    views = itertools.count()

    def answer(path: str, _: object) -> Answer:
        view = next(views)
        if path.partition(";")[0].partition("?")[0] in {"/", "/list_2.jsp"}:
            rows = "".join(
                f"<li><a href='/art_{n}.jsp;jsessionid={view:08X}'>新区第{n}批便民服务事项办理情况的通报</a> 2024-05-0{n}</li>"
                for n in range(1, 8)
            )
            return Answer(200, f"<ul>{rows}</ul><a href='/list_2.jsp;jsessionid={view:08X}'>下一页</a>".encode())
        return Answer(200, article(int(path[5])).encode()) if path.startswith("/art_") else Answer(404)

    with Server(answer) as server:
        for _ in range(2):
            done = scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL)
            assert done.returncode == 0
        asked = [path for _, path in server.came]
    assert not [path for path in asked if "jsessionid" in path]
    database = open_database(f"sqlite:///{tmp_path}/ledger.db", create=False)
    pages = contents(database)["pages"]
    database.close()
    assert sorted(url.rpartition("/")[2] for url, page in pages.items() if page["newest"]) == [
        f"art_{n}.jsp" for n in range(1, 8)
    ]


ENCODED = [
    (
        "list.asp?lb=通知公告",
        "gb18030",
        "http://a.cn/x/list.asp?lb=%CD%A8%D6%AA%B9%AB%B8%E6",
        "letters in a query, as the page is written",
    ),
    ("list.asp?lb=通知公告", "utf-8", "http://a.cn/x/list.asp?lb=%E9%80%9A%E7%9F%A5%E5%85%AC%E5%91%8A", "of a page in UTF-8"),
    ("通知/1.html", "gb18030", "http://a.cn/x/%E9%80%9A%E7%9F%A5/1.html", "letters in a path, always UTF-8"),
    ("list.asp?lb=%CD%A8", "gb18030", "http://a.cn/x/list.asp?lb=%CD%A8", "escaped already"),
    ("list.asp?lb=通知", "x-nothing", "http://a.cn/x/list.asp?lb=%E9%80%9A%E7%9F%A5", "an encoding that is none"),
    ("\\a\\show.html", "utf-8", "http://a.cn/a/show.html", "slashes that lean the other way"),
    ("show.asp?p=a\\b", "utf-8", "http://a.cn/x/show.asp?p=a%5Cb", "but not in a query"),
]


@pytest.mark.parametrize(("href", "encoding", "asked"), [pytest.param(*row[:3], id=row[3]) for row in ENCODED])
def test_a_link_is_asked_for_as_browsers_do(href: str, encoding: str, asked: str) -> None:
    assert whole(parse("<p>x</p>", "http://a.cn/x/index.html", encoding), href) == asked


MOVES = [
    ("<script>window.location.href='/portal/index.html'</script>", "http://a.cn/portal/index.html", "a script's word"),
    ('<script>location.replace("portal/");</script>', "http://a.cn/portal/", "another way to say it"),
    ("<p>正在进入</p><script>top.location = 'http://www.a.cn/'</script>", "http://www.a.cn/", "with a few words"),
    ("<script>document.cookie='x=1';location.href='/'</script>", None, "a check of the visitor"),
    ("<script>if(/Mobile/.test(navigator.userAgent)){location.href='/m/'}</script>", None, "for some visitors only"),
    ("<script>location.href='http://b.cn/'</script>", None, "to another site"),
    ("<script>location.href='/index.html'</script>", None, "to itself"),
    ("<script>location.href='/a';</script><p>" + "本县今天召开会议。" * 9 + "</p>", None, "a text"),
    ("<script>function go(){location.href='/login'}</script>", None, "that no one may call"),
    ("<script>// location.href='/old/'\nshow()</script>", None, "taken out by whoever wrote it"),
    ("<script>location.href='/en/'</script><a href='/cn/'>中文</a><a href='/en/'>English</a>", None, "a choice of links"),
    ("<script>window.onerror=()=>location.href='/err.html'</script>", None, "only when something fails"),
    ("<script>function go(x){location.href='/a'}</script>", None, "only when it is called"),
]


@pytest.mark.parametrize(("markup", "there"), [pytest.param(*row[:2], id=row[2]) for row in MOVES])
def test_a_start_page_that_sends_on(markup: str, there: str | None) -> None:
    assert moved_to(parse(f"<html><body>{markup}</body></html>", "http://a.cn/index.html")) == there


def test_a_walk_begins_where_its_start_page_sends_it(scrapy: Scrapy, tmp_path: Path) -> None:
    pages = {
        "/": b"<script>window.location.href='/portal/index.html'</script>",
        "/portal/index.html": f"<ul>{ROWS}</ul>".encode(),
    }
    with Server(lambda path, _: Answer(200, pages[path]) if path in pages else Answer(200, article(7).encode())) as server:
        assert scrapy("crawl", "repost", "-a", f"start={server.base}/", *LOCAL).returncode == 0
    database = open_database(f"sqlite:///{tmp_path}/ledger.db", create=False)
    states = {url.removeprefix(server.base): page["state"] for url, page in contents(database)["pages"].items()}
    database.close()
    assert states["/"] == states["/portal/index.html"] == "not_article"
    assert sum(state == "fetched" for state in states.values()) == len(HREFS)
