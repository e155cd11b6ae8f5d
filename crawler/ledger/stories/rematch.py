"""Pages that are in the ledger but were never matched, or by older rules.

They are taken as pages whose texts have just come. So their ties are judged anew and their stories grouped anew, and what other rules
tied together comes apart. Keys stay: those of a page are its version's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, or_, select

from crawler.ledger.feed.events import Event, put_down
from crawler.ledger.keys import indexable
from crawler.ledger.stories.claims import held_by
from crawler.ledger.stories.settle import settle
from crawler.ledger.tables import crowds, fingerprints, pages, same_texts, signed_texts, versions
from crawler.match import MATCHER_VERSION, Reading, Text

# Pages matched in one transaction.
AT_ONCE = 500
# The index of texts is tidied up in so many transactions; fingerprints are spread evenly over the signed 64-bit integers.
TIDIED_IN = 64

_UNMATCHED = and_(pages.c.open.is_(None), pages.c.version_id.is_not(None))
_OLDER = and_(or_(pages.c.matcher.is_(None), pages.c.matcher != MATCHER_VERSION), pages.c.version_id.is_not(None))


class Matched(NamedTuple):
    """What came of some pages. last: the greatest of their ids. stories: those that they are in now. events: how many of each kind."""

    pages: int
    last: int
    stories: Set[str]
    events: Counter[str]


def has_unmatched(connection: Connection) -> bool:
    """True if there are pages that were never matched. It reads an index that has only these."""
    return connection.execute(select(pages.c.id).where(_UNMATCHED).limit(1)).first() is not None


def match_unmatched(connection: Connection) -> int:
    """Match some pages that were never matched, the oldest first; how many. 0 when there are none left."""
    return _match(connection, _UNMATCHED).pages


def older(connection: Connection) -> int:
    """How many pages were matched by older rules, or by those of a program that did not put that down."""
    return connection.execute(select(func.count()).select_from(pages).where(_OLDER)).scalar_one()


def rematch(connection: Connection, after: int) -> Matched:
    """Match some of these again, the oldest behind the page with the id `after` first; none when there are none left there."""
    return _match(connection, and_(_OLDER, pages.c.id > after))


def tidy(connection: Connection, part: int) -> int:
    """Take texts that no page has any more out of a part of the index of texts, numbered from 0; how many fingerprints went."""
    width = 2**64 // TIDIED_IN
    begin = part * width - 2**63
    in_part = fingerprints.c.fingerprint.between(begin, begin + width - 1)
    gone = connection.execute(delete(fingerprints).where(in_part, _nobodys(fingerprints.c.text))).rowcount
    connection.execute(delete(crowds).where(crowds.c.fingerprint.between(begin, begin + width - 1), _nobodys(crowds.c.text)))
    if part == TIDIED_IN - 1:
        connection.execute(delete(same_texts).where(or_(_nobodys(same_texts.c.a), _nobodys(same_texts.c.b))))
        connection.execute(delete(signed_texts).where(_nobodys(signed_texts.c.text)))
    return gone


def _match(connection: Connection, which: ColumnElement[bool]) -> Matched:
    query = (
        select(pages.c.id, pages.c.own_key, versions.c.story_key, versions.c.title, versions.c.original_title, versions.c.body)
        .join(versions, versions.c.id == pages.c.version_id)
        .where(which)
        .order_by(pages.c.id)
        .limit(AT_ONCE)
    )
    rows, readings = [], {}
    for row in connection.execute(query):
        reading = readings[row.id] = Reading.of(Text(row.title, row.original_title, row.body))
        key = indexable(row.story_key)
        stated = None if key == row.own_key else key
        rows.append({"page": row.id, "stated_key": stated, "text": reading.number, "matcher": MATCHER_VERSION})
    if not rows:
        return Matched(0, 0, frozenset(), Counter())
    had = held_by(connection, set(readings))
    connection.execute(pages.update().where(pages.c.id == bindparam("page")), rows)
    places, moved = settle(connection, readings, had.lost(held_by(connection, set(readings))))
    put_down(connection, moved)
    return Matched(len(rows), rows[-1]["page"], {place.story_id for place in places.values()}, _kinds(moved))


def _kinds(moved: list[Event]) -> Counter[str]:
    return Counter(event.kind for event in moved)


def _nobodys(text: ColumnElement[int]) -> ColumnElement[bool]:
    return ~select(pages.c.id).where(pages.c.text == text).exists()
