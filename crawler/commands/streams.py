"""Standard output and error, as commands find them."""

from __future__ import annotations

import io
import os
import sys


def open_streams() -> None:
    """Where one is closed (`>&-`), what is written to it goes nowhere; without this to the other one, or it ends the command.

    Rows are UTF-8 whatever the terminal is.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (open as long as the process)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
