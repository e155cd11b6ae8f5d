"""Where the text ends: other articles, comments, the page's foot."""

from __future__ import annotations

import re

from crawler.extract.beyond import box_beyond
from crawler.extract.boxes import WHOLE, box_at, is_around
from crawler.extract.dates import DATE
from crawler.extract.hints import body_hint
from crawler.extract.items import BUTTONS, is_heading_above, items_at
from crawler.extract.labels import END_ROLES
from crawler.extract.notices import is_notice
from crawler.extract.prose import WEAK_ENDS, text_goes_on
from crawler.extract.runs import begins_excerpts, begins_list, is_headed
from crawler.extract.weights import LONGEST_META, PROSE, Lines
from crawler.page import Document

# Lines that follow a text; a head may have them too, but there no text was seen.
_AFTER_TEXT = frozenset(("editor", "keywords", "original_title", "qr", "vote"))
# The line above each post of a forum: the second one begins the first reply.
_POST = re.compile(r"(?:发表|发布|回复)于[\s:：]*(?:(?:19|20)\d\d[-/.年]|昨天|前天|今天|\d{1,3} ?(?:秒|分钟|小时|天|周)前)")
# A bar that leads back, below a text, ends it.
_GOES_BACK = re.compile("返回(?:上[一]?[页级]|顶部|页首|列表)")
# The weight of a paragraph that the text goes on with, and how many lines behind a box or behind items it may stand.
_PARAGRAPH, _SOON, _FAR = 40, 20, 80
# How a text says, in its first lines, that items belong to it.
_FIRST_LINES = 10
_FOLLOWS = re.compile("如下|以下|下列|下面|[:：]$")
# With less text nothing is known of where it ends.
_LITTLE = 15.0


def stop_of(document: Document, lines: Lines, start: int) -> int:
    """The first line after `start` from which other articles, comments or the footer follow; text must stand before it.

    Boxes of links that stand between two paragraphs before it are kept in `lines.boxed`.
    """
    weights, roles = lines.weights, lines.roles
    total = sum(weights[start:])
    least = min(total * 0.12, 60.0)
    page_lines = document.lines
    seen, posts, boxed, first, related, dated = 0.0, 0, start, -1, False, False
    end = box_beyond(document, weights, roles, start)
    for index in range(start, end):
        # What is not shown ends no text that is, but for a heading of what is shown below it.
        unseen = page_lines[index].hidden and seen and not page_lines[first].hidden
        if index < boxed or (unseen and roles[index] not in END_ROLES):
            continue
        seen += weights[index]
        if first < 0 and weights[index]:
            first = index
        role = roles[index]
        if role == "date" and _POST.match(page_lines[index].text):
            posts += 1
            if posts == 2 and seen:
                return index
        if not seen and role == "related" and not related:
            related = True
            if _nothing_but_items(document, lines, start, index):
                return index
        line = page_lines[index]
        is_link = line.linked * 2 > len(line.text)
        # A day above the text: no promotion stands between title and text.
        dated = dated or (seen < least and len(line.text) <= LONGEST_META and DATE.search(line.text) is not None)
        if role == "source" and seen >= _LITTLE and len(line.text) <= LONGEST_META and DATE.search(line.text) is not None:
            dated = True
        if dated and is_link and seen >= _LITTLE and begins_excerpts(page_lines, index):
            box = line.element.parent
            if box is not None and not box.holds(page_lines[first].element):
                return index - is_heading_above(page_lines[index - 1])
        if not seen or seen < (min(least, _LITTLE) if role in END_ROLES else least):
            few = dated and is_link and seen >= _LITTLE and not _goes_on_behind(document, lines, index, first)
            if few and (items := items_at(document, roles, index, first)) is not None:
                return items
            continue
        if role in WEAK_ENDS and text_goes_on(page_lines, roles, index):
            continue
        if role in _AFTER_TEXT and seen >= 60 and not _paragraphs_follow(document, lines, index):
            return index
        if role in BUTTONS and (_GOES_BACK.search(line.text) or _is_signed_off(document, lines, index)):
            return index
        items = items_at(document, roles, index, first) if is_link or role in BUTTONS else None
        if items is not None and not (
            seen < 300
            and (_goes_on_behind(document, lines, index, first) if dated else _body_follows(document, lines, index, seen))
        ):
            return items
        if role in END_ROLES or (is_link and begins_list(page_lines, index)):
            boxed = box_at(document, roles, index)
            if boxed > index:
                lines.boxed.update(range(index, boxed))
                continue
            if (role == "related" and _paragraphs_follow(document, lines, index)) or (
                seen < 300 and _body_follows(document, lines, index, seen)
            ):
                continue
            return index
    return end


def _is_signed_off(document: Document, lines: Lines, index: int) -> bool:
    """True for a bar of buttons right below a short notice, with no paragraphs behind it."""
    before = document.lines[index - 1].text if index else ""
    return 0 < len(before) <= LONGEST_META and is_notice(before) and not _prose_behind(document, lines, index)


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


def _body_follows(document: Document, lines: Lines, index: int, seen: float) -> bool:
    """True if a known container that begins near holds much more text than was seen: a promotion stood above it."""
    if _paragraphs_follow(document, lines, index):
        return True
    tried: set[int] = set()
    for line in document.lines[index : index + 12]:
        for around in line.element.ancestors():
            if around.index in tried:
                break
            tried.add(around.index)
            if body_hint(around) == 2:
                first, last = document.line_at(around.start), document.line_at(around.end - 1)
                before = sum(lines.weights[first:index])
                return sum(lines.weights[index : last + 1]) > 3 * max(before, seen)
    return False


def _paragraphs_follow(document: Document, lines: Lines, index: int) -> bool:
    """True if three paragraphs in a row follow soon: a box of links stood above the text."""
    return _run_follows(document, lines, index, 3, _SOON)


def _prose_behind(document: Document, lines: Lines, index: int) -> bool:
    """True if two paragraphs in a row follow, though far: the text goes on."""
    return _run_follows(document, lines, index, 2, _FAR)


def _run_follows(document: Document, lines: Lines, index: int, paragraphs: int, within: int) -> bool:
    """True if so many paragraphs in a row follow within so many lines. Summaries in a list alternate with their links."""
    run = 0
    for position in range(index + 1, min(index + within, len(lines.roles))):
        if lines.roles[position] in END_ROLES and lines.roles[position] != "related":
            return False
        run = run + 1 if lines.weights[position] >= _PARAGRAPH and not is_headed(document.lines[position]) else 0
        if run == paragraphs:
            return True
    return False


def _goes_on_behind(document: Document, lines: Lines, index: int, first: int) -> bool:
    """True if the text says that something follows it, or goes on behind the items at this line."""
    beginning = document.lines[first : min(index, first + _FIRST_LINES)]
    return any(_FOLLOWS.search(line.text) for line in beginning) or _prose_behind(document, lines, index)
