"""What was forgotten is gone with its texts, its stories are right without it, and it does not come back."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from crawler.ledger import Database
from crawler.ledger.crawling import frontier
from crawler.ledger.results import FileLink
from crawler.ledger.tables import aliases, fingerprints, forgotten, pages, same_texts, stories, versions
from crawler.ledger.upkeep.forget import allow_again, begin, forget_page, forget_site
from crawler.ledger.upkeep.held import held_by, needed_in, not_finished, same_bytes
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


def test_a_site_does_not_come_back_under_its_host(ledger: Database) -> None:
    """Saved pages have their host for a site. A host that is a site of its own is not barred with another one's."""
    other = article("http://c.cn/8")
    other.site = "c.cn"
    put(ledger, article(A), article(B), other, article("http://c.cn/7"))
    with ledger.writing() as connection:
        forget_site(connection, "test", reason=None)
    again = [article(url, text=LONG_TEXT) for url in ("http://a.cn/5", "http://b.cn/6", "http://c.cn/9")]
    for one, site in zip(again, ("a.cn", "b.cn", "c.cn"), strict=True):
        one.site = site
    assert [stored.new_version for stored in put(ledger, *again)] == [False, False, True]
    with ledger.writing() as connection:
        assert frontier.discover(connection, "a.cn", ["http://a.cn/5"]).due == []
        assert allow_again(connection, "test", None) == 1
    assert [stored.new_version for stored in put(ledger, *again[:2])] == [True, True]


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


def test_what_it_holds_of_the_archive(ledger: Database) -> None:
    """Its own records and those of its files that no other page shows, and which places others need."""
    first, second = article(A), article(B)
    first.archived, second.archived = ("test/a.warc.gz", 4711), ("test/a.warc.gz", 12)
    links = [
        FileLink("part", url, url[-1] * 64, 1, ("test/b.warc.gz", n)) for n, url in enumerate(("http://f/1", "http://f/2"))
    ]
    first.files, second.files = tuple(links), (links[1],)
    put(ledger, first, second)
    with ledger.reading() as connection:
        held = held_by(connection, A, A)
        assert held.urls == {A, "http://f/1"}
        assert held.sites == {"test"}
        assert held.places == {("test/a.warc.gz", 4711), ("test/b.warc.gz", 0), ("test/b.warc.gz", 1)}
        assert needed_in(connection, A, A, "test/a.warc.gz") == {12}
        assert needed_in(connection, A, A, "test/b.warc.gz") == {1}
        assert same_bytes(connection, A, A, held) == [("test/b.warc.gz", 1)]
        assert needed_in(connection, "test", None, "test/a.warc.gz") == set()
        assert held_by(connection, "http://f/2", "http://f/2").places == {("test/b.warc.gz", 1)}


def test_one_that_was_begun_is_not_finished_until_it_is(ledger: Database) -> None:
    put(ledger, article(A))
    with ledger.writing() as connection:
        begin(connection, A, A, reason="asked for")
        begin(connection, A, A, reason="asked for")
        assert not_finished(connection) == [A]
    assert not put(ledger, article(A, text="改了。"))[0].new_version, "from then on it is not stored"
    with ledger.writing() as connection:
        forget_page(connection, A, A, reason=None, records=3)
        assert not_finished(connection) == []
        (row,) = connection.execute(select(forgotten)).all()
    assert (row.pages, row.versions, row.records, row.reason) == (1, 1, 3, "asked for")


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
