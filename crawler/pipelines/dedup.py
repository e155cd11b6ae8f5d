"""Third stage: into the ledger, and on to the feeds with the story."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import fields

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.extensions.archive import place_of
from crawler.extensions.ledger import ledger_of
from crawler.items import Article, Memento, Page, Record
from crawler.ledger import Result
from crawler.ledger.sources import MEMENTO
from crawler.original import story_key

logger = logging.getLogger(__name__)

# Characters.
_LONGEST_VALIDATOR = 500

_FIELDS = tuple(field.name for field in fields(Article))


class DedupPipeline:
    """Stores each article; a page whose bytes the ledger knows ends here, a new version goes on with its story."""

    def __init__(self, crawler: Crawler) -> None:
        self.ledger = ledger_of(crawler)
        self.stats = crawler.stats
        self.feed = crawler.settings["DEDUP_FEED"]
        if self.feed not in {"all", "stories"}:
            raise ValueError(f"DEDUP_FEED is {self.feed!r}; expected 'all' or 'stories'")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> DedupPipeline:
        """Scrapy makes it so."""
        return cls(crawler)

    async def process_item(self, article: Article) -> Record:
        """Take an article, store it, count, pass on what is new."""
        page = article.page
        assert page is not None
        archived = place_of(page.response)
        stored = await self.ledger.put(
            Result(
                url=article.url,
                site=article.site,
                state="gone" if page.memento else "fetched",
                http_status=page.memento.http_status if page.memento else page.response.status,
                fetched_at=page.fetched_at,
                article=article,
                digest=_digest(page),
                own_key=story_key(article.url),
                link_kind=article.link.kind if article.link else None,
                saved=page.saved,
                other_keys=tuple(article.other_keys.items()),
                reason=_of_memento(page.memento) if page.memento else page.lost_part,
                incomplete=page.lost_part is not None,
                etag=_validator(page, "ETag"),
                last_modified=_validator(page, "Last-Modified"),
                archived=archived,
            )
        )
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


def _of_memento(memento: Memento) -> str:
    """How the ledger marks a page that is gone and whose article is an archive's copy."""
    return f"{MEMENTO}{memento.url} {memento.time}"


def _validator(page: Page, header: str) -> str | None:
    """What the next request may ask with; None where it is missing or nothing to send back.

    Of an article in several parts it is None too: a 304 of one part says nothing of the others.
    """
    if page.saved or page.parts or page.lost_part is not None:
        return None
    text = (page.response.headers.get(header) or b"").decode("latin-1").strip()
    return text if 0 < len(text) <= _LONGEST_VALIDATOR and text.isprintable() else None


def _digest(page: Page) -> str:
    """SHA-256 of the bytes of the page and of its further parts, hexadecimal."""
    digest = hashlib.sha256(page.response.body)
    for part in page.parts:
        digest.update(part.body)
    return digest.hexdigest()
