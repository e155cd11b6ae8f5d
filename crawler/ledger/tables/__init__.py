"""The ledger's tables. Times are ISO 8601 text in UTC unless a comment says otherwise, so that they sort on every database.

A change here needs a migration beside it (`migrations/versions`); a test compares the two.
"""

from __future__ import annotations

from typing import Final

from crawler.ledger.tables.base import metadata
from crawler.ledger.tables.crawl import alarms, host_waits, jobs, known_lines, lists, runs
from crawler.ledger.tables.feed import event_log, events, verdicts
from crawler.ledger.tables.page import files, page_keys, pages, versions
from crawler.ledger.tables.story import aliases, decisions, merges, stories
from crawler.ledger.tables.taken_out import forgotten
from crawler.ledger.tables.text import common_fingerprints, crowds, fingerprints, same_texts, signed_texts

SCHEMA: Final = "0017"

__all__ = [
    "SCHEMA",
    "alarms",
    "aliases",
    "common_fingerprints",
    "crowds",
    "decisions",
    "event_log",
    "events",
    "files",
    "fingerprints",
    "forgotten",
    "host_waits",
    "jobs",
    "known_lines",
    "lists",
    "merges",
    "metadata",
    "page_keys",
    "pages",
    "runs",
    "same_texts",
    "signed_texts",
    "stories",
    "verdicts",
    "versions",
]
