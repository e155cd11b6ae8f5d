"""Longer texts: which of the texts that are part of them they are one story with.

A text is clearly longer than its part, and has another title. If it was there first, the part is an excerpt of it. If not, it may be
an extended copy, or string together what others wrote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crawler.match.facts import PageFact
from crawler.match.originals import by_date, earliest, is_later
from crawler.match.union import Union

# A page that strings together whole articles of others is a story of its own, unless one of them makes up this share of it; a later page
# of which only one part is known, and that is less than half of it, has the others from elsewhere.
MAIN_SHARE, ONLY_SHARE = 0.6, 0.5
_DAY = 10


class Contained(NamedTuple):
    """A part in a longer text. share: of the longer text that both have."""

    share: float
    longer: PageFact
    part: PageFact


class _Part(NamedTuple):
    """own: its page's key. began: the earliest date of its text, or of a page of its story that names nobody, as far as its story is
    known without longer texts; None if they tell none."""

    share: float
    own: str
    began: str | None


def join_longer(pages: Sequence[PageFact], story: Union, held: Iterable[Contained]) -> None:
    """Join longer texts with stories of what they hold. story: joined by all other ties; is changed. held: the closest first."""
    began = _began(pages, story)
    parts: dict[PageFact, list[_Part]] = defaultdict(list)
    for share, longer, part in held:
        dates = [date for date in (part.published, began.get(story.find(part.own))) if date is not None]
        parts[longer].append(_Part(share, part.own, min(dates, default=None)))
    older: dict[PageFact, list[_Part]] = {}
    for longer, found in parts.items():
        older[longer] = []
        for part_of_it in found:
            if is_later(part_of_it.began, longer.published):
                story.join(longer.own, part_of_it.own)
            else:
                older[longer].append(part_of_it)
    # The earlier first: what is part of one may hold another.
    for longer in sorted(older, key=by_date):
        if older[longer]:
            _join_later(story, longer, older[longer])


def _began(pages: Sequence[PageFact], story: Union) -> dict[str, str | None]:
    """The earliest date of each story: a copy that comes late is no excerpt of what was published in the meantime.

    Of pages that name nobody: one that names the original joins without its story being read (`ledger/stories/joining.py`).
    """
    found: dict[str, list[PageFact]] = defaultdict(list)
    for page in pages:
        if page.stated is None:
            found[story.find(page.own)].append(page)
    return {name: earliest(of_it) for name, of_it in found.items()}


def _join_later(story: Union, longer: PageFact, parts: list[_Part]) -> None:
    """Join a longer text that is not the earlier one with what it holds: the one story, or the one that is most of it."""
    found = {story.find(part.own) for part in parts}
    best = max(parts, key=lambda part: part[:2])
    least = ONLY_SHARE if is_later(_day(longer.published), _day(best.began)) else 0
    if best.share >= (least if len(found | {story.find(longer.own)}) <= 2 else MAIN_SHARE):
        story.join(longer.own, best.own)


def _day(published: str | None) -> str | None:
    """The day of a date: of one day's texts a report may be the short form of a longer one."""
    return published and published[:_DAY]
