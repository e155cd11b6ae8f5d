"""Originals that the ledger lacks are fetched: which, in what order, and what becomes of those that cannot be had."""

from __future__ import annotations

import re
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select

from crawler.items import Article
from crawler.ledger import Database, Result, open_database
from crawler.ledger.reading import read
from crawler.ledger.tables import pages
from crawler.original import story_key
from crawler.spiders.archive import ArgumentError
from crawler.spiders.sources import SourcesSpider
from tests import launch
from tests.conftest import LOCAL, ROOT, Scrapy, scrapy_command
from tests.ledger.made import contents, put
from tests.spiders.web import Web, article

A, B, C, MOVED, DEAD = "127.0.0.11", "127.0.0.12", "127.0.0.13", "127.0.0.14", "127.0.0.15"
INSIDE = "127.0.0.16"
LATER = "2000-01-01T00:00:00.000000+00:00"


@pytest.fixture
def web() -> Iterator[Web]:
    with Web(A, B, C, MOVED, INSIDE) as running:
        yield running


def repost(number: int, original: str, *, text: str = "", published: str = "2023-05-02") -> Result:
    """A repost that states an original, as the pipelines make it."""
    url = f"http://www.repost.example/show-{number}.html"
    made = Article(
        url, "repost.example", f"转载第{number}篇", published=published, body=text or f"这是第{number}篇转载的正文。" * 9
    )
    made.original_url, made.original_label, made.story_key = original, "原文链接", story_key(original)
    return Result(url, made.site, "fetched", None, 200, None, made, f"{number:064}", story_key(url), "article")


def reposts(originals: dict[str, int]) -> list[Result]:
    """So many reposts of each original."""
    stated = [original for original, number in originals.items() for _ in range(number)]
    return [repost(number, original) for number, original in enumerate(stated)]


def crawl(scrapy: Scrapy, *arguments: str) -> subprocess.CompletedProcess[str]:
    run = scrapy("crawl", "sources", *LOCAL, "-s", "RETRY_TIMES=0", *arguments)
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr, run.stderr
    return run


def rows(ledger: Database) -> dict[str, Any]:
    """The rows of the table of pages, reposts left out."""
    with ledger.reading() as connection:
        found = connection.execute(select(pages).where(pages.c.site != "repost.example")).all()
    return {row.url: row for row in found}


def records(ledger: Database) -> dict[str, Any]:
    with ledger.reading() as connection:
        return {record.url: record for record in read.page_rows(connection)}


def hours_pass(ledger: Database) -> None:
    """All that is to be tried again is due."""
    with ledger.writing() as connection:
        connection.execute(pages.update().where(pages.c.due_at.is_not(None)).values(due_at=LATER))


def test_late_sources_join_their_stories(scrapy: Scrapy, web: Web, held: Database) -> None:
    originals = [web.put(host, f"/content/post_{n}.html", article(n)) for n, host in enumerate((A, B, C), 1)]
    put(held, *reposts(dict.fromkeys(originals, 3)))
    crawl(scrapy)
    found = records(held)
    assert sorted(web.asked) == [(A, "/content/post_1.html"), (B, "/content/post_2.html"), (C, "/content/post_3.html")]
    for original in originals:
        assert found[original].is_source
        assert found[original].site == original.split("/")[2].split(":")[0]
        story = {record.url for record in found.values() if record.story_id == found[original].story_id}
        assert len(story) == 4, "its three reposts and the source"
    crawl(scrapy)
    assert len(web.asked) == 3, "what the ledger has is not fetched again"


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


def test_an_office_that_moved(scrapy: Scrapy, web: Web, held: Database) -> None:
    """A redirect to another domain is a statement, not an alias; the page there is fetched under its own address."""
    new = web.put(MOVED, "/content/post_7.html", article(7))
    old = web.redirect(A, "/content/post_1.html", new)
    put(held, *reposts({old: 2}))
    crawl(scrapy)
    found = records(held)
    assert found[old].original_url == new
    assert found[old].original_label == "redirect"
    assert found[old].original_evidence == f"{old} → {new}"
    assert (found[new].is_source, found[old].is_source) == (True, False)
    assert len({record.story_id for record in found.values()}) == 1
    with held.reading() as connection:
        assert not connection.exec_driver_sql("SELECT key FROM page_keys").all()


def test_a_page_that_moved_within_its_site(scrapy: Scrapy, web: Web, held: Database) -> None:
    """Its old address is an alias, whichever of the two the reposts state; it is fetched once."""
    new = web.put(A, "/content/post_7.html", article(7))
    old = web.redirect(A, "/content/post_1.html", new)
    put(held, repost(1, old), repost(2, old), repost(3, old), repost(4, new))
    crawl(scrapy, "-a", "limit=1")
    crawl(scrapy)
    found = records(held)
    assert found[old].is_source
    assert len({record.story_id for record in found.values()}) == 1
    assert new not in rows(held)


def test_a_source_that_states_its_own_source(scrapy: Scrapy, web: Web, held: Database) -> None:
    last = web.put(C, "/content/post_3.html", article(3))
    middle = web.put(B, "/content/post_2.html", article(3, original=last))
    first = web.put(A, "/content/post_1.html", article(3, original=middle))
    put(held, *reposts({first: 1}))
    crawl(scrapy)
    found = records(held)
    assert [found[url].is_source for url in (first, middle, last)] == [False, False, True]
    assert len({record.story_id for record in found.values()}) == 1


def test_one_original_in_several_spellings(scrapy: Scrapy, web: Web, held: Database) -> None:
    url = web.put(A, "/content/post_1.html", article(1))
    marked = web.put(A, "/content/post_1.html?utm_source=a", article(1))
    put(held, repost(1, url), repost(2, marked), repost(3, marked), repost(4, f"{url}#top"))
    crawl(scrapy)
    assert web.asked == [(A, "/content/post_1.html?utm_source=a")]
    assert records(held)[marked].is_source


def test_an_address_in_chinese(scrapy: Scrapy, web: Web, held: Database) -> None:
    """Its page has the address that was asked for, and stops being due under it; so has one that fails."""
    web.put(A, "/content/%E6%96%B0%E9%97%BB_1.html", article(1))
    put(held, repost(1, web.url(A, "/content/新闻_1.html")), repost(2, web.url(B, "/content/旧闻_2.html")))
    crawl(scrapy)
    crawl(scrapy)
    assert {(row.url, row.state) for row in rows(held).values()} == {
        (web.url(A, "/content/%E6%96%B0%E9%97%BB_1.html"), "fetched"),
        (web.url(B, "/content/%E6%97%A7%E9%97%BB_2.html"), "gone"),
    }
    assert len(web.asked) == 2


def test_a_source_over_several_pages(scrapy: Scrapy, web: Web, held: Database) -> None:
    first, more = article(1), article(2)
    first = first.replace(
        "</body>",
        '<div class="page"><span>1</span> <a href="t20230424_1_1.html">2</a> <a href="t20230424_1_1.html">下一页</a></div></body>',
    )
    url = web.put(A, "/gzdt/t20230424_1.html", first)
    web.put(
        A,
        "/gzdt/t20230424_1_1.html",
        more.replace(
            "</body>",
            '<div class="page"><a href="t20230424_1.html">上一页</a> <a href="t20230424_1.html">1</a> <span>2</span></div></body>',
        ),
    )
    put(held, repost(1, url))
    crawl(scrapy)
    assert web.paths(A) == ["/gzdt/t20230424_1.html", "/gzdt/t20230424_1_1.html"]
    assert len(records(held)[url].body) > 600


def test_one_host_with_many_does_not_keep_others_waiting(scrapy: Scrapy, web: Web, held: Database) -> None:
    """Hosts take turns, and of each host the most reposted is first."""
    originals = {web.put(A, f"/content/post_{n}.html", article(n)): n % 7 + 1 for n in range(40)}
    originals |= {web.put(host, f"/content/post_{n}.html", article(n + 100)): 1 for host in (B, C) for n in range(3)}
    put(held, *reposts(originals))
    crawl(scrapy)
    assert sorted(web.url(*asked) for asked in web.asked) == sorted(originals)
    last_of_others = max(number for number, (host, _) in enumerate(web.asked) if host != A)
    assert sum(host == A for host, _ in web.asked[:last_of_others]) <= 6, web.asked[: last_of_others + 1]
    counts = [originals[web.url(A, path)] for path in web.paths(A)]
    assert counts == sorted(counts, reverse=True)


def test_limit_host_and_shards(scrapy: Scrapy, web: Web, held: Database) -> None:
    originals = [web.put(host, f"/content/post_{n}.html", article(n)) for n in range(3) for host in (A, B, C)]
    put(held, *reposts(dict.fromkeys(originals, 1)))
    crawl(scrapy, "-a", "limit=2")
    assert len({host for host, _ in web.asked}) == len(web.asked) == 2
    crawl(scrapy, "-a", f"host={C}")
    assert len(web.paths(C)) == 3
    before = [len(web.paths(host)) for host in (A, B)]
    shards = []
    for shard in ("1/3", "2/3", "3/3"):
        web.asked.clear()
        crawl(scrapy, "-a", f"shard={shard}")
        shards.append({host for host, _ in web.asked})
        for host, number in zip((A, B), before, strict=True):
            assert len(web.paths(host)) in {0, 3 - number}, "a host is in one shard as a whole"
    assert sorted(host for shard in shards for host in shard) == [A, B]
    assert all(url in records(held) for url in originals)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        pytest.param("limit", "0", "expected a number of pages, such as 1000", id="no pages"),
        pytest.param("limit", "many", "expected a number of pages", id="no number"),
        pytest.param("host", "a b", "expected a host such as www.gdzz.gov.cn", id="no host"),
        pytest.param("host", "", "expected a host", id="an empty host"),
        pytest.param("host", "http://a.cn/", "expected a host", id="an address"),
        pytest.param("shard", "0/16", "expected a part and how many there are, such as 3/16", id="they begin with 1"),
        pytest.param("shard", "17/16", "expected a part", id="more than there are"),
        pytest.param("shard", "3", "expected a part", id="of how many?"),
        pytest.param("sherd", "3/16", "has no argument 'sherd'; it takes: limit (", id="misspelt"),
    ],
)
def test_bad_arguments(name: str, value: str, message: str) -> None:
    with pytest.raises(ArgumentError, match=re.escape(message)) as raised:
        SourcesSpider.check_arguments({name: value})
    assert f"{name}={value}" in str(raised.value) or name == "sherd"


def test_a_bad_argument_ends_it_before_it_begins(scrapy: Scrapy) -> None:
    run = scrapy("crawl", "sources", "-a", "shard=17/16", *LOCAL)
    assert run.returncode == 2
    assert run.stderr.splitlines()[-1].startswith("scrapy crawl: -a shard=17/16: expected")


def test_kill_in_the_middle(tmp_path: Path, scrapy: Scrapy, web: Web) -> None:
    """A run that is killed again and again, and one that nobody disturbed, end in the same ledger."""
    originals = [web.put(host, f"/content/post_{n}.html", article(n)) for n in range(20) for host in (A, B)]
    originals += [web.url(C, f"/content/post_{n}.html") for n in range(10)]  # 404
    made = reposts({url: 1 + n % 3 for n, url in enumerate(originals)})
    whole, killed = (f"sqlite:///{tmp_path}/{name}.db" for name in ("whole", "killed"))
    for url in (whole, killed):
        ledger = open_database(url)
        put(ledger, *made)
        ledger.close()
    settings = (*LOCAL, "-s", "LEDGER_BATCH_PAGES=3")
    assert scrapy("crawl", "sources", *settings, ledger=whole).returncode == 0
    everything = len(web.asked)
    kills = 0
    while kills < 4:
        web.asked.clear()
        process = subprocess.Popen(
            [*scrapy_command("crawl", "sources", *settings), "-s", f"LEDGER_URL={killed}", "-s", "FEEDS={}"],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + 60
        while len(web.asked) < 5 + 3 * kills and process.poll() is None and time.monotonic() < until:
            time.sleep(0.001)
        assert process.poll() is None, "it ended before it was killed"
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += 1
    assert scrapy("crawl", "sources", *settings, ledger=killed).returncode == 0
    assert 0 < len(web.asked) < everything, "what was stored is not fetched again"
    ledgers = [open_database(url) for url in (whole, killed)]
    assert contents(ledgers[0]) == contents(ledgers[1])
    assert "due" not in {row.state for row in rows(ledgers[1]).values()}
    for ledger in ledgers:
        ledger.close()


def test_one_signal_ends_it(tmp_path: Path, web: Web, held: Database) -> None:
    """SIGINT in the middle: it ends by itself with code 0, and what was not fetched is wanted by the next run."""
    originals = [web.put(A, f"/content/post_{n}.html", article(n)) for n in range(50)]
    put(held, *reposts(dict.fromkeys(originals, 1)))
    command = scrapy_command("crawl", "sources", *LOCAL, "-s", f"LEDGER_URL=sqlite:///{tmp_path}/ledger.db", "-s", "FEEDS={}")
    process = subprocess.Popen([*command, "-s", "DOWNLOAD_DELAY=0.2"], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while len(web.asked) < 3 and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, log = process.communicate(timeout=60)
    assert process.returncode == 0, log
    assert "Traceback" not in log, log
    assert len(web.asked) < 50
    with held.reading() as connection:
        stored = len([row for row in rows(held).values() if row.state == "fetched"])
        assert connection.exec_driver_sql("SELECT outcome FROM runs").scalar_one() == "shutdown"
    assert 0 < stored <= len(web.asked)
