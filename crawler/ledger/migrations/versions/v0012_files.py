"""What belongs to a version besides its page; whether what was forgotten is out of the archive too."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table. Of versions that are there already nothing is known."""
    op.create_table(
        "files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("crawl", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("http_status", sa.Integer(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("digest", sa.String(64), nullable=True),
        sa.Column("archive_file", sa.Text(), nullable=True),
        sa.Column("archive_offset", sa.BigInteger(), nullable=True),
        sa.Column("found_at", sa.String(32), nullable=False),
        sa.Column("checked_at", sa.String(32), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", sa.String(32), nullable=True),
        sa.ForeignKeyConstraint(["version_id"], ["versions.id"], name="fk_files_version_id"),
        sa.PrimaryKeyConstraint("id", name="pk_files"),
        sa.UniqueConstraint("version_id", "url", name="uq_files_version_id_url"),
    )
    op.add_column("forgotten", sa.Column("records", sa.Integer(), nullable=True))
    op.create_index("ix_files_url", "files", ["url"])
    op.create_index("ix_files_digest", "files", ["digest"])
    op.create_index("ix_files_crawl", "files", ["crawl", "state", "id"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("files")
    with op.batch_alter_table("forgotten") as altered:
        altered.drop_column("records")
