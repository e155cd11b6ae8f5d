"""What grouping is told of pages and texts, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Method = Literal["stated", "alias", "text", "none"]


@dataclass(frozen=True, slots=True)
class PageFact:
    """What counts of a page.

    own: its key. stated: the key of the original that it names, None if it names no article. hints: it names at least a
    home page or column. others: further keys of its own, with how they are known (`rel=canonical`, `redirect` …).
    published: as in Article. text: the number of its text, the same for the same text; None where it is too short to tell.
    outlet: it names whom it has the text from (来源), which may be itself; sources: the domains where that one publishes, if it is known.
    """

    id: int
    own: str
    stated: str | None = None
    hints: bool = False
    others: tuple[tuple[str, str], ...] = ()
    published: str | None = None
    text: int | None = None
    outlet: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Two texts that are one. share: of the longer one, 0 to 1. longer: which is clearly the longer, None if neither is.

    unsure: the one is a letter, and the other as much a copy of another letter (`letters.py`): they make no story.
    """

    a: int
    b: int
    share: float
    longer: int | None = None
    unsure: bool = False


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
