"""Hours in which live sites are crawled, such as the night."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured
from scrapy.utils.asyncio import call_later

logger = logging.getLogger(__name__)

# China has one time zone and no summer time.
CHINA = timezone(timedelta(hours=8))
# Why a crawl ended, as `runs.outcome` has it.
OVER = "crawl_hours_over"

_SPAN = re.compile(r"(\d\d?:\d\d(?::\d\d)?)\s?-\s?(\d\d?:\d\d(?::\d\d)?)")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """Spans of the day at +08:00, each from its first time up to its second, over midnight where that is the earlier."""

    spans: tuple[tuple[time, time], ...] = ()

    @classmethod
    def read(cls, text: str) -> Hours:
        """From `22:00-06:00`, several comma-separated; none: always. Raises ValueError, in words, where it cannot be read."""
        spans = []
        for part in filter(None, (part.strip() for part in text.split(","))):
            found = _SPAN.fullmatch(part)
            try:
                if found is None:
                    raise ValueError
                begin, end = (
                    time.fromisoformat(clock.rjust(5 if clock.count(":") == 1 else 8, "0")) for clock in found.groups()
                )
            except ValueError:
                raise ValueError(f"CRAWL_HOURS has {part!r}: expected times at +08:00 such as 22:00-06:00") from None
            if begin == end:
                raise ValueError(f"CRAWL_HOURS has {part!r}, which is no time at all")
            spans.append((begin, end))
        return cls(tuple(spans))

    def seconds_left(self, now: datetime) -> float | None:
        """How long crawling may go on; None outside of the hours, infinite where there are none. now: with its time zone."""
        if not self.spans:
            return float("inf")
        here = now.astimezone(CHINA)
        left = 0.0
        for begin, end in self.spans:
            for day in (here.date() - _DAY, here.date()):
                first = datetime.combine(day, begin, CHINA)
                last = datetime.combine(day + (_DAY if end <= begin else timedelta()), end, CHINA)
                if first <= here < last:
                    left = max(left, (last - here).total_seconds())
        return left or None

    def next_begin(self, now: datetime) -> str:
        """When crawling may begin next: `22:00`."""
        here = now.astimezone(CHINA)
        begins = (datetime.combine(here.date(), begin, CHINA) for begin, _ in self.spans)
        return min(begin if begin > here else begin + _DAY for begin in begins).strftime("%H:%M")


def why_not_now(text: str) -> str | None:
    """What to tell who would crawl outside of the hours; None within them. Raises ValueError as Hours.read does."""
    hours, now = Hours.read(text), datetime.now(timezone.utc)
    if hours.seconds_left(now) is not None:
        return None
    return f"outside of CRAWL_HOURS ({text} at +08:00): nothing to do before {hours.next_begin(now)}"


class CrawlHours:
    """Ends a live crawl when its hours are over. What is left stays due."""

    def __init__(self, crawler: Crawler) -> None:
        self.text: str = crawler.settings["CRAWL_HOURS"]
        if not self.text:
            raise NotConfigured
        self.crawler = crawler
        self.hours = Hours.read(self.text)
        self.end: Any = None
        self.closing: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CrawlHours:
        """Scrapy makes it so."""
        found = cls(crawler)
        crawler.signals.connect(found.spider_opened, signal=signals.spider_opened)
        crawler.signals.connect(found.spider_closed, signal=signals.spider_closed)
        return found

    def spider_opened(self, spider: Spider) -> None:
        """See how long there is."""
        if not getattr(spider, "live", True):
            return
        told = why_not_now(self.text)
        if told is not None:
            logger.warning("%s", told)
            raise CloseSpider(OVER)
        left = self.hours.seconds_left(datetime.now(timezone.utc))
        self.end = call_later(left or 0.0, self._close)

    def spider_closed(self) -> None:
        """There is nothing more to end."""
        if self.end is not None:
            self.end.cancel()

    def _close(self) -> None:
        """The hours are over."""
        self.end = None
        logger.warning("CRAWL_HOURS (%s at +08:00) are over: what is left stays due", self.text)
        engine: Any = self.crawler.engine
        if engine is not None and engine.spider is not None:
            self.closing = asyncio.ensure_future(engine.close_spider_async(reason=OVER))
