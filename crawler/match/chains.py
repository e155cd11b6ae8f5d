"""What keys say of each other, without texts: which are one page, which page names which, and where such chains end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from crawler.match.facts import Decision, PageFact, Tie
from crawler.match.union import Union

# How a page knows a further key of its own that needs no proof by its text.
REDIRECT = "redirect"
# How a page names its main address; the others (alternate, mobile-agent) name a further one.
MAIN = frozenset((REDIRECT, "canonical", "og:url", "url", "twitter:url"))


def points_away(page: PageFact, there: Set[str]) -> bool:
    """True if the page says that its address is another one of those that are there: of a page's addresses that is the main one."""
    return any(key != page.own and key in there and how in MAIN for key, how in page.others)


class Chains:
    """The pages and what follows from their keys.

    one_page: keys that are addresses of one page. held: the pages that have a key, by the name that `one_page` gives it.
    states: page → the page that it names. by_key: keys of one story, as far as keys tell; by_key_alone: people's words left
    out. why: how a key came to be another page's address.
    """

    def __init__(self, pages: Sequence[PageFact], ties: Iterable[Tie], decisions: Sequence[Decision]) -> None:
        self.pages = sorted(pages, key=lambda page: (page.own, page.id))
        self._tied = {pair for tie in ties for pair in ((tie.a, tie.b), (tie.b, tie.a))}
        self._apart = sorted({(decision.a, decision.b) for decision in decisions if decision.kind == "split"})
        joined = sorted({(decision.a, decision.b) for decision in decisions if decision.kind == "join"})
        self._cut = {a for a, _ in self._apart}
        self.why: dict[str, str] = {}
        self.one_page = self._aliases()
        self.held: dict[str, list[PageFact]] = defaultdict(list)
        for page in self.pages:
            self.held[self.one_page.find(page.own)].append(page)
        self.states = self._statements()
        self._ends: dict[str, str | None] = {}
        self._ring: set[str] = set()
        self.by_key = self._joined(joined)
        self.by_key_alone = self._joined(()) if joined else self.by_key
        self._set_apart = {self.by_key.find(key) for key in self._cut}

    def end(self, page: PageFact) -> str | None:
        """Where the chain from a page ends; None in a ring."""
        passed: dict[str, int] = {}
        at = self.one_page.find(page.own)
        while at not in self._ends and at not in passed:
            passed[at] = len(passed)
            if at not in self.states:
                self._ends[at] = at
            else:
                at = self.states[at]
        if at not in self._ends:
            self._ring.update(list(passed)[passed[at] :])
        end = self._ends.get(at)
        for each in passed:
            self._ends[each] = end
        return end

    def is_open(self, page: PageFact) -> bool:
        """True if text may match the page: its chain of statements ends nowhere, at itself, or at a page that is not there."""
        end = self.end(page)
        return end is None or end == self.one_page.find(page.own) or end not in self.held

    def in_ring(self, page: PageFact) -> bool:
        """True if the page is one of those that name each other in a ring."""
        return self.one_page.find(page.own) in self._ring

    def names_another(self, page: PageFact) -> bool:
        """True if the page names another page as its original, whether that counts or a person has said that it does not."""
        return page.stated is not None and self.one_page.find(page.stated) != self.one_page.find(page.own)

    def is_set_apart(self, page: PageFact) -> bool:
        """True if a person has taken the page out of a story, itself or with another."""
        return self.by_key.find(page.own) in self._set_apart

    def _aliases(self) -> Union:
        """The keys that are one page. A key whose claimants have different texts, or none that would show them to be one, is
        nobody's alias: a template gone wrong."""
        keys = Union(self._apart)
        claims: dict[str, list[PageFact]] = defaultdict(list)
        owners: dict[str, list[PageFact]] = defaultdict(list)
        for page in self.pages:
            owners[page.own].append(page)
            for key, _ in page.others:
                claims[key].append(page)
        for key, claimants in sorted(claims.items()):
            # By key, not the owner first: the ledger compares the texts of the first and each other one, and no further pair.
            concerned = sorted([*owners.get(key, ()), *claimants], key=lambda page: (page.own, page.id))
            if key in self._cut or not self._one_text(key, concerned):
                continue
            for page in claimants:
                if page.own not in self._cut and keys.join(page.own, key):
                    self.why.setdefault(key, dict(page.others)[key])
        return keys

    def _one_text(self, key: str, concerned: list[PageFact]) -> bool:
        """True if the pages that have or claim a key may be one page."""
        texts = [page.text for page in concerned if page.text is not None]
        if any(texts[0] != other and (texts[0], other) not in self._tied for other in texts):
            return False
        # A claim without a text proves nothing against other pages, unless the server itself led on to the key.
        untold = any(page.text is None and dict(page.others).get(key, REDIRECT) != REDIRECT for page in concerned)
        return not untold or len({page.own for page in concerned}) == 1

    def _statements(self) -> dict[str, str]:
        """Page → the page that it names as its original; where versions of a page differ, the first by key counts."""
        states: dict[str, str] = {}
        for page in self.pages:
            if page.stated is not None and page.own not in self._cut:
                own, stated = self.one_page.find(page.own), self.one_page.find(page.stated)
                if own != stated:
                    states[own] = min(states.get(own, stated), stated)
        return states

    def _joined(self, joined: Iterable[tuple[str, str]]) -> Union:
        """Keys, joined by aliases, by what people decided and by statements. A statement against a person's word is none."""
        story = self.one_page.copy()
        for a, b in joined:
            story.join(a, b)
        for one, stated in sorted(self.states.items()):
            if not story.join(one, stated):
                del self.states[one]
        for page in self.pages:
            story.find(page.own)
            if page.stated is not None:
                story.find(page.stated)
        return story
