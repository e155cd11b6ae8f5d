"""After a kill: what a writer left unfinished at the end of its file is put aside, so that everything before it can be read."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.archive.errors import unusable
from crawler.archive.marks import MARK, Mark, sync_folder
from crawler.archive.members import Member, members
from crawler.archive.names import SUFFIX

# Beside the file: what was cut off it. No record in it is whole, and nothing in the ledger points at it.
CUT = ".cut"


@dataclass(frozen=True, slots=True)
class Repaired:
    """A file that was not ended. kept, cut: bytes. damaged: offsets in its middle that cannot be read and were left as they are."""

    file: Path
    kept: int
    cut: int
    damaged: tuple[int, ...] = ()


def repair(folder: Path) -> Iterator[Repaired]:
    """Repair the files of a site's folder whose writers are gone. Raises ArchiveError where that cannot be done."""
    for path in sorted(folder.glob(f"*{SUFFIX}{MARK}")):
        mark = Mark(path.with_name(path.name.removesuffix(MARK)))
        try:
            if not mark.take_over():
                continue
            try:
                found = _repair(path.with_name(path.name.removesuffix(MARK)))
                mark.remove()
            finally:
                mark.let_go()
        except OSError as error:
            raise unusable(path, error) from error
        if found is not None:
            yield found


def _repair(warc: Path) -> Repaired | None:
    """Cut off what is not whole at the end; None if there was nothing to do. A file without a record goes."""
    if not warc.exists():
        return None
    end = 0
    tail: Member | None = None
    damaged = []
    with warc.open("r+b") as file:
        for member in members(file):
            if member.problem is not None:
                tail = member if member.cut else tail
                damaged += [] if member.cut else [member.offset]
            else:
                end = member.offset + member.length
        if tail is not None:
            end = tail.offset
            with warc.with_name(f"{warc.name}{CUT}").open("wb") as aside:
                file.seek(end)
                shutil.copyfileobj(file, aside)
                aside.flush()
                os.fsync(aside.fileno())
            file.truncate(end)
            os.fsync(file.fileno())
    if end == 0:
        warc.unlink()
    sync_folder(warc.parent)
    return Repaired(warc, end, tail.length if tail is not None else 0, tuple(damaged)) if tail or damaged else None
