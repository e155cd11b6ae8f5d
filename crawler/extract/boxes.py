"""Small boxes of links that stand between two paragraphs of a text: only the box is no text, what follows it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crawler.extract.hints import is_not_body
from crawler.extract.notices import is_notice
from crawler.extract.tables import is_in_row
from crawler.page import Document, Element, Line

# What holds the whole page is no box.
WHOLE = ("body", "html")
_MOST_LINES = 16
_LONGEST = 600
_DEPTH = 8
# A text may stand in several parts, and boxes between these: how far up from a paragraph what holds them all may be.
_UP = 3
# How many lines before the box, and after it, may part it from the paragraphs: 广告, a picture's caption.
_NEAR = 4
_SHORTEST_PARAGRAPH, _SHORTEST_SENTENCE = 18, 4
_GOES_ON = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．][\u4e00-\u9fff]|(?!新闻|投稿|爆料).{0,6}(?:电话|传真|时间)[:：]|(?:19|20)\d\d年\d{1,2}月\d{1,2}日$"
    r"|[（(][^（）()]{0,12}(?:记者|通讯员)[^（）()]{2,30}[)）]$"
)


def box_at(document: Document, roles: list[str | None], index: int) -> int:
    """The index after the box that begins with this line; the line's own where a paragraph does not go on behind it."""
    if (named := _behind_named(document, roles, index)) > index:
        return named
    lines = document.lines
    before = next((line for line in reversed(lines[max(0, index - _NEAR) : index]) if _is_paragraph(line, roles)), None)
    if before is None:
        return index
    # Bare text stands in the parent itself.
    parent = before.element if before.element.holds(lines[index].element) else before.element.parent
    for _ in range(_UP):
        box = child_of(parent, lines[index].element)
        if box is not None or parent is None or parent.tag == "body":
            break
        parent = parent.parent
    if parent is None or box is None or box.holds(before.element) or box.end - box.start > _LONGEST:
        return index
    inside = document.lines_of(box)
    if inside[0].index != index or len(inside) > _MOST_LINES:
        return index
    size, linked = sum(len(line.text) for line in inside), sum(line.linked for line in inside)
    if linked * 2 < size and not is_not_body(box):
        return index
    end = inside[-1].index + 1
    # Paragraphs beside the box, or in another part of the kind that the one before it stands in.
    part = child_of(parent, before.element)
    kind = _kind(part) if part is not None and part is not before.element else None
    goes_on = any(
        _is_paragraph(line, roles)
        and (line.element is parent or line.element.parent is parent or _stands_in(line.element, parent, kind))
        for line in lines[end : end + _NEAR]
    )
    return end if goes_on else index


def _behind_named(document: Document, roles: list[str | None], index: int) -> int:
    """The same for a box whose name says that it is no text (相关阅读, 广告): rows of a table, headings and a signature are text too,
    before the box and behind it."""
    lines = document.lines
    box = next((part for part in _around(lines[index].element) if is_not_body(part)), None)
    # An element that holds nothing but the box.
    while box is not None and box.parent is not None and (box.parent.start, box.parent.end) == (box.start, box.end):
        box = box.parent
    if box is None or box.parent is None or box.parent.tag in WHOLE or box.end - box.start > _LONGEST:
        return index
    inside, parent = document.lines_of(box), box.parent
    end = inside[-1].index + 1
    if inside[0].index != index or len(inside) > _MOST_LINES:
        return index
    before = lines[max(0, index - _NEAR) : index]
    is_within = any(_is_of_text(line, roles) and parent.holds(line.element) for line in before)
    behind = [line for line in lines[end : end + _NEAR] if parent.holds(line.element)]
    goes_on = any(_goes_on(line, roles) for line in behind) or (
        len(behind) == _NEAR and all(_is_item(line, roles) for line in behind)
    )
    return end if is_within and goes_on else index


def _around(element: Element) -> Iterator[Element]:
    yield element
    yield from islice(element.ancestors(), _DEPTH)


def _is_of_text(line: Line, roles: list[str | None]) -> bool:
    return not line.hidden and not line.linked and roles[line.index] is None and len(line.text) > 1


def _is_item(line: Line, roles: list[str | None]) -> bool:
    """True for one of a text's own items: 赵建国（新川市人民医院）."""
    return line.element.tag == "li" and _is_of_text(line, roles) and not is_notice(line.text)


def _goes_on(line: Line, roles: list[str | None]) -> bool:
    """True for a sentence, a row of a table, a numbered heading, a telephone, a reporter, the day of a signature."""
    if line.hidden or line.linked * 2 > len(line.text) or roles[line.index] not in (None, "date") or is_notice(line.text):
        return False
    is_said = len(line.text) >= _SHORTEST_SENTENCE and ("。" in line.text or line.text[-1] in "；：")
    return is_said or is_in_row(line.element) or _GOES_ON.match(line.text) is not None


def _kind(element: Element) -> tuple[str, str]:
    return element.tag, element.get("class")


def _stands_in(element: Element, parent: Element, kind: tuple[str, str] | None) -> bool:
    """True if the child of `parent` that holds the element has this tag and class; never without a class."""
    if kind is None or not kind[1]:
        return False
    part = child_of(parent, element)
    return part is not None and _kind(part) == kind


def _is_paragraph(line: Line, roles: list[str | None]) -> bool:
    text = line.text
    return (
        roles[line.index] is None
        and not line.hidden
        and len(text) - line.linked >= _SHORTEST_PARAGRAPH
        and text[-1] in "。！？”；："
        and not is_notice(text)
    )


def child_of(parent: Element | None, element: Element) -> Element | None:
    """The child of `parent` that is `element` or holds it; None if it lies nowhere near in `parent`."""
    child: Element | None = element
    for _ in range(_DEPTH):
        if child is None or child.parent is parent:
            break
        child = child.parent
    return child if child is not None and child.parent is parent else None


def is_around(element: Element, line: Line | None) -> bool:
    """True if the element holds this line; False where there is none."""
    return line is not None and element.index <= line.element.index < element.last
