"""First stage: Page → Article, without the boilerplate around it."""

from __future__ import annotations

import logging

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.extensions.ledger import ledger_of
from crawler.extensions.record import only_on_record
from crawler.extract.barriers import Barrier
from crawler.items import Article, Page
from crawler.ledger import Result
from crawler.making.article import made_of
from crawler.making.barred import BARRED
from crawler.making.result import let_go_of, no_article

logger = logging.getLogger(__name__)


class BoilerplatePipeline:
    """Makes an article of each page. A page that is none is put down as such, with the reason, and dropped."""

    def __init__(self, crawler: Crawler) -> None:
        self.ledger = ledger_of(crawler)
        self.stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> BoilerplatePipeline:
        """Scrapy makes it so."""
        only_on_record(crawler)
        return cls(crawler)

    async def process_item(self, page: Page) -> Article:
        """Take a page, ask for its article, count, pass it on."""
        self.stats.inc_value("boilerplate/pages")
        made = page.made or made_of(page, self.ledger.known_lines(page.site))
        article, reason = made.article, made.reason
        if made.error is not None:
            logger.error("extraction failed: %s\n%s", page.url, made.error)
            self.stats.inc_value("boilerplate/failed")
            let_go_of(page)
            await self.ledger.put(no_article(page, "failed", reason))
            raise DropItem(f"failed ({reason})")
        if article is None:
            if made.barrier is not None:
                await self.put_barrier(page, made.barrier)
            self.stats.inc_value("boilerplate/not_article")
            self.stats.inc_value(f"boilerplate/not_article/{reason}")
            let_go_of(page)
            await self.ledger.put(no_article(page, "not_article", reason))
            raise DropItem(f"not an article ({reason})", log_level="DEBUG")
        self.stats.inc_value("boilerplate/articles")
        article.page = page
        return article

    async def put_barrier(self, page: Page, kept: Barrier) -> None:
        """Put down that something kept the article from us. A saved page is what it is; this one may be had another day."""
        state, words = BARRED[kept]
        self.stats.inc_value(f"boilerplate/{kept if kept == 'unavailable' else state}")
        await self.ledger.put(
            Result(page.url, page.site, state, words, page.response.status, page.fetched_at, saved=page.saved)
        )
        raise DropItem(f"{state} ({words})")
