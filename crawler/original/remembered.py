"""Answers for addresses, kept for a while: the few of one page are asked for again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Answer = TypeVar("Answer")

# Characters. What a hostile page has in longer addresses is not kept.
_LONGEST = 1_000
_forget: list[Callable[[], None]] = []


def remembered(most: int) -> Callable[[Callable[[str], Answer]], Callable[[str], Answer]]:
    """Keep the last `most` answers of a pure function of an address or host. Its errors are not kept."""

    def kept(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
        cached = lru_cache(maxsize=most)(function)
        _forget.append(cached.cache_clear)

        @wraps(function)
        def ask(address: str) -> Answer:
            return cached(address) if len(address) <= _LONGEST else function(address)

        return ask

    return kept


def forget_answers() -> None:
    """Forget all that is kept; for who changes the rules in a running process, as tests of the rules do."""
    for forget in _forget:
        forget()
