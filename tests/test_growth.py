"""The measure that other tests trust tells linear work from quadratic."""

from __future__ import annotations

import pytest

from tests.growth import LINEAR, growth


def linear(text: str) -> int:
    return sum(1 for one in text if one == "水")


def quadratic(text: str) -> int:
    return sum(1 for end in range(len(text)) for one in text[end:] if one == "水")


@pytest.mark.parametrize(
    ("work", "size", "is_linear"),
    [
        pytest.param(linear, 2_000_000, True, id="each character once"),
        pytest.param(quadratic, 5_000, False, id="the rest of the text at each character"),
        pytest.param(linear, 10, True, id="too little for the clock"),
    ],
)
def test_growth(work: object, size: int, is_linear: bool) -> None:
    assert callable(work)
    assert (growth("水" * size, str, work) < LINEAR) is is_linear
