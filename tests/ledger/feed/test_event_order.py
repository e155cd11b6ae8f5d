"""Numbers are an order for readers: whoever comes back while others write sees each event once, and none too late."""

from __future__ import annotations

import subprocess
import sys

from crawler.ledger import Database
from tests.conftest import ROOT
from tests.ledger.feeding import EVENTS, TRANSACTIONS
from tests.ledger.mirror import Row, told

WRITERS = ("a", "b")


def test_a_reader_while_others_write(ledger: Database, ledger_url: str) -> None:
    """A reader that never looks back, and two writers in processes of their own, some of whose transactions come to nothing."""
    total = len(WRITERS) * TRANSACTIONS * EVENTS
    writers = [_writer(ledger_url, name) for name in WRITERS]
    seen: list[Row] = []
    try:
        while len(seen) < total and any(writer.poll() is None for writer in writers):
            seen += told(ledger, seen[-1]["number"] if seen else 0)
        for writer in writers:
            _, errors = writer.communicate(timeout=60)
            assert writer.returncode == 0, errors
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
    seen += told(ledger, seen[-1]["number"] if seen else 0)
    assert [row["number"] for row in seen] == list(range(1, total + 1))
    assert seen == told(ledger)
    assert {(row["story_id"], row["was_story_id"]) for row in seen} == {
        (f"{name}-{number}", str(one)) for name in WRITERS for number in range(TRANSACTIONS) for one in range(EVENTS)
    }


def _writer(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.ledger.feeding", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
