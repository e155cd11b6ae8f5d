"""Which story a page belongs to: by the key of its stated original, or its own.

A page that states an original is itself one address of that original's story, so whoever reposts the repost joins
the same story (`chain`). Where that joins two stories, the older id stays and the other one resolves to it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from crawler.ledger.clock import now
from crawler.ledger.tables import aliases, pages, stories
from crawler.ledger.upsert import insert_new

# Characters, all of them ASCII. PostgreSQL indexes 2,704 bytes at the most.
LONGEST_KEY = 2000


@dataclass(frozen=True, slots=True)
class Story:
    """A story as the ledger has it; `key` is the key of its original."""

    id: str
    key: str
    created_at: str


def story_id(key: str) -> str:
    """The id of a story that begins with this key: 16 letters and digits, the same in every ledger."""
    return base64.b32encode(hashlib.sha256(key.encode()).digest()[:10]).decode().lower()


def indexable(key: str) -> str:
    """The key itself; of one that no database could index, its beginning and its SHA-256."""
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY // 2]}#{hashlib.sha256(key.encode()).hexdigest()}"


def assign(connection: Connection, keys: list[tuple[str, str]]) -> list[tuple[Story, bool]]:
    """The story of each (own key, story key) pair, made or merged as needed, in order, and whether the pair began it."""
    if not keys:
        return []
    work = _Assignment(connection, {key for pair in keys for key in pair})
    assigned = []
    for own, key in keys:
        before = len(work.new)
        assigned.append((work.assign(own, key).id, len(work.new) > before))
    work.write()
    return [(work.final(identifier), began) for identifier, began in assigned]


class _Assignment:
    """One batch of pages: what the ledger has of their keys, what is new and what merges."""

    def __init__(self, connection: Connection, keys: Iterable[str]) -> None:
        self.connection = connection
        found = connection.execute(
            select(aliases.c.key, stories.c.id, stories.c.key.label("root"), stories.c.created_at)
            .join(stories, aliases.c.story_id == stories.c.id)
            .where(aliases.c.key.in_(list(keys)))
        ).all()
        self.stories: dict[str, Story] = {row.id: Story(row.id, row.root, row.created_at) for row in found}
        self.by_key: dict[str, str] = {row.key: row.id for row in found}
        self.known_keys = frozenset(self.by_key)
        self.new: list[Story] = []
        self.reasons: dict[str, str] = {}
        self.merged: dict[str, str] = {}
        self.moved: list[str] = []

    def assign(self, own: str, key: str) -> Story:
        """The story of one page."""
        story = self.story_of(key)
        if own != key:
            if own not in self.by_key:
                self.by_key[own] = story.id
                self.reasons[own] = "chain"
            else:
                other = self.final(self.by_key[own])
                if other.id != story.id and other.key == own:
                    story = self.merge(story, other)
                elif other.id != story.id:
                    # The page named another original before: its address goes with what it says now.
                    self.by_key[own] = story.id
                    self.moved.append(own)
        return story

    def story_of(self, key: str) -> Story:
        """The story that has this key, a new one if none has."""
        if key in self.by_key:
            return self.final(self.by_key[key])
        story = Story(story_id(key), key, now())
        self.stories[story.id] = story
        self.by_key[key] = story.id
        self.reasons[key] = "own"
        self.new.append(story)
        return story

    def final(self, identifier: str) -> Story:
        """The story that an id stands for now."""
        while identifier in self.merged:
            identifier = self.merged[identifier]
        return self.stories[identifier]

    def merge(self, stated: Story, reposted: Story) -> Story:
        """Join two stories; the original is the stated one's, the id the older one's."""
        older, younger = sorted((stated, reposted), key=lambda story: (story.created_at, story.id))
        joined = Story(older.id, stated.key, older.created_at)
        self.stories[older.id] = joined
        self.merged[younger.id] = older.id
        return joined

    def write(self) -> None:
        """Put down what is new."""
        time = now()
        insert_new(
            self.connection,
            stories,
            [{"id": story.id, "key": story.key, "created_at": story.created_at, "merged_into": None} for story in self.new],
        )
        insert_new(
            self.connection,
            aliases,
            [
                {"key": key, "story_id": self.final(self.by_key[key]).id, "reason": reason, "created_at": time}
                for key, reason in self.reasons.items()
                if key not in self.known_keys
            ],
        )
        for key in self.moved:
            update = aliases.update().where(aliases.c.key == key)
            self.connection.execute(update.values(story_id=self.final(self.by_key[key]).id, reason="chain"))
        for younger in self.merged:
            older = self.final(younger)
            for table in (aliases, pages):
                self.connection.execute(table.update().where(table.c.story_id == younger).values(story_id=older.id))
            in_younger = (stories.c.id == younger) | (stories.c.merged_into == younger)
            self.connection.execute(stories.update().where(in_younger).values(merged_into=older.id))
            self.connection.execute(stories.update().where(stories.c.id == older.id).values(key=older.key))
