"""The index of texts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Float, Index, Integer, String, Table, Text

from crawler.ledger.tables.base import metadata

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

# Of a fingerprint on more texts than are looked at: one of its texts for each story that has it, and for each of its unlike titles.
crowds = Table(
    "crowds",
    metadata,
    Column("fingerprint", BigInteger, primary_key=True, autoincrement=False),
    Column("text", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_crowds_text", "text"),
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

# Who signed a text, and when, as the text says it: folded, and not always a day of the calendar.
signed_texts = Table(
    "signed_texts",
    metadata,
    Column("text", BigInteger, primary_key=True, autoincrement=False),
    Column("office", Text, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("month", Integer, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
