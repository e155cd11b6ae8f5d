"""When what two texts share is only what both quote: a leader's paragraph that a hundred meetings pass on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.match.align import Block

# Figures that are not the same by chance: a day, an amount, a telephone number.
TELLING = re.compile(r"\d{1,2}月\d{1,2}日|\d{3,}|\d+\.\d+")
# Characters of a passage that is quoted; a longer one proves something.
_LONGEST = 600
# Characters before it, else they are a dateline or a title; and the share of a text that is its own.
_BEGINNING, _OWN = 20, 0.15
# Of a text, what a commentary quotes at most, and of the passage, what it may have changed besides.
_PART, _CHANGED = 2 / 3, 0.1


def is_quotation(old: Sequence[str], new: Sequence[str], blocks: Sequence[Block]) -> bool:
    """True if the same sentences of two texts are one short run in general words, without a telling figure, and each text begins
    with words of its own; or, whatever it tells, if it is not most of either text: a reader quotes it and thinks about it.
    blocks: of the two texts, aligned."""
    same = [block for block in blocks if block.kind in ("equal", "moved")]
    if any(block.kind == "moved" for block in same):
        return False
    olds = [index for block in same for index in block.old]
    news = [index for block in same for index in block.new]
    passage = "".join(old[index] for index in sorted(olds))
    return (
        0 < len(passage) <= _LONGEST
        and (not TELLING.search(passage) or _is_part_of_both(old, new, blocks, len(passage)))
        and _is_within(old, olds, len(passage))
        and _is_within(new, news, len(passage))
    )


def _is_part_of_both(old: Sequence[str], new: Sequence[str], blocks: Sequence[Block], size: int) -> bool:
    """True if the passage is no more than two thirds of either text, and what is changed of the rest is little."""
    changed = sum(block.shared for block in blocks if block.kind not in ("equal", "moved"))
    return changed <= _CHANGED * size and all(size <= _PART * sum(map(len, text)) for text in (old, new))


def _is_within(text: Sequence[str], run: Sequence[int], size: int) -> bool:
    """True if the sentences are one run that the text leads up to."""
    start, end = min(run), max(run) + 1
    own = sum(map(len, text)) - size
    return end - start == len(run) and sum(map(len, text[:start])) >= _BEGINNING and own >= _OWN * (own + size)
