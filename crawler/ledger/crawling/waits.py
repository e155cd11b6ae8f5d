"""Hosts that are not to be asked before a time, whichever process asks next: what Retry-After and Crawl-delay still owe them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from sqlalchemy import Connection, delete, select

from crawler.ledger.clock import written
from crawler.ledger.dialect import put_rows
from crawler.ledger.tables import host_waits

# Seconds. A host that asks for more, such as until 2099, is asked again by a later run, and may say so again.
LONGEST = 6 * 3600


class Wait(NamedTuple):
    """seconds: from now, 0 for none. told_at: when it was put down, in UTC; empty for none."""

    seconds: float
    told_at: str


def keep_waits(connection: Connection, seconds: Mapping[str, float]) -> None:
    """Put down for how many seconds from now each host is not to be asked; a longer wait that stands stays."""
    now = datetime.now(timezone.utc)
    rows = [
        {"host": host, "until": written(now + timedelta(seconds=min(left, LONGEST))), "told_at": written(now)}
        for host, left in seconds.items()
        if left > max(0.0, wait_of(connection, host).seconds)
    ]
    put_rows(connection, host_waits, rows)
    connection.execute(delete(host_waits).where(host_waits.c.until < written(now)))


def wait_of(connection: Connection, host: str) -> Wait:
    """For how long from now a host is not to be asked. Never longer than LONGEST, whatever the clocks say."""
    row = connection.execute(select(host_waits.c.until, host_waits.c.told_at).where(host_waits.c.host == host)).first()
    if row is None:
        return Wait(0.0, "")
    left = (datetime.fromisoformat(row.until) - datetime.now(timezone.utc)).total_seconds()
    return Wait(min(max(0.0, left), LONGEST), row.told_at)
