"""The rows of stories: their pages with the verdict on each, their versions, and what a story comes to."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, select

from crawler.browse.index.words import write_words
from crawler.items import Record
from crawler.ledger.dialect import among
from crawler.ledger.reading.account import time_after
from crawler.ledger.reading.read import Member, by_address, compared_with, earliest_first, stories_of
from crawler.ledger.reading.verdicts import Judged, judge_story
from crawler.ledger.tables import pages, versions

# A repost that stands so to its source has changed it. `different` is another article under a link, and no change of this one.
CHANGED = frozenset({"retitled", "abridged", "extended", "edited"})
# What became of an original that no page in the ledger is, the first that holds of its addresses.
_TRIED = ("gone", "blocked", "failed", "needs_browser", "due")


def write_stories(connection: Connection, file: sqlite3.Connection, ids: Collection[str]) -> None:
    """Make the rows of these stories anew, of those that still have pages."""
    old = {story: _judged(file, story) for story in ids}
    for story in ids:
        file.execute("DELETE FROM stories WHERE story_id = ?", (story,))
        file.execute("DELETE FROM pages WHERE story_id = ?", (story,))
    page_ids: list[int] = []
    for key, pages_of_story in stories_of(connection, ids):
        members = sorted(pages_of_story, key=earliest_first)
        judge_story(members, old[members[0].record.story_id])
        _write_story(file, key, members)
        write_words(file, ((member.version_id, member.record.title, member.record.body) for member in members))
        page_ids += [member.page_id for member in members]
    _write_versions(connection, file, page_ids)
    file.executemany("DELETE FROM touched WHERE story_id = ?", [(story,) for story in ids])


def _judged(file: sqlite3.Connection, story: str) -> dict[tuple[int, int], Judged]:
    """The verdicts that the file has of a story's pages, by the two versions."""
    query = (
        "SELECT version_id, against_version, relation, similarity FROM pages WHERE story_id = ? AND against_version IS NOT NULL"
    )
    return {(row[0], row[1]): (row[2], row[3]) for row in file.execute(query, (story,))}


def _write_story(file: sqlite3.Connection, key: str, members: list[Member]) -> None:
    first = compared_with(members)
    assert first is not None
    source = first.record if first.record.is_source else None
    together = by_address(members)
    same_as = {member.page_id: same[0].page_id for same in together for member in same[1:]}
    for member in members:
        row = _page(member, first, source, same_as.get(member.page_id))
        # A page may come from another story, whose rows are made anew with its own turn.
        file.execute(
            f"INSERT OR REPLACE INTO pages ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values())
        )
    reposts = [same[0].record for same in together if not same[0].record.is_source]
    row = _story(file, key, members[0].record.story_id, source, reposts)
    file.execute(f"INSERT INTO stories ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))


def _page(member: Member, first: Member, source: Record | None, same_as: int | None) -> dict[str, Any]:
    """The row of a page. hours_after: of a repost whose source and which itself state a time; days_after: where one states a day only."""
    record = member.record
    after = time_after(source, record)
    names = "story_id title site published is_source relation similarity source_name match_method original_label original_url"
    return {name: getattr(record, name) for name in names.split()} | {
        "page_id": member.page_id,
        "hours_after": after["hours_after_source"],
        "days_after": after["days_after_source"],
        "state": record.state,
        "versions": 1,
        "fetched_at": record.fetched_at,
        "archived": record.archive_file is not None,
        "url": record.url,
        "source_site": None if record.is_source else _site_of(source, record.original_url),
        "same_as": same_as,
        "version_id": member.version_id,
        "against_version": None if record.relation is None else first.version_id,
    }


def _story(file: sqlite3.Connection, key: str, story_id: str, source: Record | None, reposts: list[Record]) -> dict[str, Any]:
    """The row of a story. Its date is its source's, else that of the earliest repost."""
    dates = [record.published for record in reposts if record.published]
    eldest = source or reposts[0]
    original = source.url if source is not None else next((r.original_url for r in reposts if r.original_url), None)
    return {
        "story_id": story_id,
        "title": eldest.title,
        "published": source.published if source is not None else min(dates, default=None),
        "reposts": len(reposts),
        "sites": len({record.site for record in reposts}),
        "changed": sum(record.relation in CHANGED for record in reposts),
        "source_site": _site_of(source, original),
        "source_state": source.state if source is not None else _tried(file, key, reposts),
        "first_repost": min(dates, default=None),
        "last_repost": max(dates, default=None),
        "original_url": original,
        "story_key": key,
    }


def _site_of(source: Record | None, stated: str | None) -> str | None:
    """The site that a story is from: its source's, else the host that the stated original is on."""
    if source is not None:
        return source.site
    try:
        return urlsplit(stated or "").hostname
    except ValueError:
        return None


def _tried(file: sqlite3.Connection, key: str, reposts: list[Record]) -> str:
    """What became of an original that the ledger lacks; `unknown` where no page states one."""
    if not any(record.story_key == key for record in reposts):
        return "unknown"
    found = Counter(row[0] for row in file.execute("SELECT state FROM seen WHERE key = ?", (key,)))
    return next((state for state in _TRIED if state in found), "not_tried")


def _write_versions(connection: Connection, file: sqlite3.Connection, page_ids: list[int]) -> None:
    """The rows of all versions of these pages."""
    file.executemany("DELETE FROM versions WHERE page_id = ?", [(page,) for page in page_ids])
    names = "page_id number title published fetched_at seen_at stored_at digest archive_file".split()
    query = select(versions.c.id, *(versions.c[name] for name in names), pages.c.url, pages.c.site)
    query = query.join(pages, pages.c.id == versions.c.page_id).where(among(connection, versions.c.page_id, page_ids))
    numbers: Counter[int] = Counter()
    for row in connection.execute(query):
        numbers[row.page_id] += 1
        told = {name: getattr(row, name) for name in (*names[:-1], "url", "site")}
        told |= {"version_id": row.id, "archived": row.archive_file is not None}
        file.execute(f"INSERT INTO versions ({', '.join(told)}) VALUES ({', '.join('?' * len(told))})", list(told.values()))
    several = [(number, page) for page, number in numbers.items() if number > 1]
    file.executemany("UPDATE pages SET versions = ? WHERE page_id = ?", several)
