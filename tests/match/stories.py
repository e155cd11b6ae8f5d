"""How the tables write pages and stories, and the check of a row.

A page is written `page("b", "a")`: its key is b and it names a. Stories are written `a: a b | c: c`: the root, then the keys
of the story's pages.
"""

from __future__ import annotations

import random

from crawler.match import Decision, Group, PageFact, Tie, group


def page(
    own: str,
    stated: str | None = None,
    text: int | None = None,
    date: str | None = None,
    *,
    hints: bool = False,
    outlet: bool = False,
    also: str = "",
) -> PageFact:
    """A page. also: further keys of its own, `key` or `key=how`."""
    others = tuple((key, how or "canonical") for key, _, how in (other.partition("=") for other in also.split()))
    # The number is no matter of order; a page that comes twice (`a`, `a'`) has one key.
    return PageFact(sum(map(ord, own)) * 1000 + len(own), own.rstrip("'"), stated, hints, others, date, text, outlet)


def split(a: str, b: str) -> Decision:
    return Decision("split", a, b)


def join(a: str, b: str) -> Decision:
    return Decision("join", a, b)


def told(groups: list[Group], pages: list[PageFact]) -> str:
    """The stories as the tables write them."""
    own = {page.id: page.own for page in pages}
    found = {made.root: sorted({own[number] for number in made.methods}) for made in groups}
    assert len(found) == len(groups), "two stories of one root"
    return " | ".join(f"{root}: {' '.join(keys)}" for root, keys in sorted(found.items()))


def methods(groups: list[Group], pages: list[PageFact]) -> str:
    """How each page came in: `b stated`, by key."""
    how = {number: method for made in groups for number, method in made.methods.items()}
    return " ".join(f"{page.own}:{how[page.id]}" for page in sorted(pages, key=lambda page: page.own))


def assert_grouped(pages: list[PageFact], ties: list[Tie], decisions: list[Decision], expected: str) -> list[Group]:
    """Group them, in some orders; all of them must give what is expected, and hold together in themselves."""
    for seed in range(4):
        mixed = random.Random(seed)
        groups = group(mixed.sample(pages, len(pages)), mixed.sample(ties, len(ties)), mixed.sample(decisions, len(decisions)))
        assert told(groups, pages) == expected
        for made in groups:
            assert made.root in made.keys
            assert all(made.why_one(key) in {"key", "person", "text"} for key in made.keys)
    return groups
