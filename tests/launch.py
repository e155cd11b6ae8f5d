"""`run`: what a command of the project says and how it ends, in a process of its own that need not read all modules again.

Tests of what a process goes through – signals, kill, its start, its memory – take fresh processes of `subprocess` instead, as do
commands that run beside the test. With TEST_LAUNCH=fresh in the environment all do.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent


class Launcher:
    """The process `tests.launcher`, and the way to it. seconds: of processor time that its commands have taken."""

    def __init__(self) -> None:
        self.asked, theirs = socket.socketpair()
        with theirs:
            number = theirs.fileno()
            # Its streams are no terminal, so that those of its commands behave as files and pipes do.
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.launcher", str(number)],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[number],
            )
        self.answers = b""
        self.seconds = 0.0

    def run(self, command: Sequence[str], text: str, timeout: float) -> subprocess.CompletedProcess[str]:
        with (
            tempfile.TemporaryFile("w+", encoding="utf-8") as what,
            tempfile.TemporaryFile("w+") as given,
            tempfile.TemporaryFile("w+") as said,
            tempfile.TemporaryFile("w+") as complained,
        ):
            json.dump({"module": command[2], "arguments": command[3:], "environment": dict(os.environ)}, what)
            given.write(text)
            files = (what, given, said, complained)
            for file in files:
                file.seek(0)
            socket.send_fds(self.asked, [b"."], [file.fileno() for file in files])
            process = int(self._answer())
            ended = self._answer(timeout)
            if not ended:
                os.kill(process, signal.SIGKILL)
            told = json.loads(ended or self._answer())
            self.seconds += told["seconds"]
            for file in (said, complained):
                file.seek(0)
            done = subprocess.CompletedProcess(list(command), told["code"], said.read(), complained.read())
            if not ended:
                raise subprocess.TimeoutExpired(done.args, timeout, done.stdout, done.stderr)
            return done

    def _answer(self, timeout: float | None = None) -> bytes:
        """The next line that it says; an empty one if it says nothing for so long."""
        while b"\n" not in self.answers:
            if not select.select([self.asked], [], [], timeout)[0]:
                return b""
            said = self.asked.recv(4096)
            if not said:
                raise RuntimeError(f"tests.launcher ended with code {self.process.wait(10)}")
            self.answers += said
        line, self.answers = self.answers.split(b"\n", 1)
        return line

    def close(self) -> None:
        self.asked.close()
        self.process.wait(10)


_begun: list[Launcher] = []


def run(command: Sequence[str], text: str = "", timeout: float = 300) -> subprocess.CompletedProcess[str]:
    """Run `python -m MODULE ARGUMENT…` in the project's folder, and wait for it.

    command: with the interpreter and `-m`, as `scrapy_command` makes it. text: its standard input.
    Raises subprocess.TimeoutExpired after so many seconds; the process is killed then.
    """
    if os.environ.get("TEST_LAUNCH") == "fresh":
        environment = dict(os.environ)
        return subprocess.run(
            command, cwd=ROOT, env=environment, input=text, capture_output=True, text=True, timeout=timeout, check=False
        )
    if list(command[:2]) != [sys.executable, "-m"]:
        raise ValueError(f"expected {sys.executable} -m MODULE, got {command}")
    if not _begun:
        _begun.append(Launcher())
    return _begun[0].run(command, text, timeout)


def end() -> None:
    """End the launcher, if there is one."""
    while _begun:
        _begun.pop().close()
