"""What pages say of further addresses of theirs, and whom it concerns that they say so no more.

An address that two pages with different texts answer to is nobody's alias. When one of them is gone or calls it its own no
longer, it may be the other's, which may lie in any story. So it is with a text that loses one of its titles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, literal, select, union

from crawler.ledger.dialect import among, insert_new
from crawler.ledger.stories.facts import MOST_CLAIMANTS
from crawler.ledger.tables import page_keys, pages


class Held(NamedTuple):
    """What pages hold that counts for others. keys: (page, key) of those that they have or claim. texts: (page, text)."""

    keys: frozenset[tuple[int, str]] = frozenset()
    texts: frozenset[tuple[int, int]] = frozenset()

    def lost(self, now: Held) -> Lost:
        """What they hold no more."""
        return Lost({key for _, key in self.keys - now.keys}, {number for _, number in self.texts - now.texts})


class Lost(NamedTuple):
    """What pages held and hold no more: keys and texts."""

    keys: Set[str] = frozenset()
    texts: Set[int] = frozenset()


NOTHING = Lost()


def held_by(connection: Connection, page_ids: Set[int]) -> Held:
    """What these pages hold."""
    if not page_ids:
        return Held()
    query = union(
        select(page_keys.c.page_id, page_keys.c.key).where(among(connection, page_keys.c.page_id, page_ids)),
        select(pages.c.id, pages.c.own_key).where(among(connection, pages.c.id, page_ids), pages.c.own_key.is_not(None)),
    )
    keys = frozenset(connection.execute(query).tuples())
    read = select(pages.c.id, pages.c.text).where(among(connection, pages.c.id, page_ids), pages.c.text.is_not(None))
    return Held(keys, frozenset(connection.execute(read).tuples()))


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
