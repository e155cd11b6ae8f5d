"""Feeds and sitemaps: where they are named and what they hold, hostile ones included."""

from __future__ import annotations

import pytest

from crawler.page import parse
from crawler.spiders.feeds import Sitemap, feeds, read_feed, read_sitemap

HOME = "http://www.site.example/"

NAMED = {
    "alternate RSS": ('<link rel="alternate" type="application/rss+xml" href="/rss.xml">', [f"{HOME}rss.xml"]),
    "alternate Atom": ('<link rel="alternate" type="application/atom+xml" href="/a">', [f"{HOME}a"]),
    "an alternate of another type is no feed": ('<link rel="alternate" hreflang="en" href="/en/">', []),
    "sitemap in the head": ('<link rel="sitemap" href="/s.xml">', [f"{HOME}s.xml"]),
    "linked in the footer": ('<a href="/sitemap.xml">地图</a><a href="/feed/">RSS</a>', [f"{HOME}sitemap.xml", f"{HOME}feed/"]),
    "a page about RSS is no feed": ('<a href="/rss.html">RSS 订阅说明</a>', []),
}


@pytest.mark.parametrize(("markup", "expected"), NAMED.values(), ids=NAMED.keys())
def test_feeds_that_a_page_names(markup: str, expected: list[str]) -> None:
    assert feeds(parse(markup, HOME)) == expected


LAUGHS = '<!DOCTYPE x [<!ENTITY a "http://lol/">' + "".join(f'<!ENTITY a{n} "{"&a;" * 10}">' for n in range(9)) + "]>"
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'

FEEDS = {
    "RSS 2.0": (
        "<rss><channel><link>http://h/</link><item><link> http://h/show-1.html </link></item></channel></rss>",
        ["http://h/show-1.html"],
    ),
    "RSS 1.0 with a namespace": (
        '<r xmlns="http://purl.org/rss/1.0/"><item><link>http://h/1</link></item></r>',
        ["http://h/1"],
    ),
    "Atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="http://h/self"/><link href="http://h/1"/></entry></feed>',
        ["http://h/1"],
    ),
    "each once": ("<rss><item><link>http://h/1</link></item><item><link>http://h/1</link></item></rss>", ["http://h/1"]),
    "other schemes are dropped": ("<rss><item><link>javascript:alert(1)</link></item></rss>", []),
    "cut in the middle": ("<rss><item><link>http://h/1</link></item><item><link>http://h/", ["http://h/1"]),
    "an outside entity is not loaded": (OUTSIDE + "<rss><item><link>http://h/&f;</link></item></rss>", ["http://h/"]),
    "entities are not expanded": (LAUGHS + "<rss><item><link>&a8;</link></item></rss>", []),
    "HTML": ("<html><body><p>没有</p></body></html>", []),
    "empty": ("", []),
    "no XML": ("\x00\x01\x02", []),
}


@pytest.mark.parametrize(("body", "expected"), FEEDS.values(), ids=FEEDS.keys())
def test_entries_of_a_feed(body: str, expected: list[str]) -> None:
    assert read_feed(body.encode()) == expected


NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
SITEMAPS = {
    "urlset": (
        f"<urlset {NS}><url><loc>http://h/1</loc><lastmod>2024-05-10</lastmod></url></urlset>",
        Sitemap(["http://h/1"], []),
    ),
    "index": (
        f"<sitemapindex {NS}><sitemap><loc>http://h/s1.xml</loc></sitemap></sitemapindex>",
        Sitemap([], ["http://h/s1.xml"]),
    ),
    "without namespace": ("<urlset><url><loc>http://h/1</loc></url></urlset>", Sitemap(["http://h/1"], [])),
    "nothing": ("", Sitemap([], [])),
}


@pytest.mark.parametrize(("body", "expected"), SITEMAPS.values(), ids=SITEMAPS.keys())
def test_sitemaps(body: str, expected: Sitemap) -> None:
    assert read_sitemap(body.encode()) == expected


def test_entries_are_bounded() -> None:
    body = "<urlset>" + "".join(f"<url><loc>http://h/{n}</loc></url>" for n in range(300)) + "</urlset>"
    assert len(read_sitemap(body.encode(), most=100).pages) == 100
