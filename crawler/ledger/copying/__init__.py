"""A whole ledger into another database, SQLite or PostgreSQL: resumable, and held against the original at the end."""

from __future__ import annotations

from crawler.ledger.copying.copy import Copied, copy_ledger

__all__ = ["Copied", "copy_ledger"]
