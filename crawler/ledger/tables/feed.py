"""The tables of the change feed: what happened, under which number, and the verdicts that were told."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, String, Table, Text

from crawler.ledger.tables.base import metadata

# One row, from the first event on. Numbers are drawn by raising `newest`, which keeps the row locked until the transaction ends, so they are
# an order: whoever sees a number sees all smaller ones, and never will a smaller one come later. A sequence would not give that.
event_log = Table(
    "event_log",
    metadata,
    Column("id", Integer, primary_key=True),
    # A random name, by which a cursor knows its ledger.
    Column("ledger", String(32), nullable=False),
    # The number of the newest event.
    Column("newest", BigInteger, nullable=False),
    # The stories that events up to this number concern have been judged (`feed/judged.py`).
    Column("judged", BigInteger, nullable=False),
)

# What happened, each in the transaction that did it. It has no content of its own: that is joined when it is read, so it goes with the
# page when that is forgotten. Nothing refers to it and it refers to nothing, so that forgetting need not look for either.
events = Table(
    "events",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    # See `feed/events.py`.
    Column("kind", String(9), nullable=False),
    Column("at", String(32), nullable=False),
    # None of `merged`, `split` and `forgotten`, and of pages that were forgotten since: then nothing is told of it any more.
    Column("page_id", Integer),
    # Of `version` the version, of `verdict` the one that the text was compared with.
    Column("version_id", Integer),
    Column("is_newest", Boolean),
    # As it was then.
    Column("story_id", String(16)),
    Column("was_story_id", String(16)),
    Column("match_method", String(16)),
    Column("is_source", Boolean),
    Column("relation", String(16)),
    Column("similarity", Float),
    # Of `forgotten` only.
    Column("url", Text),
)

# The verdict on each page that was told last, and what it was made of: the page's version and the one that it was compared with.
verdicts = Table(
    "verdicts",
    metadata,
    Column("page_id", Integer, primary_key=True, autoincrement=False),
    Column("version_id", Integer, nullable=False),
    # None where that version was forgotten.
    Column("against_id", Integer),
    # None of texts that are too long to compare.
    Column("relation", String(16)),
    Column("similarity", Float),
)
