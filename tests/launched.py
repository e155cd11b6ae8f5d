"""`python -m tests.launched`: says what a process finds at its beginning, and ends in each way that one can. See test_launch.py."""

from __future__ import annotations

import atexit
import json
import os
import random
import signal
import sys
import threading
from pathlib import Path


def tell() -> None:
    """All that it has got."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    told = {
        "arguments": sys.argv[1:],
        "program": sys.argv[0],
        "environment": dict(os.environ),
        "folder": os.getcwd(),
        "path": sys.path[0],
        "module": sys.modules["__main__"].__spec__.name,
        "input": sys.stdin.read(),
        "terminals": [stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)],
        "threads": threading.active_count(),
        "reactor": "twisted.internet.reactor" in sys.modules,
        "interrupt": getattr(signal.getsignal(signal.SIGINT), "__name__", None),
        "children": children.read_text().split() if children.exists() else [],
    }
    print(json.dumps(told))


def end(what: str) -> None:
    """Say something and end in that way."""
    print("said", flush=True)
    atexit.register(print, "at the end")
    if what.startswith("exit"):
        number = what.removeprefix("exit ")
        sys.exit(int(number) if number.isdigit() else number)
    if what == "raise":
        raise ValueError("wrong")
    if what == "leave":
        os._exit(7)
    for name, sent in (("interrupt", signal.SIGINT), ("terminate", signal.SIGTERM), ("kill", signal.SIGKILL)):
        if what == name:
            os.kill(os.getpid(), sent)


def main(what: str, *arguments: str) -> None:
    if what == "tell":
        tell()
    if what == "chance":
        print(os.getpid(), random.random())
    if what == "end":
        end(*arguments)
    if what == "wait":
        signal.pause()


if __name__ == "__main__":
    main(*sys.argv[1:])
