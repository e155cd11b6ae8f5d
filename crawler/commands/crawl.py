"""`scrapy crawl`, with everything that can be checked beforehand checked before the crawl begins."""

from __future__ import annotations

import argparse
import logging
import shlex
import signal
import sys
from pathlib import Path
from urllib.request import getproxies

from scrapy import Spider
from scrapy.commands import crawl
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.spiderloader import SpiderLoaderProtocol

from crawler.bounds import check_values
from crawler.commands.streams import open_streams
from crawler.ledger import LedgerError, open_database
from crawler.ledger.storing.schedule import intervals
from crawler.making.collecting import collect_rarely
from crawler.misspelt import check_names
from crawler.monitors.actions import check_settings
from crawler.network.contact import contact_of
from crawler.network.guard import allowed_of
from crawler.network.hours import Hours, why_not_now
from crawler.network.kinds import wanted_of
from crawler.plain import printable
from crawler.spiders.archive import ArchiveSpider, ArgumentError
from crawler.spiders.memento import timegates_of

logger = logging.getLogger(__name__)

# They list their parts at the start of every crawl; `-L DEBUG` still shows it.
_TALKATIVE = ("scrapy.middleware", "scrapy.crawler", "scrapy.utils.log", "scrapy.addons", "alembic")

# Stats of what ended the crawl (`extensions/ending.py`).
_ERRORS = ("ledger/error", "archive/error", "workers/error")


class Command(crawl.Command):
    """Scrapy's own command; a crawl that cannot run says why in one line, with exit code 2 (1 if it fails underway)."""

    crawler: Crawler | None = None

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Make the folder of LOG_FILE too: Scrapy opens the file before anything else. Raises UsageError where it cannot be."""
        super().process_options(args, opts)
        log = self.settings["LOG_FILE"] if self.settings is not None else None
        try:
            if log:
                Path(log).parent.mkdir(parents=True, exist_ok=True)
                Path(log).open("ab").close()
        except OSError as error:
            raise UsageError(f"LOG_FILE {printable(str(log))}: {error.strerror}", print_help=False) from None

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check, then crawl. From its first request on a crawl that is interrupted ends in its own way."""
        open_streams()
        try:
            self._run(args, opts)
        except KeyboardInterrupt:
            print("scrapy crawl: interrupted before it began", file=sys.stderr)
            self.exitcode = 128 + signal.SIGINT

    def _run(self, args: list[str], opts: argparse.Namespace) -> None:
        collect_rarely()
        for name in _TALKATIVE if self.settings and self.settings["LOG_LEVEL"] == "INFO" else ():
            logging.getLogger(name).setLevel(logging.WARNING)
        if len(args) == 1:
            try:
                self._check(args[0], opts)
            except (ArgumentError, LedgerError) as error:
                print(f"scrapy crawl: {error}", file=sys.stderr)
                self.exitcode = 2
                return
            if not_now := self._not_now(args[0]):
                print(f"scrapy crawl: {not_now}", file=sys.stderr)
                return
        elif len(args) > 1:
            print(f"scrapy crawl: {self._one_word_only(*args)}", file=sys.stderr)
            self.exitcode = 2
            return
        if self.settings is not None and getproxies() and not self.settings.getbool("HTTPPROXY_ENABLED"):
            logger.info("the proxies of the environment are not used: see HTTPPROXY_ENABLED in crawler/settings.py")
        super().run(args, opts)
        stats = self.crawler.stats if self.crawler is not None else None
        if stats is not None and any(map(stats.get_value, _ERRORS)):
            self.exitcode = 1

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        """Keep hold of the crawler: Scrapy lets go of it when the crawl ends."""
        self.crawler = super()._create_crawler(spidercls)
        return self.crawler

    def _one_word_only(self, name: str, *words: str) -> str:
        """What words after a spider's name should have been: an argument of its, or another crawl."""
        spiders = self._spiders()
        spider = self._spider(name)
        if words[0] in spiders.list():
            return f"one crawl runs one spider: run 'scrapy crawl {words[0]}' by itself"
        takes: tuple[str, ...] = getattr(spider, "required", ())
        named = "=" in words[0].partition("/")[0]
        if len(words) == 1 and (named or len(takes) == 1):
            argument = words[0] if named else f"{takes[0]}={words[0]}"
            return f"{printable(words[0])!r} is an argument: scrapy crawl {name} -a {printable(shlex.quote(argument))}"
        told = ", ".join(spider.all_arguments()) if issubclass(spider, ArchiveSpider) else "see its file"
        return f"expected one spider and its arguments, each as -a NAME=VALUE; {name!r} takes: {told}"

    def _spiders(self) -> SpiderLoaderProtocol:
        assert self.crawler_process is not None
        return self.crawler_process.spider_loader

    def _spider(self, name: str) -> type[Spider]:
        """The spider of this name. Raises UsageError that says which there are."""
        try:
            return self._spiders().load(name)
        except KeyError:
            known = ", ".join(self._spiders().list())
            raise UsageError(f"no spider is called {name!r}; there are: {known}") from None

    def _not_now(self, name: str) -> str | None:
        """Why a live crawl has nothing to do at this hour; None as a rule."""
        assert self.settings is not None
        spider = self._spider(name)
        return why_not_now(self.settings["CRAWL_HOURS"]) if getattr(spider, "live", True) else None

    def _check(self, name: str, opts: argparse.Namespace) -> None:
        """Raise ArgumentError or LedgerError where the crawl could not run."""
        assert self.settings is not None
        spider = self._spider(name)
        if issubclass(spider, ArchiveSpider):
            spider.check_arguments(opts.spargs)
        if self.settings["DEDUP_FEED"] not in {"all", "stories"}:
            raise ArgumentError(f"DEDUP_FEED is {self.settings['DEDUP_FEED']!r}; expected 'all' or 'stories'")
        try:
            check_names(self.settings)
            check_values(self.settings)
            wanted_of(self.settings)
            if getattr(spider, "live", True):
                contact_of(self.settings)
            allowed_of(self.settings)
            timegates_of(self.settings)
            Hours.read(self.settings["CRAWL_HOURS"])
            check_settings(self.settings)
        except ValueError as error:
            raise ArgumentError(str(error)) from None
        for setting in ("REFETCH_DAYS", "RETRY_HOURS"):
            try:
                intervals(setting, self.settings.get(setting))
            except ValueError as error:
                raise ArgumentError(str(error)) from error
        ledger = open_database(self.settings["LEDGER_URL"])
        ledger.try_writing()
        ledger.close()
