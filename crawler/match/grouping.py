"""Which pages are one story: a pure function of what the pages say, whose texts are one, and what a person decided.

It knows no order of arrival: the same facts always make the same stories. Three kinds of ties, the stronger first:

- an alias: two keys are addresses of one page;
- a statement: a page names its original, which may be a repost itself (a chain; its end is the original);
- a text: only of *open* pages, whose chain of statements does not end at a page that is there. A page whose stated
  original is there goes with it, whatever its text is like, and so cannot carry a stranger's text into that story.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from crawler.match.chains import Chains, points_away
from crawler.match.containers import Contained, join_longer
from crawler.match.facts import Decision, Group, Method, PageFact, Tie
from crawler.match.originals import End, by_date, earliest, original
from crawler.match.union import Union


def group(pages: Sequence[PageFact], ties: Iterable[Tie] = (), decisions: Sequence[Decision] = ()) -> list[Group]:
    """The stories of these pages. Every page that is tied to one of them must be among them."""
    ties = sorted(ties, key=lambda tie: (-tie.share, tie.a, tie.b))
    chains = Chains(pages, ties, decisions)
    return _Stories(chains, _joined_by_text(chains, ties)).groups()


def _joined_by_text(chains: Chains, ties: list[Tie]) -> Union:
    """The keys of each story: those that keys tell, and the open pages whose texts are one."""
    story = chains.by_key.copy()
    having: dict[int, list[PageFact]] = defaultdict(list)
    for page in chains.pages:
        if page.text is not None and chains.is_open(page):
            having[page.text].append(page)
    for same in having.values():
        _join_same(chains, story, same)
    first = {text: _earliest_of_each(story, same) for text, same in having.items()}
    pairs = _pairs(chains, [tie for tie in ties if not tie.unsure], first)
    for tie, a, b in pairs:
        if tie.longer is None:
            story.join(a.own, b.own)
    held = (Contained(tie.share, *((a, b) if tie.longer == tie.a else (b, a))) for tie, a, b in pairs if tie.longer is not None)
    join_longer(chains.pages, story, held)
    return story


def _join_same(chains: Chains, story: Union, same: list[PageFact]) -> None:
    """Join pages of one text: all, but for those that a person has set apart; a copy is rather with the others than with those."""
    stories: list[str] = []
    for page in sorted(same, key=lambda page: (chains.is_set_apart(page), page.own, page.id)):
        if not any(story.join(one, page.own) for one in stories):
            stories.append(page.own)


def _earliest_of_each(story: Union, same: list[PageFact]) -> list[PageFact]:
    """Of pages with one text, the earliest; one for each story where a person has set some of them apart."""
    found: dict[str, PageFact] = {}
    for page in sorted(same, key=by_date):
        found.setdefault(story.find(page.own), page)
    return list(found.values())


def _pairs(chains: Chains, ties: list[Tie], first: dict[int, list[PageFact]]) -> list[tuple[Tie, PageFact, PageFact]]:
    """The pages of each tie, the closest first; of equally close ones those first that nobody has set apart."""
    found = [(tie, a, b) for tie in ties for a in first.get(tie.a, ()) for b in first.get(tie.b, ())]
    return sorted(found, key=lambda pair: (-pair[0].share, any(map(chains.is_set_apart, pair[1:])), pair[1].own, pair[2].own))


def _main(there: Sequence[PageFact], stated: Counter[str]) -> PageFact:
    """Of a page's addresses that are there the one that the others call theirs; else the one that is stated most."""
    keys = {page.own for page in there}
    return min(there, key=lambda page: (points_away(page, keys), -stated[page.own], page.own))


class _Stories:
    """The joined keys as groups: each one's original, and how its pages came in."""

    def __init__(self, chains: Chains, story: Union) -> None:
        self.chains = chains
        self.story = story

    def groups(self) -> list[Group]:
        """The stories, each with its root and what every page is in it."""
        members: dict[str, list[str]] = defaultdict(list)
        for key in self.story.members():
            members[self.story.find(key)].append(key)
        pages: dict[str, list[PageFact]] = defaultdict(list)
        for page in self.chains.pages:
            pages[self.story.find(page.own)].append(page)
        return [self._group(sorted(members[one]), pages[one]) for one in sorted(members) if pages[one]]

    def _group(self, keys: list[str], pages: list[PageFact]) -> Group:
        chains = self.chains
        end = original(self._ends_of(pages))
        made = Group(end.key, cycle=end.cycle)
        own = {page.own for page in pages}
        for key in keys:
            made.keys[key] = "own" if key == end.key else chains.why.get(key) or ("chain" if key in own else "stated")
            made.parts[key] = chains.by_key.find(key)
            made.by_keys[key] = chains.by_key_alone.find(key)
        root = chains.one_page.find(end.key)
        for page in pages:
            made.methods[page.id] = self._method(page, end, root)
            if chains.is_open(page):
                made.open.add(page.id)
        return made

    def _ends_of(self, pages: list[PageFact]) -> list[End]:
        """The ends of the chains of a story's pages."""
        chains = self.chains
        by_end: dict[str | None, list[PageFact]] = defaultdict(list)
        for page in pages:
            by_end[chains.end(page)].append(page)
        found = []
        for end, chained in by_end.items():
            there = chains.held.get(end, []) if end is not None else []
            if end is None or not there:
                stated = [page.stated for page in chained if page.stated is not None]
                key = min(page.own for page in chained if chains.in_ring(page)) if end is None else self._named(end, stated)
                found.append(End(key, False, end is None, len(chained), False, earliest(chained)))
            else:
                stated = [
                    page.stated for page in chained if page.stated is not None and chains.one_page.find(page.stated) == end
                ]
                key = _main(there, Counter(stated)).own
                hints = all(page.hints for page in there)
                repost = all(map(chains.names_another, there))
                outlet = all(page.outlet for page in there)
                sources = tuple(sorted({domain for page in there for domain in page.sources}))
                found.append(End(key, True, False, len(stated), hints, earliest(there), repost, outlet, sources))
        return found

    def _named(self, end: str, stated: list[str]) -> str:
        """Of the keys of a page that is not there, the one that is stated most."""
        named = [key for key in stated if self.chains.one_page.find(key) == end] or [end]
        return min(set(named), key=lambda key: (-named.count(key), key))

    def _method(self, page: PageFact, end: End, root: str) -> Method:
        """How the page came into its story."""
        chains = self.chains
        one = chains.one_page.find(page.own)
        if end.cycle and chains.end(page) is None:
            return "stated"
        if one in chains.states and chains.names_another(page):
            assert page.stated is not None
            if chains.one_page.find(page.stated) == root:
                return "stated"
            return "alias" if chains.end(page) == root else self._otherwise(page, end)
        if page.own == end.key:
            return "none"
        return "alias" if one == root else self._otherwise(page, end)

    def _otherwise(self, page: PageFact, end: End) -> Method:
        """By keys, a person's word among them, or by text."""
        by_key = self.chains.by_key
        return "alias" if by_key.find(page.own) == by_key.find(end.key) else "text"
