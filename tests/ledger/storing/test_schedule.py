"""When a page is due again, and what is asked for when."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest
from sqlalchemy import select

from crawler.ledger import Database, Result
from crawler.ledger.crawling import frontier, lists, runs
from crawler.ledger.crawling.lists import Mark
from crawler.ledger.storing.schedule import intervals
from crawler.ledger.tables import pages
from tests.ledger.made import article, put

A = "http://a.cn/1"
FAILED = Result(A, "test", "failed", "timeout")
GONE = Result(A, "test", "gone", "http 404", 404)
NONE = Result(A, "test", "not_article", "short", 200)
SAME = Result(A, "test", "fetched", None, 304, unchanged=True)
LIST = Result(A, "test", "not_article", "list", 200, is_list=True)
LOST_LIST = Result(A, "test", "failed", "timeout", is_list=True)
LACKING = article(A, text="甲")
LACKING.incomplete, LACKING.reason = True, "part 2 is missing"
DAY = 24.0

# Results one after another → the hours until the page is due again; None: never. The schedule is 1, 7 and 30 days, and
# 1 and 6 hours for what failed.
ROWS = {
    "a new article: in a day": ([article(A)], DAY),
    "found unchanged: in a week": ([article(A), article(A)], 7 * DAY),
    "304: in a week": ([article(A), SAME], 7 * DAY),
    "and again: in a month": ([article(A), SAME, SAME], 30 * DAY),
    "and so on for ever": ([article(A), SAME, SAME, SAME, SAME], 30 * DAY),
    "changed: in a day": ([article(A), SAME, SAME, article(A, text="乙")], DAY),
    "failed: in an hour": ([FAILED], 1),
    "failed twice: in six hours": ([FAILED, FAILED], 6),
    "failed three times: given up": ([FAILED, FAILED, FAILED], None),
    "failed, then had: the failures are forgotten": ([FAILED, FAILED, article(A)], DAY),
    "blocked is failed": ([Result(A, "test", "blocked", "http 412", 412)], 1),
    "a known article that fails: in an hour": ([article(A), FAILED], 1),
    "and is never given up": ([article(A), FAILED, FAILED, FAILED], 30 * DAY),
    "a vanished article: in a day, it may come back": ([article(A), SAME, GONE], DAY),
    "vanished for good: less and less often": ([article(A), GONE, GONE, GONE], 30 * DAY),
    "a page that never was there: as a failure": ([GONE], 1),
    "never there: given up": ([GONE, GONE, GONE], None),
    "no article: it may be a notice in its place": ([NONE], DAY),
    "no article, again and again: left alone": ([NONE, NONE, NONE, NONE], None),
    "a list: every run looks at it anyway": ([LIST], None),
    "a list that cannot be had": ([LOST_LIST], None),
    "an article that is taken for a list and cannot be had": ([article(A), LOST_LIST], 1),
    "a part is missing: as a failure": ([LACKING], 1),
    "a part is missing for good: as any article": ([LACKING, LACKING, LACKING], 30 * DAY),
    "a saved copy: nobody said that it is on the web": ([article(A, saved=True)], None),
    "a saved copy of a known article changes nothing": ([article(A), article(A, text="乙", saved=True)], DAY),
}


@pytest.mark.parametrize(("results", "hours"), ROWS.values(), ids=ROWS.keys())
def test_when_a_page_is_due_again(ledger: Database, results: list[Result], hours: float | None) -> None:
    for result in results:
        put(ledger, result)
    with ledger.reading() as connection:
        row = connection.execute(select(pages.c.due_at, pages.c.checked_at)).one()
    if hours is None:
        assert row.due_at is None
        return
    wait = datetime.fromisoformat(row.due_at) - datetime.now(timezone.utc)
    assert hours - 0.1 < wait.total_seconds() / 3600 < hours + 0.1


@pytest.mark.parametrize("together", [True, False], ids=["in one batch", "in several"])
def test_validators_and_states(ledger: Database, together: bool) -> None:
    """A 304 keeps what the server gave and the time of the bytes, a vanished page keeps both, no article has none."""
    first = article(A)
    first.etag, first.fetched_at = '"1"', "2024-05-20T00:00:00+00:00"

    def row_after(*results: Result) -> tuple[str, str | None, str | None, str | None]:
        for some in [results] if together else [(result,) for result in results]:
            put(ledger, *some)
        with ledger.reading() as connection:
            found = connection.execute(select(pages)).one()
        return found.state, found.reason, found.etag, found.fetched_at

    assert row_after(first, SAME) == ("fetched", None, '"1"', first.fetched_at)
    assert row_after(GONE) == ("gone", "http 404", '"1"', None)
    assert row_after(SAME)[:3] == ("fetched", None, '"1"'), "it came back as it was"
    assert row_after(FAILED, NONE)[:3] == ("not_article", "short", None)


def test_an_incomplete_article_is_marked_and_replaces_none(ledger: Database) -> None:
    assert put(ledger, LACKING)[0].new_version
    with ledger.reading() as connection:
        assert connection.execute(select(pages.c.state, pages.c.reason)).one() == ("fetched", "part 2 is missing")
    assert put(ledger, article(A, text="甲乙"))[0].new_version
    assert not put(ledger, LACKING)[0].new_version


def test_what_is_asked_for_when(ledger: Database) -> None:
    """New links at once; failures and known articles when their time has come, the most overdue first; given up: in full runs."""
    urls = [f"http://a.cn/{n}" for n in range(6)]
    with ledger.writing() as connection:
        frontier.discover(connection, "test", urls)
    put(ledger, *(article(url) for url in urls[:2]), *(Result(url, "test", "failed", "x") for url in urls[2:4]), LIST)
    put(ledger, *(Result(urls[3], "test", "failed", "x") for _ in range(3)))
    with ledger.writing() as connection:
        assert frontier.discover(connection, "test", urls).due == urls[4:]
        assert frontier.discover(connection, "test", urls, revive=True).due == urls[3:]

        def again(known: bool, before: str, **more: object) -> list[str]:
            return [row.url for row in frontier.due_again(connection, "test", known=known, before=before, **more)]  # type: ignore[arg-type]

        for known in (True, False):
            assert again(known, "2020-01-01") == []
        assert again(True, "2999-01-01") == urls[:1]
        assert again(False, "2999-01-01") == [urls[2]]
        (row,) = frontier.due_again(connection, "test", known=True, before="2999-01-01")
        assert again(True, "2999-01-01", after=row.after) == []
        assert frontier.count_due_again(connection, "test", before="2999-01-01") == 1
        assert frontier.due_again(connection, "another", known=True, before="2999-01-01") == []


def test_new_since_a_mark(ledger: Database) -> None:
    one, two, three = (f"http://a.cn/{n}" for n in range(3))
    with ledger.writing() as connection:
        frontier.discover(connection, "test", [one])
        lists.keep_mark(connection, "test", "http://a.cn/l", Mark((one,), "p2"))
        mark = lists.mark_of(connection, "test", "http://a.cn/l")
        assert mark is not None
        assert (mark.heads, mark.resume_url) == ((one,), "p2")
        frontier.discover(connection, "test", [two])
        assert frontier.discover(connection, "test", [one, two, three], known_to=mark.known_to).new == [two, three]
        lists.keep_mark(connection, "test", "http://a.cn/l", Mark((two,)))
        again = lists.mark_of(connection, "test", "http://a.cn/l")
        assert again is not None
        assert (again.heads, again.resume_url) == ((two,), None)
        assert again.known_to > mark.known_to
        lists.drop_mark(connection, "test", "http://a.cn/l")
        assert lists.mark_of(connection, "test", "http://a.cn/l") is None


# How a site's runs ended (full, finished) → True if the next one is to be a full one, every third being one.
RUNS = {
    "the first": ([], True),
    "the first was killed": ([(True, False)], True),
    "after a full one": ([(True, True)], False),
    "one between": ([(True, True), (False, True)], False),
    "two between": ([(True, True), (False, True), (False, True)], True),
    "a killed one between does not count": ([(True, True), (False, True), (False, False)], False),
    "a full one that was killed is made up for": ([(True, True), (False, True), (False, True), (True, False)], True),
}


@pytest.mark.parametrize(("made", "expected"), RUNS.values(), ids=RUNS.keys())
def test_every_third_run_is_full(ledger: Database, made: list[tuple[bool, bool]], expected: bool) -> None:
    with ledger.writing() as connection:
        for full, finished in made:
            run = runs.start_run(connection, "repost", "a.cn", full=full)
            if finished:
                runs.finish_run(connection, run, "finished", {})
            runs.finish_run(connection, runs.start_run(connection, "repost", "b.cn", full=True), "finished", {})
        assert runs.full_is_due(connection, "a.cn", 3) is expected
        if made and made[0][1]:
            assert not runs.full_is_due(connection, "a.cn", 0), "0: never by itself"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("1,7,30,180", (1, 7, 30, 180), id="a list"),
        pytest.param("0.5", (0.5,), id="one"),
        pytest.param([1, "2"], (1, 2), id="as a list in a settings file"),
        pytest.param("", None, id="nothing"),
        pytest.param("7,1", None, id="shrinking"),
        pytest.param("0,1", None, id="at once, for ever"),
        pytest.param("nan", None, id="no number"),
        pytest.param("inf", None, id="endless"),
        pytest.param("daily", None, id="words"),
        pytest.param(None, None, id="None"),
    ],
)
def test_intervals(value: object, expected: tuple[float, ...] | None) -> None:
    if expected is None:
        with pytest.raises(ValueError, match=r"REFETCH_DAYS is .*; expected growing numbers"):
            intervals("REFETCH_DAYS", value)
    else:
        assert intervals("REFETCH_DAYS", value) == expected
