"""Take pages out for good: their rows and texts go, a record without their content stays, and they do not come back."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, and_, delete, func, or_, select

from crawler.ledger.clock import now
from crawler.ledger.crawling.alarms import forget_alarms, forget_examples
from crawler.ledger.dialect import among
from crawler.ledger.feed import events
from crawler.ledger.keys import indexable
from crawler.ledger.results import Result
from crawler.ledger.stories.claims import Held, held_by, take_back
from crawler.ledger.stories.settle import regroup
from crawler.ledger.stories.ties import stories_with, ties_of
from crawler.ledger.tables import (
    aliases,
    crowds,
    files,
    fingerprints,
    forgotten,
    known_lines,
    lists,
    merges,
    pages,
    same_texts,
    signed_texts,
    stories,
    versions,
)
from crawler.ledger.upkeep.held import which_pages
from crawler.match import Reading, Text

# A host of a site that was taken out, under which its pages would come back; its `key` is the site's name.
_HOST = "host"
_SITES = ("site", _HOST)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many rows went. others: of attachments and images at the address, of lists and repeated lines of the site."""

    pages: int
    versions: int
    others: int = 0


def begin(connection: Connection, name: str, key: str | None, *, reason: str | None) -> None:
    """Put down what is being forgotten, so that no crawl fetches or stores it, before its records are taken out of the archive."""
    if connection.execute(select(forgotten.c.id).where(*_unfinished(name, key))).first() is None:
        _put_down(connection, name, key, reason, Forgotten(0, 0), None)


def was_forgotten(connection: Connection, name: str, key: str | None) -> bool:
    """True where something of the name was taken out before, or is being taken out, and may not come back."""
    something = or_(forgotten.c.records.is_(None), forgotten.c.records > 0, forgotten.c.pages > 0)
    query = select(forgotten.c.id).where(_same(name, key), forgotten.c.undone_at.is_(None), something)
    return connection.execute(query.limit(1)).first() is not None


def forget_page(connection: Connection, url: str, key: str, *, reason: str | None, records: int = 0) -> Forgotten:
    """Forget the page at an address, in every spelling of it that has this key, and attachments and images there. It is put down
    although none may be there. records: how many were taken out of the archive before.
    """
    others = connection.execute(delete(files).where(files.c.url == url)).rowcount
    gone = replace(_take_out(connection, which_pages(url, key)), others=others)
    _put_down(connection, url, key, reason, gone, records)
    return gone


def forget_site(connection: Connection, site: str, *, reason: str | None, records: int = 0) -> Forgotten:
    """Forget all pages of a site, and what was learnt of it. It is put down although there may be no such site. records: how many
    were taken out of the archive before.
    """
    hosts = _hosts_of(connection, site)
    gone = _take_out(connection, which_pages(site, None))
    others = [connection.execute(delete(table).where(table.c.site == site)).rowcount for table in (known_lines, lists)]
    gone = replace(gone, others=sum(others))
    forget_alarms(connection, site)
    _put_down(connection, site, None, reason, gone, records)
    rows = [
        {"kind": _HOST, "name": host, "key": site, "reason": reason, "pages": 0, "versions": 0, "records": 0} for host in hosts
    ]
    if rows:
        connection.execute(forgotten.insert(), [row | {"forgotten_at": now()} for row in rows])
    return gone


def allow_again(connection: Connection, name: str, key: str | None) -> int:
    """Take the record back, so that it may be crawled again; how many records that concerned."""
    standing = forgotten.update().where(forgotten.c.undone_at.is_(None)).values(undone_at=now())
    connection.execute(standing.where(forgotten.c.kind == _HOST, forgotten.c.key == name))
    return connection.execute(standing.where(_same(name, key), forgotten.c.kind != _HOST)).rowcount


class Record(NamedTuple):
    """What stands of a page that was taken out. name: its address, as it was given; at: when, in UTC."""

    name: str
    reason: str | None
    at: str


def taken_out(connection: Connection, keys: Collection[str], urls: Collection[str]) -> list[Record]:
    """The records of pages with one of these keys or addresses, the oldest first; without those that were taken back."""
    asked = or_(among(connection, forgotten.c.key, keys), among(connection, forgotten.c.name, urls))
    query = select(forgotten.c.name, forgotten.c.reason, forgotten.c.forgotten_at)
    standing = query.where(forgotten.c.kind == "page", forgotten.c.undone_at.is_(None), asked).order_by(forgotten.c.id)
    return [Record(*row) for row in connection.execute(standing)]


class Barred(NamedTuple):
    """What no crawl is to ask for: all of these sites and hosts, and pages by their address as it was given or by their key (`indexable`)."""

    sites: frozenset[str]
    urls: frozenset[str]
    keys: frozenset[str]


def barred(connection: Connection) -> Barred:
    """All that was taken out and may not come back."""
    query = select(forgotten.c.kind, forgotten.c.name, forgotten.c.key).where(forgotten.c.undone_at.is_(None))
    rows = connection.execute(query).all()
    return Barred(
        frozenset(row.name for row in rows if row.kind in _SITES),
        frozenset(row.name for row in rows if row.kind == "page"),
        frozenset(row.key for row in rows if row.kind == "page"),
    )


def is_forgotten(connection: Connection, site: str, urls: Collection[str]) -> set[str]:
    """Those of a site's addresses that are not to be fetched."""
    rows = _standing(connection, {site}, urls, ())
    if ("site", site) in rows:
        return set(urls)
    return {name for kind, name in rows if kind == "page"} | {url for url in urls if (_HOST, _host_of(url)) in rows}


def kept_out(connection: Connection, results: Iterable[Result]) -> set[str]:
    """The addresses among these results that are not to be stored."""
    found = list(results)
    keys = {indexable(result.own_key): result.url for result in found if result.own_key is not None}
    rows = _standing(connection, {result.site for result in found}, {result.url for result in found}, keys)
    if not rows:
        return set()
    by_key = {keys[name] for kind, name in rows if kind == "key" and name in keys}
    same_key = {result.url for result in found if result.own_key and keys[indexable(result.own_key)] in by_key}
    return same_key | {
        result.url
        for result in found
        if not rows.isdisjoint({("site", result.site), ("page", result.url), (_HOST, _host_of(result.url))})
    }


def _standing(
    connection: Connection, sites: Collection[str], urls: Collection[str], keys: Collection[str]
) -> set[tuple[str, str]]:
    """What stands of these: (`site`, `host` or `page`, name), and (`key`, key) of pages."""
    asked = or_(
        and_(forgotten.c.kind == "site", among(connection, forgotten.c.name, sites)),
        and_(forgotten.c.kind == _HOST, among(connection, forgotten.c.name, set(map(_host_of, urls)))),
        and_(forgotten.c.kind == "page", among(connection, forgotten.c.name, urls)),
        and_(forgotten.c.kind == "page", among(connection, forgotten.c.key, keys)),
    )
    query = select(forgotten.c.kind, forgotten.c.name, forgotten.c.key).where(asked, forgotten.c.undone_at.is_(None))
    rows = connection.execute(query).all()
    return {(row.kind, row.name) for row in rows} | {("key", row.key) for row in rows if row.kind == "page"}


def _hosts_of(connection: Connection, site: str) -> set[str]:
    """The hosts of a site's pages that have another name than it, and are no other site: saved pages of it go by their host."""
    urls = connection.execute(select(pages.c.url).where(pages.c.site == site).execution_options(yield_per=1000)).scalars()
    hosts = {host for host in map(_host_of, urls) if host and host != site}
    others = select(pages.c.site).where(among(connection, pages.c.site, hosts)).distinct()
    return hosts - set(connection.execute(others).scalars()) if hosts else hosts


def _host_of(url: str) -> str:
    """The host of an address, empty for what has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _take_out(connection: Connection, which: object) -> Forgotten:
    """Delete pages with all that hangs on them, and group the stories again that they were in."""
    query = select(pages.c.id, pages.c.url, pages.c.story_id, pages.c.version_id).where(which)  # type: ignore[arg-type]
    rows = connection.execute(query.order_by(pages.c.id)).all()
    ids = {row.id for row in rows}
    if not ids:
        return Forgotten(0, 0)
    marks = _marks(connection, ids)
    of_them = among(connection, versions.c.page_id, ids)
    events.forget(connection, ids, set(connection.execute(select(versions.c.id).where(of_them)).scalars()))
    forget_examples(connection, ids)
    lost = held_by(connection, ids).lost(Held())
    take_back(connection, ids)
    connection.execute(delete(files).where(files.c.version_id.in_(select(versions.c.id).where(of_them))))
    number = connection.execute(delete(versions).where(of_them)).rowcount
    connection.execute(delete(pages).where(among(connection, pages.c.id, ids)))
    others = (
        set(connection.execute(select(pages.c.text).where(among(connection, pages.c.text, marks))).scalars()) if marks else ()
    )
    alone = set(marks) - set(others)
    # What was tied to these texts may be tied to others only because of that, or not.
    beside = {number for tie in ties_of(connection, alone) for number in (tie.a, tie.b)} - alone
    for text in alone:
        mine = and_(fingerprints.c.text == text, among(connection, fingerprints.c.fingerprint, marks[text]))
        connection.execute(delete(fingerprints).where(mine))
        connection.execute(delete(crowds).where(among(connection, crowds.c.fingerprint, marks[text])))
        connection.execute(delete(same_texts).where(or_(same_texts.c.a == text, same_texts.c.b == text)))
        connection.execute(delete(signed_texts).where(signed_texts.c.text == text))
    touched = {row.story_id for row in rows if row.story_id is not None} | stories_with(connection, beside)
    told = [events.Event("forgotten", url=row.url, story_id=row.story_id) for row in rows if row.version_id is not None]
    events.put_down(connection, [*told, *regroup(connection, touched, lost)])
    drop_empty(connection, touched)
    return Forgotten(len(ids), number)


def _marks(connection: Connection, ids: set[int]) -> dict[int, list[int]]:
    """The texts of these pages' versions, by number, with their fingerprints."""
    found: dict[int, list[int]] = {}
    query = select(versions.c.title, versions.c.original_title, versions.c.body)
    for row in connection.execute(query.where(among(connection, versions.c.page_id, ids)).execution_options(yield_per=200)):
        reading = Reading.of(Text(row.title, row.original_title, row.body))
        if reading.number is not None:
            found[reading.number] = reading.fingerprints
    return found


def drop_empty(connection: Connection, touched: set[str]) -> None:
    """Stories that have no page any more, unless another one resolves to them."""
    for story in touched:
        left = connection.execute(select(func.count()).where(pages.c.story_id == story)).scalar_one()
        named = or_(stories.c.merged_into == story)
        if left or connection.execute(select(stories.c.id).where(named).limit(1)).first() is not None:
            continue
        connection.execute(delete(aliases).where(aliases.c.story_id == story))
        connection.execute(delete(merges).where(or_(merges.c.story_id == story, merges.c.merged_id == story)))
        connection.execute(delete(stories).where(stories.c.id == story))


def _put_down(
    connection: Connection, name: str, key: str | None, reason: str | None, gone: Forgotten, records: int | None
) -> None:
    """The record that it is being done (`records` is None) or was; what was begun is ended."""
    row = {"kind": "site" if key is None else "page", "name": name, "key": None if key is None else indexable(key)}
    counts = {"pages": gone.pages, "versions": gone.versions, "records": records, "forgotten_at": now()}
    ended = forgotten.update().where(*_unfinished(name, key)).values(counts)
    if records is None or connection.execute(ended).rowcount == 0:
        connection.execute(forgotten.insert(), row | counts | {"reason": reason})


def _same(name: str, key: str | None) -> ColumnElement[bool]:
    """The records of a name, or of another spelling of the address."""
    return forgotten.c.name == name if key is None else or_(forgotten.c.name == name, forgotten.c.key == indexable(key))


def _unfinished(name: str, key: str | None) -> tuple[ColumnElement[bool], ...]:
    """The record of a forgetting that was begun and not ended."""
    kind = "site" if key is None else "page"
    return forgotten.c.kind == kind, forgotten.c.name == name, forgotten.c.records.is_(None), forgotten.c.undone_at.is_(None)
