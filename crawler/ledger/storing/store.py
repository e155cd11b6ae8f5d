"""Store what became of pages: one transaction for results, states, versions and stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from crawler.ledger.clock import now, written
from crawler.ledger.dialect import insert_new
from crawler.ledger.feed.events import Event, put_down
from crawler.ledger.keys import indexable
from crawler.ledger.results import Result, Stored
from crawler.ledger.stories.claims import Lost, claim, held_by
from crawler.ledger.stories.leaving import leave_stories
from crawler.ledger.stories.settle import Place, placed, settle
from crawler.ledger.storing.anew import Said, made_anew, said_by_other_rules
from crawler.ledger.storing.fields import VERSION_FIELDS
from crawler.ledger.storing.files import Owner, carry_files, put_files
from crawler.ledger.storing.history import History, Version
from crawler.ledger.storing.schedule import Schedule
from crawler.ledger.storing.states import Was, becomes, reprocessed
from crawler.ledger.tables import pages, versions
from crawler.ledger.upkeep.forget import kept_out
from crawler.match import MATCHER_VERSION, Reading, Text

_OF_A_VERSION = ("id", "page_id", "number", "digest", "fetched_at", "seen_at")


def store(connection: Connection, results: Sequence[Result], schedule: Schedule | None = None) -> list[Stored]:
    """Store results, in order, and say of each what it did. An article whose bytes are known changes only the state and when
    they were seen, unless newer rules have read a saved one otherwise; what was forgotten is not stored.

    schedule: when each page is due again; without one, none ever is.
    """
    out = kept_out(connection, results)
    if out:
        kept = iter(store(connection, [result for result in results if result.url not in out], schedule))
        return [Stored(new_version=False) if result.url in out else next(kept) for result in results]
    known = _pages(connection, results)
    before = {page.id: page.newest for page in known.values()}
    gone = {page.id for page in known.values() if page.is_gone}
    time = datetime.now(timezone.utc)
    states, new = _take_all(known, results, said_by_other_rules(connection, known, results), time, schedule)
    added = _write_versions(connection, known.values())
    carry_files(connection, dict(_reprocessed(known.values(), before)) | dict(_parted(added)))
    due = put_files(connection, list(_with_files(known, results)))
    _update_pages(connection, known.values(), time)
    # A page's place in the stories is that of its newest version, which may be an old one that was seen again.
    changed = {
        page.id: page.newest.result
        for page in known.values()
        if page.newest is not None and page.newest is not before[page.id] and page.newest.result is not None
    }
    left = leave_stories(
        connection, {page.id for page in known.values() if page.newest is None and before[page.id] is not None}
    )
    readings, lost = _describe(connection, changed, {page_id for page_id in changed if before[page_id] is not None})
    brought = [(known[result.url].id, result) for result, version in zip(results, new, strict=True) if version]
    places, moved = settle(connection, readings, lost)
    places |= placed(connection, {page_id for page_id, _ in brought} - set(places))
    came = [
        _came(page, version, places[page.id])
        for page in known.values()
        for version in page.versions
        if version in added or (page.id in changed and version is page.newest)
    ]
    put_down(connection, [*came, *left, *moved, *_vanished(known.values(), gone)])
    return [
        Stored(False, before=state)
        if version is None
        else _stored(places[known[result.url].id], state, due.get(version.id or 0, ()))
        for result, version, state in zip(results, new, states, strict=True)
    ]


def _take_all(
    known: Mapping[str, History], results: Sequence[Result], said: Said, time: datetime, schedule: Schedule | None
) -> tuple[list[str], list[Version | None]]:
    """Take the results into their pages. Of each: the state that its page was in, and the version if it made one."""
    states: list[str] = []
    new: list[Version | None] = []
    for result in results:
        page = known[result.url]
        states.append(page.was.state)
        anew = made_anew(page, result, said)
        # That the bytes are no article any more is no news of the page.
        version = _take(page, result, time, schedule) if anew is None or result.article is not None else None
        new.append(version if anew is None else _take(page, anew, time, schedule))
    return states, new


def _take(page: History, result: Result, time: datetime, schedule: Schedule | None) -> Version | None:
    """Take a result into its page; the version if it is a new one."""
    version = page.take(result)
    if version is not None or result.state == "not_article":
        page.extractor = result.extractor if result.reprocessed or page.is_newest(result) else page.extractor
    if result.reprocessed:
        page.was = reprocessed(page.was, result)
    elif page.is_newest(result):
        page.answer = result.archived or page.answer
        page.was = becomes(page.was, result, time, schedule, changed=version is not None)
        page.http_status = result.http_status
    else:
        page.was = replace(page.was, known=page.was.known or version is not None)
    return version


def _describe(connection: Connection, newest: dict[int, Result], older: Set[int]) -> tuple[dict[int, Reading], Lost]:
    """Put down what counts for the pages' places in stories: keys and texts. older: those that have had some before.

    Returns the texts, and what the pages hold no more.
    """
    rows, claims, readings = [], {}, {}
    for page_id, result in newest.items():
        article = result.article
        assert article is not None
        assert result.own_key is not None
        own, key = indexable(result.own_key), indexable(article.story_key or result.own_key)
        reading = result.reading or Reading.of(Text(article.title, article.original_title, article.body))
        readings[page_id] = reading
        stated = key if key != own else None
        rows.append({"page": page_id, "own_key": own, "stated_key": stated, "text": reading.number, "matcher": MATCHER_VERSION})
        others = {indexable(other): reason for other, reason in result.other_keys}
        claims[page_id] = [(other, reason) for other, reason in others.items() if other != own]
    had = held_by(connection, older)
    if rows:
        connection.execute(pages.update().where(pages.c.id == bindparam("page")), rows)
        claim(connection, claims)
    return readings, had.lost(held_by(connection, older))


def _pages(connection: Connection, results: Sequence[Result]) -> dict[str, History]:
    """The pages by URL, in the order of the results; new ones put down first, each with its versions in order."""
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
    columns = (pages.c.url, pages.c.id, pages.c.version_id, pages.c.http_status, pages.c.extractor)
    rows = connection.execute(select(*columns, *before).where(pages.c.url.in_(list(first)))).all()
    found = {
        row.url: History(row.id, Was(row.version_id is not None, *row[5:]), row.http_status, extractor=row.extractor)
        for row in rows
    }
    # One that is no article by today's rules may have versions too.
    newest = {row.id: row.version_id for row in rows if row.version_id is not None or row.extractor is not None}
    if newest:
        by_id = {page.id: page for page in found.values()}
        seen = select(*(versions.c[name] for name in _OF_A_VERSION)).where(versions.c.page_id.in_(list(newest)))
        for row in connection.execute(seen.order_by(versions.c.page_id, versions.c.number)).all():
            version = Version(row.digest, row.fetched_at, row.seen_at, row.id, row.number)
            by_id[row.page_id].versions.append(version)
            if row.id == newest[row.page_id]:
                by_id[row.page_id].newest = version
    return {url: found[url] for url in first}


def _write_versions(connection: Connection, histories: Iterable[History]) -> set[Version]:
    """Add the new versions, and put down of the others what has changed. Returns the new ones."""
    time = now()
    added: list[tuple[Version, dict[str, Any]]] = []
    changed: list[dict[str, Any]] = []
    histories = list(histories)
    stored = _stored_rows(connection, [version.like.id for page in histories for version in page.versions if version.like])
    for page in histories:
        for number, version in enumerate(page.versions, 1):
            result = version.result
            if version.id is None and result is not None:
                row: dict[str, Any] = {name: getattr(result.article, name) for name in VERSION_FIELDS}
                row["story_key"] = row["story_key"] or result.own_key
                row |= {"page_id": page.id, "number": number, "digest": version.digest, "stored_at": time}
                row |= {"fetched_at": version.fetched_at, "seen_at": version.seen_at, "original_kind": result.link_kind}
                row["archive_file"], row["archive_offset"] = result.archived or (None, None)
                row["extractor"] = result.extractor
                added.append((version, row))
            elif version.id is None and version.like is not None:
                times = {"fetched_at": version.fetched_at, "seen_at": version.seen_at, "stored_at": time}
                added.append((version, stored[version.like.id] | times | {"number": number}))
            elif version.moved or version.number != number:
                row = {"version": version.id, "number": number, "fetched_at": version.fetched_at, "seen_at": version.seen_at}
                changed.append(row)
    if changed:
        # Twice, since two versions of a page never have the same number, not even meanwhile.
        this = versions.update().where(versions.c.id == bindparam("version"))
        connection.execute(this, [row | {"number": -row["number"]} for row in changed])
        connection.execute(this, changed)
    if added:
        insert = versions.insert().returning(versions.c.id, sort_by_parameter_order=True)
        ids = connection.execute(insert, [row for _, row in added]).scalars()
        for (version, _), version_id in zip(added, ids, strict=True):
            version.id = version_id
    return {version for version, _ in added}


def _stored_rows(connection: Connection, ids: Sequence[int | None]) -> dict[int | None, dict[str, Any]]:
    """Versions as they are stored, without their ids, by id."""
    if not ids:
        return {}
    rows = connection.execute(select(versions).where(versions.c.id.in_(ids))).all()
    return {row.id: {name: value for name, value in row._mapping.items() if name != "id"} for row in rows}


def _parted(added: Iterable[Version]) -> Iterator[tuple[int, int]]:
    """The versions that were parted from stored ones, each with the one it was parted from, by id."""
    for version in added:
        if version.like is not None and version.like.id is not None and version.id is not None:
            yield version.id, version.like.id


def _update_pages(connection: Connection, histories: Iterable[History], time: datetime) -> None:
    """Set the pages' states, their newest versions, and when they are due again."""
    rows = []
    for page in histories:
        row: dict[str, Any] = {name: getattr(page.was, name) for name in Was.__slots__ if name != "known"}
        row |= {"page": page.id, "version_id": page.newest.id if page.newest else None, "http_status": page.http_status}
        row["extractor"] = page.extractor
        file, offset = page.answer or (None, None)
        rows.append(row | {"checked_at": written(time), "answer_file": file, "answer_offset": offset})
    if rows:
        # A result without an answer, such as a refused connection, leaves the last one's place.
        file_type, offset_type = pages.c.archive_file.type, pages.c.archive_offset.type
        place = {
            pages.c.archive_file: func.coalesce(bindparam("answer_file", type_=file_type), pages.c.archive_file),
            pages.c.archive_offset: func.coalesce(bindparam("answer_offset", type_=offset_type), pages.c.archive_offset),
        }
        connection.execute(pages.update().where(pages.c.id == bindparam("page")).values(place), rows)


def _came(page: History, version: Version, place: Place) -> Event:
    """That a page has a version more, or one again."""
    return Event(
        "version",
        page_id=page.id,
        version_id=version.id,
        is_newest=version is page.newest,
        story_id=place.story_id,
        match_method=place.method,
        is_source=place.is_source,
    )


def _vanished(histories: Iterable[History], gone: Set[int]) -> Iterator[Event]:
    """Which articles vanished, and which are there again. gone: those that were away before; one that is no article now is not back."""
    for page in histories:
        if page.was.known and page.is_gone != (page.id in gone):
            yield Event("gone" if page.is_gone else "back", page_id=page.id)


def _reprocessed(histories: Iterable[History], before: dict[int, Version | None]) -> Iterator[tuple[int, int]]:
    """The versions that were made anew of bytes that were there, each with the one before it, by id."""
    for page in histories:
        new, old = page.newest, before[page.id]
        is_made_anew = new is not None and new.result is not None and new.result.reprocessed
        if (
            is_made_anew
            and new is not old
            and old is not None
            and new is not None
            and new.id is not None
            and old.id is not None
        ):
            yield new.id, old.id


def _with_files(known: dict[str, History], results: Iterable[Result]) -> Iterator[tuple[Owner, Result]]:
    """The versions that the results are, where files belong to them."""
    for result in results:
        page = known[result.url]
        version = page.version_of(result) if result.files else None
        if version is not None and version.id is not None:
            yield Owner(version.id, page.id), result


def _stored(place: Place, before: str, due: tuple[str, ...]) -> Stored:
    """What is told about one new version. before: the page's state before it; due: its files."""
    return Stored(
        True,
        place.story_id,
        place.method,
        is_source=place.is_source,
        first_of_story=place.began,
        in_ring=place.in_ring,
        before=before,
        files=due,
    )
