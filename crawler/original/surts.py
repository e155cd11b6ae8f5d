"""URL → SURT, the key by which web archives sort and look up pages (CDX and CDXJ indexes)."""

from __future__ import annotations

import re
from urllib.parse import quote_from_bytes, unquote_to_bytes

from crawler.original.characters import plain_url
from crawler.original.hosts import split

_WWW = re.compile(r"www\d*\.")
# The session ids that Wayback's index leaves out.
_NET_SESSION = re.compile(r"/(?:\((?:[a-z]\([0-9a-z]{24}\))+\)|\([0-9a-z]{24}\))(?=/.+\.aspx)")
_SESSION = re.compile(
    r"(?:jsessionid=[0-9a-z]{32}|phpsessid=[0-9a-z]{32}|sid=[0-9a-z]{32}|aspsessionid[a-z]{8}=[a-z]{24}"
    r"|cfid=[^&]+&cftoken=[^&]+)(?:&|$)"
)
_SAFE = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"


def surt(url: str) -> str:
    """The URL's SURT without its scheme, as in a CDX index: `cn,gov,gdzz)/rcgz/post_18406.html?a=1`.

    All in lower case, which is why it cannot serve as the key. ValueError for what is not an http(s) URL.
    """
    _, host, port, path, query, _ = split(plain_url(url))
    host = host.strip("[]") if host.startswith("[") else ",".join(reversed(_WWW.sub("", host, count=1).split(".")))
    path = _plain(path)
    path = _NET_SESSION.sub("", _segments(path))
    if len(path) > 1 and path.endswith("/"):
        path = path[:-1]
    text = f"{host}:{port})" if port else f"{host})"
    query = _SESSION.sub("", _plain(query)).removesuffix("&") if query else ""
    if query:
        query = "&".join("=".join(parts) for parts in sorted(p.split("=", 1) for p in query.split("&")))
    return f"{text}{path}?{query}" if query else f"{text}{path}"


def _plain(text: str) -> str:
    """Escapes undone as often as there are any, in lower case, then escaped once and no more than needed."""
    data = text.encode("utf-8", "replace")
    while b"%" in data:
        undone = unquote_to_bytes(data)
        if undone == data:
            break
        data = undone
    return quote_from_bytes(data, safe=_SAFE).lower()


def _segments(path: str) -> str:
    """The path without empty and dot segments."""
    kept: list[str] = []
    first, *parts = path.split("/")
    for part in parts:
        if part == "..":
            if kept:
                kept.pop()
        elif part not in ("", "."):
            kept.append(part)
    tail = "/" if kept and path.endswith("/") else ""
    return f"{first}/{'/'.join(kept)}{tail}"
