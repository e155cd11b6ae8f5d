"""The links of a page, made whole: what listing and pagers look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_plus

from scrapy import Request

from crawler.original import without_session
from crawler.page import Document, Element
from crawler.spiders.shapes import LONGEST_URL

# More links than any list page has that was seen; only this many are looked at.
MOST_LINKS = 5000

_TAG = re.compile(r"<[^<>]{0,2000}>")
_ANCHOR = re.compile(r"<a\s([^<>]{0,4000})>", re.I)
_ATTRIBUTE = re.compile(r"""([a-z-]{1,20})\s{0,3}=\s{0,3}(?:"([^"]{0,3000})"|'([^']{0,3000})'|([^\s"'<>]{1,3000}))""", re.I)
_ODD_SPACE = re.compile("[\\s\u200b-\u200d\u2060\ufeff\xa0]+")
_HAS_HOST = re.compile("https?://(?:[^/?#@]{0,200}@)?[^/?#@:\\[\\]]", re.I)
# Addresses that Scrapy leaves as they are; most are, and to ask it costs 20 microseconds each.
_AS_IT_IS = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?/[\w/.,:;=&?%+~!*()$@-]*(?<!\?)", re.A)
_NO_PAGE = ("javascript:", "mailto:", "tel:", "data:", "about:", "#")


class Link(NamedTuple):
    """One link. url: absolute http(s) without fragment, "" where its script or `#` leads nowhere by itself.

    text: what a reader sees (or its title, where the page hides it). script: onclick and a javascript: address.
    element: None for links that only a script writes.
    """

    url: str
    text: str
    title: str
    css: str
    rel: str
    script: str
    element: Element | None


def links_of(document: Document, most: int = MOST_LINKS) -> list[Link]:
    """The page's links in page order, at most `most`; those in `<record>` blocks of jcms lists come after the others."""
    anchors = [link_of(document, anchor) for anchor in document.find("a")[:most]]
    for record in between(document.html, "<record>", "</record>", most):
        anchors.extend(written_links(document, record, most - len(anchors)))
        if len(anchors) >= most:
            break
    return anchors


def link_of(document: Document, anchor: Element) -> Link:
    """One `<a>`. A hidden anchor has no text on the page, so its title stands in."""
    href = anchor.get("href")
    title = anchor.get("title")
    text = one_line(document.text_of(anchor)) or one_line(title)
    script = anchor.get("onclick")
    if href[:11].lower() == "javascript:":
        script = f"{href} {script}"
    return Link(whole(document, href), text, title, anchor.get("class").lower(), anchor.get("rel").lower(), script, anchor)


def written_links(document: Document, html: str, most: int = MOST_LINKS) -> list[Link]:
    """The links of markup that stands in a script, a comment or a data block: found by pattern, as nothing parses it."""
    found: list[Link] = []
    for match in _ANCHOR.finditer(html):
        if len(found) >= most:
            break
        attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(match.group(1))}
        end = html.find("</a", match.end())
        text = one_line(_TAG.sub("", html[match.end() : end if 0 <= end < match.end() + 2000 else match.end()]))
        title = attributes.get("title", "")
        found.append(
            Link(
                whole(document, attributes.get("href", "").replace("&amp;", "&")),
                text or one_line(title),
                title,
                attributes.get("class", "").lower(),
                attributes.get("rel", "").lower(),
                attributes.get("onclick", ""),
                None,
            )
        )
    return found


def whole(document: Document, href: str) -> str:
    """The href as an absolute http(s) URL without its fragment; "" where it is none or longer than LONGEST_URL."""
    href = href.strip()
    if not href or href.lower().startswith(_NO_PAGE) or len(href) > LONGEST_URL:
        return ""
    url = document.absolute(href)
    if url is None or len(url) > LONGEST_URL or not _HAS_HOST.match(url):
        return ""
    return as_asked(url.partition("#")[0], document.encoding)


def as_asked(url: str, encoding: str = "utf-8") -> str:
    """The address as a request for it has it, Chinese letters and spaces escaped, without a session; "" where none can be made.

    encoding: of the page that the link stands on. Letters in a query are sent in it, as browsers do: `list.asp?lb=通知` of a GBK page.
    The ledger must know a page by the same address when it is found and when it has been fetched, and when it is found again: a
    server that keeps sessions in its links (`;jsessionid=…`) writes other ones to a reader without cookies each time.
    """
    url = without_session(url)
    if _AS_IT_IS.fullmatch(url):
        return url
    for written in dict.fromkeys((encoding, "utf-8")):
        try:
            return Request(url, encoding=written).url
        except (ValueError, LookupError):
            continue
    return ""


def between(text: str, start: str, end: str, most: int) -> Iterator[str]:
    """What stands between `start` and the next `end`, at most `most` times; linear, also where an end is missing."""
    position = text.find(start)
    while position >= 0 and most > 0:
        position += len(start)
        stop = text.find(end, position)
        if stop < 0:
            return
        yield text[position:stop]
        most -= 1
        position = text.find(start, stop)


def one_line(text: str) -> str:
    """The text with every run of white space made one space."""
    return _ODD_SPACE.sub(" ", text).strip()


def percent_decoded(text: str) -> str:
    """URL-encoded text as JavaScript's and PHP's encoders write it (`+` is a space)."""
    return unquote_plus(text, errors="replace")
