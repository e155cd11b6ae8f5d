"""Pages that are in the ledger but were never matched: those of a ledger from before there was matching."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, select

from crawler.ledger.feed.events import put_down
from crawler.ledger.keys import indexable
from crawler.ledger.stories.settle import settle
from crawler.ledger.tables import pages, versions
from crawler.match import Reading, Text

# Pages matched in one transaction.
AT_ONCE = 500


def has_unmatched(connection: Connection) -> bool:
    """True if there are any. It reads an index that has only these."""
    query = select(pages.c.id).where(pages.c.open.is_(None), pages.c.version_id.is_not(None)).limit(1)
    return connection.execute(query).first() is not None


def match_unmatched(connection: Connection) -> int:
    """Match some of them, the oldest first; how many. 0 when there are none left."""
    query = (
        select(pages.c.id, pages.c.own_key, versions.c.story_key, versions.c.title, versions.c.original_title, versions.c.body)
        .join(versions, versions.c.id == pages.c.version_id)
        .where(pages.c.open.is_(None), pages.c.version_id.is_not(None))
        .order_by(pages.c.id)
        .limit(AT_ONCE)
    )
    rows, readings = [], {}
    for row in connection.execute(query):
        reading = readings[row.id] = Reading.of(Text(row.title, row.original_title, row.body))
        key = indexable(row.story_key)
        rows.append({"page": row.id, "stated_key": None if key == row.own_key else key, "text": reading.number})
    if rows:
        connection.execute(pages.update().where(pages.c.id == bindparam("page")), rows)
        _, moved = settle(connection, readings)
        put_down(connection, moved)
    return len(rows)
