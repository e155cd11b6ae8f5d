"""Storing results: states, versions, and what arrives twice."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from crawler.ledger import Database, Result
from crawler.ledger.crawling import frontier
from crawler.ledger.tables import events, pages, versions
from tests.ledger.made import article, contents, put

A, B, C, D = "http://a.cn/1", "http://b.cn/2", "http://c.cn/3", "http://d.cn/4"


def states(ledger: Database) -> dict[str, tuple[str, str | None]]:
    with ledger.reading() as connection:
        return {row.url: (row.state, row.reason) for row in connection.execute(select(pages))}


def texts(ledger: Database, url: str) -> list[str | None]:
    query = select(versions.c.body).join(pages, pages.c.id == versions.c.page_id).where(pages.c.url == url)
    with ledger.reading() as connection:
        return list(connection.execute(query.order_by(versions.c.number)).scalars())


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        pytest.param([["甲"]], ["甲"], id="a new page has one version"),
        pytest.param([["甲"], ["甲"]], ["甲"], id="the same bytes again are no version"),
        pytest.param([["甲", "甲"]], ["甲"], id="nor are they twice in one batch"),
        pytest.param([["甲"], ["乙"]], ["甲", "乙"], id="a changed page has two"),
        pytest.param([["甲", "乙"]], ["甲", "乙"], id="both in one batch, in order"),
        pytest.param([["甲"], ["乙"], ["甲"]], ["甲", "乙", "甲"], id="a page that changes back says so"),
        pytest.param([["甲"], ["乙", "乙", "丙"], ["丙"]], ["甲", "乙", "丙"], id="batches and repeats together"),
    ],
)
def test_versions_of_a_live_page(ledger: Database, stored: list[list[str]], expected: list[str]) -> None:
    for batch in stored:
        put(ledger, *(article(A, text=text) for text in batch))
    assert texts(ledger, A) == expected


def test_saved_bytes_that_any_version_has_are_nothing_new(ledger: Database) -> None:
    """Two saved states of one page, read again and again, stay two versions."""
    both = [article(A, text="甲", saved=True), article(A, text="乙", saved=True)]
    assert [stored.new_version for stored in put(ledger, *both)] == [True, True]
    assert [stored.new_version for stored in put(ledger, *both)] == [False, False]
    assert texts(ledger, A) == ["甲", "乙"]


@pytest.mark.parametrize("state", ["not_article", "gone", "failed", "blocked", "needs_browser"])
def test_what_is_no_article_keeps_its_reason(ledger: Database, state: str) -> None:
    put(ledger, Result(A, "test", state, "why", 404))  # type: ignore[arg-type]
    assert states(ledger) == {A: (state, "why")}


def test_a_vanished_page_keeps_its_versions(ledger: Database) -> None:
    put(ledger, article(A, text="甲"))
    put(ledger, Result(A, "test", "gone", "http 404", 404))
    assert states(ledger) == {A: ("gone", "http 404")}
    assert texts(ledger, A) == ["甲"]


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        pytest.param("error_page", "gone", id="a page that says so, as if it were one that is there"),
        pytest.param("home_redirect", "gone", id="sent to the home page"),
        pytest.param("home", "gone", id="the home page in its place"),
        pytest.param("form", "not_article", id="a wall before it"),
        pytest.param("empty", "not_article", id="nothing, which may be a slip"),
    ],
)
def test_an_article_that_vanishes_without_saying_404(ledger: Database, reason: str, state: str) -> None:
    put(ledger, article(A, text="甲"), Result(B, "test", "not_article", reason, 200))
    put(ledger, Result(A, "test", "not_article", reason, 200))
    assert states(ledger) == {A: (state, reason), B: ("not_article", reason)}
    with ledger.reading() as connection:
        told = [row.kind for row in connection.execute(select(events).order_by(events.c.number))]
    assert ("gone" in told) == (state == "gone")
    put(ledger, article(A, text="乙"))
    assert states(ledger)[A] == ("fetched", None)


def test_what_was_gone_is_not_back_with_a_page_of_another_kind(ledger: Database) -> None:
    put(ledger, article(A, text="甲"))
    put(ledger, Result(A, "test", "gone", "http 404", 404))
    put(ledger, Result(A, "test", "not_article", "form", 200))
    assert states(ledger) == {A: ("gone", "form")}
    with ledger.reading() as connection:
        assert "back" not in [row.kind for row in connection.execute(select(events))]


def test_failures_in_a_row_are_counted_until_one_works(ledger: Database) -> None:
    def attempts() -> int:
        with ledger.reading() as connection:
            return int(connection.execute(select(pages.c.attempts)).scalar_one())

    failure = Result(A, "test", "failed", "timeout")
    put(ledger, failure)
    put(ledger, failure)
    assert attempts() == 2
    put(ledger, article(A))
    assert attempts() == 0


def test_a_link_is_due_until_its_result_is_stored(ledger: Database) -> None:
    with ledger.writing() as connection:
        assert frontier.discover(connection, "test", [A, B, A, C])[:2] == ([A, B, C], [A, B, C])
    put(ledger, article(B))
    put(ledger, Result(C, "test", "failed", "timeout"))
    with ledger.writing() as connection:
        assert frontier.discover(connection, "test", [C, B, A, D])[:2] == ([A, D], [D])
    with ledger.reading() as connection:
        found = frontier.due(connection, "test")
        assert [url for _, url in found] == [A, D]
        assert frontier.due(connection, "test", after=found[1][0]) == []
        assert frontier.due(connection, "another site") == []


def test_an_error_in_a_batch_leaves_nothing_of_it(ledger: Database) -> None:
    """One transaction: the links stay due and no version is half there."""
    with ledger.writing() as connection:
        frontier.discover(connection, "test", [A])
    before = contents(ledger)
    broken = article(B)
    assert broken.article is not None
    broken.article.attachments = [{"url": object()}]  # type: ignore[dict-item]
    with pytest.raises(Exception, match="JSON serializable"):
        put(ledger, article(A), broken)
    assert contents(ledger) == before


def test_rows_of_one_batch_do_not_share_numbers_or_stories(ledger: Database) -> None:
    put(ledger, article(A, text="甲"), article(B, A, text="乙"), article(A, text="丙"), article(C, text="丁"))
    kept = contents(ledger)
    assert sorted(kept["versions"]) == [(A, 1), (A, 2), (B, 1), (C, 1)]
    assert {url: page["story"] for url, page in kept["pages"].items()} == {A: A, B: A, C: C}
    assert {url: page["newest"] for url, page in kept["pages"].items()} == {A: 2, B: 1, C: 1}
