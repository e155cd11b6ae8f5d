"""One request at a time to each host, not before its time has come; other hosts go on meanwhile.

Scrapy 2.19's own downloader does not keep to CONCURRENT_REQUESTS_PER_DOMAIN = 1. It counts a request as under way only
when its task first runs, so with no delay all that wait go out together. It draws the delay anew whenever it looks,
so that many looks find a short one. And a redirected request keeps the place of the host that it was sent from, beside the
requests of the host that it goes to.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from typing import Any, Protocol

from scrapy import Request
from scrapy.core.downloader import Downloader, Slot
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
)
from scrapy.http import Response
from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface
from scrapy.utils.asyncio import call_later
from scrapy.utils.defer import _schedule_coro
from scrapy.utils.httpobj import urlparse_cached
from twisted.internet.defer import Deferred, fail
from twisted.python.failure import Failure

from crawler.network.errors import LaterError

logger = logging.getLogger(__name__)

# Seconds. So often it is seen whether a crawl is told to end while a host makes it wait.
_LOOK = 0.5
# A host that has not answered so many requests in a row (robots.txt counts, second tries do not) is down; what is left of it
# waits for the next run.
MOST_SILENT = 5
_SILENCE = (CannotResolveHostError, DownloadConnectionRefusedError, DownloadFailedError, DownloadTimeoutError)
# Seconds for which a host that nothing is asked of any more stays ours. Connections to it are closed before (`handler.py`).
LEASE_IDLE = 5


class Leases(Protocol):
    """Who may ask a host: of all processes one at a time."""

    def take(self, host: str) -> bool:
        """True if this one may, from now on."""

    def give_back(self, host: str, owed: float) -> None:
        """Let another one, but not for so many seconds."""

    def wait_of(self, host: str) -> float:
        """For how many seconds a host is not to be asked, by what any process was told."""

    def keep_wait(self, host: str, seconds: float) -> None:
        """A host is not to be asked for so long, by any process."""


@dataclass(slots=True)
class Host:
    """When a host may be asked. Times are of time.monotonic(), lengths in seconds.

    least: between the starts of two requests, whatever the settings say (robots.txt's Crawl-delay). vary: the factor by
    which the next delay is longer or shorter. until: it is not asked before. silent: pages in a row for which it gave no
    answer. left_alone: it is not asked again in this run, and why; None as a rule. denied: since when another process has its
    lease; 0 for not.
    """

    least: float = 0.0
    vary: float = 1.0
    started: float = 0.0
    until: float = 0.0
    silent: int = 0
    left_alone: str | None = None
    denied: float = 0.0


class PoliteDownloader(Downloader):
    """Scrapy's downloader with turns of its own."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.hosts: dict[str, Host] = {}
        # Requests of each host that are anywhere in the downloader, those that wait for robots.txt included.
        self.inside: Counter[str] = Counter()
        # None where nobody else can ask.
        self.leases: Leases | None = None
        # Hosts whose lease is ours, with what will give it back.
        self.leased: dict[str, Any] = {}
        self.longest_wait = crawler.settings.getfloat("RETRY_AFTER_MAX")

    def host(self, name: str) -> Host:
        """What is known of a host."""
        return self.hosts.setdefault(name, Host())

    def pause(self, name: str, seconds: float) -> None:
        """Do not ask a host for so long; a longer pause stays. Nor does another process."""
        host = self.host(name)
        host.until = max(host.until, monotonic() + seconds)
        if self.leases is not None:
            self.leases.keep_wait(name, seconds)

    def leave_alone(self, name: str, reason: str) -> None:
        """Do not ask a host again in this run. What waits for it fails with LaterError."""
        self.host(name).left_alone = reason

    def owed(self, name: str) -> float:
        """For how many seconds a host is still not to be asked, by what it and the settings say."""
        host, slot = self.host(name), self.slots.get(name)
        gap = max(slot.delay * host.vary if slot is not None else 0.0, host.least)
        return max(0.0, host.until - monotonic(), host.started + gap - monotonic() if host.started else 0.0)

    def has_room(self, name: str) -> bool:
        """True if another request of a host may come in: one under way and one that is next; of a host that waits, one."""
        host = self.host(name)
        waits = host.until > monotonic() or host.denied > 0.0
        return self.inside[name] < (1 if waits else 1 + max(1, self.domain_concurrency))

    def get_slot_key(self, request: Request) -> str:
        """The request's host. Scrapy takes the host before a redirect, which the request still carries."""
        return (urlparse_cached(request).hostname or "").rstrip(".")

    def fetch(self, request: Request, spider: Any = None) -> Deferred[Any]:
        """The response or a further request, as Scrapy's does."""
        name = self.get_slot_key(request)
        if (reason := self.host(name).left_alone) is not None:
            return fail(LaterError(reason))
        self.inside[name] += 1

        def leave(result: Any) -> Any:
            self.inside[name] -= 1
            if not self.inside[name]:
                del self.inside[name]
                if name in self.leased:
                    self._keep_lease(name, call_later(LEASE_IDLE, self._give_back, name))
            self._listen(name, result)
            return result

        return super().fetch(request).addBoth(leave)

    def _listen(self, name: str, result: Any) -> None:
        """Leave a host alone that is down: its pages are not to use up their attempts one after the other. result: a further
        request, such as a second try, says nothing yet."""
        host = self.host(name)
        if isinstance(result, Response):
            host.silent = 0
        elif isinstance(result, Failure) and isinstance(result.value, _SILENCE):
            host.silent += 1
            if host.silent >= MOST_SILENT and host.left_alone is None:
                logger.warning("%s does not answer: it is left alone for the rest of the run", name)
                self.leave_alone(name, "does not answer")

    def _process_queue(self, slot: Slot) -> None:
        """Start what may start; look again when the next one may."""
        while slot.queue and slot.latercall is None and slot.free_transfer_slots() > 0:
            request, waiting = slot.queue[0]
            name = self.get_slot_key(request)
            host = self.host(name)
            later = "the crawl ends" if self._is_closing() else host.left_alone
            if later is not None:
                slot.queue.popleft()
                waiting.errback(LaterError(later))
                continue
            now = monotonic()
            due = max(host.until, host.started + max(slot.delay * host.vary, host.least) if host.started else 0.0)
            if due > now:
                slot.latercall = call_later(min(due - now, _LOOK), self._latercall, slot)
                return
            if not self._has_lease(name, host):
                slot.latercall = call_later(_LOOK, self._latercall, slot)
                return
            slot.queue.popleft()
            slot.lastseen = host.started = now
            host.vary = max(0.0, 1 + random.uniform(-slot.jitter, slot.jitter))
            # Now, not when the task first runs.
            slot.transferring.add(request)
            _schedule_coro(self._wait_for_download(slot, request, waiting))

    def _has_lease(self, name: str, host: Host) -> bool:
        """True if no other process asks the host. One that another keeps too long is left alone."""
        if self.leases is None:
            return True
        if name in self.leased:
            self._keep_lease(name, None)
            return True
        if self.leases.take(name):
            self._keep_lease(name, None)
            host.denied = 0.0
            wait = self.leases.wait_of(name)
            if wait > self.longest_wait:
                self.leave_alone(name, f"asks for {wait:.0f} seconds, more than RETRY_AFTER_MAX")
            host.until = max(host.until, monotonic() + wait)
            return not wait
        host.denied = host.denied or monotonic()
        if monotonic() - host.denied > self.longest_wait:
            self.leave_alone(name, "another process is asking it")
        return False

    def _keep_lease(self, name: str, until: Any) -> None:
        """Hold on to a lease; until: the timer that gives it back, None while the host is being asked."""
        before = self.leased.get(name)
        if before is not None:
            before.cancel()
        self.leased[name] = until

    def _give_back(self, name: str) -> None:
        """A host has not been asked for a while: it is another process's turn, if one waits."""
        if self.leases is not None and not self.inside[name]:
            del self.leased[name]
            self.leases.give_back(name, self.owed(name))

    def _is_closing(self) -> bool:
        """True when the crawl has been told to end. The engine has no other way to ask."""
        engine_slot = getattr(self.crawler.engine, "_slot", None)
        return engine_slot is not None and engine_slot.closing is not None


class HostQueue(DownloaderAwarePriorityQueue):
    """The scheduler's queue. A host's requests wait here, not in the downloader, where they would stand in others' way."""

    def __init__(self, crawler: Crawler, *arguments: Any, **options: Any) -> None:
        super().__init__(crawler, *arguments, **options)
        self._downloader_interface = _HostsWithRoom(crawler)


class _HostsWithRoom(DownloaderInterface):
    def stats(self, possible_slots: Iterable[str]) -> list[tuple[int, str]]:
        """How many requests of each host with room are in the downloader."""
        assert isinstance(self.downloader, PoliteDownloader)
        inside, has_room = self.downloader.inside, self.downloader.has_room
        return [(inside[name], name) for name in possible_slots if has_room(name)]


def downloader_of(crawler: Crawler) -> PoliteDownloader:
    """The crawl's downloader."""
    assert crawler.engine is not None
    downloader = crawler.engine.downloader
    assert isinstance(downloader, PoliteDownloader), "the setting DOWNLOADER is not PoliteDownloader"
    return downloader
