"""Originals that pages state and the ledger does not have: what `scrapy crawl sources` is to fetch.

They are in no list of their own: what is wanted follows from what pages state and from what is there, so nothing can be
lost or go stale. A page that was put down as due, or failed, is wanted again when its time has come.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Select, exists, func, select

from crawler.ledger.clock import now
from crawler.ledger.dialect import among, insert_new
from crawler.ledger.tables import aliases, pages, versions

# How the reason of a page begins that is gone and whose article is a web archive's copy; the copy's address and time follow.
MEMENTO = "memento "
# Of a key that has no page of its own, but leads to a story because somebody names it. Any other reason makes it a
# further address of a page that is there.
_ONLY_NAMED = ("own", "stated", "chain")


class Wanted(NamedTuple):
    """A story key that `reposts` pages state as their original, and that no page of the ledger has."""

    key: str
    reposts: int


class Address(NamedTuple):
    """One address of a wanted original: how many pages state it so, and what became of it so far.

    state: of the page of this address, None if the ledger has none. due_at: when that is to be tried again, None for never.
    """

    url: str
    reposts: int
    state: str | None
    due_at: str | None


def wanted(connection: Connection, *, after: str, limit: int) -> list[Wanted]:
    """Wanted keys behind the key `after`, in the database's order of keys."""
    return _wanted(connection, _stated().where(pages.c.stated_key > after).order_by(pages.c.stated_key).limit(limit))


def wanted_since(connection: Connection, version: int) -> list[Wanted]:
    """Wanted keys that newer versions than this one state."""
    newer = select(pages.c.stated_key).join(versions, versions.c.id == pages.c.version_id).where(versions.c.id > version)
    keys = set(connection.execute(newer.where(pages.c.stated_key.is_not(None)).distinct()).scalars())
    if not keys:
        return []
    return _wanted(connection, _stated().where(among(connection, pages.c.stated_key, keys)))


def newest_version(connection: Connection) -> int:
    """The id of the newest version, 0 where there is none."""
    return int(connection.execute(select(func.max(versions.c.id))).scalar() or 0)


def addresses(connection: Connection, keys: Collection[str], as_asked: Callable[[str], str]) -> dict[str, list[Address]]:
    """How pages spell the addresses of these keys, by key, the spelling that most of them have first.

    as_asked: the address as a request for it has it, which is that of its page; "" where none can be made.
    """
    query = (
        select(pages.c.stated_key, versions.c.original_url, func.count().label("reposts"))
        .join(versions, versions.c.id == pages.c.version_id)
        .where(among(connection, pages.c.stated_key, keys), versions.c.original_url.is_not(None))
        .group_by(pages.c.stated_key, versions.c.original_url)
    )
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in connection.execute(query) if keys else ():
        if url := as_asked(row.original_url):
            counts[row.stated_key][url] += row.reposts
    urls = {url for spellings in counts.values() for url in spellings}
    rows = (
        connection.execute(select(pages.c.url, pages.c.state, pages.c.due_at).where(among(connection, pages.c.url, urls)))
        if urls
        else ()
    )
    there: dict[str, tuple[str, str | None]] = {row.url: (row.state, row.due_at) for row in rows}
    return {
        key: [
            Address(url, number, *there.get(url, (None, None)))
            for url, number in sorted(spellings.items(), key=lambda one: (-one[1], one[0]))
        ]
        for key, spellings in counts.items()
    }


def address_to_ask(spellings: Sequence[Address], *, before: str) -> str | None:
    """Which spelling to fetch now; None if nothing is due before that time.

    An original is fetched once, not once for each spelling: where one has been tried, it is that one's turn or none's.
    """
    tried = [address for address in spellings if address.state is not None]
    due = [one for one in tried if one.state == "due" or (one.due_at is not None and one.due_at <= before)]
    return next((address.url for address in due or (() if tried else spellings)), None)


def put_due(connection: Connection, found: Sequence[tuple[str, str]]) -> None:
    """Put down pages, each as (URL, site), as due before they are fetched; those that are there stay as they are."""
    time = now()
    rows = [
        {"url": url, "site": site, "state": "due", "found_at": time, "attempts": 0, "is_list": False} for url, site in found
    ]
    insert_new(connection, pages, rows)


def earliest_repost(connection: Connection, key: str) -> str | None:
    """The first date that a page that states this key is published or, where none tells, was found; ISO 8601."""
    query = (
        select(func.min(versions.c.published), func.min(pages.c.found_at))
        .join(versions, versions.c.id == pages.c.version_id)
        .where(pages.c.stated_key == key)
    )
    published, found = connection.execute(query).one()
    first: str | None = published or found
    return first


def _stated() -> Select[tuple[str, int]]:
    """Stated keys that no page has as its own or as a further one, each with the number of pages that state it."""
    there = pages.alias()
    is_own = exists().where(there.c.own_key == pages.c.stated_key)
    is_further = exists().where(aliases.c.key == pages.c.stated_key, aliases.c.reason.not_in(_ONLY_NAMED))
    query: Select[tuple[str, int]] = select(pages.c.stated_key, func.count())
    return query.where(pages.c.stated_key.is_not(None), ~is_own, ~is_further).group_by(pages.c.stated_key)


def _wanted(connection: Connection, query: Select[tuple[str, int]]) -> list[Wanted]:
    return [Wanted(*row) for row in connection.execute(query)]
