"""Tables for matching: further keys of a page, the index of texts, decisions and merges."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them. Pages that are there have `open` None: they are matched when the ledger is next written."""
    op.add_column("pages", sa.Column("stated_key", sa.Text(), nullable=True))
    op.add_column("pages", sa.Column("text", sa.BigInteger(), nullable=True))
    op.add_column("pages", sa.Column("open", sa.Boolean(), nullable=True))
    op.create_index(op.f("ix_pages_stated_key"), "pages", ["stated_key"], unique=False)
    op.create_index("ix_pages_text", "pages", ["text", "story_id"], unique=False)
    unmatched = sa.text("open IS NULL AND version_id IS NOT NULL")
    op.create_index("ix_pages_unmatched", "pages", ["id"], unique=False, sqlite_where=unmatched, postgresql_where=unmatched)
    op.create_table(
        "page_keys",
        sa.Column("page_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name=op.f("fk_page_keys_page_id")),
        sa.PrimaryKeyConstraint("page_id", "key", name=op.f("pk_page_keys")),
    )
    op.create_index("ix_page_keys_key", "page_keys", ["key"], unique=False)
    op.create_table(
        "fingerprints",
        sa.Column("fingerprint", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", "text", name=op.f("pk_fingerprints")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "common_fingerprints",
        sa.Column("fingerprint", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("found_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_common_fingerprints")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "same_texts",
        sa.Column("a", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("b", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.Column("longer", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("pk_same_texts")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_same_texts_b", "same_texts", ["b"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.String(length=32), nullable=False),
        sa.Column("undone_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index("ix_decisions_a", "decisions", ["a"], unique=False)
    op.create_index("ix_decisions_b", "decisions", ["b"], unique=False)
    op.create_table(
        "merges",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("story_id", sa.String(length=16), nullable=False),
        sa.Column("merged_id", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("merged_at", sa.String(length=32), nullable=False),
        sa.Column("undone_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["merged_id"], ["stories.id"], name=op.f("fk_merges_merged_id")),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_merges_story_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merges")),
    )
    op.create_index(op.f("ix_merges_merged_id"), "merges", ["merged_id"], unique=False)
    op.create_index(op.f("ix_merges_story_id"), "merges", ["story_id"], unique=False)
