"""Originals that the ledger lacks are fetched: which, in what order, under which address."""

from __future__ import annotations

import re

import pytest

from crawler.ledger import Database
from crawler.spiders.archive import ArgumentError
from crawler.spiders.sources import SourcesSpider
from tests.conftest import LOCAL, Scrapy
from tests.ledger.made import put
from tests.spiders.originals import MOVED, A, B, C, crawl, records, repost, reposts, rows
from tests.spiders.web import Web, article


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
