"""What has changed in the ledger since its pages were last seen.

Every page's row is looked at, not only those that say when they were checked: a page changes its story when another page comes, a story
its original, and a backup may have taken the ledger's place. Both sides come in the order of their ids, so memory does not grow.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from crawler.ledger.keys import indexable
from crawler.ledger.tables import pages, stories, versions
from crawler.original import story_key

_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Change:
    """A page that is new or has changed. was_of: its story before. key: of its address, where it is no article; mark: of all this."""

    page_id: int
    url: str
    site: str
    state: str
    reason: str | None
    http_status: int | None
    attempts: int
    checked_at: str | None
    due_at: str | None
    is_list: bool
    version_id: int | None
    story_id: str | None
    was_of: str | None
    key: str | None
    mark: bytes


def changes(connection: Connection, file: sqlite3.Connection) -> Iterator[Change]:
    """The pages that have changed, by their id. Pages that the ledger has no more are marked with an empty mark in `seen`."""
    before = _Before(file)
    for row in connection.execute(_query().execution_options(yield_per=_AT_ONCE)):
        mark = blake2b(repr(tuple(row)).encode("utf-8", "backslashreplace"), digest_size=8).digest()
        found = before.at(row.page_id)
        if found is None or found["mark"] != mark:
            yield _change(row, mark, None if found is None else found["story_id"])
    before.at(None)


class _Before:
    """Walks along the file's rows; those that are stepped over are of pages that are gone."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self.file = file
        self.rows: list[sqlite3.Row] = []
        self.next = 0
        self.last = -1
        # Rows that are written meanwhile, for new pages, have higher ids.
        self.top = file.execute("SELECT coalesce(max(page_id), -1) FROM seen").fetchone()[0]

    def at(self, page_id: int | None) -> sqlite3.Row | None:
        """The row of this page, None if there is none; to the end where no page is asked for."""
        while (row := self._peek()) is not None and (page_id is None or row["page_id"] < page_id):
            self.file.execute("UPDATE seen SET mark = x'' WHERE page_id = ?", (row["page_id"],))
            self.next += 1
        if row is None or row["page_id"] != page_id:
            return None
        self.next += 1
        return row

    def _peek(self) -> sqlite3.Row | None:
        if self.next >= len(self.rows):
            if self.rows:
                self.last = self.rows[-1]["page_id"]
            query = "SELECT s.page_id, s.mark, p.story_id FROM seen s LEFT JOIN pages p USING (page_id) WHERE s.page_id > ? AND s.page_id <= ? ORDER BY s.page_id LIMIT ?"
            self.rows, self.next = self.file.execute(query, (self.last, self.top, _AT_ONCE)).fetchall(), 0
        return self.rows[self.next] if self.next < len(self.rows) else None


def _query() -> Select[Any]:
    """What tells whether a page's rows in the file are true: its own columns, its newest version's bytes, its story's original."""
    names = "url site state reason http_status attempts checked_at due_at is_list version_id story_id match_method own_key"
    columns = [pages.c[name] for name in names.split()]
    joined = pages.outerjoin(versions, versions.c.id == pages.c.version_id).outerjoin(stories, stories.c.id == pages.c.story_id)
    return (
        select(pages.c.id.label("page_id"), *columns, versions.c.digest, versions.c.seen_at, stories.c.key)
        .select_from(joined)
        .order_by(pages.c.id)
    )


def _change(row: Row[Any], mark: bytes, was_of: str | None) -> Change:
    names = [name for name in Change.__slots__ if name not in {"was_of", "key", "mark"}]
    key = _key(row.url) if row.version_id is None and not row.is_list and row.state != "not_article" else None
    return Change(**{name: getattr(row, name) for name in names}, was_of=was_of, key=key, mark=mark)


def _key(url: str) -> str | None:
    try:
        return indexable(story_key(url))
    except ValueError:
        return None
