"""Scrapy's HTTP/1.1 handler behind the address guard, with a bound on the head of an answer."""

from __future__ import annotations

from typing import Any

import ada_url
from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, DownloadFailedError, ResponseDataLossError
from scrapy.http import Response
from twisted.internet.abstract import isIPAddress, isIPv6Address
from twisted.internet.defer import Deferred

from crawler.network.addresses import why_not_public
from crawler.network.contact import contact_of
from crawler.network.downloader import LEASE_IDLE
from crawler.network.errors import HeadersTooLargeError, LaterError, PrivateAddressError, RefusedError
from crawler.network.guard import allowed_of, ensure_guard, noting_refusals
from crawler.network.whole import is_cut_off


class GuardedHandler(HTTP11DownloadHandler):
    """Downloads over http and https; what a rule of ours refuses raises RefusedError, which is not tried again."""

    def __init__(self, crawler: Crawler) -> None:
        from twisted.internet import reactor

        super().__init__(crawler)
        ensure_guard(crawler, reactor)
        self.allowed = allowed_of(crawler.settings)
        self.stats = crawler.stats
        self.settings = crawler.settings
        self.largest = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        largest = crawler.settings.getint("DOWNLOAD_MAXHEADERS")
        # Twisted's pool makes its connections by this class.
        # Before the host's lease goes to another process.
        self._pool.cachedConnectionTimeout = LEASE_IDLE - 1
        factory: Any = type("_Factory", (_BoundedFactory,), {"largest_head": largest})
        self._pool._factory = factory

    async def download_request(self, request: Request) -> Response:
        """The response. Raises RefusedError, LaterError where nobody is told who asks, ResponseDataLossError where a packed body is cut
        off, or what Scrapy's handler raises."""
        try:
            contact_of(self.settings)
        except ValueError as error:
            raise LaterError(str(error)) from None
        try:
            if request.meta.get("proxy"):
                self._check_behind_proxy(request.url)
            with noting_refusals() as noted:
                response = await self._download(request, noted)
            if is_cut_off(response, self.largest):
                raise ResponseDataLossError("the packed body ends early")
            return response
        except RefusedError as error:
            if self.stats is not None:
                self.stats.inc_value(f"network/refused/{error.kind}")
            raise

    async def _download(self, request: Request, noted: list[str]) -> Response:
        """The response, with Twisted's words for a refusal replaced by ours."""
        try:
            return await super().download_request(request)
        except CannotResolveHostError as error:
            if noted:
                raise PrivateAddressError(noted[0]) from error
            raise
        except DownloadFailedError as error:
            for reason in getattr(error.__cause__, "reasons", ()):
                if isinstance(reason.value, HeadersTooLargeError):
                    raise reason.value from error
            raise

    def _check_behind_proxy(self, url: str) -> None:
        """Refuse a target that is a number. What a name leads to only the proxy sees."""
        host = (ada_url.URL(url).hostname or "").strip("[]")
        if isIPAddress(host) or isIPv6Address(host):
            what = why_not_public(host, self.allowed)
            if what is not None:
                raise PrivateAddressError(f"private address: {host} ({what})")


class _BoundedParser(_LenientHTTPClientParser):
    """Counts the bytes of the head. Twisted bounds each line of it (16 KB) but not their number."""

    largest_head = 0
    head = 0

    def lineReceived(self, line: bytes) -> None:  # noqa: N802 (Twisted's name)
        """One line of the head."""
        self.head += len(line) + 1
        if self.head > self.largest_head:
            raise HeadersTooLargeError(f"headers too large: over {self.largest_head} bytes")
        super().lineReceived(line)


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    largest_head = 0

    def request(self, request: Any) -> Deferred[Any]:
        """Twisted makes the parser in here and knows no other class for it; Scrapy does the same with its own."""
        answer = super().request(request)
        parser: Any = self._parser
        parser.__class__ = _BoundedParser
        parser.largest_head = self.largest_head
        return answer


class _BoundedFactory(_LenientHTTP11ClientFactory):
    largest_head = 0

    def buildProtocol(self, addr: Any) -> _BoundedProtocol:  # noqa: N802 (Twisted's name)
        """A connection of the pool."""
        protocol = _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
        protocol.largest_head = self.largest_head
        return protocol
