"""A page from a file, with its address or with what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from scrapy.http import HtmlResponse

_TIME = re.compile(
    r"^\d{4}-\d\d-\d\d(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$"
)
_DAY = 10
# Characters; Scrapy's own limit for links. Databases cannot index much more.
LONGEST_ADDRESS = 2083
# So many of what is no address are shown.
_SHOWN = 200


@dataclass(slots=True)
class SavedPage:
    """One page from a file.

    file: its path in the folder, for a record of an archive with its offset. response: None where `problem` says why there is none.
    fetched_at: as the index or the archive tells. url: None where nothing tells it. archived: where its record lies in our own
    archive: the file under ARCHIVE_DIR and the offset; None for a page from elsewhere. elsewhere: of one of ours that lies elsewhere,
    where `Elsewhere` finds its record. no_address: the beginning of what is told
    for its address and is none. seen_again: it is there, with bytes that another file holds. site: of the crawl that has fetched it, as our
    own archive tells; None for others.
    """

    file: str
    url: str | None = None
    response: HtmlResponse | None = None
    fetched_at: str | None = None
    problem: str | None = None
    archived: tuple[str, int] | None = None
    no_address: str | None = None
    seen_again: bool = False
    site: str | None = None
    is_file: bool = False
    gone: int | None = None
    elsewhere: tuple[str, int] | None = None

    def tell(self, url: str, date: str | None) -> None:
        """Its address and its time, as far as they are such."""
        if is_address(url):
            self.url = url
        else:
            self.refuse(url)
        self.fetched_at = date if date and is_time(date) else None

    def refuse(self, told: str) -> None:
        """What is told for its address is none."""
        self.url, self.no_address = None, told[:_SHOWN]
        self.problem = self.problem or f"not an http address: {self.no_address}"


def is_time(text: str) -> bool:
    """True for ISO 8601, a day of the calendar or more exactly."""
    if _TIME.match(text) is None:
        return False
    try:
        date.fromisoformat(text[:_DAY])
    except ValueError:
        return False
    return True


def is_address(url: str) -> bool:
    """True for an http(s) address with a host."""
    try:
        parts = urlsplit(url)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and url.isprintable() and len(url) <= LONGEST_ADDRESS
    except ValueError:
        return False
