"""What the ledger knows of the stories that a change may touch: the input of `crawler.match.group`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, func, select, union

from crawler.ledger.dialect import among
from crawler.ledger.stories.ties import ties_of, unsure
from crawler.ledger.tables import aliases, decisions, page_keys, pages, versions
from crawler.match import Decision, PageFact, Tie
from crawler.match.outlets import domains_of

# Pages that one further key may have.
MOST_CLAIMANTS = 50
# Pages that come in one change, at most.
LARGEST_CHANGE = 1000


class Known(NamedTuple):
    """What the ledger has of a page's place now; all None for a page that was never matched."""

    story_id: str | None
    match_method: str | None
    open: bool | None


class Facts:
    """Pages, their ties and people's decisions: whole stories, and all stories that could be one with them."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.pages: dict[int, PageFact] = {}
        self.known: dict[int, Known] = {}
        # As it was read; `known` is brought up to date with what is written.
        self.before: dict[int, Known] = {}
        self.stories: set[str] = set()
        self.decisions: list[Decision] = []
        self._keys: set[str] = set()
        self._left: set[str] = set()

    def add_pages(self, page_ids: Set[int]) -> None:
        """Take in pages, and the stories that their keys lead to."""
        self._load(pages.c.id, page_ids)
        self._close()

    def add_stories(self, story_ids: Iterable[str]) -> None:
        """Take in whole stories, and those that their keys lead to."""
        new = set(story_ids) - self.stories
        if new:
            self.stories |= new
            self._load(pages.c.story_id, new)
            self._close()

    def keys(self) -> set[str]:
        """All keys that the pages have or name, and those that a decision sets beside them or apart from them."""
        found = {key for decision in self.decisions for key in (decision.a, decision.b)}
        for page in self.pages.values():
            found.add(page.own)
            if page.stated is not None:
                found.add(page.stated)
            found.update(key for key, _ in page.others)
        return found

    def ties(self) -> list[Tie]:
        """The ties between these pages' texts."""
        here = self._texts()
        return self._between(here, ties_of(self.connection, here))

    def add_neighbours(self) -> list[Tie]:
        """Take in the stories of open pages that have a text of here, or one tied to it: what counted for nothing may count now.
        Returns the ties between all texts then, as a large story has very many to read."""
        here = self._texts()
        ties = ties_of(self.connection, here)
        there = here | {text for tie in ties for text in (tie.a, tie.b)}
        if there:
            query = select(pages.c.story_id).where(among(self.connection, pages.c.text, there), pages.c.open).distinct()
            self.add_stories(story for story in self.connection.execute(query).scalars() if story is not None)
        if self._texts() != here:
            return self.ties()
        return self._between(here, ties)

    def _between(self, here: set[int], ties: list[Tie]) -> list[Tie]:
        """The ties between two texts of here. ties: all that these texts have."""
        doubted = unsure(self.connection, ties)
        return [
            replace(tie, unsure=True) if (tie.a, tie.b) in doubted else tie for tie in ties if tie.a in here and tie.b in here
        ]

    def _texts(self) -> set[int]:
        return {page.text for page in self.pages.values() if page.text is not None}

    def _load(self, column: ColumnElement[Any], values: Set[int] | Set[str]) -> None:
        """Read the pages whose column has one of these values; of those that were never matched only the ones asked for by id."""
        query = (
            select(
                pages.c.id,
                pages.c.own_key,
                pages.c.stated_key,
                pages.c.text,
                pages.c.open,
                pages.c.story_id,
                pages.c.match_method,
                versions.c.published,
                versions.c.source_name,
                versions.c.original_kind,
            )
            .join(versions, versions.c.id == pages.c.version_id)
            .where(among(self.connection, column, values))
        )
        if column is not pages.c.id:
            query = query.where(pages.c.open.is_not(None))
        rows = [row for row in self.connection.execute(query).all() if row.id not in self.pages]
        others = self._others({row.id for row in rows})
        for row in rows:
            self._take(row, tuple(others[row.id]))

    def _others(self, page_ids: set[int]) -> dict[int, list[tuple[str, str]]]:
        """The further keys of pages. One that many pages claim is a template gone wrong, and nobody's key."""
        found: dict[int, list[tuple[str, str]]] = defaultdict(list)
        if not page_ids:
            return found
        query = select(page_keys).where(among(self.connection, page_keys.c.page_id, page_ids))
        rows = self.connection.execute(query.order_by(page_keys.c.page_id, page_keys.c.key)).all()
        number = func.count()
        claimed = select(page_keys.c.key, number).where(among(self.connection, page_keys.c.key, {row.key for row in rows}))
        counts = dict(self.connection.execute(claimed.group_by(page_keys.c.key)).tuples().all()) if rows else {}
        for row in rows:
            if counts[row.key] <= MOST_CLAIMANTS:
                found[row.page_id].append((row.key, row.reason))
            elif counts[row.key] <= MOST_CLAIMANTS + LARGEST_CHANGE:
                # It may have become too many just now: those that it joined are read too, and come apart.
                self._left.add(row.key)
        return found

    def _take(self, row: Row[tuple[object, ...]], others: tuple[tuple[str, str], ...]) -> None:
        # A page that names itself as the original (`article`, and no stated key) hints at no other site.
        hints = row.original_kind in {"column", "home"}
        outlet, sources = row.source_name is not None, domains_of(row.source_name)
        self.pages[row.id] = PageFact(
            row.id, row.own_key, row.stated_key, hints, others, row.published, row.text, outlet, sources
        )
        self.known[row.id] = self.before[row.id] = Known(row.story_id, row.match_method, row.open)

    def _close(self) -> None:
        """Follow keys and decisions to further stories until there are none."""
        while new := (self.keys() | self._left) - self._keys:
            self._keys |= new
            self._decided(new)
            connection = self.connection
            found = union(
                select(aliases.c.story_id).where(among(connection, aliases.c.key, new)),
                select(pages.c.story_id).where(among(connection, pages.c.stated_key, new)),
                select(pages.c.story_id).where(among(connection, pages.c.own_key, new)),
                select(pages.c.story_id)
                .join(page_keys, page_keys.c.page_id == pages.c.id)
                .where(among(connection, page_keys.c.key, new)),
            )
            stories = {story for story in connection.execute(found).scalars() if story is not None}
            stories |= {known.story_id for known in self.known.values() if known.story_id is not None}
            fresh = stories - self.stories
            if fresh:
                self.stories |= fresh
                self._load(pages.c.story_id, fresh)

    def _decided(self, keys: set[str]) -> None:
        """Read what was decided of these keys."""
        connection = self.connection
        query = (
            select(decisions.c.id, decisions.c.kind, decisions.c.a, decisions.c.b)
            .where(decisions.c.undone_at.is_(None))
            .where(among(connection, decisions.c.a, keys) | among(connection, decisions.c.b, keys))
        )
        for row in connection.execute(query.order_by(decisions.c.id)).all():
            decision = Decision(row.kind, row.a, row.b)
            if decision not in self.decisions:
                self.decisions.append(decision)
