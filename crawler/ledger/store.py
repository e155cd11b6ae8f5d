"""Store what became of pages: one transaction for results, states, versions and stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import Connection, bindparam, select

from crawler.items import Article
from crawler.ledger.clock import now
from crawler.ledger.results import Result, Stored
from crawler.ledger.stories import Story, assign, indexable
from crawler.ledger.tables import pages, versions
from crawler.ledger.upsert import insert_new

ARTICLE_FIELDS = tuple(f.name for f in fields(Article))
_VERSION_FIELDS = tuple(name for name in ARTICLE_FIELDS if name not in {"url", "site"})


@dataclass(slots=True)
class _Page:
    """A page as this batch leaves it."""

    id: int
    version_id: int | None
    digests: list[str] = field(default_factory=list)

    def knows(self, result: Result) -> bool:
        """True if these bytes are no new version."""
        return result.digest in (self.digests if result.saved else self.digests[-1:])


def store(connection: Connection, results: Sequence[Result]) -> list[Stored]:
    """Store results, in order, and say of each what it did. An article whose bytes are known changes only the state."""
    known = _pages(connection, results)
    new = [number for number, result in enumerate(results) if _adds_version(known[result.url], result)]
    found = assign(connection, [_keys(results[number]) for number in new])
    stories = dict(zip(new, found, strict=True))
    _insert_versions(connection, [(known[results[number].url], results[number]) for number in new])
    _update_pages(connection, results, known, stories)
    return [_stored(result, stories.get(number)) for number, result in enumerate(results)]


def _keys(result: Result) -> tuple[str, str]:
    """The page's own key and its story key."""
    assert result.article is not None
    assert result.own_key is not None
    return indexable(result.own_key), indexable(result.article.story_key or result.own_key)


def _pages(connection: Connection, results: Sequence[Result]) -> dict[str, _Page]:
    """The pages by URL, new ones put down first, each with the digests of its versions in order."""
    time = now()
    sites = {result.url: result.site for result in results}
    insert_new(
        connection,
        pages,
        [{"url": url, "site": site, "state": "due", "found_at": time, "attempts": 0} for url, site in sites.items()],
    )
    rows = connection.execute(select(pages.c.url, pages.c.id, pages.c.version_id).where(pages.c.url.in_(list(sites))))
    found = {row.url: _Page(row.id, row.version_id) for row in rows}
    by_id = {page.id: page for page in found.values() if page.version_id is not None}
    if by_id:
        seen = select(versions.c.page_id, versions.c.digest).where(versions.c.page_id.in_(list(by_id)))
        for row in connection.execute(seen.order_by(versions.c.page_id, versions.c.number)):
            by_id[row.page_id].digests.append(row.digest)
    return found


def _adds_version(page: _Page, result: Result) -> bool:
    """True if the result is an article with new bytes, which then are known."""
    if result.article is None or result.digest is None or page.knows(result):
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
    connection: Connection, results: Sequence[Result], known: dict[str, _Page], stories: dict[int, tuple[Story, bool]]
) -> None:
    """Set the pages' states; and of those with a new version, what they are in their story."""
    time = now()
    states, in_stories = [], []
    for number, result in enumerate(results):
        page = known[result.url]
        states.append(
            {
                "page": page.id,
                "state": result.state,
                "reason": result.reason,
                "http_status": result.http_status,
                "fetched_at": result.fetched_at,
                "checked_at": time,
                "failure": int(result.state in {"failed", "blocked"}),
            }
        )
        if number in stories:
            own, key = _keys(result)
            method = "none" if own == key else "stated"
            in_stories.append(
                {
                    "page": page.id,
                    "version_id": page.version_id,
                    "own_key": _keys(result)[0],
                    "story_id": stories[number][0].id,
                    "match_method": method,
                }
            )
    this = pages.update().where(pages.c.id == bindparam("page"))
    if states:
        connection.execute(this.values(attempts=(pages.c.attempts + 1) * bindparam("failure")), states)
    if in_stories:
        connection.execute(this, in_stories)


def _stored(result: Result, found: tuple[Story, bool] | None) -> Stored:
    """What is told about one result."""
    if found is None:
        return Stored(new_version=False)
    story, began = found
    own, key = _keys(result)
    return Stored(True, story.id, "none" if own == key else "stated", is_source=own == key == story.key, first_of_story=began)
