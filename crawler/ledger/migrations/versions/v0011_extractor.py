"""Which extractor made a version, and has last looked at a page."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns. Which extractor made what is there already is not known."""
    for table in ("pages", "versions"):
        op.add_column(table, sa.Column("extractor", sa.String(16), nullable=True))


def downgrade() -> None:
    """Drop them."""
    for table in ("pages", "versions"):
        with op.batch_alter_table(table) as altered:
            altered.drop_column("extractor")
