"""Sets that only grow together (union-find), with pairs that must never meet."""

from __future__ import annotations

from collections.abc import Iterable


class Union:
    """Names in sets. `find` gives a name's set, by the smallest name in it; a name that is new is a set of its own."""

    def __init__(self, apart: Iterable[tuple[str, str]] = ()) -> None:
        self._apart = list(apart)
        self._above: dict[str, str] = {}

    def find(self, name: str) -> str:
        """The name that stands for the set."""
        above = self._above
        top = name
        while (over := above.setdefault(top, top)) != top:
            top = over
        while name != top:
            above[name], name = top, above[name]
        return top

    def join(self, a: str, b: str) -> bool:
        """Make two sets one, unless that brings together what must stay apart; True if they now are one."""
        one, other = self.find(a), self.find(b)
        if one == other:
            return True
        for left, right in self._apart:
            if {self.find(left), self.find(right)} == {one, other}:
                return False
        self._above[max(one, other)] = min(one, other)
        return True

    def members(self) -> list[str]:
        """All names."""
        return list(self._above)

    def copy(self) -> Union:
        """The same sets, to go on from."""
        made = Union(self._apart)
        made._above = dict(self._above)
        return made
