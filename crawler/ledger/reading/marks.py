"""What tells whether a row of an export has changed, without reading its text: who has the last export writes only what has.

A mark is made of all that a row is made of: the version, which never changes but for its place in time, the page's place in
its story, and the version that it is compared with.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from crawler.ledger.reading.read import COMPARED_FIRST, IS_SOURCE
from crawler.ledger.storing.history import instant
from crawler.ledger.tables import pages, stories, versions

_FETCHED_AT_ONCE = 2000


class Mark(NamedTuple):
    """Of one row: id: of the page or the story. key: its address or its story's id. mark: another one whenever the row is.

    site, state: of a page, None of a story. published: of the page or the story's source, else of its earliest repost.
    fetched_at: when the page's version, or the newest of the story's, was fetched, in UTC. None where it is not told.
    """

    id: int | str
    key: str
    mark: bytes
    site: str | None
    state: str | None
    published: str | None
    fetched_at: str | None


def page_marks(connection: Connection) -> Iterator[Mark]:
    """The marks of `read.page_rows`, story by story."""
    for rows in _stories(connection):
        first = _of_version(rows[0])
        for row in rows:
            mark = _digest(_of_page(row), first)
            state = "gone" if row.state == "gone" else "live"
            yield Mark(row.id, row.url, mark, row.site, state, row.published, instant(row.fetched_at) or None)


def story_marks(connection: Connection) -> Iterator[Mark]:
    """The marks of `read.stories_of`."""
    for rows in _stories(connection):
        mark = _digest(*map(_of_page, rows))
        fetched = max(instant(row.fetched_at) for row in rows)
        yield Mark(rows[0].story_id, rows[0].story_id, mark, None, None, rows[0].published, fetched or None)


def _stories(connection: Connection) -> Iterator[list[Row[Any]]]:
    """Of each story its pages, what they are compared with first; no texts."""
    query = (
        select(
            pages.c.id,
            pages.c.url,
            pages.c.site,
            pages.c.state,
            pages.c.match_method,
            pages.c.story_id,
            pages.c.own_key,
            stories.c.key.label("root"),
            IS_SOURCE.label("is_source"),
            versions.c.id.label("version"),
            versions.c.number,
            versions.c.digest,
            versions.c.stored_at,
            versions.c.published,
            versions.c.fetched_at,
            versions.c.archive_file,
            versions.c.archive_offset,
        )
        .join(versions, versions.c.id == pages.c.version_id)
        .join(stories, stories.c.id == pages.c.story_id)
        .order_by(pages.c.story_id, *COMPARED_FIRST)
    )
    rows = connection.execute(query.execution_options(yield_per=_FETCHED_AT_ONCE))
    for _, group in groupby(rows, key=lambda row: row.story_id):
        yield list(group)


def _of_version(row: Row[Any]) -> str:
    return repr((row.url, row.version, row.digest, row.stored_at, row.number, row.fetched_at))


def _of_page(row: Row[Any]) -> str:
    place = row.site, row.state == "gone", row.match_method, row.story_id, row.own_key, row.root, bool(row.is_source)
    return f"{_of_version(row)} {place!r} {row.archive_file!r} {row.archive_offset}"


def _digest(*parts: str) -> bytes:
    """Eight bytes: of a row's two states, one in 10^19 has the other's."""
    digest = blake2b(digest_size=8)
    for part in parts:
        digest.update(part.encode())
    return digest.digest()
