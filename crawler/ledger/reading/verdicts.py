"""How each repost's text stands to its source's: judged when rows are read, so a source that comes late changes nothing.

A repost is compared with the newest version of its story's source; where the ledger does not have the source, with the
earliest repost, by the date that it states, then as found. Those two have no relation themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from crawler.items import Article, Record
from crawler.ledger.feed.judged import compare, files_of
from crawler.ledger.reading import read
from crawler.ledger.reading.read import Member
from crawler.match import Text

# Relation and similarity; None where there is nothing to compare.
Judged = tuple[str | None, float | None]
# Pages whose sources are asked for together.
_TOGETHER = 500
# Characters of the sources that are kept at hand; reposts of one story tend to come together.
_KEPT = 10_000_000


def judged_pages(connection: Connection, site: str | None = None, ids: Collection[int] | None = None) -> Iterator[Record]:
    """The rows of `read.page_rows` with relation and similarity."""
    records = read.page_rows(connection, site, ids)
    sources = _Sources(connection)
    while batch := list(islice(records, _TOGETHER)):
        # A page that stands alone is its own source, and the ledger need not be asked.
        sources.load({record.story_id for record in batch if not record.is_source})
        for record in batch:
            if not record.is_source:
                _judge(record, sources.found[record.story_id])
            yield record


def judged_stories(connection: Connection, ids: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
    """The stories as rows, with relation and similarity of their pages. Of a story's texts two are in memory at a time."""
    for key, members in read.stories_of(connection, ids):
        first = next(members)
        light = [first]
        for member in members:
            _judge(member.record, first.record)
            light.append(_without_text(member))
        _without_text(first)
        light.sort(key=read.earliest_first)
        yield read.story_row(key, light)


def judge_story(members: list[Member], known: Mapping[tuple[int, int], Judged] | None = None) -> None:
    """Give the pages of one story their relation and similarity. The earliest comes first.

    known: what was found before, by the ids of the two versions: the page's and that of what it is compared with.
    """
    first = read.compared_with(members)
    for member in members:
        before = (known or {}).get((member.version_id, first.version_id)) if first is not None else None
        if before is not None and not member.record.is_source:
            member.record.relation, member.record.similarity = before
        else:
            _judge(member.record, None if first is None else first.record)


class _Sources:
    """What pages are compared with, by story; those that were asked for last stay at hand."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.found: dict[str, Record] = {}
        self.characters = 0

    def load(self, stories: set[str]) -> None:
        """Have the sources of these stories in `found`."""
        if self.characters > _KEPT:
            self.found = {story: record for story, record in self.found.items() if story in stories}
            self.characters = sum(len(record.body or "") for record in self.found.values())
        if missing := stories - self.found.keys():
            for record in read.firsts_of(self.connection, missing):
                self.found[record.story_id] = record
                self.characters += len(record.body or "")


def _without_text(member: Member) -> Member:
    """The same page without what its place in a story does not tell of."""
    record = member.record
    record.body = record.surt = record.original_evidence = record.original_label = record.editor = record.author = None
    record.attachments, record.images = [], []
    return member


def _judge(record: Record, first: Record | None) -> None:
    """Compare one page with the first of its story; another source of it, at a second address, counts as the same."""
    if first is None or record.url == first.url or record.is_source:
        return
    record.relation, record.similarity = compare(text_of(first), text_of(record)) or (None, None)


def text_of(record: Article) -> Text:
    """What of an article is compared."""
    return Text(record.title, record.original_title, record.body, files_of(record.attachments))
