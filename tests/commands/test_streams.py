"""Standard output or error that is closed, and a terminal that interrupts: no traceback, and rows alone on standard output."""

from __future__ import annotations

import signal
import socket
import subprocess
from pathlib import Path

import pytest

from crawler.ledger import open_database
from tests.conftest import ROOT, scrapy_command
from tests.ledger.made import article, put

COMMANDS = [
    pytest.param(["status"], id="a table"),
    pytest.param(["export", "pages"], id="rows"),
    pytest.param(["schema"], id="a schema"),
    pytest.param(["learn"], id="lines"),
    pytest.param(["archive", "check"], id="sums"),
    pytest.param(["ledger", "upgrade"], id="one line"),
    pytest.param(["crawl", "saved", "-a", "path=tests/pages", "-s", "FEEDS={}"], id="a crawl"),
]


def run(shell: str, *command: str) -> subprocess.CompletedProcess[str]:
    """The command, with its streams as the shell leaves them to it."""
    words = ["sh", "-c", f'exec "$@" {shell}', "sh", *command]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/ledger.db"
    made = open_database(url)
    put(made, article("http://a.cn/1"))
    made.close()
    return url


@pytest.mark.parametrize("words", COMMANDS)
def test_closed_streams(ledger: str, tmp_path: Path, words: list[str]) -> None:
    command = [*scrapy_command(*words), "-s", f"LEDGER_URL={ledger}", "-s", f"ARCHIVE_DIR={tmp_path}/archive"]
    first = run("", *command)
    no_output, no_error = run(">&-", *command), run("2>&-", *command)
    assert (no_output.returncode, no_error.returncode) == (0, 0), no_output.stderr
    assert "Traceback" not in no_output.stderr
    assert no_error.stdout == first.stdout


@pytest.mark.parametrize("words", [pytest.param(["status"], id="status"), *COMMANDS[-1:]])
def test_an_interrupt_before_the_work_begins(words: list[str]) -> None:
    """While the command waits for a ledger whose server says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"postgresql+psycopg://nobody@127.0.0.1:{server.getsockname()[1]}/none"
        command = [*scrapy_command(*words), "-s", f"LEDGER_URL={url}"]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        server.settimeout(60)
        connection, _ = server.accept()
        with connection:
            process.send_signal(signal.SIGINT)
            printed, log = process.communicate(timeout=60)
    assert (process.returncode, printed) == (130, "")
    assert "Traceback" not in log
    assert "interrupted" in log.splitlines()[-1]
