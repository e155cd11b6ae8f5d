"""What stands between Datasette and the browser: it lets nothing through but what is meant to be read, and nothing out that could act."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from crawler.browse.cells import SafeCsv

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

# No script, no style but ours, no image, no frame, nothing from elsewhere; forms go to us.
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_OURS = frozenset(name for name, _ in _HEADERS)
# Datasette's own pages tell of the machine, and some run scripts: none is open.
_OPEN = re.compile(
    rb"/|/favicon\.ico|/static/[\w.-]+|/search|/site|/(?:story|record|page)/[\w/]+"
    rb"|/ledger/(?:stories|pages|versions|sites|failures)(?:/[\w~.,-]+)?(?:\.(?:json|csv))?"
)
# What these ask for is SQL, or tables that are not shown.
_NOT_ASKED = frozenset({"sql", "_where", "_fts_table", "_fts_pk", "_trace", "_context"})
_WITHIN = re.compile(rb"/(?![/\\])[^\x00-\x20\\]*")


class Closed:
    """An ASGI application around another one."""

    def __init__(self, app: App, hosts: frozenset[str] = frozenset()) -> None:
        self.app = app
        self.hosts = hosts | {"localhost"}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        path = scope.get("raw_path", scope["path"].encode()).partition(b"?")[0]
        asked = {name for name, _ in parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)}
        if not self._is_asked_for_us(scope):
            await _refuse(send, 403)
        elif scope["method"] not in {"GET", "HEAD"}:
            await _refuse(send, 405)
        elif not _OPEN.fullmatch(path):
            await _refuse(send, 404)
        elif asked & _NOT_ASKED:
            await _refuse(send, 403)
        else:
            await self.app(scope, receive, _Guarded(send, is_csv=path.endswith(b".csv")))

    def _is_asked_for_us(self, scope: Message) -> bool:
        """False for another name: a page of that name's site could read what is here, were the name to lead to this machine."""
        asked = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1").lower()
        host = re.sub(r":\d+$", "", asked)
        return host in self.hosts or re.fullmatch(r"[\d.]+|\[[0-9a-f:.]+\]", host) is not None


class _Guarded:
    """Sends on: headers of ours in place of the application's, no redirect that leads away, no cell that is a formula."""

    def __init__(self, send: Send, *, is_csv: bool) -> None:
        """is_csv: the address is one of a CSV file; Datasette calls it text/plain, unless it is asked for as a download."""
        self.send = send
        self.plain_csv = is_csv
        self.csv: SafeCsv | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = dict(message, headers=self._headers(message))
        elif message["type"] == "http.response.body" and self.csv is not None:
            body = self.csv.take(message.get("body", b""), last=not message.get("more_body", False))
            message = dict(message, body=body)
        await self.send(message)

    def _headers(self, message: Message) -> list[tuple[bytes, bytes]]:
        kept = []
        for name, value in message.get("headers", ()):
            lower = name.lower()
            if lower == b"content-type" and (b"csv" in value or (self.plain_csv and value.startswith(b"text/plain"))):
                self.csv = SafeCsv()
            leads_away = lower == b"location" and not _WITHIN.fullmatch(value)
            # No page has a use for cookies, and none is made for other sites.
            if lower in _OURS or leads_away or lower in {b"set-cookie", b"access-control-allow-origin"}:
                continue
            kept.append((name, value))
        if self.csv is not None:
            kept = [(name, value) for name, value in kept if name.lower() != b"content-length"]
        return [*kept, *_HEADERS, (b"vary", b"Accept-Language")]


async def _refuse(send: Send, status: int) -> None:
    words = {403: b"Not to be asked here.\n", 404: b"There is no such page here.\n", 405: b"Only GET.\n"}[status]
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(words)).encode()), *_HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words})
