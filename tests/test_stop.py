"""Signals: one ends a crawl cleanly, a second one at once; what was not done is done by the next run. Real processes."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crawler.ledger import open_database
from crawler.ledger.tables import host_waits
from tests.conftest import LOCAL, ROOT, scrapy_command
from tests.killing import crawl, ledger_contents
from tests.site.server import TestSite

# Seconds. A crawl that stops must not take DOWNLOAD_TIMEOUT (60 here) unless a page does.
SOON = 25


def wait_until(true: Callable[[], bool], *, minutes: float = 5) -> None:
    """Wait for something; fail after so long, which a busy machine may need. It looks less often the longer it takes."""
    end = time.monotonic() + 60 * minutes
    pause = 0.01
    while not true():
        assert time.monotonic() < end
        time.sleep(pause)
        pause = min(0.1, pause * 1.2)


@contextmanager
def crawling(site: TestSite, ledger: str, *settings: str) -> Iterator[subprocess.Popen[str]]:
    """A crawl of the repost site under way."""
    command = scrapy_command("crawl", "repost", "-a", f"start={site.url('repost')}", *LOCAL)
    command += ["-s", f"LEDGER_URL={ledger}", "-s", "FEEDS={}", *settings]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


def forget_promises(ledger: str) -> None:
    """The next crawl need not keep the distance that the ended one promised to the host."""
    database = open_database(ledger, create=False)
    with database.writing() as connection:
        connection.execute(host_waits.delete())
    database.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize(
    ("asked", "settings"),
    [
        pytest.param(30, (), id="in the middle of much"),
        pytest.param(1, ("-s", "DOWNLOAD_DELAY=40"), id="between two pages"),
    ],
)
def test_one_signal(tmp_path: Path, number: signal.Signals, asked: int, settings: tuple[str, ...]) -> None:
    ledger = f"sqlite:///{tmp_path}/ledger.db"
    with TestSite(seed=2, articles=150) as site:
        with crawling(site, ledger, *settings) as process:
            # One: robots.txt has come, and the home page waits for its time.
            wait_until(lambda: len(site.requests) >= asked)
            process.send_signal(number)
            _, log = process.communicate(timeout=SOON)
        assert process.returncode == 0, log
        assert "stopped before the end" in log
        assert "Traceback" not in log, log
        truth = {url for url in site.truth if url.startswith(site.url("repost"))}
        states = {url: page["state"] for url, page in ledger_contents(ledger)["pages"].items()}
        assert set(states.values()) <= {"due", "fetched", "not_article", "blocked"}, "what was not done is no failure"
        assert {url for url, state in states.items() if state == "fetched"} < truth
        forget_promises(ledger)
        assert crawl(["repost", "-a", f"start={site.url('repost')}", *LOCAL], ledger) == 0
        states = {url: page["state"] for url, page in ledger_contents(ledger)["pages"].items()}
        assert {url for url, state in states.items() if state == "fetched"} == truth
        assert "due" not in states.values()


def test_a_second_signal_does_not_wait_for_a_page(tmp_path: Path) -> None:
    with (
        TestSite(seed=2, articles=60, faults=["slow"], slow_seconds=50) as site,
        crawling(site, f"sqlite:///{tmp_path}/ledger.db") as process,
    ):
        wait_until(lambda: any(site.faults.hits("slow", "repost", seen.path) for seen in site.requests))
        process.send_signal(signal.SIGTERM)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(3)
        process.send_signal(signal.SIGTERM)
        process.wait(SOON)
