"""A whole crawl of a local site whose addresses the spider has never seen."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.ledger import open_database
from tests.conftest import LOCAL, Scrapy
from tests.ledger.made import contents
from tests.site.server import TestSite


@pytest.fixture(scope="module")
def site() -> Iterator[TestSite]:
    with TestSite(seed=2, articles=60) as running:
        yield running


@pytest.fixture(params=["repost", "source"])
def name(request: pytest.FixtureRequest) -> str:
    """A 政讯通-like repost site with 下一页 links, and a TRS-like source with script pagers."""
    return str(request.param)


def exported(scrapy: Scrapy) -> dict[str, dict]:
    return {row["url"]: row for row in map(json.loads, scrapy("export", "pages").stdout.splitlines())}


def test_a_site_never_seen(scrapy: Scrapy, site: TestSite, name: str, tmp_path: Path) -> None:
    """Every article is found, each with the original that it states; the second run stores nothing."""
    site.forget()
    run = scrapy("crawl", "repost", "-a", f"start={site.url(name)}", *LOCAL)
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    truth = {url: told for url, told in site.truth.items() if url.startswith(site.url(name))}
    found = exported(scrapy)
    assert sorted(found) == sorted(truth)
    assert {url: row["original_url"] for url, row in found.items()} == {url: told.original for url, told in truth.items()}
    assert {seen.agent for seen in site.requests} == {"repost-archive/0.1 (+tests@example.org)"}
    assert {seen.host for seen in site.requests} == {site.host(name)}
    assert not any(seen.path.startswith("/jinzhi/") for seen in site.requests)

    before = contents(open_database(f"sqlite:///{tmp_path}/ledger.db"))
    site.forget()
    assert scrapy("crawl", "repost", "-a", f"start={site.url(name)}", *LOCAL).returncode == 0
    assert contents(open_database(f"sqlite:///{tmp_path}/ledger.db")) == before
    assert not {site.url(name, seen.path) for seen in site.requests} & set(truth), "known articles were fetched again"


def test_reposts_meet_their_sources(scrapy: Scrapy, site: TestSite) -> None:
    for name in ("repost", "source"):
        assert scrapy("crawl", "repost", "-a", f"start={site.url(name)}", *LOCAL).returncode == 0
    rows = exported(scrapy)
    pairs = [(row, rows[row["original_url"]]) for row in rows.values() if row["original_url"] in rows]
    assert pairs
    for repost, source in pairs:
        assert repost["story_id"] == source["story_id"]
        assert source["is_source"]


def test_what_an_earlier_run_found_and_did_not_fetch(scrapy: Scrapy, site: TestSite, tmp_path: Path) -> None:
    """Links that are due are taken up although no list names them."""
    left = next(url for url in site.truth if url.startswith(site.url("repost")))
    assert scrapy("crawl", "saved", "-a", "path=tests/archive").returncode == 0  # makes an empty ledger
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        row = (f"{left}?left=1", site.host("repost"), "due", "2024-01-01T00:00:00+00:00", 0)
        connection.execute("INSERT INTO pages (url, site, state, found_at, attempts) VALUES (?, ?, ?, ?, ?)", row)
    assert scrapy("crawl", "repost", "-a", f"start={site.url('repost')}", *LOCAL).returncode == 0
    state = contents(open_database(f"sqlite:///{tmp_path}/ledger.db"))["pages"][f"{left}?left=1"]["state"]
    assert state != "due"


@pytest.mark.parametrize(
    ("path", "state", "reason"),
    [
        pytest.param("/nowhere/", "gone", "http 404", id="a page that is not there"),
    ],
)
def test_failures_are_put_down(scrapy: Scrapy, site: TestSite, tmp_path: Path, path: str, state: str, reason: str) -> None:
    run = scrapy("crawl", "repost", "-a", f"start={site.url('repost', path)}", *LOCAL)
    assert run.returncode == 0, "the run finished"
    (page,) = contents(open_database(f"sqlite:///{tmp_path}/ledger.db"))["pages"].values()
    assert (page["state"], page["reason"]) == (state, reason)


def test_no_server(scrapy: Scrapy, tmp_path: Path) -> None:
    run = scrapy("crawl", "repost", "-a", "start=http://127.0.0.9:9/", *LOCAL, "-s", "RETRY_TIMES=0")
    assert run.returncode == 0
    (page,) = contents(open_database(f"sqlite:///{tmp_path}/ledger.db"))["pages"].values()
    assert (page["state"], page["reason"]) == ("failed", "connection refused")
