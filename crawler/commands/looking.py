"""What Scrapy's commands that look at a page share here: they say who asks, and put nothing down."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from scrapy.crawler import CrawlerProcessBase
from scrapy.settings import Settings

from crawler.commands.streams import open_streams
from crawler.network.contact import contact_of
from crawler.spiders.archive import ArchiveSpider


class LookingCommand:
    """Put before one of Scrapy's own commands. What it fetches makes no run, no page of the ledger and no record of the archive.

    It is no ScrapyCommand itself, or Scrapy would take it for one of the commands.
    """

    settings: Settings | None
    crawler_process: CrawlerProcessBase | None
    exitcode: int

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Scrapy's command; one line and exit code 2 where it may not run."""
        open_streams()
        try:
            self._check(args, opts.spider)
        except ValueError as error:
            print(f"scrapy {type(self).__module__.rpartition('.')[2]}: {error}", file=sys.stderr)
            self.exitcode = 2
            return
        parent: Any = super()
        parent.run(args, opts)

    def _check(self, args: list[str], name: str | None) -> None:
        """Raise ValueError, in words, without a CONTACT, and for a spider that cannot do without a ledger."""
        assert self.settings is not None
        assert self.crawler_process is not None
        loader = self.crawler_process.spider_loader
        if name is not None and name not in loader.list():
            raise ValueError(f"no spider is called {name!r}; there are: {', '.join(loader.list())}")
        if name is not None and issubclass(loader.load(name), ArchiveSpider):
            raise ValueError(f"spider {name!r} asks the ledger what to do, so it needs a crawl: scrapy crawl {name}")
        # Without an address the shell asks nobody; when it does, the download handler looks.
        if args:
            contact_of(self.settings)
