"""One request and its answer, as the archive keeps them: plain values, so that they can be written by another thread."""

from __future__ import annotations

import http
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Headers, Response

# What proves who we are to a proxy or a site is nobody else's business.
_SECRET = frozenset((b"authorization", b"proxy-authorization"))

# In a request's meta: the address of the article that the answer is a part of.
PART = "part_of"

# Said in every warcinfo record, since the records alone do not show it.
WHAT_IS_LOST = (
    "Heads are as Scrapy keeps them: names of headers in their usual letter case, headers of one name together, reason phrase by the "
    "status code; Connection, Keep-Alive, Transfer-Encoding, TE, Trailers, Upgrade and Proxy-Connection are left out, and of "
    "requests Authorization and Proxy-Authorization. Payloads are as received but for the transfer coding (chunks are "
    "joined); a content coding stays. Answers that were broken off or over the size limit are left out. Dates are those of the whole answer."
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """url: of the answer. request, response: their heads with the empty line, as bytes. body: the payload before decompression.

    date: when the answer was there, in UTC. ip: of the server, None behind a proxy. cut: the body is not whole. hops: the addresses that
    redirected here, first to last. part_of: the address of the article that this is a further part of, None for any other.
    """

    url: str
    status: int
    request: bytes
    request_body: bytes
    response: bytes
    body: bytes
    date: datetime
    ip: str | None = None
    cut: bool = False
    hops: tuple[str, ...] = ()
    part_of: str | None = None


def exchange_of(request: Request, response: Response) -> Exchange:
    """What went over the wire, as far as Scrapy keeps it. The response must come straight from the downloader."""
    parts = urlsplit(response.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    host = parts.netloc.rpartition("@")[2]
    asked = [(name, value) for name, value in _pairs(request.headers) if name.lower() not in _SECRET]
    if "Host" not in request.headers:
        asked.insert(0, (b"Host", host.encode("ascii", "backslashreplace")))
    protocol = response.protocol or "HTTP/1.1"
    return Exchange(
        url=response.url,
        status=response.status,
        request=_head(f"{request.method} {target} HTTP/1.1", asked),
        request_body=request.body,
        response=_head(f"{protocol} {response.status} {_phrase(response.status)}", _pairs(response.headers)),
        body=response.body,
        date=datetime.now(timezone.utc),
        ip=str(response.ip_address) if response.ip_address and not request.meta.get("proxy") else None,
        cut="dataloss" in response.flags,
        hops=tuple(request.meta.get("redirect_urls", ())),
        part_of=request.meta.get(PART),
    )


def _pairs(headers: Headers) -> Iterable[tuple[bytes, bytes]]:
    """Each header line's name and value."""
    return ((name, value) for name in headers for value in headers.getlist(name))


def _head(first: str, headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """The lines of a head. A value never ends its line."""
    lines = [first.encode("ascii", "backslashreplace")]
    lines += [name + b": " + value.replace(b"\r", b" ").replace(b"\n", b" ") for name, value in headers]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _phrase(status: int) -> str:
    """The usual words for a status, empty for one that has none."""
    try:
        return http.HTTPStatus(status).phrase
    except ValueError:
        return ""
