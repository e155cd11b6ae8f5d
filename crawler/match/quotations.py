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


def is_comment(old: Sequence[str], new: Sequence[str], blocks: Sequence[Block]) -> bool:
    """True if one of the texts cites a report (据青石日报报道,…), tells what stands there, and goes on with a quarter of its own."""
    common = [block for block in blocks if block.shared]
    shared = sum(block.shared for block in common)
    return _cites(old, new, [(block.old, block.new) for block in common], shared) or _cites(
        new, old, [(block.new, block.old) for block in common], shared
    )


# Before what is cited; and how much of a text is its own.
_CITED = re.compile(r"据[^,。:]{2,24}(?:报道|消息|讯|电|刊发|披露)[,:]")
_THINKS = 0.25


def _cites(
    text: Sequence[str], report: Sequence[str], pairs: Sequence[tuple[Sequence[int], Sequence[int]]], shared: int
) -> bool:
    """True if the text is the one that cites. pairs: the sentences that are the same, of both."""
    whole = sum(map(len, text))
    if not pairs or whole - shared < _THINKS * whole:
        return False
    first, of_report = min((mine[0], theirs[0]) for mine, theirs in pairs if mine and theirs)
    behind = max(mine[-1] for mine, _ in pairs if mine) + 1
    cited = _CITED.search(text[first]) and not _CITED.search(report[of_report])
    above = first > 0 and _CITED.search(text[first - 1][-_BEGINNING:])
    return bool(cited or above) and sum(map(len, text[behind:])) >= _THINKS / 2 * whole


def _is_part_of_both(old: Sequence[str], new: Sequence[str], blocks: Sequence[Block], size: int) -> bool:
    """True if the passage is no more than two thirds of either text, and what is changed of the rest is little."""
    changed = sum(block.shared for block in blocks if block.kind not in ("equal", "moved"))
    return changed <= _CHANGED * size and all(size <= _PART * sum(map(len, text)) for text in (old, new))


def _is_within(text: Sequence[str], run: Sequence[int], size: int) -> bool:
    """True if the sentences are one run that the text leads up to."""
    start, end = min(run), max(run) + 1
    own = sum(map(len, text)) - size
    return end - start == len(run) and sum(map(len, text[:start])) >= _BEGINNING and own >= _OWN * (own + size)
