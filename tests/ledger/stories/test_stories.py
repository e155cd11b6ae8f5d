"""Which pages are one story, whatever arrives first."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from crawler.ledger import Database
from crawler.ledger.reading import read
from crawler.ledger.tables import stories
from tests.ledger.made import article, contents, emptied, put

A, B, C, D, X = (f"http://{name}.cn/" for name in "abcdx")

# Pages as (address, stated original), and the stories that they are as {original: pages}.
CASES = [
    pytest.param([(A, None)], {A: {A}}, id="a lone page is its own story"),
    pytest.param([(A, None), (B, A), (C, A)], {A: {A, B, C}}, id="a source and its reposts"),
    pytest.param([(B, A), (C, A)], {A: {B, C}}, id="reposts of a source that nobody fetched"),
    pytest.param([(A, None), (B, A), (C, B)], {A: {A, B, C}}, id="a repost of a repost"),
    pytest.param([(B, A), (C, B), (D, C)], {A: {B, C, D}}, id="a chain whose source nobody fetched"),
    pytest.param([(A, B), (B, A)], None, id="two that name each other are one story"),
    pytest.param([(A, B), (B, C), (C, A)], None, id="so are three in a ring"),
    pytest.param([(A, None), (B, A), (C, None), (D, C)], {A: {A, B}, C: {C, D}}, id="two stories stay two"),
]


@pytest.mark.parametrize(("given_pages", "expected"), CASES)
def test_stories_in_every_order(given_pages: list, expected: dict | None) -> None:
    for order in permutations(given_pages):
        for size in (1, len(order)):
            ledger = emptied()
            for start in range(0, len(order), size):
                put(ledger, *(article(url, original) for url, original in order[start : start + size]))
            told = in_stories(ledger)
            if expected is None:
                assert list(told.values()) == [{url for url, _ in given_pages}], order
            else:
                assert told == expected, order


def in_stories(ledger: Database) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for url, page in contents(ledger)["pages"].items():
        found.setdefault(page["story"], set()).add(url)
    return found


def test_on_both_databases(ledger: Database) -> None:
    """The chain that merges two stories, on each database."""
    put(ledger, article(C, B), article(X, C))
    put(ledger, article(B, A))
    assert in_stories(ledger) == {A: {B, C, X}}


def test_on_a_merge_the_older_id_stays(ledger: Database) -> None:
    (first,) = put(ledger, article(C, B))
    (second,) = put(ledger, article(D, A))
    put(ledger, article(B, A))
    with ledger.reading() as connection:
        records = {record.url: record.story_id for record in read.page_rows(connection)}
        merged = {row.id: row.merged_into for row in connection.execute(select(stories))}
    assert set(records.values()) == {first.story_id}
    assert merged == {first.story_id: None, second.story_id: first.story_id}


@pytest.mark.parametrize(
    ("pages", "sources"),
    [
        pytest.param([(A, None), (B, A)], {A}, id="the page whose own address is the original"),
        pytest.param([(B, A), (A, None)], {A}, id="also if it comes last"),
        pytest.param([(B, A)], set(), id="none while it is not there"),
        pytest.param([(A, B), (B, A)], set(), id="none in a ring"),
        pytest.param([(A, None)], {A}, id="a lone page is its own original"),
    ],
)
def test_source(ledger: Database, pages: list, sources: set[str]) -> None:
    for url, original in pages:
        put(ledger, article(url, original))
    with ledger.reading() as connection:
        assert {record.url for record in read.page_rows(connection) if record.is_source} == sources
        assert all(record.story_id for record in read.page_rows(connection))


def test_a_ring_is_told_when_it_closes(ledger: Database) -> None:
    assert [
        stored.in_ring for stored in (*put(ledger, article(A, B)), *put(ledger, article(B, C)), *put(ledger, article(C, A)))
    ] == [
        False,
        False,
        True,
    ]


def test_a_page_that_names_itself_hints_at_no_other(ledger: Database) -> None:
    """Of two copies of one day the earlier is the source, also if it states its own address as the original."""
    text = "".join(f"第{n}个乡村人才服务站今年站稳了脚跟，为村里办成了{n * 7}件实事。" for n in range(1, 12))
    for url, published, kind in ((B, "2024-05-09T08:00+08:00", "article"), (A, "2024-05-09T18:00+08:00", None)):
        made = article(url, text=text)
        assert made.article is not None
        made.article.published, made.link_kind = published, kind  # type: ignore[assignment]
        put(ledger, made)
    assert in_stories(ledger) == {B: {A, B}}


def test_a_page_that_names_another_original_later_moves(ledger: Database) -> None:
    put(ledger, article(A), article(C), article(B, A, text="甲"))
    put(ledger, article(B, C, text="乙"))
    assert in_stories(ledger) == {A: {A}, C: {C, B}}


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=12, unique_by=lambda pair: pair[0]), st.integers(1, 5)
)
def test_order_and_batches_do_not_matter(links: list, size: int) -> None:
    """The stories are the connected pages, in any order and any batches."""
    pages = [(f"http://{n}.cn/", None if n == to else f"http://{to}.cn/") for n, to in links]
    found = []
    for order in (pages, pages[::-1]):
        ledger = emptied()
        for start in range(0, len(order), size):
            put(ledger, *(article(url, original) for url, original in order[start : start + size]))
        found.append({frozenset(urls) for urls in in_stories(ledger).values()})
    assert found[0] == found[1]
