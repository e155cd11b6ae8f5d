"""Times as the ledger writes them."""

from __future__ import annotations

from datetime import datetime, timezone


def now() -> str:
    """Now: see `written`."""
    return written(datetime.now(timezone.utc))


def written(time: datetime) -> str:
    """ISO 8601 in UTC, to the microsecond, always of the same length, so that texts sort as times do."""
    return time.astimezone(timezone.utc).isoformat(timespec="microseconds")
