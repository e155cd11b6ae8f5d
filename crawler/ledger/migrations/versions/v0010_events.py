"""The change feed: a numbered event for each change, and the verdicts that were told."""

from __future__ import annotations

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, with all that is known as the first events, so that whoever begins to read now gets everything."""
    op.create_table(
        "event_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ledger", sa.String(length=32), nullable=False),
        sa.Column("newest", sa.BigInteger(), nullable=False),
        sa.Column("judged", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_log")),
    )
    op.create_table(
        "events",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=9), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("is_newest", sa.Boolean(), nullable=True),
        sa.Column("story_id", sa.String(length=16), nullable=True),
        sa.Column("was_story_id", sa.String(length=16), nullable=True),
        sa.Column("match_method", sa.String(length=16), nullable=True),
        sa.Column("is_source", sa.Boolean(), nullable=True),
        sa.Column("relation", sa.String(length=16), nullable=True),
        sa.Column("similarity", sa.Float(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_events")),
    )
    op.create_table(
        "verdicts",
        sa.Column("page_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("against_id", sa.Integer(), nullable=True),
        sa.Column("relation", sa.String(length=16), nullable=True),
        sa.Column("similarity", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("page_id", name=op.f("pk_verdicts")),
    )
    for statement in (_VERSIONS, _MATCHED, _GONE):
        op.execute(statement)
    op.execute(sa.text(_LOG).bindparams(ledger=uuid4().hex))


def downgrade() -> None:
    """Drop them."""
    for table in ("verdicts", "events", "event_log"):
        op.drop_table(table)


_LOG = "INSERT INTO event_log (id, ledger, newest, judged) SELECT 1, :ledger, max(number), 0 FROM events HAVING count(*) > 0"
# The versions as they were stored, then where the pages stand now.
_VERSIONS = """
    INSERT INTO events (number, kind, at, page_id, version_id, is_newest, story_id, match_method, is_source)
    SELECT row_number() OVER (ORDER BY versions.id), 'version', versions.stored_at, pages.id, versions.id,
        versions.id = pages.version_id, pages.story_id, pages.match_method,
        pages.own_key = stories.key AND pages.match_method <> 'stated'
    FROM versions JOIN pages ON pages.id = versions.page_id LEFT JOIN stories ON stories.id = pages.story_id
"""
_MATCHED = """
    INSERT INTO events (number, kind, at, page_id, story_id, match_method, is_source)
    SELECT (SELECT coalesce(max(number), 0) FROM events) + row_number() OVER (ORDER BY pages.id), 'matched', versions.stored_at,
        pages.id, pages.story_id, pages.match_method, pages.own_key = stories.key AND pages.match_method <> 'stated'
    FROM pages JOIN versions ON versions.id = pages.version_id JOIN stories ON stories.id = pages.story_id
    WHERE pages.match_method <> 'none'
"""
_GONE = """
    INSERT INTO events (number, kind, at, page_id)
    SELECT (SELECT coalesce(max(number), 0) FROM events) + row_number() OVER (ORDER BY id), 'gone',
        coalesce(checked_at, found_at), id
    FROM pages WHERE state = 'gone' AND version_id IS NOT NULL
"""
