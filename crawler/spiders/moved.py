"""Start pages that are nothing but a script's word to go elsewhere on the site: `<script>location.href = "/portal/index.html"</script>`."""

from __future__ import annotations

import re

from crawler.page import Document
from crawler.spiders.articles import site_of_url
from crawler.spiders.links import whole

# Characters in sight of a page that only sends on.
_LONGEST = 60
_GOES = re.compile(r"""\blocation(?:\.href)?\s{0,5}(?:=|\.(?:replace|assign)\()\s{0,5}["']([^"'\s<>]{1,500})["']""")
# With these in its script a page checks the visitor, or goes one way or another.
_MORE = re.compile(r"cookie|eval\(|\bfunction\b|=>|\bon[a-z]{3,12}\s*=|\bif\s*\(|userAgent|atob|fromCharCode", re.I)
_COMMENT = re.compile(r"^\s*//.*$|/\*.*?\*/", re.M | re.S)
# More links are a choice.
_LINKS = 1


def moved_to(document: Document) -> str | None:
    """The address of the same site that the page's only script leads to; None where it does more than that, or shows a text."""
    scripts = [bare for script in document.scripts if (bare := _COMMENT.sub("", script).strip())]
    if len(scripts) != 1 or _MORE.search(scripts[0]) or sum(len(line.text) for line in document.lines) > _LONGEST:
        return None
    if len({anchor.get("href") for anchor in document.find("a")}) > _LINKS:
        return None
    found = _GOES.findall(scripts[0])
    url = whole(document, found[0]) if len(found) == 1 else ""
    return url if url and url != document.url and site_of_url(url) == site_of_url(document.url) else None
