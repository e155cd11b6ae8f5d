"""Alembic runs this for every migration; `database.upgrade` gives it the open connection."""

from __future__ import annotations

from alembic import context

from crawler.ledger.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
context.run_migrations()
