"""The ledger's tables. Times are ISO 8601 text in UTC unless a comment says otherwise, so that they sort on every database.

A change here needs a migration beside it (`migrations/versions`); a test compares the two.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

SCHEMA: Final = "0012"

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

# Which story a key belongs to. `reason`: `own`, the key of the original; `stated`, pages of the story name it as theirs; `chain`, a
# page of the story has it as its own address; else how a page says that it is another address of itself (`canonical` …).
aliases = Table(
    "aliases",
    metadata,
    Column("key", Text, primary_key=True),
    Column("story_id", String(16), ForeignKey("stories.id"), nullable=False, index=True),
    Column("reason", String(16), nullable=False),
    Column("created_at", String(32), nullable=False),
)

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
    # The number of the newest version's text (`match/candidates.py`); None if it is too short to tell.
    Column("text", BigInteger),
    # True if text may match the page (`match/chains.py`). None until it has been matched.
    Column("open", Boolean),
    Column("story_id", String(16), ForeignKey("stories.id"), index=True),
    Column("match_method", String(16)),
    Index("ix_pages_text", "text", "story_id"),
    # Those that were never matched (`rematch.py`): none but after an upgrade.
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

# The index of texts: which texts have a fingerprint. A text is in it once, however many pages have it.
fingerprints = Table(
    "fingerprints",
    metadata,
    Column("fingerprint", BigInteger, primary_key=True, autoincrement=False),
    Column("text", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# Fingerprints that stand on many stories: boilerplate, which proves nothing.
common_fingerprints = Table(
    "common_fingerprints",
    metadata,
    Column("fingerprint", BigInteger, primary_key=True, autoincrement=False),
    Column("found_at", String(32), nullable=False),
    sqlite_with_rowid=False,
)

# Pairs of texts that alignment has shown to be one, a < b. share: of the longer one. longer: its number if it is clearly longer.
same_texts = Table(
    "same_texts",
    metadata,
    Column("a", BigInteger, primary_key=True, autoincrement=False),
    Column("b", BigInteger, primary_key=True, autoincrement=False),
    Column("share", Float, nullable=False),
    Column("longer", BigInteger),
    Index("ix_same_texts_b", "b"),
    sqlite_with_rowid=False,
)

# What a person decided of two keys (`scrapy story split|join`); a later decision may undo it, and both stay on record.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("a", Text, nullable=False),
    Column("b", Text, nullable=False),
    Column("decided_at", String(32), nullable=False),
    Column("undone_at", String(32)),
    Index("ix_decisions_a", "a"),
    Index("ix_decisions_b", "b"),
)

# Each merge of two stories, and what brought it about. `undone_at`: when they came apart again.
merges = Table(
    "merges",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("story_id", String(16), ForeignKey("stories.id"), nullable=False, index=True),
    Column("merged_id", String(16), ForeignKey("stories.id"), nullable=False, index=True),
    # `key`: statements and aliases; `text`; `person`.
    Column("reason", String(16), nullable=False),
    Column("merged_at", String(32), nullable=False),
    Column("undone_at", String(32)),
)

# One state of a page's article. A page that changes gets a new version; the old one stays. Which is the newest: `history.py`.
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
    # The extractor that its fields are from; of two versions with the same bytes the later one was made by `scrapy reprocess`.
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

# One row for each job that was begun (`crawler/jobs`). `finished_at` stays None when its worker was killed.
jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    # As the schedule names it.
    Column("name", Text, nullable=False),
    # The words after `scrapy`.
    Column("command", JSON, nullable=False),
    # The time by the schedule; None for one that was asked for by hand.
    Column("due_at", String(32)),
    Column("started_at", String(32), nullable=False),
    Column("finished_at", String(32)),
    # `finished`, or why not.
    Column("outcome", Text),
    # Where it ran, and its log there.
    Column("machine", Text, nullable=False),
    Column("log", Text, nullable=False),
    Index("ix_jobs_name", "name", "id"),
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
    # It walked every list to its end.
    Column("full", Boolean, nullable=False, default=False, server_default=false()),
    Column("stats", JSON, nullable=False),
    Index("ix_runs_site", "site", "id"),
)

# What a run was not, held against its site's past (`crawler/monitors`): a row for each incident, from the run that raised it to
# the one that ended it.
alarms = Table(
    "alarms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", Text, nullable=False),
    Column("monitor", String(16), nullable=False),
    # The host, of an alarm that is of one; else empty.
    Column("subject", Text, nullable=False),
    Column("expected", Text, nullable=False),
    Column("came", Text, nullable=False),
    # An address that shows it, None where there is none.
    Column("example", Text),
    Column("run_id", Integer, ForeignKey("runs.id"), nullable=False),
    # The last run that saw it.
    Column("last_run_id", Integer, ForeignKey("runs.id"), nullable=False),
    Column("raised_at", String(32), nullable=False),
    # A later run was well. That run is no part of the incident.
    Column("resolved_run_id", Integer, ForeignKey("runs.id")),
    Column("resolved_at", String(32)),
    # A person said that it is usual now: the site's past begins with this alarm's run.
    Column("accepted_at", String(32)),
    Index("ix_alarms_site", "site", "id"),
)

# How far each list of a site was walked: all articles from `heads` (the addresses on the list's first page then, in its
# order) down to the page `resume_url` are known, or down to the list's end where that is None.
lists = Table(
    "lists",
    metadata,
    Column("site", Text, primary_key=True),
    # The list's first page.
    Column("url", Text, primary_key=True),
    Column("heads", JSON, nullable=False),
    Column("resume_url", Text),
    # The newest id of `pages` at that time: a clock may be set back, ids are not.
    Column("known_to", Integer, nullable=False),
    Column("walked_at", String(32), nullable=False),
)

# What was taken out for good (`scrapy forget`), without its content: neither crawled nor stored again while `undone_at` is None.
forgotten = Table(
    "forgotten",
    metadata,
    Column("id", Integer, primary_key=True),
    # `page`: `name` is its address and `key` its own key. `site`: `name` is the site and `key` None.
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
