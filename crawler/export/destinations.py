"""Where rows go: files and folders, on this machine or in an S3-compatible store. A file has its name only once it is whole."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, BinaryIO, Protocol, runtime_checkable
from urllib.parse import unquote, urlsplit

from crawler.export.errors import ExportError
from crawler.export.local import LocalFile, LocalFolder
from crawler.plain import printable


class File(Protocol):
    """A file that may be there. name: as messages show it."""

    name: str

    def check(self) -> None:
        """Raise ExportError for what can be told to go wrong before the work begins."""

    def writing(self) -> AbstractContextManager[BinaryIO]:
        """A stream whose bytes are the file at the block's end; where that ends with an error, the file stays as it was."""

    def reading(self) -> AbstractContextManager[BinaryIO | None]:
        """A stream of what the file holds; None where there is none, or what is there is only written to (a device, a pipe)."""

    def making(self) -> AbstractContextManager[Path]:
        """The path of a local copy of the file, or where there is none of nothing, that takes its place at the block's end;
        where that ends with an error, the file stays as it was."""


@runtime_checkable
class Folder(Protocol):
    """A folder that may be there. name: as messages show it."""

    name: str

    def check(self) -> None:
        """Raise ExportError for what can be told to go wrong before the work begins."""

    def file(self, name: str) -> File:
        """The file of this name, with slashes for folders within."""

    def read(self, name: str) -> bytes | None:
        """All of a file; None where there is none."""

    def files(self) -> set[str]:
        """The names of all files within, with slashes."""

    def remove(self, name: str) -> None:
        """Take a file away, and the folder that is empty then."""


def file_at(output: str, settings: Mapping[str, Any]) -> File:
    """The file at a path, `file://…` or `s3://bucket/key`. Raises ExportError for an address that leads nowhere.

    settings: Scrapy's `AWS_…`, else the environment says where an S3-compatible store is and who asks.
    """
    scheme, rest = _parted(output)
    if scheme is None:
        return LocalFile(Path(rest))
    from crawler.export.s3 import S3File

    return S3File(rest, settings)


def folder_at(output: str, settings: Mapping[str, Any]) -> Folder:
    """The same for a folder, which need not be there."""
    scheme, rest = _parted(output)
    if scheme is None:
        return LocalFolder(Path(rest))
    from crawler.export.s3 import S3Folder

    return S3Folder(rest, settings)


def local_path(output: str) -> Path | None:
    """The path of an output on this machine; None where it is elsewhere."""
    scheme, rest = _parted(output)
    return Path(rest) if scheme is None else None


def _parted(output: str) -> tuple[str | None, str]:
    """`s3` and what follows, or None and a local path."""
    if "://" not in output:
        return None, output
    scheme, _, rest = output.partition("://")
    if scheme.lower() == "file":
        parts = urlsplit(output)
        if parts.netloc not in {"", "localhost"} or not parts.path:
            raise ExportError(f"--output {printable(output)}: expected file:///, three slashes, and a whole path")
        return None, unquote(parts.path)
    if scheme.lower() != "s3":
        raise ExportError(f"--output {printable(scheme)}://…: expected a path, file:// or s3://bucket/key")
    bucket, _, key = rest.partition("/")
    if "@" in bucket:
        raise ExportError(
            "--output s3://…: credentials belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, not in an address"
        )
    if not bucket or not key:
        raise ExportError(f"--output {printable(output)}: expected s3://bucket/key")
    return "s3", rest
