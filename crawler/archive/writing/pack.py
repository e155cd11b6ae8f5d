"""WACZ 1.1.1: WARC files with their index and a list of pages in one zip, which replay tools open as it is."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import IO, BinaryIO, cast

from crawler.archive.check import ANSWERS, Expected, whole_members
from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Kept, read_kept
from crawler.archive.members import Member
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
) -> Packed:
    """Write a WACZ of files (named as in the ledger) under `folder`; who reads `out` sees the old one or the whole new one.

    since: a date in UTC (`2024-05-10` or with a time): only answers from then on, and older ones that these refer to. key_of: see
    `cdxj_line`. pages_of: the pages with a title in a file. Raises ArchiveError for a damaged file.
    """
    part = out.with_name(f"{out.name}.part")
    try:
        with zipfile.ZipFile(part, "w") as archive:
            packed = _Packer(archive, folder, pages_of, key_of, since).run(files, title, software)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return packed


class _Packer:
    """One pack in the making."""

    def __init__(
        self, archive: zipfile.ZipFile, folder: Path, pages_of: PagesOf, key_of: Callable[[str], str], since: str | None
    ) -> None:
        self.archive = archive
        self.folder = folder
        self.pages_of = pages_of
        self.key_of = key_of
        self.since = since
        self.resources: list[dict[str, object]] = []
        self.files = self.answers = self.pages = 0

    def run(self, files: Sequence[str], title: str, software: str) -> Packed:
        """Write all entries of the zip."""
        with tempfile.TemporaryFile() as pages:
            head = {"format": "json-pages-1.0", "id": "pages", "title": title}
            pages.write(json.dumps(head, ensure_ascii=False).encode() + b"\n")
            self._index(sorted_lines(self._lines(files, pages)))
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
        older = self._referred_to(files) if self.since else set()
        for file in files:
            if self.since and not any(self._is_in(file, offset, kept, older) for offset, kept in self._answers(file)):
                continue
            self.files += 1
            name = file.rpartition("/")[2]
            known = self.pages_of(file)
            with self._entry(f"archive/{name}") as entry, (self.folder / file).open("rb") as raw:
                offset = 0
                for member in whole_members(self.folder / file):
                    kept = _sound(file, member)
                    if not self._is_in(file, member.offset, kept, older):
                        continue
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

    def _is_in(self, file: str, offset: int, kept: Kept, older: set[Place]) -> bool:
        """True for what the pack is to have: files keep their warcinfo record."""
        return not self.since or kept.kind == "warcinfo" or kept.date >= self.since or (file, offset) in older

    def _referred_to(self, files: Sequence[str]) -> set[Place]:
        """The older records that revisits of the time refer to."""
        assert self.since is not None
        found = set()
        for file in files:
            for _, kept in self._answers(file):
                if kept.refers_to is not None and kept.date >= self.since:
                    found.add(kept.refers_to)
        return found

    def _answers(self, file: str) -> Iterator[tuple[int, Kept]]:
        """The responses and revisits of a file with their offsets."""
        for member in whole_members(self.folder / file):
            kept = _sound(file, member)
            if kept.kind in ANSWERS:
                yield member.offset, kept

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


def _sound(file: str, member: Member) -> Kept:
    """The record. Raises ArchiveError, naming the place, where it is damaged or its digests do not hold."""
    try:
        kept = read_kept(member)
        if kept.problems:
            raise ArchiveError(kept.problems[0])
    except ArchiveError as error:
        raise ArchiveError(f"{file} at {member.offset}: {error}; `scrapy archive check` tells all") from error
    return kept
