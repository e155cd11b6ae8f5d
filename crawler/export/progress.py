"""How far an export is: a bar on a terminal, a line a minute elsewhere, and at the end a line that says what was written."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from crawler.counted import counted

_LINE_SECONDS = 60.0
# Rows between two looks at the clock.
_ROWS = 200

T = TypeVar("T")


class Watch:
    """Looks on while rows go by. It writes to standard error only.

    what: `pages` or `stories`. bar: rows go elsewhere than to the terminal that would show the bar.
    """

    def __init__(self, what: str, *, bar: bool) -> None:
        self.what = what
        self.console = Console(file=sys.stderr)
        self.shows_bar = bar and self.console.is_terminal
        self.started = time.monotonic()
        self.looked_at = 0
        self.written = 0

    def looking(self, rows: Iterable[T], total: int | None) -> Iterator[T]:
        """The rows as they are, of which there are `total`; each counts as looked at."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
        )
        bar = Progress(*columns, TimeRemainingColumn(), console=self.console, transient=True) if self.shows_bar else None
        said = self.started
        with bar or nullcontext():
            task = bar.add_task(self.what, total=total, rate="") if bar else None
            for row in rows:
                yield row
                self.looked_at += 1
                if self.looked_at % _ROWS == 0:
                    if bar is not None and task is not None:
                        bar.update(task, completed=self.looked_at, rate=self._rate())
                    elif time.monotonic() - said >= _LINE_SECONDS:
                        said = time.monotonic()
                        self._say(f"{self.what}: {self.looked_at} of {total}, {self._rate()}")

    def writing(self, rows: Iterable[T]) -> Iterator[T]:
        """The rows as they are; each counts as written."""
        for row in rows:
            self.written += 1
            yield row

    def end(self, to: str, more: str = "") -> None:
        """Say what was written. to: the output as messages show it."""
        seconds = time.monotonic() - self.started
        self._say(f"{self.what}: {counted(self.written, 'row')}{more} in {seconds:.1f} s → {to}")

    def _rate(self) -> str:
        return f"{self.looked_at / max(time.monotonic() - self.started, 0.001):.0f}/s"

    @staticmethod
    def _say(text: str) -> None:
        print(text, file=sys.stderr, flush=True)
