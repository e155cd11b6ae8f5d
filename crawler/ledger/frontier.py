"""What is still to be fetched. A link is put down as due before it is fetched; storing its result ends that."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from crawler.ledger.clock import now
from crawler.ledger.dialect import insert_new
from crawler.ledger.tables import pages


def discover(connection: Connection, site: str, urls: Sequence[str]) -> list[str]:
    """Put down links as due; the ones of these that are due now, in the order given."""
    if not urls:
        return []
    time = now()
    insert_new(
        connection,
        pages,
        [{"url": url, "site": site, "state": "due", "found_at": time, "attempts": 0} for url in dict.fromkeys(urls)],
    )
    rows = connection.execute(select(pages.c.url).where(pages.c.url.in_(list(urls)), pages.c.state == "due"))
    due = set(rows.scalars())
    return [url for url in dict.fromkeys(urls) if url in due]


def due(connection: Connection, site: str, *, after: int = 0, limit: int = 500) -> list[tuple[int, str]]:
    """The (id, URL) of pages of a site that are due, oldest first, behind the id `after`."""
    query = select(pages.c.id, pages.c.url).where(pages.c.site == site, pages.c.state == "due", pages.c.id > after)
    return [(row.id, row.url) for row in connection.execute(query.order_by(pages.c.id).limit(limit))]
