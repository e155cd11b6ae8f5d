"""Captures of one page, in whatever order they are read: the newest by time is the newest, and the ledger is the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from crawler.ledger import Database, Result
from crawler.ledger.storing.history import History, instant
from crawler.ledger.storing.states import Was
from crawler.ledger.tables import pages, versions
from tests.ledger.made import LONG_TEXT, article, contents, put

A, B = "http://a.cn/1", "http://b.cn/2"


def capture(text: str, time: str | None, url: str = A, original: str | None = None) -> Result:
    made = article(url, original, text=text, saved=True)
    made.fetched_at = time
    return made


def no_article(time: str | None) -> Result:
    return Result(A, "test", "not_article", "list", 200, time, saved=True)


def times(ledger: Database) -> list[tuple[int, str | None, str | None, str | None, bool]]:
    """Each version: number, text, first and last seen, is it the newest; then the page's state."""
    query = select(versions, pages.c.version_id).join(pages, pages.c.id == versions.c.page_id)
    with ledger.reading() as connection:
        rows = connection.execute(query.order_by(pages.c.url, versions.c.number)).all()
    return [(row.number, row.body, row.fetched_at, row.seen_at, row.id == row.version_id) for row in rows]


EARLY, MIDDLE, LATE = "2024-05-10T07:00:00+08:00", "2024-05-10T00:30:00Z", "2024-05-11"
SEEN_LATE = "2024-05-11T00:00:00.000000+00:00"
# The captures, and the versions that must come of them in every order.
CASES = [
    pytest.param(
        [("甲", EARLY), ("乙", MIDDLE)],
        [(1, "甲", EARLY, None, False), (2, "乙", MIDDLE, None, True)],
        id="the later one is the newest, across offsets",
    ),
    pytest.param(
        [("甲", EARLY), ("乙", MIDDLE), ("甲", SEEN_LATE)],
        [(1, "甲", EARLY, None, False), (2, "乙", MIDDLE, None, False), (3, "甲", SEEN_LATE, None, True)],
        id="a page that changed back: three versions, as a crawl has them",
    ),
    pytest.param(
        [("甲", EARLY), ("乙", MIDDLE), ("甲", SEEN_LATE), ("乙", "2024-05-12T00:00:00.000000+00:00")],
        [
            (1, "甲", EARLY, None, False),
            (2, "乙", MIDDLE, None, False),
            (3, "甲", SEEN_LATE, None, False),
            (4, "乙", "2024-05-12T00:00:00.000000+00:00", None, True),
        ],
        id="to and fro",
    ),
    pytest.param(
        [("甲", None), ("乙", EARLY), ("甲", LATE)],
        [(1, "乙", EARLY, None, False), (2, "甲", LATE, None, True)],
        id="without a time: no capture of its own where another has the bytes",
    ),
    pytest.param(
        [("甲", EARLY), ("乙", EARLY), ("甲", SEEN_LATE)],
        [(1, "甲", EARLY, None, False), (2, "乙", EARLY, None, False), (3, "甲", SEEN_LATE, None, True)],
        id="two at one time: the digest decides",
    ),
    pytest.param(
        [("甲", MIDDLE), ("甲", EARLY), ("甲", LATE)],
        [(1, "甲", EARLY, SEEN_LATE, True)],
        id="one text: from its first capture to its last",
    ),
    pytest.param(
        [("甲", None), ("乙", EARLY), ("丙", LATE)],
        [(1, "甲", None, None, False), (2, "乙", EARLY, None, False), (3, "丙", LATE, None, True)],
        id="without a time: before all that tell one",
    ),
    pytest.param(
        [("甲", None), ("甲", EARLY)],
        [(1, "甲", EARLY, None, True)],
        id="without a time, then with one: the time is kept",
    ),
]


@pytest.mark.parametrize("together", [True, False], ids=["in one batch", "one by one"])
@pytest.mark.parametrize(("captures", "expected"), CASES)
def test_the_order_of_reading_does_not_matter(
    ledger: Database, captures: list[tuple[str, str | None]], expected: list[tuple[object, ...]], together: bool
) -> None:
    for number, order in enumerate(permutations(captures)):
        url = f"http://a.cn/{number}"
        read = [capture(text, time, url) for text, time in order]
        for batch in [read] if together else [[one] for one in read]:
            put(ledger, *batch)
    found = times(ledger)
    size = len(expected)
    assert [found[start : start + size] for start in range(0, len(found), size)] == [expected] * (number + 1)


def versions_of(texts: str, order: Sequence[int], *, saved: bool) -> tuple[str, int]:
    """The texts of the versions that come of a text a day, taken in an order of the days, and which of them is the newest."""
    page = History(1, Was(known=False, **dict.fromkeys(Was.__slots__[1:])))
    for day in order:
        made = article(A, text=texts[day], saved=saved)
        made.fetched_at = f"2024-05-{day + 1:02}T07:00:00+08:00"
        page.take(made)
    said = {article(A, text=text).digest: text for text in texts}
    return "".join(said[version.digest] for version in page.versions), page.versions.index(page.newest)


@given(st.text("甲乙丙", min_size=1, max_size=12))
def test_captures_in_their_order_make_what_a_crawl_made(texts: str) -> None:
    runs = "".join(text for text, _ in groupby(texts))
    days = range(len(texts))
    assert versions_of(texts, days, saved=True) == versions_of(texts, days, saved=False) == (runs, len(runs) - 1)


@given(
    st.text("甲乙丙", min_size=1, max_size=8).flatmap(
        lambda texts: st.tuples(st.just(texts), st.permutations(range(len(texts))))
    )
)
def test_captures_in_any_order(case: tuple[str, list[int]]) -> None:
    """All texts are there, the newest is the newest, and no text stands beside itself."""
    texts, order = case
    made, newest = versions_of(texts, order, saved=True)
    assert (made[-1], newest) == (texts[-1], len(made) - 1)
    assert set(made) == set(texts)
    assert made == "".join(text for text, _ in groupby(made))


def test_stories_follow_the_newest_version_in_every_order(ledger: Database) -> None:
    """The newest capture of A states B; an older one, read last, does not take A out of B's story."""
    put(ledger, capture(LONG_TEXT, None, B))
    put(ledger, capture("甲", LATE, original=B))
    (older,) = put(ledger, capture("乙", EARLY))
    assert older.new_version
    kept = contents(ledger)
    assert (kept["pages"][A]["story"], kept["pages"][A]["newest"], kept["pages"][A]["match_method"]) == (B, 2, "stated")
    assert older.match_method == "stated"
    # The older text came back, still later.
    put(ledger, capture("乙", "2024-05-12"))
    kept = contents(ledger)
    assert (kept["pages"][A]["story"], kept["pages"][A]["newest"], kept["pages"][A]["stated_key"]) == (A, 3, None)


@pytest.mark.parametrize(
    ("captures", "state"),
    [
        pytest.param([capture("甲", EARLY), no_article(LATE)], "not_article", id="it became a list"),
        pytest.param([capture("甲", LATE), no_article(EARLY)], "fetched", id="it became an article"),
        pytest.param([capture("甲", EARLY), no_article(EARLY)], "fetched", id="at one time: the article"),
        pytest.param([capture("甲", None), no_article(LATE)], "not_article", id="an untold time is before"),
    ],
)
def test_the_state_is_that_of_the_newest_capture(ledger: Database, captures: list[Result], state: str) -> None:
    for order in permutations(captures):
        put(ledger, *order)
        put(ledger, *reversed(order))
        assert contents(ledger)["pages"][A]["state"] == state


def test_a_saved_page_that_is_older_changes_no_live_one(ledger: Database) -> None:
    live = article(A, text="今")
    live.fetched_at = LATE
    put(ledger, live)
    put(ledger, Result(A, "test", "gone", "http 404", 404, "2024-06-01T00:00:00+00:00"))
    put(ledger, capture("昔", EARLY))
    page = contents(ledger)["pages"][A]
    assert (page["state"], page["newest"]) == ("gone", 2)
    assert [(number, text) for number, text, *_ in times(ledger)] == [(1, "昔"), (2, "今")]


def test_a_live_page_that_is_seen_again_stays_newer_than_a_capture_from_between(ledger: Database) -> None:
    for time in (EARLY, LATE):
        live = article(A, text="甲")
        live.fetched_at = time
        put(ledger, live)
    put(ledger, capture("乙", MIDDLE))
    assert [(text, newest) for _, text, _, _, newest in times(ledger)] == [("甲", False), ("乙", False), ("甲", True)]


@pytest.mark.parametrize(
    ("time", "expected"),
    [
        (None, ""),
        ("2024-05-10", "2024-05-10T00:00:00.000000+00:00"),
        ("2024-05-10T07:00", "2024-05-10T07:00:00.000000+00:00"),
        ("2024-05-10 07:00:00+0800", "2024-05-09T23:00:00.000000+00:00"),
        ("2024-05-10T07:00:00.123456789Z", "2024-05-10T07:00:00.123456+00:00"),
        ("2024-05-10T07:00:00.5+08:00", "2024-05-09T23:00:00.500000+00:00"),
        ("0001-01-01T00:00:00+08:00", ""),
        ("2024-13-45", ""),
    ],
)
def test_instants_sort_as_text(time: str | None, expected: str) -> None:
    assert instant(time) == expected
