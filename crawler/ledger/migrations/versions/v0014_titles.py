"""The open pages of one text in the order of their keys: the first of them give the text its titles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    is_open = sa.text("open")
    op.create_index("ix_pages_text_own_key", "pages", ["text", "own_key"], sqlite_where=is_open, postgresql_where=is_open)


def downgrade() -> None:
    """Drop it."""
    op.drop_index("ix_pages_text_own_key", "pages")
