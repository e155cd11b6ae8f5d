"""Which fingerprints are common: boilerplate and quotations, which stand on many stories and prove nothing.

Each story that has a fingerprint counts, however many texts another story has of it, and so does each title that is unlike the
others, since what a fingerprint has tied together already is one story. Of a fingerprint with more texts than are looked at,
the ledger keeps a few that stand for all (`crowds`): one for each story, one for each title. So a count costs the same however
much a story grows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from sqlalchemy import delete, func, select

from crawler.ledger.clock import now
from crawler.ledger.dialect import among, insert_new
from crawler.ledger.stories.texts import MOST_TEXTS, Texts
from crawler.ledger.tables import common_fingerprints, crowds, fingerprints, pages, versions
from crawler.match import fold, unlike_titles

# A fingerprint on this many stories is common; so is one under so many unlike titles.
COMMON_STORIES = 16


class Crowds:
    """The fingerprints of one batch of changes, counted."""

    def __init__(self, texts: Texts) -> None:
        self.connection = texts.connection
        self.texts = texts

    def new_common(self, marks: Set[int], new: Set[int]) -> set[int]:
        """Find out which of these fingerprints have become common. new: texts that may have come to them since they were last
        counted. Returns the texts that have the common ones."""
        having = {mark: set(texts) for mark, texts in self.texts.sharing(set(marks)).items() if len(texts) >= COMMON_STORIES}
        if not having:
            return set()
        full = {mark for mark, texts in having.items() if len(texts) >= MOST_TEXTS}
        kept = self._kept(full)
        for number in new:
            for mark in full.intersection(self.texts.marks_of({number})):
                having[mark].add(number)
        for mark, texts in kept.items():
            having[mark] |= texts
        in_stories = self._stories(set().union(*having.values()))
        # One that stands for others stands for none if its pages have another text now.
        unknown = {mark for mark in full if not kept.get(mark) or any(number not in in_stories for number in kept[mark])}
        for mark, texts in self._all(unknown).items():
            having[mark] |= texts
        in_stories |= self._stories(set().union(*(having[mark] for mark in unknown)) - in_stories.keys())
        titles = self._titles(set(in_stories))
        common, standing = set(), {}
        for mark, texts in having.items():
            of_stories = _one_of_each(texts, in_stories)
            of_titles = _one_of_each(texts, titles)
            unlike = unlike_titles(of_titles, COMMON_STORIES) if len(of_titles) >= COMMON_STORIES or mark in full else []
            if len(of_stories) >= COMMON_STORIES or len(unlike) >= COMMON_STORIES:
                common.add(mark)
            elif mark in full:
                standing[mark] = {*of_stories.values(), *(of_titles[title] for title in unlike)}
        self._keep(kept, standing)
        return self._put_down(common)

    def let_go(self, numbers: Set[int]) -> set[int]:
        """Forget what stands for all texts of a fingerprint where these texts do, as their story has come apart: all are counted
        anew. Returns those fingerprints."""
        if not numbers:
            return set()
        query = select(crowds.c.fingerprint).where(among(self.connection, crowds.c.text, numbers)).distinct()
        marks = set(self.connection.execute(query).scalars())
        self._drop(marks)
        return marks

    def _put_down(self, common: set[int]) -> set[int]:
        """Make fingerprints common; the texts that have them."""
        if not common:
            return set()
        time = now()
        insert_new(self.connection, common_fingerprints, [{"fingerprint": mark, "found_at": time} for mark in sorted(common)])
        self._drop(common)
        return set().union(*self._all(common).values())

    def _kept(self, marks: set[int]) -> dict[int, set[int]]:
        """The texts that stand for all of each fingerprint."""
        found: dict[int, set[int]] = defaultdict(set)
        if marks:
            query = select(crowds).where(among(self.connection, crowds.c.fingerprint, marks))
            for row in self.connection.execute(query).all():
                found[row.fingerprint].add(row.text)
        return found

    def _keep(self, before: Mapping[int, set[int]], standing: Mapping[int, set[int]]) -> None:
        """Keep the texts that stand for all from now on."""
        changed = {mark for mark, texts in standing.items() if before.get(mark, set()) != texts}
        self._drop({mark for mark in changed if before.get(mark)})
        rows = [{"fingerprint": mark, "text": number} for mark in sorted(changed) for number in sorted(standing[mark])]
        insert_new(self.connection, crowds, rows)

    def _drop(self, marks: set[int]) -> None:
        if marks:
            self.connection.execute(delete(crowds).where(among(self.connection, crowds.c.fingerprint, marks)))

    def _all(self, marks: set[int]) -> dict[int, set[int]]:
        """All texts of these fingerprints."""
        found: dict[int, set[int]] = defaultdict(set)
        if marks:
            query = select(fingerprints).where(among(self.connection, fingerprints.c.fingerprint, marks))
            for mark, number in self.connection.execute(query).tuples():
                found[mark].add(number)
        return found

    def _stories(self, numbers: set[int]) -> dict[int, set[str]]:
        """The stories that have each text."""
        found: dict[int, set[str]] = defaultdict(set)
        if numbers:
            query = select(pages.c.text, pages.c.story_id).where(
                among(self.connection, pages.c.text, numbers), pages.c.story_id.is_not(None)
            )
            for number, story in self.connection.execute(query.distinct()).tuples():
                found[number].add(story)
        return found

    def _titles(self, numbers: set[int]) -> dict[int, set[str]]:
        """A title of each text, folded; of several the first by its characters."""
        query = (
            select(pages.c.text, func.min(versions.c.title))
            .join(versions, versions.c.id == pages.c.version_id)
            .where(among(self.connection, pages.c.text, numbers), versions.c.title.is_not(None))
            .group_by(pages.c.text)
        )
        return {number: {fold(title)} - {""} for number, title in self.connection.execute(query).tuples()} if numbers else {}


def _one_of_each(numbers: Iterable[int], told: Mapping[int, Set[str]]) -> dict[str, int]:
    """What is told of the texts, each with the smallest text that it is told of."""
    found: dict[str, int] = {}
    for number in sorted(numbers):
        for one in told.get(number, ()):
            found.setdefault(one, number)
    return found
