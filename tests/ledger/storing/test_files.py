"""What belongs to versions besides their pages: when it is due, for whom it counts, and when it is given up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import select

from crawler.ledger import Database, Result
from crawler.ledger.results import FileLink, FileResult
from crawler.ledger.storing.files import due_files, place_of_content, store_files
from crawler.ledger.tables import files, pages, versions
from crawler.ledger.upkeep.forget import forget_page
from tests.ledger.made import SCHEDULE, article, put

A, B = "http://a.cn/1", "http://b.cn/2"
PDF, PNG = "http://a.cn/f.pdf", "http://a.cn/i.png"
NOW = datetime(2026, 5, 10, 8, tzinfo=timezone.utc)
LATER = "9999"


def with_files(url: str, *urls: str, text: str = "正文。") -> Result:
    links = tuple(FileLink("image" if one.endswith("png") else "attachment", one) for one in urls)
    return replace(article(url, text=text), files=links, crawl="test")


def fetched(url: str, content: str) -> FileResult:
    return FileResult(url, "fetched", None, 200, "application/pdf", 5, content * 64, ("test/x.warc.gz", ord(content)))


def bring(ledger: Database, *results: FileResult, time: datetime = NOW) -> None:
    with ledger.writing() as connection:
        store_files(connection, results, SCHEDULE, time)


def due(ledger: Database, before: str = "") -> list[str]:
    with ledger.reading() as connection:
        return [url for _, url in due_files(connection, "test", before=before, after=0, limit=10)]


def rows(ledger: Database) -> dict[tuple[str, int, str], Any]:
    """Each row by page, number of the version and address."""
    query = select(pages.c.url.label("page"), versions.c.number, files).join(versions, versions.c.id == files.c.version_id)
    with ledger.reading() as connection:
        found = connection.execute(query.join(pages, pages.c.id == versions.c.page_id)).all()
    return {(row.page, row.number, row.url): row for row in found}


def test_files_are_due_with_their_version_and_once(ledger: Database) -> None:
    (stored,) = put(ledger, with_files(A, PDF, PNG))
    assert stored.files == (PDF, PNG)
    assert due(ledger) == [PDF, PNG]
    put(ledger, with_files(B, PDF))
    assert due(ledger) == [PDF, PNG], "an address is asked for once, whoever shows it"
    bring(ledger, fetched(PDF, "a"))
    assert due(ledger) == [PNG]
    for page in (A, B):
        row = rows(ledger)[page, 1, PDF]
        assert (row.state, row.digest, row.archive_file, row.archive_offset, row.size) == (
            *("fetched", "a" * 64),
            *("test/x.warc.gz", 97, 5),
        )
    with ledger.reading() as connection:
        assert place_of_content(connection, "a" * 64) == ("test/x.warc.gz", 97)
        assert place_of_content(connection, "b" * 64) is None


def test_what_is_there_counts_for_pages_that_come_later(ledger: Database) -> None:
    put(ledger, with_files(A, PDF))
    bring(ledger, fetched(PDF, "a"))
    (stored,) = put(ledger, with_files(B, PDF))
    assert stored.files == ()
    assert rows(ledger)[B, 1, PDF].digest == "a" * 64
    assert due(ledger, LATER) == []


def test_a_page_that_has_changed_may_have_changed_files(ledger: Database) -> None:
    put(ledger, with_files(A, PDF))
    bring(ledger, fetched(PDF, "a"))
    put(ledger, with_files(A, PDF, text="改了。"))
    assert due(ledger) == [PDF]
    bring(ledger, fetched(PDF, "b"))
    assert [rows(ledger)[A, number, PDF].digest for number in (1, 2)] == ["a" * 64, "b" * 64], "what it was stays"


def test_an_unchanged_page_brings_what_was_not_asked_for_before(ledger: Database) -> None:
    put(ledger, article(A))
    put(ledger, with_files(A, PDF))
    assert due(ledger) == [PDF]
    put(ledger, with_files(A, PDF))
    assert due(ledger) == [PDF]


def test_what_fails_is_tried_again_and_given_up(ledger: Database) -> None:
    put(ledger, with_files(A, PDF))
    for attempt, hours in enumerate((1, 6), 1):
        bring(ledger, FileResult(PDF, "failed", "timeout"))
        row = rows(ledger)[A, 1, PDF]
        assert (row.state, row.reason, row.attempts) == ("failed", "timeout", attempt)
        assert row.due_at == (NOW + timedelta(hours=hours)).isoformat(timespec="microseconds")
        assert due(ledger) == []
        assert due(ledger, LATER) == [PDF]
    bring(ledger, FileResult(PDF, "gone", "http 404", 404))
    assert (rows(ledger)[A, 1, PDF].state, due(ledger, LATER)) == ("gone", [])
    put(ledger, with_files(B, PDF))
    assert due(ledger) == [PDF], "another page shows it: that is a reason"
    bring(ledger, fetched(PDF, "a"))
    assert rows(ledger)[A, 1, PDF].state == "gone", "it was not there then"


def test_what_is_not_wanted_is_not_asked_for_again(ledger: Database) -> None:
    put(ledger, with_files(A, PDF))
    bring(ledger, FileResult(PDF, "refused", "type", 200, "video/mp4"))
    put(ledger, with_files(B, PDF))
    assert due(ledger, LATER) == []


@pytest.mark.parametrize(
    "url", ["http://a.cn/" + "x" * 2100, "http://a.cn/\ud800.pdf", "http://a.cn/\x00.pdf"], ids=["long", "no text", "a nul"]
)
def test_addresses_that_no_database_takes_are_left_out(ledger: Database, url: str) -> None:
    (stored,) = put(ledger, with_files(A, url, PNG))
    assert stored.files == (PNG,)


def test_parts_are_there_already(ledger: Database) -> None:
    part = FileLink("part", "http://a.cn/1_2", "c" * 64, 9, ("test/x.warc.gz", 7))
    (stored,) = put(ledger, replace(article(A), files=(part,), crawl="test"))
    assert stored.files == ()
    row = rows(ledger)[A, 1, part.url]
    assert (row.kind, row.state, row.digest, row.archive_offset) == ("part", "fetched", "c" * 64, 7)
    assert due(ledger, LATER) == []


def test_files_go_with_their_page(ledger: Database) -> None:
    put(ledger, with_files(A, PDF), with_files(B, PDF))
    with ledger.writing() as connection:
        forget_page(connection, A, A, reason=None)
    assert set(rows(ledger)) == {(B, 1, PDF)}
