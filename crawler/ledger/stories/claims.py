"""What pages say of further addresses of theirs, and whom it concerns that they say so no more.

An address that two pages with different texts answer to is nobody's alias. When one of them is gone or calls it its own no
longer, it may be the other's, which may lie in any story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from sqlalchemy import Connection, delete, func, literal, select, union

from crawler.ledger.dialect import among, insert_new
from crawler.ledger.stories.facts import MOST_CLAIMANTS
from crawler.ledger.tables import page_keys, pages


def answers_to(connection: Connection, page_ids: Set[int]) -> set[tuple[int, str]]:
    """The keys that these pages have or claim: (page, key)."""
    if not page_ids:
        return set()
    query = union(
        select(page_keys.c.page_id, page_keys.c.key).where(among(connection, page_keys.c.page_id, page_ids)),
        select(pages.c.id, pages.c.own_key).where(among(connection, pages.c.id, page_ids), pages.c.own_key.is_not(None)),
    )
    return set(connection.execute(query).tuples())


def claim(connection: Connection, claims: Mapping[int, Iterable[tuple[str, str]]]) -> None:
    """Put down the further keys of pages, with how each tells them, in place of those that they had."""
    take_back(connection, set(claims))
    rows = [{"page_id": page, "key": key, "reason": reason} for page, keys in claims.items() for key, reason in keys]
    insert_new(connection, page_keys, rows)


def take_back(connection: Connection, page_ids: Set[int]) -> None:
    """Take away all further keys of pages."""
    if page_ids:
        connection.execute(delete(page_keys).where(among(connection, page_keys.c.page_id, page_ids)))


def claiming(connection: Connection, keys: Set[str]) -> set[str]:
    """The stories of the pages that claim these keys, but for keys that too many pages claim."""
    if not keys:
        return set()
    many = select(page_keys.c.key).where(among(connection, page_keys.c.key, keys)).group_by(page_keys.c.key)
    counted = many.having(func.count(literal(1)) <= MOST_CLAIMANTS)
    query = select(pages.c.story_id).join(page_keys, page_keys.c.page_id == pages.c.id).where(page_keys.c.key.in_(counted))
    return set(connection.execute(query.where(pages.c.story_id.is_not(None)).distinct()).scalars())
