"""Who is told: a real command and a real web server."""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from scrapy import Spider
from scrapy.settings import Settings
from spidermon.data import Data

from crawler.ledger.crawling.alarms import Alarm
from crawler.monitors.actions import Command, Webhook, check_settings
from crawler.monitors.extension import _QuietRunner
from crawler.monitors.suite import CrawlMonitorSuite
from crawler.monitors.watch import Verdict, Watch

HOSTILE = "http://a.cn/\x1b[31m\u202e1"


def watch(*, raised: bool = True) -> Watch:
    made = Watch("a.cn", "repost", 7, {("date", ""): Verdict("alarm")})
    made.seen = [Alarm("a.cn", "date", "", "at least 80%", "0 of 20", HOSTILE, 7, "2026-01-01T00:00:00+00:00", 7)]
    made.raised = made.seen if raised else []
    return made


class Kept(logging.Handler):
    """What is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append((record.levelno, record.getMessage()))


def run(action: Any, watched: Watch | None) -> list[str]:
    """Run the suite as at the end of a crawl, with this action; the errors that it logs."""
    suite, spider, kept = CrawlMonitorSuite(), Spider("watched"), Kept()
    suite.monitors_finished_actions = [action]
    spider.logger.logger.addHandler(kept)
    _QuietRunner(spider).run(suite, watch=watched, stats={})
    spider.logger.logger.removeHandler(kept)
    return [text for level, text in kept.lines if level > logging.INFO and "test_against_the_past" not in text]


def command(folder: Path, code: str) -> str:
    """The command line of a Python script, in a folder whose name has a space."""
    script = folder / "a command.py"
    script.write_text(code, "utf-8")
    return f"{sys.executable} '{script}'"


def test_a_command_reads_the_alarms(tmp_path: Path) -> None:
    line = command(tmp_path, "import sys; open(sys.argv[0] + '.told', 'w').write(sys.stdin.read())")
    assert run(Command(line, 60), watch()) == []
    text = (tmp_path / "a command.py.told").read_text("utf-8")
    assert "\x1b" not in text
    assert "\u202e" not in text
    told = json.loads(text)
    assert {name: told[name] for name in ("site", "spider", "run", "resolved")} == {
        "site": "a.cn",
        "spider": "repost",
        "run": 7,
        "resolved": [],
    }
    assert told["raised"][0]["example"] == HOSTILE, "whoever reads it as JSON has it whole"


@pytest.mark.parametrize(
    "watched",
    [pytest.param(None, id="a run that is not watched"), pytest.param(watch(raised=False), id="an alarm that stood before")],
)
def test_nobody_is_told_twice(tmp_path: Path, watched: Watch | None) -> None:
    assert run(Command(command(tmp_path, "import sys; open(sys.argv[0] + '.told', 'w')"), 60), watched) == []
    assert not (tmp_path / "a command.py.told").exists()


WRONG = [
    pytest.param("import sys; sys.exit(3)", 60, "MONITOR_COMMAND ended with 3", id="its exit code"),
    pytest.param(
        "import os, sys, time; open(sys.argv[0] + '.pid', 'w').write(str(os.getpid())); time.sleep(600)",
        2,
        "MONITOR_COMMAND took longer than 2 seconds",
        id="it does not end",
    ),
]


@pytest.mark.parametrize(("code", "seconds", "says"), WRONG)
def test_a_command_that_goes_wrong_is_a_line_of_the_log(tmp_path: Path, code: str, seconds: float, says: str) -> None:
    (error,) = run(Command(command(tmp_path, code), seconds), watch())
    assert error.splitlines()[-1].endswith(says)
    if (pid := tmp_path / "a command.py.pid").exists():
        with pytest.raises(ProcessLookupError):
            os.kill(int(pid.read_text()), 0)


def test_a_command_that_is_not_there_is_one_too() -> None:
    (error,) = run(Command("/no/such/command --now", 60), watch())
    assert "/no/such/command" in error


class Hook(BaseHTTPRequestHandler):
    """Takes what is posted; /broken answers 500."""

    posted: list[tuple[str, str, bytes]] = []  # noqa: RUF012 (emptied before each test)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.posted.append((self.path, self.headers["Content-Type"], body))
        self.send_response(500 if self.path == "/broken" else 204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
        """Quiet."""


@pytest.fixture
def hook() -> Iterator[str]:
    """The address of a web server inside the network."""
    Hook.posted.clear()
    with HTTPServer(("127.0.0.1", 0), Hook) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(10)


def test_a_webhook_gets_the_same(hook: str) -> None:
    assert run(Webhook(f"{hook}/alerts", 60), watch()) == []
    ((path, kind, body),) = Hook.posted
    assert (path, kind) == ("/alerts", "application/json; charset=utf-8")
    assert json.loads(body)["raised"][0]["monitor"] == "date"


def test_a_webhook_that_fails_is_a_line_of_the_log(hook: str) -> None:
    (error,) = run(Webhook(f"{hook}/broken", 60), watch())
    assert "500" in error
    (error,) = run(Webhook("http://127.0.0.1:9/", 5), watch())
    assert "refused" in error


SETTINGS = [
    pytest.param({"MONITOR_COMMAND": "mail 'desk"}, "MONITOR_COMMAND", id="a quote that does not end"),
    pytest.param({"MONITOR_WEBHOOK": "file:///etc/passwd"}, "MONITOR_WEBHOOK", id="no web address"),
    pytest.param({"MONITOR_WEBHOOK": "http://"}, "MONITOR_WEBHOOK", id="no host"),
]


@pytest.mark.parametrize(("given", "says"), SETTINGS)
def test_settings_that_can_never_work(given: dict[str, object], says: str) -> None:
    good = {
        "MONITOR_COMMAND": "mail -s alarm desk@example.org",
        "MONITOR_WEBHOOK": "https://10.0.0.5/hook",
    }
    check_settings(Settings(good))
    with pytest.raises(ValueError, match=says):
        check_settings(Settings(good | given))


def test_monitors_of_the_user_find_the_judgement() -> None:
    """As Spidermon hands data to any suite."""
    assert Data({"watch": watch()}).watch.site == "a.cn"
