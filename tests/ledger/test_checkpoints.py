"""Checkpoints beside the writer: what is committed comes into the file, and nothing is lost whatever stands in the way."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.ledger import Database, open_database
from crawler.ledger.checkpoints import Checkpoints
from tests.conftest import ROOT
from tests.ledger.made import article, put


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(f"sqlite:///{tmp_path}/ledger.db")
    opened.checkpoints = Checkpoints(opened.engine, every=50)
    yield opened
    opened.close()


def pages_in(file: Path) -> int:
    """What the ledger's file has without its log."""
    alone = file.with_name("alone.db")
    shutil.copyfile(file, alone)
    with sqlite3.connect(alone) as connection:
        return int(connection.execute("SELECT count(*) FROM pages").fetchone()[0])


def wait_until_made(checkpoints: Checkpoints | None, number: int) -> None:
    assert checkpoints is not None
    ends = time.monotonic() + 30
    while checkpoints.made < number:
        assert time.monotonic() < ends, "no checkpoint came"
        time.sleep(0.01)


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "checkpoints"]


def test_what_was_committed_comes_into_the_file(database: Database, tmp_path: Path) -> None:
    for number in range(20):
        put(database, article(f"http://a.gov.cn/{number}.html"))
    wait_until_made(database.checkpoints, 1)
    assert pages_in(tmp_path / "ledger.db") > 0


def test_a_reader_in_the_way_keeps_its_state_and_the_rest_comes_later(database: Database, tmp_path: Path) -> None:
    put(database, article("http://a.gov.cn/first.html"))
    with sqlite3.connect(tmp_path / "ledger.db", isolation_level=None) as reader:
        reader.execute("BEGIN")
        seen = reader.execute("SELECT count(*) FROM pages").fetchone()
        for number in range(20):
            put(database, article(f"http://a.gov.cn/{number}.html"))
        wait_until_made(database.checkpoints, 1)
        assert reader.execute("SELECT count(*) FROM pages").fetchone() == seen == (1,)
        reader.execute("COMMIT")
        assert reader.execute("SELECT count(*) FROM pages").fetchone() == (21,)
    assert database.checkpoints is not None
    made = database.checkpoints.made
    for number in range(20, 30):
        put(database, article(f"http://a.gov.cn/{number}.html"))
    wait_until_made(database.checkpoints, made + 1)
    assert pages_in(tmp_path / "ledger.db") > 20


def test_little_work_needs_no_thread_and_closing_leaves_none(tmp_path: Path) -> None:
    before = threads()
    database = open_database(f"sqlite:///{tmp_path}/ledger.db")
    put(database, article("http://a.gov.cn/1.html"))
    assert threads() == before
    database.checkpoints = Checkpoints(database.engine, every=1)
    put(database, article("http://a.gov.cn/2.html"))
    assert len(threads()) == len(before) + 1
    database.close()
    assert threads() == before


def test_postgresql_makes_its_own(postgresql_url: str) -> None:
    database = open_database(postgresql_url)
    assert database.checkpoints is None
    database.close()


_WRITER = """
import sys
from crawler.ledger import open_database
from crawler.ledger.checkpoints import Checkpoints
from tests.ledger.made import article, put

database = open_database(sys.argv[1])
database.checkpoints = Checkpoints(database.engine, every=20)
for number in range(100_000):
    put(database, article(f"http://a.gov.cn/{number}.html"))
    print(number, database.checkpoints.made, flush=True)
"""


@pytest.mark.parametrize("commits", [8, 21, 40])
def test_a_writer_killed_between_checkpoints_loses_nothing(tmp_path: Path, commits: int) -> None:
    file = tmp_path / "ledger.db"
    command = [sys.executable, "-c", _WRITER, f"sqlite:///{file}"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [tuple(map(int, writer.stdout.readline().split())) for _ in range(commits)]
        os.kill(writer.pid, signal.SIGKILL)
        told += [tuple(map(int, line.split())) for line in writer.stdout]
    assert told[-1][1] > 0, "it was killed before there was any checkpoint"
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("SELECT count(*) FROM pages").fetchone()[0] > told[-1][0]
