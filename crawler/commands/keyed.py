"""The ledger's rows by key, for exports that are brought up to date."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from functools import cache
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection

from crawler.commands.choice import is_wanted, is_wanted_story
from crawler.export.keyed import Key
from crawler.export.rows import Row
from crawler.ledger.reading.marks import Mark, page_marks, story_marks
from crawler.ledger.reading.schema import row_schema
from crawler.ledger.reading.verdicts import judged_pages, judged_stories

# It becomes a folder's name.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CHINA = timezone(timedelta(hours=8))


class LedgerRows:
    """Pages or stories, as an export's options choose them."""

    def __init__(self, connection: Connection, what: str, opts: argparse.Namespace) -> None:
        self.connection = connection
        self.what = what
        self.opts = opts
        self.schema = row_schema(what)
        filters = {name: getattr(opts, name) for name in ("site", "since", "until", "relation", "state")}
        self.made_by = json.dumps({name: value for name, value in filters.items() if value} | {"program": _program()})

    def all_keys(self) -> Iterator[Key]:
        """The keys of all rows; of a relation, and of a story's pages, only the row tells."""
        marks = page_marks if self.what == "pages" else story_marks
        for mark in marks(self.connection):
            if self.what == "stories" or is_wanted(mark, self.opts):
                yield Key(mark.id, mark.key, mark.mark, _day(mark, self.opts.by))

    def rows(self, ids: Iterable[int | str]) -> Iterator[Row]:
        """The rows of these ids, in the order of ids."""
        if self.what == "stories":
            for row in judged_stories(self.connection, {str(one) for one in ids}):
                if is_wanted_story(row, self.opts):
                    yield row
        else:
            for record in judged_pages(self.connection, ids={int(one) for one in ids}):
                if self.opts.relation in {None, record.relation}:
                    yield asdict(record)


def _day(mark: Mark, by: str) -> str | None:
    """The day at +08:00 that a row belongs to, None where it is not told."""
    if by == "published":
        return mark.published[:10] if mark.published and _DAY.match(mark.published) else None
    return datetime.fromisoformat(mark.fetched_at).astimezone(_CHINA).date().isoformat() if mark.fetched_at else None


@cache
def _program() -> str:
    """Another text for another program: the same page may have another verdict there."""
    folder = Path(__file__).parent.parent
    digest = sha256()
    for path in sorted(folder.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
