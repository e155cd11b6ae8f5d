"""The WARC files that are to be read, on disk and in WACZ files, and which of them are our own archive's."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.archive.names import SUFFIX
from crawler.archive.reading.page import SavedPage
from crawler.archive.reading.records import is_info, is_revisit, is_wanted, told_by
from crawler.archive.reading.search import Place
from crawler.archive.reading.wacz import WACZ, WARC, WHOLE, Packed, PackError, members


@dataclass(slots=True)
class Source:
    """A WARC file: one on disk, or one in a WACZ. name: as it is reported. kept: as our own archive names it, None for one that lies
    elsewhere.

    is_ours: it is of our own archive, as its place says, or its first record, wherever it lies: a copy, or what was packed of it.
    site: of the crawl that made it, as our own files tell; None for others and where no single one is told.
    """

    path: Path
    name: str
    packed: Packed = WHOLE
    kept: str | None = None
    site: str | None = None
    is_ours: bool = False

    @property
    def is_rest(self) -> bool:
        """True for what is left of a WACZ: what stands between the records is known to be none."""
        return self.name.lower().endswith(WACZ)

    @property
    def is_as_written(self) -> bool:
        """True for a file that may be of our own archive as it was written, so that each record can be read from its place."""
        return self.name.endswith(SUFFIX) and self.packed.unpacked is None

    def wants(self, headers: dict[str, str]) -> bool:
        """True for records whose blocks are to be read."""
        return is_wanted(headers) or is_revisit(headers) or is_info(headers)

    def tell(self, info: bytes) -> None:
        """What a warcinfo record says of the records behind it. That of a foreign file may say so too: it then names sites and redirects,
        which is no more than that it names addresses."""
        is_ours, site = told_by(info)
        self.is_ours = self.kept is not None or (is_ours and self.is_as_written)
        self.site = site if self.is_ours else None

    def place_of(self, place: Place) -> tuple[str, int] | None:
        """A record's place in our own archive; None in other files."""
        return (self.kept, place.offset) if self.kept is not None else None

    def place_elsewhere(self, place: Place) -> tuple[str, int] | None:
        """Where `Elsewhere` finds a record of ours; None for one in our own archive itself, and for those of others."""
        return (self.name, place.offset) if self.is_ours and self.kept is None else None


def is_archive(name: str) -> bool:
    """True for the name of a file that may hold captures."""
    return name.lower().endswith(WARC + WACZ)


def archives_in(path: Path) -> list[tuple[Path, str]]:
    """The archives in a folder, or the one that a file is, with their names to report.

    Names of our own begin with their time: the sites are read together, as they were crawled, so that stories have the same ids.
    """
    if not path.is_dir():
        return [(path, shown(path.name))] if is_archive(path.name) else []
    names = sorted(files_in(path, is_archive), key=lambda file: (os.path.basename(file), file))
    return [(path / file, shown(file)) for file in names]


def files_in(folder: Path, looks_right: Callable[[str], bool]) -> Iterator[str]:
    """Paths in the folder, by name, of files whose names look right. Links to folders are not followed, nor those out of it."""
    for path, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            if looks_right(name):
                yield os.path.relpath(os.path.join(path, name), folder)


def sources_in(path: Path, name: str, archive: Path | None) -> Iterator[Source | SavedPage]:
    """The WARC files in a file, and what of it cannot be read. archive: the folder of our own archive."""
    if path.exists() and not path.is_file():
        # To open a pipe may take for ever.
        yield SavedPage(safe(name), problem="unreadable: no regular file")
        return
    if not name.lower().endswith(WACZ):
        kept = kept_as(path, archive)
        yield Source(path, name, kept=kept, is_ours=kept is not None)
        return
    for member in members(path):
        told = "/".join(filter(None, (name, member.name)))
        if isinstance(member, PackError):
            yield SavedPage(safe(told), problem=str(member))
        else:
            yield Source(path, told, member)


def kept_as(path: Path, archive: Path | None) -> str | None:
    """The name of a file in our own archive; None for one that lies elsewhere."""
    if archive is None or not path.resolve().is_relative_to(archive.resolve()):
        return None
    return path.resolve().relative_to(archive.resolve()).as_posix()


def shown(file: str) -> str:
    """A name as text."""
    return file.encode("utf-8", "backslashreplace").decode()


def safe(name: str) -> str:
    """Names on disk and in a WACZ need not be text."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
