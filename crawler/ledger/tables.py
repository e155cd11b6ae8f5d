"""The ledger's tables. Times are ISO 8601 text in UTC unless a comment says otherwise, so that they sort on every database.

A change here needs a migration beside it (`migrations/versions`); a test compares the two.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

SCHEMA: Final = "0001"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# A story is one original and all pages that repost it. `key` is the story key of its original.
stories = Table(
    "stories",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("key", Text, nullable=False),
    Column("created_at", String(32), nullable=False),
    # A merge keeps the older id; the other resolves to it here, for ever.
    Column("merged_into", String(16), ForeignKey("stories.id"), index=True),
)

# Which story a key belongs to. `reason`: `own`, a key that began the story; `chain`, a page of the story has this key
# as its own address.
aliases = Table(
    "aliases",
    metadata,
    Column("key", Text, primary_key=True),
    Column("story_id", String(16), ForeignKey("stories.id"), nullable=False, index=True),
    Column("reason", String(16), nullable=False),
    Column("created_at", String(32), nullable=False),
)

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    # The address as given or fetched, never canonicalised.
    Column("url", Text, nullable=False, unique=True),
    Column("site", Text, nullable=False),
    # `due`: found and to be fetched. `fetched`: an article, with at least one version. `not_article`: fetched and none.
    # `gone`: 404 or 410. `failed`, `blocked`: it could not be had.
    Column("state", String(16), nullable=False),
    # Why a page is no article, failed or is blocked; None otherwise.
    Column("reason", Text),
    Column("http_status", Integer),
    Column("found_at", String(32), nullable=False),
    # As the crawl or the saved page tells it; None where a saved page does not tell.
    Column("fetched_at", String(64)),
    # When the ledger last took down a result for it.
    Column("checked_at", String(32)),
    # Failures in a row.
    Column("attempts", Integer, nullable=False, default=0),
    # The newest version; None until an article has been stored.
    Column("version_id", Integer),
    Column("own_key", Text),
    Column("story_id", String(16), ForeignKey("stories.id"), index=True),
    Column("match_method", String(16)),
    Index("ix_pages_site_state", "site", "state", "id"),
    Index("ix_pages_state", "state"),
    Index("ix_pages_own_key", "own_key"),
)

# One state of a page's article. A page that changes gets a new version; the old one stays.
versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page_id", Integer, ForeignKey("pages.id"), nullable=False),
    Column("number", Integer, nullable=False),
    # SHA-256 of the bytes as received.
    Column("digest", String(64), nullable=False),
    # As the crawl or the saved page tells it, with its own offset; None where a saved page does not tell.
    Column("fetched_at", String(64)),
    Column("stored_at", String(32), nullable=False),
    Column("title", Text),
    Column("original_title", Text),
    Column("published", String(32)),
    Column("source_name", Text),
    Column("author", Text),
    Column("editor", Text),
    Column("body", Text),
    Column("original_url", Text),
    Column("original_label", Text),
    Column("original_evidence", Text),
    Column("original_kind", String(8)),
    Column("story_key", Text, nullable=False),
    Column("surt", Text),
    Column("attachments", JSON, nullable=False),
    Column("images", JSON, nullable=False),
    Column("language", String(32)),
    UniqueConstraint("page_id", "number"),
    Index("ix_versions_page_id_digest", "page_id", "digest"),
)

# Lines that a site repeats under or over its articles, learnt by `scrapy learn`; each learning is a generation of its own
# and the newest one is used. `seen` of `looked_at` articles had the line.
known_lines = Table(
    "known_lines",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", Text, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("line", Text, nullable=False),
    Column("seen", Integer, nullable=False),
    Column("looked_at", Integer, nullable=False),
    Column("learnt_at", String(32), nullable=False),
    Index("ix_known_lines_site", "site", "generation"),
)

# One row for each crawl. `finished_at` stays None when the process was killed.
runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("spider", Text, nullable=False),
    Column("site", Text, nullable=False),
    Column("started_at", String(32), nullable=False),
    Column("finished_at", String(32)),
    Column("outcome", Text),
    Column("complete", Boolean, nullable=False, default=False),
    Column("stats", JSON, nullable=False),
    Index("ix_runs_site", "site", "id"),
)
