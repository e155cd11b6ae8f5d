"""What a command of `tests.launch` gets and gives is what a fresh process does: each row holds for both."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests import launch
from tests.launch import ROOT

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(params=["forked", "fresh"])
def run(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`python -m tests.launched …`, which does what its first argument names."""
    monkeypatch.setenv("TEST_LAUNCH", request.param)
    return lambda *arguments, **options: launch.run([sys.executable, "-m", "tests.launched", *arguments], **options)


def test_what_it_gets(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OF_THIS_TEST", "原文")
    monkeypatch.delenv("HOME", raising=False)
    # Python itself adds it where no locale is set.
    monkeypatch.setenv("LC_CTYPE", "C.UTF-8")
    told = json.loads(run("tell", "a b", "链接", text="一\n二").stdout)
    assert told == {
        "arguments": ["tell", "a b", "链接"],
        "program": f"{ROOT}/tests/launched.py",
        "environment": dict(os.environ),
        "folder": str(ROOT),
        "path": str(ROOT),
        "module": "tests.launched",
        "input": "一\n二",
        "terminals": [False, False, False],
        "threads": 1,
        "reactor": False,
        "interrupt": "default_int_handler",
        "children": [],
    }


def test_each_is_another_process(run: Run) -> None:
    """With chances of its own."""
    said = [run("chance").stdout.split() for _ in range(3)]
    assert len({process for process, _ in said}) == 3
    assert len({number for _, number in said}) == 3


@pytest.mark.parametrize(
    ("what", "code", "said", "complained"),
    [
        pytest.param("return", 0, "said\nat the end\n", "", id="to its end"),
        pytest.param("exit 3", 3, "said\nat the end\n", "", id="a code"),
        pytest.param("exit words", 1, "said\nat the end\n", "words\n", id="words instead of a code"),
        pytest.param("raise", 1, "said\nat the end\n", "ValueError: wrong\n", id="an error"),
        pytest.param("interrupt", -signal.SIGINT, "said\nat the end\n", "KeyboardInterrupt\n", id="interrupted"),
        pytest.param("terminate", -signal.SIGTERM, "said\n", "", id="terminated"),
        pytest.param("kill", -signal.SIGKILL, "said\n", "", id="killed"),
        pytest.param("leave", 7, "said\n", "", id="left in the middle"),
    ],
)
def test_how_it_ends(run: Run, what: str, code: int, said: str, complained: str) -> None:
    done = run("end", what)
    assert (done.returncode, done.stdout) == (code, said)
    assert done.stderr[-len(complained) :] == complained if complained else done.stderr == ""


def test_one_that_takes_too_long_is_killed(run: Run) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        run("wait", timeout=0.5)
    assert run("end", "exit 3").returncode == 3, "the next one runs"
