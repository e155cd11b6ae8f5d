"""Numbers and their nouns."""

from __future__ import annotations

import pytest

from crawler.counted import counted


@pytest.mark.parametrize(
    ("number", "words", "expected"),
    [
        pytest.param(0, ("page",), "0 pages", id="none are many"),
        pytest.param(1, ("page",), "1 page", id="one"),
        pytest.param(2, ("page",), "2 pages", id="more"),
        pytest.param(1, ("story", "stories"), "1 story", id="one, of a word whose plural is its own"),
        pytest.param(3, ("story", "stories"), "3 stories", id="more of it"),
    ],
)
def test_a_number_and_its_noun(number: int, words: tuple[str, ...], expected: str) -> None:
    assert counted(number, *words) == expected
