"""The mark of a file that is being written: `NAME.open` beside it, locked by its writer for as long as that lives.

A mark without a living writer says that the file was not ended, and its tail may be cut off.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

MARK = ".open"


class Mark:
    """The mark of one WARC file."""

    def __init__(self, warc: Path) -> None:
        self.path = warc.with_name(warc.name + MARK)
        self.file: int | None = None

    def make(self) -> None:
        """Make it, locked. Raises FileExistsError or BlockingIOError where another process was here first."""
        self.file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.let_go()
            raise

    def take_over(self) -> bool:
        """Lock the mark of a writer that is gone; False where it lives, or has ended the file meanwhile."""
        try:
            self.file = os.open(self.path, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.let_go()
            return False
        return True

    def remove(self) -> None:
        """The file is whole: the mark goes, then its lock."""
        self.path.unlink(missing_ok=True)
        self.let_go()

    def let_go(self) -> None:
        """Release the lock; the mark stays."""
        if self.file is not None:
            os.close(self.file)
            self.file = None


def is_being_written(warc: Path) -> bool:
    """True while a living process writes the file."""
    mark = Mark(warc)
    if not mark.path.exists():
        return False
    if mark.take_over():
        mark.let_go()
        return False
    return mark.path.exists()


def sync_folder(folder: Path) -> None:
    """Have the folder's entries on disk."""
    file = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(file)
    finally:
        os.close(file)
