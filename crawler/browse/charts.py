"""Bars as the numbers of an SVG: no script, no style of its own, and the same rows stand in a table beneath."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT, _FOOT = 640, 120, 18
_GAP = 0.2


@dataclass(frozen=True, slots=True)
class Bar:
    """label, number: what it says. x, y, width, height: where it is drawn."""

    label: str
    number: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Chart:
    """name: for its id. width, height: of the drawing. top: the largest number. first, last: the labels at both ends."""

    name: str
    bars: list[Bar]
    width: int
    height: int
    base: int
    top: int
    first: str
    last: str


def bars(name: str, rows: Sequence[tuple[str, int]]) -> Chart | None:
    """Upright bars, in the order given; None where there is nothing to draw."""
    top = max((number for _, number in rows), default=0)
    if top <= 0:
        return None
    step = _WIDTH / len(rows)
    drawn = []
    for place, (label, number) in enumerate(rows):
        height = number / top * (_HEIGHT - 2)
        x, y = place * step + step * _GAP / 2, _HEIGHT - height
        drawn.append(Bar(label, number, round(x, 2), round(y, 2), round(step * (1 - _GAP), 2), round(height, 2)))
    return Chart(name, drawn, _WIDTH, _HEIGHT + _FOOT, _HEIGHT, top, rows[0][0], rows[-1][0])
