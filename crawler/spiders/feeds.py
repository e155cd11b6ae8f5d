"""RSS, Atom and sitemaps: where a page names them, and the addresses they hold.

What comes in is hostile: no entity is expanded, nothing is loaded from outside, and libxml2's own size limits stay on.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from crawler.page import Document
from crawler.spiders.links import links_of, whole

# A sitemap file holds at most 50,000 addresses (sitemaps.org).
MOST_ENTRIES = 50_000

_FEED_TYPES = frozenset(("application/rss+xml", "application/atom+xml", "application/rdf+xml"))
_FEED_PATH = re.compile(r"(?:/(?:rss|feed|atom|sitemap)[\w-]{0,40}(?:\.xml|\.rss|\.atom)|\.(?:rss|atom)|/feed/?)$", re.I)


class Sitemap(NamedTuple):
    """pages: addresses of pages. sitemaps: addresses of further sitemap files (an index names only these)."""

    pages: list[str]
    sitemaps: list[str]


def feeds(document: Document) -> list[str]:
    """The feeds and sitemaps that a page names in its head or links to, each once, in page order."""
    found: dict[str, None] = {}
    for element in document.find("link")[:500]:
        rels = element.get("rel").lower().split()
        if ("alternate" in rels and element.get("type").lower() in _FEED_TYPES) or "sitemap" in rels:
            url = whole(document, element.get("href"))
            if url:
                found[url] = None
    for link in links_of(document):
        if link.url and _FEED_PATH.search(link.url.partition("?")[0]):
            found[link.url] = None
    return list(found)


def read_feed(body: bytes, most: int = MOST_ENTRIES) -> list[str]:
    """The addresses of a feed's entries (RSS `item/link`, Atom `entry/link[@href]`), in its order; [] for what is none."""
    found: dict[str, None] = {}
    for name, element in _elements(body, ("item", "entry")):
        for child in element:
            if len(found) >= most or _name(child) != "link":
                continue
            address = child.get("href") if name == "entry" and child.get("rel", "alternate") == "alternate" else child.text
            if address and address.strip().lower().startswith(("http://", "https://")):
                found[address.strip()] = None
    return list(found)


def read_sitemap(body: bytes, most: int = MOST_ENTRIES) -> Sitemap:
    """The addresses of a sitemap or sitemap index; both lists empty for what is none. A gzip body must be unpacked."""
    found: dict[str, dict[str, None]] = {"url": {}, "sitemap": {}}
    for name, element in _elements(body, ("url", "sitemap")):
        for child in element:
            address = (child.text or "").strip() if _name(child) == "loc" else ""
            if address.lower().startswith(("http://", "https://")) and len(found[name]) < most:
                found[name][address] = None
    return Sitemap(list(found["url"]), list(found["sitemap"]))


def _elements(body: bytes, names: tuple[str, ...]) -> list[tuple[str, etree._Element]]:
    """The elements of these names, whatever their namespace; what libxml2 cannot read ends the walk."""
    found: list[tuple[str, etree._Element]] = []
    try:
        for _, element in etree.iterparse(
            BytesIO(body),
            events=("end",),
            tag=[f"{{*}}{name}" for name in names],
            recover=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ):
            if len(found) < MOST_ENTRIES:
                found.append((_name(element), element))
    except etree.XMLSyntaxError:
        pass
    # Recovery closes what a cut file leaves open: its last address may be half of one.
    return found if body.rstrip().endswith(b">") else found[:-1]


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
