"""What a split or a join means: what remains, and which earlier decisions fall. Pages are written as in `stories.py`."""

from __future__ import annotations

import pytest

from crawler.match import Decision, PageFact, Tie
from crawler.match.parting import fallen_by_join, part
from tests.match.stories import join, page, split

COPIES = [page("a", text=1), page("b", text=1), page("c", text=1)]

PARTS = [
    pytest.param([page("a"), page("b", "a")], [], [], "b", ["a"], [], id="a repost from its source"),
    pytest.param([page("b", "a"), page("c", "a")], [], [], "b", ["a"], [], id="the source is not there"),
    pytest.param([page("a"), page("b", "a")], [], [], "a", [], [], id="nothing remains of a source whose pages all state it"),
    pytest.param([page("a", "b"), page("b", "a")], [], [], "a", [], [], id="nor of a ring"),
    pytest.param([page("a"), page("b", "a"), page("c", "b")], [], [], "b", ["a"], [], id="what states it goes along"),
    pytest.param(COPIES, [], [], "b", ["a", "c"], [], id="each copy that remains is a part: only texts tie them"),
    pytest.param([*COPIES, page("d", "a")], [], [], "b", ["a", "c"], [], id="a part is named by its root"),
    pytest.param([page("a", text=1), page("b", text=2)], [Tie(1, 2, 0.9)], [], "b", ["a"], [], id="texts that are one"),
    pytest.param([page("a", also="x"), page("b", "x")], [], [], "a", ["x"], [], id="its other address is no longer its own"),
    pytest.param([page("a"), page("b")], [], [join("a", "b")], "b", ["a"], [join("a", "b")], id="a join of it falls"),
    pytest.param([page("a"), page("b"), page("d", "b")], [], [join("a", "d")], "b", ["a"], [join("a", "d")], id="also by what states it"),
    pytest.param([page("a"), page("b"), page("d", "b")], [], [join("a", "b")], "d", ["a"], [], id="but not one of those that remain"),
    pytest.param([page("a"), page("b"), page("z")], [], [join("a", "b")], "z", [], [], id="what is another story is no part"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "ties", "decisions", "key", "roots", "fallen"), PARTS)
def test_part(
    pages: list[PageFact], ties: list[Tie], decisions: list[Decision], key: str, roots: list[str], fallen: list[Decision]
) -> None:
    for facts in (pages, pages[::-1]):
        parting = part(key, facts, ties, decisions)
        assert parting.splits == [split(key, root) for root in roots]
        assert parting.fallen == fallen


def test_fallen_by_join() -> None:
    """Only splits between the two stories fall, in either direction."""
    standing = [split("a", "c"), split("d", "b"), split("a", "x"), join("a", "c")]
    assert fallen_by_join({"a", "b"}, {"c", "d"}, standing) == standing[:2]
    assert fallen_by_join({"a"}, {"b"}, standing) == []
