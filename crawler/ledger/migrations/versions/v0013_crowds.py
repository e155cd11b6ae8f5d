"""Which texts stand for all stories that have a fingerprint, where it has very many texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, empty: of a fingerprint that is not in it all texts are read when it is next counted."""
    op.create_table(
        "crowds",
        sa.Column("fingerprint", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", "text", name=op.f("pk_crowds")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_crowds_text", "crowds", ["text"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("crowds")
