"""The made-up web, served: one aiohttp application on several loopback addresses, in a thread of its own."""

from __future__ import annotations

import asyncio
import hashlib
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from types import TracebackType

from aiohttp import web

from tests.site import pages
from tests.site.faults import Faults, is_article
from tests.site.world import Truth, World

ROBOTS = "User-agent: *\nDisallow: /jinzhi/\n"
MOST_KEPT_PAGES = 2000
LAST_MODIFIED = "Mon, 20 May 2024 08:00:00 GMT"


@dataclass(slots=True)
class Seen:
    """One request. time: seconds of time.monotonic(). host: the loopback address. path: with its query.

    conditional: it brought an ETag or a date. status: what was answered, 0 for a connection that was broken off.
    """

    time: float
    host: str
    path: str
    conditional: bool
    agent: str
    status: int = 0


SEEN = web.RequestKey("seen", Seen)


class TestSite:
    """The made-up web, running from its making until stop().

    seed: the same seed gives the same pages and the same faults. articles: how many the site `repost` begins with.
    faults: names from FAULTS. port: 0 takes a free one; all sites have the same port. page_bytes: pages are filled up to
    this size. bomb_bytes: what the bombs unpack to. slow_seconds: how long a slow body takes. retry_after: seconds that
    429 and 503 ask for. more: so many small repost sites besides, `more1`, `more2` …
    """

    __test__ = False  # its name begins as those of test classes do

    def __init__(
        self,
        seed: int = 1,
        articles: int = 120,
        faults: Iterable[str] = frozenset(),
        *,
        port: int = 0,
        page_bytes: int = 0,
        bomb_bytes: int = 64 << 20,
        slow_seconds: float = 1.0,
        retry_after: int = 1,
        more: int = 0,
    ) -> None:
        self.world = World(seed, articles, more=more)
        self._names = {site.host: site.name for site in self.world.sites.values()}
        self.faults = Faults(self.world, faults, bomb_bytes=bomb_bytes, slow_seconds=slow_seconds, retry_after=retry_after)
        self.page_bytes = page_bytes
        # What a path that leads nowhere answers instead of 404.
        self.fail_with: int | None = None
        self.most_at_once: Counter[str] = Counter()
        self._seen: list[Seen] = []
        self._active: Counter[str] = Counter()
        self._kept: dict[tuple[str, str], tuple[str | None, bytes]] = {}
        self._sockets = _listen(port, [site.host for site in self.world.sites.values()])
        self.world.port = self._sockets[0].getsockname()[1]
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="test site", daemon=True)
        self._thread.start()
        self._ready.wait(10)

    # What tests ask.

    def url(self, name: str = "repost", path: str = "/") -> str:
        """The address of a path on a site."""
        return self.world.base(name) + path

    def host(self, name: str = "repost") -> str:
        """The loopback address of a site."""
        return self.world.sites[name].host

    @property
    def requests(self) -> list[Seen]:
        """Every request so far, in the order of their coming."""
        return list(self._seen)

    @property
    def truth(self) -> dict[str, Truth]:
        """What is true of every article that is there now, by its address."""
        return {truth.url: truth for truth in self.world.truths()}

    # What tests change between runs.

    def edit(self, name: str = "repost", count: int = 1, start: int = 0) -> list[str]:
        """Add a paragraph to the articles number start, start + 1 … of a site; returns their addresses."""
        return [self._edit(name, n) for n in range(start, start + count)]

    def publish(self, name: str = "repost", count: int = 1) -> list[str]:
        """Publish new articles, on top of the lists; returns their addresses."""
        begin = self.world.counts[name]
        self.world.counts[name] += count
        self._kept.clear()
        return [self.world.url_of(name, n) for n in range(begin, begin + count)]

    def vanish(self, name: str = "repost", count: int = 1, start: int = 0) -> list[str]:
        """Take articles away: 404 for the even numbers, 410 for the odd; returns their addresses."""
        self.world.gone.update((name, n) for n in range(start, start + count))
        self._kept.clear()
        return [self.world.url_of(name, n) for n in range(start, start + count)]

    def come_back(self) -> None:
        """Put all vanished articles back."""
        self.world.gone.clear()
        self._kept.clear()

    def forget(self) -> None:
        """Empty the log, and let the passing faults strike again."""
        self._seen.clear()
        self.most_at_once.clear()
        self.faults.asked.clear()

    def stop(self) -> None:
        """End the server and close its sockets; a second call does nothing."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(10)

    def __enter__(self) -> TestSite:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def _edit(self, name: str, n: int) -> str:
        self.world.revisions[name, n] = self.world.revisions.get((name, n), 0) + 1
        self._kept.clear()
        return self.world.url_of(name, n)

    # The server.

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        runner = self._loop.run_until_complete(self._start())
        self._ready.set()
        try:
            self._loop.run_forever()
        finally:
            self._loop.run_until_complete(runner.cleanup())
            self._loop.close()

    async def _start(self) -> web.AppRunner:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._handle)
        application.on_response_prepare.append(_note_status)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        for listening in self._sockets:
            await web.SockSite(runner, listening).start()
        return runner

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        host = request.transport.get_extra_info("sockname")[0]
        if request.path == "/.log":
            return web.json_response([asdict(seen) for seen in self._seen])
        conditional = "If-None-Match" in request.headers or "If-Modified-Since" in request.headers
        seen = Seen(time.monotonic(), host, request.path_qs, conditional, request.headers.get("User-Agent", ""))
        self._seen.append(seen)
        request[SEEN] = seen
        self._active[host] += 1
        self.most_at_once[host] = max(self.most_at_once[host], self._active[host])
        try:
            return await self._answer(request, self._names[host])
        except ConnectionError:  # the asker went away in the middle of a body
            return web.Response(status=500)
        finally:
            self._active[host] -= 1

    async def _answer(self, request: web.Request, name: str) -> web.StreamResponse:
        path, faults = request.path, self.faults
        if path == "/robots.txt":
            return await _sent(request, web.Response(text=ROBOTS))
        if path.startswith("/old/") and "redirects" in faults.names:
            return await _sent(request, web.Response(status=301, headers={"Location": path[4:]}))
        if "bomb" in faults.names and path == "/show-900002.html" and name == "repost":
            return await faults.never_ending(request)
        if (made := faults.answer_of_its_own(name, path)) is not None:
            return await _sent(request, made)
        place = self.world.place_of(name, path)
        if place.kind == "nothing" or (place.kind == "article" and (name, place.number) in self.world.gone):
            if self.fail_with is not None:
                return await _sent(request, web.Response(status=self.fail_with))
            return await _sent(
                request, web.Response(status=410 if place.number % 2 and place.kind == "article" else 404, text="没有这一页")
            )
        answer = self._page(request, name)
        fault = faults.passing(name, path) if is_article(place) else None
        if fault in {"5xx", "429"}:
            return await _sent(request, faults.refuse(fault, name, path))
        if fault is not None:
            return await faults.break_off(request, fault, answer)
        if is_article(place) and faults.hits("slow", name, path):
            return await self._slowly(request, answer)
        return await _sent(request, answer)

    def _page(self, request: web.Request, name: str) -> web.Response:
        """The page as it is now: 304 where `304` is on and the asker has it already."""
        charset, body = self._rendered(name, request.path)
        headers = {"Content-Type": f"text/html; charset={charset}" if charset else "text/html"}
        if "304" in self.faults.names:
            headers["ETag"] = f'"{hashlib.sha1(body).hexdigest()}"'
            headers["Last-Modified"] = LAST_MODIFIED
            if request.headers.get("If-None-Match") == headers["ETag"]:
                return web.Response(status=304, headers=headers)
        return web.Response(body=body, headers=headers)

    def _rendered(self, name: str, path: str) -> tuple[str | None, bytes]:
        """A page's declared charset and bytes, kept until something changes."""
        kept = self._kept.get((name, path))
        if kept is None:
            site = self.world.sites[name]
            text = pages.page(self.world, name, self.world.place_of(name, path), self.faults)
            charset, encoding = self.faults.encoding(name, path, site.encoding)
            usual = "gb2312" if site.encoding == "gbk" else site.encoding
            text = text.replace(f'<meta charset="{usual}">', f'<meta charset="{charset}">' if charset else "")
            body = text.encode(encoding, "xmlcharrefreplace")
            if len(body) < self.page_bytes:
                body += b"<!--" + b"x" * (self.page_bytes - len(body) - 7) + b"-->"
            if len(self._kept) >= MOST_KEPT_PAGES:
                self._kept.clear()
            kept = self._kept[name, path] = charset, body
        return kept

    async def _slowly(self, request: web.Request, answer: web.Response) -> web.StreamResponse:
        body = answer.body
        if not isinstance(body, bytes):
            return await _sent(request, answer)
        response = web.StreamResponse(headers=answer.headers)
        response.content_length = len(body)
        await response.prepare(request)
        slice_length = len(body) // 5 + 1
        for begin in range(0, len(body), slice_length):
            await asyncio.sleep(self.faults.slow_seconds / 5)
            await response.write(body[begin : begin + slice_length])
        await response.write_eof()
        return response


async def _note_status(request: web.Request, response: web.StreamResponse) -> None:
    """Log the status before the first byte is out, so that who has an answer finds it in the log."""
    if SEEN in request and request.transport is not None and not request.transport.is_closing():
        request[SEEN].status = response.status


async def _sent(request: web.Request, response: web.Response) -> web.Response:
    """Send the answer now, so that a request counts as active until its last byte is out."""
    await response.prepare(request)
    await response.write_eof()
    return response


def _listen(port: int, hosts: list[str]) -> list[socket.socket]:
    """A listening socket for each site, all on one port."""
    for _ in range(50):
        made: list[socket.socket] = []
        try:
            for host in hosts:
                listening = socket.socket()
                made.append(listening)
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listening.bind((host, port or (made[0].getsockname()[1] if len(made) > 1 else 0)))
            return made
        except OSError:
            for listening in made:
                listening.close()
            if port:
                raise
    raise OSError("no port is free on all of the sites' loopback addresses")
