"""The reading file: what of the ledger is listed, counted and searched, in SQLite."""

from __future__ import annotations

from crawler.browse.index.file import ReadingFile, place_of
from crawler.browse.index.upkeep import update

__all__ = ["ReadingFile", "place_of", "update"]
