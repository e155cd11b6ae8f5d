"""A block's lines → the article's own, with what was cut before and after them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crawler.extract.edges.behind import behind_credits, behind_notice
from crawler.extract.edges.closing import asks_for_texts, is_citation, is_contact, is_site, without_issue
from crawler.extract.edges.foot import without_foot
from crawler.extract.edges.head import head_end
from crawler.extract.edges.inner import bylines_inside, without_inner
from crawler.extract.edges.last_line import is_tail_line
from crawler.extract.edges.tail import until_tail
from crawler.extract.edges.taken import is_fact_of_copy
from crawler.extract.edges.wrote import without_writers
from crawler.extract.listed import is_listed
from crawler.page import Line

# A heading of notes of which none is left.
_OF_NOTES = re.compile("(?:注释|注|参考文献)[:：]?")


@dataclass(slots=True)
class Cut:
    """kept: the article's own lines. head, tail: what was cut before and after, in page order."""

    kept: list[Line] = field(default_factory=list)
    head: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)


def cut(
    lines: list[Line],
    roles: list[str | None],
    title: str,
    *,
    headed: bool = False,
    known: frozenset[str] = frozenset(),
    host: str = "",
) -> Cut:
    """Cut a block's lines at both ends. roles: by line index. headed: date or source stand above the block already.
    known: lines that a site repeats and are never news. host: the page's own."""
    if known:
        lines = [line for line in lines if line.text not in known]
    first = head_end(lines, roles, title, headed)
    body, tail = until_tail(lines[first:], roles)
    last = _last_own(body, roles, host)
    last = without_issue(body[:last])
    # Where the page tells nothing above the text.
    inside = bylines_inside(body[:last], roles) if not headed and not first else []
    kept = without_inner([line for line in body[:last] if line not in inside], roles)
    return Cut(kept, lines[:first], body[last:] + tail)


def _last_own(body: list[Line], roles: list[str | None], host: str) -> int:
    """How many lines are left without those at the end that are not the article's own."""
    last = behind_credits(body[: behind_notice(body, roles)])
    asks: bool | None = None
    while last:
        line = body[last - 1]
        if line.linked and is_listed(body, roles, last - 1):
            # The text says that they follow.
            break
        if (fewer := without_foot(body, last)) < last:
            last = fewer
            continue
        above = body[last - 2] if last > 1 else None
        if not is_tail_line(line, roles[line.index], last == 1) and not (above and is_fact_of_copy(line, above)):
            if above and _OF_NOTES.fullmatch(line.text) and last < len(body):
                last -= 1
                continue
            fewer = without_writers(body, last)
            if fewer < last:
                last = fewer
                continue
            if last > 1 and is_site(line.text, host):
                last -= 1
                continue
            if last > 1 and is_citation(line.text) and not any(is_citation(other.text) for other in body[: last - 1]):
                last -= 1
                continue
            if last == 1 or not is_contact(line):
                break
            asks = asks_for_texts(body) if asks is None else asks
            if asks:
                break
        last -= 1
    return last
