"""Third stage: into the ledger, and on to the feeds with the story."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import fields

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.extensions.archive import place_of
from crawler.extensions.files import Files, crawl_of
from crawler.extensions.ledger import ledger_of
from crawler.extensions.record import only_on_record
from crawler.items import Article, Page, Record
from crawler.ledger.results import FileLink
from crawler.making.result import let_go_of, result_of

logger = logging.getLogger(__name__)

_FIELDS = tuple(field.name for field in fields(Article))


class DedupPipeline:
    """Stores each article; a page whose bytes the ledger knows ends here, a new version goes on with its story."""

    def __init__(self, crawler: Crawler) -> None:
        self.ledger = ledger_of(crawler)
        self.stats = crawler.stats
        self.crawler = crawler
        self.files = crawler.get_extension(Files)
        self.feed = crawler.settings["DEDUP_FEED"]
        if self.feed not in {"all", "stories"}:
            raise ValueError(f"DEDUP_FEED is {self.feed!r}; expected 'all' or 'stories'")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> DedupPipeline:
        """Scrapy makes it so."""
        only_on_record(crawler)
        return cls(crawler)

    async def process_item(self, article: Article) -> Record:
        """Take an article, store it, count, pass on what is new."""
        page = article.page
        assert page is not None
        archived = page.archived or place_of(page.response)
        result = result_of(article, page, archived)
        result.files = (*_parts(page), *(self.files.links_of(article) if self.files else ()))
        result.crawl = crawl_of(self.crawler)
        let_go_of(page)
        stored = await self.ledger.put(result)
        if self.files is not None:
            self.files.ask(stored.files)
        if not stored.new_version:
            self.stats.inc_value("dedup/unchanged")
            raise DropItem("unchanged", log_level="DEBUG")
        self.stats.inc_value("dedup/new_version")
        self.stats.inc_value(f"dedup/match/{stored.match_method}")
        self.stats.inc_value("dedup/names_original" if article.original_url else "dedup/names_none")
        if stored.in_ring:
            self.stats.inc_value("dedup/in_ring")
            logger.info("pages name each other as the original: %s", article.url)
        if stored.first_of_story:
            self.stats.inc_value("dedup/new_story")
        elif self.feed == "stories":
            raise DropItem("another article of a known story", log_level="DEBUG")
        assert stored.story_id is not None
        assert stored.match_method is not None
        return Record(
            **{name: getattr(article, name) for name in _FIELDS},
            state="gone" if page.memento else "live",
            fetched_at=page.fetched_at,
            story_id=stored.story_id,
            is_source=stored.is_source,
            match_method=stored.match_method,
            archive_file=archived[0] if archived else None,
            archive_offset=archived[1] if archived else None,
        )


def _parts(page: Page) -> Iterator[FileLink]:
    """Where the further parts of an article lie; nowhere if they were not archived."""
    for kept in page.kept_parts:
        yield FileLink("part", kept.url, kept.digest, kept.size, kept.place)
    for part in page.parts:
        place = place_of(part)
        if place is not None:
            url = part.request.url if part.request is not None else part.url
            yield FileLink("part", url, hashlib.sha256(part.body).hexdigest(), len(part.body), place)
