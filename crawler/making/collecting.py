"""Python's search for cycles, in a process that makes many articles."""

from __future__ import annotations

import gc

# Objects that are made, less those that are freed, before the youngest are searched; searches before older ones are.
_YOUNG, _MIDDLE, _OLD = 100_000, 20, 100


def collect_rarely() -> None:
    """Search every hundred thousand objects, where Python does every 700.

    A page is some ten thousand objects, which go without a search when its response does; what makes cycles (tracebacks,
    Deferreds) is little and can wait. The searches were 15 % of a crawl's time.
    """
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
