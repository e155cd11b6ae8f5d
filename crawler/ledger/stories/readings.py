"""Texts that were read, kept for a while: copies of a text come near each other, and each is compared with the same few."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import NamedTuple

from crawler.match import Reading

# Characters of all that is kept.
MOST_KEPT = 2_000_000


class Key(NamedTuple):
    """What a reading is known by: the number stands for the body (`Reading.number`). titles: folded. So one that is kept is right in
    every ledger, whatever became of the page it was read from."""

    number: int
    titles: frozenset[str]


class Readings:
    """The readings that were asked for last. Safe for threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        """most: characters of their bodies, in all."""
        self.most = most
        self.size = 0
        self._kept: OrderedDict[Key, Reading] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Reading | None:
        """The reading, if it is kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def keep(self, reading: Reading) -> None:
        """Keep it, and let go of those that were asked for longest ago. One without a number, or too large, is not kept."""
        if reading.number is None or reading.length > self.most:
            return
        key = Key(reading.number, reading.titles)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return
            self._kept[key] = reading
            self.size += reading.length
            while self.size > self.most:
                _, oldest = self._kept.popitem(last=False)
                self.size -= oldest.length


kept = Readings()
