"""The schedule on one machine, and what a job may take: all with real processes."""

from __future__ import annotations

import asyncio
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from crawler.jobs.account import STOPPED
from crawler.jobs.job import Job
from crawler.jobs.process import Bounds, run_job
from crawler.ledger import open_database
from crawler.ledger.crawling.jobs import Begun, begin_job, end_job, newest_jobs
from crawler.ledger.crawling.lock import lock_for
from tests.conftest import LOCAL, ROOT, Scrapy, scrapy_command
from tests.jobs.test_timetable import at
from tests.killing import ledger_contents
from tests.site.server import TestSite
from tests.test_stop import wait_until


def bounds(folder: Path, **changed: Any) -> Bounds:
    return Bounds(**{"seconds": 600, "megabytes": 0, "grace": 120, "logs": 2, "folder": folder, "settings": ()} | changed)


@contextmanager
def scheduling(folder: Path, ledger: str) -> Iterator[subprocess.Popen[str]]:
    """`scrapy schedule run` under way."""
    command = [*scrapy_command("schedule", "run"), *LOCAL, "-s", f"LEDGER_URL={ledger}", "-s", "FEEDS={}"]
    command += ["-s", f"SCHEDULE_FILE={folder}/schedule.yaml", "-s", f"JOB_LOG_DIR={folder}/jobs"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def jobs_of(url: str) -> list[Begun]:
    """The jobs of a ledger, oldest first."""
    ledger = open_database(url, create=False)
    with ledger.reading() as connection:
        found = newest_jobs(connection, 100)[::-1]
    ledger.close()
    return found


def outcomes(url: str) -> list[str | None]:
    return [job.outcome for job in jobs_of(url)]


def test_missed_killed_and_told_to_end(tmp_path: Path, scrapy: Scrapy) -> None:
    """What was missed while nothing ran is run once; what a killed or ended scheduler left is begun again, whose crawl ends itself."""
    ledger = f"sqlite:///{tmp_path}/ledger.db"
    with TestSite(seed=5, articles=12) as site:
        host = site.host("repost")
        entry = f"spider: repost\n  cron: 0 0 * * *\n  arguments: {{start: '{site.url('repost')}'}}\n  settings: {{DOWNLOAD_DELAY: 0.2}}\n"
        (tmp_path / "schedule.yaml").write_text(f"the site:\n  {entry}", "utf-8")
        database = open_database(ledger)
        with database.writing() as connection:
            row = begin_job(connection, "the site", ["crawl"], due_at=at("01T00:00"), machine="m", log="l")
            end_job(connection, row, "finished")
        database.close()
        with scheduling(tmp_path, ledger) as process:
            wait_until(lambda: len(site.requests) >= 5)
            process.send_signal(signal.SIGKILL)
        wait_until(lambda: is_free(ledger, host))
        assert outcomes(ledger) == ["finished", None]
        assert "due" in {page["state"] for page in ledger_contents(ledger)["pages"].values()}
        site.forget()
        with scheduling(tmp_path, ledger) as process:
            wait_until(lambda: len(site.requests) >= 3)
            process.send_signal(signal.SIGTERM)
            _, log = process.communicate(timeout=300)
            assert process.returncode == 0, log
            assert "Traceback" not in log
        assert outcomes(ledger)[2:] == [STOPPED]
        assert is_free(ledger, host)
        with scheduling(tmp_path, ledger) as process:
            wait_until(lambda: outcomes(ledger)[3:] == ["finished"])
            second = scrapy("schedule", "run", "-s", f"SCHEDULE_FILE={tmp_path}/schedule.yaml", ledger=ledger)
            assert (second.returncode, "is being run already" in second.stderr) == (1, True)
        truth = {url for url in site.truth if url.startswith(site.url("repost"))}
    assert {url for url, page in ledger_contents(ledger)["pages"].items() if page["state"] == "fetched"} == truth
    missed, killed, stopped, again = jobs_of(ledger)
    assert missed.due_at != killed.due_at == stopped.due_at == again.due_at
    assert "the worker that started this is gone" in Path(killed.log).read_text("utf-8")
    assert "finished" in Path(again.log).read_text("utf-8")
    shown = scrapy("schedule", "-s", f"SCHEDULE_FILE={tmp_path}/schedule.yaml", ledger=ledger).stdout
    assert "the site" in shown
    assert "00:00" in shown
    assert "finished" in shown


def is_free(url: str, name: str) -> bool:
    lock = lock_for(url, name)
    taken = lock.take()
    lock.release()
    return taken


def run(folder: Path, command: tuple[str, ...], **changed: Any) -> tuple[str, str]:
    """A job's outcome and its log."""
    log = folder / "log"
    ended = asyncio.run(run_job(Job("name", "lock", command), bounds(folder, **changed), log))
    return ended.outcome, log.read_text("utf-8")


JOBS = [
    pytest.param(("export", "pages", "-s", "LEDGER_URL=sqlite:///none.db"), {}, "exit code 1", "does not exist", id="fails"),
    pytest.param(
        ("crawl", "saved", "-a", "path=tests/pages"),
        {"megabytes": 40},
        "over its memory (JOB_MEMORY_MB, 40)",
        "MB of memory",
        id="too large",
    ),
    pytest.param(
        ("shell", "-c", "__import__('time').sleep(99)"), {"seconds": 3}, "over its time (JOB_SECONDS, 3)", "", id="too long"
    ),
    pytest.param(
        ("shell", "-c", "__import__('os').kill(__import__('os').getpid(), 9)"), {}, "killed by signal 9", "", id="killed"
    ),
]


@pytest.mark.parametrize(("command", "changed", "outcome", "told"), JOBS)
def test_how_a_job_ends(command: tuple[str, ...], changed: dict[str, Any], outcome: str, told: str, tmp_path: Path) -> None:
    settings = ("-s", f"LEDGER_URL=sqlite:///{tmp_path}/ledger.db", "-s", "FEEDS={}")
    ended, log = run(tmp_path, command, settings=() if command[0] == "export" else settings, **changed)
    assert ended == outcome
    assert told in log


def test_so_many_logs_are_kept(tmp_path: Path) -> None:
    job = Job("a/../b", "lock", ("export",))
    for second in range(5):
        log = bounds(tmp_path).log_of(job, at(f"10T00:00:0{second}"))
        log.write_text("x")
    assert log.parent.parent == tmp_path
    assert [path.name[:19] for path in sorted(log.parent.iterdir())] == [
        "2024-05-10T00-00-02",
        "2024-05-10T00-00-03",
        "2024-05-10T00-00-04",
    ]
