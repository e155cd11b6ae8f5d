"""Which rules of matching have last looked at each page."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None for the pages that are there: older rules, or today's, have matched them."""
    op.add_column("pages", sa.Column("matcher", sa.String(16)))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("pages", "matcher")
