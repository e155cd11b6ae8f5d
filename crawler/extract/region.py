"""Which block of the page is the article: the one under its title.

Lines get a weight (how much they look like text of an article), blocks the weight of their lines. Between the title and
the first list of other articles, the body is the container that CMS are known to use, or the deepest block that holds
nearly all of the weight.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from crawler.extract.beyond import box_beyond
from crawler.extract.boxes import box_at
from crawler.extract.dates import DATE
from crawler.extract.hints import body_hint, is_not_body, is_small_part
from crawler.extract.items import BUTTONS, items_at
from crawler.extract.labels import END_ROLES
from crawler.extract.lines import role_of
from crawler.extract.notices import FOOT, is_notice
from crawler.extract.prose import WEAK_ENDS, is_beside_text, text_goes_on
from crawler.extract.runs import begins_list
from crawler.page import Document, Element, Line

# A line of this weight is a paragraph.
PROSE = 60.0
# A block with this share of the weight under the title is gone into.
DESCEND_SHARE = 0.88
# With less than this share outside comments and the like, the names of the parts are not believed.
LEAST_SHARE = 0.15
LEAST_TEXT = 100.0
# A box of tags or buttons does not hold this share of the text.
MOST_SHARE = 0.5
_WHOLE = ("body", "html")
# A known container with less than this share of the weight is not the body.
HINT_SHARE = 0.4
MAYBE_SHARE = 0.75
# A known container in a known container wins with this share of the outer one's weight.
INNER_SHARE = 0.8
_INLINE_HOLDERS = ("span", "font", "ucapcontent", "ucaptitle", "b", "strong")
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6 pre a".split())
# Elements that are a paragraph if they hold a single line.
_MAYBE_PARAGRAPHS = frozenset("li dd dt blockquote td tr tbody table span font section".split())
_SHORTEST_PROSE = 18
_MARK = re.compile("[，。；！？、,：”]")
# A line with a date and one of these words, and no sentence, stands under a title.
_META = re.compile("来源|來源|作者|记者|编辑|浏览|阅读|点击|发布|发表|更新|录入")
_SENTENCE = re.compile("[，。；！？”]")
_LONGEST_META = 60
_LONGEST_DATE = 24
# Lines that follow a text; a head may have them too, but there no text was seen.
_AFTER_TEXT = frozenset(("editor", "keywords", "original_title", "qr", "vote"))
# The line above each post of a forum: the second one begins the first reply.
_POST = re.compile(r"(?:发表|发布|回复)于[\s:：]*(?:(?:19|20)\d\d[-/.年]|昨天|前天|今天|\d{1,3} ?(?:秒|分钟|小时|天|周)前)")
# A bar that leads back, below a text, ends it.
_GOES_BACK = re.compile("返回(?:上[一]?[页级]|顶部|页首|列表)")
# How far behind items the text may go on, and how it says that they belong to it.
_FAR, _FIRST_LINES = 80, 10
_FOLLOWS = re.compile("如下|以下|下列|下面|[:：]$")
# The last line of a page's foot.
_ADDRESS = re.compile(r"^(?:单位)?地址[:：][^。]{2,40}邮(?:编|政编码)[:：]?\s?\d{6}")
# With less text nothing is known of where it ends.
_LITTLE = 15.0
# The lines of a page that may be its foot.
_FOOT_LINES = 30


@dataclass(slots=True)
class Lines:
    """Roles and weights of a page's lines, by line index. boxed: the lines of boxes inside the text."""

    roles: list[str | None] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    boxed: set[int] = field(default_factory=set)


def weigh(document: Document, *, hidden: bool = False) -> Lines:
    """The role and the weight of every line. hidden: weigh what is not shown too (bodies that a script shows)."""
    roles = [role_of(line.text) for line in document.lines]
    if "organiser" in roles:
        _judge_organisers(document.lines, roles)
    if "related" in roles:
        _judge_documents(document.lines, roles)
    weights = [0.0] * len(roles)
    foot = len(roles) - _FOOT_LINES
    for index, line in enumerate(document.lines):
        text = line.text
        size = len(text)
        free = size - line.linked
        # Most lines are links.
        if line.linked > free or roles[index] is not None or (line.hidden and not hidden):
            continue
        if size <= _LONGEST_META and "20" in text and _is_dated(text, size, free):
            continue
        prose = free >= PROSE or (free >= _SHORTEST_PROSE and _MARK.search(text))
        if index >= foot and (size <= 120 or not prose) and (FOOT.search(text) or _ADDRESS.match(text)):
            continue
        weights[index] = float(free) if prose else free * 0.4
    return Lines(roles, weights)


def _judge_organisers(lines: list[Line], roles: list[str | None]) -> None:
    """Who holds an event is text beside other text; elsewhere it is the page's foot."""
    for index, role in enumerate(roles):
        if role == "organiser":
            roles[index] = None if is_beside_text(lines, index) else "foot"


def _judge_documents(lines: list[Line], roles: list[str | None]) -> None:
    """相关文件 is a heading of the text unless a link follows."""
    for index, role in enumerate(roles):
        if role == "related" and lines[index].text.startswith("相关文件"):
            following = lines[index + 1] if index + 1 < len(lines) else None
            if following is None or following.linked * 2 <= len(following.text):
                roles[index] = None


def _is_dated(text: str, size: int, free: int) -> bool:
    """True for a line with a date that is no sentence: short, or with a word of the line under a title."""
    if DATE.search(text) is None:
        return False
    if size <= _LONGEST_DATE and (free < _SHORTEST_PROSE or not _MARK.search(text)):
        return True
    return _META.search(text) is not None and not _SENTENCE.search(text)


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
        dated = dated or (seen < least and len(line.text) <= _LONGEST_META and DATE.search(line.text) is not None)
        if not seen or seen < (min(least, _LITTLE) if role in END_ROLES else least):
            few = dated and is_link and seen >= _LITTLE and not _goes_on_behind(document, lines, index, first)
            if few and (items := items_at(document, roles, index, first)) is not None:
                return items
            continue
        if role in WEAK_ENDS and text_goes_on(page_lines, roles, index):
            continue
        if role in _AFTER_TEXT and seen >= 60 and not _paragraphs_follow(lines, index):
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
            if (role == "related" and _paragraphs_follow(lines, index)) or (
                seen < 300 and _body_follows(document, lines, index, seen)
            ):
                continue
            return index
    return end


def _is_signed_off(document: Document, lines: Lines, index: int) -> bool:
    """True for a bar of buttons right below a short notice, with no paragraphs behind it."""
    before = document.lines[index - 1].text if index else ""
    return 0 < len(before) <= _LONGEST_META and is_notice(before) and not _prose_behind(lines, index)


def _nothing_but_items(document: Document, lines: Lines, start: int, index: int) -> bool:
    """True if the page has no text: below its date or source stand this heading, the items of its box, and hardly more."""
    if not any(role in ("date", "source") for role in lines.roles[start:index]):
        return False
    box = document.lines[index].element.parent
    if box is None or box.tag in _WHOLE or _around(box, document.lines[start - 1] if start else None):
        return False
    if index + 1 >= len(lines.roles) or items_at(document, lines.roles, index + 1, index) is None:
        return False
    return sum(lines.weights[document.line_at(box.end - 1) + 1 :]) < PROSE


def _body_follows(document: Document, lines: Lines, index: int, seen: float) -> bool:
    """True if a known container that begins near holds much more text than was seen: a promotion stood above it."""
    if _paragraphs_follow(lines, index):
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


def _paragraphs_follow(lines: Lines, index: int) -> bool:
    """True if three paragraphs in a row follow soon: a box of links stood above the text. Summaries in a list alternate with links."""
    run = 0
    for position in range(index + 1, min(index + 20, len(lines.roles))):
        if lines.roles[position] in END_ROLES and lines.roles[position] != "related":
            return False
        run = run + 1 if lines.weights[position] >= 40 else 0
        if run == 3:
            return True
    return False


def _prose_behind(lines: Lines, index: int) -> bool:
    """True if two paragraphs in a row follow, though far; summaries of items alternate with their links."""
    run = 0
    for position in range(index + 1, min(index + _FAR, len(lines.roles))):
        if lines.roles[position] in END_ROLES and lines.roles[position] != "related":
            return False
        run = run + 1 if lines.weights[position] >= 40 else 0
        if run == 2:
            return True
    return False


def _goes_on_behind(document: Document, lines: Lines, index: int, first: int) -> bool:
    """True if the text says that something follows it, or goes on behind the items at this line."""
    beginning = document.lines[first : min(index, first + _FIRST_LINES)]
    return any(_FOLLOWS.search(line.text) for line in beginning) or _prose_behind(lines, index)


def block_of(document: Document, lines: Lines, start: int, stop: int) -> Element | None:
    """The element that holds the body within the lines from `start` to `stop` (not included); None if there is no text.

    Comments, share boxes and the like do not count, unless nearly all of the text stands in what is named so.
    """
    heavy, masses = _weigh_elements(document, lines, start, stop, all_parts=False)
    total = sum(lines.weights[start:stop])
    if total >= LEAST_TEXT and (not heavy or masses[heavy[-1].index] < LEAST_SHARE * total):
        heavy, masses = _weigh_elements(document, lines, start, stop, all_parts=True)
    if not heavy:
        return None
    hinted = _hinted(document, heavy, masses, masses[heavy[-1].index], start, stop)
    return _with_clones(document, hinted) if hinted is not None else _deepest(document, heavy, masses)


def _with_clones(document: Document, element: Element) -> Element:
    """The element; of a `<font id=zoom>` that a parser has closed and opened again in the next paragraph, what holds both."""
    if element.tag not in _INLINE_HOLDERS or not element.get("id") or element.parent is None:
        return element
    alike = [other for other in document.find(element.tag) if other.get("id") == element.get("id") and other.end > other.start]
    return element.parent if len(alike) > 1 and all(map(element.parent.holds, alike)) else element


def _weigh_elements(
    document: Document, lines: Lines, start: int, stop: int, *, all_parts: bool
) -> tuple[list[Element], list[float]]:
    """The elements that hold text, the last first, and the weight of each by its index."""
    elements = document.elements
    masses = [0.0] * len(elements)
    total = sum(lines.weights[start:stop])
    weights, page_lines = lines.weights, document.lines
    for index in range(start, stop):
        if weights[index]:
            block = page_lines[index].element
            if block.index >= 0:
                masses[block.index] += weights[index]
    title_line = page_lines[start - 1] if start else None
    heavy: list[Element] = []
    for element in reversed(elements):
        mass = masses[element.index]
        if not mass:
            continue
        if (
            not all_parts
            and is_not_body(element)
            and element.tag not in _WHOLE
            and not _around(element, title_line)
            and not (mass >= MOST_SHARE * total and is_small_part(element))
        ):
            while heavy and heavy[-1].index < element.last:
                heavy.pop()
            continue
        heavy.append(element)
        if element.parent is not None:
            masses[element.parent.index] += mass
    return heavy, masses


def _around(element: Element, line: Line | None) -> bool:
    return line is not None and element.index <= line.element.index < element.last


def _hinted(
    document: Document, heavy: list[Element], masses: list[float], total: float, start: int, stop: int
) -> Element | None:
    """The known container with the most weight; the innermost of those that hold the same."""
    best: tuple[int, float, int] | None = None
    found = None
    top = document.lines[start].start if start < len(document.lines) else 0
    for element in heavy:
        mass = masses[element.index]
        if mass < HINT_SHARE * total:
            continue
        hint = body_hint(element)
        if hint == 0 or (hint == 1 and (mass < MAYBE_SHARE * total or element.start < top)):
            continue
        rank = (hint, round(mass), element.index)
        if best is None or rank > best:
            best, found = rank, element
    if found is not None and body_hint(found) == 2:
        for element in reversed(heavy):
            inner = element is not found and found.holds(element) and masses[element.index] >= INNER_SHARE * masses[found.index]
            if inner and body_hint(element) == 2:
                found = element
    if found is None:
        for tag in _INLINE_HOLDERS:
            for element in document.find(tag):
                if element.attributes and element.end - element.start >= HINT_SHARE * total and body_hint(element) == 2:
                    first = document.line_at(element.start)
                    if start <= first < stop and sum(lines_weight(document, element)) >= HINT_SHARE * total:
                        return element
    return found


def lines_weight(document: Document, element: Element) -> list[int]:
    """The number of characters outside links of each line of the element."""
    return [len(line.text) - line.linked for line in document.lines_of(element)]


def _deepest(document: Document, heavy: list[Element], masses: list[float]) -> Element:
    """Go down from the root as long as one child holds nearly all of the weight and is no mere paragraph."""
    node = heavy[-1]
    alike = _Alike(heavy)
    for element in reversed(heavy):
        # heavy is in reverse document order, so parents come before children here.
        if element.parent is not node or element.tag in _PARAGRAPHS:
            continue
        if masses[element.index] < DESCEND_SHARE * masses[node.index]:
            continue
        if len(document.lines_of(element)) < 2 and (element.tag in _MAYBE_PARAGRAPHS or alike(element)):
            continue
        node = element
    return node


class _Alike:
    """Tells whether an element has a sibling of its kind that holds text too: a `div` for each paragraph."""

    def __init__(self, heavy: list[Element]) -> None:
        self._heavy = heavy
        self._kinds: Counter[tuple[int, str, str]] | None = None

    def __call__(self, element: Element) -> bool:
        if self._kinds is None:
            self._kinds = Counter(map(_kind, self._heavy))
        return self._kinds[_kind(element)] > 1


def _kind(element: Element) -> tuple[int, str, str]:
    return element.parent.index if element.parent else -1, element.tag, element.get("class")
