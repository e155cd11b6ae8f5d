"""WACZ 1.1.1: WARC files with their index and a list of pages in one zip, which replay tools open as it is."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import IO, BinaryIO, cast

from crawler.archive.check import ANSWERS, Expected, whole_members
from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Kept, Reader, head_of, read_kept
from crawler.archive.members import Member, read_member
from crawler.archive.writing.index import cdxj_line, sorted_lines, write_blocks

WACZ_VERSION = "1.1.1"
INDEX = "index.cdx.gz"

Place = tuple[str, int]
# What is known of a file's records, by offset.
PagesOf = Callable[[str], Mapping[int, Sequence[Expected]]]


@dataclass(frozen=True, slots=True)
class Packed:
    """What a pack has: files, answers, pages of its list."""

    files: int
    answers: int
    pages: int


def pack(
    folder: Path,
    files: Sequence[str],
    out: Path,
    *,
    title: str,
    software: str,
    pages_of: PagesOf,
    key_of: Callable[[str], str],
    since: str | None = None,
    single: Mapping[str, Collection[int]] | None = None,
    attached: Iterable[Place] = (),
) -> Packed:
    """Write a WACZ of files (named as in the ledger) under `folder`; who reads `out` sees the old one or the whole new one.

    since: a date in UTC (`2024-05-10` or with a time): only answers from then on, and older ones that these refer to. key_of: see
    `cdxj_line`. pages_of: the pages with a title in a file. single: further files, of which only the answers at these offsets are
    wanted. attached: where answers lie that may refer to records in other files. Raises ArchiveError for a damaged record.
    """
    part = out.with_name(f"{out.name}.part")
    try:
        with zipfile.ZipFile(part, "w") as archive:
            packed = _Packer(archive, folder, pages_of, key_of, since, single or {}).run(files, attached, title, software)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return packed


class _Packer:
    """One pack in the making."""

    def __init__(
        self,
        archive: zipfile.ZipFile,
        folder: Path,
        pages_of: PagesOf,
        key_of: Callable[[str], str],
        since: str | None,
        single: Mapping[str, Collection[int]],
    ) -> None:
        self.archive = archive
        self.folder = folder
        self.pages_of = pages_of
        self.key_of = key_of
        self.since = since
        self.single = {file: set(offsets) for file, offsets in single.items()}
        # Records that those which are wanted refer to.
        self.referred_to: set[Place] = set()
        self.resources: list[dict[str, object]] = []
        self.files = self.answers = self.pages = 0

    def run(self, files: Sequence[str], attached: Iterable[Place], title: str, software: str) -> Packed:
        """Write all entries of the zip."""
        with tempfile.TemporaryFile() as pages:
            head = {"format": "json-pages-1.0", "id": "pages", "title": title}
            pages.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
            self._refer(files, attached)
            self._index(sorted_lines(self._lines([*files, *sorted(self.single)], pages)))
            pages.seek(0)
            with self._entry("pages/pages.jsonl", packed=True) as entry:
                for line in pages:
                    entry.write(line)
        if not self.answers:
            raise ArchiveError(f"nothing to pack{f' since {self.since}' if self.since else ''}")
        self._package(title, software)
        return Packed(self.files, self.answers, self.pages)

    def _lines(self, files: Sequence[str], pages: IO[bytes]) -> Iterator[str]:
        """Copy the files into the zip; gives the lines of their index, and writes the list of pages on the way."""
        for file in files:
            if self.since and not any(True for _ in self._answers(file)):
                continue
            self.files += 1
            name = file.rpartition("/")[2]
            known = self.pages_of(file)
            with self._entry(f"archive/{name}") as entry, (self.folder / file).open("rb") as raw:
                offset = 0
                for member, kept in self._wanted(file):
                    raw.seek(member.offset)
                    entry.write(raw.read(member.length))
                    if kept.kind in ANSWERS:
                        self.answers += 1
                        placed = Member(offset, member.length, None)
                        yield cdxj_line(kept, placed, name, self.key_of)
                        self._list_page(kept, known.get(member.offset, ()), pages)
                    offset += member.length

    def _list_page(self, kept: Kept, said: Sequence[Expected], pages: IO[bytes]) -> None:
        """A line for each article that was made of the answer."""
        for one in said:
            if not one.is_article:
                continue
            row = {
                "id": kept.record_id.strip("<>").rpartition(":")[2],
                "url": kept.url,
                "ts": kept.date,
                "title": one.title or one.url,
            }
            pages.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
            self.pages += 1

    def _wanted(self, file: str) -> Iterator[tuple[Member, Kept]]:
        """The records of a file that the pack is to have: its warcinfo record, and answers with their requests."""
        taken = False
        for member in self._members(file):
            kept = _sound(file, member)
            if kept.kind in ANSWERS:
                place = file, member.offset
                wanted = file not in self.single or member.offset in self.single[file]
                taken = (wanted and (not self.since or kept.date >= self.since)) or place in self.referred_to
            elif kept.kind != "request":
                taken = kept.kind == "warcinfo"
            if taken:
                yield member, kept

    def _members(self, file: str) -> Iterator[Member]:
        """The members to look at; of a file of which only some answers are wanted, these, and what lies behind each."""
        if file not in self.single:
            yield from whole_members(self.folder / file)
            return
        offsets = self.single[file] | {offset for of, offset in self.referred_to if of == file}
        with (self.folder / file).open("rb") as opened:
            for offset in sorted({0, *offsets}):
                answer = read_member(opened, offset)
                behind = read_member(opened, offset + answer.length) if answer is not None and offset else None
                yield from (
                    found for found in (answer, behind) if found is not None and (found is answer or _is_request(found))
                )

    def _refer(self, files: Sequence[str], attached: Iterable[Place]) -> None:
        """Find the records that wanted ones refer to and that are in no file which the pack has whole."""
        places = attached if not self.since else ()
        reader = Reader(self.folder)
        found = {reader.record(*place).refers_to for place in places}
        if self.since:
            found |= {kept.refers_to for file in (*files, *self.single) for kept in self._answers(file)}
        whole = set() if self.since else set(files)
        self.referred_to = {place for place in found if place is not None and place[0] not in whole}
        for file, _ in self.referred_to:
            if file not in files:
                self.single.setdefault(file, set())

    def _answers(self, file: str) -> Iterator[Kept]:
        """The responses and revisits of a file that the pack is to have."""
        return (kept for _, kept in self._wanted(file) if kept.kind in ANSWERS)

    def _index(self, lines: Iterator[str]) -> None:
        """The index in blocks, and the index of these. The lines come while the archive's entries are written: one entry at a time."""
        with tempfile.TemporaryFile() as blocks, tempfile.TemporaryFile() as places:
            for line in write_blocks(lines, cast(BinaryIO, blocks), INDEX):
                places.write(line.encode())
            for name, file, packed in ((INDEX, blocks, False), ("index.idx", places, True)):
                file.seek(0)
                with self._entry(f"indexes/{name}", packed=packed) as entry:
                    while chunk := file.read(1 << 20):
                        entry.write(chunk)

    def _package(self, title: str, software: str) -> None:
        """The description of all entries, and its digest."""
        description = {
            "profile": "data-package",
            "wacz_version": WACZ_VERSION,
            "title": title,
            "software": software,
            "created": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "resources": self.resources,
        }
        text = json.dumps(description, ensure_ascii=False, indent=2).encode()
        self.archive.writestr("datapackage.json", text, zipfile.ZIP_DEFLATED)
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(text).hexdigest()}"}
        self.archive.writestr("datapackage-digest.json", json.dumps(digest, indent=2), zipfile.ZIP_DEFLATED)

    @contextmanager
    def _entry(self, path: str, *, packed: bool = False) -> Iterator[_Hashed]:
        """An entry of the zip; what replay tools seek in is stored as it is."""
        info = zipfile.ZipInfo(path, datetime.now(timezone.utc).timetuple()[:6])
        info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        with self.archive.open(info, "w", force_zip64=True) as file:
            hashed = _Hashed(file)
            yield hashed
        name = path.rpartition("/")[2].lower()
        self.resources.append({"name": name, "path": path, "hash": f"sha256:{hashed.digest.hexdigest()}", "bytes": hashed.size})


class _Hashed:
    """An entry that knows the digest of what was written."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> None:
        """Write and count."""
        self.file.write(data)
        self.digest.update(data)
        self.size += len(data)


def _is_request(member: Member) -> bool:
    return head_of(member).get("warc-type") == "request"


def _sound(file: str, member: Member) -> Kept:
    """The record. Raises ArchiveError, naming the place, where it is damaged or its digests do not hold."""
    try:
        kept = read_kept(member)
        if kept.problems:
            raise ArchiveError(kept.problems[0])
    except ArchiveError as error:
        raise ArchiveError(f"{file} at {member.offset}: {error}; `scrapy archive check` tells all") from error
    return kept
