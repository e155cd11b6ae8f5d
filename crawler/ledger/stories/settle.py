"""Which story each page belongs to. What counts is decided by `crawler.match.group`; here its answer is kept up to date.

Only the stories that a change may touch are read and grouped again, whole. So the stories are always those of all that the
ledger knows, whatever came first, and a tie that no longer holds comes apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, select

from crawler.ledger.clock import now
from crawler.ledger.dialect import among, insert_new, put_rows
from crawler.ledger.feed.events import Event
from crawler.ledger.feed.moves import Stand, Standing, moves
from crawler.ledger.keys import story_id
from crawler.ledger.stories.claims import NOTHING, Lost, claiming
from crawler.ledger.stories.coming import Came, came
from crawler.ledger.stories.crowds import Crowds
from crawler.ledger.stories.facts import Facts, Known
from crawler.ledger.stories.joining import join_plain
from crawler.ledger.stories.texts import Texts
from crawler.ledger.stories.ties import are_letters_between
from crawler.ledger.tables import aliases, merges, pages, stories
from crawler.match import Group, Method, PageFact, Reading, group


@dataclass(frozen=True, slots=True)
class Place:
    """A page's place in a story. began: the story is new, and this is the first of the pages that made it.

    in_ring: pages of the story name each other as the original, so it has none.
    """

    story_id: str
    method: Method
    is_source: bool
    began: bool = False
    in_ring: bool = False


def settle(
    connection: Connection, readings: Mapping[int, Reading], lost: Lost = NOTHING
) -> tuple[dict[int, Place], list[Event]]:
    """Bring the stories up to date after pages came or changed; the place of each of these pages, and what happened to stories
    and to the places of all pages.

    readings: the text of each changed page, by its id. Its row (own_key, stated_key, text), its versions and its further keys are stored.
    lost: what they held before.
    """
    if not readings:
        return {}, []
    texts = Texts(connection, readings)
    texts.index()
    settling = _Settling(connection)
    plain = join_plain(connection, set(readings))
    rest = set(readings) - plain.keys()
    turned: set[int] = set()
    if rest:
        settling.facts.add_pages(rest)
        settling.facts.add_stories(claiming(connection, lost.keys))
        turned = settling.write()
    settling.again(
        texts.match(settling.texts_of(turned | (settling.open & rest)) | lost.texts) | texts.compare(settling.claims())
    )
    # Texts tied within their own story change nothing in it, unless the one is longer, as then it matters which came first, or
    # is a letter that a copy of another letter is as much like.
    opened_plain = {page_id for page_id, joined in plain.items() if joined.open}
    numbers = {number for page_id in opened_plain if (number := readings[page_id].number) is not None}
    tied = texts.match(numbers)
    if (
        tied - {joined.story_id for joined in plain.values()}
        or texts.holds(numbers)
        or are_letters_between(connection, numbers)
    ):
        settling.again(tied)
    crowds = Crowds(texts)
    new = {reading.number for reading in readings.values() if reading.number is not None}
    while common := crowds.new_common(texts.marks_of(new) | crowds.let_go(settling.parted()), new):
        settling.again(texts.match(common))
        new = common
    for page_id, joined in plain.items():
        settling.places.setdefault(page_id, Place(joined.story_id, "stated", False))
    return settling.placed(readings), settling.moves(set(plain))


def regroup(connection: Connection, story_ids: Set[str], lost: Lost = NOTHING, *, decided: bool = False) -> list[Event]:
    """Group these stories again; what happened to stories and pages.

    lost: what pages held that are in none of them any more. decided: after a person's word, which is then what merges them, although keys
    or texts may tie them too.
    """
    settling = _Settling(connection, decided=decided)
    settling.again(story_ids | claiming(connection, lost.keys))
    texts = Texts(connection, {})
    # Where the page is gone that the others with its key were compared with, they are compared with the next.
    settling.again(texts.match(set(lost.texts)) | texts.compare(settling.claims()))
    Crowds(texts).let_go(settling.parted())
    return settling.moves(set())


def placed(connection: Connection, page_ids: Set[int]) -> dict[int, Place]:
    """The places that these pages have."""
    if not page_ids:
        return {}
    query = (
        select(pages.c.id, pages.c.story_id, pages.c.match_method, pages.c.own_key, stories.c.key)
        .join(stories, stories.c.id == pages.c.story_id)
        .where(among(connection, pages.c.id, page_ids))
    )
    return {
        row.id: Place(row.story_id, row.match_method, row.own_key == row.key and row.match_method != "stated")
        for row in connection.execute(query).all()
    }


class _Settling:
    """The stories that a change touches."""

    def __init__(self, connection: Connection, *, decided: bool = False) -> None:
        self.connection = connection
        self.decided = decided
        self.facts = Facts(connection)
        self.places: dict[int, Place] = {}
        self.open: set[int] = set()
        self.began: set[str] = set()
        # How the stories stood that were looked at, and how they stand now.
        self.before: dict[str, Standing | None] = {}
        self.after: dict[str, Standing] = {}

    def again(self, story_ids: Set[str]) -> None:
        """Take in further stories and write what comes of it."""
        if story_ids:
            self.facts.add_stories(story_ids)
            while turned := self.write():
                # A page that became open may have ties that did not count before, and so may those that came together; one that is
                # open no more takes its title along.
                texts = Texts(self.connection, {})
                self.facts.add_stories(texts.match(self.texts_of(turned)))

    def texts_of(self, page_ids: Set[int]) -> set[int]:
        """The numbers of these pages' texts."""
        found = (self.facts.pages[page_id].text for page_id in page_ids)
        return {number for number in found if number is not None}

    def parted(self) -> set[int]:
        """The texts of stories that have come apart."""
        known, before = self.facts.known, self.facts.before
        now: dict[str, set[str | None]] = {}
        for page_id, place in before.items():
            if place.story_id is not None:
                now.setdefault(place.story_id, set()).add(known[page_id].story_id)
        return self.texts_of({page_id for page_id, place in before.items() if len(now.get(place.story_id or "", ())) > 1})

    def claims(self) -> set[tuple[int, int]]:
        """Pairs of texts of pages that are said to be one, by keys of their own."""
        by_key: dict[str, list[PageFact]] = {}
        for page in self.facts.pages.values():
            for key, _ in page.others:
                by_key.setdefault(key, []).append(page)
        if not by_key:
            return set()
        for page in self.facts.pages.values():
            if page.own in by_key:
                by_key[page.own].append(page)
        pairs = set()
        for claimants in by_key.values():
            numbers = sorted({page.text for page in claimants if page.text is not None})
            # The first of each is what the others are compared with, as `group` does.
            first = min(
                (page for page in claimants if page.text is not None), key=lambda page: (page.own, page.id), default=None
            )
            if first is not None and first.text is not None:
                pairs |= {(min(first.text, number), max(first.text, number)) for number in numbers if number != first.text}
        return pairs

    def placed(self, page_ids: Iterable[int]) -> dict[int, Place]:
        """The places of these pages, in their order."""
        found: dict[int, Place] = {}
        new = set(self.began)
        for page_id in page_ids:
            place = self.places[page_id]
            found[page_id] = replace(place, began=place.story_id in new)
            new.discard(place.story_id)
        return found

    def moves(self, joined: Set[int]) -> list[Event]:
        """What all this came to. joined: pages that were new and were given their places elsewhere."""
        known, was = self.facts.known, self.facts.before
        moved = {page_id for page_id, place in known.items() if place[:2] != was[page_id][:2]} - joined
        roots = {story: standing.key for story, standing in self.before.items() if standing is not None}
        turned = {
            key for story, root in roots.items() if self.after[story].key != root for key in (self.after[story].key, root)
        }
        if turned:
            moved |= {page_id for page_id, page in self.facts.pages.items() if page.own in turned} - joined
        others = {story for page_id in moved if (story := was[page_id].story_id) is not None} - roots.keys()
        if others:
            query = select(stories.c.id, stories.c.key).where(among(self.connection, stories.c.id, others))
            roots |= {row.id: row.key for row in self.connection.execute(query).all()}
        pages = [(page_id, self._stood(page_id, roots), self._stands(page_id)) for page_id in sorted(moved)]
        pages += [(page_id, Stand(), self._stands(page_id)) for page_id in sorted(joined)]
        peopled = {place.story_id for place in known.values()} | {self.places[page_id].story_id for page_id in joined}
        return list(moves(pages, self.before, self.after, peopled))

    def _stood(self, page_id: int, roots: Mapping[str, str]) -> Stand:
        """A page's place before."""
        story, method, _ = self.facts.before[page_id]
        if story is None:
            return Stand()
        return Stand(story, method, method != "stated" and self.facts.pages[page_id].own == roots.get(story))

    def _stands(self, page_id: int) -> Stand:
        """A page's place now."""
        place = self.places[page_id]
        return Stand(place.story_id, place.method, place.is_source)

    def write(self) -> set[int]:
        """Group what is known, put down what has changed. Returns the pages that are open and were not, or the other way round, and the open
        ones of stories that got pages of others."""
        # A story that a page leaves with none behind it has keys no more, also where the page has been in it for a moment only.
        self.facts.add_stories({place.story_id for place in self.facts.known.values() if place.story_id is not None})
        ties = self.facts.add_neighbours()
        groups = group(list(self.facts.pages.values()), ties, self.facts.decisions)
        ids = self._ids(groups)
        self._write_keys(groups, ids)
        changed, turned = [], set()
        self.open = set()
        for made, identifier in zip(groups, ids, strict=True):
            self.open |= made.open
            if any(self.facts.known[page_id].story_id not in {None, identifier} for page_id in made.methods):
                # With whom it is together now counts for what else is like the one or the other.
                turned |= made.open
            for page_id, method in made.methods.items():
                new = Known(identifier, method, page_id in made.open)
                old = self.facts.known[page_id]
                if new != old:
                    changed.append({"page": page_id, "story_id": identifier, "match_method": method, "open": new.open})
                    self.facts.known[page_id] = new
                    if new.open != bool(old.open):
                        turned.add(page_id)
                is_source = self.facts.pages[page_id].own == made.root and method != "stated"
                self.places[page_id] = Place(identifier, method, is_source, in_ring=made.cycle)
        if changed:
            self.connection.execute(pages.update().where(pages.c.id == bindparam("page")), changed)
        return turned

    def _ids(self, groups: list[Group]) -> list[str]:
        """The id of each story: of those that began with one of its keys the oldest, else a new one, made of the key with which its first
        page came; the others resolve to it."""
        time = now()
        candidates = {story_id(key): number for number, made in enumerate(groups) for key in made.keys}
        rows = self.connection.execute(select(stories).where(among(self.connection, stories.c.id, candidates))).all()
        found: dict[int, list[Any]] = {}
        for row in sorted(rows, key=lambda row: (row.created_at, row.id)):
            found.setdefault(candidates[row.id], []).append(row)
        begun = self._begun(groups, found)
        ids, updates, log = [], [], []
        for number, made in enumerate(groups):
            older = found.get(number, [])
            identifier = str(begun[number]["id"]) if number in begun else older[0].id
            ids.append(identifier)
            for row in older:
                into = None if row.id == identifier else identifier
                self.before.setdefault(row.id, Standing(row.merged_into, row.key))
                self.after[row.id] = Standing(into, made.root if into is None else row.key)
                if (row.merged_into, row.key) != (into, made.root if into is None else row.key):
                    key = made.root if into is None else row.key
                    updates.append({"story": row.id, "into": into, "root": key})
                    if row.merged_into != into:
                        log.append((row.id, into, "person" if self.decided else made.why_one(row.key)))
        insert_new(self.connection, stories, list(begun.values()))
        if updates:
            change = stories.update().where(stories.c.id == bindparam("story"))
            self.connection.execute(change.values(merged_into=bindparam("into"), key=bindparam("root")), updates)
        self._log(log, time)
        return ids

    def _begun(self, groups: Sequence[Group], found: Mapping[int, Sequence[Any]]) -> dict[int, dict[str, Any]]:
        """New stories as they are stored, by the place of their groups. Each began when the first of its pages came, which may have been in
        another one; so it may be older than one that is there. found: the stories that are there, the oldest first."""
        begun: dict[int, dict[str, Any]] = {}
        coming = {number: self._coming(made, found.get(number, ())) for number, made in enumerate(groups)}
        came_first = came(self.connection, set().union(*coming.values()))
        for number, page_ids in coming.items():
            made, older = groups[number], found.get(number, ())
            pages = [came_first[page_id] for page_id in page_ids]
            first = min((page for page in pages if page.key in made.keys), default=None)
            if first is None and not older:
                first = Came(min(pages).when, made.root)
            if first is None or (older and older[0].created_at <= first.when):
                continue
            identifier = story_id(first.key)
            begun[number] = {"id": identifier, "key": made.root, "created_at": first.when, "merged_into": None}
            self.began.add(identifier)
            self.before.setdefault(identifier, None)
            self.after[identifier] = Standing(None, made.root)
        return begun

    def _coming(self, made: Group, older: Sequence[Any]) -> set[int]:
        """The pages with which a story may have begun: all where none of its keys has one, else those that come out of another one."""
        if not older:
            return set(made.methods)
        there = {None, *(row.id for row in older)}
        return {page_id for page_id in made.methods if self.facts.known[page_id].story_id not in there}

    def _log(self, log: list[tuple[str, str | None, str]], time: str) -> None:
        """Put down merges, and that they came apart. Each story is in it once."""
        if not log:
            return
        undone = merges.update().where(merges.c.merged_id == bindparam("merged"), merges.c.undone_at.is_(None))
        self.connection.execute(undone.values(undone_at=time), [{"merged": story} for story, _, _ in log])
        rows = [
            {"story_id": into, "merged_id": story, "reason": reason, "merged_at": time}
            for story, into, reason in log
            if into is not None
        ]
        if rows:
            self.connection.execute(merges.insert(), rows)

    def _write_keys(self, groups: list[Group], ids: list[str]) -> None:
        """Which key leads to which story."""
        time = now()
        wanted = {
            key: (identifier, reason) for made, identifier in zip(groups, ids, strict=True) for key, reason in made.keys.items()
        }
        query = select(aliases).where(
            among(self.connection, aliases.c.key, wanted)
            | among(self.connection, aliases.c.story_id, set(ids) | self.facts.stories)
        )
        there = {row.key: (row.story_id, row.reason) for row in self.connection.execute(query).all()}
        rows = [
            {"key": key, "story_id": story, "reason": reason, "created_at": time}
            for key, (story, reason) in sorted(wanted.items())
            if there.get(key) != (story, reason)
        ]
        put_rows(self.connection, aliases, rows)
        gone = set(there) - set(wanted)
        if gone:
            self.connection.execute(aliases.delete().where(among(self.connection, aliases.c.key, gone)))
