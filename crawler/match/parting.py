"""What a person's decision on two keys means for a story: which keys go, which remain, and which earlier decisions fall."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from crawler.match.facts import Decision, PageFact, Tie
from crawler.match.grouping import group


@dataclass(frozen=True, slots=True)
class Parting:
    """A split. splits: what to put down, one for each part that remains; none if there is nothing to be split from.
    fallen: the joins that it takes back."""

    splits: list[Decision]
    fallen: list[Decision]


def part(key: str, pages: Sequence[PageFact], ties: Iterable[Tie], decisions: Sequence[Decision]) -> Parting:
    """How to take a key, with all that states it, out of its story.

    pages: all of the story, and more where ties and decisions lead on. What goes is told by the statements alone: what a
    person joined to it does not go along, and that join falls.
    """
    tied = list(ties)
    mine = Decision("split", key, key)
    standing = [decision for decision in decisions if decision.kind == "split"]
    gone = _part_of(key, pages, tied, [*standing, mine])
    joins = [decision for decision in decisions if decision.kind == "join"]
    fallen = [join for join in joins if (join.a in gone) != (join.b in gone)]
    story = next((set(made.keys) for made in group(pages, tied, decisions) if key in made.keys), set())
    left = [page for page in pages if page.own in story - gone]
    kept = [*standing, mine, *(join for join in joins if join not in fallen)]
    parts: dict[str, list[PageFact]] = {}
    for made in group(pages, tied, kept):
        for page in left:
            if page.own in made.parts:
                parts.setdefault(made.parts[page.own], []).append(page)
    roots = {min(made.root for made in group(one, tied, kept)) for one in parts.values()}
    return Parting([Decision("split", key, root) for root in sorted(roots)], fallen)


def fallen_by_join(one: Collection[str], other: Collection[str], decisions: Iterable[Decision]) -> list[Decision]:
    """The splits that a join of two stories, given by their keys, takes back."""
    return [
        decision
        for decision in decisions
        if decision.kind == "split"
        and ((decision.a in one and decision.b in other) or (decision.a in other and decision.b in one))
    ]


def _part_of(key: str, pages: Sequence[PageFact], ties: list[Tie], decisions: list[Decision]) -> set[str]:
    """All keys that belong to a key's part by statements and aliases."""
    for made in group(pages, ties, decisions):
        if key in made.parts:
            return {other for other, name in made.parts.items() if name == made.parts[key]}
    return {key}
