"""Which page is a story's original, by where its chains of statements end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crawler.match.facts import PageFact
from crawler.match.outlets import is_at


@dataclass(slots=True)
class End:
    """Where chains of statements end: at a page, at a key that no page has, or (cycle) in a ring."""

    key: str
    held: bool
    cycle: bool
    stated: int
    hints: bool
    published: str | None
    repost: bool = False
    outlet: bool = False
    sources: tuple[str, ...] = ()


# Offices, which write what this archive is about.
_OFFICES = (".gov.cn", ".gov.mo", ".gov.hk")
# So few may have named a copy.
_FEW = 2
# Characters of a date that states no time.
_DAY = 10


def original(ends: list[End]) -> End:
    """Which end is the story's original.

    A page that others name, unless one or two do, it is no office's, and an office's page that names nothing has had the
    same text since an earlier day: what they name is then a copy itself; or unless half as many name a page that is not there, and
    did before it was published; more, where it is an office's. Else, where some name a page that is not there, a page
    that names nothing, is not later than they are and may be the missing one (`_may_be`), else the missing one; else the first
    page (`_first`).
    """
    there = [end for end in ends if end.held]
    missing = [end for end in ends if not end.held]
    named = [end for end in there if end.stated]
    if named and not _is_named_later(_first(named), missing):
        best, before = _first(named), _first(there)
        is_copy = sum(end.stated for end in named) <= _FEW and is_later(best.published, (before.published or "")[:_DAY] or None)
        is_office = _is_office(before.key) and not _is_office(best.key)
        return before if is_copy and is_office and not before.hints and not before.repost else best
    if not missing:
        return _first(there)
    first = _first(there) if there else None
    lacking = min(missing, key=lambda end: (end.cycle, -end.stated, end.key))
    if first is not None and not first.hints and not first.repost and first.published is not None and _may_be(first, lacking):
        dates = [end.published for end in missing if end.published is not None]
        if not dates or not is_later(first.published, min(dates)):
            return first
    return lacking


def _may_be(page: End, missing: End) -> bool:
    """True if a page may stand for one that is not there: both are of one site, or it is an office's and the missing one is none's.
    Else, unless several name the missing one: if both are an office's, or neither is and the page names nobody that it has it from."""
    if missing.cycle or _host(page.key) == _host(missing.key):
        return True
    is_office = _is_office(page.key)
    if is_office and not _is_office(missing.key):
        return True
    # Offices print their own name as the source.
    return missing.stated < _FEW and (is_office if _is_office(missing.key) else not page.outlet)


def _is_named_later(named: End, missing: list[End]) -> bool:
    """True if a page that others name is later than those who name another site's, which is not there, and they are half as many; one
    alone may have a wrong date, and an office may date a page anew."""
    return any(
        not end.cycle
        and end.stated >= _FEW
        and (end.stated > named.stated if _is_office(named.key) else end.stated * 2 >= named.stated)
        and _host(end.key) != _host(named.key)
        and is_later(named.published, (end.published or "")[:_DAY] or None)
        for end in missing
    )


def _first(ends: list[End]) -> End:
    """The page that was there first: the earliest day, of one day's pages those with a hint at another site last, then the
    earliest time.

    A page whose publisher others of that day name as their source is before all. A page that states only the day may be earlier or later
    than a time of it. So where some do, it is between them and the one with the earliest time: an office's page is before others, then one
    that names no outlet, then the one with a time.
    """

    def by_day(end: End) -> tuple[bool, bool, str, bool]:
        return end.repost, end.published is None, (end.published or "")[:_DAY], end.hints

    day = min(map(by_day, ends))
    of_day = [end for end in ends if by_day(end) == day]
    named = [end for end in of_day if any(_has_it_from(other, end) for other in of_day)]
    if named and len(named) < len(of_day):
        return _first(named)
    timed = sorted((end for end in of_day if _states_time(end)), key=lambda end: (end.published or "", end.key))
    perhaps = [*timed[:1], *(end for end in of_day if not _states_time(end))]
    return min(perhaps, key=lambda end: (not _is_office(end.key), end.outlet, not _states_time(end), end.key))


def _has_it_from(end: End, other: End) -> bool:
    """True if a page names the other one's publisher as its source, and is not published there itself."""
    return is_at(_host(other.key), end.sources) and not is_at(_host(end.key), end.sources)


def _states_time(end: End) -> bool:
    return len(end.published or "") > _DAY


def _is_office(key: str) -> bool:
    """True for a key whose host is a government's."""
    return _host(key).endswith(_OFFICES)


def _host(key: str) -> str:
    return key.split("/", 3)[2] if "://" in key else ""


def by_date(page: PageFact) -> tuple[bool, str, str, int]:
    """The earliest first, those without a date last."""
    return page.published is None, page.published or "", page.own, page.id


def earliest(pages: Iterable[PageFact]) -> str | None:
    """The earliest date that one of the pages states; None if none does."""
    return min((page.published for page in pages if page.published is not None), default=None)


def is_later(one: str | None, other: str | None) -> bool:
    """True if both dates are known and the one is surely later, as exactly as both tell."""
    if one is None or other is None:
        return False
    size = min(len(_plain(one)), len(_plain(other)))
    return _plain(one)[:size] > _plain(other)[:size]


def _plain(published: str) -> str:
    """A date without its offset, which is +08:00 always."""
    return published.partition("+")[0]
