"""Links that a text lists: between two of its paragraphs, in their container. Rows of other articles stand below a text, or beside it."""

from __future__ import annotations

import re

from crawler.extract.notices import is_notice
from crawler.extract.prose import is_beside
from crawler.page import Line

_SHORTEST_SENTENCE = 20
# 现发布食品安全国家标准，其编号和名称如下：
_ANNOUNCES = re.compile("(?:如下|名单|清单|目录|附后)[:：]$")
# 决定对下列11件规范性文件予以废止。 1.《…》 2.《…》
_SAYS_WHICH = re.compile("下列|以下|如下|附后")
_NUMBER = re.compile(r"[（(]?(\d{1,3})[）)]?\s?[.．、)）]?")
_SENTENCE_ENDS = "。！？；”"
# A text may list so many, and looking for their beginning and end goes no further.
_MOST = 40
_MOST_ANNOUNCED, _SHORTEST_ANNOUNCING = 300, 8


def is_listed(lines: list[Line], roles: list[str | None], position: int) -> bool:
    """True for a line in a run of links with a sentence right above the run and one right below it, all in one container; the one below may
    be missing where that above says that they follow, and they are paragraphs as it is.

    lines: in page order, roles by their `index`.
    """
    if not _is_link(lines[position], roles):
        return False
    first = last = position
    while first > 0 and _is_link(lines[first - 1], roles) and position - first < _MOST_ANNOUNCED:
        first -= 1
    while last + 1 < len(lines) and _is_link(lines[last + 1], roles) and last - position < _MOST_ANNOUNCED:
        last += 1
    if first == 0:
        return False
    above = lines[first - 1]
    if _ANNOUNCES.search(above.text) and _is_sentence(above, roles, "：:", _SHORTEST_ANNOUNCING):
        return all(
            line.element.tag == above.element.tag == "p" and is_beside(above.element, line.element)
            for line in lines[first : last + 1]
        )
    if (
        _SAYS_WHICH.search(above.text)
        and _is_sentence(above, roles, f"{_SENTENCE_ENDS}：:", _SHORTEST_ANNOUNCING)
        and _are_numbered(lines[first : last + 1])
    ):
        return all(is_beside(above.element, line.element) for line in lines[first : last + 1])
    if last + 1 >= len(lines) or max(position - first, last - position) > _MOST:
        return False
    below = lines[last + 1]
    return (
        _is_sentence(above, roles, f"{_SENTENCE_ENDS}：:", 4)
        and _is_sentence(below, roles, _SENTENCE_ENDS, _SHORTEST_SENTENCE)
        and not is_notice(below.text)
        and all(is_beside(above.element, line.element) for line in lines[first : last + 2])
    )


def _are_numbered(lines: list[Line]) -> bool:
    """True for items that are numbered from one on, without a gap."""
    numbers = (_NUMBER.match(line.text) for line in lines)
    return all(number is not None and int(number.group(1)) == wanted for wanted, number in enumerate(numbers, 1))


def _is_link(line: Line, roles: list[str | None]) -> bool:
    return line.linked * 2 > len(line.text) and roles[line.index] is None and not line.hidden


def _is_sentence(line: Line, roles: list[str | None], ends: str, shortest: int) -> bool:
    return (
        roles[line.index] is None
        and not line.hidden
        and line.linked * 4 <= len(line.text)
        and len(line.text) >= shortest
        and line.text[-1] in ends
    )


def without_announced(lines: list[Line]) -> list[Line]:
    """The lines without the links that one of them says follow it."""
    if not any(line.linked for line in lines):
        return lines
    kept: list[Line] = []
    announced = False
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        is_link = line.linked * 2 > len(line.text)
        numbered = below is not None and _are_numbered([below]) and _SAYS_WHICH.search(line.text) is not None
        announced = (announced and is_link) or numbered or _ANNOUNCES.search(line.text) is not None
        if not (announced and is_link):
            kept.append(line)
    return kept
