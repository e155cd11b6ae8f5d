"""What a person decides of stories: `split` and `join`, put down for good and applied at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select

from crawler.ledger.clock import now
from crawler.ledger.errors import LedgerError
from crawler.ledger.feed.events import put_down
from crawler.ledger.reading.find import story_of
from crawler.ledger.stories.facts import Facts
from crawler.ledger.stories.settle import regroup
from crawler.ledger.tables import aliases, decisions
from crawler.match import Decision
from crawler.match.parting import fallen_by_join, part


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision. stories: the ids of those concerned as they are now, the first key's first. fallen: earlier decisions
    that it took back."""

    stories: list[str]
    fallen: list[Decision]


def split(connection: Connection, key: str) -> Decided:
    """Take a key, with all that states it, out of its story. Raises LedgerError where its story is nothing else."""
    facts = _facts(connection, {_known(connection, key)})
    parting = part(key, list(facts.pages.values()), facts.ties(), facts.decisions)
    if not parting.splits:
        raise LedgerError(f"nothing to split: the story of {key} is only this page and what states it", unusable=False)
    _undo(connection, parting.fallen)
    _put(connection, parting.splits)
    put_down(connection, regroup(connection, facts.stories, decided=True))
    return Decided(_now(connection, [key, *(decision.b for decision in parting.splits)]), parting.fallen)


def join(connection: Connection, a: str, b: str) -> Decided:
    """Make the stories of two keys one."""
    if a == b:
        raise LedgerError(f"nothing to join: both are {a}", unusable=False)
    one, other = _known(connection, a), _known(connection, b)
    facts = _facts(connection, {one, other})
    fallen = [] if one == other else fallen_by_join(_keys(connection, one), _keys(connection, other), facts.decisions)
    _undo(connection, fallen)
    _put(connection, [Decision("join", a, b)])
    put_down(connection, regroup(connection, facts.stories, decided=True))
    found = _now(connection, [a, b])
    if len(found) > 1:
        raise LedgerError(
            f"{a} and {b} stay two stories: an earlier split of others of their keys keeps them apart", unusable=False
        )
    return Decided(found, fallen)


def _facts(connection: Connection, stories: set[str]) -> Facts:
    facts = Facts(connection)
    facts.add_stories(stories)
    facts.add_neighbours()
    return facts


def _known(connection: Connection, key: str) -> str:
    story = story_of(connection, key)
    if story is None:
        raise LedgerError(f"no page of the ledger has or names {key}", unusable=False)
    return story


def _keys(connection: Connection, story: str) -> set[str]:
    return set(connection.execute(select(aliases.c.key).where(aliases.c.story_id == story)).scalars())


def _now(connection: Connection, keys: Iterable[str]) -> list[str]:
    """The stories of these keys, each once, in their order."""
    found = (story_of(connection, key) for key in keys)
    return list(dict.fromkeys(story for story in found if story is not None))


def _put(connection: Connection, made: Iterable[Decision]) -> None:
    """Put down decisions, each once while it stands."""
    time = now()
    for one in made:
        if connection.execute(select(decisions.c.id).where(*_standing(one))).first() is None:
            row = {"kind": one.kind, "a": one.a, "b": one.b, "decided_at": time}
            connection.execute(decisions.insert(), row)


def _undo(connection: Connection, fallen: Iterable[Decision]) -> None:
    time = now()
    for one in fallen:
        connection.execute(decisions.update().where(*_standing(one)).values(undone_at=time))


def _standing(one: Decision) -> tuple[ColumnElement[bool], ...]:
    return decisions.c.kind == one.kind, decisions.c.a == one.a, decisions.c.b == one.b, decisions.c.undone_at.is_(None)
