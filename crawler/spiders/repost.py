"""Any repost site, from the command line."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlsplit

from crawler.spiders.archive import check_address
from crawler.spiders.base import RepostSpider


class RepostSiteSpider(RepostSpider):
    """Walks the site at `-a start=URL`, from that page on."""

    name = "repost"
    arguments: ClassVar[dict[str, str]] = {
        "start": "the page to begin with: the site's home page or one of its lists",
        "site": "the site's name in the ledger; its host if not given",
    }
    required = ("start",)

    def __init__(self, name: str | None = None, *, start: str = "", site: str = "", **arguments: Any) -> None:
        super().__init__(name, start=start, site=site, **arguments)
        self.first = start
        self.site = site or urlsplit(start).hostname or start
        # Scrapy sets every argument as an attribute; `start` is the name of a method.
        self.__dict__.pop("start", None)

    @classmethod
    def check_arguments(cls, given: dict[str, Any]) -> None:
        """Also raise ArgumentError where `start` is no http address."""
        super().check_arguments(given)
        check_address("start", given["start"])

    def start_addresses(self) -> tuple[str, ...]:
        """The page given."""
        return (self.first,)
