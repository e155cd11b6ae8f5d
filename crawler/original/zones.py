"""Parts of a page whose links are not the article's: comments, related items, captions of pictures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

from crawler.original.exclusions import (
    COMMENTS_HEADING,
    HEADING_HINT,
    OTHER_ZONE,
    OTHER_ZONE_OF_ARTICLE,
    PICTURE_CAPTION,
    RELATED_HEADING,
)
from crawler.page import Document, Element, Line

_LONGEST_HEADING = 24
_MOST_HEADINGS = 50
_LONGEST_CAPTION = 400
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WHOLE_PAGE = frozenset(("html", "body"))
# Tags of what stands beside or below an article, unless an `<article>` holds them.
_MARGINS = ("aside", "footer")
# commentList → comment-List
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


# The heading of a form, not of what others wrote.
_WRITES = re.compile(r"\W*(?:发表|我要|写)")
# What the page itself says right below such a form; a reader's words stand behind the reader's name.
_LABEL = re.compile(r"\W{0,3}(?:[本此该]文|文章|信息|稿件|新闻|内容)?(?:原文|原始|来源|出处|转载自?|转自)\w{0,4}\s?[:：]")
# Above each post of a thread: Discuz, phpwind.
_POSTED = re.compile(r"^\W{0,3}(?:\S{1,16} )?发表于\s?[:：]?\s?(?:19|20)\d\d-\d{1,2}-\d{1,2} \d{1,2}:\d\d")
_COUNTED = re.compile(r"评论\s?[(（\[]?\s?\d+\s?[)）\]]?条?")


class Zones:
    """Tells which parts of one page to leave alone."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int, bool] = {}
        # Where such a part begins with its heading, and where it ends; how far the page was searched for headings.
        self._after: list[tuple[int, int]] = []
        self._searched = 0
        self._images = [image.index for image in document.find("img")]
        self._replies = _replies_of(document)

    def excludes(self, element: Element, position: int) -> bool:
        """True for what stands among comments or related items; `position` in the page's text."""
        if position >= self._replies:
            return True
        self._search_to(position)
        return any(start < position < end for start, end in self._after) or self._in_zone(element)

    def _search_to(self, position: int) -> None:
        """Look for headings as far as this position. Most pages have their labels long before their end."""
        document = self._document
        if position < self._searched or not document.lines:
            return
        end = document.lines[document.line_at(position)].end
        hints = HEADING_HINT.finditer(document.text, self._searched, end)
        self._searched = max(self._searched, end)
        for index in dict.fromkeys(document.line_at(hint.start()) for hint in hints):
            line = document.lines[index]
            if len(line.text) <= _LONGEST_HEADING and len(self._after) < _MOST_HEADINGS:
                # A button with how many there are leads to where they are.
                if COMMENTS_HEADING.match(line.text) and not (
                    line.linked * 2 > len(line.text) and _COUNTED.fullmatch(line.text)
                ):
                    self._after.append((line.start, self._container(line).end))
                elif RELATED_HEADING.match(line.text):
                    box = self._container(line)
                    if box.start == line.start:
                        self._after.append((line.start, box.end))

    def _container(self, line: Line) -> Element:
        """The smallest box around a heading that holds more than the heading, with the tabs behind it: mydrivers.com. A form in
        which one writes, below other things in its box, holds what there is, and so does one above a label of the page."""
        element = line.element
        if element.tag == "form" and element.parent:
            below_others = element.parent.start < element.start
            if (_WRITES.match(line.text) and below_others) or self._is_above_label(element):
                return element
        heading = next((around for around in element.ancestors() if around.tag in _HEADINGS), None)
        end = line.end
        if heading is not None and heading.start == line.start:
            end = max(end, heading.end)
        while element.parent is not None and element.tag not in _WHOLE_PAGE and element.end <= end:
            element = element.parent
        return element

    def _is_above_label(self, form: Element) -> bool:
        """True if the line right below a form begins with the label of an original."""
        lines = self._document.lines
        below = self._document.line_at(max(form.start, form.end - 1)) + 1
        return below < len(lines) and _LABEL.match(lines[below].text) is not None

    def _in_zone(self, element: Element | None) -> bool:
        """True if a container around the element is named as such a part; remembers what it has seen."""
        path: list[int] = []
        found = False
        while element is not None and element.index >= 0 and element.tag not in _WHOLE_PAGE:
            if element.index in self._known:
                found = self._known[element.index]
                break
            path.append(element.index)
            names = f"{element.get('class')[:200]} {element.get('id')[:100]}"
            if len(names) > 1:
                names = _CAMEL.sub("-", names)
            other = OTHER_ZONE_OF_ARTICLE if element.tag == "article" else OTHER_ZONE
            if other.search(names) or self._is_caption(element, names):
                found = True
                break
            element = element.parent
        for index in path:
            self._known[index] = found
        return found

    def _is_caption(self, element: Element, names: str) -> bool:
        """True for the caption of a picture: the image stands in its own box or in the box around it."""
        if element.tag != "figcaption" and not PICTURE_CAPTION.search(names):
            return False
        box = element.parent
        if box is None or box.tag in _WHOLE_PAGE or box.end - box.start > _LONGEST_CAPTION:
            box = element
        following = bisect_right(self._images, box.index)
        return following < len(self._images) and self._images[following] < box.last


def _replies_of(document: Document) -> int:
    """Where the first reply of a thread begins in the page's text; its end where there is none. The head of each post is built alike, and has
    a container of its own."""
    first: Element | None = None
    said = False
    for line in document.lines if "发表于" in document.text else ():
        if not _POSTED.match(line.text):
            # Boxes of other posts, beside an article, say nothing between their heads.
            said = said or (first is not None and "。" in line.text and line.linked * 2 <= len(line.text))
            continue
        element = line.element
        if first is None:
            first = element
        elif (
            said
            and element.parent is not first.parent
            and (element.tag, element.get("class")) == (first.tag, first.get("class"))
        ):
            return line.start
    return len(document.text) + 1


def margins_of(document: Document) -> Callable[[int], bool]:
    """Answers for positions in the page's text whether they lie beside or below the article."""
    found = [
        (element.start, element.end)
        for tag in _MARGINS
        for element in document.find(tag)[:_MOST_HEADINGS]
        if not any(around.tag == "article" for around in element.ancestors())
    ]
    return lambda position: any(start <= position < end for start, end in found)
