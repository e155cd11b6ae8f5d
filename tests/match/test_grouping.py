"""Which pages are one story: every rule of `crawler.match.grouping`, as tables.

A page is written `page("b", "a")`: its key is b and it names a. Stories are written `a: a b | c: c`: the root, then the keys
of the story's pages.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.match import Decision, Group, PageFact, Tie, group


def page(
    own: str,
    stated: str | None = None,
    text: int | None = None,
    date: str | None = None,
    *,
    hints: bool = False,
    outlet: bool = False,
    also: str = "",
) -> PageFact:
    """A page. also: further keys of its own, `key` or `key=how`."""
    others = tuple((key, how or "canonical") for key, _, how in (other.partition("=") for other in also.split()))
    # The number is no matter of order; a page that comes twice (`a`, `a'`) has one key.
    return PageFact(sum(map(ord, own)) * 1000 + len(own), own.rstrip("'"), stated, hints, others, date, text, outlet)


def split(a: str, b: str) -> Decision:
    return Decision("split", a, b)


def join(a: str, b: str) -> Decision:
    return Decision("join", a, b)


def told(groups: list[Group], pages: list[PageFact]) -> str:
    """The stories as the tables write them."""
    own = {page.id: page.own for page in pages}
    found = {made.root: sorted({own[number] for number in made.methods}) for made in groups}
    assert len(found) == len(groups), "two stories of one root"
    return " | ".join(f"{root}: {' '.join(keys)}" for root, keys in sorted(found.items()))


def methods(groups: list[Group], pages: list[PageFact]) -> str:
    """How each page came in: `b stated`, by key."""
    how = {number: method for made in groups for number, method in made.methods.items()}
    return " ".join(f"{page.own}:{how[page.id]}" for page in sorted(pages, key=lambda page: page.own))


def check(pages: list[PageFact], ties: list[Tie], decisions: list[Decision], expected: str) -> list[Group]:
    """Group them, in some orders; all of them must give what is expected, and hold together in themselves."""
    for seed in range(4):
        mixed = random.Random(seed)
        groups = group(mixed.sample(pages, len(pages)), mixed.sample(ties, len(ties)), mixed.sample(decisions, len(decisions)))
        assert told(groups, pages) == expected
        for made in groups:
            assert made.root in made.keys
            assert all(made.why_one(key) in {"key", "person", "text"} for key in made.keys)
    return groups


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
    groups = check(pages, [], [], expected)
    if how is not None:
        assert methods(groups, pages) == how


def test_only_a_ring_is_a_cycle() -> None:
    (ring,) = check([page("a", "b"), page("b", "c"), page("c", "a"), page("d", "a")], [], [], "a: a b c d")
    assert ring.cycle
    (chain,) = check([page("b", "a"), page("c", "b")], [], [], "a: b c")
    assert not chain.cycle
    (with_source,) = check(
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
    groups = check(pages, ties, [], expected)
    if how is not None:
        assert methods(groups, pages) == how


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


def test_the_reason_of_a_key() -> None:
    (made,) = check([page("a", also="x=og:url"), page("b", "x"), page("c", "b")], [], [], "a: a b c")
    assert made.keys == {"a": "own", "x": "og:url", "b": "chain", "c": "chain"}
    (absent,) = check([page("b", "a"), page("c", "b")], [], [], "a: b c")
    assert absent.keys == {"a": "own", "b": "chain", "c": "chain"}


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
    groups = check(pages, ties, [], expected)
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
    check(pages, ties, [], expected)


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
    check(pages, ties, decisions, expected)


def test_why_two_stories_are_one() -> None:
    pages = [page("a", text=1), page("b", "a"), page("c"), page("d", "c"), page("e", text=1)]
    (made,) = check(pages, [], [join("b", "d")], "a: a b c d e")
    assert {key: made.why_one(key) for key in "abcde"} == {"a": "key", "b": "key", "c": "person", "d": "person", "e": "text"}


def test_methods_after_decisions() -> None:
    pages = [page("a"), page("b", "a"), page("c"), page("d", "c")]
    assert methods(check(pages, [], [join("a", "c")], "a: a b c d"), pages) == "a:none b:stated c:alias d:alias"
    assert methods(check(pages, [], [split("b", "a")], "a: a | b: b | c: c d"), pages) == "a:none b:none c:none d:stated"


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
