"""Processes held to a share of a core: so two cores are as three slower ones, each process with its own.

What a process has used is looked at a hundred times a second; where that is more than its share it is stopped for a moment.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_LOOK, _LOOK_FOR_NEW = 0.01, 0.05
# Seconds of processor that a process may save up while it waits.
_SAVED = 0.05


def hold(process: int, share: float) -> threading.Thread:
    """Hold a process of this user, and all that it starts itself, to so much of a core each, until they end. Linux only."""
    holder = threading.Thread(target=_hold_all, args=(process, share), daemon=True)
    holder.start()
    return holder


def _hold_all(process: int, share: float) -> None:
    held: set[int] = set()
    children = Path(f"/proc/{process}/task/{process}/children")
    try:
        while True:
            for one in {process, *map(int, children.read_text().split())} - held:
                held.add(one)
                threading.Thread(target=_hold, args=(one, share), daemon=True).start()
            time.sleep(_LOOK_FOR_NEW)
    except OSError:
        return


def _hold(process: int, share: float) -> None:
    credit, stopped = _SAVED, False
    last, before = time.monotonic(), _used(process)
    try:
        while before is not None:
            time.sleep(_LOOK)
            now, used = time.monotonic(), _used(process)
            if used is None:
                return
            credit = min(_SAVED, credit + (now - last) * share - (used - before))
            last, before = now, used
            if stopped != (credit < 0):
                stopped = credit < 0
                os.kill(process, signal.SIGSTOP if stopped else signal.SIGCONT)
    except ProcessLookupError:
        return


def _used(process: int) -> float | None:
    """Seconds of processor that a process has used; None where it has ended."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
    return None if fields[0] in "ZX" else (int(fields[11]) + int(fields[12])) / _TICKS
