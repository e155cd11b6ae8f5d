"""Saved pages that come again when the rules are newer ones: as if `scrapy reprocess` had looked at them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from crawler.ledger import Database, Result
from crawler.ledger.tables import pages, versions
from tests.conftest import Scrapy
from tests.ledger.made import article, contents, put

A, B = "http://a.cn/1", "http://b.cn/2"
EARLY, LATE = "2024-05-10T07:00:00+08:00", "2024-05-11T07:00:00+08:00"


def read_by(rules: str, title: str = "标题", *, saved: bool = True, archived: bool = False, time: str = EARLY) -> Result:
    """The same bytes, always."""
    made = article(A, B, saved=saved)
    assert made.article is not None
    made.article.title = title
    return replace(made, extractor=rules, archived=("a.warc.gz", 7) if archived else None, fetched_at=time)


def no_article(rules: str, *, other_bytes: bool = False) -> Result:
    digest = None if other_bytes else read_by(rules).digest
    return Result(A, "test", "not_article", "list", 200, EARLY, saved=True, digest=digest, extractor=rules)


def told(ledger: Database) -> list[tuple[object, ...]]:
    """Each version: its rules, its title, when it was seen first and last, whether it is the newest; then what has read the page last."""
    query = select(versions, pages.c.version_id, pages.c.extractor.label("last")).join(pages, pages.c.id == versions.c.page_id)
    with ledger.reading() as connection:
        rows = connection.execute(query.order_by(versions.c.number)).all()
    return [(row.extractor, row.title, row.fetched_at, row.seen_at, row.id == row.version_id, row.last) for row in rows]


SEEN_LATE = "2024-05-10T23:00:00.000000+00:00"


@pytest.mark.parametrize(
    ("came", "expected"),
    [
        pytest.param(
            [read_by("1"), read_by("2", "新题")],
            [("1", "标题", EARLY, None, False, "2"), ("2", "新题", EARLY, None, True, "2")],
            id="what newer rules read otherwise is a version",
        ),
        pytest.param([read_by("1"), read_by("2")], [("1", "标题", EARLY, None, True, "2")], id="what they read alike is none"),
        pytest.param(
            [read_by("1"), read_by("1", "新题")],
            [("1", "标题", EARLY, None, True, "1")],
            id="what else these rules have learnt is none",
        ),
        pytest.param(
            [read_by("1"), read_by("2", "新题"), read_by("2", "新题"), read_by("2", "新题", time=LATE)],
            [("1", "标题", EARLY, None, False, "2"), ("2", "新题", EARLY, SEEN_LATE, True, "2")],
            id="once",
        ),
        pytest.param(
            [read_by("1", archived=True), read_by("2", "新题")],
            [("1", "标题", EARLY, None, True, "1")],
            id="what is in the archive is for reprocess",
        ),
        pytest.param(
            [read_by("1"), read_by("2", "新题", saved=False)], [("1", "标题", EARLY, None, True, "1")], id="so is a live page"
        ),
        pytest.param([read_by("1"), no_article("2")], [("1", "标题", EARLY, None, False, "2")], id="no article any more"),
        pytest.param(
            [read_by("1"), no_article("1", other_bytes=True)],
            [("1", "标题", EARLY, None, True, "1")],
            id="a page that has become another",
        ),
        pytest.param(
            [read_by("1"), no_article("2"), read_by("3", "新题")],
            [("1", "标题", EARLY, None, False, "3"), ("3", "新题", EARLY, None, True, "3")],
            id="an article again",
        ),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_what_comes_again(ledger: Database, came: list[Result], expected: list[object], at_once: bool) -> None:
    first, *again = came
    put(ledger, first)
    for batch in [again] if at_once else [[one] for one in again]:
        put(ledger, *batch)
    assert told(ledger) == expected


def test_what_is_no_article_any_more_is_in_no_story(ledger: Database) -> None:
    put(ledger, read_by("1"), replace(article(B, saved=True), extractor="1"))
    put(ledger, no_article("2"))
    found = contents(ledger)["pages"]
    assert (found[A]["state"], found[A]["story"], found[B]["state"]) == ("not_article", None, "fetched")


def test_a_folder_that_is_read_again(scrapy: Scrapy, tmp_path: Path) -> None:
    """After the program was updated: what its older rules got wrong is mended, and told in the feed."""
    read = ("crawl", "saved", "-a", "path=tests/pages")
    assert scrapy(*read).returncode == 0
    before = scrapy("export", "pages").stdout
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        connection.execute("UPDATE pages SET extractor = '0'")
        wrong = connection.execute("UPDATE versions SET title = 'wrong', extractor = '0' WHERE id % 9 = 0").rowcount
    connection.close()
    assert wrong > 3
    assert scrapy("export", "pages").stdout != before
    (tmp_path / "feed.jsonl").unlink()
    assert scrapy(*read).returncode == 0
    assert scrapy("export", "pages").stdout == before
    assert len((tmp_path / "feed.jsonl").read_text("utf-8").splitlines()) == wrong
    (tmp_path / "feed.jsonl").unlink()
    assert scrapy(*read).returncode == 0
    assert not (tmp_path / "feed.jsonl").exists() or not (tmp_path / "feed.jsonl").read_text("utf-8")
