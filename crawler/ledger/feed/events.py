"""What happened to the ledger, as events with a number: the change feed of `scrapy export events`.

Events are put down in the transaction that makes the change, so there is no change without its event and none twice. Of what a
transaction does to a page or a story only the outcome is told: a page that is matched at once was never without its story.

Numbers are an order for readers. On PostgreSQL a number from a sequence is none: a transaction that drew a smaller one may be
committed later, and a reader that has passed it never sees it. Here they are drawn by raising a row, which the transaction then
holds until its end: the next one draws only after that, whether or not writers take turns otherwise (`database.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal, get_args
from uuid import uuid4

from sqlalchemy import Connection, select, update

from crawler.ledger.clock import now
from crawler.ledger.dialect import among, insert_into
from crawler.ledger.tables import event_log, events, verdicts

# `version`: the page has a version more, or one that it had is the newest again. `matched`: its place in the stories is another
# (story, method, source or not) than before and than a merge alone makes it. `merged`, `split`: a story became part of another one;
# came out of it. `verdict`: its text stands otherwise to its source's. `gone`, `back`: it vanished; is there again.
# `forgotten`: it was taken out for good.
Kind = Literal["version", "matched", "merged", "split", "verdict", "gone", "back", "forgotten"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Event:
    """One change; the fields are the table's. What does not concern its kind is None."""

    kind: Kind
    page_id: int | None = None
    version_id: int | None = None
    is_newest: bool | None = None
    story_id: str | None = None
    was_story_id: str | None = None
    match_method: str | None = None
    is_source: bool | None = None
    relation: str | None = None
    similarity: float | None = None
    url: str | None = None


_COLUMNS = tuple(Event.__slots__)


def put_down(connection: Connection, happened: Sequence[Event]) -> None:
    """Put down what happened, in this order."""
    if not happened:
        return
    number = len(happened)
    begun = insert_into(connection, event_log).values(id=1, ledger=uuid4().hex, newest=number, judged=0)
    raised = begun.on_conflict_do_update(index_elements=["id"], set_={"newest": event_log.c.newest + number})
    first = connection.execute(raised.returning(event_log.c.newest)).scalar_one() - number + 1
    time = now()
    rows = [
        {name: getattr(event, name) for name in _COLUMNS} | {"number": number, "at": time}
        for number, event in enumerate(happened, first)
    ]
    connection.execute(events.insert(), rows)


def newest(connection: Connection) -> tuple[str | None, int]:
    """The name of the ledger, and the number of its newest event: None and 0 while nothing has happened. Smaller numbers will not
    come any more."""
    row = connection.execute(select(event_log.c.ledger, event_log.c.newest)).first()
    return (None, 0) if row is None else (row.ledger, row.newest)


def time_of(connection: Connection, number: int) -> str | None:
    """When the event of this number was put down, in UTC; None where there is none."""
    return connection.execute(select(events.c.at).where(events.c.number == number)).scalar()


def forget(connection: Connection, page_ids: Collection[int], version_ids: Collection[int]) -> None:
    """Leave nothing of these pages in the events but that something was: the stories that it concerned must still be judged.

    It reads all events, once for each; ids are given anew by SQLite, so none may stay.
    """
    mine = among(connection, events.c.page_id, page_ids)
    connection.execute(update(events).where(mine).values(page_id=None, version_id=None))
    compared = among(connection, events.c.version_id, version_ids)
    connection.execute(update(events).where(compared).values(version_id=None))
    connection.execute(verdicts.delete().where(among(connection, verdicts.c.page_id, page_ids)))
    against = among(connection, verdicts.c.against_id, version_ids)
    connection.execute(update(verdicts).where(against).values(against_id=None))
