"""Redirects that an archive holds: which addresses led to the one whose answer comes next."""

from __future__ import annotations

from collections import OrderedDict
from urllib.parse import urljoin

from w3lib.url import safe_url_string

# Redirects whose end has not come yet. A crawl follows them at once, so few wait.
_MOST_WAITING = 10_000
# Addresses in one chain.
_MOST_HOPS = 10


class Redirects:
    """What was read so far. Memory: bounded."""

    def __init__(self) -> None:
        # The address that is redirected to → the chains that end there, oldest first.
        self._waiting: OrderedDict[str, list[tuple[str, ...]]] = OrderedDict()

    def add(self, chain: tuple[str, ...], location: str) -> None:
        """The last address of a chain of redirects leads to `location`, which may be relative."""
        try:
            target = safe_url_string(urljoin(chain[-1], location)).partition("#")[0]
        except ValueError:
            return
        if target in chain or len(chain) > _MOST_HOPS:
            return
        known = self._waiting.setdefault(target, [])
        if chain not in known:
            known.append(chain)
        self._waiting.move_to_end(target)
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popitem(last=False)

    def take(self, url: str) -> tuple[str, ...]:
        """The addresses that led to this one, first to last, of the oldest chain that waits for its answer; none as a rule."""
        chains = self._waiting.get(url)
        if not chains:
            return ()
        first = chains.pop(0)
        if not chains:
            del self._waiting[url]
        return first
