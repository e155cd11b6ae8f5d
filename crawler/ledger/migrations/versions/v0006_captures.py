"""When a version's bytes were last seen, and the record of what was forgotten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add them. Versions that are there were seen once, as far as is known."""
    op.add_column("versions", sa.Column("seen_at", sa.String(length=32), nullable=True))
    op.create_table(
        "forgotten",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("versions", sa.Integer(), nullable=False),
        sa.Column("forgotten_at", sa.String(length=32), nullable=False),
        sa.Column("undone_at", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_forgotten")),
    )
    op.create_index(op.f("ix_forgotten_name"), "forgotten", ["name"], unique=False)
    op.create_index(op.f("ix_forgotten_key"), "forgotten", ["key"], unique=False)


def downgrade() -> None:
    """Drop them."""
    op.drop_table("forgotten")
    with op.batch_alter_table("versions") as versions:
        versions.drop_column("seen_at")
