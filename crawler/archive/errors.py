"""What can be wrong with the archive, said in one line."""

from __future__ import annotations


class ArchiveError(Exception):
    """The archive cannot be written or read as it is. The message names it and says what to do."""


def unusable(what: object, error: OSError) -> ArchiveError:
    """An operating system's error in words."""
    return ArchiveError(
        f"archive {what}: {error.strerror or error}; make room or set ARCHIVE_DIR to a folder that can be written"
    )
