"""How each repost's text stands to its source's: judged when rows are read, so a source that comes late changes nothing.

A repost is compared with the newest version of its story's source; where the ledger does not have the source, with the
earliest repost, by the date that it states, then as found. Those two have no relation themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sqlalchemy import Connection

from crawler.items import Article, Record
from crawler.ledger import read
from crawler.ledger.read import Member
from crawler.match import Text, judge

# Characters. No article is longer; a page made to be compared for ever has no relation.
LONGEST = 200_000
# So many stories' sources are kept at hand; reposts of one story tend to come together.
_KEPT = 1000


def judged_pages(connection: Connection, site: str | None) -> Iterator[Record]:
    """The rows of `read.page_rows` with relation and similarity."""

    @lru_cache(maxsize=_KEPT)
    def compared_with(story: str) -> Record | None:
        return read.first_of_story(connection, story)

    for record in read.page_rows(connection, site):
        # A page that stands alone is its own source, and the ledger need not be asked.
        if not record.is_source:
            _judge(record, compared_with(record.story_id))
        yield record


def judge_story(members: list[Member]) -> None:
    """Give the pages of one story their relation and similarity. The earliest comes first."""
    first = read.compared_with(members)
    for member in members:
        _judge(member.record, None if first is None else first.record)


def _judge(record: Record, first: Record | None) -> None:
    """Compare one page with the first of its story; another source of it, at a second address, counts as the same."""
    if first is None or record.url == first.url or record.is_source:
        return
    if max(len(first.body or ""), len(record.body or "")) > LONGEST:
        return
    verdict = judge(text_of(first), text_of(record))
    record.relation, record.similarity = verdict.relation, round(verdict.similarity, 4)


def text_of(record: Article) -> Text:
    """What of an article is compared."""
    return Text(record.title, record.original_title, record.body)
