"""Which pages are one story: a pure function of what the pages say, whose texts are one, and what a person decided.

It knows no order of arrival: the same facts always make the same stories. Three kinds of ties, the stronger first:

- an alias: two keys are addresses of one page;
- a statement: a page names its original, which may be a repost itself (a chain; its end is the original);
- a text: only of *open* pages, whose chain of statements does not end at a page that is there. A page whose stated
  original is there goes with it, whatever its text is like, and so cannot carry a stranger's text into that story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from crawler.match.union import Union

Method = Literal["stated", "alias", "text", "none"]

# A page that strings together whole articles of others is a story of its own, unless one of them makes up this share of it.
MAIN_SHARE = 0.6
# How a page knows a further key of its own that needs no proof by its text.
REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class PageFact:
    """What counts of a page.

    own: its key. stated: the key of the original that it names, None if it names no article. hints: it names at least a
    home page or column. others: further keys of its own, with how they are known (`rel=canonical`, `redirect` …).
    published: as in Article. text: the number of its text, the same for the same text; None where it is too short to tell.
    """

    id: int
    own: str
    stated: str | None = None
    hints: bool = False
    others: tuple[tuple[str, str], ...] = ()
    published: str | None = None
    text: int | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Two texts that are one. share: of the longer one, 0 to 1. longer: which is clearly the longer, None if neither is."""

    a: int
    b: int
    share: float
    longer: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided of two keys. `split`: `a`, with all that states it, is not `b`'s story."""

    kind: Literal["join", "split"]
    a: str
    b: str


@dataclass(slots=True)
class Group:
    """A story. root: the key of its original. keys: all its keys, with how each came in. methods: its pages.

    open: its pages that text may match. cycle: its pages name each other in a ring, so none is the original. parts: each key's
    part of the story: keys of one part belong together without texts. by_keys: the same without people's words too.
    """

    root: str
    keys: dict[str, str] = field(default_factory=dict)
    methods: dict[int, Method] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)
    cycle: bool = False
    parts: dict[str, str] = field(default_factory=dict)
    by_keys: dict[str, str] = field(default_factory=dict)

    def why_one(self, key: str) -> str:
        """Why a story that began with another key is one with the root's: by `key`, `person` or `text`."""
        if self.parts.get(key) != self.parts[self.root]:
            return "text"
        return "key" if self.by_keys.get(key) == self.by_keys[self.root] else "person"


@dataclass(slots=True)
class _End:
    """Where chains of statements end: at a page, at a key that no page has, or (cycle) in a ring."""

    key: str
    held: bool
    cycle: bool
    stated: int
    hints: bool
    published: str | None
    repost: bool = False


def group(pages: Sequence[PageFact], ties: Iterable[Tie] = (), decisions: Sequence[Decision] = ()) -> list[Group]:
    """The stories of these pages. Every page that is tied to one of them must be among them."""
    return _Grouping(pages, list(ties), decisions).groups()


class _Grouping:
    """One run of `group`, stage by stage."""

    def __init__(self, pages: Sequence[PageFact], ties: list[Tie], decisions: Sequence[Decision]) -> None:
        self.pages = sorted(pages, key=lambda page: (page.own, page.id))
        self.ties = sorted(ties, key=lambda tie: (-tie.share, tie.a, tie.b))
        self.tied = {(tie.a, tie.b) for tie in ties} | {(tie.b, tie.a) for tie in ties}
        self.apart = sorted({(decision.a, decision.b) for decision in decisions if decision.kind == "split"})
        self.joined = sorted({(decision.a, decision.b) for decision in decisions if decision.kind == "join"})
        self.cut = {a for a, _ in self.apart}
        self.why: dict[str, str] = {}
        self.one_page = self._aliases()
        self.held: dict[str, list[PageFact]] = defaultdict(list)
        for page in self.pages:
            self.held[self.one_page.find(page.own)].append(page)
        self.states = self._statements()
        self.ends: dict[str, str | None] = {}
        self.ring: set[str] = set()
        self.by_key = self._chains(self.joined)
        self.by_key_alone = self._chains(()) if self.joined else self.by_key
        self.set_apart = {self.by_key.find(key) for key in self.cut}
        self.story = self.by_key.copy()
        self.open = self._texts()

    def _aliases(self) -> Union:
        """The keys that are one page. A key whose claimants have different texts, or none that would show them to be one, is
        nobody's alias: a template gone wrong."""
        keys = Union(self.apart)
        claims: dict[str, list[PageFact]] = defaultdict(list)
        owners: dict[str, list[PageFact]] = defaultdict(list)
        for page in self.pages:
            owners[page.own].append(page)
            for key, _ in page.others:
                claims[key].append(page)
        for key, claimants in sorted(claims.items()):
            # By key, not the owner first: the ledger compares the texts of the first and each other one, and no further pair.
            concerned = sorted([*owners.get(key, ()), *claimants], key=lambda page: (page.own, page.id))
            if key in self.cut or not self._one_text(key, concerned):
                continue
            for page in claimants:
                if page.own not in self.cut and keys.join(page.own, key):
                    self.why.setdefault(key, dict(page.others)[key])
        return keys

    def _one_text(self, key: str, concerned: list[PageFact]) -> bool:
        """True if the pages that have or claim a key may be one page."""
        texts = [page.text for page in concerned if page.text is not None]
        if any(not self._is_same(texts[0], other) for other in texts):
            return False
        # A claim without a text proves nothing against other pages, unless the server itself led on to the key.
        untold = any(page.text is None and dict(page.others).get(key, REDIRECT) != REDIRECT for page in concerned)
        return not untold or len({page.own for page in concerned}) == 1

    def _is_same(self, a: int, b: int) -> bool:
        return a == b or (a, b) in self.tied

    def _statements(self) -> dict[str, str]:
        """Page → the page that it names as its original; where versions of a page differ, the first by key counts."""
        states: dict[str, str] = {}
        for page in self.pages:
            if page.stated is not None and page.own not in self.cut:
                own, stated = self.one_page.find(page.own), self.one_page.find(page.stated)
                if own != stated:
                    states[own] = min(states.get(own, stated), stated)
        return states

    def _end(self, one: str) -> str | None:
        """Where the chain from a page ends; None in a ring."""
        passed: dict[str, int] = {}
        at = one
        while at not in self.ends and at not in passed:
            passed[at] = len(passed)
            if at not in self.states:
                self.ends[at] = at
            else:
                at = self.states[at]
        if at not in self.ends:
            self.ring.update(list(passed)[passed[at] :])
        end = self.ends.get(at)
        for each in passed:
            self.ends[each] = end
        return end

    def _chains(self, joined: Iterable[tuple[str, str]]) -> Union:
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

    def is_open(self, page: PageFact) -> bool:
        """True if text may match the page: see the head of this file."""
        one = self.one_page.find(page.own)
        end = self._end(one)
        return end is None or end == one or end not in self.held

    def _texts(self) -> set[int]:
        """Join the open pages whose texts are one. Returns the ids of the open pages."""
        having: dict[int, list[PageFact]] = defaultdict(list)
        opened: set[int] = set()
        for page in self.pages:
            if self.is_open(page):
                opened.add(page.id)
                if page.text is not None:
                    having[page.text].append(page)
        for same in having.values():
            self._join_same(same)
        first = {text: self._earliest_of_each(same) for text, same in having.items()}
        contained: dict[PageFact, list[tuple[float, str]]] = defaultdict(list)
        for tie, a, b in self._pairs(first):
            container, part = (a, b) if tie.longer == tie.a else (b, a)
            if tie.longer is None or _is_later(part.published, container.published):
                self.story.join(a.own, b.own)
            else:
                contained[container].append((tie.share, part.own))
        # The earlier first: what is part of one may hold another.
        for page in sorted(contained, key=_by_date):
            self._join_container(page.own, contained[page])
        return opened

    def _pairs(self, first: dict[int, list[PageFact]]) -> list[tuple[Tie, PageFact, PageFact]]:
        """The pages of each tie, the closest first; of equally close ones those first that nobody has set apart."""
        found = [(tie, a, b) for tie in self.ties for a in first.get(tie.a, ()) for b in first.get(tie.b, ())]
        return sorted(
            found, key=lambda pair: (-pair[0].share, any(map(self._is_set_apart, pair[1:])), pair[1].own, pair[2].own)
        )

    def _join_same(self, same: list[PageFact]) -> None:
        """Join pages of one text: all, but for those that a person has set apart; a copy is rather with the others than with those."""
        stories: list[str] = []
        for page in sorted(same, key=lambda page: (self._is_set_apart(page), page.own, page.id)):
            if not any(self.story.join(one, page.own) for one in stories):
                stories.append(page.own)

    def _is_set_apart(self, page: PageFact) -> bool:
        """True if a person has taken the page out of a story, itself or with another."""
        return self.by_key.find(page.own) in self.set_apart

    def _earliest_of_each(self, same: list[PageFact]) -> list[PageFact]:
        """Of pages with one text, the earliest; one for each story where a person has set some of them apart."""
        found: dict[str, PageFact] = {}
        for page in sorted(same, key=_by_date):
            found.setdefault(self.story.find(page.own), page)
        return list(found.values())

    def _join_container(self, container: str, parts: list[tuple[float, str]]) -> None:
        """Join a longer text that is not the earlier one with what it holds: the one story, or the one that is most of it."""
        found = {self.story.find(part) for _, part in parts}
        share, best = max(parts, key=lambda part: (part[0], part[1]))
        if len(found | {self.story.find(container)}) <= 2 or share >= MAIN_SHARE:
            self.story.join(container, best)

    def groups(self) -> list[Group]:
        """The stories, each with its root and what every page is in it."""
        members: dict[str, list[str]] = defaultdict(list)
        for key in self.story.members():
            members[self.story.find(key)].append(key)
        pages: dict[str, list[PageFact]] = defaultdict(list)
        for page in self.pages:
            pages[self.story.find(page.own)].append(page)
        return [self._group(sorted(members[one]), pages[one]) for one in sorted(members) if pages[one]]

    def _group(self, keys: list[str], pages: list[PageFact]) -> Group:
        end = _original(self._ends_of(pages))
        made = Group(end.key, cycle=end.cycle)
        own = {page.own for page in pages}
        for key in keys:
            made.keys[key] = "own" if key == end.key else self.why.get(key) or ("chain" if key in own else "stated")
            made.parts[key] = self.by_key.find(key)
            made.by_keys[key] = self.by_key_alone.find(key)
        root = self.one_page.find(end.key)
        for page in pages:
            made.methods[page.id] = self._method(page, end, root)
            if page.id in self.open:
                made.open.add(page.id)
        return made

    def _ends_of(self, pages: list[PageFact]) -> list[_End]:
        """The ends of the chains of a story's pages."""
        by_end: dict[str | None, list[PageFact]] = defaultdict(list)
        for page in pages:
            by_end[self._end(self.one_page.find(page.own))].append(page)
        found = []
        for end, chained in by_end.items():
            there = self.held.get(end, []) if end is not None else []
            if end is None or not there:
                stated = [page.stated for page in chained if page.stated is not None]
                key = min(page.own for page in chained if self._in_ring(page)) if end is None else self._named(end, stated)
                found.append(_End(key, False, end is None, len(chained), False, _earliest(chained)))
            else:
                stated = [page.stated for page in chained if page.stated is not None and self.one_page.find(page.stated) == end]
                key = min((page for page in there), key=lambda page: (-stated.count(page.own), page.own)).own
                hints = all(page.hints for page in there)
                repost = all(map(self._names_another, there))
                found.append(_End(key, True, False, len(stated), hints, _earliest(there), repost))
        return found

    def _in_ring(self, page: PageFact) -> bool:
        return self.one_page.find(page.own) in self.ring

    def _names_another(self, page: PageFact) -> bool:
        """True if the page names another page as its original, whether that counts or a person has said that it does not."""
        return page.stated is not None and self.one_page.find(page.stated) != self.one_page.find(page.own)

    def _named(self, end: str, stated: list[str]) -> str:
        """Of the keys of a page that is not there, the one that is stated most."""
        named = [key for key in stated if self.one_page.find(key) == end] or [end]
        return min(set(named), key=lambda key: (-named.count(key), key))

    def _method(self, page: PageFact, end: _End, root: str) -> Method:
        """How the page came into its story."""
        one = self.one_page.find(page.own)
        if end.cycle and self._end(one) is None:
            return "stated"
        if one in self.states and self._names_another(page):
            assert page.stated is not None
            if self.one_page.find(page.stated) == root:
                return "stated"
            return "alias" if self._end(one) == root else self._otherwise(page, end)
        if page.own == end.key:
            return "none"
        return "alias" if one == root else self._otherwise(page, end)

    def _otherwise(self, page: PageFact, end: _End) -> Method:
        """By keys, a person's word among them, or by text."""
        return "alias" if self.by_key.find(page.own) == self.by_key.find(end.key) else "text"


def _original(ends: list[_End]) -> _End:
    """Which end is the story's original.

    A page that others name; else, where some name a page that is not there, a page that names nothing and is not later than
    they are (it stands in the missing page's place), else the missing one; else the earliest page, of one day's pages those
    with a hint at another site last.
    """

    def rank(end: _End) -> tuple[bool, bool, str, bool, str, str]:
        published = end.published or ""
        return end.repost, end.published is None, published[:10], end.hints, published, end.key

    named = [end for end in ends if end.held and end.stated]
    if named:
        return min(named, key=rank)
    there = [end for end in ends if end.held]
    missing = [end for end in ends if not end.held]
    if not missing:
        return min(there, key=rank)
    first = min(there, key=rank, default=None)
    if first is not None and not first.hints and not first.repost and first.published is not None:
        dates = [end.published for end in missing if end.published is not None]
        if not dates or not _is_later(first.published, min(dates)):
            return first
    return min(missing, key=lambda end: (end.cycle, -end.stated, end.key))


def _by_date(page: PageFact) -> tuple[bool, str, str, int]:
    """The earliest first, those without a date last."""
    return page.published is None, page.published or "", page.own, page.id


def _earliest(pages: Iterable[PageFact]) -> str | None:
    return min((page.published for page in pages if page.published is not None), default=None)


def _is_later(one: str | None, other: str | None) -> bool:
    """True if both dates are known and the one is surely later, as exactly as both tell."""
    if one is None or other is None:
        return False
    size = min(len(_plain(one)), len(_plain(other)))
    return _plain(one)[:size] > _plain(other)[:size]


def _plain(published: str) -> str:
    """A date without its offset, which is +08:00 always."""
    return published.partition("+")[0]
