"""A block's lines → the article's own, with what was cut before and after them."""

from __future__ import annotations

from dataclasses import dataclass, field

from crawler.extract.edges.head import head_end
from crawler.extract.edges.inner import without_inner
from crawler.extract.edges.tail import behind_notice, is_contact, is_tail_line, until_tail, without_issue
from crawler.page import Line


@dataclass(slots=True)
class Cut:
    """kept: the article's own lines. head, tail: what was cut before and after, in page order."""

    kept: list[Line] = field(default_factory=list)
    head: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)


def cut(
    lines: list[Line], roles: list[str | None], title: str, *, headed: bool = False, known: frozenset[str] = frozenset()
) -> Cut:
    """Cut a block's lines at both ends. roles: by line index. headed: date or source stand above the block already.
    known: lines that a site repeats and are never news."""
    if known:
        lines = [line for line in lines if line.text not in known]
    first = head_end(lines, roles, title, headed)
    body, tail = until_tail(lines[first:], roles)
    last = behind_notice(body, roles)
    while last and (is_tail_line(body[last - 1], roles[body[last - 1].index], last == 1) or is_contact(body[:last])):
        last -= 1
    last = without_issue(body[:last])
    kept = without_inner(body[:last], roles)
    return Cut(kept, lines[:first], body[last:] + tail)
