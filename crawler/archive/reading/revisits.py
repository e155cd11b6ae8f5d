"""Revisit records: a page that was seen again with a payload that another record holds. They wait on disk until all is read,
since that other record may come later, or in another file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from crawler.archive.reading.search import Place


@dataclass(frozen=True, slots=True)
class Revisit:
    """Seen again: the page at `url`, at `date`, "" where the record tells none. place: of the record, as it is reported.

    kept: where the payload lies in our own archive, as the record itself says, which other crawlers' do not; archived: where that
    record lies, and site: of its crawl. hops: the addresses that redirected to it. head: of the answer, as bytes, which stands for that of
    the payload's own record; empty where the record tells nothing else. is_ours, elsewhere: as of captures and pages.
    """

    url: str
    date: str
    place: str
    kept: tuple[str, int] | None = None
    archived: tuple[str, int] | None = None
    hops: tuple[str, ...] = ()
    site: str | None = None
    head: bytes = b""
    is_ours: bool = False
    elsewhere: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Where a payload lies: in which of the files that are read, and where in it."""

    source: int
    at: Place


class Revisits:
    """Where the payloads lie, and who waits for them: in a file that goes with the run."""

    def __init__(self) -> None:
        # An empty name: a file that SQLite makes and deletes itself, so memory stays flat.
        self.database = sqlite3.connect("", isolation_level=None)
        self.database.execute("PRAGMA journal_mode = OFF")
        self.database.execute("CREATE TABLE payloads (name TEXT PRIMARY KEY, source INT, offset INT, within INT) WITHOUT ROWID")
        self.database.execute(
            "CREATE TABLE revisits (url TEXT, date TEXT, digest TEXT, refers TEXT, place TEXT, file TEXT, at INT, own_file TEXT, "
            "own_at INT, hops TEXT, site TEXT, head BLOB, ours INT, there TEXT, there_at INT)"
        )
        self.database.execute("CREATE TABLE articles (url TEXT PRIMARY KEY) WITHOUT ROWID")
        self.database.execute("BEGIN")

    def __enter__(self) -> Revisits:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.database.close()

    def add_payload(self, headers: dict[str, str], source: int | None, at: Place, *, is_page: bool = True) -> None:
        """Put down that a record holds a page, or, with no source, that what it holds is none.

        is_page: False for what came with a status of none; later it may come with another, and then the record says which it is.
        """
        names = [_named(headers.get("warc-target-uri"), headers.get("warc-date"))]
        names += [digest] if is_page and (digest := headers.get("warc-payload-digest")) else []
        rows = [(name, source, at.offset, at.within) for name in names]
        # The first page with a payload counts.
        statement = """
            INSERT INTO payloads VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE
            SET source = excluded.source, offset = excluded.offset, within = excluded.within WHERE payloads.source IS NULL
        """
        self.database.executemany(statement, rows)

    def add_article(self, url: str) -> None:
        """Put down that a page has further parts: each time that it was seen again they may be others."""
        self.database.execute("INSERT OR IGNORE INTO articles VALUES (?)", (url,))

    def add_revisit(self, headers: dict[str, str], revisit: Revisit) -> None:
        """Put down that a page was seen again, as a record with these headers tells."""
        refers = _named(headers.get("warc-refers-to-target-uri", revisit.url), headers.get("warc-refers-to-date"))
        told = (revisit.url, revisit.date, headers.get("warc-payload-digest"), refers, revisit.place)
        places = (*(revisit.kept or (None, None)), *(revisit.archived or (None, None)))
        row = (*told, *places, " ".join(revisit.hops), revisit.site, revisit.head)
        row += (revisit.is_ours, *(revisit.elsewhere or (None, None)))
        self.database.execute(f"INSERT INTO revisits VALUES ({', '.join('?' * len(row))})", row)

    def found(self) -> Iterator[tuple[Revisit, Held | None]]:
        """Each page that was seen again with each payload: the first time and the last, which is all that the ledger keeps; of an article in
        parts every time. With it where the payload lies, None where no record here has it.

        What is known to hold no page is none of them.
        """
        query = """
            WITH seen AS (
                SELECT url, hops, coalesce(named.source, same.source) AS source, coalesce(named.offset, same.offset) AS offset,
                    coalesce(named.within, same.within) AS within, date, place, file, at, own_file, own_at, site, head, ours, there, there_at,
                    revisits.rowid AS number
                FROM revisits
                LEFT JOIN payloads AS named ON named.name = revisits.refers
                LEFT JOIN payloads AS same ON same.name = revisits.digest
                WHERE coalesce(named.source, same.source) IS NOT NULL OR coalesce(named.name, same.name) IS NULL
            ), placed AS (
                SELECT *, row_number() OVER (page ORDER BY date, number) AS nth, count(*) OVER page AS times FROM seen
                WINDOW page AS (PARTITION BY url, hops, source, offset, within, file, at, head)
            )
            SELECT url, hops, source, offset, within, date, place, file, at, own_file, own_at, site, head, ours, there, there_at FROM placed
            WHERE nth IN (1, times) OR (source IS NULL AND file IS NULL)
                OR url IN (SELECT url FROM articles) OR substr(hops, 1, instr(hops || ' ', ' ') - 1) IN (SELECT url FROM articles)
            ORDER BY number
        """
        yield from map(_revisit, self.database.execute(query))


def _revisit(row: tuple[Any, ...]) -> tuple[Revisit, Held | None]:
    url, hops, source, offset, within, date, place, file, at, own_file, own_at, site, head, ours, there, there_at = row
    kept = (file, at) if file is not None else None
    archived = (own_file, own_at) if own_file is not None else None
    held = Held(source, Place(offset, within)) if source is not None else None
    elsewhere = (there, there_at) if there is not None else None
    return Revisit(url, date, place, kept, archived, tuple(hops.split()), site, head, bool(ours), elsewhere), held


def _named(url: str | None, date: str | None) -> str:
    return f"{(url or '').strip('<>')} {date or ''}"
