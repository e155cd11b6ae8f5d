"""Records of our own archive where it does not lie under ARCHIVE_DIR: in a copy, in a backup, or as it was packed."""

from __future__ import annotations

import errno
from functools import cached_property, lru_cache
from pathlib import Path
from typing import BinaryIO

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Kept, Reader, head_of
from crawler.archive.members import members
from crawler.archive.reading.sources import Source, archives_in, sources_in

# Files of which it is remembered where each answer lies: a page and its parts are in one, or in two that follow each other.
_INDEXES = 4


class Elsewhere(Reader):
    """Reads records by the name that their file is reported by, and their offset in it.

    What a record refers to is found by its id: in a WACZ it may lie at another offset than in the archive.
    """

    def __init__(self, path: Path) -> None:
        """path: the folder or file that is read. Nothing else is ever opened."""
        super().__init__(path)
        self._places = lru_cache(_INDEXES)(self._index)

    def payload(self, kept: Kept) -> bytes:
        """A record's payload as received; of a revisit, that of the record it refers to. Raises ArchiveError where it is lost."""
        if kept.kind != "revisit":
            return kept.payload
        told = _name(kept.refers_to[0]) if kept.refers_to is not None else ""
        for file in self._by_name.get(told, ()):
            place = self._places(file).get(kept.refers_to_id or "")
            original = self.record(file, place) if place is not None else None
            if original is not None and original.kind == "response" and original.digest == kept.digest:
                return original.payload
        raise ArchiveError(f"the revisit record refers to {told}, which is not here or has another payload")

    def _open(self, file: str) -> BinaryIO:
        source = self._sources.get(file)
        if source is None:
            raise FileNotFoundError(errno.ENOENT, "it is none of the files that are read")
        return source.packed.open(source.path)[0]

    def _behind(self, file: str) -> list[str]:
        """Those beside it, on disk or in a WACZ."""
        folder = file.rpartition("/")[0]
        return sorted(other for other in self._sources if other > file and other.rpartition("/")[0] == folder)

    @cached_property
    def _sources(self) -> dict[str, Source]:
        """The files that may be ours, by their names."""
        found = (source for path, name in archives_in(self.folder) for source in sources_in(path, name, None))
        return {source.name: source for source in found if isinstance(source, Source) and source.is_as_written}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        """The same, by their names without a folder: there may be several copies."""
        found: dict[str, list[str]] = {}
        for file in self._sources:
            found.setdefault(_name(file), []).append(file)
        return found

    def _index(self, file: str) -> dict[str, int]:
        """Where the answers of a file lie, by their ids."""
        try:
            with self._open(file) as opened:
                heads = ((head_of(member), member.offset) for member in members(opened))
                return {head["warc-record-id"]: at for head, at in heads if head.get("warc-type") == "response"}
        except (OSError, ArchiveError, KeyError):
            return {}


def _name(file: str) -> str:
    return file.rpartition("/")[2]
