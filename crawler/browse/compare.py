"""Two texts side by side, sentence by sentence, as rows that a template writes out. The changes are `crawler.match.diff`'s."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from crawler.ledger.feed.judged import LONGEST
from crawler.match import Operation, diff
from crawler.match.diff import Run, runs

# Of more sentences in a row that are the same, so many at either end are shown at once, the others on a click.
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of one side. kind: `equal`, or `marked` where the other side has it not or otherwise."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """kind: `equal`, `removed`, `added` or `changed`. left, right: the sentence on either side. moved: it stands elsewhere there."""

    kind: str
    left: list[Piece] = field(default_factory=list)
    right: list[Piece] = field(default_factory=list)
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that follow each other. folded: they are the same on both sides, and too many to be shown at once."""

    rows: list[Row]
    folded: bool = False


def side_by_side(old: str | None, new: str | None) -> list[Stretch] | None:
    """The stretches of two bodies; None where they are too long to be compared."""
    if max(len(old or ""), len(new or "")) > LONGEST:
        return None
    made: list[Stretch] = []
    for equal, group in groupby(map(_row, diff(old, new)), key=lambda row: row.kind == "equal"):
        rows = list(group)
        if equal and len(rows) > 2 * _SHOWN + 1:
            made += [Stretch(rows[:_SHOWN]), Stretch(rows[_SHOWN:-_SHOWN], folded=True), Stretch(rows[-_SHOWN:])]
        else:
            made.append(Stretch(rows))
    return made


def short(old: str | None, new: str | None) -> Row | None:
    """A short text, such as a title, on both sides; None where it is the same."""
    if old == new:
        return None
    return _sides("changed", runs(old or "", new or ""))


def _row(operation: Operation) -> Row:
    if operation.runs:
        row = _sides(operation.kind, operation.runs)
        return Row(row.kind, row.left, row.right, operation.moved)
    kind = "equal" if operation.kind == "equal" else "marked"
    left = [Piece(kind, operation.old)] if operation.old else []
    right = [Piece(kind, operation.new)] if operation.new else []
    return Row(operation.kind, left, right, operation.moved)


def _sides(kind: str, found: Iterable[Run]) -> Row:
    left: list[Piece] = []
    right: list[Piece] = []
    for run in found:
        piece = "equal" if run.kind == "equal" else "marked"
        if run.old:
            left.append(Piece(piece, run.old))
        if run.new:
            right.append(Piece(piece, run.new))
    return Row(kind, left, right)
