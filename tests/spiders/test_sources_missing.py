"""Originals that cannot be had: what becomes of each, and when it is tried again."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import pytest

from crawler.ledger import Database, open_database
from tests import launch
from tests.conftest import LOCAL, Scrapy, scrapy_command
from tests.ledger.made import put
from tests.spiders.originals import DEAD, INSIDE, A, B, crawl, hours_pass, records, reposts, rows
from tests.spiders.web import Web, article

# What the site answers → what becomes of the page. Each has a next try but the last; none is an article.
OUTCOMES = [
    pytest.param({"status": 404}, "gone", "http 404", id="not there"),
    pytest.param({"status": 410}, "gone", "http 410", id="gone for good"),
    pytest.param({"status": 403}, "blocked", "http 403", id="refused"),
    pytest.param({"status": 412}, "blocked", "http 412", id="a challenge with 412"),
    pytest.param({"status": 521}, "blocked", "http 521", id="a challenge with 521"),
    pytest.param(
        {"body": "<script>document.cookie='__jsl_clearance=1';location.href='/'</script>"},
        "blocked",
        None,
        id="a challenge with 200",
    ),
    pytest.param({"status": 500}, "failed", "http 500", id="broken"),
    pytest.param({"status": 302, "Location": "/"}, "gone", "home_redirect", id="sent to the home page"),
    pytest.param({"status": 302, "Location": "/zwgk/"}, "gone", "home_redirect", id="sent to a column"),
    pytest.param({"status": 302, "Location": "http://{B}:{port}/"}, "gone", "home_redirect", id="sent to another site's home"),
    pytest.param(
        {"body": "<title>系统维护中</title><p>网站今晚升级，给您带来不便请谅解</p>"},
        "failed",
        "the site cannot answer now",
        id="closed for a while",
    ),
    pytest.param(
        {"body": "<title>页面不存在</title><p>您访问的页面不存在或已删除</p>"}, "not_article", "error_page", id="soft 404"
    ),
    pytest.param(
        {"status": 302, "Location": "http://{INSIDE}:{port}/content/post_9.html"},
        "blocked",
        f"private address: {INSIDE} (loopback)",
        id="sent inside the network",
    ),
]


class Outcome(NamedTuple):
    """A page after the first run, and how often it was asked for after each of three: the third when its time has come."""

    page: Any
    asked: list[int]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """All rows of OUTCOMES in one ledger, by their ids."""
    names = [str(row.id) for row in OUTCOMES]
    with Web(A, B, INSIDE) as web:
        ledger_url = f"sqlite:///{tmp_path_factory.mktemp('outcomes')}/ledger.db"
        ledger = open_database(ledger_url)
        web.put(A, "/", "<title>云岭市人民政府</title><p>首页</p>")
        web.put(A, "/zwgk/", "<title>政务公开</title><p>栏目</p>")
        web.put(B, "/", "<title>别的网站</title><p>首页</p>")
        web.put(INSIDE, "/content/post_9.html", article(9))
        urls = []
        for number, row in enumerate(OUTCOMES):
            answer = {key: str(value).format(B=B, INSIDE=INSIDE, port=web.port) for key, value in row.values[0].items()}
            status = int(answer.pop("status", 200))
            urls.append(web.put(A, f"/content/post_{number}0.html", status=status, **answer))
        put(ledger, *reposts(dict.fromkeys(urls, 10)))
        found, asked = {}, []
        for turn in range(3):
            if turn == 2:
                hours_pass(ledger)
            command = scrapy_command("crawl", "sources", *LOCAL, "-s", f"ALLOWED_PRIVATE_HOSTS={A},{B}", "-s", "RETRY_TIMES=0")
            assert launch.run([*command, "-s", f"LEDGER_URL={ledger_url}", "-s", "FEEDS={}"]).returncode == 0
            found = found or rows(ledger)
            asked.append([web.paths(A).count(f"/content/post_{number}0.html") for number in range(len(names))])
        assert not web.paths(INSIDE)
        ledger.close()
    counts = zip(*asked, strict=True)
    return {name: Outcome(found[url], list(count)) for name, url, count in zip(names, urls, counts, strict=True)}


@pytest.mark.parametrize(("answer", "state", "reason"), OUTCOMES)
def test_what_cannot_be_had(
    request: pytest.FixtureRequest, outcomes: dict[str, Outcome], answer: dict, state: str, reason: str
) -> None:
    page, asked = outcomes[request.node.callspec.id]
    assert (page.state, page.reason if reason else None, page.version_id) == (state, reason, None)
    assert page.due_at > page.checked_at
    assert asked == [1, 1, 2], "ten reposts, one request; none before its time; another one then"


def test_what_fails_again_and_again_is_given_up(scrapy: Scrapy, web: Web, held: Database) -> None:
    url = web.url(A, "/content/post_1.html")
    put(held, *reposts({url: 1}))
    due = []
    for _ in range(4):
        hours_pass(held)
        crawl(scrapy, "-s", "RETRY_HOURS=1,6")
        due.append(rows(held)[url].due_at is not None)
    assert due == [True, True, False, False]
    assert len(web.asked) == 3


def test_what_comes_back_joins_its_story(scrapy: Scrapy, web: Web, held: Database) -> None:
    url = web.url(A, "/content/post_1.html")
    put(held, *reposts({url: 1}))
    crawl(scrapy)
    web.put(A, "/content/post_1.html", article(1))
    hours_pass(held)
    crawl(scrapy)
    assert records(held)[url].is_source
    assert (rows(held)[url].state, rows(held)[url].reason, rows(held)[url].attempts) == ("fetched", None, 0)


def test_a_host_that_does_not_answer_is_left_alone(scrapy: Scrapy, web: Web, held: Database) -> None:
    """Its robots.txt and four of its pages are tried, then it is the next run's; others are not held up."""
    dead = [web.url(DEAD, f"/content/post_{n}.html") for n in range(8)]
    alive = [web.put(A, f"/content/post_{n}.html", article(n)) for n in range(8)]
    put(held, *reposts(dict.fromkeys((*dead, *alive), 1)))
    crawl(scrapy)
    found = rows(held)
    assert {found[url].state for url in alive} == {"fetched"}
    states = Counter((found[url].state, found[url].reason) for url in dead if url in found)
    assert states == {("failed", "connection refused"): 4, ("due", None): 1}
    crawl(scrapy)
    assert set(dead) <= set(rows(held))
