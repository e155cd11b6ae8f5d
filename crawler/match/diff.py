"""The data for a coloured diff of two bodies: sentence by sentence, and within a changed sentence run by run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz.distance import LCSseq

from crawler.match.align import Block, align, rising
from crawler.match.fold import places, sentences

OperationKind = Literal["equal", "removed", "added", "changed"]
RunKind = Literal["equal", "removed", "added", "changed"]
# A lone character that both sides happen to share between two changes (的, 和) tears the words around it.
_SHORTEST_EQUAL_RUN = 2


@dataclass(frozen=True, slots=True)
class Run:
    """A run of characters of a changed passage. old, new: as the bodies have it; the one is empty if added, the other if removed."""

    kind: RunKind
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One step from the old body to the new one.

    old, new: the passage as the bodies have it, None where that side has none. An equal passage may differ in what the
    folding removes. paragraph_old, paragraph_new: where it begins, from 0. moved: it stands elsewhere in the other body,
    where a second operation shows it. runs: of a changed passage.
    """

    kind: OperationKind
    old: str | None
    new: str | None
    paragraph_old: int | None
    paragraph_new: int | None
    moved: bool = False
    runs: list[Run] = field(default_factory=list)


def diff(old: str | None, new: str | None) -> list[Operation]:
    """The operations that make the new body of the old one, in reading order; removed comes before added."""
    one, other = _Side(old), _Side(new)
    blocks = align(one.texts, other.texts)
    pairs = {(block.old[0], block.new[0]): block for block in blocks if block.old and block.new}
    kept = [pairs[pair] for pair in rising(sorted(pair for pair, block in pairs.items() if block.kind != "moved"))]
    moved_old = {i for block in pairs.values() for i in block.old}
    moved_new = {j for block in pairs.values() for j in block.new}
    made: list[Operation] = []
    at = to = 0
    for block in [*kept, Block("equal", (len(one.texts),), (len(other.texts),))]:
        for i in range(at, block.old[0]):
            made.append(Operation("removed", one.passage(i, i), None, one.paragraph(i), None, i in moved_old))
        for j in range(to, block.new[0]):
            made.append(Operation("added", None, other.passage(j, j), None, other.paragraph(j), j in moved_new))
        at, to = block.old[-1] + 1, block.new[-1] + 1
        if at <= len(one.texts) and to <= len(other.texts):
            made.append(_both(block, one, other))
    return made


class _Side:
    """One body and its sentences."""

    def __init__(self, body: str | None) -> None:
        self.body = body or ""
        self.sentences = sentences(body)
        self.texts = [sentence.text for sentence in self.sentences]

    def passage(self, first: int, last: int) -> str:
        return self.body[self.sentences[first].start : self.sentences[last].end]

    def paragraph(self, index: int) -> int:
        return self.sentences[index].paragraph


def _both(block: Block, one: _Side, other: _Side) -> Operation:
    """The operation of a block that both sides have."""
    old, new = one.passage(block.old[0], block.old[-1]), other.passage(block.new[0], block.new[-1])
    places_of = (one.paragraph(block.old[0]), other.paragraph(block.new[0]))
    if block.kind == "equal":
        return Operation("equal", old, new, *places_of)
    return Operation("changed", old, new, *places_of, runs=runs(old, new))


def runs(old: str, new: str) -> list[Run]:
    """The runs of a changed passage; joined, their sides are the passage again. Time: the product of both lengths / 64."""
    one, from_old = places(old)
    other, from_new = places(new)
    from_old.append(len(old))
    from_new.append(len(new))
    steps = _merged([(step.tag == "equal", step.src_end, step.dest_end) for step in LCSseq.opcodes(one, other)])
    made: list[Run] = []
    at = to = 0
    for same, end, stop in steps:
        cut = len(old) if end == len(one) else from_old[end]
        cut_new = len(new) if stop == len(other) else from_new[stop]
        before, after = old[at:cut], new[to:cut_new]
        at, to = cut, cut_new
        made.append(
            Run("equal" if same else "changed" if before and after else "removed" if before else "added", before, after)
        )
    return [run for run in made if run.old or run.new]


def _merged(steps: list[tuple[bool, int, int]]) -> list[tuple[bool, int, int]]:
    """Steps (same?, end on either side) with neighbours of a kind in one, and no lone equal character between two changes."""
    made: list[tuple[bool, int, int]] = []
    start = 0
    for index, (same, end, stop) in enumerate(steps):
        keeps = same and (end - start >= _SHORTEST_EQUAL_RUN or index in {0, len(steps) - 1})
        start = end
        if made and made[-1][0] == keeps:
            made[-1] = (keeps, end, stop)
        else:
            made.append((keeps, end, stop))
    return made
