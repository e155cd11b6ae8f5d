"""A host that answers 429 or 503 with Retry-After is left alone for as long as it asks."""

from __future__ import annotations

import logging
import math
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.network.downloader import downloader_of

logger = logging.getLogger(__name__)

_STATUSES = frozenset((429, 503))


class RetryAfter:
    """Pauses hosts. The request itself is tried again by Scrapy's retry middleware.

    It listens to the downloader: a middleware would see the answer only when the host's next request is already out.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.longest = crawler.settings.getfloat("RETRY_AFTER_MAX")
        self.default = crawler.settings.getfloat("RETRY_AFTER_DEFAULT")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RetryAfter:
        """Scrapy makes it so."""
        found = cls(crawler)
        crawler.signals.connect(found.response_downloaded, signal=signals.response_downloaded)
        return found

    def response_downloaded(self, response: Response, request: Request) -> None:
        """Take note of the wish, before the host's next request may start."""
        if response.status not in _STATUSES:
            return
        seconds = seconds_asked(response)
        if seconds is None:
            if response.status != 429:
                return
            seconds = self.default
        host = urlparse_cached(request).hostname or ""
        downloader, stats = downloader_of(self.crawler), self.crawler.stats
        if seconds > self.longest:
            reason = f"asks for {seconds:.0f} seconds, more than RETRY_AFTER_MAX"
            downloader.leave_alone(downloader.get_slot_key(request), reason)
            downloader.pause(downloader.get_slot_key(request), seconds)
            logger.warning("%s %s: it is left alone for the rest of the run", host, reason)
        else:
            downloader.pause(downloader.get_slot_key(request), seconds)
            logger.info("%s asks for a pause of %.0f seconds (http %d)", host, seconds, response.status)
        if stats is not None:
            stats.inc_value("retry_after/left_alone" if seconds > self.longest else "retry_after/pauses")
            stats.inc_value("retry_after/seconds", math.ceil(min(seconds, self.longest)))


def seconds_asked(response: Response) -> float | None:
    """What Retry-After asks for: seconds, or an HTTP date (RFC 9110, 10.2.3); None where it is neither or not there.

    A date is measured by the server's own clock, its Date header, where that is given.
    """
    text = (response.headers.get("Retry-After") or b"").decode("ascii", "replace").strip()
    if text.isdecimal() and text.isascii():
        return float(text) if len(text) < 12 else math.inf
    until = _date(text)
    if until is None:
        return None
    sent = _date((response.headers.get("Date") or b"").decode("ascii", "replace"))
    return max(0.0, (until - (sent or datetime.now(timezone.utc))).total_seconds())


def _date(text: str) -> datetime | None:
    """An HTTP date, in UTC; None for what is none."""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.replace(tzinfo=timezone.utc) if found.tzinfo is None else found
