"""What is still to be fetched. A link is put down as due before it is fetched; storing its result ends that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, func, literal, or_, select, tuple_

from crawler.ledger.clock import now
from crawler.ledger.dialect import among, insert_new
from crawler.ledger.tables import pages
from crawler.ledger.upkeep.forget import is_forgotten


class Found(NamedTuple):
    """due: the addresses that are to be fetched now, in the order given. new: those that the ledger did not have; or not
    at the time that was asked about. added, left_out: how many of these were put down now, and how many were too many.
    """

    due: list[str]
    new: list[str]
    added: int = 0
    left_out: int = 0


class Due(NamedTuple):
    """A page that is due. etag and last_modified: what its server gave with the version that the ledger has, or None.

    after: where the next question goes on.
    """

    url: str
    etag: str | None
    last_modified: str | None
    after: tuple[str, int]


def discover(
    connection: Connection,
    site: str,
    urls: Sequence[str],
    *,
    revive: bool = False,
    known_to: int | None = None,
    most: int | None = None,
) -> Found:
    """Put down links as due before they are fetched, but for those that were forgotten.

    What failed is due when its time has come. revive: so is, at once, what was given up. known_to: pages with greater
    ids count as new too. most: no more addresses than these are put down.
    """
    time = now()
    out = is_forgotten(connection, site, urls) if urls else set()
    wanted = [url for url in dict.fromkeys(urls) if url not in out]
    query = select(pages.c.url, pages.c.id, _is_due(time, revive).label("due")).where(among(connection, pages.c.url, wanted))
    known = {row.url: row for row in connection.execute(query)} if wanted else {}
    unknown = [url for url in wanted if url not in known]
    missing = unknown[:most]
    left_out = set(unknown[len(missing) :])
    insert_new(
        connection,
        pages,
        [{"url": url, "site": site, "state": "due", "found_at": time, "attempts": 0, "is_list": False} for url in missing],
    )
    return Found(
        due=[url for url in wanted if url not in left_out and (url not in known or known[url].due)],
        new=[url for url in wanted if url not in known or (known_to is not None and known[url].id > known_to)],
        added=len(missing),
        left_out=len(left_out),
    )


def is_known(connection: Connection, url: str) -> bool:
    """True for a page that has a version."""
    query = select(pages.c.id).where(pages.c.url == url, pages.c.version_id.is_not(None))
    return connection.execute(query.limit(1)).first() is not None


def last_fetched(connection: Connection, url: str) -> str | None:
    """When a page was fetched last, as the ledger tells; None for one that has no version, and where that is not told."""
    query = select(pages.c.fetched_at).where(pages.c.url == url, pages.c.version_id.is_not(None))
    return connection.execute(query.limit(1)).scalar_one_or_none()


def due(connection: Connection, site: str, *, after: int = 0, limit: int = 500) -> list[tuple[int, str]]:
    """The (id, URL) of pages of a site that were never fetched, oldest first, behind the id `after`."""
    query = select(pages.c.id, pages.c.url).where(pages.c.site == site, pages.c.state == "due", pages.c.id > after)
    return [(row.id, row.url) for row in connection.execute(query.order_by(pages.c.id).limit(limit))]


def due_again(
    connection: Connection, site: str, *, known: bool, before: str, after: tuple[str, int] = ("", 0), limit: int = 500
) -> list[Due]:
    """Pages of a site whose time came before `before`, the most overdue first, behind `after`.

    known: articles that the ledger has; else those that were never had as an article.
    """
    query = (
        select(pages.c.id, pages.c.url, pages.c.due_at, pages.c.etag, pages.c.last_modified)
        .where(
            pages.c.site == site,
            pages.c.due_at <= before,
            tuple_(pages.c.due_at, pages.c.id) > tuple_(literal(after[0]), literal(after[1])),
            pages.c.version_id.is_not(None) if known else pages.c.version_id.is_(None),
            ~pages.c.is_list,
        )
        .order_by(pages.c.due_at, pages.c.id)
        .limit(limit)
    )
    return [Due(row.url, row.etag, row.last_modified, (row.due_at, row.id)) for row in connection.execute(query)]


def count_due_again(connection: Connection, site: str, *, before: str) -> int:
    """How many known articles of a site are to be looked at again."""
    mine = (pages.c.site == site, pages.c.due_at <= before, pages.c.version_id.is_not(None), ~pages.c.is_list)
    return int(connection.execute(select(func.count()).where(*mine)).scalar_one())


def no_lists(connection: Connection, urls: Sequence[str]) -> set[str]:
    """Those of the addresses that were looked at and are no lists."""
    looked_at = or_(pages.c.state == "fetched", and_(pages.c.state == "not_article", ~pages.c.is_list))
    return set(connection.execute(select(pages.c.url).where(among(connection, pages.c.url, urls), looked_at)).scalars())


def count_articles(connection: Connection, urls: Sequence[str]) -> tuple[int, int]:
    """How many of the addresses turned out to be no articles, and how many were looked at at all."""
    mine = among(connection, pages.c.url, urls)
    query = select(pages.c.state, func.count().label("number")).where(mine).group_by(pages.c.state)
    counts: dict[str, int] = {row.state: row.number for row in connection.execute(query)}
    none = counts.get("not_article", 0)
    return none, none + counts.get("fetched", 0)


def _is_due(time: str, revive: bool) -> ColumnElement[bool]:
    """Never fetched; or failed, and its time has come; or an article that so far only a saved copy told of."""
    failed = and_(pages.c.state.not_in(("fetched", "not_article")), ~pages.c.is_list)
    given_up = and_(failed, pages.c.due_at.is_(None)) if revive else pages.c.state == "due"
    only_saved = and_(pages.c.state == "fetched", pages.c.due_at.is_(None), ~pages.c.is_list)
    return or_(pages.c.state == "due", and_(failed, pages.c.due_at <= time), given_up, only_saved)
