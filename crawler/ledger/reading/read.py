"""What the ledger knows, as rows for exports and tables. Everything is streamed: memory does not grow with the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby, islice
from typing import Any, NamedTuple

from sqlalchemy import Connection, Label, Row, Select, Text, and_, case, func, literal_column, not_, or_, select

from crawler.items import Record
from crawler.ledger.dialect import among, bytewise
from crawler.ledger.storing.fields import ARTICLE_FIELDS
from crawler.ledger.storing.files import OUTCOME, files_of, has_files
from crawler.ledger.tables import pages, runs, stories, versions

_FETCHED_AT_ONCE = 500


class Member(NamedTuple):
    """A page of a story: its row, its id, its own key, and the number and the id of the version that the row is."""

    record: Record
    page_id: int
    own_key: str
    version: int
    version_id: int


def count(connection: Connection, what: str, site: str | None = None) -> int:
    """How many rows `page_rows` (`pages`) or `stories_of` (`stories`) gives."""
    number = func.count() if what == "pages" else func.count(pages.c.story_id.distinct())
    query = select(number).where(pages.c.version_id.is_not(None))
    return int(connection.execute(query if site is None else query.where(pages.c.site == site)).scalar_one())


def knows_site(connection: Connection, site: str) -> bool:
    """True for a site that has pages, or was crawled."""
    found = (select(table.c.id).where(table.c.site == site).limit(1) for table in (pages, runs))
    return any(connection.execute(query).first() is not None for query in found)


def page_rows(connection: Connection, site: str | None = None, ids: Collection[int] | None = None) -> Iterator[Record]:
    """Each page that was ever fetched as an article, its newest version, in the order found. ids: only these pages."""
    query = _pages_in_stories().order_by(pages.c.id)
    if site is not None:
        query = query.where(pages.c.site == site)
    if ids is not None:
        query = query.where(among(connection, pages.c.id, ids))
    with_files = has_files(connection)
    rows = _stream(connection, query)
    while some := list(islice(rows, _FETCHED_AT_ONCE)):
        found = files_of(connection, [row.version_id for row in some]) if with_files else {}
        for row in some:
            yield _with_files(_record(row), found.get(row.version_id, {}))


def firsts_of(connection: Connection, story_ids: Collection[str]) -> Iterator[Record]:
    """Of each story what its pages are compared with: the source; where the ledger does not have it, the earliest repost."""
    place = func.row_number().over(partition_by=pages.c.story_id, order_by=COMPARED_FIRST)
    ranked = (
        select(pages.c.id, place.label("place"))
        .join(versions, versions.c.id == pages.c.version_id)
        .join(stories, stories.c.id == pages.c.story_id)
        .where(among(connection, pages.c.story_id, story_ids))
        .subquery()
    )
    query = _pages_in_stories().where(pages.c.id.in_(select(ranked.c.id).where(ranked.c.place == 1)))
    for row in connection.execute(query):
        yield _record(row)


def stories_of(connection: Connection, ids: Collection[str] | None = None) -> Iterator[tuple[str, Iterator[Member]]]:
    """Each story's key with its pages: the one that the others are compared with first, then the earliest first.
    ids: only these stories. Take all pages of a story before the next one."""
    query = _pages_in_stories().order_by(pages.c.story_id, *COMPARED_FIRST)
    if ids is not None:
        query = query.where(among(connection, pages.c.story_id, ids))
    for (_, key), rows in groupby(_stream(connection, query), key=lambda row: (row.story_id, row.root)):
        yield key, map(_member, rows)


def members_of(connection: Connection, story: str) -> list[Member]:
    """The pages of one story, earliest first."""
    rows = connection.execute(_pages_in_stories().where(pages.c.story_id == story).order_by(*_EARLIEST))
    return [_member(row) for row in rows]


def earliest_first(member: Member) -> tuple[bool, str, str, bool, bool, bool, str]:
    """What the pages of a story are sorted by: the date that they state, those that state none last; then by their keys, of one key the
    page at that address before those that lead to it, www and https before others, and by address, so that the order in which they
    were found tells nothing."""
    record, rest = member.record, member.own_key.removeprefix(_SCHEME)
    url = record.url
    elsewhere = not url.endswith((f"//{rest}", f"//www.{rest}"))
    unusual = "//www." not in url, not url.startswith("https://")
    return record.published is None, record.published or "", member.own_key, elsewhere, *unusual, url


def compared_with(members: list[Member]) -> Member | None:
    """What the pages of a story, earliest first, are compared with: its source, else the earliest repost."""
    return next((member for member in members if member.record.is_source), members[0] if members else None)


def by_address(members: list[Member]) -> list[list[Member]]:
    """Pages of one key, seen at several addresses (http, https, www, m.), together; the one that counts first."""
    found: dict[str, list[Member]] = {}
    for member in members:
        found.setdefault(member.own_key, []).append(member)
    return list(found.values())


def story_row(key: str, members: list[Member]) -> dict[str, Any]:
    """A story as everybody outside sees it: its source, None if that was not fetched, and its reposts, earliest first."""
    first = compared_with(members)
    together = by_address(members)
    rows = [brief(same, first) for same in together if same[0].record.is_source]
    reposts = [same for same in together if not same[0].record.is_source]
    records = [member.record for member in members]
    return {
        "story_id": records[0].story_id,
        "story_key": key,
        "original_url": rows[0]["url"] if rows else next((r.original_url for r in records if r.original_url), None),
        "title": rows[0]["title"] if rows else records[0].title,
        "source": rows[0] if rows else None,
        "reposts": [brief(same, first) for same in reposts],
    }


def brief(same: list[Member], first: Member | None) -> dict[str, Any]:
    """A page, with its other addresses, as it stands in its story. first: what the story's pages are compared with."""
    record = same[0].record
    compared = first if first is not None and record.relation is not None else None
    return {name: getattr(record, name) for name in BRIEF} | {
        "also_at": [member.record.url for member in same[1:]],
        "against": None if compared is None else "source" if compared.record.is_source else "earliest repost",
        "compared_with": None
        if compared is None
        else {"url": compared.record.url, "version": compared.version, "fetched_at": compared.record.fetched_at},
    }


def site_rows(connection: Connection) -> list[dict[str, Any]]:
    """For each site: pages by state, articles, how many state an original, stories and when it was last crawled."""
    states = [func.sum(case((pages.c.state == state, 1), else_=0)).label(state) for state in _COUNTED]
    query = (
        select(
            pages.c.site,
            func.count().label("pages"),
            *states,
            func.count(versions.c.id).label("articles"),
            func.count(versions.c.original_url).label("with_original"),
            func.count(pages.c.story_id.distinct()).label("stories"),
            func.max(pages.c.checked_at).label("last_crawl"),
        )
        .outerjoin(versions, versions.c.id == pages.c.version_id)
        .group_by(pages.c.site)
        .order_by(pages.c.site)
    )
    return [dict(row._mapping) for row in connection.execute(query)]


def failure_rows(connection: Connection, site: str | None = None) -> list[dict[str, Any]]:
    """What could not be had, by site, state and reason: how many pages, one of them as an example, when the next one is
    tried again (None: with every run, for lists, or never) and how many were given up. Articles whose parts are not all
    there are among them, and vanished ones of which an archive has a copy: `memento`.
    """
    given_up = and_(pages.c.due_at.is_(None), ~pages.c.is_list)
    query = (
        select(
            pages.c.site,
            pages.c.state,
            _REASON,
            pages.c.is_list,
            func.count().label("pages"),
            func.min(pages.c.url).label("example"),
            func.min(pages.c.due_at).label("next_try"),
            func.sum(case((given_up, 1), else_=0)).label("given_up"),
        )
        .where(
            or_(pages.c.state.not_in(("due", "fetched", "not_article")), and_(pages.c.state == "fetched", pages.c.reason != ""))
        )
        .group_by(pages.c.site, pages.c.state, _REASON, pages.c.is_list)
        .order_by(pages.c.site, func.count().desc(), pages.c.state, _REASON, pages.c.is_list)
    )
    if site is not None:
        query = query.where(pages.c.site == site)
    return [dict(row._mapping) for row in connection.execute(query)]


def last_runs(connection: Connection) -> list[dict[str, Any]]:
    """The last run of each site: its columns. `outcome` is None of one that was killed or still runs."""
    newest = select(func.max(runs.c.id)).group_by(runs.c.site)
    query = select(runs).where(runs.c.id.in_(newest)).order_by(runs.c.site)
    return [dict(row._mapping) for row in connection.execute(query)]


def totals(connection: Connection) -> dict[str, int]:
    """How many pages, articles, stories, reposts that state an original, reposts of any kind whose source the ledger holds
    (`matched`), articles that state no original, pages that are no article and failures the ledger holds."""
    count = func.count()
    states = connection.execute(select(pages.c.state, count.label("number")).group_by(pages.c.state))
    by_state: dict[str, int] = {row.state: row.number for row in states}
    articles = select(count, func.count(pages.c.stated_key)).where(pages.c.version_id.is_not(None))
    number, stating = connection.execute(articles).one()
    in_story = select(count).select_from(pages.join(stories, stories.c.id == pages.c.story_id))
    matched = in_story.where(not_(IS_SOURCE), pages.c.story_id.in_(_sources()))
    numbers = {
        "pages": sum(by_state.values()),
        "not_article": by_state.get("not_article", 0),
        "failures": sum(by_state.get(state, 0) for state in ("failed", "blocked", "needs_browser", "gone")),
        "articles": number,
        "stories": connection.execute(select(func.count(pages.c.story_id.distinct()))).scalar_one(),
        "reposts": stating,
        "matched": connection.execute(matched).scalar_one(),
        "no_original": number - stating,
    }
    return {name: int(number) for name, number in numbers.items()}


# The reason without the copy's address and time, which no two pages share.
_REASON: Label[str] = literal_column(
    "CASE WHEN substr(pages.reason, 1, 8) = 'memento ' THEN 'memento' ELSE pages.reason END", Text
).label("reason")

_COUNTED = ("due", "not_article", "gone", "failed", "blocked", "needs_browser")


_NOT_FETCHED: dict[str, Any] = dict.fromkeys(OUTCOME)
# What a page tells of itself in its story.
BRIEF = (
    "url",
    "site",
    "title",
    "published",
    "source_name",
    "state",
    "fetched_at",
    "match_method",
    "relation",
    "similarity",
)
# What keys begin with.
_SCHEME = "http://"
_REST = func.substr(pages.c.own_key, len(_SCHEME) + 1)
_ELSEWHERE = not_(or_(pages.c.url.endswith("//" + _REST), pages.c.url.endswith("//www." + _REST)))
# As `earliest_first` says.
_EARLIEST = (
    versions.c.published.is_(None),
    versions.c.published,
    bytewise(pages.c.own_key),
    _ELSEWHERE,
    not_(pages.c.url.contains("//www.")),
    not_(pages.c.url.startswith("https://")),
    bytewise(pages.c.url),
)
IS_SOURCE = and_(pages.c.own_key == stories.c.key, pages.c.match_method != "stated")
# What the pages of a story are compared with, first: its source, else the earliest repost.
COMPARED_FIRST = (case((IS_SOURCE, 0), else_=1), *_EARLIEST)


def _sources() -> Select[Any]:
    """The stories whose original is itself in the ledger."""
    return select(pages.c.story_id).join(stories, and_(pages.c.story_id == stories.c.id, IS_SOURCE))


def _pages_in_stories() -> Select[Any]:
    """Pages with their newest version and their story's key."""
    taken = [column for name, column in versions.c.items() if name in ARTICLE_FIELDS]
    page = [
        pages.c.id.label("page_id"),
        pages.c.url,
        pages.c.site,
        pages.c.state,
        pages.c.fetched_at,
        pages.c.story_id,
        pages.c.match_method,
        pages.c.own_key,
        pages.c.version_id,
    ]
    place = versions.c.archive_file, versions.c.archive_offset
    return (
        select(
            *page,
            *taken,
            *place,
            stories.c.key.label("root"),
            versions.c.fetched_at.label("version_fetched_at"),
            versions.c.number.label("version_number"),
        )
        .join(versions, versions.c.id == pages.c.version_id)
        .join(stories, stories.c.id == pages.c.story_id)
    )


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Row[Any]]:
    """The rows, a few hundred in memory at a time."""
    yield from connection.execute(query.execution_options(yield_per=_FETCHED_AT_ONCE))


def _record(row: Row[Any]) -> Record:
    """A row as everybody outside sees it."""
    return Record(
        **{name: getattr(row, name) for name in ARTICLE_FIELDS},
        state="gone" if row.state == "gone" else "live",
        fetched_at=row.version_fetched_at,
        story_id=row.story_id,
        is_source=row.own_key == row.root and row.match_method != "stated",
        match_method=row.match_method,
        archive_file=row.archive_file,
        archive_offset=row.archive_offset,
    )


def _with_files(record: Record, found: dict[str, dict[str, Any]]) -> Record:
    """The record, whose attachments and images say what came of them; nothing is known of those that were never to be fetched."""
    for links in (record.attachments, record.images):
        for link in links:
            link.update(found.get(link["url"], _NOT_FETCHED))
    return record


def _member(row: Row[Any]) -> Member:
    return Member(_record(row), row.page_id, row.own_key, row.version_number, row.version_id)
