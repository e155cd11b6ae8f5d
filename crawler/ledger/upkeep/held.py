"""What of the archive is a page's or a site's that is to be forgotten, and what of it others need."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, Table, and_, or_, select, union

from crawler.ledger.dialect import among
from crawler.ledger.keys import indexable
from crawler.ledger.tables import files, forgotten, lists, pages, versions

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Held:
    """urls: of pages, parts, attachments and images. places: where their records lie, file and offset. sites: of the pages.

    files: places of the parts, attachments and images; digests: of their bytes.
    """

    urls: set[str]
    places: set[tuple[str, int]]
    sites: set[str]
    files: set[tuple[str, int]]
    digests: set[str]


def which_pages(name: str, key: str | None) -> ColumnElement[bool]:
    """The pages that `scrapy forget` means by a name: an address, in every spelling of its key, or, without a key, a site."""
    return pages.c.site == name if key is None else or_(pages.c.url == name, pages.c.own_key == indexable(key))


def held_by(connection: Connection, name: str, key: str | None) -> Held:
    """What of the archive a page or a site holds. An address may be that of an attachment or image, too."""
    held = Held(set(), set(), set(), set(), set())
    its = which_pages(name, key)
    for page in _rows(connection, select(pages.c.url, pages.c.site, pages.c.archive_file, pages.c.archive_offset).where(its)):
        held.urls.add(page.url)
        held.sites.add(page.site)
        held.places.add((page.archive_file, page.archive_offset))
    of_versions = select(versions.c.archive_file, versions.c.archive_offset).join(pages, pages.c.id == versions.c.page_id)
    held.places.update((row[0], row[1]) for row in _rows(connection, of_versions.where(its)))
    of_files = select(files.c.url, files.c.digest, files.c.archive_file, files.c.archive_offset)
    of_files = of_files.join(versions, versions.c.id == files.c.version_id).join(pages, pages.c.id == versions.c.page_id)
    shown = set()
    for row in _rows(connection, of_files.where(or_(its, files.c.url == name))):
        shown.add(row.url)
        if row.digest is not None and row.archive_file is not None:
            held.files.add((row.archive_file, row.archive_offset))
            held.digests.add(row.digest)
    held.places.discard((None, None))
    held.places.update(held.files)
    held.urls.update(shown - _shown_by_others(connection, shown, name, key))
    return held


def needed_in(connection: Connection, name: str, key: str | None, file: str) -> set[int]:
    """Where in a file of the archive the records of other pages lie, and of their parts, attachments and images."""
    others = pages.c.id.not_in(select(pages.c.id).where(which_pages(name, key)))
    of_versions = _offsets(versions, versions.c.page_id, others)
    of_files = select(files.c.archive_offset).join(versions, versions.c.id == files.c.version_id)
    of_files = of_files.join(pages, pages.c.id == versions.c.page_id).where(others, files.c.url != name)
    found = union(
        select(pages.c.archive_offset).where(others, pages.c.archive_file == file),
        of_versions.where(versions.c.archive_file == file),
        of_files.where(files.c.archive_file == file),
    )
    return set(connection.execute(found).scalars())


def is_of_another(connection: Connection, url: str, name: str, key: str | None) -> bool:
    """True for the address of a page that is known and is not to be forgotten, and of a list."""
    query = select(pages.c.id).where(pages.c.url == url, pages.c.id.not_in(select(pages.c.id).where(which_pages(name, key))))
    of_lists = select(lists.c.known_to).where(lists.c.url == url, lists.c.site != name)
    return any(connection.execute(one.limit(1)).first() is not None for one in (query, of_lists))


def same_bytes(connection: Connection, name: str, key: str | None, held: Held) -> list[tuple[str, int]]:
    """Where attachments and images of others lie that have the bytes of some of its; as references to these, as a rule."""
    others = pages.c.id.not_in(select(pages.c.id).where(which_pages(name, key)))
    query = select(files.c.archive_file, files.c.archive_offset).join(versions, versions.c.id == files.c.version_id).distinct()
    query = query.join(pages, pages.c.id == versions.c.page_id).where(others, files.c.url != name)
    query = query.where(files.c.archive_file.is_not(None), among(connection, files.c.digest, held.digests))
    return [(row[0], row[1]) for row in connection.execute(query)] if held.digests else []


def not_finished(connection: Connection) -> list[str]:
    """What was forgotten and may still be in the archive."""
    query = select(forgotten.c.name).where(forgotten.c.records.is_(None), forgotten.c.undone_at.is_(None)).distinct()
    return sorted(connection.execute(query).scalars())


def _shown_by_others(connection: Connection, shown: set[str], name: str, key: str | None) -> set[str]:
    """Those of the addresses of files that pages of others show too."""
    others = and_(pages.c.id.not_in(select(pages.c.id).where(which_pages(name, key))), files.c.url != name)
    query = (
        select(files.c.url).join(versions, versions.c.id == files.c.version_id).join(pages, pages.c.id == versions.c.page_id)
    )
    return set(connection.execute(query.where(others, among(connection, files.c.url, shown))).scalars()) if shown else set()


def _offsets(table: Table, page: Column[int], others: ColumnElement[bool]) -> Select[tuple[int]]:
    return select(table.c.archive_offset).join(pages, pages.c.id == page).where(others)


def _rows(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    yield from connection.execute(query.execution_options(yield_per=_AT_ONCE))
