"""WARC and WACZ files → the pages in them, as saved pages with the time of their capture."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from crawler.archive.kept import PART_OF, REDIRECTED_FROM, refers_to
from crawler.archive.reading.http import LARGEST_HEAD
from crawler.archive.reading.page import SavedPage
from crawler.archive.reading.records import (
    WITH_OWN_PAGE,
    Capture,
    NoPage,
    address_of,
    bare_head,
    damaged,
    date_of,
    is_info,
    is_revisit,
    is_wanted,
    kind_of,
    own_head,
    page_of,
    site_of,
    told_of,
    with_head,
)
from crawler.archive.reading.redirects import Redirects
from crawler.archive.reading.revisits import Held, Revisit, Revisits
from crawler.archive.reading.search import Place
from crawler.archive.reading.wacz import WACZ, WARC, WHOLE, Packed, PackError, members
from crawler.archive.reading.warc import NO_RECORD, Damage, Record, read_records


@dataclass(slots=True)
class Source:
    """A WARC file: one on disk, or one in a WACZ. name: as it is reported. kept: as our own archive names it, None for others.

    site: of the crawl that made it, as our own files tell; None for others and where no single one is told.
    """

    path: Path
    name: str
    packed: Packed = WHOLE
    kept: str | None = None
    site: str | None = None

    @property
    def is_rest(self) -> bool:
        """True for what is left of a WACZ: what stands between the records is known to be none."""
        return self.name.lower().endswith(WACZ)

    def wants(self, headers: dict[str, str]) -> bool:
        """True for records whose blocks are to be read."""
        return is_wanted(headers) or is_revisit(headers) or (self.kept is not None and is_info(headers))

    def place_of(self, place: Place) -> tuple[str, int] | None:
        """A record's place in our own archive; None in other files."""
        return (self.kept, place.offset) if self.kept is not None else None


def is_archive(name: str) -> bool:
    """True for the name of a file that may hold captures."""
    return name.lower().endswith(WARC + WACZ)


def read_archives(
    files: Sequence[tuple[Path, str]], *, largest: int, left_out: Counter[str], archive: Path | None = None
) -> Iterator[SavedPage]:
    """The pages of archives, (path, name to report) each, and what is wrong with them.

    Only HTML that came with status 200 to 203 is a page; `left_out` counts the other records by what they are. archive: the folder of
    our own archive, whose pages are given their place in it.
    """
    with Revisits() as revisits:
        reading = _Reading(largest + LARGEST_HEAD, largest, left_out, archive, revisits)
        for path, name in files:
            for source in _sources(path, name, archive):
                if isinstance(source, SavedPage):
                    yield source
                else:
                    yield from reading.pages(source)
        yield from reading.revisited()


@dataclass(slots=True)
class _Reading:
    """What is read, and what of it concerns later records. largest_block, largest: bytes of a record's block, and of a page."""

    largest_block: int
    largest: int
    left_out: Counter[str]
    archive: Path | None
    revisits: Revisits
    redirects: Redirects = field(default_factory=Redirects)
    sources: list[Source] = field(default_factory=list)

    def pages(self, source: Source) -> Iterator[SavedPage]:
        """The pages of one file, and what is wrong with it."""
        self.sources.append(source)
        told = 0
        try:
            opened, problem = source.packed.open(source.path)
            with closing(opened):
                for record in read_records(opened, source.wants, largest=self.largest_block):
                    told += 1
                    if not isinstance(record, Damage):
                        yield from self._record(source, record)
                    elif not (source.is_rest and record.problem == NO_RECORD):
                        yield damaged(record, _shown(source, record.place))
        except OSError as error:
            problem = f"unreadable: {error.strerror or error}"
        if problem is None and not told:
            problem = "no records: the file is empty"
        if problem is not None:
            yield SavedPage(_safe(source.name), problem=problem)

    def _record(self, source: Source, record: Record) -> Iterator[SavedPage]:
        """Its page, if it is one."""
        if record.block is None or not is_wanted(record.headers):
            if is_revisit(record.headers):
                yield from self._revisit(source, record)
            elif record.block is not None:
                source.site = site_of(record.block)
            self.left_out[kind_of(record.headers)] += 1
            return
        url = told_of(record.headers)
        if self._is_part(source, record):
            self.left_out["part of an article"] += 1
            return
        capture = Capture(
            url, date_of(record.headers, is_ours=source.kept is not None), self._hops(source, record), source.kept is not None
        )
        page = page_of(record, capture, _shown(source, record.place), largest=self.largest)
        if isinstance(page, NoPage):
            self.left_out[page.reason] += 1
            came_with_status = source.kept is not None and page.status is not None and page.status not in WITH_OWN_PAGE
            held = len(self.sources) - 1 if came_with_status else None
            self.revisits.add_payload(record.headers, held, record.place, is_page=not came_with_status)
            if page.location is not None and source.kept is None:
                self.redirects.add((*capture.hops, url), page.location)
            if capture.is_ours:
                yield from _other(source, record, capture, page)
        else:
            page.site = source.site
            if page.response is not None:
                page.archived = source.place_of(record.place)
                self.revisits.add_payload(record.headers, len(self.sources) - 1, record.place)
            yield page

    def _revisit(self, source: Source, record: Record) -> Iterator[SavedPage]:
        """A page that was seen again, to be read when all else has been; in our own archive a file as well."""
        url = told_of(record.headers)
        if self._is_part(source, record):
            return
        hops = self._hops(source, record)
        # Only what our own archive says of its files is believed.
        kept = refers_to(record.headers) if source.kept is not None else None
        archived = source.place_of(record.place) if kept is not None else None
        date = date_of(record.headers, is_ours=source.kept is not None)
        head = own_head(record) if kept is not None else None
        if head is None or head.status in WITH_OWN_PAGE:
            bare = bare_head(head) if head is not None else b""
            again = Revisit(url, date or "", _shown(source, record.place), kept, archived, hops, source.site, bare)
            self.revisits.add_revisit(record.headers, again)
        elif kept is not None:
            # The same bytes as before, and now they say that the page is gone.
            gone = NoPage(f"status {head.status}", head.status)
            yield from _other(source, record, Capture(url, date, hops, is_ours=True), gone)
            return
        if kept is not None:
            capture = Capture(url, date, hops, is_ours=True)
            yield from _other(source, record, capture, NoPage("no HTML"))

    def _is_part(self, source: Source, record: Record) -> bool:
        """True, and put down, for a further part of an article, as our own archive says."""
        article = record.headers.get(PART_OF.lower()) if source.kept is not None else None
        if article:
            self.revisits.add_article(article)
        return bool(article)

    def _hops(self, source: Source, record: Record) -> tuple[str, ...]:
        """The addresses that redirected here. Our own archive says so; of other crawlers' the redirects before tell."""
        if source.kept is None:
            return self.redirects.take(told_of(record.headers))
        return tuple(record.headers.get(REDIRECTED_FROM.lower(), "").split())

    def revisited(self) -> Iterator[SavedPage]:
        """The pages that were seen again, read once more from where their payload lies."""
        for again, held in self.revisits.found():
            source, at = self._payload(again, held)
            record = self._again(source, at) if source is not None else None
            if record is None:
                yield _lost(again, "is not here" if source is None else "cannot be read")
                continue
            capture = Capture(again.url, again.date, again.hops, again.kept is not None)
            record = with_head(record, again.head) if again.head else record
            page = page_of(record, capture, again.place, largest=self.largest)
            if isinstance(page, SavedPage):
                page.archived, page.site = again.archived, again.site
                yield page

    def _again(self, source: Source, at: Place) -> Record | None:
        """The record at a place, read once more; None where it cannot be."""
        try:
            opened, _ = source.packed.open(source.path)
            with closing(opened):
                record = next(read_records(opened, is_wanted, largest=self.largest_block, start=at), None)
        except OSError:
            return None
        return record if isinstance(record, Record) and record.block is not None else None

    def _payload(self, again: Revisit, held: Held | None) -> tuple[Source | None, Place]:
        """Where the payload of a revisit lies; no source where that is not here."""
        if held is not None:
            return self.sources[held.source], held.at
        if again.kept is not None and (path := _in_archive(self.archive, again.kept[0])) is not None:
            return Source(path, again.kept[0], kept=again.kept[0]), Place(again.kept[1])
        return None, Place(0)


def _lost(again: Revisit, what: str) -> SavedPage:
    """A page that was seen again and cannot be read. what: of the capture with its payload."""
    page = SavedPage(again.place, problem=f"revisit of a capture that {what}", seen_again=True)
    page.tell(again.url, again.date)
    return page


def _other(source: Source, record: Record, capture: Capture, what: NoPage) -> Iterator[SavedPage]:
    """What of our own archive is no page and says something of one: a file, or that a page is gone."""
    other = SavedPage(_shown(source, record.place), archived=source.place_of(record.place), site=source.site)
    other.is_file = what.reason == "no HTML"
    other.gone = what.status if what.status in {404, 410} else None
    other.tell(address_of(capture), capture.date)
    if other.problem is None and (other.is_file or other.gone is not None):
        yield other


def _sources(path: Path, name: str, archive: Path | None) -> Iterator[Source | SavedPage]:
    """The WARC files in a file, and what of it cannot be read."""
    if path.exists() and not path.is_file():
        # To open a pipe may take for ever.
        yield SavedPage(_safe(name), problem="unreadable: no regular file")
        return
    if not name.lower().endswith(WACZ):
        yield Source(path, name, kept=_kept(path, archive))
        return
    for member in members(path):
        shown = "/".join(filter(None, (name, member.name)))
        if isinstance(member, PackError):
            yield SavedPage(_safe(shown), problem=str(member))
        else:
            yield Source(path, shown, member)


def _kept(path: Path, archive: Path | None) -> str | None:
    """The name of a file in our own archive; None for one that lies elsewhere."""
    if archive is None or not path.resolve().is_relative_to(archive.resolve()):
        return None
    return path.resolve().relative_to(archive.resolve()).as_posix()


def _in_archive(archive: Path | None, file: str) -> Path | None:
    """A file of our own archive by its name; None where there is none."""
    try:
        path = (archive / file).resolve() if archive is not None else None
        return path if path is not None and path.is_file() and _kept(path, archive) == file else None
    except (OSError, ValueError):
        # What a record tells need not be a name.
        return None


def _shown(source: Source, place: Place) -> str:
    return f"{_safe(source.name)} {place}"


def _safe(name: str) -> str:
    """Names on disk and in a WACZ need not be text."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
