"""Items of lists: a label beside a headline speaks of the page to which the headline leads, another one of the site or that to which
the label leads too."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from crawler.original.exclusions import OTHER_LINE, OWN_MEDIA, TOOL
from crawler.original.labels import LABEL, hints
from crawler.original.shapes import kind_of, same_site
from crawler.original.targets import OwnAddress, landed
from crawler.page import Document, Element, Line

# An item is no longer than this, and its headline no shorter than that.
LONGEST, SHORTEST_HEADLINE = 400, 4
# One that leads where the label leads may be 公告.
_SHORTEST_LINK = 2
# How many boxes around a label are looked at, and how many lines without links may stand before the headline.
MOST_BOXES, MOST_BEFORE = 5, 2
MOST_LINES = 60
_LONGEST_HEADING = 24
_LONGEST_PREFIX = 20
# A title shorter than this is also an ordinary line.
_SHORTEST_TITLE = 6
_MOST_TITLES = 50
# Lines between a headline and its label, and labels of a page that are looked at.
_NEAR, _MOST_LABELS = 3, 200
# Links of a line that are looked at.
_FIRST_LINKS = 3

_BOXES = frozenset("li tr dd div section article".split())
_PAGE = frozenset(("html", "body"))
_FIELD = re.compile(r"[\u3400-\u9fff][:：]")
# Attachments and special topics may stand before a page's own source.
_NO_NEWS = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z)(?:$|[?#])|/(?:specials?|zt|zhuanti|ztzl|subject)/", re.I
)
# What one does with a link says nothing of where it leads.
_CLICK = re.compile(r"\W*(?:请?(?:点击|单击|点))?(?:此处|这里|此|查看|阅读|在线阅读|浏览器)?\W*")
# How a headline of a copy may begin.
_COPIED = re.compile(r"^[【\[(（](?:转载|轉載|转|转帖)[】\])）]")
# What may follow a headline in its line: nothing, a date, a field. A sentence that goes on makes it no headline.
_AFTER = re.compile(r"[\W\d_]*(?:$|[\u3400-\u9fffA-Za-z ]{1,8}[:：|｜/])")


class Headline(NamedTuple):
    """url: of the article that it leads to. is_here: it is one of this site. text: its words."""

    url: str
    is_here: bool
    text: str


class Items:
    """Tells which lines of a page belong to an item of a list."""

    def __init__(self, document: Document, is_own: OwnAddress) -> None:
        self._document, self._is_own = document, is_own
        self._known: dict[int, list[Headline]] = {}
        self._titles = _titles(document)
        self._several: bool | None = None

    def hold(self, line: Line) -> bool:
        """True for a line of an item, from the item's headline on."""
        boxes = (line.element, *islice(line.element.ancestors(), MOST_BOXES))
        for box in boxes:
            if box.tag in _PAGE or box.index < 0 or box.end - box.start > LONGEST or self._holds_the_title(box):
                return False
            if box.tag in _BOXES and self._is_item(box, line):
                return True
        return False

    def _is_title(self, text: str) -> bool:
        """True for words with which a title of the page begins, or for its one heading."""
        headings = self._document.find("h1")
        own = headings[0] if len(headings) == 1 else None
        in_heading = own is not None and self._document.text[own.start : own.end].strip() == text
        return len(text) >= SHORTEST_HEADLINE and (
            in_heading or any(title.startswith(text) for title in _stated(self._document))
        )

    def _holds_the_title(self, box: Element) -> bool:
        return any(box.start <= position < box.end for position in self._titles)

    def _is_item(self, box: Element, label: Line) -> bool:
        """True if a box begins with a headline, and has no more headlines than lines with labels."""
        headlines, labels, before = 0, 0, 0
        for line in islice(self._document.lines_of(box), MOST_LINES):
            if line.hidden:
                continue
            is_headline = self._has_headline(line, label)
            headlines += is_headline
            labels += bool(hints(line.text))
            if headlines:
                continue
            if line.index >= label.index or line.links or len(line.text) > _LONGEST_HEADING or before >= MOST_BEFORE:
                return False
            before += 1
        return 0 < headlines <= labels

    def _has_headline(self, line: Line, label: Line) -> bool:
        """True if a line begins with the headline of another page of this site, or of the page to which the label's line leads."""
        found = self._headlines(line)
        if not found or any(headline.is_here for headline in found):
            return bool(found)
        if line.index >= label.index or not self._is_pair(found, label):
            return False
        is_own = any(self._is_title(headline.text) or headline.text in label.text for headline in found)
        return not is_own or self._are_several()

    def _is_pair(self, found: list[Headline], label: Line) -> bool:
        """True if a label's line leads where one of these headlines does."""
        led_to = {landed(link.get("href"), self._document) for link in label.links[:_FIRST_LINKS]}
        return any(headline.url in led_to for headline in found)

    def _are_several(self) -> bool:
        """True if the page has a list of such pairs: a title or a name linked above its source may be the page's own. Found once."""
        if self._several is None:
            document = self._document
            lines = document.lines
            labels = [
                lines[index] for index in dict.fromkeys(map(document.line_at, hints(document.text))) if lines[index].links
            ]
            pairs = (
                label
                for label in labels[:_MOST_LABELS]
                if any(self._is_pair(self._headlines(line), label) for line in lines[max(0, label.index - _NEAR) : label.index])
            )
            self._several = len(list(islice(pairs, 2))) == 2
        return self._several

    def _headlines(self, line: Line) -> list[Headline]:
        """The headlines with which a line may begin; remembers what it has seen."""
        known = self._known.get(line.index)
        if known is None:
            links = [] if OTHER_LINE.match(line.text) else line.links[:_FIRST_LINKS]
            found = (self._led_to(line, link) for link in links if self._is_headline(line, link))
            known = self._known[line.index] = [headline for headline in found if headline is not None]
        return known

    def _is_headline(self, line: Line, link: Element) -> bool:
        start, end = max(0, link.start - line.start), link.end - line.start
        text, before = line.text[start:end].strip(), line.text[:start]
        said = before + _COPIED.sub("", text)
        if len(text) < _SHORTEST_LINK or len(before) > _LONGEST_PREFIX or _FIELD.search(before):
            return False
        if hints(said) and LABEL.search(said):
            return False
        follows = any(0 <= other.start - link.end <= 3 for other in line.links)
        return TOOL.fullmatch(text) is None and (follows or _AFTER.match(line.text, end) is not None)

    def _led_to(self, line: Line, link: Element) -> Headline | None:
        """The article that a headline leads to, unless it is the page itself."""
        href = link.get("href")
        url = landed(href, self._document) if href and href[0] != "#" else None
        if url is None or self._is_own(url) or _NO_NEWS.search(url):
            return None
        is_here = same_site(url, self._document.url)
        if is_here and (OWN_MEDIA.search(url) or link.end - link.start < SHORTEST_HEADLINE):
            return None
        text = line.text[max(0, link.start - line.start) : link.end - line.start].strip()
        if _CLICK.fullmatch(text) and (not is_here or link.start > line.start):
            return None
        try:
            return Headline(url, is_here, text) if kind_of(url) == "article" else None
        except ValueError:
            return None


def _stated(document: Document) -> list[str]:
    """The titles that a page's head states, with the name of the site behind them; "" for each that it does not."""
    return [document.title or "", document.metas.get("articletitle", ""), document.metas.get("og:title", "")]


def _titles(document: Document) -> list[int]:
    """Where the page's own title may stand."""
    found = [h1.start for h1 in document.find("h1")[:5] if h1.end > h1.start]
    stated = _stated(document)
    for beginning in {title[:_SHORTEST_TITLE] for title in stated if len(title) >= _SHORTEST_TITLE}:
        place = document.text.find(beginning)
        while place >= 0 and len(found) < _MOST_TITLES:
            line = document.lines[document.line_at(place)]
            if line.start == place and 2 * line.linked < len(line.text) and any(t.startswith(line.text) for t in stated):
                found.append(place)
            place = document.text.find(beginning, line.end)
    return found
