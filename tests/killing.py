"""Crawls that are killed at any moment, again and again: what `tests/test_kill.py` and `tests/benchmarks/kill.py` share."""

from __future__ import annotations

import random
import signal
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from crawler.ledger import open_database
from tests import launch
from tests.archive.places import assert_files_are_whole, assert_pointers_hold
from tests.conftest import ROOT, scrapy_command
from tests.ledger.made import contents


@dataclass
class Killed:
    """What came of it. kills: processes that were killed. whole: crawls that came through and were compared.

    seconds: how long the undisturbed crawl took. states: of the pages in its ledger.
    """

    kills: int = 0
    whole: int = 0
    seconds: float = 0.0
    states: Counter[str] = field(default_factory=Counter)


def kill_again_and_again(
    arguments: list[str],
    folder: Path,
    kills: int,
    seed: int,
    say: Callable[[str], None] = lambda _: None,
    *,
    longest: float = 1.0,
) -> Killed:
    """Kill crawls at random moments. Raises AssertionError where one that then comes through has another ledger than one
    that nobody disturbed, or where a version points at anything in the archive but its own bytes.

    Each kill strikes the same crawl: its ledger is kept. Only when it has come through in spite of the kills is it
    compared, and begun anew. longest: how long a process lives at most, as a share of the undisturbed crawl's time; the
    shorter, the more kills one crawl takes.
    """
    draw = random.Random(seed)
    undisturbed = f"sqlite:///{folder}/undisturbed.db"
    done = Killed(seconds=seconds_of(arguments, undisturbed))
    expected = ledger_contents(undisturbed)
    done.states.update(page["state"] for page in expected["pages"].values())
    assert "due" not in done.states
    assert "failed" not in done.states
    say(f"undisturbed: {done.seconds:.1f} s, {dict(done.states)}")
    ledger, most, is_fresh = f"sqlite:///{folder}/0.db", longest * done.seconds, True
    while done.kills < kills:
        kill_after = draw.uniform(0, most)
        if crawl(arguments, ledger, kill_after=kill_after) == 0:
            # The undisturbed one may have run while the machine was busy: a whole crawl takes no longer than this.
            most = min(most, kill_after) if is_fresh else most
            is_fresh = True
            assert ledger_contents(ledger) == expected
            done.whole += 1
            assert done.whole < 4 * kills, "hardly a crawl lived long enough to be killed"
            ledger = f"sqlite:///{folder}/{done.whole}.db"
        else:
            done.kills += 1
            is_fresh = False
            assert_pointers_hold(ledger, archive_of(ledger))
            say(f"killed {done.kills} of {kills}; {done.whole} came through and were the same")
    assert crawl(arguments, ledger) == 0
    assert ledger_contents(ledger) == expected
    done.whole += 1
    if archive_of(ledger).exists():
        assert assert_pointers_hold(ledger, archive_of(ledger))
        assert_files_are_whole(archive_of(ledger))
    return done


def archive_of(ledger: str) -> Path:
    """Where the crawls of a ledger archive: a folder beside it."""
    return Path(ledger.removeprefix("sqlite:///")).with_suffix("")


def crawl(arguments: list[str], ledger: str, *, kill_after: float | None = None) -> int:
    """Run a crawl, or kill it so many seconds after it has begun; the exit code, -9 for a killed one."""
    command = [*scrapy_command("crawl", *arguments), "-s", f"LEDGER_URL={ledger}", "-s", "FEEDS={}"]
    command += ["-s", "ARCHIVE_ENABLED=1", "-s", f"ARCHIVE_DIR={archive_of(ledger)}", "-s", "LEDGER_BATCH_SECONDS=0.1"]
    if kill_after is None:
        done = launch.run(command, timeout=600)
        assert done.returncode == 0, done.stderr
        return done.returncode
    # A fresh process, with nothing that another one has made: it is the one that is killed.
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    log = []
    for line in process.stderr:
        log.append(line)
        if "Spider opened" in line:
            try:
                process.wait(kill_after)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
    code = process.wait()
    process.stderr.close()
    assert code in {0, -signal.SIGKILL}, "".join(log)
    return code


def ledger_contents(url: str) -> dict[str, Any]:
    """All that is in a ledger but times and surrogate ids."""
    ledger = open_database(url, create=False)
    found = contents(ledger)
    ledger.close()
    return found


def seconds_of(arguments: list[str], ledger: str) -> float:
    """How long an undisturbed crawl takes from its first page on, by the ledger's own clock."""
    assert crawl(arguments, ledger) == 0
    database = open_database(ledger, create=False)
    with database.reading() as connection:
        started, finished = connection.exec_driver_sql("SELECT started_at, finished_at FROM runs").one()
    database.close()
    return (datetime.fromisoformat(finished) - datetime.fromisoformat(started)).total_seconds()
