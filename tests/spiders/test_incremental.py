"""Crawling day after day: what is new is found, what is known costs little, what was left out is made up for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.ledger import open_database
from tests.conftest import LOCAL, Scrapy
from tests.ledger.made import contents
from tests.site.server import TestSite
from tests.site.world import SITES

COLUMNS = len(SITES["repost"].columns)
# Due again with the next run.
AT_ONCE = ("-s", "REFETCH_DAYS=0.000001")


class Daily:
    """A site and the crawls of it."""

    def __init__(self, scrapy: Scrapy, site: TestSite, folder: Path) -> None:
        self.scrapy = scrapy
        self.site = site
        self.ledger = f"sqlite:///{folder}/ledger.db"

    def crawl(self, *arguments: str) -> list[str]:
        """Crawl; the paths that were asked for, without robots.txt."""
        self.site.forget()
        run = self.scrapy("crawl", "repost", "-a", f"start={self.site.url('repost')}", *LOCAL, *arguments)
        assert run.returncode == 0, run.stderr
        assert "Traceback" not in run.stderr, run.stderr
        return [seen.path for seen in self.site.requests if seen.path != "/robots.txt"]

    def pages(self) -> dict[str, dict]:
        database = open_database(self.ledger, create=False)
        found = contents(database)["pages"]
        database.close()
        return found

    def versions(self) -> dict[str, int]:
        """How many versions each article has."""
        return {url: page["newest"] for url, page in self.pages().items() if page["newest"]}

    def truth(self) -> set[str]:
        return {url for url in self.site.truth if url.startswith(self.site.url("repost"))}


@pytest.fixture
def daily(scrapy: Scrapy, tmp_path: Path) -> Iterator[Daily]:
    with TestSite(seed=2, articles=100, faults=["304"]) as site:
        yield Daily(scrapy, site, tmp_path)


def test_nothing_new_costs_the_first_page_of_each_list(daily: Daily) -> None:
    daily.crawl()
    assert daily.versions().keys() == daily.truth()
    asked = daily.crawl()
    assert sorted(asked) == sorted({"/", *(column.path for column in SITES["repost"].columns)})


def test_what_is_new_is_found_at_the_top(daily: Daily) -> None:
    daily.crawl()
    new = daily.site.publish(count=50)
    asked = daily.crawl()
    assert daily.versions().keys() == daily.truth()
    assert {daily.site.url("repost", path) for path in asked} >= set(new)
    # Up to 13 new ones in each column take two pages, and a third shows that all below is known.
    assert len(asked) <= len(new) + 1 + 3 * COLUMNS


def test_a_run_that_is_cut_short_hides_nothing(daily: Daily) -> None:
    """Known links stand above unknown ones then: the next runs must not stop at them."""
    daily.crawl()
    daily.site.publish(count=80)
    for _ in range(2):
        daily.crawl("-s", "CLOSESPIDER_PAGECOUNT=20")
        assert daily.versions().keys() < daily.truth()
    daily.crawl()
    assert daily.versions().keys() == daily.truth()
    assert {page["state"] for page in daily.pages().values()} <= {"fetched", "not_article", "blocked"}


@pytest.mark.parametrize("path", ["/lanmu/qinlian/di3ye", "/lanmu/qinlian/"])
def test_a_list_page_that_fails_hides_nothing(daily: Daily, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the first run and in one with much that is new."""
    whole = daily.site.world.place_of

    def broken(name: str, asked: str) -> object:
        return whole(name, "/nothing" if asked == path else asked)

    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(daily.site.world, "place_of", broken)
            daily.site.fail_with = 500
            daily.crawl("-s", "RETRY_TIMES=0")
            assert daily.versions().keys() < daily.truth()
        daily.site.fail_with = None
        daily.crawl()
        assert daily.versions().keys() == daily.truth()
        daily.site.publish(count=120)


@pytest.mark.parametrize("how", [("-a", "full=1"), ("-s", "FULL_EVERY=2")], ids=["asked for", "every second run"])
def test_back_dated_articles_are_found_by_full_runs(daily: Daily, how: tuple[str, str]) -> None:
    (late,) = daily.site.vanish(start=20, count=1)
    daily.crawl()
    daily.site.come_back()
    daily.crawl()
    assert late not in daily.versions()
    daily.crawl(*how)
    assert late in daily.versions()
    assert daily.versions().keys() == daily.truth()


def test_a_list_that_is_longer_than_one_run_may_walk(daily: Daily) -> None:
    for _ in range(5):
        asked = daily.crawl("-s", "LIST_PAGES_PER_LIST=2")
        for column in SITES["repost"].columns:
            assert sum(path.startswith(column.path) for path in asked) <= 2
    assert daily.versions().keys() == daily.truth()


def test_known_articles_are_looked_at_again(daily: Daily) -> None:
    """304 costs nothing, changed bytes are a version, what has vanished is gone and lives again when it is back."""
    daily.crawl(*AT_ONCE)
    first = daily.pages()
    asked = daily.crawl(*AT_ONCE)
    articles = [seen for seen in daily.site.requests if daily.site.url("repost", seen.path) in daily.truth()]
    assert len(articles) == len(daily.truth()) == len(asked) - 1 - COLUMNS
    assert {(seen.conditional, seen.status) for seen in articles} == {(True, 304)}
    assert set(daily.versions().values()) == {1}

    edited, vanished = daily.site.edit(start=4, count=3), daily.site.vanish(start=30, count=2)
    daily.crawl(*AT_ONCE)
    pages = daily.pages()
    assert {url for url, number in daily.versions().items() if number == 2} == set(edited)
    assert {url: pages[url]["state"] for url in vanished} == dict.fromkeys(vanished, "gone")
    rows = {row["url"]: row["state"] for row in map(json.loads, daily.scrapy("export", "pages").stdout.splitlines())}
    assert {url for url, state in rows.items() if state == "gone"} == set(vanished)

    daily.site.come_back()
    daily.crawl(*AT_ONCE)
    assert {url: daily.pages()[url]["state"] for url in vanished} == dict.fromkeys(vanished, "fetched")
    assert {url for url, number in daily.versions().items() if number == 2} == set(edited)
    assert {url: page["etag"] for url, page in daily.pages().items() if url not in edited} == {
        url: page["etag"] for url, page in first.items() if url not in edited
    }


def test_only_so_many_are_looked_at_again(daily: Daily) -> None:
    """The rest has its turn in the next run, and none waits for ever."""
    daily.crawl(*AT_ONCE)
    seen: list[str] = []
    for _ in range(2):
        asked = daily.crawl(*AT_ONCE, "-s", "REFETCH_PER_RUN=50")
        seen += [path for path in asked if daily.site.url("repost", path) in daily.truth()]
        assert "refetch/left" in daily.scrapy("status", "--failures").stdout
    assert len(seen) == 100 == len(set(seen))


def test_failures_come_due_again_and_are_given_up(scrapy: Scrapy, tmp_path: Path) -> None:
    with TestSite(seed=2, articles=40, faults=["gone", "challenge"]) as site:
        daily = Daily(scrapy, site, tmp_path)
        retry = ("-s", "RETRY_HOURS=0.000001,0.000002")
        for turn in range(4):
            asked = daily.crawl(*retry)
            assert ("/show-900404.html" in asked) == (turn < 3), f"asked for in turn {turn}"
        status = scrapy("status", "--failures").stdout
        (gone,) = (line for line in status.splitlines() if "http 404" in line)
        assert site.url("repost", "/show-900404.html") in gone
        assert [cell.strip() for cell in gone.split("│")[1:7]] == [site.host("repost"), "gone", "http 404", "1", "–", "1"]
        asked = daily.crawl("-a", "full=1", *retry)
        assert asked.count("/show-900404.html") == 1, "a full run tries once more"
