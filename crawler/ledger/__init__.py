"""The database of all that is known: pages, versions, stories, runs, and what is still to be fetched."""

from __future__ import annotations

from crawler.ledger.database import Database, open_database
from crawler.ledger.errors import LedgerError
from crawler.ledger.results import Result, Stored

__all__ = ["Database", "LedgerError", "Result", "Stored", "open_database"]
