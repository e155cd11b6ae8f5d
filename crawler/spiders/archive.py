"""What every spider of the project shares: checked arguments, a site name, and failures put down in the ledger."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from scrapy import Request, Spider
from scrapy.crawler import Crawler

from crawler.extensions.ledger import Ledger, ledger_of
from crawler.ledger import Result
from crawler.network.failures import Failed
from crawler.original import story_key
from crawler.plain import printable


class ArgumentError(ValueError):
    """A spider was given an argument that it cannot use. The message says which, and what it takes."""


def check_address(name: str, given: str | None) -> None:
    """Raise ArgumentError where an argument was given that should be an http address and is none."""
    try:
        if given:
            story_key(given)
    except ValueError:
        raise ArgumentError(f"-a {name}={given}: expected an address such as http://www.lzfz.org.cn/") from None


class ArchiveSpider(Spider):
    """The base of all spiders.

    arguments: what `-a NAME=VALUE` may give besides those of its bases, each with a line of help; `required` of these
    must be given, and `switches` are 1 or 0. live: it fetches from the web, so it needs a CONTACT. on_record: its crawls are
    put down in the ledger and the archive.
    """

    arguments: ClassVar[dict[str, str]] = {"wait": "1: if the site is being crawled already, wait for that to end"}
    required: ClassVar[tuple[str, ...]] = ()
    switches: ClassVar[tuple[str, ...]] = ("wait",)
    live: ClassVar[bool] = True
    on_record: ClassVar[bool] = True
    # What its runs are held against (`crawler/monitors`): a `site`'s past, that of `sources`, or nothing.
    watched: ClassVar[Literal["site", "sources"] | None] = None
    # A class whose name begins a file of spiders but that is none itself has no name.
    site: str

    def __init__(self, name: str | None = None, **arguments: Any) -> None:
        self.check_arguments(arguments)
        super().__init__(name, **arguments)

    @classmethod
    def check_arguments(cls, given: dict[str, Any]) -> None:
        """Raise ArgumentError where an argument is unknown or a required one is missing."""
        all_arguments = cls.all_arguments()
        known = ", ".join(f"{name} ({text})" for name, text in all_arguments.items())
        for name in given:
            if name not in all_arguments:
                raise ArgumentError(f"spider {cls.name!r} has no argument {name!r}; it takes: {known}")
        for name in cls.required:
            if not given.get(name):
                raise ArgumentError(f"spider {cls.name!r} needs -a {name}=…; it takes: {known}")
        for name in cls.switches:
            if given.get(name, "0") not in {"0", "1"}:
                raise ArgumentError(f"-a {name}={given[name]}: expected 1 or 0")

    @classmethod
    def all_arguments(cls) -> dict[str, str]:
        """Its arguments and those of its bases, its own first."""
        found: dict[str, str] = {}
        for base in cls.__mro__:
            for name, text in vars(base).get("arguments", {}).items():
                found.setdefault(name, text)
        return found

    def switch(self, name: str) -> bool:
        """True where `-a NAME=1` was given."""
        return getattr(self, name, "0") == "1"

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ArchiveSpider:
        """Scrapy makes it so."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.set_up()
        return spider

    def set_up(self) -> None:
        """For subclasses: what needs the settings. Called once, before the crawl."""

    @classmethod
    def handles_request(cls, request: Request) -> bool:
        """False: no command is to borrow one of these for an address of its site, as they ask the ledger what to do."""
        return False

    @property
    def lock_name(self) -> str:
        """What no other crawl may work on meanwhile: the site."""
        return self.site

    @property
    def waits(self) -> bool:
        """True if it is to wait for a crawl that holds its lock."""
        return self.switch("wait")

    @property
    def ledger(self) -> Ledger:
        """The crawl's ledger."""
        return ledger_of(self.crawler)

    def put_failure(
        self, url: str, site: str, failed: Failed, *, fetched_at: str | None = None, is_list: bool = False, saved: bool = False
    ) -> None:
        """Count a page that could not be had, say so in one line, and put it down in the ledger.

        is_list: it was asked for as a list. saved: it was to be read from a file.
        """
        stats = self.crawler.stats
        assert stats is not None
        stats.inc_value(f"pages/{failed.state}")
        stats.inc_value(f"pages/{failed.state}/{failed.kind}")
        url, reason = printable(url), printable(failed.reason)
        self.logger.warning("%s (%s): %s", failed.state, reason, url)
        result = Result(url, site, failed.state, reason, failed.http_status, fetched_at, saved=saved, is_list=is_list)
        self.ledger.put_soon(result)
