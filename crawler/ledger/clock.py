"""Now, as the ledger writes it."""

from __future__ import annotations

from datetime import datetime, timezone


def now() -> str:
    """ISO 8601 in UTC, to the microsecond, always of the same length."""
    return datetime.now(timezone.utc).isoformat(timespec="microseconds")
