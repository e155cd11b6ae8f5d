"""What was forgotten, out of the archive: which records it is, in which files, and what of it others still need."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from crawler.archive.check import ANSWERS
from crawler.archive.errors import ArchiveError
from crawler.archive.kept import PART_OF, REDIRECTED_FROM, head_of, refers_to
from crawler.archive.marks import is_being_written
from crawler.archive.members import Member, members
from crawler.archive.names import SUFFIX
from crawler.archive.writing.removal import drop, take_out
from crawler.archive.writing.repair import CUT, repair

Place = tuple[str, int]
# Records that are nobody's content.
_OF_THE_FILE = frozenset(("warcinfo", "metadata"))
# Bytes of a cut-off tail that are looked at; the head of a record is shorter.
_TAIL = 64 * 1024


@dataclass(frozen=True, slots=True)
class Sought:
    """What is to go. urls: addresses of pages, parts and files. is_its: true for another spelling of one. places: where records of
    it lie, whatever their address. is_anothers: true for the address of a page that is not to go. folder: of a site of which all
    goes, else None.
    """

    urls: Collection[str]
    places: Collection[Place]
    is_its: Callable[[str], bool] = lambda _: False
    is_anothers: Callable[[str], bool] = lambda _: False
    folder: str | None = None

    def has(self, url: str) -> bool:
        """True for an address of what is to go."""
        return url in self.urls or self.is_its(url)


@dataclass(slots=True)
class Found:
    """records: of each file, those to take out: offset → length. needed: places that stay, since others have the same bytes.

    damaged: places that cannot be read, so nobody knows whose they are. staying: how many records of a file stay. sources: what the
    revisit records among those to take out refer to.
    """

    records: dict[str, dict[int, int]] = field(default_factory=dict)
    needed: list[Place] = field(default_factory=list)
    damaged: list[Place] = field(default_factory=list)
    staying: Counter[str] = field(default_factory=Counter)
    sources: set[Place] = field(default_factory=set)

    def going(self) -> Iterator[Place]:
        """Where the records lie that are to be taken out."""
        return ((file, offset) for file, records in self.records.items() for offset in records)

    def keep(self, file: str, offset: int) -> None:
        """Let a record stay after all, with its request, which lies behind it."""
        length = self.records.get(file, {}).pop(offset, None)
        if length is not None:
            self.records[file].pop(offset + length, None)
            self.staying[file] += 2
            self.needed.append((file, offset))


def find(folder: Path, files: Collection[str], sought: Sought, kept_in: Callable[[str], set[int]]) -> Found:
    """Look through files (named as in the ledger) for what is to go. kept_in: where in a file records lie that others need.

    Raises ArchiveError for a file that is being written.
    """
    found = Found()
    # By the time that their names begin with: what a revisit record refers to is older.
    for file in sorted(files, key=lambda name: (name.rpartition("/")[2], name)):
        if is_being_written(folder / file):
            raise ArchiveError(f"{file} is being written: wait until that crawl has ended, then run again")
        _look_through(folder, file, sought, kept_in(file), found)
    return found


def remove(folder: Path, found: Found) -> int:
    """Take out what was found, and files of which nothing would stay; how many records that were. Raises ArchiveError."""
    for file, records in found.records.items():
        if not found.staying[file]:
            drop(folder / file)
        elif records:
            take_out(folder / file, sorted(records.items()))
    return sum(map(len, found.records.values()))


def set_right(folder: Path, sites: Collection[str], sought: Sought) -> None:
    """Before that: repair what killed crawls left in these folders, and drop the cut-off tails that hold what is to go.

    Raises ArchiveError.
    """
    for name in sites:
        for _ in repair(folder / name):
            pass
        for tail in sorted((folder / name).glob(f"*{SUFFIX}{CUT}")):
            if name == sought.folder or _tail_is_sought(tail, sought):
                drop(tail)


def _look_through(folder: Path, file: str, sought: Sought, kept: set[int], found: Found) -> None:
    """Find the records of one file, and which earlier ones its other records need."""
    whole = sought.folder is not None and file.startswith(f"{sought.folder}/")
    going = found.records[file] = {}
    answer = ""
    with (folder / file).open("rb") as opened:
        for member in members(opened):
            head = head_of(member)
            kind = head.get("warc-type", "")
            if kind in _OF_THE_FILE:
                continue
            if not head:
                found.damaged.append((file, member.offset))
                goes = whole
            elif kind in ANSWERS:
                goes = whole or (file, member.offset) in sought.places or _is_sought(head, sought)
                if goes and (member.offset in kept or _is_anothers(head, sought)):
                    found.needed.append((file, member.offset))
                    goes = False
                answer = head.get("warc-record-id", "") if goes else ""
                if (place := refers_to(head)) is not None:
                    if goes:
                        found.sources.add(place)
                    else:
                        found.keep(*place)
            else:
                # A request goes with the answer before it.
                goes = whole if not answer else head.get("warc-concurrent-to") == answer
            if goes:
                going[member.offset] = member.length
            else:
                found.staying[file] += 1


def _is_sought(head: Mapping[str, str], sought: Sought) -> bool:
    """True for a record of an address that is to go: captured there, behind a redirect from there, or as a part of the article there."""
    return any(map(sought.has, (_target(head), *_asked(head), *head.get(PART_OF.lower(), "").split())))


def _is_anothers(head: Mapping[str, str], sought: Sought) -> bool:
    """True for an answer that another page was asked for and has got, which is its evidence too."""
    asked = next(iter(_asked(head)), _target(head))
    return not sought.has(asked) and sought.is_anothers(asked)


def _target(head: Mapping[str, str]) -> str:
    return head.get("warc-target-uri", "").strip("<>")


def _asked(head: Mapping[str, str]) -> list[str]:
    """The addresses that redirected to the record's, first to last."""
    return head.get(REDIRECTED_FROM.lower(), "").split()


def _tail_is_sought(path: Path, sought: Sought) -> bool:
    """True for what was cut off a file if it begins like a record that is to go."""
    with path.open("rb") as file, suppress(zlib.error):
        data = zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(file.read(_TAIL), _TAIL)
        return _is_sought(head_of(Member(0, len(data), data)), sought)
    return False
