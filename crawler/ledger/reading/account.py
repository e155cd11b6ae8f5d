"""A story told as plain data, which `scrapy story` prints as JSON or shows as text."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

from crawler.items import Article, Record
from crawler.ledger.feed.judged import LONGEST, compare
from crawler.ledger.reading.read import Member, brief, by_address, compared_with, story_row
from crawler.ledger.reading.story import Story, Version
from crawler.ledger.reading.verdicts import judge_story, text_of
from crawler.match import diff

# What a change of a page is looked for in, besides its body.
_COMPARED = (
    "title",
    "original_title",
    "published",
    "source_name",
    "author",
    "editor",
    "original_url",
    "original_label",
    "original_evidence",
    "attachments",
    "images",
)


def account(story: Story, *, with_diff: bool = False, with_versions: bool = False) -> dict[str, Any]:
    """The story: what `export stories` says of it, and all that the ledger knows besides.

    with_diff: each repost's text against what it is compared with. with_versions: what changed in each version, word by word.
    """
    judge_story(story.members)
    first = compared_with(story.members)
    source = first.record if first is not None and first.record.is_source else None

    def page(same: list[Member]) -> dict[str, Any]:
        told = brief(same, first) | _evidence(same[0].record) | {"version": same[0].version}
        told |= time_after(source, same[0].record) | {
            "gone_since": story.about.gone_since.get(same[0].page_id),
            "copy": story.about.copies.get(same[0].page_id),
        }
        told["versions"] = [row for member in same for row in _versions(story, member, whole=with_versions)]
        if with_diff and first is not None and told["relation"] is not None:
            told["title_before"], told["diff"] = first.record.title, _diff(first.record, same[0].record)
        return told

    together = by_address(story.members)
    sources = [same for same in together if same[0].record.is_source]
    row = story_row(story.about.key, story.members)
    row["source"] = page(sources[0]) if sources else None
    row["reposts"] = [page(same) for same in together if same not in sources]
    return row | {
        "ring": story.about.ring,
        "tries": [one._asdict() for one in story.about.tries],
        "merges": [one._asdict() for one in story.about.merges],
        "keys": [one._asdict() for one in story.about.keys],
        "decisions": [one._asdict() for one in story.about.words],
    }


def _evidence(record: Record) -> dict[str, Any]:
    names = ("original_url", "original_label", "original_evidence", "is_source")
    return {name: getattr(record, name) for name in names}


def time_after(source: Record | None, record: Record) -> dict[str, Any]:
    """How long after its source a page was published: in hours; in days where one of the two states no time."""
    told: dict[str, Any] = {"hours_after_source": None, "days_after_source": None, "before_source": None}
    if source is None or record.is_source or not source.published or not record.published:
        return told
    if "T" in source.published and "T" in record.published:
        hours = (datetime.fromisoformat(record.published) - datetime.fromisoformat(source.published)).total_seconds() / 3600
        return told | {"hours_after_source": round(hours, 2), "before_source": hours < 0}
    days = (date.fromisoformat(record.published[:10]) - date.fromisoformat(source.published[:10])).days
    return told | {"days_after_source": days, "before_source": days < 0}


class Delay(NamedTuple):
    """How long after its source a page was published, to be said in one unit. before: it was before."""

    number: float
    unit: Literal["minute", "hour", "day"]
    before: bool


def delay(hours: float | None, days: int | None) -> Delay | None:
    """What to say of `hours_after_source` and `days_after_source`; None where neither is told.

    >>> delay(5.23, None)
    Delay(number=5.2, unit='hour', before=False)
    """
    if hours is None:
        return None if days is None else Delay(abs(days), "day", days < 0)
    if abs(hours) < 1:
        # Of less than an hour a tenth of an hour says nothing to anybody.
        return Delay(round(abs(hours) * 60), "minute", hours < 0)
    return Delay(round(abs(hours), 1), "hour", hours < 0)


def further_status(reason: str | None, http_status: int | None) -> str | None:
    """What to say of an answer's status beside the reason for a failure; None where there is none, or the reason says it.

    >>> further_status("http 404", 404), further_status("home_redirect", 302)
    (None, 'HTTP 302')
    """
    if http_status is None or f"http {http_status}" in (reason or "").lower():
        return None
    return f"HTTP {http_status}"


def _versions(story: Story, member: Member, *, whole: bool) -> list[dict[str, Any]]:
    """The versions of one page, each with what changed since the one before."""
    told = []
    before: Version | None = None
    for version in story.versions.get(member.page_id, []):
        row: dict[str, Any] = {"url": member.record.url, "number": version.number, "fetched_at": version.fetched_at}
        row |= {"stored_at": version.stored_at, "changed": [], "relation": None, "similarity": None}
        if before is not None:
            row |= _changed(before.article, version.article, whole=whole)
        told.append(row)
        before = version
    return told


def _changed(old: Article, new: Article, *, whole: bool) -> dict[str, Any]:
    """What changed from one version to the next; `body` last, with its relation to the one before."""
    fields = [name for name in _COMPARED if getattr(old, name) != getattr(new, name)]
    row: dict[str, Any] = {"changed": fields + ["body"] * (old.body != new.body)}
    if old.body != new.body:
        relation, similarity = compare(text_of(old), text_of(new)) or (None, None)
        row |= {"relation": relation, "similarity": similarity}
    if whole:
        row["changes"] = {name: {"old": getattr(old, name), "new": getattr(new, name)} for name in fields}
        row["diff"] = _diff(old, new) if old.body != new.body else []
    return row


def _diff(old: Article, new: Article) -> list[dict[str, Any]] | None:
    """The operations that make the one body the other; None where they are too long to compare."""
    if not _can_be_compared(old, new):
        return None
    return [asdict(operation) for operation in diff(old.body, new.body)]


def _can_be_compared(old: Article, new: Article) -> bool:
    return max(len(old.body or ""), len(new.body or "")) <= LONGEST
