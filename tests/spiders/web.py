"""A small web on loopback addresses whose every page a test makes: what is asked of it, in order, and what it answers."""

from __future__ import annotations

import asyncio
import random
import socket
import threading
from html import escape
from types import TracebackType
from typing import NamedTuple

from aiohttp import web

from tests.prose import grammar


class Answer(NamedTuple):
    """status, body and headers of one page."""

    status: int = 200
    body: str = ""
    headers: dict[str, str] = {}  # noqa: RUF012 (no test changes it)


class Web:
    """Pages by host and path, on one port of several loopback addresses, from its making until the end of its `with`.

    What has no page is a 404. /robots.txt always is, and is not counted among what was asked.
    """

    def __init__(self, *hosts: str) -> None:
        self.pages: dict[tuple[str, str], Answer] = {}
        # (host, path), in the order of their coming.
        self.asked: list[tuple[str, str]] = []
        self.sockets: list[socket.socket] = []
        self.port = 0
        for host in hosts:
            listening = socket.socket()
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, self.port))
            self.port = listening.getsockname()[1]
            self.sockets.append(listening)
        self.loop = asyncio.new_event_loop()
        self.ready = threading.Event()
        self.thread = threading.Thread(target=self._run, name="web", daemon=True)
        self.thread.start()
        assert self.ready.wait(10)

    def url(self, host: str, path: str) -> str:
        """The address of a page."""
        return f"http://{host}:{self.port}{path}"

    def put(self, host: str, path: str, body: str = "", status: int = 200, **headers: str) -> str:
        """Put up a page; its address."""
        self.pages[host, path] = Answer(status, body, headers)
        return self.url(host, path)

    def redirect(self, host: str, path: str, to: str) -> str:
        """Put up a redirect; its address."""
        return self.put(host, path, status=302, Location=to)

    def paths(self, host: str) -> list[str]:
        """The paths asked of a host, in order."""
        return [path for asked, path in self.asked if asked == host]

    def __enter__(self) -> Web:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        runner = self.loop.run_until_complete(self._start())
        self.ready.set()
        try:
            self.loop.run_forever()
        finally:
            self.loop.run_until_complete(runner.cleanup())
            self.loop.close()

    async def _start(self) -> web.AppRunner:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._handle)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        for listening in self.sockets:
            await web.SockSite(runner, listening).start()
        return runner

    async def _handle(self, request: web.Request) -> web.Response:
        assert request.transport is not None
        host = request.transport.get_extra_info("sockname")[0]
        if request.path == "/robots.txt":
            return web.Response(status=404)
        self.asked.append((host, request.path_qs))
        status, body, headers = self.pages.get((host, request.path_qs), Answer(404, "没有这一页"))
        return web.Response(status=status, text=body, headers=headers, content_type="text/html", charset="utf-8")


def article(number: int, *, original: str | None = None, day: str = "2023-04-24") -> str:
    """The HTML of a made-up article; the same number gives the same text."""
    draw = random.Random(number)
    title = grammar.title(draw)
    body = "".join(f"<p>{escape(''.join(sentences))}</p>" for sentences in grammar.paragraphs(draw, 400))
    stated = f'<p>原文链接：<a href="{escape(original)}">{escape(original)}</a></p>' if original else ""
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(title)}</title></head><body><h1>{escape(title)}</h1>'
        f'<div class="info">发布时间：{day} 来源：云岭市人民政府</div><div class="content">{body}{stated}</div></body></html>'
    )
