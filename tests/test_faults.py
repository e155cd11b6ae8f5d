"""The crawl of the test site with faults ends with the same stories as without, and each fault can be seen afterwards."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import LOCAL, Scrapy
from tests.site import FAULTS, TestSite

# Of the whole made-up web, what `scrapy status --failures` shows of each fault: texts that must be there. Those that only
# delay or dress up a page (slow, charset, 304) leave nothing to show.
SHOWN = {
    "5xx": ["retry/reason_count/500 Internal Server Error", "retry/reason_count/503 Service Unavailable"],
    "429": ["retry/reason_count/429"],
    "reset": ["retry/reason_count/scrapy.exceptions."],
    "cut": ["retry/reason_count/scrapy.exceptions.ResponseDataLossError"],
    "length": ["retry/reason_count/scrapy.exceptions.ResponseDataLossError"],
    "redirects": ["too many redirects"],
    "inside": ["/show-900310.html", "/show-900311.html", "/show-900312.html"],
    "gone": ["http 404", "http 410"],
    "endless": ["lists/repeats", "lists/circle"],
    "trap": ["lists/barren"],
    "bomb": ["/show-900001.html", "/show-900002.html"],
    "challenge": ["/show-900521.html", "/show-900412.html", "/show-900200.html"],
    "script": ["needs_browser"],
    "headers": ["/show-900431.html"],
}
SILENT = {"slow", "charset", "304"}


def stories(scrapy: Scrapy, port: str) -> list[dict]:
    """All stories, whatever port the site had, without times and what a page's lies about its charset may change."""
    text = scrapy("export", "stories").stdout.replace(f":{port}/", ":0/").replace(":0/old/", ":0/")
    rows = [json.loads(line) for line in text.splitlines()]
    for row in rows:
        for page in filter(None, [row["source"], *row["reposts"]]):
            page.pop("fetched_at")
            (page["compared_with"] or {}).pop("fetched_at", None)
        row["reposts"].sort(key=lambda page: page["url"])
        row.pop("story_id")
    return sorted(rows, key=lambda row: row["story_key"])


def test_every_fault_is_shown_or_silent() -> None:
    assert SHOWN.keys() | SILENT == set(FAULTS)


def test_the_same_stories_with_faults_and_without(scrapy: Scrapy, tmp_path: Path) -> None:
    found = []
    for faults in ([], list(FAULTS)):
        (tmp_path / "ledger.db").unlink(missing_ok=True)
        options = {"bomb_bytes": 24 << 20, "slow_seconds": 0.2, "retry_after": 1}
        with TestSite(seed=7, articles=120, faults=faults, **options) as site:  # type: ignore[arg-type]
            for name in ("repost", "source"):
                run = scrapy(
                    "crawl", "repost", "-a", f"start={site.url(name)}", *LOCAL, "-s", "RETRY_PRIORITY_ADJUST=1", timeout=400
                )
                assert run.returncode == 0, run.stderr
                assert "Traceback" not in run.stderr, run.stderr
            found.append(stories(scrapy, str(site.world.port)))
            most = len([seen for seen in site.requests if seen.path.startswith("/rili/")])
            assert most <= 200, "the calendar was walked for ever"
    calm, faulty = found
    assert calm
    assert [row for row in faulty if row not in calm] == [row for row in calm if row not in faulty]
    status = scrapy("status", "--failures").stdout
    for fault, texts in SHOWN.items():
        for text in texts:
            assert text in status, f"{fault} cannot be seen in\n{status}"
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        assert connection.execute("SELECT count(*) FROM pages WHERE state = 'due'").fetchone() == (0,)


@pytest.mark.parametrize("fault", ["endless", "trap"])
def test_lists_without_end_cost_little(scrapy: Scrapy, fault: str) -> None:
    """In the first run and in the next one, which must not go on from there."""
    with TestSite(seed=7, articles=40, faults=[fault]) as site:
        for _ in range(2):
            site.forget()
            assert scrapy("crawl", "repost", "-a", f"start={site.url('repost')}", *LOCAL).returncode == 0
            maze = [seen.path for seen in site.requests if seen.path.startswith(("/rili/", "/lanmu/wujin/", "/lanmu/quan/"))]
            assert 0 < len(maze) <= 200
