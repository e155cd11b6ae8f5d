"""Hosts that are not to be asked before a time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "host_waits",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("until", sa.String(32), nullable=False),
        sa.Column("told_at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_host_waits")),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("host_waits")
