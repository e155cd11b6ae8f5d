"""A run against its past, in numbers."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.monitors.judge import Night, Share, chance_of, judge, judge_share, samples
from crawler.monitors.measures import HOST, SITE, SOURCES, Measure

MEASURES = {measure.name: measure for measure in (*SITE, *SOURCES)}
FIRST = datetime(2026, 1, 1, 3, 17, tzinfo=timezone.utc)


def night(day: float = 0, *, complete: bool = True, full: bool = False, **stats: float) -> Night:
    """A run of that day; `new_had=3` is the stat news/new_had, `lists__pages=3` is lists/pages."""
    named = {name.replace("__", "/") if "__" in name else f"news/{name}": number for name, number in stats.items()}
    return Night(int(day) + 1, (FIRST + timedelta(days=day)).isoformat(), complete, full, named)


# Articles of a run, and those of them that state their original; the oldest first.
ARCHIVE = (800, 1000)
DAILY = ((8, 10), (17, 20), (9, 10), (4, 5), (25, 30), (11, 12), (5, 5), (16, 20))
SHARES = [
    pytest.param([], (0, 20), "unknown", id="the first run has no past"),
    pytest.param([(3, 4)], (0, 20), "unknown", id="nor has one after a few pages"),
    pytest.param([ARCHIVE], (0, 20), "alarm", id="a template that loses the line, the same night, after one run"),
    pytest.param([ARCHIVE, *DAILY], (0, 20), "alarm", id="the same after some nights"),
    pytest.param([ARCHIVE, *DAILY], (2, 20), "alarm", id="of a mixed night nearly all are lost"),
    pytest.param([ARCHIVE, *DAILY], (0, 3), "well", id="three pages prove nothing"),
    pytest.param([ARCHIVE, *DAILY], (3, 6), "well", id="half of six is chance"),
    pytest.param([ARCHIVE, *DAILY], (13, 20), "well", id="a bad night"),
    pytest.param([ARCHIVE, *DAILY], (20, 20), "well", id="better than ever"),
    pytest.param([ARCHIVE, *DAILY], (0, 0), "unknown", id="nothing new"),
    pytest.param([ARCHIVE, *DAILY, (3, 6)], (2, 6), "well", id="two half bad nights are still chance"),
    pytest.param([ARCHIVE, *DAILY, (1, 4)], (0, 4), "alarm", id="nights with few pages are taken together"),
    pytest.param([(0, 40), (1, 30), (0, 25)], (0, 30), "well", id="a site that never states originals"),
    pytest.param([(20, 40), (3, 30), (24, 25), (10, 25)], (2, 20), "well", id="a site without a habit has a wide spread"),
    pytest.param([(1000, 1000)] * 14, (880, 1000), "alarm", id="many pages show a small change"),
    pytest.param([(1000, 1000)] * 14, (985, 1000), "well", id="not every one of many pages counts"),
]


@pytest.mark.parametrize(("past", "now", "state"), SHARES)
def test_shares(past: list[tuple[int, int]], now: tuple[int, int], state: str) -> None:
    verdict = judge_share("pages", Share(*now), [Share(*one) for one in reversed(past)])
    assert verdict.state == state, verdict


ENDS = [
    pytest.param((4, 5), [], "well", id="five pages end it"),
    pytest.param((2, 2), [(2, 2), (1, 1)], "well", id="or some nights with few"),
    pytest.param((2, 2), [], "unknown", id="two pages do not"),
    pytest.param((0, 0), [], "unknown", id="nor does nothing new"),
    pytest.param((0, 5), [], "alarm", id="what would raise none keeps one standing"),
    pytest.param((2, 6), [], "alarm", id="half repaired"),
]


@pytest.mark.parametrize(("now", "since", "state"), ENDS)
def test_an_alarm_that_stands(now: tuple[int, int], since: list[tuple[int, int]], state: str) -> None:
    past = [Share(*one) for one in reversed((ARCHIVE, *DAILY))]
    assert judge_share("pages", Share(*now), past, [Share(*one) for one in since]).state == state


WEEK = [night(day, known_had=20, lists_had=5, lists__pages=5, lists__articles=40) for day in (3, 2, 1)]
BEGUN = night(0, full=True, new_had=500, lists_had=60, lists__pages=60, lists__articles=500)
QUIET = {"lists_had": 5, "lists__pages": 5, "lists__articles": 40}
NUMBERS = [
    pytest.param("no_articles", night(9, **QUIET), [*WEEK, BEGUN], "well", id="nothing new: lists show what is known"),
    pytest.param("no_articles", night(9, lists_had=1, lists__pages=1), [*WEEK, BEGUN], "alarm", id="lists without articles"),
    pytest.param("no_articles", night(9, lists_lost=1), [*WEEK, BEGUN], "unknown", id="no list was to be had"),
    pytest.param("no_articles", night(9, lists__pages=1, complete=False), WEEK, "unknown", id="the run was stopped"),
    pytest.param("no_articles", night(9, lists__pages=1), [], "unknown", id="a site that never had any"),
    pytest.param("outage", night(9, lists_lost=1), [*WEEK, BEGUN], "alarm", id="the home page and nothing else failed"),
    pytest.param("outage", night(9, lists_lost=1), [], "alarm", id="a first run that gets nothing is not well"),
    pytest.param("outage", night(9, lists_lost=3, lists_had=1), WEEK, "well", id="one list is something"),
    pytest.param("outage", night(9, pages__later=9), WEEK, "alarm", id="the host wants to be left alone"),
    pytest.param(
        "outage", night(9, lists_lost=1), [night(8, lists__pages=5)], "alarm", id="runs of before there were monitors"
    ),
    pytest.param("outage", night(9), WEEK, "unknown", id="what was in trouble before is no news"),
    pytest.param("lists", night(9, lists__emptied=1, **QUIET), [*WEEK, BEGUN], "alarm", id="one list of many is empty"),
    pytest.param("lists", night(9, **QUIET), [*WEEK, BEGUN], "well", id="no list is"),
    pytest.param(
        "lists",
        night(9, lists__emptied=1),
        [night(n, lists_had=1, lists__emptied=1) for n in (3, 2)],
        "well",
        id="it always was",
    ),
    pytest.param(
        "short", night(9, full=True, lists__articles=60), [*WEEK, BEGUN], "alarm", id="500 articles, now the first pages"
    ),
    pytest.param("short", night(9, full=True, lists__articles=480), [*WEEK, BEGUN], "well", id="a few were taken away"),
    pytest.param("short", night(9, lists__articles=40), [*WEEK, BEGUN], "unknown", id="a run that is meant to be short"),
    pytest.param(
        "short", night(9, full=True, lists_lost=1, lists__articles=60), [BEGUN], "unknown", id="a list failed: that tells it"
    ),
    pytest.param("short", night(9, full=True, lists__articles=60), WEEK, "unknown", id="no full run to compare"),
]


@pytest.mark.parametrize(("name", "now", "past", "state"), NUMBERS)
def test_numbers(name: str, now: Night, past: Sequence[Night], state: str) -> None:
    assert judge(MEASURES[name], now, past).state == state


def daily(days: Sequence[int]) -> list[Night]:
    """Runs of every day up to the last one given, of which those of the given days found something; the newest first."""
    return [night(day, new_articles=3 if day in days else 0) for day in range(max(days), -1, -1)]


SILENCES = [
    pytest.param(range(0, 20), 27, "well", id="a week without news"),
    pytest.param(range(0, 20), 30, "well", id="Spring Festival"),
    pytest.param(range(0, 20), 42, "alarm", id="more than three weeks"),
    pytest.param(range(0, 100, 15), 130, "well", id="a site that is slow by habit"),
    pytest.param(range(0, 100, 15), 140, "alarm", id="slow, and yet too long"),
    pytest.param((0, 1, 2), 50, "unknown", id="its habits are not known"),
]


@pytest.mark.parametrize(("days", "today", "state"), SILENCES)
def test_silence(days: Sequence[int], today: int, state: str) -> None:
    past = daily(days)
    quiet = [night(day) for day in range(today - 1, max(days), -1)]
    assert judge(MEASURES["silence"], night(today), [*quiet, *past]).state == state
    assert judge(MEASURES["silence"], night(today, new_articles=1), past).state == "well"


@pytest.mark.parametrize("measure", [*SITE, *SOURCES, HOST], ids=lambda measure: measure.name)
def test_a_measure_is_whole(measure: Measure) -> None:
    """Its words are there, it fits the table's column, and it hides only measures that come after it."""
    names = [one.name for one in (*SITE, *SOURCES, HOST)]
    assert names.count(measure.name) == 1
    assert len(measure.name) <= 16
    assert measure.says
    assert measure.part
    assert all(names.index(hidden) > names.index(measure.name) for hidden in measure.hides)
    assert bool(measure.whole) == (measure.kind in {"share", "none"})


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.01, 0.99))
@settings(max_examples=200)
def test_the_chance_is_the_binomial_one(part: int, more: int, limit: float) -> None:
    whole = part + more
    exact = math.fsum(math.comb(whole, n) * limit**n * (1 - limit) ** (whole - n) for n in range(part + 1))
    assert chance_of(Share(part, whole), limit) == pytest.approx(min(1.0, exact), rel=1e-6, abs=1e-12)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=30))
def test_samples_are_large_enough_and_lose_little(nights: list[tuple[int, int]]) -> None:
    shares = [Share(part, part + more) for part, more in nights]
    found = samples(shares)
    assert all(share.whole >= 20 for share in found)
    left = [sum(values) - sum(kept) for values, kept in zip(zip(*shares, strict=True), zip(*found, strict=True), strict=False)]
    assert not left or (0 <= left[0] <= left[1] < 20)
    assert bool(found) == (sum(share.whole for share in shares) >= 20)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=12),
    st.integers(0, 50),
    st.integers(1, 50),
)
@example([(0, 6), (20, 0)], 0, 1)
def test_more_good_pages_never_raise_an_alarm(past: list[tuple[int, int]], part: int, more: int) -> None:
    before = [Share(good, good + bad) for good, bad in past]
    worse, better = (judge_share("", Share(good, part + more), before).state for good in (part, part + more))
    assert better != "alarm"
    if worse == "well":
        assert judge_share("", Share(min(part + 1, part + more), part + more), before).state == "well"


@pytest.mark.parametrize("level", [0.03, 0.5, 0.8, 0.97])
def test_a_steady_site_is_quiet(level: float) -> None:
    """Nights of 0 to 25 pages, and a level that drifts a little: less than one alarm in 500 nights, of four sites."""
    draw = random.Random(f"steady {level}")
    alarms = nights = 0
    for _ in range(4):
        past = [Share(sum(draw.random() < level for _ in range(300)), 300)]
        for _ in range(125):
            whole = draw.choice((0, 0, 1, 2, 3, 5, 8, 13, 25))
            tonight = min(1.0, max(0.0, level + draw.gauss(0, 0.02)))
            now = Share(sum(draw.random() < tonight for _ in range(whole)), whole)
            alarms += judge_share("", now, past[:60]).state == "alarm"
            nights += 1
            past.insert(0, now)
    assert alarms * 500 < nights


@pytest.mark.parametrize(("level", "known"), [(0.6, 30), (0.8, 1), (0.8, 5), (0.8, 30), (0.97, 1), (0.97, 5), (0.97, 30)])
def test_a_loss_on_twenty_pages_is_seen_that_night(level: float, known: int) -> None:
    """Whatever the nights before were."""
    draw = random.Random(f"loss {level} {known}")
    for _ in range(50):
        past = [
            Share(sum(draw.random() < level for _ in range(whole)), whole)
            for whole in (100, *(draw.randint(0, 30) for _ in range(known)))
        ]
        assert judge_share("", Share(0, 20), past[::-1]).state == "alarm"
