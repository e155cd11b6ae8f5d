"""How far a walk over a list goes, page by page, and what is put down of it afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from crawler.ledger.crawling.lists import Mark
from crawler.spiders.walk import WHOLE, Walk

ROWS = 4


class Site:
    """A list of `count` articles, the newest (the highest number) first, four on a page, and a ledger that knows some:
    those up to 24 since before the mark, the others since then. box: what every page shows besides its rows.
    """

    def __init__(self, count: int, known: Iterable[int] = (), pinned: Iterable[int] = (), box: Iterable[int] = ()) -> None:
        self.articles = [str(n) for n in (*pinned, *(n for n in range(count, 0, -1) if n not in pinned))]
        self.known = {str(n): 1 if n <= 24 else 2 for n in known}
        self.box = [str(n) for n in box]

    def page(self, number: int) -> list[str]:
        return [*self.box, *self.articles[(number - 1) * ROWS : number * ROWS]]

    @property
    def pages(self) -> int:
        return -(-len(self.articles) // ROWS)

    def walk(
        self, mark: Mark | None = None, *, full: bool = False, most: int = 100, killed_after: int = 10**6
    ) -> tuple[list[int], str | None, Mark | None]:
        """The pages that were looked at, the outcome (None: killed) and the mark that stands in the ledger then."""
        walk = Walk("p1", most_pages=most, elsewhere=set())
        walk.begin(mark, full=full)
        looked_at, here = [], 1
        while True:
            if len(looked_at) == killed_after:
                return looked_at, None, mark
            looked_at.append(here)
            articles = self.page(here)
            known_to = walk.mark.known_to if walk.mark else 10**6
            new = [url for url in articles if self.known.get(url, 10**6 + 1) > known_to]
            for url in articles:
                self.known.setdefault(url, max(self.known.values(), default=0) + 1)
            step = walk.look(articles, new, f"p{here + 1}" if here < self.pages else None)
            mark = replace(step.mark, known_to=max(self.known.values())) if step.mark else mark
            if step.next_page is None:
                return looked_at, step.outcome, mark
            here = int(step.next_page[1:])


def heads(*numbers: int) -> tuple[str, ...]:
    return tuple(map(str, numbers))


WHOLE_24 = Mark(heads(24, 23, 22, 21), known_to=1)

WALKS = {
    "a list never walked is walked to its end": (Site(24), None, {}, [1, 2, 3, 4, 5, 6], "end"),
    "nothing new costs one page": (Site(24, range(1, 25)), WHOLE_24, {}, [1], "known"),
    "two new ones: their page, and the one where all is known": (Site(26, range(1, 25)), WHOLE_24, {}, [1, 2], "known"),
    "many new ones": (Site(36, range(1, 25)), WHOLE_24, {}, [1, 2, 3, 4], "known"),
    "known links without a mark prove nothing": (Site(24, range(17, 25)), None, {}, [1, 2, 3, 4, 5, 6], "end"),
    "a run was cut short below the mark: what it left out is found": (
        Site(36, [*range(1, 25), *range(29, 37)]), WHOLE_24, {}, [1, 2, 3, 4], "known"),
    "another list showed the newest before: one page more": (Site(26, range(1, 27)), WHOLE_24, {}, [1, 2], "known"),
    "a box on every page shows what other lists brought": (
        Site(24, [*range(1, 25), 90, 91], box=(90, 91)),
        WHOLE_24,
        {},
        [1, 2],
        "known",
    ),
    "the walk's last page gave all that is new": (Site(28, [*range(1, 25)]), WHOLE_24, {}, [1, 2], "known"),
    "one pinned for ever is not the mark": (
        Site(36, [*range(1, 25), 33, 34, 35, 36], pinned=[24]), WHOLE_24, {}, [1, 2, 3, 4, 5], "known"),
    "half of the heads are gone since": (Site(22, range(1, 25)), WHOLE_24, {}, [1], "known"),
    "all heads are gone since: to the end": (Site(20, range(1, 25)), WHOLE_24, {}, [1, 2, 3, 4, 5], "end"),
    "full: to the end": (Site(24, range(1, 25)), WHOLE_24, {"full": True}, [1, 2, 3, 4, 5, 6], "end"),
    "an earlier walk got as far as page 4": (
        Site(24, range(13, 25)), Mark(heads(24, 23, 22, 21), "p4", 1), {}, [1, 4, 5, 6], "end"),
    "and there is news": (Site(28, range(13, 25)), Mark(heads(24, 23, 22, 21), "p4", 1), {}, [1, 2, 4, 5, 6, 7], "end"),
    "more pages than a run looks at": (Site(24), None, {"most": 3}, [1, 2, 3], "over_limit"),
}  # fmt: skip


@pytest.mark.parametrize(("site", "mark", "options", "pages", "outcome"), WALKS.values(), ids=WALKS.keys())
def test_how_far_a_walk_goes(site: Site, mark: Mark | None, options: dict, pages: list[int], outcome: str) -> None:
    looked_at, ended, put_down = site.walk(mark, **options)
    assert (looked_at, ended) == (pages, outcome)
    if outcome in WHOLE:
        assert site.known.keys() >= set(site.articles), "articles of the list that nobody has seen"
        assert put_down is not None
        assert put_down.resume_url is None


def test_a_long_list_is_walked_over_several_runs() -> None:
    site = Site(40)
    first = site.walk(most=4)
    second = site.walk(first[2], most=4)
    third = site.walk(second[2], most=4)
    assert [pages for pages, _, _ in (first, second, third)] == [[1, 2, 3, 4], [1, 5, 6, 7], [1, 8, 9, 10]]
    assert third[1] == "end"
    assert site.walk(third[2]) == ([1], "known", third[2])


@pytest.mark.parametrize("killed_after", range(1, 7))
@pytest.mark.parametrize("mark", [None, WHOLE_24], ids=["never walked", "walked before"])
@pytest.mark.parametrize("box", [(), (24, 23, 22)], ids=["plain", "with a box of the same links on every page"])
def test_a_killed_walk_hides_nothing(killed_after: int, mark: Mark | None, box: tuple[int, ...]) -> None:
    """Killed after any page, then again; the third walk comes through and has seen everything."""
    site = Site(40, range(1, 25) if mark else (), box=box)
    for _ in range(2):
        _, _, mark = site.walk(mark, killed_after=killed_after)
    _, outcome, mark = site.walk(mark)
    assert outcome in WHOLE
    assert site.known.keys() >= set(site.articles)


def test_boxes_are_no_heads() -> None:
    """With the box among its heads, a mark would be reached on the first page, whatever is new below it."""
    site = Site(24, box=[3, 2, 1, 9])
    _, _, mark = site.walk()
    assert mark is not None
    assert mark.heads == heads(24, 23, 22, 21)
    site = Site(60, [*range(1, 25), *range(57, 61)], box=[3, 2, 1, 9])
    assert site.walk(mark)[1] == "known"
    assert site.known.keys() >= set(site.articles)


def test_a_box_that_is_longer_than_what_is_kept() -> None:
    site = Site(24, box=range(100, 160))
    assert site.walk()[1] == "end"
    _, _, mark = Site(24, box=range(100, 160)).walk()
    assert mark is not None
    assert mark.heads == heads(24, 23, 22, 21)


@pytest.mark.parametrize(
    ("pages", "outcome"),
    [
        pytest.param(["a b", "a b", "a b", "a b"], "repeats", id="the same page under ever new addresses"),
        pytest.param(["a b", "a b", "c d", "e f", None], "end", id="the first page under a second address is no end"),
        pytest.param(["a b", "c d", "b a", "d c", "a d"], "repeats", id="pages that only mix what was seen"),
        pytest.param(["a b", "", None], "end", id="an empty last page with the site's menus"),
    ],
)
def test_pagers_that_do_not_end(pages: list[str | None], outcome: str) -> None:
    walk = Walk("p0", most_pages=100, elsewhere=set())
    walk.begin(None, full=False)
    for number, page in enumerate(pages):
        assert page is not None
        articles = page.split()
        following = pages[number + 1] if number + 1 < len(pages) else "more"
        step = walk.look(articles, articles, None if following is None else f"p{number + 1}")
        if step.next_page is None:
            break
    assert step.outcome == outcome


def test_a_circle() -> None:
    walk = Walk("p0", most_pages=100, elsewhere=set())
    walk.begin(None, full=False)
    assert walk.look(["a"], ["a"], "p1").next_page == "p1"
    assert walk.look(["b"], ["b"], "p0").outcome == "circle"


def test_a_notice_in_place_of_a_page_is_no_end() -> None:
    walk = Walk("p0", most_pages=100, elsewhere=set())
    walk.begin(None, full=False)
    walk.look(["a"], ["a"], "p1")
    step = walk.look([], [], None, is_site=False)
    assert (step.outcome, step.mark) == ("lost", None)


def test_a_page_that_another_walk_has_asked_for() -> None:
    """It is left to that walk, so nothing may be said of what is below."""
    walk = Walk("p0", most_pages=100, elsewhere={"p1"})
    walk.begin(None, full=False)
    step = walk.look(["a"], ["a"], "p1")
    assert (step.next_page, step.outcome, step.mark) == (None, "elsewhere", None)


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        pytest.param(None, "end", id="a pager that counts one too many"),
        pytest.param(Mark(("a",), "p7"), "lost", id="the place where an earlier walk was cut short"),
    ],
)
def test_a_next_page_that_is_not_there(mark: Mark | None, expected: str) -> None:
    walk = Walk("p0", most_pages=100, elsewhere=set())
    walk.begin(mark, full=False)
    assert walk.look(["a"], [], "p1").next_page == ("p7" if mark else "p1")
    assert walk.missing_page().outcome == expected
