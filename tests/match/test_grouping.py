"""Which pages are one story by what they name and by their other addresses; and what holds for any facts.

Pages and stories are written as in `stories.py`.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.match import Decision, PageFact, Tie, group
from tests.match.stories import assert_grouped, join, methods, page, split

KEYS = [
    pytest.param([page("a")], "a: a", "a:none", id="a lone page"),
    pytest.param([page("a"), page("b", "a")], "a: a b", "a:none b:stated", id="a source and its repost"),
    pytest.param([page("b", "a"), page("c", "a")], "a: b c", "b:stated c:stated", id="the source is not there"),
    pytest.param(
        [page("a"), page("b", "a"), page("c", "b"), page("d", "c")],
        "a: a b c d",
        "a:none b:stated c:alias d:alias",
        id="a chain: its end is the original",
    ),
    pytest.param([page("b", "a"), page("c", "b")], "a: b c", "b:stated c:alias", id="a chain to a page that is not there"),
    pytest.param([page("a", "b"), page("b", "a")], "a: a b", "a:stated b:stated", id="a ring of two"),
    pytest.param(
        [page("b", "c"), page("c", "b"), page("a", "c")],
        "b: a b c",
        "a:stated b:stated c:stated",
        id="what leads into a ring is not the ring",
    ),
    pytest.param([page("a"), page("b", "a"), page("c"), page("d", "c")], "a: a b | c: c d", "a:none b:stated c:none d:stated", id="two stories"),
    pytest.param([page("b", "a"), page("b'", "c"), page("c")], "a: b b | c: c".replace("b b", "b"), None, id="one page at two addresses that name two originals: the first by key"),
    pytest.param([page("a", hints=True), page("b", "a")], "a: a b", "a:none b:stated", id="a named page is the original whatever it hints at"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "expected", "how"), KEYS)
def test_keys(pages: list[PageFact], expected: str, how: str | None) -> None:
    groups = assert_grouped(pages, [], [], expected)
    if how is not None:
        assert methods(groups, pages) == how


def test_only_a_ring_is_a_cycle() -> None:
    (ring,) = assert_grouped([page("a", "b"), page("b", "c"), page("c", "a"), page("d", "a")], [], [], "a: a b c d")
    assert ring.cycle
    (chain,) = assert_grouped([page("b", "a"), page("c", "b")], [], [], "a: b c")
    assert not chain.cycle
    (with_source,) = assert_grouped(
        [page("a", "b", 1, "2024-02-01"), page("b", "a", 2), page("s", text=1, date="2024-01-01")], [], [], "s: a b s"
    )
    assert not with_source.cycle


ALIASES = [
    pytest.param([page("a", also="x"), page("b", "x")], [], "a: a b", "a:none b:stated", id="a repost names the other address"),
    pytest.param([page("b", "x"), page("c", "a"), page("a", also="x")], [], "a: a b c", "a:none b:stated c:stated", id="both addresses are named"),
    pytest.param([page("a", text=1, also="x"), page("x", text=1)], [], "x: a x", "a:alias x:none", id="both addresses are there, with one text: the main one is the original"),
    pytest.param([page("a", text=1, also="x"), page("x", text=2)], [Tie(1, 2, 0.9)], "x: a x", "a:alias x:none", id="with texts that are one"),
    pytest.param([page("a", text=1, also="x"), page("x", text=2)], [], "a: a | x: x", None, id="with two texts: a template gone wrong"),
    pytest.param([page("a", text=1, also="x"), page("b", text=2, also="x")], [], "a: a | b: b", None, id="two texts claim one address"),
    pytest.param([page("a", text=1, also="x"), page("b", text=2, also="x"), page("r", "x")], [], "a: a | b: b | x: r", None, id="and who names it names neither"),
    # The ledger proves the pairs of the first with each other one; here a–b and a–x, not b–x.
    pytest.param([page("x", text=3), page("a", text=1, also="x"), page("b", text=2, also="x")], [Tie(1, 2, 0.9), Tie(1, 3, 0.9)], "x: a b x", None, id="three pages of one address, proved by the first"),
    pytest.param([page("a", also="x"), page("b", also="x")], [], "a: a | b: b", None, id="short pages prove nothing"),
    pytest.param([page("a", also="x"), page("x")], [], "a: a | x: x", None, id="nor does a short page against the address itself"),
    pytest.param([page("a", also="x=redirect"), page("x")], [], "x: a x", "a:alias x:none", id="but a redirect does"),
    pytest.param([page("m", text=1, also="z=canonical"), page("z", text=1, also="m=alternate"), page("b", "m")], [], "z: b m z", "b:stated m:alias z:none", id="a mobile page that is named, and the main one that it names"),
    pytest.param([page("y", text=1, also="z"), page("z", text=1, also="y"), page("b", "z")], [], "z: b y z", "b:stated y:alias z:none", id="two that name each other: the one that is stated"),
    pytest.param([page("a", also="x"), page("a'", also="x"), page("b", "x")], [], "a: a b", None, id="one page at two addresses claims it once"),
    pytest.param([page("a", "x", also="x")], [], "a: a", "a:none", id="a page that names its own other address names no original"),
    pytest.param([page("b", "a", also="x"), page("c", "x"), page("a")], [], "a: a b c", "a:none b:stated c:alias", id="a chain by an alias"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "ties", "expected", "how"), ALIASES)
def test_aliases(pages: list[PageFact], ties: list[Tie], expected: str, how: str | None) -> None:
    groups = assert_grouped(pages, ties, [], expected)
    if how is not None:
        assert methods(groups, pages) == how


def test_the_reason_of_a_key() -> None:
    (made,) = assert_grouped([page("a", also="x=og:url"), page("b", "x"), page("c", "b")], [], [], "a: a b c")
    assert made.keys == {"a": "own", "x": "og:url", "b": "chain", "c": "chain"}
    (absent,) = assert_grouped([page("b", "a"), page("c", "b")], [], [], "a: b c")
    assert absent.keys == {"a": "own", "b": "chain", "c": "chain"}


keys = st.sampled_from("abcdefgh")
facts = st.builds(
    lambda number, own, stated, hints, also, date, text, outlet: PageFact(
        number, own, stated if stated != own else None, hints, tuple((key, how) for key, how in also.items() if key != own), date, text, outlet
    ),
    st.integers(1, 999), keys, st.none() | keys, st.booleans(),
    st.dictionaries(keys, st.sampled_from(["canonical", "redirect"]), max_size=2),
    st.sampled_from([None, "2024-01-01", "2024-01-02", "2024-01-02T08:00+08:00"]), st.none() | st.integers(1, 4), st.booleans(),
)  # fmt: skip
ties_of = st.builds(
    lambda a, b, share, longer: Tie(min(a, b), max(a, b), share, {0: None, 1: a, 2: b}[longer]),
    st.integers(1, 4), st.integers(1, 4), st.sampled_from([0.3, 0.5, 0.7, 0.9]), st.integers(0, 2),
).filter(lambda tie: tie.a != tie.b)  # fmt: skip
decided = st.builds(Decision, st.sampled_from(["join", "split"]), keys, keys).filter(lambda decision: decision.a != decision.b)


@settings(max_examples=200)
@given(
    st.lists(facts, max_size=10, unique_by=lambda fact: fact.id),
    st.lists(ties_of, max_size=6, unique_by=lambda tie: (tie.a, tie.b)),
    st.lists(decided, max_size=4),
    st.randoms(use_true_random=False),
)
@example([page("a", "b"), page("b", "a"), page("c", "a")], [], [split("c", "a"), join("c", "b")], random.Random(1))
def test_any_facts_in_any_order(
    pages: list[PageFact], ties: list[Tie], decisions: list[Decision], shuffled: random.Random
) -> None:
    """The stories are the same whatever the order; they are whole, and no decided pair is on the wrong side of them."""
    groups = group(pages, ties, decisions)
    again = [shuffled.sample(facts, len(facts)) for facts in (pages, ties, decisions)]
    assert group(*again) == groups  # type: ignore[arg-type]
    placed = [number for made in groups for number in made.methods]
    assert sorted(placed) == sorted(fact.id for fact in pages)
    every = [key for made in groups for key in made.keys]
    assert len(every) == len(set(every))
    story_of = {key: made.root for made in groups for key in made.keys}
    assert all(story_of[made.root] == made.root for made in groups)
    by_id = {fact.id: fact for fact in pages}
    for made in groups:
        assert {by_id[number].own for number in made.methods} <= made.keys.keys()
        assert made.open <= made.methods.keys()
        assert all(made.why_one(key) in {"key", "person", "text"} for key in made.keys)
        # A ring has no original; anywhere else the root's own page, if it is there, names no other page of the story.
        sources = [by_id[n] for n, how in made.methods.items() if by_id[n].own == made.root and how != "stated"]
        assert not (made.cycle and sources)
    for decision in decisions:
        if decision.kind == "split" and decision.a in story_of and decision.b in story_of:
            assert story_of[decision.a] != story_of[decision.b]
    if not any(decision.kind == "split" for decision in decisions):
        for decision in decisions:
            if decision.a in story_of or decision.b in story_of:
                assert story_of.get(decision.a) == story_of.get(decision.b)
