"""When pages are due again, what a conditional request needs, and how far each list was walked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

# What was fetched before is looked at a week after that; what failed is tried again with the next crawl.
_A_WEEK_LATER = {
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%S.000000+00:00', checked_at, '+7 days')",
    "postgresql": (
        "to_char(checked_at::timestamptz AT TIME ZONE 'UTC' + interval '7 days', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"+00:00\"')"
    ),
}


def upgrade() -> None:
    """Add columns and a table; give every page that was fetched its next date."""
    with op.batch_alter_table("pages") as pages:
        pages.add_column(sa.Column("is_list", sa.Boolean(), nullable=False, server_default=sa.false()))
        pages.add_column(sa.Column("due_at", sa.String(length=32), nullable=True))
        pages.add_column(sa.Column("checks", sa.Integer(), nullable=False, server_default="0"))
        pages.add_column(sa.Column("etag", sa.Text(), nullable=True))
        pages.add_column(sa.Column("last_modified", sa.Text(), nullable=True))
        pages.create_index("ix_pages_site_due_at", ["site", "due_at", "id"], unique=False)
    with op.batch_alter_table("runs") as runs:
        runs.add_column(sa.Column("full", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "lists",
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("heads", sa.JSON(), nullable=False),
        sa.Column("resume_url", sa.Text(), nullable=True),
        sa.Column("known_to", sa.Integer(), nullable=False),
        sa.Column("walked_at", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("site", "url", name=op.f("pk_lists")),
    )
    later = _A_WEEK_LATER[op.get_bind().dialect.name]
    op.execute(sa.text(f"UPDATE pages SET due_at = {later} WHERE state IN ('fetched', 'gone') AND checked_at IS NOT NULL"))
    op.execute(sa.text("UPDATE pages SET due_at = checked_at WHERE state IN ('failed', 'blocked') AND url LIKE 'http%'"))
    op.execute(sa.text("UPDATE pages SET is_list = true WHERE state = 'not_article' AND reason = 'list'"))


def downgrade() -> None:
    """Drop them."""
    op.drop_table("lists")
    with op.batch_alter_table("runs") as runs:
        runs.drop_column("full")
    with op.batch_alter_table("pages") as pages:
        pages.drop_index("ix_pages_site_due_at")
        for name in ("is_list", "due_at", "checks", "etag", "last_modified"):
            pages.drop_column(name)
