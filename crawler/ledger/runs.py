"""The crawls that were made."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from crawler.ledger.clock import now
from crawler.ledger.tables import runs


def start_run(connection: Connection, spider: str, site: str) -> int:
    """Put down that a crawl has begun; its id."""
    row = {"spider": spider, "site": site, "started_at": now(), "complete": False, "stats": {}}
    return int(connection.execute(runs.insert().returning(runs.c.id), row).scalar_one())


def finish_run(connection: Connection, run: int, outcome: str, stats: dict[str, Any]) -> None:
    """Put down that it has ended: `outcome` is Scrapy's close reason, `finished` for a whole run."""
    values = {"finished_at": now(), "outcome": outcome, "complete": outcome == "finished", "stats": stats}
    connection.execute(runs.update().where(runs.c.id == run).values(**values))
