"""Which pages are one story by their texts, and which of them is the original.

Pages and stories are written as in `stories.py`.
"""

from __future__ import annotations

import pytest

from crawler.match import PageFact, Tie, group
from tests.match.stories import assert_grouped, methods, page

OFFICE, PAPER, REPOST = "http://www.jia.gov.cn/1.html", "http://paper.cn/1.html", "http://repost.cn/1.html"


@pytest.mark.parametrize(
    ("pages", "root"),
    [
        pytest.param([page(PAPER, text=1, date="2024-01-10"), page(OFFICE, text=1, date="2024-01-01"), page(REPOST, PAPER)], OFFICE, id="a paper that one repost names copied an office"),
        pytest.param([page(PAPER, text=1, date="2024-01-10T09:00"), page(OFFICE, text=1, date="2024-01-10T08:00"), page(REPOST, PAPER)], PAPER, id="an hour proves nothing against a statement"),
        pytest.param([page(PAPER, text=1, date="2024-01-10"), page(OFFICE, text=1, date="2024-01-01", hints=True), page(REPOST, PAPER)], PAPER, id="nor does an office's page that hints at another site"),
        pytest.param([page(OFFICE, text=1, date="2024-01-10"), page(PAPER, text=1, date="2024-01-01"), page(REPOST, OFFICE)], OFFICE, id="a paper is no source of an office, whatever its day"),
        pytest.param([page(PAPER, text=1, date="2024-01-10"), page("http://other.cn/1", text=1, date="2024-01-01"), page(REPOST, PAPER)], PAPER, id="nor is one of two others"),
        pytest.param([page(PAPER, text=1, date="2024-01-10"), page(OFFICE, text=1, date="2024-01-01"), *(page(f"http://r{n}.cn/", PAPER) for n in range(3))], PAPER, id="three that name a page outweigh an earlier day"),
    ],
)  # fmt: skip
def test_an_office_with_an_earlier_day(pages: list[PageFact], root: str) -> None:
    assert [made.root for made in group(pages, [], [])] == [root]


DAY = "2024-05-09"
TEN = f"{DAY}T10:00+08:00"


@pytest.mark.parametrize(
    ("pages", "root"),
    [
        pytest.param([page(OFFICE, text=1, date=TEN), page(REPOST, text=1, date=DAY)], OFFICE, id="the office states a time, the repost its day only"),
        pytest.param([page(OFFICE, text=1, date=DAY), page(REPOST, text=1, date=f"{DAY}T08:00+08:00")], OFFICE, id="the office states the day only"),
        pytest.param([page(OFFICE, text=1, date=TEN, outlet=True), page(REPOST, text=1, date=DAY)], OFFICE, id="an office that prints its own name as the source"),
        pytest.param([page(OFFICE, text=1, date="2024-05-10"), page(REPOST, text=1, date=DAY)], REPOST, id="of two days the earlier one, whoever it is"),
        pytest.param([page(OFFICE, text=1, date=TEN), page(REPOST, text=1, date=f"{DAY}T09:00+08:00")], REPOST, id="of two times the earlier one, whoever it is"),
        pytest.param([page(OFFICE, text=1), page(REPOST, text=1)], OFFICE, id="neither states a day"),
        pytest.param([page(PAPER, text=1, date=TEN), page(REPOST, text=1, date=DAY, outlet=True)], PAPER, id="two others: the repost names an outlet"),
        pytest.param([page(PAPER, text=1, date=DAY), page(REPOST, text=1, date=TEN, outlet=True)], PAPER, id="also where it is the one with a time"),
        pytest.param([page(REPOST, text=1, date=TEN), page(PAPER, text=1, date=DAY)], REPOST, id="two others that name none: the one with a time"),
        pytest.param([page(REPOST, text=1, date=TEN), page(PAPER, text=1, date=f"{DAY}T11:00+08:00"), page("http://a.cn/", text=1, date=DAY, outlet=True)], REPOST, id="a day between two times changes nothing in their order"),
        pytest.param([page(OFFICE, text=1, date=TEN, hints=True), page(REPOST, text=1, date=DAY)], REPOST, id="an office's page that hints at another site is after those that do not"),
        pytest.param([page(OFFICE, text=1, date=TEN), page(PAPER, text=1, date=DAY), page(REPOST, PAPER)], PAPER, id="what a repost names is before all this"),
    ],
)  # fmt: skip
def test_who_was_first_on_a_day(pages: list[PageFact], root: str) -> None:
    for mixed in (pages, pages[::-1]):
        assert [made.root for made in group(mixed, [], [])] == [root]


TEXTS = [
    pytest.param([page("a", text=1), page("b", text=1)], [], "a: a b", "a:none b:text", id="the same text"),
    pytest.param([page("a", text=1), page("b", text=2)], [Tie(1, 2, 0.8)], "a: a b", "a:none b:text", id="nearly the same text"),
    pytest.param([page("a", text=1), page("b", text=2)], [], "a: a | b: b", "a:none b:none", id="two texts"),
    pytest.param([page("a"), page("b")], [], "a: a | b: b", None, id="texts too short to tell"),
    pytest.param([page("b", text=1, date="2024-01-01"), page("a", text=1, date="2024-01-02")], [], "b: a b", "a:text b:none", id="the earliest is the original"),
    pytest.param([page("b", text=1, date="2024-01-02"), page("a", text=1)], [], "b: a b", None, id="one with a date before one without"),
    pytest.param([page("b", text=1, date="2024-01-02T09:00"), page("a", text=1, date="2024-01-02T08:00", hints=True)], [], "b: a b", None, id="on one day, not the one that hints at another site"),
    pytest.param([page("b", text=1, date="2024-01-02"), page("a", text=1, date="2024-01-01", hints=True)], [], "a: a b", None, id="of two days the earlier one, hint or not: who copied a day later is no source"),
    pytest.param([page("c", text=1), page("a", text=1, date="2024-01-01"), page("b", "c")], [], "c: a b c", "a:text b:stated c:none", id="one that others name before an earlier one"),
    pytest.param([page("s", text=1, date="2024-01-01"), page("b", "a", 1)], [], "s: b s", "b:text s:none", id="names an absent page, has another's text"),
    pytest.param([page("s", text=1, date="2024-03-01"), page("b", "a", 1, "2024-01-01")], [], "a: b s", "b:stated s:text", id="a later page cannot be the absent one"),
    pytest.param([page("s", text=1, date="2024-01-01"), page("b", "a", 1, "2024-01-01T09:00+08:00")], [], "s: b s", None, id="a day is not before its own morning"),
    pytest.param([page("s", text=1), page("b", "a", 1)], [], "a: b s", "b:stated s:text", id="nor can one that tells no date"),
    pytest.param([page("s", text=1, hints=True), page("b", "a", 1)], [], "a: b s", "b:stated s:text", id="nor can one that hints at another site"),
    pytest.param([page("s", text=1), page("b", "a", 1), page("a", text=1)], [], "a: a b s", "a:none b:stated s:text", id="the absent page arrives: it takes its place, the story stays one"),
    pytest.param([page("s", text=1), page("b", "a", 1), page("a", text=2)], [], "a: a b | s: s", "a:none b:stated s:none", id="it arrives with another text: the repost goes with it"),
    pytest.param([page("s", text=1), page("b", "a", 1), page("a")], [], "a: a b | s: s", None, id="a wrong link carries no text across"),
    pytest.param([page("s", text=1, date="2024-01-01"), page("a", "b", 1), page("b", "a", 2)], [], "s: a b s", "a:text b:text s:none", id="a ring with a page's text"),
    pytest.param([page("s", text=1, date="2024-01-01"), page("b", "a", 1), page("c", "x", 1)], [], "s: b c s", None, id="two absent pages that are one text"),
    pytest.param([page("s", text=1, date="2024-01-01"), page("b", "a", 1), page("c", "b", 2)], [], "s: b c s", "b:text c:text s:none", id="what names a matched page goes with it"),
    pytest.param([page("a", text=1), page("b", text=2), page("c", text=3)], [Tie(1, 2, 0.9), Tie(2, 3, 0.9)], "a: a b c", None, id="texts that are one by a third"),
    pytest.param([page("http://n.cn/1", text=1, date="2024-01-09"), page("k", "http://n.cn/1", 1, "2024-01-10"), page("b", "http://a.cn/1", 1, "2024-01-02"), page("c", "http://a.cn/1", 1, "2024-01-03")], [], "http://a.cn/1: b c http://n.cn/1 k", "b:stated c:stated http://n.cn/1:text k:text", id="what one names is later than those who name an absent page"),
    pytest.param([page("http://n.cn/1", text=1, date="2024-01-09"), page("k", "http://n.cn/1", 1, "2024-01-10"), page("b", "http://a.cn/1", 1, "2024-01-02")], [], "http://n.cn/1: b http://n.cn/1 k", None, id="one alone may have a wrong date"),
    pytest.param([page("http://x.gov.cn/n", text=1, date="2024-01-09"), page("k", "http://x.gov.cn/n", 1, "2024-01-10"), page("l", "http://x.gov.cn/n", 1, "2024-01-10"), page("b", "a", 1, "2024-01-02"), page("c", "a", 1, "2024-01-03")], [], "http://x.gov.cn/n: b c http://x.gov.cn/n k l", None, id="an office may date a page anew"),
    pytest.param([page("http://x.gov.cn/n", text=1, date="2024-01-09"), page("k", "http://x.gov.cn/n", 1, "2024-01-10"), page("b", "a", 1, "2024-01-02"), page("c", "a", 1, "2024-01-03")], [], "a: b c http://x.gov.cn/n k", None, id="an office's copy, where more name another"),
    pytest.param([page("http://x.cn/n", text=1, date="2024-01-09"), page("k", "http://x.cn/n", 1, "2024-01-10"), page("b", "http://x.cn/a", 1, "2024-01-02"), page("c", "http://x.cn/a", 1, "2024-01-03")], [], "http://x.cn/n: b c http://x.cn/n k", None, id="the absent one is a former address of the site"),
    pytest.param([page("http://n.cn/1", text=1, date="2024-01-01", outlet=True), page("b", "http://a.gov.cn/1", 1, "2024-01-02"), page("c", "http://a.gov.cn/1", 1, "2024-01-03")], [], "http://a.gov.cn/1: b c http://n.cn/1", "b:stated c:stated http://n.cn/1:text", id="several name an office's absent page: an earlier one that names an outlet is no source"),
    pytest.param([page("http://n.cn/1", text=1, date="2024-01-01"), page("b", "http://a.cn/1", 1, "2024-01-02"), page("c", "http://a.cn/1", 1, "2024-01-03")], [], "http://a.cn/1: b c http://n.cn/1", None, id="nor is another site's, where several name an absent one"),
    pytest.param([page("http://n.cn/1", text=1, date="2024-01-01"), page("b", "http://a.gov.cn/1", 1, "2024-01-02")], [], "http://a.gov.cn/1: b http://n.cn/1", None, id="nor where the absent one alone is an office's"),
    pytest.param([page("http://n.cn/1", text=1, date="2024-01-01", outlet=True), page("b", "http://a.cn/1", 1, "2024-01-02")], [], "http://a.cn/1: b http://n.cn/1", None, id="nor one that names an outlet"),
    pytest.param([page("http://n.cn/1", text=1, date="2024-01-01"), page("b", "http://a.cn/1", 1, "2024-01-02")], [], "http://n.cn/1: b http://n.cn/1", "b:text http://n.cn/1:none", id="one alone names it, and the earlier page names nobody"),
    pytest.param([page("http://a.gov.cn/2", text=1, date="2024-01-01", outlet=True), page("b", "http://a.gov.cn/1", 1, "2024-01-02"), page("c", "http://a.gov.cn/1", 1, "2024-01-03")], [], "http://a.gov.cn/2: b c http://a.gov.cn/2", None, id="a page of the absent one's site takes its place"),
    pytest.param([page("http://x.gov.cn/1", text=1, date="2024-01-01", outlet=True), page("b", "http://a.cn/1", 1, "2024-01-02"), page("c", "http://a.cn/1", 1, "2024-01-03")], [], "http://x.gov.cn/1: b c http://x.gov.cn/1", None, id="so does an office's, where the absent one is no office's"),
    pytest.param([page("http://x.gov.cn/1", text=1, date="2024-01-01", outlet=True), page("b", "http://y.gov.cn/1", 1, "2024-01-02")], [], "http://x.gov.cn/1: b http://x.gov.cn/1", None, id="also where one alone names another office's: offices print their own name as the source"),
    pytest.param([page("http://x.gov.cn/1", text=1, date="2024-01-09"), page("b", "http://a.cn/1", 1, "2024-01-02"), page("c", "http://a.cn/1", 1, "2024-01-03")], [], "http://a.cn/1: b c http://x.gov.cn/1", None, id="but not a later one"),
    pytest.param([page("http://x.gov.cn/1", text=1, date="2024-01-01"), page("b", "http://a.gov.cn/1", 1, "2024-01-02"), page("c", "http://a.gov.cn/1", 1, "2024-01-03")], [], "http://a.gov.cn/1: b c http://x.gov.cn/1", None, id="nor another office's, where several name the absent one"),
    pytest.param([page("http://n.cn/1", text=1, date="2024-01-01", outlet=True), page("http://b.cn/1", "http://c.cn/1", 1, "2024-01-02"), page("http://c.cn/1", "http://b.cn/1", 1, "2024-01-03")], [], "http://n.cn/1: http://b.cn/1 http://c.cn/1 http://n.cn/1", None, id="a ring is no page that is absent"),
    pytest.param([page("http://n.cn/1", text=1, date="2024-01-02"), page("k", "http://n.cn/1", 1, "2024-01-10"), page("b", "http://a.cn/1", 1, "2024-01-02"), page("c", "http://a.cn/1", 1, "2024-01-03")], [], "http://n.cn/1: b c http://n.cn/1 k", None, id="of one day it may be the first"),
    pytest.param([page("http://n.cn/1", text=1, date="2024-01-09"), page("k", "http://n.cn/1", 1, "2024-01-10"), page("l", "http://n.cn/1", 1, "2024-01-10"), page("m", "http://n.cn/1", 1, "2024-01-10"), page("b", "http://a.cn/1", 1, "2024-01-02")], [], "http://n.cn/1: b http://n.cn/1 k l m", None, id="far more name it than the absent one"),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "ties", "expected", "how"), TEXTS)
def test_texts(pages: list[PageFact], ties: list[Tie], expected: str, how: str | None) -> None:
    groups = assert_grouped(pages, ties, [], expected)
    if how is not None:
        assert methods(groups, pages) == how


# r is the longer text, 9 its number.
CONTAINERS = [
    pytest.param([page("r", text=9, date="2024-01-02"), page("a", text=1, date="2024-01-01")], [Tie(1, 9, 0.5, 9)], "a: a r", id="an extended copy"),
    pytest.param([page("r", text=9, date="2024-01-02"), page("a", text=1, date="2024-01-01")], [Tie(1, 9, 0.4, 9)], "a: a | r: r", id="a later text that is mostly of something else, which nobody has saved"),
    pytest.param([page("r", text=9, date="2024-01-01"), page("a", text=1, date="2024-01-01")], [Tie(1, 9, 0.4, 9)], "a: a r", id="of the same day it may be an excerpt"),
    pytest.param([page("r", text=9, date="2024-01-01T10:00+08:00"), page("a", text=1, date="2024-01-01T09:00+08:00")], [Tie(1, 9, 0.4, 9)], "a: a r", id="a short report of the same morning"),
    pytest.param([page("r", text=9, date="2024-01-03"), page("a", text=1, date="2024-01-01"), page("b", text=2, date="2024-01-02")], [Tie(1, 9, 0.4, 9), Tie(2, 9, 0.55)], "a: a | b: b r", id="what was joined with the one does not bring in the other"),
    pytest.param([page("r", text=9, date="2024-01-01"), page("a", text=1, date="2024-01-02")], [Tie(1, 9, 0.4, 9)], "r: a r", id="an excerpt"),
    pytest.param(
        [page("r", text=9, date="2024-01-02"), page("a", text=1, date="2024-01-01"), page("b", text=2, date="2024-01-03")],
        [Tie(1, 9, 0.4, 9), Tie(2, 9, 0.4, 9), Tie(1, 2, 0.95)], "a: a b | r: r", id="a late copy is no excerpt of what came in the meantime",
    ),
    pytest.param(
        [page("r", text=9, date="2024-01-01"), page("a", text=1, date="2024-01-02"), page("b", text=2, date="2024-01-03")],
        [Tie(1, 9, 0.4, 9), Tie(2, 9, 0.4, 9)], "r: a b r", id="two excerpts of an earlier text",
    ),
    pytest.param(
        [page("r", text=9, date="2024-01-05"), page("a", text=1, date="2024-01-02"), page("b", text=2, date="2024-01-03")],
        [Tie(1, 9, 0.4, 9), Tie(2, 9, 0.4, 9)], "a: a | b: b | r: r", id="a later roundup of two is its own story",
    ),
    pytest.param(
        [page("r", text=9, date="2024-01-02"), page("a", text=1, date="2024-01-02"), page("b", text=2, date="2024-01-02")],
        [Tie(1, 9, 0.4, 9), Tie(2, 9, 0.4, 9)], "a: a | b: b | r: r", id="also one of the same day",
    ),
    pytest.param(
        [page("r", text=9), page("a", text=1), page("b", text=2)],
        [Tie(1, 9, 0.4, 9), Tie(2, 9, 0.4, 9)], "a: a | b: b | r: r", id="also one without a date",
    ),
    pytest.param(
        [page("r", text=9, date="2024-01-05"), page("a", text=1, date="2024-01-02"), page("b", text=2, date="2024-01-03")],
        [Tie(1, 9, 0.7, 9), Tie(2, 9, 0.25, 9)], "a: a r | b: b", id="unless one is most of it",
    ),
    pytest.param(
        [page("r", text=9, date="2024-01-05"), page("a", text=1, date="2024-01-02"), page("b", text=2, date="2024-01-03")],
        [Tie(1, 9, 0.5, 9), Tie(2, 9, 0.5, 9), Tie(1, 2, 0.9)], "a: a b r", id="two copies of one are one",
    ),
    # a ⊂ c ⊂ b, each a day later: b holds a and c, which are one story whatever the names.
    *(
        pytest.param(
            [page(c, text=8, date="2024-01-02"), page(b, text=9, date="2024-01-03"), page("a", text=1, date="2024-01-01")],
            [Tie(1, 8, 0.5, 8), Tie(1, 9, 0.3, 9), Tie(8, 9, 0.5, 9)], "a: a b c", id=f"longer and longer copies, {b} the longest",
        )
        for b, c in ("bc", "cb")
    ),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "ties", "expected"), CONTAINERS)
def test_containers(pages: list[PageFact], ties: list[Tie], expected: str) -> None:
    assert_grouped(pages, ties, [], expected)
