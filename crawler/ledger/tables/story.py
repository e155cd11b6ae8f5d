"""Stories, the keys that lead to them, and what a person decided."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from crawler.ledger.tables.base import metadata

# A story is one original and all pages that repost it. `key` is the story key of its original.
stories = Table(
    "stories",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("key", Text, nullable=False),
    Column("created_at", String(32), nullable=False),
    # A merge keeps the older id; the other resolves to it here, for ever.
    Column("merged_into", String(16), ForeignKey("stories.id"), index=True),
)

# Which story a key belongs to. `reason`: `own`, the key of the original; `stated`, pages of the story name it as theirs; `chain`, a
# page of the story has it as its own address; else how a page says that it is another address of itself (`canonical` …).
aliases = Table(
    "aliases",
    metadata,
    Column("key", Text, primary_key=True),
    Column("story_id", String(16), ForeignKey("stories.id"), nullable=False, index=True),
    Column("reason", String(16), nullable=False),
    Column("created_at", String(32), nullable=False),
)

# What a person decided of two keys (`scrapy story split|join`); a later decision may undo it, and both stay on record.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("decided_at", String(32), nullable=False),
    Column("undone_at", String(32)),
    Index("ix_decisions_a", "a"),
    Index("ix_decisions_b", "b"),
)

# Each merge of two stories, and what brought it about. `undone_at`: when they came apart again.
merges = Table(
    "merges",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story_id", String(16), ForeignKey("stories.id"), nullable=False, index=True),
    Column("merged_id", String(16), ForeignKey("stories.id"), nullable=False, index=True),
    # `key`: statements and aliases; `text`; `person`.
    Column("reason", String(16), nullable=False),
    Column("merged_at", String(32), nullable=False),
    Column("undone_at", String(32)),
)
