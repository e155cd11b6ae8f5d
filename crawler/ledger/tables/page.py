"""Pages, their versions, and what belongs to these."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from crawler.ledger.tables.base import metadata

_OPEN = text("open")
_UNMATCHED = text("open IS NULL AND version_id IS NOT NULL")

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    # The address as given or fetched, never canonicalised.
    Column("url", Text, nullable=False, unique=True),
    Column("site", Text, nullable=False),
    # `due`: found and to be fetched. `fetched`: an article, with at least one version. `not_article`: fetched and none.
    # `gone`: 404 or 410. `failed`, `blocked`: it could not be had.
    # `needs_browser`: only a script brings its text.
    Column("state", String(16), nullable=False),
    # Why a page is no article, failed or is blocked; None otherwise.
    Column("reason", Text),
    Column("http_status", Integer),
    Column("found_at", String(32), nullable=False),
    # As the crawl or the saved page tells it; None where a saved page does not tell.
    Column("fetched_at", String(64)),
    # When the ledger last took down a result for it.
    Column("checked_at", String(32)),
    # Where its last answer lies: the file under ARCHIVE_DIR and the offset of the record. None where it was not archived.
    Column("archive_file", Text),
    Column("archive_offset", BigInteger),
    # The extractor that has last looked at it (`extract.EXTRACTOR_VERSION`); None for one from before that was put down.
    Column("extractor", String(16)),
    # Failures in a row.
    Column("attempts", Integer, nullable=False, default=0),
    # It was walked as a list: every crawl begins at the lists, so it is never due by itself.
    Column("is_list", Boolean, nullable=False, default=False, server_default=false()),
    # When it is to be fetched again; None for `due`, which is at once, for lists, and for what was given up.
    Column("due_at", String(32)),
    # How often in a row it was found as it was.
    Column("checks", Integer, nullable=False, default=0, server_default="0"),
    # What the server gave with the newest version, for the next request; None where the version has several parts.
    Column("etag", Text),
    Column("last_modified", Text),
    # The newest version; None until an article has been stored.
    Column("version_id", Integer),
    Column("own_key", Text),
    # The key of the original that the newest version names; None if it names no article.
    Column("stated_key", Text, index=True),
    # The number of the newest version's text (`match/reading.py`); None if it is too short to tell.
    Column("text", BigInteger),
    # True if text may match the page (`match/chains.py`). None until it has been matched.
    Column("open", Boolean),
    # Whose rules have last matched it (`match.MATCHER_VERSION`); None for one from before that was put down.
    Column("matcher", String(16)),
    Column("story_id", String(16), ForeignKey("stories.id"), index=True),
    Column("match_method", String(16)),
    Index("ix_pages_text", "text", "story_id"),
    # A text has the titles of the first of its open pages (`stories/texts.py`).
    Index("ix_pages_text_own_key", "text", "own_key", sqlite_where=_OPEN, postgresql_where=_OPEN),
    # Those that were never matched (`stories/rematch.py`): none but after an upgrade.
    Index("ix_pages_unmatched", "id", sqlite_where=_UNMATCHED, postgresql_where=_UNMATCHED),
    Index("ix_pages_site_state", "site", "state", "id"),
    Index("ix_pages_site_due_at", "site", "due_at", "id"),
    Index("ix_pages_state", "state"),
    Index("ix_pages_own_key", "own_key"),
)

# Further keys of a page's own, as its newest version tells them. `reason`: how: `canonical`, `og:url`, `redirect` …
page_keys = Table(
    "page_keys",
    metadata,
    Column("page_id", Integer, ForeignKey("pages.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("reason", String(16), nullable=False),
    Index("ix_page_keys_key", "key"),
)

# One state of a page's article. A page that changes gets a new version; the old one stays. Which is the newest: `storing/history.py`.
versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page_id", Integer, ForeignKey("pages.id"), nullable=False),
    # From 1, oldest first. It changes when an older capture is read later.
    Column("number", Integer, nullable=False),
    # SHA-256 of the bytes as received.
    Column("digest", String(64), nullable=False),
    # When these bytes were first seen, as the crawl or the saved page tells it, with its own offset; None where a saved page
    # does not tell.
    Column("fetched_at", String(64)),
    # When they were last seen; None if only once.
    Column("seen_at", String(32)),
    Column("stored_at", String(32), nullable=False),
    # Where the answer lies that it was made of, of several parts the first.
    Column("archive_file", Text),
    Column("archive_offset", BigInteger),
    # The extractor that its fields are from; of two versions with the same bytes the later one was made by `scrapy reprocess`, or of a saved page that came again.
    Column("extractor", String(16)),
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

# What belongs to a version besides its page: the further parts of its article, and, with ATTACHMENTS, its attachments and images.
# A row for each address of a version; what an address brings is put down for all versions that wait for it.
files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version_id", Integer, ForeignKey("versions.id"), nullable=False),
    # `part`, `attachment` or `image`.
    Column("kind", String(16), nullable=False),
    Column("url", Text, nullable=False),
    # The site of the crawl that is to fetch it.
    Column("crawl", Text, nullable=False),
    # As of pages: `due`, `fetched`, `gone`, `failed`, `blocked`; or `refused`: of a type that is not wanted.
    Column("state", String(16), nullable=False),
    Column("reason", Text),
    Column("http_status", Integer),
    # A media type: what its bytes say, where they say nothing the server's word.
    Column("type", Text),
    # Bytes.
    Column("size", BigInteger),
    # SHA-256 of the bytes as received.
    Column("digest", String(64)),
    # Where its answer lies. What was there already, under any address, is a revisit record that says where the bytes lie.
    Column("archive_file", Text),
    Column("archive_offset", BigInteger),
    Column("found_at", String(32), nullable=False),
    Column("checked_at", String(32)),
    # Failures in a row.
    Column("attempts", Integer, nullable=False, default=0, server_default="0"),
    # When it is to be tried again; None for `due`, which is at once, for what is there and for what was given up.
    Column("due_at", String(32)),
    UniqueConstraint("version_id", "url"),
    Index("ix_files_url", "url"),
    Index("ix_files_digest", "digest"),
    Index("ix_files_crawl", "crawl", "state", "id"),
)
