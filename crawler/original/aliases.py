"""The page's own addresses: what it was fetched as, and what it says of itself."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from scrapy.http import TextResponse

from crawler.original.hosts import host_of, is_address, registered_domain
from crawler.original.key import story_key
from crawler.original.repair import repair
from crawler.original.scripts import script_value
from crawler.original.shapes import kind_of
from crawler.original.sites import SAME_PUBLISHERS, WECHAT
from crawler.page import Document, document_of

MOST_LINKS = 300

# Metas that name the page's own address; the second is the standard for government sites.
OWN_METAS = ("og:url", "url", "twitter:url", "mobile-agent")
# How a page says that it is another one; at another domain that is its original, and never a further address of its own.
CLAIMS = ("canonical", "og:url", "url")
_MOBILE_AGENT = re.compile(r"url=([^;\s]+)", re.I)


# What a page says of its own address: its aliases, and claims to be another domain's page; each with how.
_Told = tuple[dict[str, str], dict[str, str]]
# Asked for several times.
_known: WeakKeyDictionary[TextResponse, _Told] = WeakKeyDictionary()


def page_aliases(response: TextResponse) -> dict[str, str]:
    """Other addresses of the same page, as it states them, each once, with how it does; never the response's own URL.

    How: `canonical` (rel=canonical), `alternate` (for mobiles), the name of a meta (`og:url`, `url` …), `wechat` (its scripts).
    Only within the registered domain of the response, and never a home page or a column: those say nothing about the page.
    """
    return dict(_told(response)[0])


def claims_elsewhere(response: TextResponse) -> dict[str, str]:
    """The articles of other publishers that a page says that it is, each with how (`canonical`, `og:url`, `url`).

    Empty where the page's own address has no registered domain.
    """
    return dict(_told(response)[1])


def _told(response: TextResponse) -> _Told:
    known = _known.get(response)
    if known is None:
        known = _known[response] = _read(response)
    return known


def _read(response: TextResponse) -> _Told:
    document = document_of(response)
    domain = registered_domain(response.url)
    found: dict[str, str] = {}
    reasons: dict[str, str] = {}
    elsewhere: dict[str, str] = {}
    stated = _stated(document, host_of(response.url))
    for address in dict.fromkeys(address for address, _ in stated):
        url = repair(address, document)
        other = registered_domain(url) if url is not None and domain is not None else None
        if url is None or domain is None or other is None or kind_of(url) != "article":
            continue
        reason = next(reason for another, reason in stated if another == address)
        if other == domain:
            found.setdefault(story_key(url), url)
            reasons.setdefault(url, reason)
        elif (
            reason in CLAIMS
            and not is_address(other)
            and not _of_one_publisher(domain, other)
            and _path(url) != _path(response.url)
        ):
            elsewhere.setdefault(url, reason)
    found.pop(_key_or_none(response.url) or "", None)
    return {url: reasons[url] for url in found.values()}, elsewhere


def _path(url: str) -> str:
    """What stands behind the host: the same at two hosts is one page under two names."""
    return story_key(url).split("/", 3)[3]


def _of_one_publisher(one: str, other: str) -> bool:
    """True for two registered domains that are one, differ only in their suffix, or are known to belong together."""
    if one.partition(".")[0] == other.partition(".")[0]:
        return True
    return any(one in domains and other in domains for domains in SAME_PUBLISHERS)


def own_keys(response: TextResponse) -> frozenset[str]:
    """The story keys of the page's own addresses."""
    keys = [_key_or_none(response.url), *map(_key_or_none, page_aliases(response))]
    return frozenset(key for key in keys if key)


def _key_or_none(url: str) -> str | None:
    try:
        return story_key(url)
    except ValueError:
        return None


def _stated(document: Document, host: str | None) -> list[tuple[str, str]]:
    """All addresses that the page gives itself, with how."""
    stated: list[tuple[str, str]] = []
    for link in document.find("link")[:MOST_LINKS]:
        relation = link.get("rel").lower().split()
        if "canonical" in relation:
            stated.append((link.get("href"), "canonical"))
        elif "alternate" in relation and link.get("media"):
            stated.append((link.get("href"), "alternate"))
    for name in OWN_METAS:
        content = document.metas.get(name)
        if content:
            agent = _MOBILE_AGENT.search(content) if name == "mobile-agent" else None
            stated.append((agent.group(1) if agent else content, name))
    if host == WECHAT:
        stated += [(address, "wechat") for address in _wechat(document)]
    return [(address, reason) for address, reason in stated if address]


def _wechat(document: Document) -> list[str]:
    """The long address that a WeChat page tells in its scripts."""
    stated = [script_value(document, "msg_link") or ""]
    parts = [script_value(document, name) for name in ("biz", "mid", "idx", "sn")]
    if all(parts):
        biz, mid, idx, sn = parts
        stated.append(f"http://{WECHAT}/s?__biz={biz}&mid={mid}&idx={idx}&sn={sn}")
    return stated
