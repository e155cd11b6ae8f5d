"""Pages that only join a story: their places are settled without reading the story, however many pages it has.

A page is plain if it is new, its address is told of nowhere, and it names the very original of a story. Such a page can change
neither the story's original nor what belongs to it; only its text can, if nobody has fetched the original.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select, union

from crawler.ledger.clock import now
from crawler.ledger.dialect import among, insert_new
from crawler.ledger.tables import aliases, decisions, page_keys, pages, stories


class Joined(NamedTuple):
    """A plain page. open: text may match it (`match/chains.py`)."""

    story_id: str
    open: bool


def join_plain(connection: Connection, page_ids: Set[int]) -> dict[int, Joined]:
    """Put down the places of the plain ones of these pages, and return them."""
    rows = connection.execute(
        select(pages.c.id, pages.c.own_key, pages.c.stated_key, pages.c.open)
        .where(among(connection, pages.c.id, page_ids), pages.c.stated_key.is_not(None))
        .where(pages.c.id.not_in(select(page_keys.c.page_id).where(among(connection, page_keys.c.page_id, page_ids))))
    ).all()
    candidates = [row for row in rows if row.open is None]
    if not candidates:
        return {}
    own = {row.own_key for row in candidates}
    told_of = _told_of(connection, own) | {
        key for key, times in Counter(row.own_key for row in candidates).items() if times > 1
    }
    originals = _originals(connection, {row.stated_key for row in candidates})
    found: dict[int, Joined] = {}
    for row in candidates:
        if row.own_key not in told_of and row.stated_key in originals:
            found[row.id] = originals[row.stated_key]
    _write(connection, {row.id: row.own_key for row in candidates}, found)
    return found


def _told_of(connection: Connection, keys: Set[str]) -> set[str]:
    """Which of these keys the ledger has met before, as another page's, an original or in a decision."""
    query = union(
        select(aliases.c.key).where(among(connection, aliases.c.key, keys)),
        select(pages.c.stated_key).where(among(connection, pages.c.stated_key, keys)),
        select(page_keys.c.key).where(among(connection, page_keys.c.key, keys)),
        select(decisions.c.a).where(among(connection, decisions.c.a, keys)),
        select(decisions.c.b).where(among(connection, decisions.c.b, keys)),
    )
    return set(connection.execute(query).scalars())


def _originals(connection: Connection, keys: Set[str]) -> dict[str, Joined]:
    """Of these keys those that are a story's original as it stands, decided on by nobody, with what joining it means."""
    query = (
        select(stories.c.key, stories.c.id)
        .join(aliases, (aliases.c.key == stories.c.key) & (aliases.c.story_id == stories.c.id))
        .where(among(connection, aliases.c.key, keys))
    )
    story_of = {row.key: row.id for row in connection.execute(query).all()}
    if not story_of:
        return {}
    decided = union(
        select(decisions.c.a).where(among(connection, decisions.c.a, story_of)),
        select(decisions.c.b).where(among(connection, decisions.c.b, story_of)),
    )
    for key in connection.execute(decided).scalars():
        del story_of[key]
    held = select(pages.c.own_key, pages.c.match_method, pages.c.open).where(
        among(connection, pages.c.own_key, story_of), pages.c.version_id.is_not(None)
    )
    there: dict[str, set[tuple[str | None, bool | None]]] = {}
    for row in connection.execute(held).all():
        there.setdefault(row.own_key, set()).add((row.match_method, row.open))
    # An original that is there must be an end itself: in a ring, or new in this very change, it is not plain.
    return {
        key: Joined(story, key not in there)
        for key, story in story_of.items()
        if there.get(key, {("none", True)}) == {("none", True)}
    }


def _write(connection: Connection, own_keys: dict[int, str], found: dict[int, Joined]) -> None:
    if not found:
        return
    rows = [
        {"page": page_id, "story_id": joined.story_id, "match_method": "stated", "open": joined.open}
        for page_id, joined in found.items()
    ]
    connection.execute(pages.update().where(pages.c.id == bindparam("page")), rows)
    time = now()
    insert_new(
        connection,
        aliases,
        [
            {"key": own_keys[page_id], "story_id": joined.story_id, "reason": "chain", "created_at": time}
            for page_id, joined in found.items()
        ],
    )
