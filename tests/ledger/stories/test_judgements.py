"""Pairs of texts that are kept after they were judged: by all that decides, and not more of them than there is room for."""

from __future__ import annotations

import random

import pytest

from crawler.ledger.stories.judgements import Judgements
from crawler.match import Reading, Text, sameness
from tests.prose.grammar import paragraphs

WORDS = "云浦县举办养老服务培训班"


def reading(*seeds: int, characters: int = 300, title: str = WORDS) -> Reading:
    bodies = ("\n".join(map("".join, paragraphs(random.Random(seed), characters))) for seed in seeds)
    return Reading.of(Text(title, None, "\n".join(bodies)))


LONG, COPY, OTHER = reading(1, 2), reading(1, 2, 3), reading(4)
SHORT = reading(5, characters=80)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(LONG, COPY, id="two that are one"),
        pytest.param(LONG, OTHER, id="two that are not"),
        pytest.param(SHORT, Reading(frozenset({"通知"}), SHORT.sentences), id="the titles decide of a short one"),
        pytest.param(SHORT, SHORT, id="the same short one under its own title"),
        pytest.param(LONG, Reading.of(Text(WORDS, None, "详见附件。")), id="one that proves nothing"),
    ],
)
def test_it_says_what_sameness_says_however_often(a: Reading, b: Reading) -> None:
    kept, nothing = Judgements(), frozenset[int]()
    some, all_of_it = frozenset(a.marks[:1]), frozenset(a.marks)
    for common in (nothing, some, all_of_it, all_of_it, some, nothing):
        assert kept.of(a, b, common) == sameness(a, b, common)


def test_common_sentences_change_what_is_said() -> None:
    kept = Judgements()
    one, copy = reading(1, title="停水"), reading(1, title="停电")
    assert kept.of(one, copy, frozenset()) is not None
    assert kept.of(one, copy, frozenset(one.marks)) is None
    assert kept.of(one, copy, frozenset(OTHER.marks)) is not None


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    kept, nothing, third = Judgements(most=2), frozenset[int](), reading(1, 2, 4)
    first = kept.of(LONG, COPY, nothing)
    second = kept.of(LONG, third, nothing)
    assert kept.of(LONG, COPY, nothing) is first
    kept.of(COPY, third, nothing)
    assert kept.of(LONG, COPY, nothing) is first
    again = kept.of(LONG, third, nothing)
    assert again == second
    assert again is not second
