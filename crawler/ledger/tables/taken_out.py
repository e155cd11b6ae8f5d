"""What was taken out."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from crawler.ledger.tables.base import metadata

# What was taken out for good (`scrapy forget`), without its content: neither crawled nor stored again while `undone_at` is None.
forgotten = Table(
    "forgotten",
    metadata,
    Column("id", Integer, primary_key=True),
    # `page`: `name` is its address and `key` its own key. `site`: `name` is the site and `key` None. `host`: of a site's pages; `key` is the
    # site's name.
    Column("kind", String(8), nullable=False),
    Column("name", Text, nullable=False, index=True),
    Column("key", Text, index=True),
    Column("reason", Text),
    # Rows that went.
    Column("pages", Integer, nullable=False),
    Column("versions", Integer, nullable=False),
    # Records taken out of the archive. None: that has not been done, or not to the end.
    Column("records", Integer),
    Column("forgotten_at", String(32), nullable=False),
    Column("undone_at", String(32)),
)
