"""Workers on a queue in PostgreSQL: whoever is killed, the ledger is that of a quiet process, and no host is asked twice at once."""

from __future__ import annotations

import asyncio
import json
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import text

from crawler.jobs.job import Job
from crawler.jobs.queue import make_app, put, set_up
from crawler.jobs.worker import end_all
from crawler.ledger import open_database
from tests.conftest import LOCAL, ROOT, Scrapy, scrapy_command
from tests.jobs.test_one_machine import jobs_of
from tests.killing import ledger_contents
from tests.site.server import TestSite
from tests.test_stop import wait_until

SITES, WORKERS, SEED = 10, 3, 20
# A worker is killed so many seconds after so many more jobs have been done.
JOBS_BETWEEN, SECONDS_AFTER = (1, 3), (0.0, 2.0)
# The same crawls in one process that nobody disturbs.
QUIET = """
import json, sys
from scrapy.crawler import CrawlerProcess
from scrapy.utils.project import get_project_settings
settings = get_project_settings()
for name, value in json.loads(sys.argv[1]).items():
    settings.set(name, value, priority="cmdline")
process = CrawlerProcess(settings)
for start in sys.argv[2:]:
    process.crawl("repost", start=start)
process.start()
"""


def worker(url: str, folder: Path, *options: str) -> subprocess.Popen[bytes]:
    """A worker that takes one job at a time."""
    command = [*scrapy_command("jobs", "worker", *options), *LOCAL, "-s", f"LEDGER_URL={url}", "-s", "FEEDS={}"]
    command += ["-s", "JOBS_AT_ONCE=1", "-s", "JOB_HEARTBEAT_SECONDS=1", "-s", f"JOB_LOG_DIR={folder}/jobs"]
    with (folder / "workers.log").open("ab") as log:
        return subprocess.Popen([*command, "-s", f"SCHEDULE_FILE={folder}/none"], cwd=ROOT, stderr=log)


def states(url: str) -> Counter[str]:
    """How many jobs of the queue are in each state."""
    ledger = open_database(url, create=False)
    with ledger.reading() as connection:
        found = Counter(connection.execute(text("SELECT status::text FROM procrastinate_jobs")).scalars())
    ledger.close()
    return found


def succeeded(url: str) -> int:
    return states(url)["succeeded"]


def wait_until_done(url: str, number: int) -> None:
    """Wait until so many jobs have succeeded."""
    ledger = open_database(url, create=False)
    with ledger.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        counted = text("SELECT count(*) FROM procrastinate_jobs WHERE status = 'succeeded'")
        wait_until(lambda: connection.execute(counted).scalar_one() >= number, minutes=5)
    ledger.close()


async def put_crawls(url: str, starts: list[str]) -> list[bool]:
    app = make_app(url)
    async with app.open_async():
        await set_up(app, url)
        return [
            await put(app, Job(start, start, ("crawl", "repost", "-a", f"start={start}", "-a", "wait=1"))) for start in starts
        ]


def test_killed_at_random(postgresql_url: str, tmp_path: Path) -> None:
    draw = random.Random(SEED)
    quiet = f"sqlite:///{tmp_path}/quiet.db"
    with TestSite(seed=3, articles=12, faults=["slow"], slow_seconds=0.3, more=SITES) as site:
        starts = [site.url(f"more{number}") for number in range(1, SITES + 1)]
        given = dict(pair.split("=", 1) for pair in LOCAL if "=" in pair) | {"LEDGER_URL": quiet, "FEEDS": "{}"}
        subprocess.run([sys.executable, "-c", QUIET, json.dumps(given), *starts], cwd=ROOT, check=True, timeout=300)
        site.forget()
        open_database(postgresql_url).close()
        assert all(asyncio.run(put_crawls(postgresql_url, starts)))
        assert not any(asyncio.run(put_crawls(postgresql_url, starts[:2]))), "each waits once"
        workers = [worker(postgresql_url, tmp_path) for _ in range(WORKERS)]
        kills = 0
        try:
            while (done := succeeded(postgresql_url)) < SITES:
                wait_until_done(postgresql_url, min(SITES, done + draw.randint(*JOBS_BETWEEN)))
                number = draw.randrange(WORKERS)
                with pytest.raises(subprocess.TimeoutExpired):
                    workers[number].wait(draw.uniform(*SECONDS_AFTER))
                workers[number].send_signal(signal.SIGKILL)
                workers[number].wait()
                kills += 1
                workers[number] = worker(postgresql_url, tmp_path)
        finally:
            for one in workers:
                one.terminate()
            codes = [one.wait(300) for one in workers]
        # One that has just been started has no handler yet, or the one that all commands have.
        assert {0} <= set(codes) <= {0, -signal.SIGTERM, 128 + signal.SIGTERM}, (tmp_path / "workers.log").read_text("utf-8")
        assert kills >= 3
        assert ledger_contents(postgresql_url) == ledger_contents(quiet)
        assert set(site.most_at_once.values()) == {1}
    begun = jobs_of(postgresql_url)
    assert {job.outcome for job in begun} <= {"finished", None, "stopped with its worker"}
    assert sum(job.outcome is None for job in begun) >= 1, "some were cut off"
    # A worker may be killed after it put down a job and before the job's process opened its log.
    assert all(Path(job.log).exists() for job in begun if job.outcome is not None)


def test_a_worker_that_is_told_to_end_hands_on_its_job(postgresql_url: str, tmp_path: Path, scrapy: Scrapy) -> None:
    with TestSite(seed=3, articles=12, faults=["slow"], slow_seconds=2.0) as site:
        open_database(postgresql_url).close()
        said = scrapy("jobs", "put", "crawl", "repost", "-a", f"start={site.url('repost')}", ledger=postgresql_url)
        assert said.stdout == "127.0.0.2: in the queue\n", said.stderr
        first = worker(postgresql_url, tmp_path)
        wait_until(lambda: len(site.requests) >= 3)
        first.terminate()
        assert first.wait(300) == 0
        assert states(postgresql_url) == {"todo": 1}
        shown = scrapy("jobs", ledger=postgresql_url).stdout
        assert "stopped with its worker" in shown
        assert "waits: 127.0.0.2" in shown
        assert worker(postgresql_url, tmp_path, "--until-empty").wait(300) == 0
        truth = {url for url in site.truth if url.startswith(site.url("repost"))}
    assert states(postgresql_url) == {"succeeded": 1}
    pages = ledger_contents(postgresql_url)["pages"]
    assert {url for url, page in pages.items() if page["state"] == "fetched"} == truth


def test_a_worker_needs_postgresql(scrapy: Scrapy) -> None:
    done = scrapy("jobs", "worker")
    assert done.returncode == 1
    assert "`scrapy schedule run` does without" in done.stderr


def test_tasks_end_that_take_the_first_word_for_something_else() -> None:
    """A pool of connections does: it takes the end of a task that waits for one for a failure of the server."""

    async def stubborn() -> None:
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                await asyncio.sleep(60)

    async def run() -> list[bool]:
        tasks = [asyncio.ensure_future(stubborn()), asyncio.ensure_future(asyncio.sleep(60))]
        await asyncio.sleep(0)
        await asyncio.wait_for(end_all(tasks), 20)
        return [task.cancelled() for task in tasks]

    assert asyncio.run(run()) == [True, True]
