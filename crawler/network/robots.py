"""robots.txt, by RFC 9309: whether a page may be asked for, and how often (Crawl-delay, which Scrapy reads and does not use).

Scrapy's own middleware takes the body of an error page for rules, lets everything pass where a host does not answer, and
writes a traceback into the log for it.
"""

from __future__ import annotations

import asyncio
import copy
import logging
import math
from dataclasses import dataclass
from time import monotonic

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.utils.httpobj import urlparse_cached

from crawler.network.challenges import challenge_of
from crawler.network.downloader import downloader_of
from crawler.network.errors import LaterError, RefusedError

logger = logging.getLogger(__name__)

# Bytes of robots.txt that are read: RFC 9309, 2.5 asks for 500 KiB at the least.
_LONGEST = 512 * 1024
# Seconds after which a host that gave no robots.txt is asked for it again.
_ASK_AGAIN = 300.0
_PRIORITY = 1000


@dataclass(frozen=True, slots=True)
class Rules:
    """What is known of a host. parser: None allows everything. error: why nothing may be asked for. until: how long that counts."""

    parser: ProtegoRobotParser | None = None
    error: Exception | None = None
    until: float = math.inf


def _for_one(error: Exception) -> Exception:
    """The error without the way that it took for others, which would grow."""
    return copy.copy(error).with_traceback(None)


class RobotsError(RefusedError):
    """robots.txt cannot be had, so nothing may be asked for (RFC 9309, 2.3.1.4)."""

    kind = "robots.txt not to be had"


class RobotsMiddleware:
    """Asks each host for its robots.txt before the first page; once, however many requests wait for it.

    Where it cannot be had, all pages of the host fail with that reason, unasked, until it is asked for again; the ledger
    has them due again within hours.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self.crawler = crawler
        self.agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self.slowest = crawler.settings.getfloat("CRAWL_DELAY_MAX")
        self.known: dict[str, asyncio.Task[Rules]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        """Scrapy makes it so."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request pass, or raise why not."""
        if request.meta.get("dont_obey_robotstxt") or urlparse_cached(request).scheme not in {"http", "https"}:
            return
        parts = urlparse_cached(request)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        asked = self.known.get(address)
        if asked is None or (asked.done() and asked.result().until < monotonic()):
            asked = self.known[address] = asyncio.ensure_future(self._ask(address, request))
        rules = await asyncio.shield(asked)
        if rules.error is not None:
            # Another try would find the same rules.
            request.meta["dont_retry"] = True
            raise _for_one(rules.error)
        if rules.parser is not None and not rules.parser.allowed(request.url, self.agent):
            self._inc("robotstxt/forbidden")
            raise IgnoreRequest("Forbidden by robots.txt")

    async def _ask(self, address: str, request: Request) -> Rules:
        """Fetch and read a robots.txt; every failure is told in the rules."""
        assert self.crawler.engine is not None
        wanted = Request(address, priority=_PRIORITY, meta={"dont_obey_robotstxt": True}, callback=NO_CALLBACK)
        self._inc("robotstxt/request_count")
        try:
            response = await self.crawler.engine.download_async(wanted)
        except IgnoreRequest:
            # Redirected in circles, or a bomb: unavailable, as a page that is not there (RFC 9309, 2.3.1.2).
            return Rules()
        except LaterError as error:
            return Rules(error=error, until=0.0)
        except Exception as error:
            self._inc(f"robotstxt/exception_count/{type(error).__name__}")
            logger.info("%s cannot be had, so its host is not asked for pages: %s", address, str(error) or type(error).__name__)
            return Rules(error=error, until=monotonic() + _ASK_AGAIN)
        self._inc(f"robotstxt/response_status_count/{response.status}")
        if response.status >= 500 and challenge_of(response) is None:
            logger.info("%s answers http %d, so its host is not asked for pages", address, response.status)
            return Rules(error=RobotsError(f"robots.txt: http {response.status}"), until=monotonic() + _ASK_AGAIN)
        return Rules(self._read(response, request)) if 200 <= response.status < 300 else Rules()

    def _read(self, response: Response, request: Request) -> ProtegoRobotParser:
        """Parse, and slow down if asked to."""
        parser = ProtegoRobotParser(response.body[:_LONGEST], self.crawler.spider)
        self.crawler.signals.send_catch_log(signals.robots_parsed, robotparser=parser, request=request)
        seconds = parser.crawl_delay(self.agent)
        if seconds is not None and math.isfinite(seconds) and seconds > 0:
            downloader = downloader_of(self.crawler)
            downloader.host(downloader.get_slot_key(request)).least = min(seconds, self.slowest)
            self._inc("robotstxt/crawl_delay")
            logger.info("%s asks for %.1f seconds between two requests", response.url, seconds)
        return parser

    def _inc(self, name: str) -> None:
        """Count."""
        if self.crawler.stats is not None:
            self.crawler.stats.inc_value(name)
