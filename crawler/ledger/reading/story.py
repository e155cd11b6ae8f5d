"""All that the ledger knows of one story: its pages and their versions, and what made them one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from sqlalchemy import Connection, or_, select

from crawler.items import Article
from crawler.ledger.crawling.sources import MEMENTO
from crawler.ledger.dialect import among
from crawler.ledger.reading.read import Member, members_of
from crawler.ledger.stories.facts import Facts
from crawler.ledger.tables import aliases, decisions, merges, page_keys, pages, stories, versions
from crawler.ledger.upkeep.forget import taken_out
from crawler.match import group


class Version(NamedTuple):
    """One state of a page. article: its fields; fetched_at: None where a saved page does not tell; stored_at: in UTC."""

    number: int
    fetched_at: str | None
    stored_at: str
    article: Article


class Try(NamedTuple):
    """What became of an address that should hold the original. checked_at: in UTC, None before the first try. One that was taken out
    for good has the state `forgotten`, and the time of that."""

    url: str
    state: str
    reason: str | None
    http_status: int | None
    attempts: int
    checked_at: str | None


class Merge(NamedTuple):
    """Another story became part of this one. reason: `key`, `text` or `person`. undone_at: when they came apart again."""

    merged_id: str
    key: str
    reason: str
    merged_at: str
    undone_at: str | None


class FurtherKey(NamedTuple):
    """A page's further key, and how the page tells it: `canonical`, `redirect` … counts: it led to this story."""

    key: str
    reason: str
    url: str
    counts: bool


class Word(NamedTuple):
    """What a person decided. undone_at: when a later word took it back."""

    kind: str
    a: str
    b: str
    decided_at: str
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class Background:
    """What made pages one story, and what became of them. key: of its original. ring: its pages name each other, none is the original.

    gone_since: by page id, when a page was last found gone, in UTC. copies: by page id, which web archive's copy a page's text is, and
    of when; only of pages whose own site never gave it. tries: of an original that the ledger lacks; else none.
    """

    key: str
    ring: bool
    gone_since: dict[int, str | None]
    copies: dict[int, str]
    tries: list[Try]
    merges: list[Merge]
    keys: list[FurtherKey]
    words: list[Word]


@dataclass(frozen=True, slots=True)
class Story:
    """One story. members: its pages, earliest first. versions: by page id, in order."""

    id: str
    members: list[Member]
    versions: dict[int, list[Version]]
    about: Background


def story(connection: Connection, story_id: str) -> Story:
    """The story of this id, which must be one that has pages."""
    members = members_of(connection, story_id)
    return Story(
        story_id, members, _versions(connection, {member.page_id for member in members}), background(connection, story_id)
    )


def background(connection: Connection, story_id: str) -> Background:
    """All of a story but its pages' texts. The story must be one that has pages."""
    key = connection.execute(select(stories.c.key).where(stories.c.id == story_id)).scalar_one()
    columns = (
        pages.c.id,
        pages.c.url,
        pages.c.own_key,
        pages.c.match_method,
        pages.c.state,
        pages.c.checked_at,
        pages.c.reason,
    )
    query = select(*columns, versions.c.story_key, versions.c.original_url).join(versions, versions.c.id == pages.c.version_id)
    rows = connection.execute(query.where(pages.c.story_id == story_id)).all()
    known = set(connection.execute(select(aliases.c.key).where(aliases.c.story_id == story_id)).scalars())
    vanished = [row for row in rows if row.state == "gone"]
    has_source = any(row.own_key == key and row.match_method != "stated" for row in rows)
    stated = {row.original_url for row in rows if row.story_key == key and row.original_url}
    return Background(
        key,
        _is_ring(connection, story_id),
        {row.id: row.checked_at for row in vanished},
        {row.id: row.reason.removeprefix(MEMENTO) for row in vanished if (row.reason or "").startswith(MEMENTO)},
        [] if has_source else _tries(connection, key, stated),
        _merges(connection, story_id),
        _keys(connection, {row.id: row.url for row in rows}, known),
        _words(connection, known),
    )


def _is_ring(connection: Connection, story_id: str) -> bool:
    """True if the story's original is sought in a ring; only the rule of stories knows."""
    facts = Facts(connection)
    facts.add_stories({story_id})
    here = {page_id for page_id, known in facts.known.items() if known.story_id == story_id}
    return any(
        made.cycle for made in group(list(facts.pages.values()), facts.ties(), facts.decisions) if here & made.methods.keys()
    )


def _versions(connection: Connection, ids: set[int]) -> dict[int, list[Version]]:
    """The versions of these pages."""
    names = [field.name for field in fields(Article) if field.name not in {"url", "site"}]
    query = select(versions, pages.c.url, pages.c.site).join(pages, pages.c.id == versions.c.page_id)
    found: dict[int, list[Version]] = defaultdict(list)
    for row in connection.execute(query.where(among(connection, pages.c.id, ids)).order_by(versions.c.number)):
        article = Article(row.url, row.site, **{name: getattr(row, name) for name in names})
        found[row.page_id].append(Version(row.number, row.fetched_at, row.stored_at, article))
    return dict(found)


def _tries(connection: Connection, key: str, stated: set[str]) -> list[Try]:
    """What became of the addresses of an original that the ledger lacks, as its reposts state it and as its key spells it."""
    bare = key.removeprefix("http://")
    spelled = {f"{scheme}://{www}{bare}" for scheme in ("http", "https") for www in ("", "www.")}
    query = select(pages).where(
        or_(among(connection, pages.c.url, spelled | stated), pages.c.own_key == key), pages.c.version_id.is_(None)
    )
    tried = [
        Try(row.url, row.state, row.reason, row.http_status, row.attempts, row.checked_at)
        for row in connection.execute(query.order_by(pages.c.id))
    ]
    out = taken_out(connection, {key}, spelled | stated)
    return tried + [Try(one.name, "forgotten", one.reason, None, 0, one.at) for one in out]


def _merges(connection: Connection, story_id: str) -> list[Merge]:
    query = select(merges, stories.c.key).join(stories, stories.c.id == merges.c.merged_id)
    rows = connection.execute(query.where(merges.c.story_id == story_id).order_by(merges.c.merged_at, merges.c.id))
    return [Merge(row.merged_id, row.key, row.reason, row.merged_at, row.undone_at) for row in rows]


def _keys(connection: Connection, urls: dict[int, str], known: set[str]) -> list[FurtherKey]:
    query = select(page_keys).where(among(connection, page_keys.c.page_id, urls))
    rows = connection.execute(query.order_by(page_keys.c.page_id, page_keys.c.key))
    return [FurtherKey(row.key, row.reason, urls[row.page_id], row.key in known) for row in rows]


def _words(connection: Connection, keys: set[str]) -> list[Word]:
    query = select(decisions).where(or_(among(connection, decisions.c.a, keys), among(connection, decisions.c.b, keys)))
    return [Word(*_word(row)) for row in connection.execute(query.order_by(decisions.c.id))]


def _word(row: Any) -> tuple[str, str, str, str, str | None]:
    return row.kind, row.a, row.b, row.decided_at, row.undone_at
