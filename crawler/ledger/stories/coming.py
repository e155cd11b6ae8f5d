"""When each page came first, and by which key: so a story has the same id whether its pages are stored at once or one by one."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from crawler.ledger.clock import written
from crawler.ledger.dialect import among
from crawler.ledger.keys import indexable
from crawler.ledger.tables import versions


class Came(NamedTuple):
    """when: as the ledger writes times, another one for each page. key: that of the story which the page's first version states, or its own."""

    when: str
    key: str


def came(connection: Connection, page_ids: Set[int]) -> dict[int, Came]:
    """When these pages came, by their first versions. Of one batch each came a microsecond after the one before it."""
    if not page_ids:
        return {}
    first = (
        select(func.min(versions.c.id).label("id"))
        .where(among(connection, versions.c.page_id, page_ids))
        .group_by(versions.c.page_id)
        .subquery()
    )
    query = select(versions.c.page_id, versions.c.id, versions.c.stored_at, versions.c.story_key).join(
        first, first.c.id == versions.c.id
    )

    @cache
    def last_before(stored_at: str) -> int:
        """The last version of the batch before that of this time."""
        within = min(row.id for row in rows if row.stored_at == stored_at)
        before = select(versions.c.id).where(versions.c.id < within, versions.c.stored_at != stored_at)
        return connection.execute(before.order_by(versions.c.id.desc()).limit(1)).scalar() or 0

    rows = connection.execute(query.order_by(versions.c.id)).all()
    found = {}
    for row in rows:
        moment = datetime.fromisoformat(row.stored_at) + timedelta(microseconds=row.id - last_before(row.stored_at))
        found[row.page_id] = Came(written(moment), indexable(row.story_key))
    return found
