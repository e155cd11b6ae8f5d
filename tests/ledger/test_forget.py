"""What was forgotten is gone with its texts, its stories are right without it, and it does not come back."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from crawler.ledger import Database, frontier
from crawler.ledger.forget import allow_again, forget_page, forget_site
from crawler.ledger.tables import aliases, fingerprints, forgotten, pages, same_texts, stories, versions
from tests.ledger.made import LONG_TEXT, article, contents, put

A, B, C = "http://a.cn/1", "http://b.cn/2", "http://c.cn/3"
SHORTER = "\n".join(LONG_TEXT.split("\n")[:7])


def count(ledger: Database, table: object) -> int:
    with ledger.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def forget(ledger: Database, url: str, reason: str | None = None) -> None:
    with ledger.writing() as connection:
        forget_page(connection, url, url, reason=reason)


def test_the_only_page_leaves_nothing_but_a_record(ledger: Database) -> None:
    put(ledger, article(A, text=SHORTER))
    put(ledger, article(A, text=LONG_TEXT))
    with ledger.writing() as connection:
        gone = forget_page(connection, A, A, reason="asked for by its author")
    assert (gone.pages, gone.versions) == (1, 2)
    assert [count(ledger, table) for table in (pages, versions, stories, aliases, fingerprints, same_texts)] == [0] * 6
    with ledger.reading() as connection:
        (row,) = connection.execute(select(forgotten)).all()
    assert (row.kind, row.name, row.reason, row.pages, row.versions) == ("page", A, "asked for by its author", 1, 2)


@pytest.mark.parametrize("url", [A, B, C])
def test_the_rest_is_as_if_it_had_never_come(ledger: Database, url: str) -> None:
    """A source, a repost that states it, a copy that says nothing: without one of them."""
    made = {A: article(A, text=LONG_TEXT), B: article(B, A, text=SHORTER), C: article(C, text=LONG_TEXT)}
    put(ledger, *(one for other, one in made.items() if other != url))
    expected = contents(ledger)
    marks = count(ledger, fingerprints), count(ledger, same_texts)
    put(ledger, made[url])
    forget(ledger, url)
    assert contents(ledger) == expected
    assert (count(ledger, fingerprints), count(ledger, same_texts)) == marks


def test_it_does_not_come_back_until_it_may(ledger: Database) -> None:
    put(ledger, article(A), article(B))
    forget(ledger, A)
    assert [stored.new_version for stored in put(ledger, article(A), article(C))] == [False, True]
    with ledger.writing() as connection:
        assert frontier.discover(connection, "test", [A, "http://a.cn/new"]).due == ["http://a.cn/new"]
    assert A not in contents(ledger)["pages"]
    # Another spelling of the address, with the same key.
    other = article("http://a.cn/1?utm_source=x")
    other.own_key = A
    assert not put(ledger, other)[0].new_version
    with ledger.writing() as connection:
        assert allow_again(connection, A, A) == 1
    assert put(ledger, article(A))[0].new_version


def test_the_archive_s_records_are_named(ledger: Database) -> None:
    made = article(A)
    made.archived = ("test/a.warc.gz", 4711)
    put(ledger, made, article(B))
    with ledger.writing() as connection:
        assert forget_page(connection, A, A, reason=None).archived == (("test/a.warc.gz", 4711),)
        assert forget_page(connection, B, B, reason=None).archived == ()


def test_a_site(ledger: Database) -> None:
    put(ledger, article(A), article(B, A))
    other = article(C, A)
    other.site = "other"
    put(ledger, other)
    with ledger.writing() as connection:
        assert forget_site(connection, "test", reason=None).pages == 2
        assert frontier.discover(connection, "test", ["http://a.cn/9"]).due == []
    assert set(contents(ledger)["pages"]) == {C}
    assert not put(ledger, article("http://a.cn/9"))[0].new_version
    assert contents(ledger)["pages"][C]["story"] == A
