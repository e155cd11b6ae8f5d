"""How far each list of a site was walked, so that a crawl may stop where it meets what an earlier one has seen whole.

Known links alone prove nothing: a crawl that was cut short knows the newest ones and not those below. A mark says of one
list that everything from its `heads` down to a place is in the ledger; it is put down after that, never before.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from crawler.ledger.clock import now
from crawler.ledger.dialect import put_rows
from crawler.ledger.tables import lists, pages


@dataclass(frozen=True, slots=True)
class Mark:
    """heads: the articles on the list's first page when that was walked, in its order.

    resume_url: the list's page down to which all is known, not yet looked at; None: known to the end. known_to: pages
    with greater ids were found after the mark was put down; the ledger fills it in.
    """

    heads: tuple[str, ...]
    resume_url: str | None = None
    known_to: int = 0


def mark_of(connection: Connection, site: str, url: str) -> Mark | None:
    """The mark of the list that begins at `url`, None if it was never walked."""
    row = connection.execute(select(lists).where(lists.c.site == site, lists.c.url == url)).first()
    return None if row is None else Mark(tuple(row.heads), row.resume_url, row.known_to)


def keep_mark(connection: Connection, site: str, url: str, mark: Mark) -> None:
    """Put down how far a list has been walked. All articles down to there must be in the ledger already."""
    known_to = connection.execute(select(func.max(pages.c.id))).scalar() or 0
    row = {"site": site, "url": url, "heads": list(mark.heads), "resume_url": mark.resume_url, "known_to": known_to}
    row["walked_at"] = now()
    put_rows(connection, lists, [row])


def drop_mark(connection: Connection, site: str, url: str) -> None:
    """Forget how far a list was walked: the next crawl walks it from the top to the end."""
    connection.execute(lists.delete().where(lists.c.site == site, lists.c.url == url))
