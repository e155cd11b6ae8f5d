"""The tables of the reading file. A change of TABLES needs a new SCHEMA: files of another one are made anew."""

from __future__ import annotations

from typing import Final

SCHEMA: Final = "1"

# What is shown; everything else in the file is for the pages that show it. What the columns say: `words.py`.
SHOWN: Final = ("stories", "pages", "versions", "sites", "failures")

TABLES: Final = """
CREATE TABLE stories (
    story_id TEXT PRIMARY KEY, title TEXT, published TEXT, reposts INTEGER NOT NULL, sites INTEGER NOT NULL, changed INTEGER NOT NULL,
    source_site TEXT, source_state TEXT NOT NULL, first_repost TEXT, last_repost TEXT, original_url TEXT, story_key TEXT NOT NULL
);
CREATE INDEX stories_key ON stories (story_key);

CREATE TABLE pages (
    page_id INTEGER PRIMARY KEY, story_id TEXT NOT NULL, title TEXT, site TEXT NOT NULL, published TEXT, is_source INTEGER NOT NULL,
    relation TEXT, similarity REAL, hours_after REAL, source_name TEXT, match_method TEXT NOT NULL, original_label TEXT, original_url TEXT,
    state TEXT NOT NULL, versions INTEGER NOT NULL, fetched_at TEXT, archived INTEGER NOT NULL, url TEXT NOT NULL,
    source_site TEXT, days_after INTEGER, same_as INTEGER, version_id INTEGER NOT NULL, against_version INTEGER
);
CREATE INDEX pages_story ON pages (story_id);

CREATE TABLE versions (
    version_id INTEGER PRIMARY KEY, page_id INTEGER NOT NULL, number INTEGER NOT NULL, title TEXT, site TEXT NOT NULL, published TEXT,
    fetched_at TEXT, seen_at TEXT, stored_at TEXT NOT NULL, archived INTEGER NOT NULL, digest TEXT NOT NULL, url TEXT NOT NULL
);
CREATE INDEX versions_page ON versions (page_id, number);

CREATE TABLE sites (
    site TEXT PRIMARY KEY, pages INTEGER NOT NULL, articles INTEGER NOT NULL, with_original INTEGER NOT NULL, share_with_original REAL,
    reposts INTEGER NOT NULL, compared INTEGER NOT NULL, changed INTEGER NOT NULL, share_changed REAL, sources INTEGER NOT NULL,
    gone INTEGER NOT NULL, failed INTEGER NOT NULL, blocked INTEGER NOT NULL, due INTEGER NOT NULL, last_checked TEXT
);

CREATE TABLE failures (
    page_id INTEGER PRIMARY KEY, site TEXT NOT NULL, state TEXT NOT NULL, reason TEXT, http_status INTEGER, attempts INTEGER NOT NULL,
    checked_at TEXT, next_try TEXT, url TEXT NOT NULL
);

-- All pages of the ledger as they were last seen. key: of a page that is no article, what original it could be.
CREATE TABLE seen (
    page_id INTEGER PRIMARY KEY, mark BLOB NOT NULL, site TEXT NOT NULL, state TEXT NOT NULL, checked_at TEXT, key TEXT
);
CREATE INDEX seen_key ON seen (key, state) WHERE key IS NOT NULL;
-- Stories that have changed since their rows were made.
CREATE TABLE touched (story_id TEXT PRIMARY KEY) WITHOUT ROWID;
-- Counts for the charts. A page at several addresses counts once.
CREATE TABLE days (site TEXT, day TEXT, pages INTEGER NOT NULL, reposts INTEGER NOT NULL, PRIMARY KEY (site, day)) WITHOUT ROWID;
CREATE TABLE flows (site TEXT, source_site TEXT, reposts INTEGER NOT NULL, PRIMARY KEY (site, source_site)) WITHOUT ROWID;
CREATE TABLE lags (bucket INTEGER PRIMARY KEY, reposts INTEGER NOT NULL);
CREATE TABLE relations (site TEXT, relation TEXT, pages INTEGER NOT NULL, PRIMARY KEY (site, relation)) WITHOUT ROWID;
CREATE TABLE totals (name TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- The search (`grams.py`): what two characters follow each other, and what characters there are. A row is a version.
CREATE VIRTUAL TABLE pairs USING fts5 (title, body, content='', tokenize='ascii', columnsize=0);
CREATE VIRTUAL TABLE characters USING fts5 (title, body, content='', tokenize='ascii', columnsize=0, detail='column');
CREATE TABLE indexed (version_id INTEGER PRIMARY KEY);
"""

# What only those who read need. An index that is there while a large file is filled costs more than one that is made of its rows.
INDEXES: Final = """
CREATE INDEX IF NOT EXISTS stories_published ON stories (published);
CREATE INDEX IF NOT EXISTS stories_reposts ON stories (reposts);
CREATE INDEX IF NOT EXISTS stories_changed ON stories (changed);
CREATE INDEX IF NOT EXISTS stories_sites ON stories (sites);
CREATE INDEX IF NOT EXISTS stories_source_state ON stories (source_state, reposts);
CREATE INDEX IF NOT EXISTS stories_source_site ON stories (source_site, published);
CREATE INDEX IF NOT EXISTS pages_site ON pages (site, published);
CREATE INDEX IF NOT EXISTS pages_source_site ON pages (source_site);
CREATE INDEX IF NOT EXISTS pages_published ON pages (published);
CREATE INDEX IF NOT EXISTS pages_relation ON pages (relation);
CREATE INDEX IF NOT EXISTS pages_similarity ON pages (similarity);
CREATE INDEX IF NOT EXISTS pages_match_method ON pages (match_method);
CREATE INDEX IF NOT EXISTS pages_state ON pages (state);
CREATE INDEX IF NOT EXISTS pages_is_source ON pages (is_source);
CREATE INDEX IF NOT EXISTS pages_label ON pages (original_label);
CREATE INDEX IF NOT EXISTS pages_url ON pages (url);
CREATE INDEX IF NOT EXISTS pages_found ON pages (version_id, published, site, relation, is_source, state);
CREATE INDEX IF NOT EXISTS versions_number ON versions (number);
CREATE INDEX IF NOT EXISTS versions_site ON versions (site);
CREATE INDEX IF NOT EXISTS versions_stored ON versions (stored_at);
CREATE INDEX IF NOT EXISTS versions_archived ON versions (archived);
CREATE INDEX IF NOT EXISTS failures_site ON failures (site);
CREATE INDEX IF NOT EXISTS failures_state ON failures (state);
CREATE INDEX IF NOT EXISTS failures_reason ON failures (reason);
CREATE INDEX IF NOT EXISTS failures_checked ON failures (checked_at);
"""
