"""Crawls that the run lock lets run side by side never ask one host at the same time. Real processes."""

from __future__ import annotations

import math
import subprocess
from pathlib import Path

import pytest
from scrapy.utils.test import get_crawler
from sqlalchemy import select

from crawler.extensions.host_leases import HostLeases
from crawler.ledger import Database, open_database
from crawler.ledger.crawling.waits import LONGEST, keep_waits, wait_of
from crawler.ledger.tables import host_waits
from tests.conftest import LOCAL, ROOT, Scrapy, scrapy_command
from tests.killing import crawl, ledger_contents
from tests.network.support import Answer, Server
from tests.site.server import TestSite


def test_originals_with_and_without_shards_and_a_crawl_of_their_site(tmp_path: Path) -> None:
    """Pages are slow to come, so that two crawls at once would be seen."""
    ledger = f"sqlite:///{tmp_path}/ledger.db"
    with TestSite(seed=5, articles=20, faults=["slow"], slow_seconds=0.5) as site:
        assert crawl(["repost", "-a", f"start={site.url('repost')}", *LOCAL], ledger) == 0
        site.forget()
        together = [("sources",), ("sources", "-a", "shard=1/1"), ("repost", "-a", f"start={site.url('source')}")]
        running = [
            subprocess.Popen(
                [*scrapy_command("crawl", *one, *LOCAL), "-s", f"LEDGER_URL={ledger}", "-s", "FEEDS={}"],
                cwd=ROOT,
                stderr=subprocess.PIPE,
                text=True,
            )
            for one in together
        ]
        logs = [process.communicate(timeout=400)[1] for process in running]
        assert [process.returncode for process in running] == [0, 0, 0], logs
        assert {seen.host for seen in site.requests} >= {site.host("source"), site.host("source2")}
        assert not any("Traceback" in log for log in logs)
        assert set(site.most_at_once.values()) == {1}
        truth = {url for url in site.truth if url.startswith(site.url("source"))}
    states = {url: page["state"] for url, page in ledger_contents(ledger)["pages"].items()}
    assert {url for url in truth if states.get(url) == "fetched"} == truth
    assert "due" not in states.values()


def test_what_a_host_was_promised_holds_for_the_next_process(scrapy: Scrapy) -> None:
    """How long Retry-After asks to be let alone, and the distance of Crawl-delay."""

    def answer(path: str, _: int) -> Answer:
        if path == "/robots.txt":
            return Answer(200, b"User-agent: *\nCrawl-delay: 2\n")
        return Answer(503, b"", (("Retry-After", "4"),)) if path == "/2" else Answer(200, b"<p>x</p>")

    with Server(answer) as server:
        for number in range(4):
            words = ("-a", f"start={server.base}/{number}", "-a", f"site=s{number}", "-s", "RETRY_ENABLED=0")
            done = scrapy("crawl", "repost", *words, *LOCAL)
            assert done.returncode == 0, done.stderr
        times = {path: time for time, path in server.came if path != "/robots.txt"}
    assert sorted(times) == ["/0", "/1", "/2", "/3"]
    assert times["/1"] - times["/0"] >= 2
    assert times["/3"] - times["/2"] >= 4


@pytest.mark.parametrize(
    ("began", "seconds", "expected"),
    [
        pytest.param("2020-01-01", 100, 100, id="a pause, of whoever comes"),
        pytest.param("2999-01-01", 100, 100, id="also of a later run"),
        pytest.param("2020-01-01", 5000, 5000, id="too long for this run, which was there"),
        pytest.param("2999-01-01", 5000, 0, id="too long for that run; a later one asks again"),
    ],
)
def test_which_waits_count(ledger_url: str, began: str, seconds: float, expected: float) -> None:
    leases = HostLeases(get_crawler(settings_dict={"LEDGER_URL": ledger_url, "RETRY_AFTER_MAX": 600}))
    leases.database = open_database(ledger_url)
    leases.began = began
    leases.keep_wait("a.cn", seconds)
    assert leases.wait_of("a.cn") == pytest.approx(expected, abs=60)
    assert leases.wait_of("b.cn") == 0
    leases.database.close()


def test_waits_that_are_too_long_or_over(ledger: Database) -> None:
    with ledger.writing() as connection:
        keep_waits(connection, {"a.cn": math.inf, "b.cn": 100, "c.cn": -1})
        keep_waits(connection, {"b.cn": 50})
        assert wait_of(connection, "a.cn").seconds == pytest.approx(LONGEST, abs=60)
        assert wait_of(connection, "b.cn").seconds == pytest.approx(100, abs=60)
        assert wait_of(connection, "c.cn") == (0, "")
        connection.execute(host_waits.update().values(until="2020-01-01T00:00:00.000000+00:00"))
        assert wait_of(connection, "a.cn").seconds == 0
        keep_waits(connection, {})
        assert connection.execute(select(host_waits)).all() == []
