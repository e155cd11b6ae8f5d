"""Texts that are kept after they were read: by what they are, not by where they came from, and not more than there is room for."""

from __future__ import annotations

import random

from crawler.ledger.stories.readings import Key, Readings
from crawler.match import Reading, Text, folded_titles
from tests.prose.grammar import paragraphs


def reading(seed: int, characters: int = 300, title: str = "通知") -> Reading:
    body = "\n".join(map("".join, paragraphs(random.Random(seed), characters)))
    return Reading.of(Text(title, None, body))


def key(of: Reading) -> Key:
    assert of.number is not None
    return Key(of.number, of.titles)


def test_the_same_body_under_another_title_is_another_reading() -> None:
    kept, one = Readings(), reading(1)
    kept.keep(one)
    assert one.number is not None
    assert kept.get(Key(one.number, folded_titles("通知", None))) is one
    assert kept.get(Key(one.number, folded_titles("通知", "通知"))) is one
    assert kept.get(Key(one.number, folded_titles("通告", None))) is None


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    first, second, third = (reading(seed) for seed in (1, 2, 3))
    kept = Readings(most=first.length + second.length + third.length - 1)
    kept.keep(first)
    kept.keep(second)
    assert kept.get(key(first)) is first
    kept.keep(third)
    assert [kept.get(key(one)) for one in (first, second, third)] == [first, None, third]
    assert kept.size == first.length + third.length


def test_none_is_kept_twice() -> None:
    kept = Readings()
    kept.keep(reading(1))
    kept.keep(reading(1))
    assert kept.size == reading(1).length


def test_what_is_too_long_or_proves_nothing_is_not_kept() -> None:
    kept = Readings(most=400)
    kept.keep(reading(1, 2000))
    kept.keep(Reading.of(Text("通知", None, "详见附件。")))
    kept.keep(Reading.of(Text("通知")))
    assert kept.size == 0
