"""Where answers lie in the archive."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns. What is there already was not archived."""
    for table in ("pages", "versions"):
        op.add_column(table, sa.Column("archive_file", sa.Text(), nullable=True))
        op.add_column(table, sa.Column("archive_offset", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Drop them."""
    for table in ("pages", "versions"):
        with op.batch_alter_table(table) as altered:
            altered.drop_column("archive_offset")
            altered.drop_column("archive_file")
