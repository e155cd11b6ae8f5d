"""Lines that a site repeats over or under its articles: no news, whatever they say.

They are learnt from the ledger on demand (`scrapy learn`), never during a crawl: a crawl uses what was learnt before it
began, so that neither the order of pages nor a kill changes what is stored, and no page gets a new version by it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from crawler.ledger.clock import now
from crawler.ledger.tables import known_lines, pages, versions

# So many of a site's newest articles are looked at; with the lines at their edges this bounds the memory.
ARTICLES = 2000
FIRST_LINES = 3
LAST_LINES = 5
# A line is learnt if it stands on this many articles and this share of those looked at, each of another story. Government
# notices end alike (特此公告。), and that is their text: so short lines are never learnt.
FEWEST = 5
SMALLEST_SHARE = 0.2
SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Learnt:
    """A line and on how many of the site's articles it stood."""

    line: str
    seen: int
    looked_at: int


def repeated_lines(connection: Connection, site: str) -> list[Learnt]:
    """The lines that a site's articles share, the most frequent first. Of each story one article is looked at."""
    query = (
        select(pages.c.story_id, versions.c.body)
        .join(versions, versions.c.id == pages.c.version_id)
        .where(pages.c.site == site, versions.c.body.is_not(None))
        .order_by(pages.c.id.desc())
        .limit(ARTICLES)
    )
    seen: Counter[str] = Counter()
    looked_at: set[str] = set()
    for row in connection.execute(query.execution_options(yield_per=200)):
        if row.story_id not in looked_at:
            looked_at.add(row.story_id)
            lines = row.body.split("\n")
            seen.update({line for line in (*lines[:FIRST_LINES], *lines[-LAST_LINES:]) if len(line) >= SHORTEST})
    enough = max(FEWEST, SMALLEST_SHARE * len(looked_at))
    found = [Learnt(line, count, len(looked_at)) for line, count in seen.items() if count >= enough]
    return sorted(found, key=lambda learnt: (-learnt.seen, learnt.line))


def keep(connection: Connection, site: str, found: list[Learnt]) -> None:
    """Add the lines to what was learnt of the site before, as a new generation. Lines that were cut since are still known."""
    generation, before = _newest(connection, site)
    lines = {learnt.line: learnt for learnt in (*before, *found)}
    if set(lines) == {learnt.line for learnt in before}:
        return
    row = {"site": site, "generation": generation + 1, "learnt_at": now()}
    connection.execute(
        known_lines.insert(),
        [row | {"line": one.line, "seen": one.seen, "looked_at": one.looked_at} for one in lines.values()],
    )


def learnt_lines(connection: Connection, site: str) -> frozenset[str]:
    """The newest generation of a site's lines."""
    return frozenset(learnt.line for learnt in _newest(connection, site)[1])


def sites(connection: Connection) -> list[str]:
    """All sites that have articles."""
    return list(
        connection.execute(
            select(pages.c.site).where(pages.c.version_id.is_not(None)).distinct().order_by(pages.c.site)
        ).scalars()
    )


def _newest(connection: Connection, site: str) -> tuple[int, list[Learnt]]:
    """The newest generation's number, 0 for none, and its lines."""
    generation = connection.execute(select(func.max(known_lines.c.generation)).where(known_lines.c.site == site)).scalar() or 0
    rows = connection.execute(select(known_lines).where(known_lines.c.site == site, known_lines.c.generation == generation))
    return generation, [Learnt(row.line, row.seen, row.looked_at) for row in rows]
