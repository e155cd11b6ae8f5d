"""A file that is being made: beside its name, for one process alone, and given its name once it is on disk."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BusyError(Exception):
    """Another process is making the file."""


@contextmanager
def held(part: Path) -> Iterator[None]:
    """The file at `part`, made empty, for us alone. Raises BusyError while another process has it.

    One that a killed process left behind is taken over: the lock goes with the process, however that ends.
    """
    while True:
        file = os.open(part, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        try:
            if not _lock(file):
                raise BusyError(part)
            # The other one may have given it its name, or taken it away, between the two calls.
            if not part.exists() or not os.path.samestat(os.fstat(file), part.stat()):
                continue
            os.ftruncate(file, 0)
            yield
            return
        finally:
            os.close(file)


def put_in_place(part: Path, path: Path) -> None:
    """Give a file its name once it is on disk, and wait until that is, too. A full disk tells here at the latest."""
    _on_disk(part)
    part.replace(path)
    _on_disk(path.parent)


def _lock(file: int) -> bool:
    """False where another process has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _on_disk(path: Path) -> None:
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
