"""How the time of a piece of work grows with its input: a ratio of two runs at one moment, so no clock of a slow machine fails it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from math import inf
from typing import TypeVar

T = TypeVar("T")

# Ten times the input takes ten times as long if the work is linear, a hundred times if it is quadratic.
LINEAR = 30.0
# Seconds. What is quicker than this on a tenth is counted as this long: the clock says no more.
_LEAST = 0.005
_RUNS, _TRIES = 2, 3


def growth(whole: str, prepare: Callable[[str], T], work: Callable[[T], object]) -> float:
    """How many times as long (of the processor) `work` takes for the whole as for its first tenth; where that is not linear, the
    least of a few tries, since a busy machine slows one run and not the other.

    whole: long enough for the work to be seen. prepare: makes of a text what `work` takes; not counted.
    """
    least = inf
    for _ in range(_TRIES):
        tenth = min(_seconds(work, prepare(whole[: len(whole) // 10])) for _ in range(_RUNS))
        least = min(least, _seconds(work, prepare(whole)) / max(tenth, _LEAST))
        if least < LINEAR:
            break
    return least


def _seconds(work: Callable[[T], object], on: T) -> float:
    # What the collector of garbage takes depends on all else that the process holds.
    gc.disable()
    try:
        started = time.process_time()
        work(on)
        return time.process_time() - started
    finally:
        gc.enable()
