"""What an archive of our own tells besides pages: files that articles link to, and pages that were gone. They wait on disk until all
articles are stored, since the articles may come later."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from w3lib.url import safe_url_string

from crawler.archive.errors import ArchiveError
from crawler.archive.kept import Reader
from crawler.archive.reading.page import SavedPage
from crawler.ledger.results import FileResult
from crawler.network.kinds import believed, declared, sniffed


class Gone(NamedTuple):
    """A page that was not there any more at `date`. status: the site's answer."""

    url: str
    site: str | None
    date: str
    status: int


class Kept:
    """What was read so far, in a file that goes with the run."""

    def __init__(self, archive: Path) -> None:
        """archive: the folder of our own archive."""
        self.reader = Reader(archive)
        # An empty name: a file that SQLite makes and deletes itself, so memory stays flat.
        self.database = sqlite3.connect("", isolation_level=None)
        self.database.execute("PRAGMA journal_mode = OFF")
        self.database.execute(
            "CREATE TABLE files (url TEXT, date TEXT, file TEXT, at INT, PRIMARY KEY (url, date, file, at)) WITHOUT ROWID"
        )
        self.database.execute("CREATE TABLE gone (url TEXT PRIMARY KEY, site TEXT, date TEXT, status INT) WITHOUT ROWID")
        self.database.execute("BEGIN")

    def add(self, saved: SavedPage) -> None:
        """Put down a file, or that a page was gone, of which the last time counts."""
        if saved.is_file and saved.archived is not None:
            row = (saved.url, saved.fetched_at or "", *saved.archived)
            self.database.execute("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)", row)
        elif saved.fetched_at is not None:
            statement = """
                INSERT INTO gone VALUES (?, ?, ?, ?) ON CONFLICT (url) DO UPDATE
                SET site = excluded.site, date = excluded.date, status = excluded.status WHERE excluded.date >= date
            """
            self.database.execute(statement, (saved.url, saved.site, saved.fetched_at, saved.gone))

    def has_files(self) -> bool:
        """True if there may be files of articles."""
        return self.database.execute("SELECT 1 FROM files LIMIT 1").fetchone() is not None

    def file(self, url: str, since: str | None) -> FileResult | None:
        """What the archive has at an address, first from a time on, else last before it; None if it has nothing there that can be read."""
        try:
            asked = safe_url_string(url).partition("#")[0]
        except ValueError:
            return None
        query = "SELECT file, at FROM files WHERE url = ? ORDER BY date < ?, CASE WHEN date < ? THEN NULL ELSE date END, date DESC LIMIT 1"
        row = self.database.execute(query, (asked, since or "", since or "")).fetchone()
        if row is None:
            return None
        try:
            kept = self.reader.record(*row)
            body = self.reader.payload(kept)
        except ArchiveError:
            return None
        if not body:
            return None
        shown = sniffed(body)
        told = kept.headers.get("content-type")
        kind = shown or believed(declared(told.encode("latin-1", "replace") if told else None), shown) or None
        return FileResult(url, "fetched", None, kept.status, kind, len(body), hashlib.sha256(body).hexdigest(), row)

    def gone(self) -> Iterator[Gone]:
        """The pages that were gone when they were asked for last, as far as failures tell."""
        for row in self.database.execute("SELECT url, site, date, status FROM gone ORDER BY url"):
            yield Gone(*row)

    def close(self) -> None:
        """Let the file go."""
        self.database.close()
