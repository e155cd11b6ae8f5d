"""Jump links: the address that a redirect carries in itself."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from urllib.parse import unquote

from crawler.original.characters import plain_url
from crawler.original.hosts import host_of, registered_domain

DEEPEST = 3

# Parameters that hold an absolute URL which is not where the link leads.
NOT_TARGETS = frozenset(
    (
        "ref",  # where the reader comes from
        "referer",
        "referrer",
        "refer",
        "from",
        "source",
        "returnurl",  # log-in pages
        "return_url",
        "backurl",
        "back_url",
        "back",
        "callback",
        "cb",
        "pic",  # share links
        "pics",
        "img",
        "image",
        "imgurl",
        "cover",
        "thumb",
        "poster",
        "icon",
        "logo",
        "video",
        "audio",
        "src",
        "notify_url",
        "css",
        "js",
    )
)
# Shorteners and redirects that do not show where they lead; a shown address is better. Registered domains.
SHORTENERS = frozenset(
    (
        "t.cn",  # Weibo
        "url.cn",  # Tencent
        "dwz.cn",  # Baidu
        "suo.im",
        "bit.ly",
        "sourl.cn",
    )
)
_OPAQUE_PATH = re.compile(
    r"/(?:go|goto|jump|jumps|redirect|redirector|out|outlink|link|links|away|leave|transfer)(?:\.\w+)?(?:[/?]|$)", re.I
)
# Also how web archives name a copy: /web/20200415071359/http://….
_IN_PATH = re.compile(
    r"/(?:web/\d{4,14}(?:[a-z]{2}_)?|go|goto|jump|redirect|out|link|url|away|leave)/(https?(?::|%3a)(?:/|%2f){1,2}.+)", re.I
)
_ABSOLUTE = re.compile(r"https?://?[^/\s]", re.I)
# The colon may stand as it is while the slashes are escaped.
_ENCODED = re.compile(r"https?(?:%(?:25)*3a|:%(?:25)*2f)", re.I)
_BASE64 = re.compile(r"aHR0c[A-Za-z0-9+/_-]{8,4000}={0,2}")


def landing(url: str) -> str:
    """Where a jump link leads, as it states it, through up to three jumps; the URL itself if it is none."""
    for _ in range(DEEPEST):
        target = _carried(url)
        if target is None:
            break
        url = target
    return url


def hides_its_target(url: str) -> bool:
    """True for a jump link that carries no address: a shortener or `/go/123`."""
    host = host_of(url)
    if host is None:
        return False
    return registered_domain(host) in SHORTENERS or _OPAQUE_PATH.search(url.partition("://")[2]) is not None


def _carried(url: str) -> str | None:
    """The absolute http(s) URL in a parameter of this one, None if there is none."""
    head, mark, query = url.partition("?")
    if mark:
        query = query.partition("#")[0] if "://" not in query else query
        found = _in_query(query)
        if found:
            return found
    inside = _IN_PATH.search(url)
    return _absolute(inside.group(1)) if inside and inside.start() > head.find("://") + 2 else None


def _in_query(query: str) -> str | None:
    """The first parameter that holds an absolute URL."""
    position = 0
    for parameter in query.split("&"):
        name, equals, value = parameter.partition("=")
        if not equals:
            name, value = "", parameter
        start = position + len(parameter) - len(value)
        position += len(parameter) + 1
        if unquote(name).lower().strip("[]") in NOT_TARGETS:
            continue
        if _ABSOLUTE.match(value) and "?" in value:
            # Not escaped: what follows belongs to the inner address, which has parameters of its own.
            value = query[start:]
        found = _absolute(value)
        if found:
            return found
    return None


def _absolute(value: str) -> str | None:
    """The value as an absolute http(s) URL after undoing its escapes or its base64, None if it is none."""
    if _BASE64.fullmatch(unquote(value)):
        try:
            text = unquote(value).replace("-", "+").replace("_", "/").rstrip("=")
            value = b64decode(text + "=" * (-len(text) % 4)).decode("utf-8")
        except (binascii.Error, ValueError):
            return None
    for _ in range(DEEPEST + 2):
        if _ABSOLUTE.match(value):
            value = plain_url(value)
            host = host_of(value)
            return value if host and ("." in host or ":" in host) else None
        if not _ENCODED.match(value):
            return None
        value = unquote(value)
    return None
