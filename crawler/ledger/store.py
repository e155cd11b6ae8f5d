"""Store what became of pages: one transaction for results, states, versions and stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from crawler.items import Article
from crawler.ledger.clock import now, written
from crawler.ledger.dialect import among, insert_new
from crawler.ledger.keys import indexable
from crawler.ledger.results import Result, Stored
from crawler.ledger.schedule import Schedule
from crawler.ledger.states import Was, becomes
from crawler.ledger.stories import Place, settle
from crawler.ledger.tables import page_keys, pages, versions
from crawler.match import Reading, Text

ARTICLE_FIELDS = tuple(f.name for f in fields(Article))
_VERSION_FIELDS = tuple(name for name in ARTICLE_FIELDS if name not in {"url", "site"})


@dataclass(slots=True)
class _Page:
    """A page as this batch leaves it."""

    id: int
    version_id: int | None
    was: Was
    digests: list[str] = field(default_factory=list)

    def knows(self, result: Result) -> bool:
        """True if these bytes are no new version."""
        return result.digest in (self.digests if result.saved else self.digests[-1:])


def store(connection: Connection, results: Sequence[Result], schedule: Schedule | None = None) -> list[Stored]:
    """Store results, in order, and say of each what it did. An article whose bytes are known changes only the state.

    schedule: when each page is due again; without one, none ever is.
    """
    known = _pages(connection, results)
    new = [number for number, result in enumerate(results) if _adds_version(known[result.url], result)]
    _insert_versions(connection, [(known[results[number].url], results[number]) for number in new])
    _update_pages(connection, results, known, set(new), schedule)
    # Of a page that came twice, the newer version counts.
    newest = {known[results[number].url].id: results[number] for number in new}
    places = settle(connection, _describe(connection, newest))
    stored = {number: places[known[results[number].url].id] for number in new}
    return [_stored(stored.get(number)) for number in range(len(results))]


def _describe(connection: Connection, newest: dict[int, Result]) -> dict[int, Reading]:
    """Put down what counts for the pages' places in stories: keys and texts. Returns the texts."""
    rows, keys, readings = [], [], {}
    for page_id, result in newest.items():
        article = result.article
        assert article is not None
        assert result.own_key is not None
        own, key = indexable(result.own_key), indexable(article.story_key or result.own_key)
        reading = readings[page_id] = Reading.of(Text(article.title, article.original_title, article.body))
        stated = key if key != own else None
        rows.append({"page": page_id, "own_key": own, "stated_key": stated, "text": reading.number})
        others = {indexable(other): reason for other, reason in result.other_keys}
        keys += [{"page_id": page_id, "key": other, "reason": reason} for other, reason in others.items() if other != own]
    if rows:
        connection.execute(pages.update().where(pages.c.id == bindparam("page")), rows)
        connection.execute(delete(page_keys).where(among(connection, page_keys.c.page_id, newest)))
        insert_new(connection, page_keys, keys)
    return readings


def _pages(connection: Connection, results: Sequence[Result]) -> dict[str, _Page]:
    """The pages by URL, new ones put down first, each with the digests of its versions in order."""
    time = now()
    first: dict[str, Result] = {}
    for result in results:
        first.setdefault(result.url, result)
    insert_new(
        connection,
        pages,
        [
            {"url": url, "site": one.site, "state": "due", "found_at": time, "attempts": 0, "is_list": one.is_list}
            for url, one in first.items()
        ],
    )
    before = [pages.c[name] for name in Was.__slots__ if name != "known"]
    rows = connection.execute(select(pages.c.url, pages.c.id, pages.c.version_id, *before).where(pages.c.url.in_(list(first))))
    found = {row.url: _Page(row.id, row.version_id, Was(row.version_id is not None, *row[3:])) for row in rows}
    by_id = {page.id: page for page in found.values() if page.version_id is not None}
    if by_id:
        seen = select(versions.c.page_id, versions.c.digest).where(versions.c.page_id.in_(list(by_id)))
        for row in connection.execute(seen.order_by(versions.c.page_id, versions.c.number)):
            by_id[row.page_id].digests.append(row.digest)
    return found


def _adds_version(page: _Page, result: Result) -> bool:
    """True if the result is an article with new bytes, which then are known."""
    if result.article is None or result.digest is None or page.knows(result) or (result.incomplete and page.digests):
        return False
    page.digests.append(result.digest)
    return True


def _insert_versions(connection: Connection, new: list[tuple[_Page, Result]]) -> None:
    """Add the versions; the last one of each page becomes its newest."""
    if not new:
        return
    time = now()
    later: dict[int, int] = defaultdict(int)
    for page, _ in new:
        later[page.id] += 1
    rows = []
    for page, result in new:
        later[page.id] -= 1
        row: dict[str, Any] = {name: getattr(result.article, name) for name in _VERSION_FIELDS}
        row["story_key"] = row["story_key"] or result.own_key
        row |= {"page_id": page.id, "number": len(page.digests) - later[page.id], "digest": result.digest}
        row |= {"fetched_at": result.fetched_at, "stored_at": time, "original_kind": result.link_kind}
        rows.append(row)
    ids = connection.execute(versions.insert().returning(versions.c.id, sort_by_parameter_order=True), rows).scalars()
    for (page, _), version_id in zip(new, ids, strict=True):
        page.version_id = version_id


def _update_pages(
    connection: Connection, results: Sequence[Result], known: dict[str, _Page], new: set[int], schedule: Schedule | None
) -> None:
    """Set the pages' states, their newest versions, and when they are due again. new: which results brought a version."""
    time = datetime.now(timezone.utc)
    rows = []
    for number, result in enumerate(results):
        page = known[result.url]
        page.was = becomes(page.was, result, time, schedule, changed=number in new)
        row: dict[str, Any] = {name: getattr(page.was, name) for name in Was.__slots__ if name != "known"}
        row |= {"page": page.id, "version_id": page.version_id, "http_status": result.http_status}
        rows.append(row | {"checked_at": written(time)})
    if rows:
        connection.execute(pages.update().where(pages.c.id == bindparam("page")), rows)


def _stored(place: Place | None) -> Stored:
    """What is told about one result."""
    if place is None:
        return Stored(new_version=False)
    return Stored(
        True,
        place.story_id,
        place.method,
        is_source=place.is_source,
        first_of_story=place.began,
        in_ring=place.in_ring,
    )
