"""The index of texts: which pages' texts are one, found by fingerprints and proved by alignment.

A fingerprint leads to the texts that have it, the ones with the smallest numbers where they are many, so that neither a much
reposted story nor boilerplate costs more as it grows, and so that the same texts are looked at in whatever order they came.
What is *common* (`crowds.py`) leads nowhere and proves nothing.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, select, text

from crawler.ledger.dialect import among, is_postgresql, put_rows
from crawler.ledger.stories.judgements import judgements
from crawler.ledger.stories.readings import Key, kept
from crawler.ledger.stories.ties import put_signatures, stories_with
from crawler.ledger.tables import common_fingerprints, pages, same_texts, stories, versions
from crawler.match import PROOF, Reading, Text, folded_titles

# Texts looked at of those that share a fingerprint.
MOST_TEXTS = 64
# Texts that one text is compared with: those that share most fingerprints with it.
MOST_COMPARED = 16
# Pages that give a text its titles, of the open ones that have it: the first by their keys.
MOST_TITLES = 16


class Texts:
    """The texts of one batch of changes."""

    def __init__(self, connection: Connection, readings: Mapping[int, Reading]) -> None:
        """readings: by page id, of pages that just came; the others are read from the ledger when they are needed."""
        self.connection = connection
        self.by_page = dict(readings)
        self.by_text: dict[int, Reading] = {r.number: r for r in readings.values() if r.number is not None}
        # Fingerprint → the texts that have it, as the index was when it was asked.
        self.having: dict[int, list[int]] = {}
        for read in readings.values():
            kept.keep(read)

    def index(self) -> None:
        """Put the new texts into the index. Thousands of rows: SQLAlchemy's own way of inserting them takes several times as long."""
        put_signatures(self.connection, self.by_text.values())
        pairs = sorted({(mark, number) for number, reading in self.by_text.items() for mark in reading.fingerprints})
        if not pairs:
            return
        if is_postgresql(self.connection):
            listed = {"marks": [mark for mark, _ in pairs], "texts": [number for _, number in pairs]}
            self.connection.execute(text(_INDEX), listed)
        else:
            self.connection.exec_driver_sql("INSERT OR IGNORE INTO fingerprints (fingerprint, text) VALUES (?, ?)", pairs)

    def match(self, numbers: Set[int]) -> set[str]:
        """Compare these texts with those that share fingerprints. Returns the stories of pages that have them or are tied to them."""
        shared = self.sharing(self.marks_of(numbers))
        votes: dict[int, Counter[int]] = {}
        for number in numbers:
            count = Counter(other for mark in self._fingerprints(number) for other in shared.get(mark, ()))
            count.pop(number, None)
            votes[number] = count
        stand_for = self._standing_for({other for count in votes.values() for other in count})
        pairs = set()
        for number, count in votes.items():
            best: dict[int, int] = {}
            for other, seen in count.items():
                for standing in stand_for.get(other, ()):
                    if standing != number:
                        best[standing] = max(seen, best.get(standing, 0))
            for standing in sorted(best, key=lambda one: (-best[one], one))[:MOST_COMPARED]:
                pairs.add((min(number, standing), max(number, standing)))
        return stories_with(self.connection, set(numbers)) | self.compare(pairs | self._tied(numbers))

    def compare(self, pairs: Set[tuple[int, int]]) -> set[str]:
        """Judge pairs of texts, a < b, and put down or take back that they are one. Returns the stories that this concerns."""
        if not pairs:
            return set()
        numbers = {number for pair in pairs for number in pair}
        self._read(numbers)
        self._title(numbers & self.by_text.keys())
        common = self._common({mark for number in numbers if number in self.by_text for mark in self.by_text[number].marks})
        before = self._tied(numbers)
        found: list[dict[str, Any]] = []
        for a, b in sorted(pairs):
            same = judgements.of(self.by_text[a], self.by_text[b], common) if a in self.by_text and b in self.by_text else None
            if same is not None:
                longer = {0: None, 1: a, 2: b}[same.longer]
                found.append({"a": a, "b": b, "share": round(same.share, 6), "longer": longer})
        put_rows(self.connection, same_texts, found)
        now_tied = {(row["a"], row["b"]) for row in found}
        lost = (before & pairs) - now_tied
        for a, b in lost:
            self.connection.execute(delete(same_texts).where(same_texts.c.a == a, same_texts.c.b == b))
        return stories_with(self.connection, {number for pair in (now_tied | lost) for number in pair})

    def holds(self, numbers: Set[int]) -> bool:
        """True if one of these texts is part of a longer one, or holds a shorter one."""
        asked = select(same_texts.c.a).where(
            among(self.connection, same_texts.c.a, numbers) | among(self.connection, same_texts.c.b, numbers),
            same_texts.c.longer.is_not(None),
        )
        return bool(numbers) and self.connection.execute(asked.limit(1)).first() is not None

    def marks_of(self, numbers: Set[int]) -> set[int]:
        """All fingerprints of these texts."""
        self._read(numbers)
        return {mark for number in numbers for mark in self._fingerprints(number)}

    def _fingerprints(self, number: int) -> list[int]:
        return self.by_text[number].fingerprints if number in self.by_text else []

    def sharing(self, marks: set[int]) -> dict[int, list[int]]:
        """Fingerprint, unless it is common, → the texts that have it, MOST_TEXTS at most."""
        marks -= self._common(marks)
        if unasked := marks - self.having.keys():
            self.having |= {mark: [] for mark in unasked}
            on_postgresql = is_postgresql(self.connection)
            listed = sorted(unasked) if on_postgresql else json.dumps(sorted(unasked))
            shared = self.connection.execute(text(_SHARING[on_postgresql]), {"marks": listed, "most": MOST_TEXTS}).all()
            for mark, number in shared:
                self.having[mark].append(number)
        return {mark: having for mark in marks if (having := self.having[mark])}

    def _common(self, marks: set[int]) -> set[int]:
        """Which of the fingerprints are common."""
        if not marks:
            return set()
        query = select(common_fingerprints.c.fingerprint)
        return set(
            self.connection.execute(query.where(among(self.connection, common_fingerprints.c.fingerprint, marks))).scalars()
        )

    def _standing_for(self, numbers: set[int]) -> dict[int, set[int]]:
        """Text → the texts to compare with in its stead: its own if an open page has it, and its stories' originals' texts."""
        if not numbers:
            return {}
        query = (
            select(pages.c.text, pages.c.open, pages.c.story_id)
            .where(among(self.connection, pages.c.text, numbers), pages.c.story_id.is_not(None))
            .distinct()
        )
        rows = self.connection.execute(query).all()
        closed = {row.story_id for row in rows if not row.open}
        roots: dict[str, set[int]] = defaultdict(set)
        if closed:
            original = (
                select(pages.c.story_id, pages.c.text)
                .join(stories, and_(stories.c.id == pages.c.story_id, stories.c.key == pages.c.own_key))
                .where(among(self.connection, pages.c.story_id, closed), pages.c.open, pages.c.text.is_not(None))
            )
            for row in self.connection.execute(original).all():
                roots[row.story_id].add(row.text)
        found: dict[int, set[int]] = defaultdict(set)
        for row in rows:
            found[row.text] |= {row.text} if row.open else roots[row.story_id]
        return found

    def _tied(self, numbers: Iterable[int]) -> set[tuple[int, int]]:
        """The pairs that these texts are in."""
        listed = set(numbers)
        if not listed:
            return set()
        pair = select(same_texts.c.a, same_texts.c.b)
        found: set[tuple[int, int]] = set()
        for column in (same_texts.c.a, same_texts.c.b):
            found |= {
                (row.a, row.b) for row in self.connection.execute(pair.where(among(self.connection, column, listed))).all()
            }
        return found

    def _title(self, numbers: Set[int]) -> None:
        """Give texts the titles of the open pages that have them, whichever of these came last. Those of a short text are in its number.

        A page that is not open goes where its original goes, and says nothing of other texts.
        """
        long = sorted(number for number in numbers if self.by_text[number].length >= PROOF)
        if not long:
            return
        found: dict[int, set[str]] = defaultdict(set)
        listed = long if is_postgresql(self.connection) else json.dumps(long)
        named = text(_TITLES[is_postgresql(self.connection)])
        for number, title, original_title in self.connection.execute(named, {"texts": listed, "most": MOST_TITLES}).all():
            found[number] |= folded_titles(title, original_title)
        for number, titles in found.items():
            if titles != self.by_text[number].titles:
                self.by_text[number] = self.by_text[number].under(frozenset(titles))

    def _read(self, numbers: Iterable[int]) -> None:
        """Have these texts at hand, each from one page that has it."""
        missing = set(numbers) - self.by_text.keys()
        if not missing:
            return
        first = (
            select(func.min(pages.c.id).label("id")).where(among(self.connection, pages.c.text, missing)).group_by(pages.c.text)
        ).subquery()
        query = (
            select(pages.c.text, pages.c.version_id, versions.c.title, versions.c.original_title)
            .join(first, first.c.id == pages.c.id)
            .join(versions, versions.c.id == pages.c.version_id)
        )
        unread: dict[int, Row[Any]] = {}
        for row in self.connection.execute(query).all():
            found = kept.get(Key(row.text, folded_titles(row.title, row.original_title)))
            if found is None:
                unread[row.version_id] = row
            else:
                self.by_text[row.text] = found
        if unread:
            bodies = select(versions.c.id, versions.c.body).where(among(self.connection, versions.c.id, unread))
            for version_id, body in self.connection.execute(bodies).all():
                row = unread[version_id]
                new = self.by_text[row.text] = Reading.of(Text(row.title, row.original_title, body))
                kept.keep(new)


_INDEX = (
    "INSERT INTO fingerprints (fingerprint, text) SELECT * FROM unnest(CAST(:marks AS bigint[]), CAST(:texts AS bigint[]))"
    " ON CONFLICT DO NOTHING"
)

_TITLES = {
    False: (
        "SELECT asked.value, versions.title, versions.original_title FROM json_each(:texts) AS asked"
        " JOIN pages ON pages.id IN (SELECT held.id FROM pages AS held WHERE held.text = asked.value AND held.open ORDER BY held.own_key LIMIT :most)"
        " JOIN versions ON versions.id = pages.version_id"
    ),
    True: (
        "SELECT asked.value, versions.title, versions.original_title FROM unnest(CAST(:texts AS bigint[])) AS asked(value)"
        " CROSS JOIN LATERAL (SELECT held.version_id FROM pages AS held WHERE held.text = asked.value AND held.open ORDER BY held.own_key LIMIT :most)"
        " AS first JOIN versions ON versions.id = first.version_id"
    ),
}

# For each fingerprint the smallest texts, read in the order of the index and no further.
_SHARING = {
    False: (
        "SELECT marks.value, texts.text FROM json_each(:marks) AS marks JOIN fingerprints AS texts ON texts.fingerprint = marks.value"
        " AND texts.text IN (SELECT held.text FROM fingerprints AS held WHERE held.fingerprint = marks.value ORDER BY held.text LIMIT :most)"
    ),
    True: (
        "SELECT marks.value, texts.text FROM unnest(CAST(:marks AS bigint[])) AS marks(value) CROSS JOIN LATERAL"
        " (SELECT held.text FROM fingerprints AS held WHERE held.fingerprint = marks.value ORDER BY held.text LIMIT :most) AS texts"
    ),
}
