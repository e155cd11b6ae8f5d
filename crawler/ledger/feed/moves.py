"""What a change of stories comes to, as events: from how pages and stories stood before it to how they stand now.

A merge says of all pages of a story that they are another's now, so it needs no event for each of them, however many they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from crawler.ledger.feed.events import Event


class Stand(NamedTuple):
    """A page's place: its story, how it came into it, and whether it is its source. All None for a page that was never matched."""

    story_id: str | None = None
    method: str | None = None
    is_source: bool | None = None


class Standing(NamedTuple):
    """A story: the one that it is part of, None if it stands by itself, and the key of its original."""

    part_of: str | None
    key: str


def moves(
    pages: Iterable[tuple[int, Stand, Stand]],
    before: Mapping[str, Standing | None],
    after: Mapping[str, Standing],
    peopled: Set[str | None],
) -> Iterator[Event]:
    """The events, those of stories first.

    pages: id, place before and place now. before, after: the stories that were looked at; None for one that was not there.
    peopled: the stories that have pages now.
    """
    yield from _stories(before, after)
    moved: list[Event] = []
    out: dict[tuple[str, str], None] = {}
    for page_id, was, now in pages:
        was_in = was.story_id
        expected = _leads_to(was_in, after)
        if was_in is None:
            if now.method != "none":
                moved.append(_matched(page_id, None, now))
        elif (expected, was.method, was.is_source) != now:
            moved.append(_matched(page_id, was_in if was_in != now.story_id else None, now))
        if expected is not None and now.story_id is not None and now.story_id != expected:
            out[(now.story_id, expected)] = None
    for story, came_from in out:
        if before.get(story, _THERE) is None and came_from in peopled:
            yield Event("split", story_id=story, was_story_id=came_from)
    yield from moved


# Of a story that nobody looked at: it was there.
_THERE = Standing(None, "")


def _stories(before: Mapping[str, Standing | None], after: Mapping[str, Standing]) -> Iterator[Event]:
    """Stories that became part of others, or stand by themselves again."""
    for story, was in before.items():
        now = after[story]
        if was is None or was.part_of == now.part_of:
            continue
        if now.part_of is None:
            yield Event("split", story_id=story, was_story_id=was.part_of)
        elif was.part_of is None or _leads_to(was.part_of, after) != now.part_of:
            yield Event("merged", story_id=now.part_of, was_story_id=story)


def _leads_to(story: str | None, after: Mapping[str, Standing]) -> str | None:
    """The story that another one resolves to."""
    while story is not None and (standing := after.get(story)) is not None and standing.part_of is not None:
        story = standing.part_of
    return story


def _matched(page_id: int, was_in: str | None, now: Stand) -> Event:
    return Event(
        "matched",
        page_id=page_id,
        story_id=now.story_id,
        was_story_id=was_in,
        match_method=now.method,
        is_source=now.is_source,
    )
