"""The rows of pages that are no article, or that could not be had when they were last asked for."""

from __future__ import annotations

import sqlite3

from crawler.browse.index.changes import Change

# A page in one of these states has not failed.
_WELL = frozenset({"due", "fetched", "not_article"})


def write_page(file: sqlite3.Connection, change: Change) -> None:
    """Put down a page as it was seen, and whether it failed."""
    seen = (change.page_id, change.mark, change.site, change.state, change.checked_at, change.key)
    file.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?, ?)", seen)
    file.execute("DELETE FROM failures WHERE page_id = ?", (change.page_id,))
    # An article of which a part is missing has a reason.
    if change.state not in _WELL or (change.state == "fetched" and change.reason):
        state = "incomplete" if change.state == "fetched" else change.state
        row = (change.page_id, change.site, state, change.reason, change.http_status, change.attempts)
        file.execute(
            "INSERT INTO failures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, change.checked_at, change.due_at, change.url)
        )
