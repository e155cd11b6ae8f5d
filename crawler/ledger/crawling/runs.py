"""The crawls that were made."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from crawler.ledger.clock import now
from crawler.ledger.tables import runs


def start_run(connection: Connection, spider: str, site: str, *, full: bool) -> int:
    """Put down that a crawl has begun; its id. full: it is to walk every list to its end."""
    row = {"spider": spider, "site": site, "started_at": now(), "complete": False, "full": full, "stats": {}}
    return int(connection.execute(runs.insert().returning(runs.c.id), row).scalar_one())


def finish_run(connection: Connection, run: int, outcome: str, stats: dict[str, Any]) -> None:
    """Put down that it has ended: `outcome` is Scrapy's close reason, `finished` for a whole run."""
    values = {"finished_at": now(), "outcome": outcome, "complete": outcome == "finished", "stats": stats}
    connection.execute(runs.update().where(runs.c.id == run).values(**values))


def full_is_due(connection: Connection, site: str, every: int) -> bool:
    """True if a site's next run is to be a full one: it never had one that finished, or `every` - 1 others since (0: never)."""
    finished = (runs.c.site == site, runs.c.complete)
    last = connection.execute(select(func.max(runs.c.id)).where(*finished, runs.c.full)).scalar()
    if last is None:
        return True
    since = connection.execute(select(func.count()).where(*finished, runs.c.id > last)).scalar_one()
    return 0 < every <= since + 1
