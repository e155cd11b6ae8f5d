"""A page has one address in the ledger, from when it is found until it has been fetched."""

from __future__ import annotations

import random
from pathlib import Path

from scrapy import Request

from crawler.ledger import open_database
from crawler.spiders.links import as_asked
from tests.conftest import LOCAL, Scrapy
from tests.ledger.made import contents
from tests.network.support import Answer, Server

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
