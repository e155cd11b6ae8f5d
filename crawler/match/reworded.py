"""Copies with a word or a letter changed in most of their sentences: retyped, read by a machine, put into other words by an editor.

Hardly a sentence of them is the same to the letter. What tells them from a form letter that was filled in anew is that nearly all
characters are the same, and the figures with them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from crawler.match.align import Block
from crawler.match.figures import figures_of, spelt_figures
from crawler.match.numbered import document_of
from crawler.match.quotations import TELLING
from crawler.match.scenes import are_of_one_day, play_in_one_place
from crawler.match.synonyms import is_harmless, substitutions
from crawler.match.told import Told

# Under so many characters a text alone proves nothing (issue 5).
PROOF = 150
# What kind of letter a text is; as a title it says no more.
_KIND = re.compile("(?:通知|公告|公示|通告|通报|简报|日报|快报|提示|预警|信号|预报|名单|情况)$")
# Characters of a title that may say more.
_TELLING_TITLE, _SHORT_TITLE = 10, 6
# Characters of a text; a shorter one is a line, but for one that is the same to the letter.
_SHORTEST, _SHORTEST_FLASH = 50, 40
# Ways in which a copy differs that was put into other words; and the sentences that count, in characters.
_MANY, _SHORTEST_SENTENCE = 5, 14
# Of sentences that are the same to the letter.
_EXACT, _PART = 1 / 3, 1 / 4
# Of the figures of the text that has fewer: how many must be in the other, and at least.
_HALF, _LEAST = 0.5, 2
_MOST, _NEARLY_ALL, _LEAST_UNTITLED = 0.7, 0.9, 4


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a copy is changed all over.

    share: how much of the longer text's characters must be the same, and of_shorter of the shorter one's. changes: what they must look
    like. may: whether two texts are such a pair so far as their titles and figures tell; same: the share of the shorter text in sentences that
    are the same to the letter; shorter: its characters.
    """

    share: float
    may: Callable[[Told, Told, float, int], bool]
    changes: Literal["any", "all over", "harmless"] = "all over"
    of_shorter: float = 0.0

    def holds(self, old: Sequence[str], new: Sequence[str], blocks: Sequence[Block]) -> bool:
        """True if two texts, aligned, are so much the same."""
        sizes = sum(map(len, old)), sum(map(len, new))
        shared = sum(block.shared for block in blocks)
        if shared < max(sizes) * self.share or shared < min(sizes) * self.of_shorter:
            return False
        return self.changes == "any" or _are_changed(old, new, blocks, all_over=self.changes == "all over")


def have_telling_title(a: Told, b: Told, least: int = _TELLING_TITLE) -> bool:
    """True if a title of the one is one of the other's, or stands whole in it (刚刚！…), and says more than what kind of letter it is;
    a letter may say that by its number instead. least: characters of that title."""
    pairs = (sorted(pair, key=len) for pair in product(a.titles, b.titles))
    shared = [short for short, long in pairs if len(short) >= least and short in long]
    return any(_KIND.search(title) is None for title in shared) or (bool(shared) and _are_one_document(a, b))


def are_signed_as_one(a: Told, b: Told) -> bool:
    """True if one office signed both on one day, under one title."""
    return not a.titles.isdisjoint(b.titles) and not frozenset(a.signatures).isdisjoint(b.signatures)


def _are_one_document(a: Told, b: Told) -> bool:
    number = document_of(a.sentences)
    return number is not None and number == document_of(b.sentences)


def _edited(a: Told, b: Told, same: float, shorter: int) -> bool:
    """A third is the same to the letter, and half of the figures."""
    if shorter < PROOF or same < _EXACT or not have_telling_title(a, b):
        return False
    shared, fewer = len(a.figures & b.figures), min(len(a.figures), len(b.figures))
    if shared >= max(_LEAST, fewer * _HALF):
        return True
    # Without figures two schools that did the same say the same; one day will do in two texts about one county.
    return are_of_one_day(a.figures, b.figures) and play_in_one_place(a, b)


def _edited_all_over(a: Told, b: Told, same: float, shorter: int) -> bool:
    """No sentence need be the same, but most figures; of a few sentences all of them, those of the title too."""
    if shorter < _SHORTEST or not have_telling_title(a, b):
        return False
    one, other = (text.figures | figures_of(sorted(text.titles)) for text in (a, b))
    if shorter < PROOF:
        return len(one) >= _LEAST and one == other
    return len(one & other) >= max(_LEAST, min(len(one), len(other)) * _MOST)


def _edited_with_its_figures(a: Told, b: Told, same: float, shorter: int) -> bool:
    """Where all figures are the same and many, a shorter title will do."""
    return (
        shorter >= PROOF
        and len(a.figures) >= _LEAST_UNTITLED
        and a.figures == b.figures
        and have_telling_title(a, b, _SHORT_TITLE)
    )


def _edited_and_retitled(a: Told, b: Told, same: float, shorter: int) -> bool:
    """Under other titles the figures must be many, and nearly all the same."""
    fewer = min(len(a.figures), len(b.figures))
    shared = a.figures & b.figures
    return (
        shorter >= PROOF
        and fewer >= _LEAST_UNTITLED
        and len(shared) >= fewer * _NEARLY_ALL
        and sum(1 for figure in shared if TELLING.match(figure)) >= _LEAST
    )


def _edited_and_abridged(a: Told, b: Told, same: float, shorter: int) -> bool:
    """Of what is left a part is the same to the letter, and all the figures."""
    fewer = min(a.figures, b.figures, key=len)
    shared = a.figures & b.figures
    telling = sum(1 for figure in shared if TELLING.match(figure))
    return shorter >= PROOF and same >= _PART and len(fewer) >= _LEAST_UNTITLED and shared == fewer and telling >= _LEAST


def _in_numerals(a: Told, b: Told, same: float, shorter: int) -> bool:
    """The figures of one are numerals in the other, and nearly all are the same then."""
    if shorter < PROOF or a.figures == b.figures or not have_telling_title(a, b):
        return False
    one, other = spelt_figures(a.sentences), spelt_figures(b.sentences)
    return min(len(one), len(other)) > _LEAST_UNTITLED and len(one & other) >= _NEARLY_ALL * len(one | other)


def _retyped(a: Told, b: Told, same: float, shorter: int) -> bool:
    """A letter with letters wrong, of whatever kind it is: who signed it, or many figures, must be the same."""
    if shorter < _SHORTEST or a.titles.isdisjoint(b.titles) or a.figures != b.figures:
        return False
    return len(a.figures) >= _LEAST and (are_signed_as_one(a, b) or (shorter >= PROOF and len(a.figures) >= _LEAST_UNTITLED))


# Without one of them a sentence says something else: 不停课, 十二日, 副县长.
_TELLING_LETTERS = frozenset(
    "0123456789〇零一二三四五六七八九十百千万亿半两不未无非没免副原新旧东南西北上下前后左右男女大小增减升降"
)


def _lost_a_letter(a: Told, b: Told, same: float, shorter: int) -> bool:
    """A flash under the same telling title, of which one letter is missing and nothing else differs."""
    if shorter < _SHORTEST_FLASH or a.titles.isdisjoint(b.titles) or a.figures != b.figures or not have_telling_title(a, b):
        return False
    short, long = sorted((a.said, b.said), key=len)
    at = next((index for index, letter in enumerate(short) if letter != long[index]), len(short))
    return len(long) - len(short) == 1 and short[at:] == long[at + 1 :] and long[at] not in _TELLING_LETTERS


WAYS = (
    Way(0.9, _edited, "any"),
    Way(0.92, _edited_all_over),
    Way(0.9, _edited_with_its_figures),
    Way(0.92, _edited_and_retitled),
    Way(0.5, _edited_and_abridged, of_shorter=0.93),
    Way(0.9, _in_numerals, "any"),
    Way(0.96, _retyped, "harmless"),
    Way(0.9, _lost_a_letter, "any"),
)


def _are_changed(old: Sequence[str], new: Sequence[str], blocks: Sequence[Block], *, all_over: bool) -> bool:
    """True if what differs is harmless, or, all_over, differs in most sentences and in many ways.

    A form that is filled in twice differs in few: a name, a place and a day, here and there again.
    """
    found: set[tuple[str, str]] = set()
    changed = kept = 0
    for block in blocks:
        if block.kind in ("removed", "added"):
            if not all_over:
                return False
            continue
        # Whichever text is the first, the same is found.
        one, other = sorted(("".join(old[i] for i in block.old), "".join(new[j] for j in block.new)))
        kept += min(len(one), len(other)) >= _SHORTEST_SENTENCE
        if block.kind == "changed":
            changed += 1
            found.update(substitutions(one, other))
    if all(is_harmless(*pair) for pair in found):
        return True
    return all_over and len(found) >= _MANY and changed * 2 >= kept
