"""Items of lists: a label beside a headline that leads to another page of the site speaks of that page."""

from __future__ import annotations

import re
from itertools import islice

from crawler.original.exclusions import OTHER_LINE, OWN_MEDIA, TOOL
from crawler.original.labels import hints
from crawler.original.shapes import kind_of, same_site
from crawler.original.targets import OwnAddress, landed
from crawler.page import Document, Element, Line

# An item is no longer than this, and its headline no shorter than that.
LONGEST, SHORTEST_HEADLINE = 400, 4
# How many boxes around a label are looked at, and how many lines without links may stand before the headline.
MOST_BOXES, MOST_BEFORE = 5, 2
MOST_LINES = 60
_LONGEST_HEADING = 24
_LONGEST_PREFIX = 20
# A title shorter than this is also an ordinary line.
_SHORTEST_TITLE = 6
_MOST_TITLES = 50

_BOXES = frozenset("li tr dd div section article".split())
_PAGE = frozenset(("html", "body"))
_FIELD = re.compile(r"[\u3400-\u9fff][:：]")
# Attachments and special topics may stand before a page's own source.
_NO_NEWS = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z)(?:$|[?#])|/(?:specials?|zt|zhuanti|ztzl|subject)/", re.I
)
# What may follow a headline in its line: nothing, a date, a field. A sentence that goes on makes it no headline.
_AFTER = re.compile(r"[\W\d_]*(?:$|[\u3400-\u9fffA-Za-z ]{1,8}[:：|｜/])")


class Items:
    """Tells which lines of a page belong to an item of a list."""

    def __init__(self, document: Document, is_own: OwnAddress) -> None:
        self._document, self._is_own = document, is_own
        self._known: dict[int, bool] = {}
        self._titles = _titles(document)

    def hold(self, line: Line) -> bool:
        """True for a line of an item, from the item's headline on."""
        boxes = (line.element, *islice(line.element.ancestors(), MOST_BOXES))
        for box in boxes:
            if box.tag in _PAGE or box.index < 0 or box.end - box.start > LONGEST or self._holds_the_title(box):
                return False
            if box.tag in _BOXES and self._is_item(box, line):
                return True
        return False

    def _holds_the_title(self, box: Element) -> bool:
        return any(box.start <= position < box.end for position in self._titles)

    def _is_item(self, box: Element, label: Line) -> bool:
        """True if a box begins with a headline, and has no more headlines than lines with labels."""
        headlines, labels, before = 0, 0, 0
        for line in islice(self._document.lines_of(box), MOST_LINES):
            if line.hidden:
                continue
            is_headline = self._has_headline(line)
            headlines += is_headline
            labels += bool(hints(line.text))
            if headlines:
                continue
            if line.index >= label.index or line.links or len(line.text) > _LONGEST_HEADING or before >= MOST_BEFORE:
                return False
            before += 1
        return 0 < headlines <= labels

    def _has_headline(self, line: Line) -> bool:
        """True if a line begins with the headline of another page of this site; remembers what it has seen."""
        known = self._known.get(line.index)
        if known is None:
            known = not OTHER_LINE.match(line.text) and any(self._is_headline(line, link) for link in line.links[:3])
            self._known[line.index] = known
        return known

    def _is_headline(self, line: Line, link: Element) -> bool:
        start, end = max(0, link.start - line.start), link.end - line.start
        text, before = line.text[start:end].strip(), line.text[:start]
        if len(text) < SHORTEST_HEADLINE or len(before) > _LONGEST_PREFIX or _FIELD.search(before) or hints(before + text):
            return False
        follows = any(0 <= other.start - link.end <= 3 for other in line.links)
        if TOOL.fullmatch(text) or not (follows or _AFTER.match(line.text, end)):
            return False
        return self._leads_to_another(link.get("href"))

    def _leads_to_another(self, href: str) -> bool:
        """True for the address of an article of this site that is not the page itself."""
        url = landed(href, self._document) if href and href[0] != "#" else None
        if (
            url is None
            or not same_site(url, self._document.url)
            or self._is_own(url)
            or OWN_MEDIA.search(url)
            or _NO_NEWS.search(url)
        ):
            return False
        try:
            return kind_of(url) == "article"
        except ValueError:
            return False


def _titles(document: Document) -> list[int]:
    """Where the page's own title may stand."""
    found = [h1.start for h1 in document.find("h1")[:5] if h1.end > h1.start]
    stated = [document.title or "", document.metas.get("articletitle", ""), document.metas.get("og:title", "")]
    for beginning in {title[:_SHORTEST_TITLE] for title in stated if len(title) >= _SHORTEST_TITLE}:
        place = document.text.find(beginning)
        while place >= 0 and len(found) < _MOST_TITLES:
            line = document.lines[document.line_at(place)]
            if line.start == place and 2 * line.linked < len(line.text) and any(t.startswith(line.text) for t in stated):
                found.append(place)
            place = document.text.find(beginning, line.end)
    return found
