"""Parts, attachments and images of articles: due with their version, fetched once for all that show the same address."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timezone
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, and_, bindparam, func, or_, select

from crawler.ledger.clock import now, written
from crawler.ledger.dialect import among, insert_new
from crawler.ledger.results import FileLink, FileResult, Result
from crawler.ledger.storing.schedule import Schedule
from crawler.ledger.tables import files, pages, versions
from crawler.ledger.upkeep.forget import is_forgotten

# Bytes of an address; databases cannot index much more.
_LONGEST = 2083
# What one address brought, and counts for every version that shows it.
_OUTCOME = ("state", "reason", "http_status", "type", "size", "digest", "archive_file", "archive_offset", "checked_at")
# What rows say of one.
OUTCOME = ("state", "type", "size", "digest", "archive_file", "archive_offset")
_WAITS = or_(files.c.state == "due", files.c.due_at.is_not(None))


class Owner(NamedTuple):
    """A version and its page, by id."""

    version: int
    page: int


def put_files(connection: Connection, found: Sequence[tuple[Owner, Result]]) -> dict[int, tuple[str, ...]]:
    """Put down what belongs to these versions, as due where it is not there yet; the addresses that are due, by version.

    What another page has brought already counts for this one too. A page that has changed may have changed files: its are fetched anew.
    """
    links: dict[tuple[Owner, str], tuple[FileLink, Result]] = {}
    for owner, result in found:
        for link in _takable(connection, result):
            # Of several captures of a version the first counts.
            links.setdefault((owner, link.url), (link, result))
    known = _known(connection, links)
    newest = _newest(connection, {url for _, url in links})
    own = _of_pages(connection, links)
    time = now()
    rows, due = [], []
    for (owner, url), (link, result) in links.items():
        if (owner.version, url) in known:
            continue
        row: dict[str, Any] = {"version_id": owner.version, "kind": link.kind, "url": url, "crawl": result.crawl}
        row |= {"found_at": time} | _outcome(link, newest.get(url), changed=(owner.page, url) in own, time=time)
        rows.append(row)
        if row["state"] == "due":
            due.append((owner.version, url))
    insert_new(connection, files, rows)
    return {version: tuple(url for of, url in due if of == version) for version, _ in due}


def carry_files(connection: Connection, carried: dict[int, int]) -> None:
    """What belongs to older versions belongs to those that were made anew of the same bytes: new version → older one, by id."""
    if carried:
        rows = [
            dict(row._mapping)
            for row in connection.execute(select(files).where(among(connection, files.c.version_id, carried.values())))
        ]
        made = [row | {"version_id": new} for new, old in carried.items() for row in rows if row["version_id"] == old]
        insert_new(connection, files, [{name: value for name, value in row.items() if name != "id"} for row in made])


def store_files(connection: Connection, results: Sequence[FileResult], schedule: Schedule | None, time: datetime) -> None:
    """Put down what came of addresses, for all versions that wait for them. What failed is due again as pages are."""
    by_url = {result.url: result for result in results}
    query = select(files.c.url, func.max(files.c.attempts).label("attempts")).where(
        among(connection, files.c.url, by_url), _WAITS
    )
    before: dict[str, int] = {row.url: row.attempts for row in connection.execute(query.group_by(files.c.url))}
    rows = []
    for url, result in by_url.items():
        failed = result.state not in {"fetched", "refused"}
        attempts = before.get(url, 0) + 1 if failed else 0
        row = {name: getattr(result, name) for name in ("state", "reason", "http_status", "type", "size", "digest")}
        row |= dict(zip(("archive_file", "archive_offset"), result.archived or (None, None), strict=True))
        row |= {"of_url": url, "checked_at": written(time), "attempts": attempts}
        row["due_at"] = schedule.after_failure(attempts, time, known=False) if failed and schedule is not None else None
        rows.append(row)
    if rows:
        connection.execute(files.update().where(files.c.url == bindparam("of_url"), _WAITS), rows)


class Links(NamedTuple):
    """What a version of a page links to, attachments and images. fetched_at: of the version, None where that is not told."""

    owner: Owner
    url: str
    site: str
    fetched_at: str | None
    links: tuple[FileLink, ...]


def links_in_archive(connection: Connection, after: int, limit: int) -> list[Links]:
    """The versions that lie in the archive, behind the id `after`, with what they link to."""
    columns = (versions.c.id, pages.c.id.label("page"), pages.c.url, pages.c.site, versions.c.fetched_at)
    query = select(*columns, versions.c.attachments, versions.c.images).join(versions, versions.c.page_id == pages.c.id)
    query = query.where(versions.c.id > after, versions.c.archive_file.is_not(None)).order_by(versions.c.id).limit(limit)
    return [
        Links(
            Owner(row.id, row.page),
            row.url,
            row.site,
            row.fetched_at,
            (
                *(FileLink("attachment", file["url"]) for file in row.attachments),
                *(FileLink("image", image["url"]) for image in row.images),
            ),
        )
        for row in connection.execute(query)
    ]


def restore_files(connection: Connection, found: Sequence[tuple[Links, Sequence[FileResult]]]) -> None:
    """Put down files that belong to versions and are there already: each is the result of one of the links. One version after the other, as
    an address may have brought something else for each."""
    time = datetime.now(timezone.utc)
    for version, results in found:
        there = {result.url for result in results}
        links = tuple(link for link in version.links if link.url in there)
        put_files(connection, [(version.owner, Result(version.url, version.site, "fetched", files=links, crawl=version.site))])
        store_files(connection, results, None, time)


def due_files(connection: Connection, crawl: str, *, before: str, after: int, limit: int) -> list[tuple[int, str]]:
    """The (id, address) of what a site's crawl is to fetch, never tried or its time came before `before`, behind the id `after`."""
    mine = and_(files.c.crawl == crawl, files.c.id > after, or_(files.c.state == "due", files.c.due_at <= before))
    query = select(func.min(files.c.id).label("id"), files.c.url).where(mine).group_by(files.c.url)
    return [(row.id, row.url) for row in connection.execute(query.order_by(func.min(files.c.id)).limit(limit))]


def place_of_content(connection: Connection, digest: str) -> tuple[str, int] | None:
    """Where an attachment or image with this SHA-256 lies; None where there is none."""
    query = select(files.c.archive_file, files.c.archive_offset).where(files.c.digest == digest)
    row = connection.execute(query.where(files.c.archive_file.is_not(None)).order_by(files.c.id).limit(1)).first()
    return None if row is None else (row.archive_file, row.archive_offset)


def has_files(connection: Connection) -> bool:
    """True if the ledger has any attachment or image."""
    return connection.execute(select(files.c.id).where(files.c.kind != "part").limit(1)).first() is not None


def files_of(connection: Connection, version_ids: Collection[int]) -> dict[int, dict[str, dict[str, Any]]]:
    """What came of the attachments and images of versions: id → address → state, type, size, digest and place."""
    found: dict[int, dict[str, dict[str, Any]]] = {}
    told = [files.c[name] for name in OUTCOME]
    query = select(files.c.version_id, files.c.url, *told).where(among(connection, files.c.version_id, version_ids))
    for row in connection.execute(query.where(files.c.kind != "part")):
        found.setdefault(row.version_id, {})[row.url] = dict(zip((column.name for column in told), row[2:], strict=True))
    return found


def _takable(connection: Connection, result: Result) -> list[FileLink]:
    """The links of a result that can be put down: no longer than an index takes, and not forgotten."""
    links = [link for link in result.files if len(link.url.encode(errors="replace")) <= _LONGEST and link.url.isprintable()]
    out = is_forgotten(connection, result.site, {link.url for link in links}) if links else set()
    return [link for link in links if link.url not in out]


def _outcome(link: FileLink, newest: Row[Any] | None, *, changed: bool, time: str) -> dict[str, Any]:
    """What is known of a file of a new version. newest: the last row of its address. changed: its page showed it before."""
    fresh: dict[str, Any] = dict.fromkeys(_OUTCOME) | {"state": "due", "attempts": 0, "due_at": None}
    if link.kind == "part":
        file, offset = link.archived or (None, None)
        there = {"state": "fetched", "digest": link.digest, "size": link.size, "archive_file": file, "archive_offset": offset}
        return fresh | there | {"checked_at": time}
    if newest is None or (changed and newest.state == "fetched"):
        return fresh
    if newest.state in {"fetched", "refused"} or newest.due_at is not None:
        return {name: getattr(newest, name) for name in (*_OUTCOME, "attempts", "due_at")}
    return fresh


def _known(connection: Connection, links: Iterable[tuple[Owner, str]]) -> set[tuple[int, str]]:
    """The (version, address) that are down already."""
    ids = {owner.version for owner, _ in links}
    query = select(files.c.version_id, files.c.url).where(among(connection, files.c.version_id, ids))
    return {(row.version_id, row.url) for row in connection.execute(query)} if ids else set()


def _newest(connection: Connection, urls: set[str]) -> dict[str, Row[Any]]:
    """The last row of each address, but for those of parts."""
    if not urls:
        return {}
    last = (
        select(func.max(files.c.id)).where(among(connection, files.c.url, urls), files.c.kind != "part").group_by(files.c.url)
    )
    return {row.url: row for row in connection.execute(select(files).where(files.c.id.in_(last)))}


def _of_pages(connection: Connection, links: Iterable[tuple[Owner, str]]) -> set[tuple[int, str]]:
    """The (page, address) where an earlier version of the page shows the address."""
    found = set(links)
    if not found:
        return set()
    query = select(versions.c.page_id, files.c.url).distinct().join(versions, versions.c.id == files.c.version_id)
    query = query.where(among(connection, files.c.url, {url for _, url in found}))
    query = query.where(among(connection, versions.c.page_id, {owner.page for owner, _ in found}))
    return {(row.page_id, row.url) for row in connection.execute(query)}
