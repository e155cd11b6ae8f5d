"""Bring the reading file up to date with the ledger. What has not changed costs one look at its row.

In three steps, each in pieces that are committed, so that an update that is cut short goes on where it was: which pages have changed, and
so which stories are touched; the rows of those stories, with verdicts and the search's index; the counts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from crawler.browse.index.changes import Change, changes
from crawler.browse.index.counts import count
from crawler.browse.index.failures import write_page
from crawler.browse.index.file import writing
from crawler.browse.index.schema import INDEXES
from crawler.browse.index.stories import write_stories
from crawler.browse.index.words import forget_words
from crawler.ledger import Database

# Pages or stories of one transaction.
_PIECE = 500
_T = TypeVar("_T")
Told = Callable[[str, int, int], None]


def update(ledger: Database, file: sqlite3.Connection, told: Told = lambda what, done, of: None) -> bool:
    """Bring the file up to date; True if anything had changed.

    told: is called with what is being done (`pages`, `stories`, `words`), how much of it is done and how much there is.
    """
    changed = False
    with ledger.reading() as connection:
        for piece in _pieces(changes(connection, file)):
            changed = True
            with writing(file):
                _take(file, piece)
            told("pages", piece[-1].page_id, piece[-1].page_id)
    changed |= _gone(ledger, file, told)
    left = [row[0] for row in file.execute("SELECT story_id FROM touched ORDER BY story_id")]
    for start in range(0, len(left), _PIECE):
        with ledger.reading() as connection, writing(file):
            write_stories(connection, file, left[start : start + _PIECE])
        told("stories", min(start + _PIECE, len(left)), len(left))
    if changed or left:
        with ledger.reading() as connection, writing(file):
            count(file)
    with writing(file):
        for index in INDEXES.strip().splitlines():
            file.execute(index)
    if changed or left:
        file.execute("PRAGMA optimize")
    return changed or bool(left)


def _take(file: sqlite3.Connection, piece: list[Change]) -> None:
    """Put down what the ledger says of pages, and which stories that touches."""
    for change in piece:
        stories = {change.story_id, change.was_of}
        if change.version_id is None:
            stories |= {row[0] for row in file.execute("SELECT story_id FROM stories WHERE story_key = ?", (change.key,))}
        file.executemany("INSERT OR IGNORE INTO touched VALUES (?)", [(story,) for story in stories if story])
        write_page(file, change)


def _gone(ledger: Database, file: sqlite3.Connection, told: Told) -> bool:
    """Take out what was forgotten. Its rows go at once; its words with an index that is made anew, since this one cannot let go of them."""
    gone = [row[0] for row in file.execute("SELECT page_id FROM seen WHERE mark = x''")]
    if not gone:
        return False
    with writing(file):
        for page in gone:
            file.execute("INSERT OR IGNORE INTO touched SELECT story_id FROM pages WHERE page_id = ?", (page,))
            for table in ("pages", "versions", "failures"):
                file.execute(f"DELETE FROM {table} WHERE page_id = ?", (page,))
    forget_words(ledger, file, told)
    with writing(file):
        file.executemany("DELETE FROM seen WHERE page_id = ?", [(page,) for page in gone])
    file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return True


def _pieces(rows: Iterable[_T]) -> Iterator[list[_T]]:
    """The rows, some hundred at a time."""
    left: Any = iter(rows)
    while piece := list(islice(left, _PIECE)):
        yield piece
