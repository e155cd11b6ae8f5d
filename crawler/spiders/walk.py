"""One list, walked page by page from its newest end: how far to go, and what may be said of it afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from crawler.ledger.crawling.lists import Mark

# Of the first page's addresses so many are kept, the second page's taken out.
MOST_HEADS = 30
# So many pages in a row that show nothing new to this walk end it: one may be the first page under a second address.
REPEATS = 2

Outcome = Literal["known", "end", "circle", "repeats", "over_limit", "elsewhere", "barren", "lost"]
# The outcomes after which everything on the list is in the ledger.
WHOLE: frozenset[Outcome] = frozenset(("known", "end", "circle", "repeats"))


class Step(NamedTuple):
    """What to do after a page. next_page: walk on there; None: the walk is over. outcome: why it is over, else None.

    mark: what is now known of the list and to be put down once this page's links are; None: nothing new.
    """

    next_page: str | None
    outcome: Outcome | None = None
    mark: Mark | None = None


class Walk:
    """The state of one walk.

    A walk may stop at known articles only where an earlier one has seen the list whole from there on. What it has to go
    by is the mark of that earlier walk: the addresses at the list's top then. Once at least half of these have come by
    (a few may be pinned to the top, a few may be gone) and a page shows nothing, but for what the pages above it showed
    too, that the ledger did not have then, all below is known: to the end, or to the page where the earlier walk was cut
    short, from where this one goes on. What stands on the list's second page too (a box of recommended items) says
    nothing of a place and is no head.
    """

    def __init__(self, url: str, *, most_pages: int, elsewhere: set[str]) -> None:
        """url: the list's first page. most_pages: look at no more of them.

        elsewhere: list pages that this run has asked for, in other walks too; it is the run's own set, not a copy.
        """
        self.url = url
        self.most_pages = most_pages
        self.elsewhere = elsewhere
        self.pages = {url}
        self.last = url
        self.seen: set[str] = set()
        self.heads: tuple[str, ...] | None = None
        self.heads_are_sure = False
        self.repeats = 0
        self.mark: Mark | None = None
        # Nothing above this walk's place is left out, up to the first page; or the mark says so.
        self.unbroken = True
        self.resumed = False

    def begin(self, mark: Mark | None, *, full: bool) -> None:
        """Before the first page is looked at. mark: of an earlier walk. full: walk to the end whatever is known."""
        self.mark = mark
        self.unbroken = mark is None or full

    @property
    def has_begun(self) -> bool:
        """True once the first page was looked at."""
        return self.heads is not None

    def look(self, articles: Sequence[str], new: Sequence[str], next_page: str | None, *, is_site: bool = True) -> Step:
        """What to do after a page that shows `articles`, of which the ledger did not have `new` at the time of the mark.

        next_page: where its pager leads. is_site: it looks like a page of this site, by its menus; an empty page that
        does not is some notice, and no end of the list.
        """
        if self.heads is None:
            self.heads = tuple(articles)
        elif not articles and not is_site:
            return Step(None, "lost")
        fresh = [url for url in articles if url not in self.seen]
        if fresh and self.seen and not self.heads_are_sure:
            self.heads = tuple(head for head in self.heads if head not in set(articles))
            self.heads_are_sure = True
        self.seen.update(fresh)
        self.repeats = 0 if fresh else self.repeats + 1
        if not self.unbroken and not set(new).intersection(fresh) and self._has_reached_the_mark():
            assert self.mark is not None
            if self.mark.resume_url is None:
                return self._over("known")
            self.unbroken = self.resumed = True
            next_page = self.mark.resume_url
        if next_page is None:
            return self._over("end")
        if next_page in self.pages:
            return self._over("circle")
        if self.repeats >= REPEATS:
            return self._over("repeats")
        if next_page in self.elsewhere:
            return Step(None, "elsewhere")
        if len(self.pages) >= self.most_pages:
            return Step(None, "over_limit", self._so_far(next_page))
        self.pages.add(next_page)
        self.last = next_page
        return Step(next_page, None, self._so_far(next_page))

    def missing_page(self) -> Step:
        """What to do where the next page is not there (404, 410): the list ends.

        If it was the place where an earlier walk was cut short, the list is shorter now and the mark worth nothing.
        """
        if self.resumed and self.mark is not None and self.last == self.mark.resume_url:
            return Step(None, "lost")
        return self._over("end")

    def _has_reached_the_mark(self) -> bool:
        assert self.mark is not None
        return 2 * sum(head in self.seen for head in self.mark.heads) >= len(self.mark.heads) > 0

    def _over(self, outcome: Outcome) -> Step:
        """The list is known to its end; a walk that stopped at known articles relies on the mark for that."""
        if self.heads and (self.heads_are_sure or outcome != "known"):
            return Step(None, outcome, Mark(self.heads[:MOST_HEADS]))
        return Step(None, outcome)

    def _so_far(self, next_page: str) -> Mark | None:
        """Known down to the next page: worth a mark where none says more."""
        says_more = self.mark is not None and self.mark.resume_url is None
        if self.heads and self.heads_are_sure and self.unbroken and not says_more:
            return Mark(self.heads[:MOST_HEADS], next_page)
        return None
