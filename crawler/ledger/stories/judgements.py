"""Pairs of texts that were judged, kept for a while: with each copy that comes, all pairs of its story are asked for again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Set
from threading import Lock
from typing import Final

from crawler.ledger.stories.readings import Key
from crawler.match import Reading, Sameness, sameness

# Pairs; one takes about half a kilobyte.
MOST_JUDGED: Final = 20_000

_Pair = tuple[Key, Key, frozenset[int]]


class Judgements:
    """The judgements that were asked for last. Safe for threads."""

    def __init__(self, most: int = MOST_JUDGED) -> None:
        """most: pairs."""
        self.most = most
        self._judged: OrderedDict[_Pair, Sameness | None] = OrderedDict()
        self._lock = Lock()

    def of(self, a: Reading, b: Reading, common: Set[int]) -> Sameness | None:
        """What `sameness` says of two texts. Only those of the common sentences that they have can matter."""
        if a.number is None or b.number is None:
            return sameness(a, b, common)
        here = frozenset(mark for mark in (*a.marks, *b.marks) if mark in common) if common else frozenset[int]()
        pair = (Key(a.number, a.titles), Key(b.number, b.titles), here)
        with self._lock:
            if pair in self._judged:
                self._judged.move_to_end(pair)
                return self._judged[pair]
        found = sameness(a, b, here)
        with self._lock:
            self._judged[pair] = found
            if len(self._judged) > self.most:
                self._judged.popitem(last=False)
        return found


judgements = Judgements()
