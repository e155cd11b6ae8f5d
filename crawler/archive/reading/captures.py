"""WARC and WACZ files → the pages in them, as saved pages with the time of their capture."""

from __future__ import annotations

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
    is_revisit,
    is_wanted,
    kind_of,
    own_head,
    page_of,
    told_of,
    with_head,
)
from crawler.archive.reading.redirects import Redirects
from crawler.archive.reading.revisits import Held, Revisit, Revisits
from crawler.archive.reading.search import Place
from crawler.archive.reading.sources import Source, kept_as, safe, sources_in
from crawler.archive.reading.warc import NO_RECORD, Damage, Record, read_records


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
            for source in sources_in(path, name, archive):
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
            yield SavedPage(safe(source.name), problem=problem)

    def _record(self, source: Source, record: Record) -> Iterator[SavedPage]:
        """Its page, if it is one."""
        if record.block is None or not is_wanted(record.headers):
            if is_revisit(record.headers):
                yield from self._revisit(source, record)
            elif record.block is not None:
                source.tell(record.block)
            self.left_out[kind_of(record.headers)] += 1
            return
        url = told_of(record.headers)
        if self._is_part(source, record):
            self.left_out["part of an article"] += 1
            return
        capture = Capture(url, date_of(record.headers, is_ours=source.is_ours), self._hops(source, record), source.is_ours)
        page = page_of(record, capture, _shown(source, record.place), largest=self.largest)
        if isinstance(page, NoPage):
            self.left_out[page.reason] += 1
            came_with_status = source.is_ours and page.status is not None and page.status not in WITH_OWN_PAGE
            held = len(self.sources) - 1 if came_with_status else None
            self.revisits.add_payload(record.headers, held, record.place, is_page=not came_with_status)
            if page.location is not None and not source.is_ours:
                self.redirects.add((*capture.hops, url), page.location)
            if capture.is_ours:
                yield from _other(source, record, capture, page)
        else:
            page.site = source.site
            if page.response is not None:
                page.archived, page.elsewhere = source.place_of(record.place), source.place_elsewhere(record.place)
                self.revisits.add_payload(record.headers, len(self.sources) - 1, record.place)
            yield page

    def _revisit(self, source: Source, record: Record) -> Iterator[SavedPage]:
        """A page that was seen again, to be read when all else has been; in our own archive a file as well."""
        url = told_of(record.headers)
        if self._is_part(source, record):
            return
        hops = self._hops(source, record)
        kept = refers_to(record.headers) if source.is_ours else None
        date = date_of(record.headers, is_ours=source.is_ours)
        head = own_head(record) if kept is not None else None
        if head is None or head.status in WITH_OWN_PAGE:
            # Where its payload lies is believed only of a file in our own archive.
            places = (kept if source.kept is not None else None, source.place_of(record.place) if kept is not None else None)
            bare = bare_head(head) if head is not None else b""
            told = (url, date or "", _shown(source, record.place), *places, hops, source.site, bare)
            self.revisits.add_revisit(
                record.headers,
                Revisit(*told, kept is not None, source.place_elsewhere(record.place) if kept is not None else None),
            )
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
        article = record.headers.get(PART_OF.lower()) if source.is_ours else None
        if article:
            self.revisits.add_article(article)
        return bool(article)

    def _hops(self, source: Source, record: Record) -> tuple[str, ...]:
        """The addresses that redirected here. Our own archive says so; of other crawlers' the redirects before tell."""
        if not source.is_ours:
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
            capture = Capture(again.url, again.date, again.hops, again.is_ours)
            record = with_head(record, again.head) if again.head else record
            page = page_of(record, capture, again.place, largest=self.largest)
            if isinstance(page, SavedPage):
                page.archived, page.elsewhere, page.site = again.archived, again.elsewhere, again.site
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
    # What lies in another archive is no file of this one.
    other.is_file = what.reason == "no HTML" and other.archived is not None
    other.gone = what.status if what.status in {404, 410} else None
    other.tell(address_of(capture), capture.date)
    if other.problem is None and (other.is_file or other.gone is not None):
        yield other


def _in_archive(archive: Path | None, file: str) -> Path | None:
    """A file of our own archive by its name; None where there is none."""
    try:
        path = (archive / file).resolve() if archive is not None else None
        return path if path is not None and path.is_file() and kept_as(path, archive) == file else None
    except (OSError, ValueError):
        # What a record tells need not be a name.
        return None


def _shown(source: Source, place: Place) -> str:
    return f"{safe(source.name)} {place}"
