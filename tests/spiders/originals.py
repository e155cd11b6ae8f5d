"""Reposts whose originals are to be fetched, the hosts of those, and how a crawl of them is run and looked at."""

from __future__ import annotations

import subprocess
from typing import Any

from sqlalchemy import select

from crawler.items import Article
from crawler.ledger import Database, Result
from crawler.ledger.reading import read
from crawler.ledger.tables import pages
from crawler.original import story_key
from tests.conftest import LOCAL, Scrapy

A, B, C, MOVED, DEAD = "127.0.0.11", "127.0.0.12", "127.0.0.13", "127.0.0.14", "127.0.0.15"
INSIDE = "127.0.0.16"
LATER = "2000-01-01T00:00:00.000000+00:00"


def repost(number: int, original: str, *, text: str = "", published: str = "2023-05-02") -> Result:
    """A repost that states an original, as the pipelines make it."""
    url = f"http://www.repost.example/show-{number}.html"
    made = Article(
        url, "repost.example", f"转载第{number}篇", published=published, body=text or f"这是第{number}篇转载的正文。" * 9
    )
    made.original_url, made.original_label, made.story_key = original, "原文链接", story_key(original)
    return Result(url, made.site, "fetched", None, 200, None, made, f"{number:064}", story_key(url), "article")


def reposts(originals: dict[str, int]) -> list[Result]:
    """So many reposts of each original."""
    stated = [original for original, number in originals.items() for _ in range(number)]
    return [repost(number, original) for number, original in enumerate(stated)]


def crawl(scrapy: Scrapy, *arguments: str) -> subprocess.CompletedProcess[str]:
    run = scrapy("crawl", "sources", *LOCAL, "-s", "RETRY_TIMES=0", *arguments)
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr, run.stderr
    return run


def rows(ledger: Database) -> dict[str, Any]:
    """The rows of the table of pages, reposts left out."""
    with ledger.reading() as connection:
        found = connection.execute(select(pages).where(pages.c.site != "repost.example")).all()
    return {row.url: row for row in found}


def records(ledger: Database) -> dict[str, Any]:
    with ledger.reading() as connection:
        return {record.url: record for record in read.page_rows(connection)}


def hours_pass(ledger: Database) -> None:
    """All that is to be tried again is due."""
    with ledger.writing() as connection:
        connection.execute(pages.update().where(pages.c.due_at.is_not(None)).values(due_at=LATER))
