"""Files on this machine, written beside their name and renamed once they are whole and on disk."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from crawler.export import parts
from crawler.export.errors import ExportError
from crawler.plain import printable

_SUFFIX = ".part"


class LocalFile:
    """A file. One that is no regular file (`/dev/null`, a pipe) is written straight to."""

    def __init__(self, path: Path) -> None:
        self.name = printable(str(path))
        # A link stays a link, and what it leads to is written.
        self.path = Path(os.path.realpath(path))
        self.part = self.path.with_name(self.path.name + _SUFFIX)

    def check(self) -> None:
        """Its folder must be there and may be written to."""
        if self.path.is_dir() or not self.path.parent.is_dir():
            raise ExportError(f"--output {self.name}: expected a file in a folder that exists")
        if not os.access(self.path.parent if self._replaced else self.path, os.W_OK):
            raise ExportError(f"--output {self.name}: may not be written")

    @property
    def _replaced(self) -> bool:
        """False for devices and pipes, which are there for being written to."""
        return not self.path.exists() or stat.S_ISREG(self.path.stat().st_mode)

    @contextmanager
    def writing(self) -> Iterator[BinaryIO]:
        """A stream whose bytes are the file at the block's end."""
        if not self._replaced:
            with _explained(self.name), self.path.open("wb") as out:
                yield out
            return
        with self._part() as part, part.open("wb") as out:
            yield out

    @contextmanager
    def reading(self) -> Iterator[BinaryIO | None]:
        """A stream of what the file holds; None where there is no regular file."""
        if not self.path.is_file():
            yield None
            return
        try:
            file = self.path.open("rb")
        except OSError as error:
            raise ExportError(f"{self.name} is there and cannot be read: {error.strerror or error}") from error
        with file:
            yield file

    @contextmanager
    def making(self) -> Iterator[Path]:
        """The path of a copy that takes the file's place at the block's end."""
        if not self._replaced:
            raise ExportError(f"--output {self.name}: expected a file that may be replaced")
        with self._part() as part:
            if self.path.exists():
                shutil.copyfile(self.path, part)
            yield part

    @contextmanager
    def _part(self) -> Iterator[Path]:
        """An empty file beside this one, which it replaces at the end, or which goes."""
        with _explained(self.name), parts.held(self.part):
            try:
                yield self.part
                if self.path.exists():
                    shutil.copymode(self.path, self.part)
                parts.put_in_place(self.part, self.path)
            except BaseException:
                self.part.unlink(missing_ok=True)
                raise


class LocalFolder:
    """A folder, made with the folders within when a file is written."""

    def __init__(self, path: Path) -> None:
        self.name = printable(str(path))
        self.path = Path(os.path.realpath(path))

    def check(self) -> None:
        """It must be a folder, or its own folder must be there."""
        if not self.path.is_dir() and (self.path.exists() or not self.path.parent.is_dir()):
            raise ExportError(f"--output {self.name}: expected a folder, or a name in a folder that exists")
        if not os.access(self.path if self.path.is_dir() else self.path.parent, os.W_OK):
            raise ExportError(f"--output {self.name}: may not be written")

    def file(self, name: str) -> LocalFile:
        """The file of this name."""
        path = self.path / name
        with _explained(self.name):
            path.parent.mkdir(parents=True, exist_ok=True)
        return LocalFile(path)

    def read(self, name: str) -> bytes | None:
        """All of a file; None where there is none."""
        path = self.path / name
        with _explained(self.name):
            return path.read_bytes() if path.is_file() else None

    def files(self) -> set[str]:
        """The names of all files within."""
        return {path.relative_to(self.path).as_posix() for path in self.path.rglob("*") if path.is_file()}

    def remove(self, name: str) -> None:
        """Take a file away, and its folder if it is empty then."""
        path = self.path / name
        with _explained(self.name):
            path.unlink(missing_ok=True)
            if path.parent != self.path and not any(path.parent.iterdir()):
                path.parent.rmdir()


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Errors of the operating system as one line that names the output."""
    try:
        yield
    except BrokenPipeError:
        raise
    except parts.BusyError:
        raise ExportError(f"{name}: another export is writing it") from None
    except OSError as error:
        raise ExportError(f"{name} cannot be written: {error.strerror or error}; what was there before is as it was") from error
