"""Pages that are no article any more by other rules: they leave their stories, and their versions stay on record."""

from __future__ import annotations

from collections.abc import Set

from sqlalchemy import Connection, select

from crawler.ledger.dialect import among
from crawler.ledger.feed.events import Event
from crawler.ledger.stories.claims import Held, held_by, take_back
from crawler.ledger.stories.settle import regroup
from crawler.ledger.tables import pages, verdicts
from crawler.ledger.upkeep.forget import drop_empty


def leave_stories(connection: Connection, page_ids: Set[int]) -> list[Event]:
    """Take pages that have no newest version out of their stories, and group those again; what happened.

    To a reader of events such a page is as one that was forgotten: it is in no export any more.
    """
    if not page_ids:
        return []
    mine = among(connection, pages.c.id, page_ids)
    rows = connection.execute(select(pages.c.url, pages.c.story_id).where(mine).order_by(pages.c.id)).all()
    connection.execute(verdicts.delete().where(among(connection, verdicts.c.page_id, page_ids)))
    lost = held_by(connection, page_ids).lost(Held())
    take_back(connection, page_ids)
    nowhere = dict.fromkeys(("own_key", "stated_key", "text", "open", "story_id", "match_method"))
    connection.execute(pages.update().where(mine).values(nowhere))
    touched = {row.story_id for row in rows if row.story_id is not None}
    told = [Event("forgotten", url=row.url, story_id=row.story_id) for row in rows]
    told += regroup(connection, touched, lost)
    drop_empty(connection, touched)
    return told
