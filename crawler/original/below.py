"""The value of a label in the lines below it."""

from __future__ import annotations

import re
from itertools import islice

from crawler.original.characters import JOINER, plain_text
from crawler.original.exclusions import OTHER_FIELD, OTHER_LINE, TOOL
from crawler.original.forms import has_field
from crawler.original.labelled import LOOK, REACH, SEE_HERE, SENTENCE_END, TRIM, Labelled, opened
from crawler.original.labels import GAP, LABEL, TAIL, Strength
from crawler.original.sentences import ends_a_field
from crawler.original.shapes import same_site
from crawler.original.tables import cell_below
from crawler.original.targets import Shown, Target, continues, shown_url, targets_of, text_address
from crawler.page import Element, Line

_SPACE = rf"[\s{JOINER}]*"
_FIELD_FIRST = re.compile(rf"[\W_]*[\u3400-\u9fff]{{2,6}}{GAP}[:：](?!//)")
_TAIL_FIRST = re.compile(rf"{_SPACE}(?:{TAIL}){_SPACE}[:：]{_SPACE}")
_CLAUSE_END = re.compile(r"[，。！？；].")
_NAME = re.compile(r"[\w\u4e00-\u9fff《》“”·•-]{2,20}")
_PROMOTES = re.compile(
    r"\W*(?:打开|下载|安装|扫码|扫一扫|关注|订阅|登录|注册).{0,12}(?:[Aa][Pp][Pp]|客户端|公众号|微信|微博|全文)"
)
# Disks, forms and questionnaires, whose address stands below an office's name, too.
_OF_FILES = re.compile(
    r"//(?:[\w-]+\.)*(?:pan\.baidu\.com|(?:aliyundrive|alipan|wjx|wenjuan|wjx\w*|mikecrm|jinshuju|shimo|kdocs|lanzou\w?)\.\w+|pan\.quark\.cn|(?:docs|wj)\.qq\.com|cloud\.189\.cn)/"
)
_BARS = frozenset("|｜丨")
_ONLY_ADDRESS = re.compile(
    rf"\W{{0,3}}(?:(?:原文)?(?:链接|鏈接|连接|链接地址|网址链接){_SPACE}[:：]{_SPACE})?https?://[!-~]{{4,2000}}\W{{0,3}}"
)


def in_next_line(label: Labelled) -> list[tuple[str, str]]:
    """The value in the line after the label, where the label's own line holds none."""
    rest = label.text[label.begin : label.stop].strip(TRIM)
    if not label.ends_line:
        return []
    if rest and label.words.endswith("标题"):
        return []
    if rest and label.colon and _NAME.fullmatch(rest):
        return _address_below(label)
    if rest and (label.strength < Strength.SOURCE_LINK or len(rest) > REACH or SENTENCE_END.search(rest) or shown_url(rest)):
        return []
    following = [line for line in label.document.lines[label.line.index + 1 : label.line.index + 6] if not line.hidden]
    for number, line in enumerate(following[:2]):
        if not _may_hold(label, line, first=number == 0):
            return []
        # `Original` alone above a link is a heading of other items.
        in_english = label.words.lower() == "original" and not label.colon
        url = _value_line(label, line, plain_text(line.text), only_url=bool(rest) or number > 0 or in_english)
        if url:
            return [(url, f"{label.line.text} {line.text}")]
        # A title may stand between the label and its address.
        if rest or label.strength < Strength.ORIGINAL or line.links or len(line.text) > 80 or SENTENCE_END.search(line.text):
            return []
    return []


def in_next_row(label: Labelled) -> list[tuple[str, str]]:
    """The value below the label, in a table whose first row holds labels."""
    cell = cell_below(label.document, label.line.element) if label.match.end() >= len(label.text.rstrip(TRIM)) else None
    for line in label.document.lines_of(cell)[:1] if cell is not None else ():
        url = _value_line(label, line, plain_text(line.text), only_url=False)
        if url:
            return [(url, f"{label.line.text} {line.text}")]
    return []


def with_next_line(label: Labelled, shown: Shown, line: Line | None = None) -> Shown:
    """A URL at the end of a line with the rest of it from the next."""
    line = line or label.line
    if shown.whole and shown.end >= len(line.text) and line.index + 1 < len(label.document.lines):
        following = label.document.lines[line.index + 1]
        rest = continues(shown.url, plain_text(following.text))
        if rest:
            return Shown(shown.start, shown.end, shown.url + rest, True)
    return shown


def _address_below(label: Labelled) -> list[tuple[str, str]]:
    """The address that stands alone in the line below a name, in the same box and last in it: in a digest each item has its own."""
    below = label.document.lines[label.line.index + 1 : label.line.index + 3]
    if not below or below[0].hidden or not _ONLY_ADDRESS.fullmatch(plain_text(below[0].text)):
        return []
    if not _are_beside(label.line.element, below[0].element) or any(
        _are_beside(below[0].element, line.element) for line in below[1:]
    ):
        return []
    url = _value_line(label, below[0], plain_text(below[0].text), only_url=True)
    if url and _OF_FILES.search(url):
        return []
    return [(url, f"{label.line.text} {below[0].text}")] if url else []


def _may_hold(label: Labelled, line: Line, *, first: bool) -> bool:
    """True if a following line may hold the value: near, no field of its own, no other label."""
    text = plain_text(line.text)
    if not _is_near(label, line) or _begins_a_list(label, line) or label.zones.excludes(line.element, line.start):
        return False
    if OTHER_LINE.match(text) or OTHER_FIELD.match(text):
        return False
    if _FIELD_FIRST.match(text) and not _is_linked(line) and not (first and _TAIL_FIRST.match(text)):
        return False
    other = LABEL.match(text, opened(text))
    return other is None or (_is_linked(line) and other.end() < len(text.rstrip(TRIM + ">》")) - 4)


def _begins_a_list(label: Labelled, line: Line) -> bool:
    """True for the first of several linked items, which are no value of a label outside of their list."""
    item = line.element
    if item.tag != "li" or label.line.element.tag == "li" or item.last >= len(label.document.elements):
        return False
    following = label.document.elements[item.last]
    return following.tag == "li" and following.parent is item.parent


def _value_line(label: Labelled, line: Line, text: str, *, only_url: bool) -> str | None:
    """The address that a line of its own gives as a value."""
    tail = _TAIL_FIRST.match(text)
    begin = tail.end() if tail else opened(text)
    target = next((t for t in targets_of(label.document, line, text) if t.text), None)
    if target is not None and begin >= target.start and not TOOL.fullmatch(target.text):
        behind = text[target.end :].strip()
        alone = not _CLAUSE_END.search(behind[:LOOK]) if len(behind) <= 30 else ends_a_field(behind[:1])
        if alone and (shown_url(target.text) or not (only_url or _leads_elsewhere(label, target, behind))):
            return label.address(target)
    shown = shown_url(text, begin, min(len(text), LOOK))
    if shown is not None and shown.start == begin:
        return text_address(with_next_line(label, shown, line), label.document)
    return None


def _leads_elsewhere(label: Labelled, target: Target, behind: str) -> bool:
    """True for a link of the page's own below an empty label: to its app, its imprint, another of its articles. behind: the rest of the line."""
    if _PROMOTES.match(target.text) or behind[:1] in _BARS:
        return True
    url = label.address(target)
    return url is not None and same_site(url, label.document.url) and SEE_HERE.fullmatch(target.text) is None


def _is_near(label: Labelled, other: Line) -> bool:
    """True if another line stands in the same small part of the page, and no form field between."""
    if label.strength < Strength.SOURCE_LINK and not _share_a_box(label.line.element, other.element):
        return False
    return not has_field(label.document, label.line.start + label.match.end(), other.start + 1)


def _share_a_box(one: Element, other: Element) -> bool:
    """True if two blocks lie in a box at most three steps up from the first, short of the whole page."""
    if one.holds(other) or other.parent is one.parent:
        return True
    return any(box.index >= 0 and box.tag not in ("body", "html") and box.holds(other) for box in islice(one.ancestors(), 3))


def _are_beside(one: Element, other: Element) -> bool:
    """True for one block, and for two in one box."""
    return one is other or one.parent is other.parent


def _is_linked(line: Line) -> bool:
    """True if nearly all of a line is one anchor's text, so that a colon in it is a title's."""
    return line.linked >= 0.8 * len(line.text) and len(line.links) < 3
