"""An address that shows what an alarm is about."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from crawler.ledger.results import EMPTIED, LEAST_BODY
from crawler.ledger.tables import pages, versions

_TROUBLE = pages.c.state.in_(("failed", "blocked", "needs_browser"))
_NEW = pages.c.version_id.is_(None)
_LOST = or_(_TROUBLE, pages.c.state == "gone")

# Measure → what is true of such a page, among those that the run has looked at.
_SHOWS: dict[str, ColumnElement[bool]] = {
    "outage": _LOST,
    "failed_new": and_(_LOST, _NEW, ~pages.c.is_list),
    "failed": _TROUBLE,
    "gone": and_(pages.c.state == "gone", ~_NEW),
    "no_articles": pages.c.is_list,
    "lists": and_(pages.c.is_list, pages.c.reason == EMPTIED),
    "extraction": and_(or_(pages.c.state == "not_article", pages.c.reason.like("extraction%")), ~pages.c.is_list),
    "original": versions.c.original_url.is_(None),
    "date": versions.c.published.is_(None),
    "body": func.coalesce(func.length(versions.c.body), 0) < LEAST_BODY,
    "sources": _LOST,
    "host": _LOST,
}
_OF_VERSIONS = frozenset(("original", "date", "body"))


def example_of(connection: Connection, monitor: str, site: str | None, since: str) -> str | None:
    """The newest page that shows it, of those that a run which began at `since` has looked at; None where there is none to show.

    site: of the page; None for any.
    """
    shows = _SHOWS.get(monitor)
    if shows is None:
        return None
    conditions: list[Any] = [shows, pages.c.checked_at >= since]
    if site is not None:
        conditions.append(pages.c.site == site)
    if monitor in _OF_VERSIONS:
        conditions += [versions.c.stored_at >= since, pages.c.state == "fetched"]
    query = select(pages.c.url).outerjoin(versions, versions.c.id == pages.c.version_id).where(*conditions)
    found: str | None = connection.execute(query.order_by(pages.c.id.desc()).limit(1)).scalar()
    return found
