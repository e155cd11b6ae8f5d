"""Find a story by whatever a person has of it: its id, one of its keys, or the address of one of its pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, select

from crawler.ledger.keys import indexable
from crawler.ledger.tables import aliases, pages, stories


def story_of(connection: Connection, key: str) -> str | None:
    """The id of the story that a key belongs to; None if no article has or names it."""
    return connection.execute(select(aliases.c.story_id).where(aliases.c.key == indexable(key))).scalar()


def key_of(connection: Connection, names: Iterable[str]) -> str | None:
    """The key, one that some article has or names, of the first of these that is a page's address, a key or a story's id."""
    for name in names:
        own = connection.execute(select(pages.c.own_key).where(pages.c.url == name, pages.c.story_id.is_not(None))).scalar()
        if own is not None:
            return str(own)
        if story_of(connection, name) is not None:
            return indexable(name)
        if (root := _root(connection, name)) is not None:
            return root
    return None


def page_at(connection: Connection, names: Iterable[str]) -> Row[Any] | None:
    """The row of the page at one of these addresses, article or not."""
    for name in names:
        row = connection.execute(select(pages).where(pages.c.url == name)).first()
        if row is not None:
            return row
    return None


def _root(connection: Connection, story: str) -> str | None:
    """The key of a story's original; of a story that was merged into another, the other's."""
    passed: set[str] = set()
    while story not in passed:
        passed.add(story)
        row = connection.execute(select(stories.c.key, stories.c.merged_into).where(stories.c.id == story)).first()
        if row is None:
            return None
        if row.merged_into is None:
            return str(row.key)
        story = row.merged_into
    return None
