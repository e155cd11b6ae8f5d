"""Which originals are wanted, and by which address."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import event

from crawler.ledger import Database, Result
from crawler.ledger.crawling.sources import (
    Address,
    Wanted,
    address_to_ask,
    addresses,
    earliest_repost,
    newest_version,
    put_due,
    wanted,
    wanted_since,
)
from crawler.ledger.tables import pages
from crawler.spiders.links import as_asked
from tests.ledger.made import article, put

A, B, C, D = (f"http://{name}.cn/1.html" for name in "abcd")
R = [f"http://r.cn/{number}.html" for number in range(9)]
NOW, BEFORE, LATER = "2024-05-20T00:00:00", "2024-05-19T00:00:00", "2024-05-21T00:00:00"


def all_wanted(ledger: Database, at_once: int = 1) -> Iterator[Wanted]:
    after = ""
    with ledger.reading() as connection:
        while found := wanted(connection, after=after, limit=at_once):
            yield from found
            after = found[-1].key


def test_what_pages_state_and_the_ledger_lacks(ledger: Database) -> None:
    put(ledger, article(R[0], A), article(R[1], A), article(R[2], B), article(R[3], C), article(R[4]), article(B))
    assert list(all_wanted(ledger)) == list(all_wanted(ledger, at_once=10)) == [Wanted(A, 2), Wanted(C, 1)]
    put(ledger, article(A))
    assert list(all_wanted(ledger)) == [Wanted(C, 1)]
    put(ledger, article(R[3], D, text="改了出处。"))
    assert list(all_wanted(ledger)) == [Wanted(D, 1)], "only the newest version counts"


@pytest.mark.parametrize("state", ["gone", "failed", "blocked", "not_article"])
def test_what_could_not_be_had_is_still_wanted(ledger: Database, state: str) -> None:
    put(ledger, article(R[0], A), Result(A, "a.cn", state, "reason"))  # type: ignore[arg-type]
    assert list(all_wanted(ledger)) == [Wanted(A, 1)]


def test_a_further_address_of_a_page_that_is_there_is_not_wanted(ledger: Database) -> None:
    put(ledger, article(R[0], B))
    assert list(all_wanted(ledger)) == [Wanted(B, 1)]
    moved = article(A)
    moved.other_keys = ((B, "redirect"),)
    put(ledger, moved)
    assert list(all_wanted(ledger)) == []


def test_what_came_since(ledger: Database) -> None:
    put(ledger, article(R[0], A), article(R[1], B))
    with ledger.reading() as connection:
        before = newest_version(connection)
        assert wanted_since(connection, 0) == [Wanted(A, 1), Wanted(B, 1)]
        assert wanted_since(connection, before) == []
    put(ledger, article(R[2], B), article(R[3], C), article(R[4]))
    with ledger.reading() as connection:
        assert sorted(wanted_since(connection, before)) == [Wanted(B, 2), Wanted(C, 1)]


def test_an_empty_ledger(ledger: Database) -> None:
    with ledger.reading() as connection:
        assert newest_version(connection) == 0
        assert wanted(connection, after="", limit=5) == []
        assert wanted_since(connection, 0) == []
        assert addresses(connection, [], str) == {}
        assert earliest_repost(connection, A) is None


def stated(url: str, key: str, spelling: str, published: str | None = None) -> Result:
    """A page that spells the address of a key in its own way."""
    made = article(url, key)
    assert made.article is not None
    made.article.original_url, made.article.published = spelling, published
    return made


def test_spellings_and_what_became_of_them(ledger: Database) -> None:
    marked = f"{A}?from=x"
    put(ledger, stated(R[0], A, A), stated(R[1], A, marked), stated(R[2], A, marked), stated(R[3], B, B))
    with ledger.writing() as connection:
        assert addresses(connection, [A, B, C], str) == {
            A: [Address(marked, 2, None, None), Address(A, 1, None, None)],
            B: [Address(B, 1, None, None)],
        }
        put_due(connection, [(marked, "a.cn"), (R[0], "a.cn")])
        assert addresses(connection, [A], str)[A][0] == Address(marked, 2, "due", None)
        assert connection.exec_driver_sql(f"SELECT state, site FROM pages WHERE url = '{R[0]}'").one() == ("fetched", "test")
    put(ledger, Result(marked, "a.cn", "failed", "timeout"))
    with ledger.reading() as connection:
        first = addresses(connection, [A], str)[A][0]
    assert (first.state, first.due_at is not None) == ("failed", True)


def test_spellings_that_are_asked_for_as_one_count_as_one(ledger: Database) -> None:
    """A page has the address that a request has: Chinese letters escaped. What cannot be asked for is left out."""
    escaped = "http://a.cn/%E6%96%B0.html"
    put(ledger, stated(R[0], A, "http://a.cn/新.html"), stated(R[1], A, escaped), stated(R[2], A, "http://[a.cn/"))
    with ledger.writing() as connection:
        assert addresses(connection, [A], as_asked) == {A: [Address(escaped, 2, None, None)]}
        put_due(connection, [(escaped, "a.cn")])
        assert addresses(connection, [A], as_asked) == {A: [Address(escaped, 2, "due", None)]}


@pytest.mark.parametrize(
    ("spellings", "asked"),
    [
        pytest.param([(A, None, None), (B, None, None)], A, id="the one that most pages state"),
        pytest.param([(A, None, None), (B, "due", None)], B, id="the one that an earlier run put down"),
        pytest.param([(A, None, None), (B, "failed", LATER)], None, id="none while one of them waits"),
        pytest.param([(A, None, None), (B, "failed", BEFORE)], B, id="that one when its time has come"),
        pytest.param([(A, None, None), (B, "gone", None)], None, id="none when that was given up"),
        pytest.param([(A, "gone", BEFORE), (B, "gone", BEFORE)], A, id="of two whose time has come one"),
        pytest.param([(A, "not_article", NOW)], A, id="due at this very moment"),
        pytest.param([], None, id="no address"),
    ],
)
def test_which_spelling_is_asked_for(spellings: list, asked: str | None) -> None:
    made = [Address(url, 9 - number, state, due) for number, (url, state, due) in enumerate(spellings)]
    assert address_to_ask(made, before=NOW) == asked


def test_the_earliest_repost(ledger: Database) -> None:
    put(ledger, stated(R[0], A, A, "2023-05-02"), stated(R[1], A, A, "2023-04-24T15:30+08:00"), stated(R[2], A, A))
    put(ledger, stated(R[3], B, B))
    with ledger.reading() as connection:
        found_at = connection.execute(pages.select().where(pages.c.url == R[3])).one().found_at
        assert earliest_repost(connection, A) == "2023-04-24T15:30+08:00"
        assert earliest_repost(connection, B) == found_at, "where none tells a date"


def test_a_batch_is_read_from_the_indexes(ledger: Database) -> None:
    """Behind a key, not from the beginning; and no row of the table is read for what is not wanted."""
    if ledger.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL plans by the table's size; this is about the indexes that SQLite's plan names")
    asked: list[tuple[str, tuple[object, ...]]] = []
    with ledger.reading() as connection:
        event.listen(connection, "before_cursor_execute", lambda *given: asked.append((given[2], given[3])))
        wanted(connection, after=A, limit=10)
        statement, parameters = asked[-1]
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
    assert any("USING COVERING INDEX ix_pages_stated_key (stated_key>?)" in step for step in plan), plan
    assert not any(step.startswith("SCAN") or "TEMP B-TREE" in step for step in plan), plan
