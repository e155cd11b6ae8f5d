"""The story key on pairs that it was not written from: nothing merged wrongly, spellings of one original unified."""

from __future__ import annotations

import pytest

from crawler.original import story_key
from tests.original.hard_keys import KeyPair, hard_keys

UNIFIED = 0.98


def table(pairs: list[KeyPair]) -> str:
    """The first twenty pairs with their keys."""
    return "\n".join(
        f"{p.why}\n    {p.url_a!r} {story_key(p.url_a)!r}\n    {p.url_b!r} {story_key(p.url_b)!r}" for p in pairs[:20]
    )


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_two_pages_share_a_key(seed: int) -> None:
    merged = [p for p in hard_keys(seed) if not p.same and story_key(p.url_a) == story_key(p.url_b)]
    assert not merged, f"{len(merged)} merged wrongly\n{table(merged)}"


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_spellings_of_one_original_share_a_key(seed: int) -> None:
    same = [p for p in hard_keys(seed) if p.same]
    split = [p for p in same if story_key(p.url_a) != story_key(p.url_b)]
    assert 1 - len(split) / len(same) >= UNIFIED, f"{len(split)} of {len(same)} split\n{table(split)}"


def test_a_key_of_a_key_is_the_key() -> None:
    for pair in hard_keys(4, 1000):
        key = story_key(pair.url_a)
        assert story_key(key) == key, pair.url_a


def test_the_generator_gives_the_same_pairs_for_the_same_seed() -> None:
    assert list(hard_keys(5, 300)) == list(hard_keys(5, 300))
    assert sum(pair.same for pair in hard_keys(1, 2400)) >= 1000
