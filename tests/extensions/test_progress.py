"""Progress: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from pathlib import Path

from tests.conftest import ROOT, Scrapy, scrapy_command


def on_a_terminal(arguments: list[str]) -> str:
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        arguments, cwd=ROOT, stderr=theirs, stdout=theirs, env=os.environ | {"TERM": "xterm", "COLUMNS": "100"}
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    assert process.wait() == 0
    return written.decode("utf-8", "replace")


def test_a_bar_on_a_terminal(tmp_path: Path) -> None:
    command = scrapy_command(
        "crawl", "saved", "-a", "path=tests/pages", "-s", f"LEDGER_URL=sqlite:///{tmp_path}/l.db", "-s", "FEEDS={}"
    )
    written = on_a_terminal(command)
    assert re.search(r"\d+ of \d+ pages, \d+ stories, [\d.]+ pages/s", written)
    assert "what came of it" in written


def test_no_bar_and_no_escapes_elsewhere(scrapy: Scrapy) -> None:
    run = scrapy("crawl", "saved", "-a", "path=tests/pages")
    assert "\x1b" not in run.stderr
    assert "what came of it" in run.stderr


def test_nobody_reads_the_log(tmp_path: Path) -> None:
    """`scrapy crawl … 2>&1 | head`: the crawl goes on and ends. rich would end the process in the middle of the reactor."""
    command = scrapy_command(
        "crawl", "saved", "-a", "path=tests/archive", "-s", f"LEDGER_URL=sqlite:///{tmp_path}/l.db", "-s", "FEEDS={}"
    )
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
    assert process.stderr is not None
    process.stderr.close()
    try:
        assert process.wait(60) == 0
    finally:
        process.kill()
