"""What goes on record: the crawls of this project's spiders, and nothing else that Scrapy is asked for."""

from __future__ import annotations

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured


def only_on_record(crawler: Crawler) -> None:
    """For what works on the ledger and the archive: raise NotConfigured, so that Scrapy leaves it out, where nothing is put down.

    `ArchiveSpider.on_record` says of a spider that all is.
    """
    if not getattr(crawler.spidercls, "on_record", False):
        raise NotConfigured
