"""One story: its source, who reposted it and when, what each changed, and why these pages are one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from crawler.browse.compare import Row, Stretch, short, side_by_side
from crawler.browse.index.stories import CHANGED
from crawler.browse.reader import Reader
from crawler.browse.views.asking import Asked, ElsewhereError, NotHereError
from crawler.ledger.dialect import among
from crawler.ledger.reading.account import delay, further_status
from crawler.ledger.reading.find import key_of, story_of
from crawler.ledger.reading.story import background
from crawler.ledger.tables import pages, versions

# Pages of the time line that are shown at once.
SHOWN = 100
_IN_ORDER = "ORDER BY published IS NULL, published, page_id"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two texts: where it is from, and its version."""

    url: str
    site: str
    version: int
    fetched_at: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """page: that is compared. title: None where it is the same. stretches: None where the texts are too long."""

    page: sqlite3.Row
    left: Side
    right: Side
    title: Row | None
    stretches: list[Stretch] | None
    differs: bool


def story(reader: Reader, asked: Asked) -> dict[str, Any]:
    """All that its page shows. Raises NotHereError, or ElsewhereError where the story is part of another one now."""
    story_id = asked.path["story"]
    row = reader.row("SELECT * FROM stories WHERE story_id = ?", story_id)
    if row is None:
        raise _moved(reader, story_id)
    sources = reader.rows(f"SELECT * FROM pages WHERE story_id = ? AND is_source = 1 {_IN_ORDER} LIMIT 20", story_id)
    number = reader.number("SELECT count(*) FROM pages WHERE story_id = ? AND is_source = 0", story_id)
    start = min(asked.number("from"), max(0, number - 1)) // SHOWN * SHOWN
    reposts = reader.rows(
        f"SELECT * FROM pages WHERE story_id = ? AND is_source = 0 {_IN_ORDER} LIMIT ? OFFSET ?", story_id, SHOWN, start
    )
    compared = _which(reader, story_id, asked.number("with"), reposts)
    with reader.ledger() as connection:
        evidence = _evidence(connection, [page["version_id"] for page in (*sources, *reposts)])
        about = background(connection, story_id)
        comparison = None if compared is None else _compare(connection, compared)
    return {
        "story": row,
        "sources": sources,
        "reposts": reposts,
        "evidence": evidence,
        "about": about,
        "delay": delay,
        "further_status": further_status,
        "compared": comparison,
        "against_earliest": not sources and any(page["relation"] for page in reposts),
        "start": start,
        "older": start + SHOWN if start + SHOWN < number else None,
        "newer": start - SHOWN if start else None,
    }


def _moved(reader: Reader, story_id: str) -> NotHereError | ElsewhereError:
    """Where a story went that was merged into another one."""
    with reader.ledger() as connection:
        key = key_of(connection, [story_id])
        now = None if key is None else story_of(connection, key)
    return NotHereError() if now in {None, story_id} else ElsewhereError(f"/story/{now}")


def _which(reader: Reader, story_id: str, page_id: int, shown: list[sqlite3.Row]) -> sqlite3.Row | None:
    """The page that is compared: the one that is asked for, else the first that changed anything, else the first that can be."""
    asked = reader.row(
        "SELECT * FROM pages WHERE page_id = ? AND story_id = ? AND against_version IS NOT NULL", page_id, story_id
    )
    can_be = [page for page in shown if page["against_version"] is not None]
    changed = next((page for page in can_be if page["relation"] in CHANGED), None)
    return asked or changed or (can_be[0] if can_be else None)


def _evidence(connection: Connection, ids: list[int]) -> dict[int, Any]:
    """Of versions, the label and the line that name the original, and the address that they state: `original_label` and so on."""
    names = ("original_label", "original_evidence", "original_url")
    query = select(versions.c.id, *(versions.c[name] for name in names)).where(
        among(connection, versions.c.id, ids), versions.c.original_evidence.is_not(None)
    )
    return {row.id: row for row in connection.execute(query)}


def _compare(connection: Connection, page: sqlite3.Row) -> Comparison | None:
    """A repost against what it was compared with; None where one of the two was forgotten meanwhile."""
    query = select(versions, pages.c.url, pages.c.site).join(pages, pages.c.id == versions.c.page_id)
    wanted = (page["against_version"], page["version_id"])
    found = {row.id: row for row in connection.execute(query.where(among(connection, versions.c.id, set(wanted))))}
    if len(found) < 2:
        return None
    old, new = (found[version] for version in wanted)
    stretches = side_by_side(old.body, new.body)
    differs = stretches is not None and any(row.kind != "equal" for stretch in stretches for row in stretch.rows)
    left, right = (Side(row.url, row.site, row.number, row.fetched_at) for row in (old, new))
    return Comparison(page, left, right, short(old.title, new.title), stretches, differs)
