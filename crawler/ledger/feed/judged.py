"""The verdicts that the change feed tells: when a page's text has come to stand otherwise to its source's.

A verdict changes with either text, and when another page becomes the one to compare with: a source that comes late changes those of
all its reposts. Judging then, in the transaction of the page that came, would cost each page of a story as much as the story is
large, and a crawl that goes from the newest repost to the oldest would tell of each verdict as many times. So the transaction only
says what happened, which names the stories that it concerns. Whoever reads the feed has them judged first: pages whose texts are still
those that were told are not looked at, and a verdict that is another one becomes an event, which all readers see under the
same number. Texts are compared while others write; only putting down what came of it waits for its turn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, select, update

from crawler.ledger.database import Database
from crawler.ledger.dialect import among, put_rows
from crawler.ledger.feed.events import Event, newest, put_down
from crawler.ledger.reading.read import COMPARED_FIRST, IS_SOURCE
from crawler.ledger.tables import event_log, events, pages, stories, verdicts, versions
from crawler.match import File, Relation, Text, judge

# Characters. No article is longer; a page made to be compared for ever has no relation.
LONGEST = 200_000
# Events whose stories are known together, stories that are judged together, and pages whose texts are in memory together.
_EVENTS = 100_000
_STORIES = 500
_TEXTS = 100


class _Pair(NamedTuple):
    """A page of which something else was told than its newest text says, and the version to compare with, None for none."""

    page_id: int
    version_id: int
    against_id: int | None
    story_id: str


# Relation and similarity.
_Verdict = tuple[str | None, float | None]
_NONE: _Verdict = (None, None)


def compare(first: Text, other: Text) -> tuple[Relation, float] | None:
    """How a text stands to that of its source, and the share that both have; None of texts that are too long or have no words."""
    if max(len(first.body or ""), len(other.body or "")) > LONGEST:
        return None
    verdict = judge(first, other)
    return None if verdict.relation is None else (verdict.relation, round(verdict.similarity, 4))


def files_of(attachments: Sequence[Mapping[str, Any]]) -> tuple[File, ...]:
    """An article's attachments, to be compared."""
    return tuple(File(file["url"], file["text"] or "") for file in attachments)


def judge_touched(database: Database) -> None:
    """Judge the stories that events concern which have happened up to now, and put down as events what is another verdict."""
    with database.reading() as connection:
        _, goal = newest(connection)
    while _judge_some(database, goal):
        pass


def _judge_some(database: Database, goal: int) -> bool:
    """The stories of the next events; False if there are none up to the goal."""
    with database.reading() as connection:
        done = connection.execute(select(event_log.c.judged)).scalar() or 0
        upto = min(done + _EVENTS, goal)
        if done >= upto:
            return False
        touched = _touched(connection, done, upto)
    told = _judge(database, touched)
    with database.writing() as connection:
        now = connection.execute(select(event_log.c.judged, event_log.c.newest)).one()
        if now.judged < upto:
            # What was told just now concerns no story.
            alone = now.newest == upto + told
            connection.execute(update(event_log).values(judged=now.newest if alone else upto))
    return True


def judge_again(database: Database, story_ids: Collection[str]) -> int:
    """Judge these stories although nothing happened to them, as the rules are others now, and put down as events what is another
    verdict than the one that was told; how many. Of pages of which none was told yet nothing is."""
    return _judge(database, sorted(story_ids), again=True)


def _judge(database: Database, story_ids: Sequence[str], *, again: bool = False) -> int:
    """Judge stories; how many verdicts are others."""
    told = 0
    for start in range(0, len(story_ids), _STORIES):
        some = story_ids[start : start + _STORIES]
        with database.reading() as connection:
            found = _judged(connection, list(_outdated(connection, some, again=again)))
        if found:
            with database.writing() as connection:
                # Others may have written meanwhile, or another reader of the feed was first.
                still = {pair: found[pair] for pair in _outdated(connection, some, again=again) if pair in found}
                told += _put_down(connection, still)
    return told


def _touched(connection: Connection, after: int, upto: int) -> list[str]:
    """The stories that events concern in which a verdict may be another now."""
    concerned = (events.c.number > after, events.c.number <= upto, events.c.kind.not_in(("verdict", "gone", "back")))
    query = select(events.c.story_id).where(*concerned).union(select(events.c.was_story_id).where(*concerned))
    return sorted(story for story in connection.execute(query).scalars() if story is not None)


def _outdated(connection: Connection, story_ids: Sequence[str], *, again: bool = False) -> Iterator[_Pair]:
    """Of these stories the pages of which something else was told. again: those of which anything was."""
    query = (
        select(
            pages.c.id,
            pages.c.story_id,
            pages.c.version_id,
            IS_SOURCE.label("is_source"),
            verdicts.c.page_id.label("told"),
            verdicts.c.version_id.label("told_version"),
            verdicts.c.against_id.label("told_against"),
        )
        .join(versions, versions.c.id == pages.c.version_id)
        .join(stories, stories.c.id == pages.c.story_id)
        .outerjoin(verdicts, verdicts.c.page_id == pages.c.id)
        .where(among(connection, pages.c.story_id, story_ids))
        .order_by(pages.c.story_id, *COMPARED_FIRST)
    )
    for story, found in groupby(connection.execute(query).all(), key=lambda row: row.story_id):
        first, *others = found
        for row in (first, *others):
            if row is first or row.is_source:
                if row.told is not None:
                    yield _Pair(row.id, row.version_id, None, story)
            elif row.told is not None if again else (row.told_version, row.told_against) != (row.version_id, first.version_id):
                yield _Pair(row.id, row.version_id, first.version_id, story)


def _judged(connection: Connection, pairs: Sequence[_Pair]) -> dict[_Pair, _Verdict]:
    """The verdicts on these pages."""
    found: dict[_Pair, _Verdict] = {}
    for against, of_one in groupby(pairs, key=lambda pair: pair.against_id):
        rows = list(of_one)
        if against is None:
            found |= dict.fromkeys(rows, _NONE)
            continue
        source = _texts(connection, {against})[against]
        for start in range(0, len(rows), _TEXTS):
            some = rows[start : start + _TEXTS]
            texts = _texts(connection, {pair.version_id for pair in some})
            found |= {pair: compare(source, texts[pair.version_id]) or _NONE for pair in some}
    return found


def _texts(connection: Connection, version_ids: Collection[int]) -> dict[int, Text]:
    query = select(versions.c.id, versions.c.title, versions.c.original_title, versions.c.body, versions.c.attachments)
    rows = connection.execute(query.where(among(connection, versions.c.id, version_ids)))
    return {row.id: Text(row.title, row.original_title, row.body, files_of(row.attachments)) for row in rows}


def _put_down(connection: Connection, found: Mapping[_Pair, _Verdict]) -> int:
    """Put down verdicts, and as events those that are others than before. Returns how many were told."""
    rows = connection.execute(select(verdicts).where(among(connection, verdicts.c.page_id, [pair.page_id for pair in found])))
    before: dict[int, _Verdict] = {row.page_id: (row.relation, row.similarity) for row in rows}
    names = ("page_id", "version_id", "against_id", "relation", "similarity")
    put_rows(
        connection,
        verdicts,
        [
            dict(zip(names, (*pair[:3], *verdict), strict=True))
            for pair, verdict in found.items()
            if pair.against_id is not None
        ],
    )
    if ended := [pair.page_id for pair in found if pair.against_id is None]:
        connection.execute(delete(verdicts).where(among(connection, verdicts.c.page_id, ended)))
    told = [
        Event(
            "verdict",
            page_id=pair.page_id,
            version_id=pair.against_id,
            story_id=pair.story_id,
            relation=verdict[0],
            similarity=verdict[1],
        )
        for pair, verdict in found.items()
        if verdict != before.get(pair.page_id, _NONE)
    ]
    put_down(connection, told)
    return len(told)
