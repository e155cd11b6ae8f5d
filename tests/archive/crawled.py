"""A ledger and its archive as a crawl leaves them, made without one: records in a file, and what the stages make of their pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrapy.http import HtmlResponse, TextResponse

from crawler.archive.writing.records import gzip_member
from crawler.items import Article, Memento, Page
from crawler.ledger import Database, Result
from crawler.making.article import digest_of, made_of
from crawler.making.original import state_original
from crawler.making.result import no_article, result_of
from tests.archive.reading.made import HTML, record
from tests.ledger.made import put

SITE, FILE = "a.cn", "a.cn/20240510T070000000000Z-00001-00000000.warc.gz"
FETCHED = "2024-05-10T07:00:00+00:00"


@dataclass
class Crawled:
    """The archive under `folder`, and its ledger."""

    folder: Path
    ledger: Database
    places: dict[str, tuple[str, int]] = field(default_factory=dict)

    def archive(self, url: str, text: str, status: str = "200 OK", *headers: tuple[str, str]) -> TextResponse:
        """Keep an answer; the response as a crawl has it."""
        path = self.folder / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        self.places[url] = (FILE, path.stat().st_size if path.exists() else 0)
        body = text.encode()
        with path.open("ab") as out:
            out.write(gzip_member(record(url, body, HTML, *headers, status=status, gz=False), 6))
        return HtmlResponse(url, body=body, headers=dict((HTML,)))

    def crawl(
        self,
        url: str,
        text: str,
        *parts: Any,
        memento: Memento | None = None,
        older: Callable[[Article | None], Article | None] | None = None,
    ) -> Result:
        """Store a page, with its further parts as (address, HTML), as the three stages do; what was stored.

        What is given with a status too is no part, but an answer that came between them.

        older: what the rules of another day made of it, given what today's make.
        """
        response = self.archive(memento.url if memento else url, text)
        place = self.places[response.url]
        page = Page(response.replace(url=url), SITE, url, FETCHED, memento=memento)
        for part in parts:
            answer = self.archive(*part)
            page.parts += [answer] if len(part) == 2 else []
        made = made_of(page, frozenset())
        article = made.article
        if article is not None:
            state_original(article, page, longest=2083)
        if older is not None:
            article = older(article)
        if article is None:
            result = no_article(page, "not_article", made.reason or "list")
            result.archived = place
        else:
            article.digest = digest_of(page)
            result = result_of(article, page, place)
        result.extractor = "0" if older is not None else result.extractor
        put(self.ledger, result)
        return result
