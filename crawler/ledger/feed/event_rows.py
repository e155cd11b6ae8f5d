"""The events as everybody outside sees them, joined with what they speak of. Streamed: memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, or_, select

from crawler.ledger.storing.fields import ARTICLE_FIELDS
from crawler.ledger.tables import events, pages, versions

_FETCHED_AT_ONCE = 500
# As they are in the table.
_NUMBER = ("number", "kind", "at")
_WHAT = ("story_id", "was_story_id", "match_method", "is_source", "is_newest", "relation", "similarity")
# What an article of the feed has besides the fields of every article.
OF_VERSION = ("fetched_at", "digest", "archive_file", "archive_offset")


def event_rows(connection: Connection, after: int, upto: int) -> Iterator[dict[str, Any]]:
    """The events behind one number up to another, in order. Of pages that were forgotten since, only that they were."""
    for row in connection.execute(_query(after, upto).execution_options(yield_per=_FETCHED_AT_ONCE)):
        told: dict[str, Any] = {name: getattr(row, name) for name in _NUMBER}
        told |= {"url": row.url or row.page_url, "site": row.site}
        told |= {name: getattr(row, name) for name in _WHAT}
        told["compared_with"] = _compared_with(row)
        told["article"] = _article(row) if row.kind == "version" else None
        yield told


def _query(after: int, upto: int) -> Select[Any]:
    against, its_page = versions.alias(), pages.alias()
    of_version = [versions.c[name] for name in (*ARTICLE_FIELDS, *OF_VERSION) if name in versions.c]
    return (
        select(
            *(events.c[name] for name in (*_NUMBER, *_WHAT)),
            events.c.url,
            pages.c.url.label("page_url"),
            pages.c.site,
            *of_version,
            its_page.c.url.label("against_url"),
            against.c.number.label("against_number"),
            against.c.fetched_at.label("against_fetched_at"),
        )
        .select_from(events)
        .outerjoin(pages, pages.c.id == events.c.page_id)
        .outerjoin(versions, and_(versions.c.id == events.c.version_id, events.c.kind == "version"))
        .outerjoin(against, and_(against.c.id == events.c.version_id, events.c.kind == "verdict"))
        .outerjoin(its_page, its_page.c.id == against.c.page_id)
        .where(events.c.number > after, events.c.number <= upto)
        .where(or_(pages.c.id.is_not(None), events.c.kind.in_(("merged", "split", "forgotten"))))
        .order_by(events.c.number)
    )


def _article(row: Row[Any]) -> dict[str, Any]:
    """The article of a version."""
    told = {"url": row.page_url, "site": row.site}
    return {name: told.get(name) or getattr(row, name, None) for name in (*ARTICLE_FIELDS, *OF_VERSION)}


def _compared_with(row: Row[Any]) -> dict[str, Any] | None:
    """The version that a verdict rests on."""
    if row.against_url is None:
        return None
    return {"url": row.against_url, "version": row.against_number, "fetched_at": row.against_fetched_at}
