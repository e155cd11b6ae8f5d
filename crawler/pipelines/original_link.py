"""Second stage: the original that the page states, and the key of its story."""

from __future__ import annotations

from scrapy.crawler import Crawler

from crawler.extensions.record import only_on_record
from crawler.items import Article
from crawler.making.original import state_original


class OriginalLinkPipeline:
    """Fills original_url, original_label, original_evidence, story_key and surt."""

    def __init__(self, crawler: Crawler) -> None:
        self.stats = crawler.stats
        self.longest = crawler.settings.getint("URLLENGTH_LIMIT")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> OriginalLinkPipeline:
        """Scrapy makes it so."""
        only_on_record(crawler)
        return cls(crawler)

    def process_item(self, article: Article) -> Article:
        """Take an article, ask for its stated original, count, pass it on."""
        assert article.page is not None
        if article.page.made is None:
            state_original(article, article.page, longest=self.longest)
        self.stats.inc_value(f"original/{article.link.kind if article.link else 'none'}")
        return article
