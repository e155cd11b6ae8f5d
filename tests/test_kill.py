"""A crawl that is killed at any moment, again and again, ends in the same ledger as one that nobody disturbed."""

from __future__ import annotations

import random
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from crawler.ledger import open_database
from tests.conftest import LOCAL, ROOT, scrapy_command
from tests.ledger.made import contents
from tests.site.server import TestSite

KILLS = 20
SEED = 20


def crawl(arguments: list[str], ledger: str, *, kill_after: float | None = None) -> int:
    """Run a crawl, or kill it so many seconds after it has begun; the exit code, -9 for a killed one."""
    command = [
        *scrapy_command("crawl", *arguments),
        "-s",
        f"LEDGER_URL={ledger}",
        "-s",
        "FEEDS={}",
        "-s",
        "LEDGER_BATCH_SECONDS=0.1",
    ]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    log = []
    for line in process.stderr:
        log.append(line)
        if kill_after is not None and "Spider opened" in line:
            try:
                process.wait(kill_after)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
    code = process.wait()
    process.stderr.close()
    assert code in {0, -signal.SIGKILL}, "".join(log)
    return code


def ledger_contents(url: str) -> dict[str, Any]:
    ledger = open_database(url, create=False)
    found = contents(ledger)
    ledger.close()
    return found


def seconds_of(arguments: list[str], ledger: str) -> float:
    """How long an undisturbed crawl takes from its first page on, by the ledger's own clock."""
    assert crawl(arguments, ledger) == 0
    database = open_database(ledger, create=False)
    with database.reading() as connection:
        from datetime import datetime

        started, finished = connection.exec_driver_sql("SELECT started_at, finished_at FROM runs").one()
    database.close()
    return (datetime.fromisoformat(finished) - datetime.fromisoformat(started)).total_seconds()


@pytest.mark.parametrize(("what", "kills"), [("site", KILLS), ("saved", 5)])
def test_kill_at_any_moment(tmp_path: Path, what: str, kills: int) -> None:
    """Each time a crawl comes through in spite of the kills before it, the ledgers are compared and a new one is begun."""
    draw = random.Random(SEED)
    with TestSite(seed=3, articles=150) as site:
        live = ["repost", "-a", f"start={site.url('repost')}", *LOCAL]
        arguments = live if what == "site" else ["saved", "-a", "path=tests/pages", "-s", "LEDGER_BATCH_PAGES=5"]
        undisturbed = f"sqlite:///{tmp_path}/undisturbed.db"
        whole = seconds_of(arguments, undisturbed)
        expected = ledger_contents(undisturbed)
        assert {page["state"] for page in expected["pages"].values()} <= {"fetched", "not_article", "blocked"}
        killed = turn = 0
        while killed < kills:
            killed_ledger = f"sqlite:///{tmp_path}/{turn}.db"
            if crawl(arguments, killed_ledger, kill_after=draw.uniform(0, whole)) == 0:
                assert ledger_contents(killed_ledger) == expected
                turn += 1
                assert turn < 4 * kills, "hardly a crawl lived long enough to be killed"
            else:
                killed += 1
        assert crawl(arguments, killed_ledger) == 0
        assert ledger_contents(killed_ledger) == expected
