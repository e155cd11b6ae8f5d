"""Two lists of folded sentences, aligned: what is equal, moved, changed, removed and added. Near-linear in their size."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from rapidfuzz.distance import LCSseq

from crawler.match.pairs import similar

Kind = Literal["equal", "moved", "changed", "removed", "added"]
_MIRRORED: dict[Kind, Kind] = {"removed": "added", "added": "removed"}
# How a text that is cut ends: 据介绍,该项目总投资..., without a full stop.
_CUT_MARK = re.compile(r"[.·…]+$")
# Such an end says that something is left out, however little stands before it: 能……
_LEFT_OUT = re.compile(r"(?:…|\.{3}|·{3})$")
_FULL_STOPS = tuple("。！？!?.)）")
_SHORTEST_CUT = 4


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences that belong together. old, new: their indices. shared: how many characters both sides have in common.

    `removed` with a new side, or `added` with an old one, is a sentence of which the other text has only the beginning,
    since that text breaks off there.
    """

    kind: Kind
    old: tuple[int, ...]
    new: tuple[int, ...]
    shared: int = 0


def align(old: Sequence[str], new: Sequence[str], worth: Callable[[list[Block]], bool] | None = None) -> list[Block]:
    """The blocks of two texts, every sentence in one of them, by their place in the old text, then in the new one.

    align(b, a) is align(a, b) seen from the other side. worth: asked with all blocks that are equal or moved; where it says no, there
    are only these, since looking for what is changed is most of the work.
    """
    if (len(new), list(new)) < (len(old), list(old)):
        blocks = _mirrored(_align(new, old, worth and (lambda blocks: worth(_mirrored(blocks)))))
    else:
        blocks = _align(old, new, worth)
    return sorted(blocks, key=lambda block: (block.old or (len(old),), block.new))


def _mirrored(blocks: list[Block]) -> list[Block]:
    return [Block(_MIRRORED.get(b.kind, b.kind), b.new, b.old, b.shared) for b in blocks]


def _align(old: Sequence[str], new: Sequence[str], worth: Callable[[list[Block]], bool] | None) -> list[Block]:
    blocks: list[Block] = []
    anchors = _anchors(old, new)
    for i, j in anchors:
        blocks.append(Block("equal", (i,), (j,), len(old[i])))
    rest_old: list[int] = []
    rest_new: list[int] = []
    for gap in _gaps(anchors, len(old), len(new)):
        left = _rejoined(old, new, *gap, blocks)
        rest_old += left[0]
        rest_new += left[1]
    rest_old, rest_new = _moved(old, new, rest_old, rest_new, blocks)
    if worth is not None and not worth(blocks):
        return blocks
    rest_old, rest_new = _left_out(old, new, rest_old, rest_new, blocks)
    for olds, news in similar(old, new, rest_old, rest_new):
        blocks.append(_changed(old, new, olds, news))
    rest_old, rest_new = _without(rest_old, rest_new, blocks)
    blocks += [Block("removed", (i,), ()) for i in rest_old]
    blocks += [Block("added", (), (j,)) for j in rest_new]
    return blocks


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of equal sentences that rise on both sides; a second look into the gaps finds what repeats."""
    first = rising(_equal(old, new, range(len(old)), range(len(new))))
    if len(first) == min(len(old), len(new)):
        return first
    anchors = list(first)
    for a, b, c, d in _gaps(first, len(old), len(new)):
        if a < b and c < d:
            anchors += rising(_equal(old, new, range(a, b), range(c, d)))
    return sorted(anchors)


def _equal(old: Sequence[str], new: Sequence[str], olds: Iterable[int], news: Iterable[int]) -> list[tuple[int, int]]:
    """The first of a sentence with the first, the second with the second, and so on; by their place in the old text."""
    where: dict[str, list[int]] = defaultdict(list)
    for j in news:
        where[new[j]].append(j)
    taken: dict[str, int] = defaultdict(int)
    pairs = []
    for i in olds:
        text = old[i]
        spots = where.get(text)
        if spots and taken[text] < len(spots):
            pairs.append((i, spots[taken[text]]))
            taken[text] += 1
    return pairs


def rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises in its second number too (patience sorting, n log n)."""
    tops: list[int] = []
    top_at: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before[index] = top_at[pile - 1] if pile else -1
        tops[pile : pile + 1] = [j]
        top_at[pile : pile + 1] = [index]
    run = []
    index = top_at[-1] if top_at else -1
    while index >= 0:
        run.append(pairs[index])
        index = before[index]
    return run[::-1]


def _gaps(anchors: list[tuple[int, int]], olds: int, news: int) -> list[tuple[int, int, int, int]]:
    """What lies between the anchors: start and end on the old side, start and end on the new one."""
    gaps, a, c = [], 0, 0
    for i, j in [*anchors, (olds, news)]:
        if a < i or c < j:
            gaps.append((a, i, c, j))
        a, c = i + 1, j + 1
    return gaps


def _rejoined(
    old: Sequence[str], new: Sequence[str], a: int, b: int, c: int, d: int, blocks: list[Block]
) -> tuple[range, range]:
    """Finds at both ends of a gap what only the cuts differ in (a paragraph split or joined); gives back what is left of it."""
    for i, j in _same_start(old[a:b], new[c:d]):
        blocks.append(Block("equal", tuple(range(a, a + i)), tuple(range(c, c + j)), sum(map(len, old[a : a + i]))))
        a, c = a + i, c + j
    for i, j in _same_start([text[::-1] for text in old[a:b][::-1]], [text[::-1] for text in new[c:d][::-1]]):
        blocks.append(Block("equal", tuple(range(b - i, b)), tuple(range(d - j, d)), sum(map(len, old[b - i : b]))))
        b, d = b - i, d - j
    return range(a, b), range(c, d)


def _same_start(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """How many sentences of either side make the same text, from the start on, as often as it happens."""
    if not old or not new:
        return []
    cuts, other_cuts = _cuts(old), _cuts(new)
    common = sorted(cuts.keys() & other_cuts.keys())
    one, other = "".join(old), "".join(new)
    good = common[: bisect_left(common, True, key=lambda size: one[:size] != other[:size])]
    return [(cuts[y] - cuts[x], other_cuts[y] - other_cuts[x]) for x, y in pairwise(good)]


def _cuts(texts: Sequence[str]) -> dict[int, int]:
    """Characters before each border between sentences → sentences before it."""
    cuts, size = {0: 0}, 0
    for index, text in enumerate(texts, 1):
        size += len(text)
        cuts[size] = index
    return cuts


def _moved(
    old: Sequence[str], new: Sequence[str], olds: list[int], news: list[int], blocks: list[Block]
) -> tuple[list[int], list[int]]:
    """Adds equal sentences that stand elsewhere; gives back what is left."""
    pairs = _equal(old, new, olds, news)
    if not pairs:
        return olds, news
    blocks += [Block("moved", (i,), (j,), len(old[i])) for i, j in pairs]
    gone, come = {i for i, _ in pairs}, {j for _, j in pairs}
    return [i for i in olds if i not in gone], [j for j in news if j not in come]


def _left_out(
    old: Sequence[str], new: Sequence[str], olds: list[int], news: list[int], blocks: list[Block]
) -> tuple[list[int], list[int]]:
    """Adds the last sentence of a text that ends with a mark for what it leaves out; gives back what is left."""
    if (found := _begun(old, new, olds, news, {j: block.old[-1] for block in blocks for j in block.new})) is not None:
        blocks.append(Block("removed", (found[0],), (len(new) - 1,), found[1]))
    elif (found := _begun(new, old, news, olds, {i: block.new[-1] for block in blocks for i in block.old})) is not None:
        blocks.append(Block("added", (len(old) - 1,), (found[0],), found[1]))
    return _without(olds, news, blocks)


def _begun(
    whole: Sequence[str], text: Sequence[str], rest_whole: list[int], rest: list[int], partner: dict[int, int]
) -> tuple[int, int] | None:
    """The sentence of the whole of which the last one of a text is the beginning, and its characters; None if it is not, or if nothing
    is said to be left out. It stands behind the partner of the one before. partner: of a sentence of the text, its place in the whole."""
    last = len(text) - 1
    if last not in rest or last - 1 not in partner or not _LEFT_OUT.search(text[last]):
        return None
    beginning = _CUT_MARK.sub("", text[last])
    for index in rest_whole:
        if index > partner[last - 1] and whole[index].startswith(beginning) and _CUT_MARK.sub("", whole[index]) != beginning:
            return index, len(beginning)
    return None


def _without(olds: list[int], news: list[int], blocks: list[Block]) -> tuple[list[int], list[int]]:
    """What is left of the sentences besides those of the blocks."""
    used_old, used_new = {i for block in blocks for i in block.old}, {j for block in blocks for j in block.new}
    return [i for i in olds if i not in used_old], [j for j in news if j not in used_new]


def _changed(old: Sequence[str], new: Sequence[str], olds: tuple[int, ...], news: tuple[int, ...]) -> Block:
    """A block of sentences that are much alike; see Block for a text that breaks off."""
    one, other = "".join(old[i] for i in olds), "".join(new[j] for j in news)
    kind: Kind = "changed"
    if news[-1] == len(new) - 1 and breaks_off(other, one):
        kind = "removed"
    elif olds[-1] == len(old) - 1 and breaks_off(one, other):
        kind = "added"
    return Block(kind, olds, news, int(LCSseq.similarity(one, other)))


def breaks_off(short: str, long: str) -> bool:
    """True if the one is the beginning of the other and stops in mid-sentence."""
    text = _CUT_MARK.sub("", short)
    return len(long) > len(text) >= _SHORTEST_CUT and long.startswith(text) and not text.endswith(_FULL_STOPS)
