"""Where the text ends: other articles, comments, the page's foot."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.extract.beyond import box_beyond
from crawler.extract.boxes import WHOLE, box_at, is_around
from crawler.extract.dates import DATE
from crawler.extract.following import body_follows, goes_on_behind, paragraphs_follow, prose_behind
from crawler.extract.items import BUTTONS, is_heading_above, items_at
from crawler.extract.labels import END_ROLES
from crawler.extract.listed import is_listed
from crawler.extract.notices import is_notice
from crawler.extract.prose import WEAK_ENDS, is_heading_of_text, text_goes_on
from crawler.extract.runs import begins_excerpts, begins_list
from crawler.extract.weights import LONGEST_META, PROSE, Lines
from crawler.page import Document

# Lines that follow a text; a head may have them too, but there no text was seen.
_AFTER_TEXT = frozenset(("editor", "keywords", "original_title", "qr", "vote"))
# The line above each post of a forum: the second one begins the first reply.
_POST = re.compile(
    r"(?:(?:\S{1,16} )?发表|发布|回复)于[\s:：]*(?:(?:19|20)\d\d[-/.年]|昨天|前天|今天|\d{1,3} ?(?:秒|分钟|小时|天|周)前)[^。《》的]{0,24}$"
)
# The line below each post: dvbbs.
_POSTED = re.compile(r"发[贴帖]时间[:：]\s?(?:19|20)\d\d[-/.年][\d\s:：/.月日-]{3,20}")
# A bar that leads back, below a text, ends it.
_GOES_BACK = re.compile("返回(?:上[一]?[页级]|顶部|页首|列表)")
# What may stand before the first link of a box: so many lines, and characters of each.
_HEADED_BY, _LONGEST_BOX_HEADING = 3, 8
# With less text nothing is known of where it ends; with more, a box is no promotion above it.
_LITTLE, _MUCH = 15.0, 300


def stop_of(document: Document, lines: Lines, start: int) -> int:
    """The first line after `start` from which other articles, comments or the footer follow; text must stand before it.

    Boxes of links that stand between two paragraphs before it are kept in `lines.boxed`.
    """
    walk = _Walk(document, lines, start, least=min(sum(lines.weights[start:]) * 0.12, 60.0), boxed=start)
    end = box_beyond(document, lines.weights, lines.roles, start)
    for index in range(start, end):
        if not walk.leaves_out(index):
            walk.see(index)
            stop = walk.stop_at(index)
            if stop is not None:
                return stop
    return end


@dataclass(slots=True)
class _Walk:
    """What was seen on the way down. least: the weight without which few lines end a text. seen: the weight so far. first: the
    first line of text. boxed: where the last box of links ends. dated: no promotion stands between title and text."""

    document: Document
    lines: Lines
    start: int
    least: float
    boxed: int
    seen: float = 0.0
    first: int = -1
    dated: bool = False
    posts: int = 0
    is_related: bool = False

    def leaves_out(self, index: int) -> bool:
        """True in a box, and for what is not shown: that ends no text that is, but for a heading of what is shown below it."""
        if index < self.boxed:
            return True
        shown = self.document.lines
        return bool(
            shown[index].hidden and self.seen and not shown[self.first].hidden and self.lines.roles[index] not in END_ROLES
        )

    def see(self, index: int) -> None:
        """Count a line's text, and note a day: above the text, or beside the source at its beginning."""
        weight = self.lines.weights[index]
        self.seen += weight
        if self.first < 0 and weight:
            self.first = index
        if self.dated:
            return
        text = self.document.lines[index].text
        is_place = self.seen < self.least or (self.lines.roles[index] == "source" and self.seen >= _LITTLE)
        self.dated = is_place and len(text) <= LONGEST_META and DATE.search(text) is not None

    def stop_at(self, index: int) -> int | None:
        """The line with which the text ends, if this one tells it; that may be one above it."""
        line, role = self.document.lines[index], self.lines.roles[index]
        if self._is_second_post(index) or self._ends_post(index) or (role is not None and self._is_all_items(index, role)):
            return index
        is_link = line.linked * 2 > len(line.text)
        if is_link and self.seen and is_listed(self.document.lines, self.lines.roles, index):
            return None
        if is_link and self._begins_excerpts(index):
            return index - is_heading_above(self.document.lines[index - 1])
        if not self.seen or self.seen < (min(self.least, _LITTLE) if role in END_ROLES else self.least):
            return self._items_below_little(index) if is_link else None
        if role == "notice" and is_heading_of_text(self.document.lines, self.lines.roles, index):
            return None
        if role in WEAK_ENDS and text_goes_on(self.document.lines, self.lines.roles, index):
            return None
        if role is not None and self._is_below_text(index, role):
            return index
        items = self._items(index) if is_link or role in BUTTONS else None
        if items is not None:
            return items
        if role in END_ROLES or (is_link and begins_list(self.document.lines, index)):
            return self._unless_boxed(index)
        return None

    def _is_second_post(self, index: int) -> bool:
        text = self.document.lines[index].text
        if len(text) > LONGEST_META or not _POST.match(text):
            return False
        self.posts += 1
        return self.posts == 2 and self.seen > 0

    def _ends_post(self, index: int) -> bool:
        """True for the line below a forum's first post; that above one has little over it."""
        text = self.document.lines[index].text
        if len(text) > LONGEST_META or _POSTED.fullmatch(text) is None:
            return False
        return self.seen - self.lines.weights[index] >= max(self.least, _LITTLE)

    def _is_all_items(self, index: int, role: str) -> bool:
        """True for the first heading of related items where nothing else stands below the title."""
        if role != "related" or self.seen or self.is_related:
            return False
        self.is_related = True
        return _nothing_but_items(self.document, self.lines, self.start, index)

    def _begins_excerpts(self, index: int) -> bool:
        """True for a link with which titles and summaries of others begin, in a box of their own."""
        if not self.dated or self.seen < _LITTLE or not begins_excerpts(self.document.lines, index):
            return False
        box = self.document.lines[index].element.parent
        return box is not None and not box.holds(self.document.lines[self.first].element)

    def _items_below_little(self, index: int) -> int | None:
        """Where items begin below a short text that stands under a day."""
        if not self.dated or self.seen < _LITTLE or goes_on_behind(self.document, self.lines, index, self.first):
            return None
        return items_at(self.document, self.lines.roles, index, self.first)

    def _is_below_text(self, index: int, role: str) -> bool:
        """True for lines that stand only below a text."""
        if role in _AFTER_TEXT and self.seen >= PROSE and not paragraphs_follow(self.document, self.lines, index):
            return True
        return role in BUTTONS and (
            _GOES_BACK.search(self.document.lines[index].text) is not None or _is_signed_off(self.document, self.lines, index)
        )

    def _items(self, index: int) -> int | None:
        """Where items begin, unless they stand above the text."""
        items = items_at(self.document, self.lines.roles, index, self.first)
        if items is None or self.seen >= _MUCH:
            return items
        goes_on = (
            goes_on_behind(self.document, self.lines, index, self.first)
            if self.dated
            else body_follows(self.document, self.lines, index, self.seen)
        )
        return None if goes_on else items

    def _unless_boxed(self, index: int) -> int | None:
        """The line, unless the text goes on behind its box."""
        begin = index if self.lines.roles[index] == "related" else _with_heading(self.document, index)
        box_end = box_at(self.document, self.lines.roles, begin)
        if box_end > index:
            self.boxed = box_end
            self.lines.boxed.update(range(begin, box_end))
            return None
        if self.lines.roles[index] == "related" and paragraphs_follow(self.document, self.lines, index):
            return None
        return None if self.seen < _MUCH and body_follows(self.document, self.lines, index, self.seen) else index


def _with_heading(document: Document, index: int) -> int:
    """The line with which a box of links begins: bullets and a short heading may stand before the first link."""
    for _ in range(_HEADED_BY):
        above = document.lines[index - 1] if index else None
        if above is None or above.links or len(above.text) > _LONGEST_BOX_HEADING or above.text[-1] in "。！？”；，":
            break
        index -= 1
    return index


def _is_signed_off(document: Document, lines: Lines, index: int) -> bool:
    """True for a bar of buttons right below a short notice, with no paragraphs behind it."""
    before = document.lines[index - 1].text if index else ""
    return 0 < len(before) <= LONGEST_META and is_notice(before) and not prose_behind(document, lines, index)


def _nothing_but_items(document: Document, lines: Lines, start: int, index: int) -> bool:
    """True if the page has no text: below its date or source stand this heading, the items of its box, and hardly more."""
    if not any(role in ("date", "source") for role in lines.roles[start:index]):
        return False
    box = document.lines[index].element.parent
    if box is None or box.tag in WHOLE or is_around(box, document.lines[start - 1] if start else None):
        return False
    if index + 1 >= len(lines.roles) or items_at(document, lines.roles, index + 1, index) is None:
        return False
    return sum(lines.weights[document.line_at(box.end - 1) + 1 :]) < PROSE
