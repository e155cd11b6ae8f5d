"""What the ledger knows of where answers lie in the archive."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    Table,
    cast,
    func,
    null,
    or_,
    select,
    union_all,
)

from crawler.ledger.dialect import among
from crawler.ledger.keys import indexable
from crawler.ledger.tables import files, pages, versions

_FETCHED_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Pointer:
    """What the ledger says of one record.

    url: of the page, or of the part, attachment or image. digest: SHA-256 of the bytes, None for a page that is no version.
    version: its id where the record is an article's page, else None; the digest is then of its further parts, too (`parts_of`).
    """

    file: str
    offset: int
    url: str
    title: str | None = None
    digest: str | None = None
    version: int | None = None


def newest_places(connection: Connection, site: str, limit: int) -> Iterator[tuple[str, str, int]]:
    """URL, file and offset of the last answer of a site's pages, those found last first."""
    query = select(pages.c.url, pages.c.archive_file, pages.c.archive_offset)
    query = query.where(pages.c.site == site, pages.c.archive_file.is_not(None)).order_by(pages.c.id.desc()).limit(limit)
    for row in connection.execute(query.execution_options(yield_per=_FETCHED_AT_ONCE)):
        yield row.url, row.archive_file, row.archive_offset


def pointers(connection: Connection, site: str | None) -> Iterator[tuple[str, list[Pointer]]]:
    """Each file of the archive with all that points into it, of a site or of all; one file's pointers in memory at a time."""
    rows = connection.execute(_pointing(site).execution_options(yield_per=_FETCHED_AT_ONCE))
    for file, found in groupby(rows, key=lambda row: str(row[0])):
        yield file, [Pointer(*row) for row in found]


def pointers_into(connection: Connection, file: str) -> list[Pointer]:
    """All that points into one file."""
    return [Pointer(*row) for row in connection.execute(_pointing(None, file))]


def file_places(connection: Connection, site: str) -> list[tuple[str, int]]:
    """Where the attachments and images of a site's pages lie."""
    query = select(files.c.archive_file, files.c.archive_offset).distinct().join(versions, versions.c.id == files.c.version_id)
    query = query.join(pages, pages.c.id == versions.c.page_id).where(pages.c.site == site, files.c.kind != "part")
    return [(row[0], row[1]) for row in connection.execute(query.where(files.c.archive_file.is_not(None)))]


def parts_of(connection: Connection, version_ids: Collection[int]) -> dict[int, list[tuple[str, int]]]:
    """Where the further parts of versions lie, in order."""
    found: dict[int, list[tuple[str, int]]] = {}
    query = select(files.c.version_id, files.c.archive_file, files.c.archive_offset).order_by(files.c.id)
    query = query.where(files.c.kind == "part", among(connection, files.c.version_id, version_ids))
    for row in connection.execute(query):
        found.setdefault(row.version_id, []).append((row.archive_file, row.archive_offset))
    return found


def _pointing(site: str | None, file: str | None = None) -> CompoundSelect[Any]:
    """Versions, their files and pages that point into the archive, in the order of files and offsets."""
    # PostgreSQL takes a NULL of no type for text.
    none = cast(null(), Integer)
    of_versions = _place_in(versions, pages.c.url, versions.c.title, versions.c.digest, versions.c.id)
    of_files = _place_in(files, files.c.url, null(), files.c.digest, none).distinct()
    queries = [
        of_versions.join(pages, pages.c.id == versions.c.page_id),
        of_files.join(versions, versions.c.id == files.c.version_id).join(pages, pages.c.id == versions.c.page_id),
        _place_in(pages, pages.c.url, null(), null(), none),
    ]
    found = []
    for query, table in zip(queries, (versions, files, pages), strict=True):
        column = table.c.archive_file
        here = query.where(column.is_not(None) if file is None else column == file)
        found.append(here if site is None else here.where(pages.c.site == site))
    return union_all(*found).order_by("archive_file", "archive_offset")


def _place_in(table: Table, *told: ColumnElement[Any]) -> Select[Any]:
    """Where the rows of a table point, and what is told of each."""
    return select(table.c.archive_file, table.c.archive_offset, *told)


class Unkept(NamedTuple):
    """A version of a page that points at no record. fetched_at: None where a saved page does not tell."""

    url: str
    number: int
    fetched_at: str | None


def not_archived(connection: Connection, site: str | None) -> Iterator[Unkept]:
    """The versions that point at no record, by page: of saved pages, of crawls without an archive, from before there was one."""
    query = select(pages.c.url, versions.c.number, versions.c.fetched_at).join(pages, pages.c.id == versions.c.page_id)
    query = query.where(versions.c.archive_file.is_(None)).order_by(pages.c.id, versions.c.number)
    rows = connection.execute(
        (query if site is None else query.where(pages.c.site == site)).execution_options(yield_per=_FETCHED_AT_ONCE)
    )
    yield from (Unkept(*row) for row in rows)


class NewestPlace(NamedTuple):
    """Where the newest answer of a page lies, and when it was fetched."""

    url: str
    file: str
    offset: int
    fetched_at: str | None


def newest_place(connection: Connection, url: str, key: str | None) -> NewestPlace | None:
    """Where the page at an address lies, or one whose own key this is: of an article what its newest version was made of.

    None where no such page is in the archive.
    """
    file = func.coalesce(versions.c.archive_file, pages.c.archive_file).label("file")
    offset = func.coalesce(versions.c.archive_offset, pages.c.archive_offset)
    time = func.coalesce(versions.c.fetched_at, pages.c.fetched_at)
    query = select(pages.c.url, file, offset, time).outerjoin(versions, versions.c.id == pages.c.version_id)
    same = pages.c.url == url if key is None else or_(pages.c.url == url, pages.c.own_key == indexable(key))
    row = connection.execute(query.where(same, file.is_not(None)).order_by(pages.c.url != url, pages.c.id).limit(1)).first()
    return None if row is None else NewestPlace(*row)
