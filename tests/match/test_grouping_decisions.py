"""What people decide, a join or a split, is stronger than statements and texts.

Pages and stories are written as in `stories.py`.
"""

from __future__ import annotations

import pytest

from crawler.match import Decision, PageFact, Tie
from tests.match.stories import assert_grouped, join, methods, page, split

DECISIONS = [
    pytest.param([page("a"), page("b", "a"), page("c", "a")], [], [split("b", "a")], "a: a c | b: b", id="a repost that names the root"),
    pytest.param([page("a"), page("b", "a"), page("c", "b")], [], [split("b", "a")], "a: a | b: b c", id="takes along what names it"),
    pytest.param([page("b", "a"), page("c", "a")], [], [split("b", "a")], "a: c | b: b", id="from a root that is not there"),
    pytest.param([page("a", text=1), page("b", "a", 1)], [], [split("b", "a")], "a: a | b: b", id="its text does not bring it back"),
    pytest.param([page("a", text=1), page("b", text=1), page("c", text=1)], [], [split("a", "b"), split("a", "c")], "a: a | b: b c", id="what remains stays one, though the first by key has gone"),
    pytest.param([page("a", text=1), page("b", text=1), page("c", text=1)], [], [split("a", "b")], "a: a | b: b c", id="a copy that comes later is with the others"),
    pytest.param([page("a", text=1), page("b", text=2), page("c", text=3)], [Tie(1, 2, 0.9), Tie(1, 3, 0.8), Tie(2, 3, 0.8)], [split("a", "b")], "a: a | b: b c", id="also one that is as near to either"),
    pytest.param([page("a", text=1), page("b", text=2), page("c", text=3)], [Tie(1, 2, 0.9), Tie(1, 3, 0.95), Tie(2, 3, 0.8)], [split("a", "b")], "a: a c | b: b", id="but not one that is nearer to what was split off"),
    pytest.param([page("a", text=1), page("b", text=2), page("c", text=2)], [Tie(1, 2, 0.9)], [split("a", "b")], "a: a | b: b c", id="the same text is nearer than any other"),
    pytest.param([page("a", text=1), page("b", "a", 2), page("t", text=1)], [], [split("a", "t")], "a: a b | t: t", id="the root with its reposts, from a copy"),
    pytest.param([page("b", "a", 1), page("t", text=1, date="2024-01-01")], [], [split("a", "t")], "a: b | t: t", id="a key that no page has, with what names it"),
    pytest.param([page("a", also="x"), page("b", "x")], [], [split("x", "a")], "a: a | x: b", id="an alias that was none"),
    pytest.param([page("a", also="x"), page("b", "x")], [], [split("a", "x")], "a: a | x: b", id="the same from the other end"),
    pytest.param([page("b", "a"), page("c", "b", 1), page("a", text=1)], [], [split("b", "a"), join("c", "a")], "a: a c | b: b", id="a join is stronger than a statement against it"),
    pytest.param([page("a"), page("b")], [], [join("a", "b")], "a: a b", id="two pages joined"),
    pytest.param([page("a", date="2024-02-01"), page("b", date="2024-01-01"), page("c", "a"), page("d", "b")], [], [join("a", "b")], "b: a b c d", id="two originals joined: the earlier is the root"),
    pytest.param([page("c", "a"), page("d", "b")], [], [join("a", "b")], "a: c d", id="two that are not there"),
    pytest.param([page("c", "a"), page("d")], [], [join("c", "d")], "a: c d", id="a page and one whose original is not there"),
    pytest.param([page("a"), page("b"), page("c")], [], [join("a", "b"), join("b", "c"), split("c", "x")], "a: a b c", id="a split from what is elsewhere is no matter"),
    pytest.param([page("k", "r", date="2024-01-03"), page("r", text=2, date="2024-01-02"), page("t", text=3, date="2024-01-03")], [], [split("k", "r"), join("k", "t")], "r: r | t: k t", id="a page that names an original, whether that counts or not, is none itself"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "ties", "decisions", "expected"), DECISIONS)
def test_decisions(pages: list[PageFact], ties: list[Tie], decisions: list[Decision], expected: str) -> None:
    assert_grouped(pages, ties, decisions, expected)


def test_why_two_stories_are_one() -> None:
    pages = [page("a", text=1), page("b", "a"), page("c"), page("d", "c"), page("e", text=1)]
    (made,) = assert_grouped(pages, [], [join("b", "d")], "a: a b c d e")
    assert {key: made.why_one(key) for key in "abcde"} == {"a": "key", "b": "key", "c": "person", "d": "person", "e": "text"}


def test_methods_after_decisions() -> None:
    pages = [page("a"), page("b", "a"), page("c"), page("d", "c")]
    assert methods(assert_grouped(pages, [], [join("a", "c")], "a: a b c d"), pages) == "a:none b:stated c:alias d:alias"
    assert (
        methods(assert_grouped(pages, [], [split("b", "a")], "a: a | b: b | c: c d"), pages) == "a:none b:none c:none d:stated"
    )
