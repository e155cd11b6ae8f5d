"""What a run brought that was not known, counted where it is stored: the numbers that monitors compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scrapy.crawler import Crawler

from crawler.ledger import Result, Stored
from crawler.ledger.results import LEAST_BODY

# The stats begin with it. new: the page was never fetched before. known: it was an article, or was looked at and was none.
# had: it could be had; lost: it could not, of new pages also because it is gone.
PREFIX = "news/"
# Of a failure to read a page that was had, as the first stage puts it.
NOT_READ = "extraction"


class Tally:
    """Counts in the crawl's stats, and of each host how many new pages could be had and how many could not."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.hosts: Counter[tuple[str, str]] = Counter()

    def take(self, result: Result, stored: Stored) -> None:
        """Count a result."""
        for name in news_of(result, stored):
            if self.crawler.stats is not None:
                self.crawler.stats.inc_value(PREFIX + name)
            if name in {"new_had", "new_lost"}:
                self.hosts[result.site, name.removeprefix("new_")] += 1


def news_of(result: Result, stored: Stored) -> Iterator[str]:
    """What a result counts as, none where its page is in the same trouble as before, or is not kept."""
    if stored.before is None or result.saved:
        return
    is_same = stored.before == result.state and not stored.new_version
    not_read = result.state == "failed" and (result.reason or "").startswith(NOT_READ)
    if result.is_list:
        if result.state == "not_article":
            yield "lists_had"
        elif not is_same:
            yield "lists_lost"
        return
    if result.state == "not_article" or not_read:
        if not is_same:
            yield from (f"{_age(stored)}_had", "no_article")
    elif result.state == "fetched":
        yield f"{_age(stored)}_had"
        if stored.new_version:
            yield from _of_article(result, stored)
    elif not is_same:
        gone = result.state == "gone" and stored.before != "due"
        yield "known_gone" if gone else f"{_age(stored)}_lost"


def _age(stored: Stored) -> str:
    return "new" if stored.before == "due" else "known"


def _of_article(result: Result, stored: Stored) -> Iterator[str]:
    """Of an article whose bytes are new."""
    article = result.article
    assert article is not None
    yield "articles"
    if stored.before == "due":
        yield "new_articles"
    if article.original_url is not None:
        yield "with_original"
    if article.published is not None:
        yield "with_date"
    if len(article.body or "") >= LEAST_BODY:
        yield "with_body"
