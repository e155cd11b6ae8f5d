"""Crawls that the run lock lets run side by side never ask one host at the same time. Real processes."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.conftest import LOCAL, ROOT, scrapy_command
from tests.killing import crawl, ledger_contents
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
