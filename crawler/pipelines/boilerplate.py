"""First stage: Page → Article, without the boilerplate around it."""

from __future__ import annotations

import logging
from typing import Literal

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.extensions.ledger import ledger_of
from crawler.extract import barrier, extract_article, why_not_article
from crawler.extract.barriers import Barrier
from crawler.items import Article, Page
from crawler.ledger import Result
from crawler.ledger.results import State

logger = logging.getLogger(__name__)

# A page that is one of these is no page that was kept from us.
_TOLD = frozenset(("list", "search", "about", "photos", "form", "error_page"))
_WORDS: dict[Barrier, str] = {"challenge": "challenge", "needs_browser": "a script brings the text"}


class BoilerplatePipeline:
    """Makes an article of each page. A page that is none is put down as such, with the reason, and dropped."""

    def __init__(self, crawler: Crawler) -> None:
        self.ledger = ledger_of(crawler)
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BoilerplatePipeline:
        """Scrapy makes it so."""
        return cls(crawler)

    async def process_item(self, page: Page) -> Article:
        """Take a page, ask for its article, count, pass it on."""
        self.stats.inc_value("boilerplate/pages")
        try:
            article = self.article_of(page)
            reason = None if article else why_not_article(page.response) or "unknown"
        except Exception as error:
            logger.exception("extraction failed: %s", page.url)
            self.stats.inc_value("boilerplate/failed")
            failure = f"extraction: {type(error).__name__}"
            await self.ledger.put(_no_article(page, "failed", failure))
            raise DropItem(f"failed ({failure})") from error
        if article is None:
            kept = None if page.saved or reason in _TOLD else barrier(page.response)
            if kept is not None:
                await self.put_barrier(page, kept)
            self.stats.inc_value("boilerplate/not_article")
            self.stats.inc_value(f"boilerplate/not_article/{reason}")
            await self.ledger.put(_no_article(page, "not_article", reason))
            raise DropItem(f"not an article ({reason})", log_level="DEBUG")
        self.stats.inc_value("boilerplate/articles")
        article.url, article.site, article.page = page.url, page.site, page
        return article

    async def put_barrier(self, page: Page, kept: Barrier) -> None:
        """Put down that something kept the article from us. A saved page is what it is; this one may be had another day."""
        state: State = "blocked" if kept == "challenge" else "needs_browser"
        self.stats.inc_value(f"boilerplate/{state}")
        await self.ledger.put(
            Result(page.url, page.site, state, _WORDS[kept], page.response.status, page.fetched_at, saved=page.saved)
        )
        raise DropItem(f"{state} ({_WORDS[kept]})")

    def article_of(self, page: Page) -> Article | None:
        """The article of the page and its further parts, in one; None if the page is none."""
        known = self.ledger.known_lines(page.site)
        article = extract_article(page.response, fetched_at=page.fetched_at, known_lines=known)
        for response in page.parts if article is not None else ():
            part = extract_article(response, fetched_at=page.fetched_at, known_lines=known)
            if article is not None and part is not None:
                article.body = "\n".join(body for body in (article.body, part.body) if body) or None
                article.attachments += [file for file in part.attachments if file not in article.attachments]
                article.images += [image for image in part.images if image not in article.images]
                article.editor = article.editor or part.editor
        return article


def _no_article(page: Page, state: Literal["failed", "not_article"], reason: str | None) -> Result:
    """What is stored of a page that is no article."""
    return Result(page.url, page.site, state, reason, page.response.status, page.fetched_at, saved=page.saved)
