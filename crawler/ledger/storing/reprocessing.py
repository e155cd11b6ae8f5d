"""What `scrapy reprocess` is to look at again, and what it has looked at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from crawler.ledger.dialect import among
from crawler.ledger.storing.fields import VERSION_FIELDS
from crawler.ledger.storing.states import NO_ARTICLE
from crawler.ledger.tables import page_keys, pages, versions

# How the reason of a page begins on which the extractor itself has failed.
EXTRACTION_FAILED = "extraction:"


class Pending(NamedTuple):
    """A page that the extractor has not looked at. file, offset: where its answer lies in the archive.

    digest: of the version that was made of the answer, and fields: those of that version; both None where no article was made of it.
    redirects: keys of addresses that led to it.
    """

    id: int
    url: str
    site: str
    state: str
    reason: str | None
    http_status: int | None
    fetched_at: str | None
    file: str
    offset: int
    version: int | None
    digest: str | None
    fields: Mapping[str, Any] | None
    redirects: Sequence[str]


def pending(connection: Connection, site: str | None, extractor: str, *, after: int, limit: int) -> list[Pending]:
    """Pages of a site, or of all, behind the id `after`, that lie in the archive and that this extractor has not looked at."""
    names = (*VERSION_FIELDS, "original_kind")
    said = [versions.c[name].label(f"v_{name}") for name in names]
    query = (
        select(pages, versions.c.digest, versions.c.fetched_at.label("v_fetched_at"), *said)
        .add_columns(_FILE.label("file"), _OFFSET.label("offset"))
        .outerjoin(versions, versions.c.id == pages.c.version_id)
        .where(_FILE.is_not(None), _is_pending(extractor), pages.c.id > after)
        .order_by(pages.c.id)
        .limit(limit)
    )
    rows = connection.execute(query if site is None else query.where(pages.c.site == site)).all()
    redirects = _redirects(connection, {row.id for row in rows})
    found = []
    for row in rows:
        made = row.version_id is not None and row.state not in NO_ARTICLE
        fields = {name: row._mapping[f"v_{name}"] for name in names} if made else None
        place = (row.file, row.offset, row.version_id, row.digest if made else None)
        fetched_at = row.v_fetched_at if made else row.fetched_at
        told = (row.id, row.url, row.site, row.state, row.reason, row.http_status, fetched_at)
        found.append(Pending(*told, *place, fields, redirects[row.id]))
    return found


def as_they_were(connection: Connection, looked_at: Sequence[Pending]) -> set[int]:
    """The ids of those pages that nobody has changed since they were read. To be asked in the transaction that writes."""
    query = select(pages.c.id, pages.c.version_id, pages.c.state, pages.c.archive_file, pages.c.archive_offset)
    ids = {page.id for page in looked_at}
    now = {row.id: row for row in connection.execute(query.where(among(connection, pages.c.id, ids)))}
    same = set()
    for page in looked_at:
        row = now.get(page.id)
        if row is None or (row.version_id, row.state) != (page.version, page.state):
            continue
        if page.fields is not None or (row.archive_file, row.archive_offset) == (page.file, page.offset):
            same.add(page.id)
    return same


def mark(connection: Connection, page_ids: Collection[int], extractor: str) -> None:
    """Put down that an extractor has looked at these pages."""
    if page_ids:
        connection.execute(pages.update().where(among(connection, pages.c.id, page_ids)).values(extractor=extractor))


def without_archive(connection: Connection, site: str | None) -> int:
    """How many articles have a newest version that no record of the archive is known for."""
    query = select(func.count()).select_from(pages.join(versions, versions.c.id == pages.c.version_id))
    query = query.where(_FILE.is_(None))
    return int(connection.execute(query if site is None else query.where(pages.c.site == site)).scalar_one())


def _is_pending(extractor: str) -> ColumnElement[bool]:
    other = or_(pages.c.extractor.is_(None), pages.c.extractor != extractor)
    failed = and_(pages.c.state == "failed", pages.c.reason.startswith(EXTRACTION_FAILED, autoescape=True))
    no_article = and_(pages.c.state.in_(NO_ARTICLE), or_(pages.c.reason.is_(None), pages.c.reason != "not_html"))
    return and_(other, ~pages.c.is_list, or_(pages.c.version_id.is_not(None), failed, no_article))


def _redirects(connection: Connection, page_ids: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    query = select(page_keys.c.page_id, page_keys.c.key).where(page_keys.c.reason == "redirect")
    for row in connection.execute(query.where(among(connection, page_keys.c.page_id, page_ids))) if page_ids else ():
        found[row.page_id].append(row.key)
    return found


# Of an article the answer that its newest version was made of, of another page the last one.
_LAST = or_(pages.c.version_id.is_(None), pages.c.state.in_(NO_ARTICLE))
_FILE = case((_LAST, pages.c.archive_file), else_=versions.c.archive_file)
_OFFSET = case((_LAST, pages.c.archive_offset), else_=versions.c.archive_offset)
