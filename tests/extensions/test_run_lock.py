"""A site is crawled by one crawl at a time, and a dead one never stands in the way. All with real processes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from crawler.ledger import LedgerError, open_database
from crawler.ledger.crawling.lock import lock_for
from tests.conftest import LOCAL, ROOT, Scrapy, scrapy_command
from tests.site.server import TestSite

HOLDER = """
import sys
from crawler.ledger.crawling.lock import lock_for
lock = lock_for(sys.argv[1], sys.argv[2])
print(lock.take(), flush=True)
sys.stdin.read()
"""


@contextmanager
def holding(url: str, name: str) -> Iterator[subprocess.Popen[str]]:
    """A process of its own that holds a lock until the end of the block."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, url, name], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    assert holder.stdout.readline() == "True\n"
    try:
        yield holder
    finally:
        holder.stdin.close()
        holder.wait(20)
        holder.stdout.close()


def becomes_free(url: str, name: str) -> bool:
    """True once a lock can be taken; False if that is not so within ten seconds."""
    lock = lock_for(url, name)
    for _ in range(100):
        if lock.take():
            lock.release()
            return True
        time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    ("name", "free"),
    [
        pytest.param("a.gov.cn", False, id="the same site"),
        pytest.param("b.gov.cn", True, id="another site"),
        pytest.param("\ud800/../etc", True, id="a name that is no file name"),
    ],
)
def test_a_lock_is_for_one_name(ledger_url: str, name: str, free: bool) -> None:
    with holding(ledger_url, "a.gov.cn"):
        lock = lock_for(ledger_url, name)
        assert lock.take() is free
        if not free:
            assert "process" in lock.holder()
        lock.release()
    assert becomes_free(ledger_url, "a.gov.cn")


def test_a_dead_holder_holds_nothing(ledger_url: str) -> None:
    with holding(ledger_url, "a.gov.cn") as holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        assert becomes_free(ledger_url, "a.gov.cn")


def test_two_ledgers_have_locks_of_their_own(tmp_path: Path) -> None:
    with holding(f"sqlite:///{tmp_path}/one.db", "a.gov.cn"):
        assert lock_for(f"sqlite:///{tmp_path}/two.db", "a.gov.cn").take()


def test_one_ledger_by_two_addresses(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "one.db")
    with holding(f"sqlite:///{tmp_path}/one.db", "a.gov.cn"):
        assert not lock_for(f"sqlite:///{tmp_path}/../{tmp_path.name}/one.db", "a.gov.cn").take()
        assert not lock_for(f"sqlite:///file:{tmp_path}/link.db?uri=true", "a.gov.cn").take()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "one.db.locks").write_text("no folder")
    with pytest.raises(LedgerError, match="make the ledger's folder writable"):
        lock_for(f"sqlite:///{tmp_path}/one.db", "a.gov.cn").take()


def test_a_second_crawl_of_a_site_ends_at_once(scrapy: Scrapy, ledger_url: str) -> None:
    """It makes no request and puts down no run; exit code 0, as nothing is wrong."""
    with TestSite(seed=5, articles=12) as site, holding(ledger_url, site.host("repost")):
        arguments = ("crawl", "repost", "-a", f"start={site.url('repost')}", *LOCAL)
        run = scrapy(*arguments, ledger=ledger_url)
        assert run.returncode == 0
        assert f"{site.host('repost')} is being crawled already, by " in run.stderr
        assert "nothing to do (-a wait=1 waits for it)" in run.stderr
        assert "Traceback" not in run.stderr
        assert site.requests == []
        assert runs(ledger_url) == 0
        other = scrapy("crawl", "repost", "-a", f"start={site.url('source')}", *LOCAL, ledger=ledger_url)
        assert other.returncode == 0
        assert runs(ledger_url) == 1
        assert {seen.host for seen in site.requests} == {site.host("source")}


@pytest.mark.parametrize("ends", ["killed", "stopped"])
def test_a_crawl_that_waits_crawls_then(tmp_path: Path, ends: str) -> None:
    ledger = f"sqlite:///{tmp_path}/ledger.db"
    with TestSite(seed=5, articles=12) as site:
        with holding(ledger, site.host("repost")) as holder:
            command = scrapy_command("crawl", "repost", "-a", f"start={site.url('repost')}", "-a", "wait=1", *LOCAL)
            command += ["-s", f"LEDGER_URL={ledger}", "-s", "FEEDS={}", "-s", "RUN_LOCK_WAIT_SECONDS=0.1"]
            waiting = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
            assert waiting.stderr is not None
            lines = []
            for line in waiting.stderr:
                lines.append(line)
                if "waiting for it to end" in line:
                    break
            assert site.requests == []
            if ends == "killed":
                holder.send_signal(signal.SIGKILL)
            else:
                waiting.send_signal(signal.SIGTERM)
            _, log = waiting.communicate(timeout=60)
        assert waiting.returncode == 0, log
        assert "Traceback" not in log
        assert bool(site.requests) is (ends == "killed")


def runs(url: str) -> int:
    """How many runs a ledger has."""
    database = open_database(url)
    with database.reading() as connection:
        count = int(connection.exec_driver_sql("SELECT count(*) FROM runs").scalar_one())
    database.close()
    return count
