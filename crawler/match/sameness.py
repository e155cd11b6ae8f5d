"""Whether two texts are one: the proof by alignment. Which texts to ask that of, their fingerprints tell (`reading.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import product
from typing import Literal

from crawler.match.align import Block, align, breaks_off
from crawler.match.datewords import say_when_otherwise
from crawler.match.days import are_of_other_days
from crawler.match.digests import is_part_of_digest
from crawler.match.flashes import is_one_flash
from crawler.match.fold import fold
from crawler.match.implementing import are_of_two_offices
from crawler.match.moments import are_of_other_moments
from crawler.match.named import are_named_apart
from crawler.match.numbered import are_of_a_row
from crawler.match.postponed import are_postponed
from crawler.match.quotations import TELLING, is_comment, is_quotation
from crawler.match.reading import Reading
from crawler.match.replies import answer_others
from crawler.match.reworded import PROOF, WAYS, Way, are_signed_as_one, have_telling_title
from crawler.match.rounds import are_of_other_rounds
from crawler.match.scenes import play_elsewhere
from crawler.match.signatures import are_reports_of_two, are_signed_apart, are_signed_on_other_days, are_titled_apart
from crawler.match.subjects import are_apart
from crawler.match.versions import are_versions
from crawler.match.years import are_years_apart

# Of the shorter text: how much must be shared, and how much in sentences that are the same in both.
_SHORTER, _SHORTER_EXACT = 0.5, 1 / 3
# Two texts are about as long as one another from this ratio on.
_AS_LONG = 0.9
# Of the longer text: a digest takes a sentence of each of many stories, an excerpt takes a third of one.
_LONGER = 0.25
# A short text under the same title must be the same but for what is missing or added at its ends: 停水通知 is the title of many.
_SHORT_EXACT, _SHORT_LONGER = 0.9, 0.5
# A lead alone, every word of it, under the title of the whole: its characters, and how much of it is the same.
_LEAD, _LEAD_EXACT = 60, 0.95
# Below it, in a sentence without figures, a copy may say that there is more.
_CUE, _TELLS = 30, re.compile(r"[\d一二三四五六七八九十百千两]|[.…]$")
# Two paragraphs of it may have a shorter title.
_LONG_LEAD, _TITLE_OF_LONG = 90, 6
# A form letter (任前公示, 空气质量日报, a notice of every year) keeps its sentences and changes its figures; a copy keeps most of them.
# So of the figures of the text that has fewer, this share must stand in the other one too, if it has as many as this.
_FIGURES_KEPT, _FEWEST_FIGURES = 0.4, 4
# Of two or three figures, days among them, a copy keeps one.
_FEW_FIGURES = 2
_MONTH = re.compile(r"^\d{1,2}月")
_WHEN = ("日", "时")
# The months that people were born in are the same by chance; of figures that are not (a day, an amount, a telephone number) some must be.
_TELLING_KEPT, _FEWEST_TELLING = 0.3, 3
_SAME_BUT_FOR_NUMBERS = 0.75
# With fewer figures nothing tells the two apart but how much is the same: this share of the shorter text, in whole sentences.
_WITHOUT_FIGURES = 0.65
# A text that breaks off has a sentence before that, and no such mark at its end.
_FEWEST_UNCUT, _CUT = 2, re.compile(r"(?:…|\.{3}|·{3})$")
# Of the shorter title's runs of three characters: two titles that share this much are forms of one.
_SAME_TITLE = 0.5


@dataclass(frozen=True, slots=True)
class Sameness:
    """Two texts that are one. share: of the longer text that both have, 0 to 1. longer: 1 or 2 if the first or the second
    text is clearly the longer one and has another title, as what strings several articles together has, else 0."""

    share: float
    longer: Literal[0, 1, 2]


def sameness(a: Reading, b: Reading, common: Set[int] = frozenset()) -> Sameness | None:
    """How far the one text is the other's, whole or in part, with some sentences changed; None if it is not.

    The order of the two is all one. common: fingerprints of sentences that stand on many stories; those sentences do not
    count, except in two texts that one office signed on one day under one title: a letter that many offices sent. Under 150 characters of the same sentences the titles must agree too (one may be the other's 原标题), and then
    nearly all of the text.
    """
    if common and are_signed_as_one(a, b):
        common = frozenset()
    if _say_the_same(a, b, common):
        return Sameness(1.0, 0)
    if say_when_otherwise(a, b) and not _are_letters_apart(a, b):
        return Sameness(min(a.length, b.length) / max(a.length, b.length), 0)
    pair = _Pair(a, b, *_without_cut(*_in_one_spelling(a, b, _counted(a, common), _counted(b, common))))
    old, new, shorter, longer = pair.old, pair.new, pair.shorter, pair.longer
    if not shorter or (shorter < longer * _LONGER and not pair.is_lead):
        return None
    blocks = align(old, new, pair.may_be_same)
    if pair.apart:
        return None
    shared = sum(block.shared for block in blocks)
    by_title = pair.by_title or any(way.holds(old, new, blocks) for way in pair.ways)
    if not by_title and not (pair.by_text and shared >= max(shorter * _SHORTER, longer * _LONGER)):
        return None
    if not by_title and not _have_one_title(a, b) and _speaks_of_other(old, new, blocks):
        return None
    unlike = shorter < longer * _AS_LONG and a.titles.isdisjoint(b.titles) and not pair.is_lead
    return Sameness(shared / longer, 0 if not unlike else 1 if pair.sizes[0] > pair.sizes[1] else 2)


class _Pair:
    """Two texts and those of their sentences that count, and what their equal sentences tell before the changed ones are looked for.

    is_lead: the one may be the first paragraph alone, under a title of the other. by_text, by_title: by what they may be one. ways: those in which
    the one may be the other in other words. apart: they say themselves that they are two.
    """

    def __init__(self, a: Reading, b: Reading, old: Sequence[str], new: Sequence[str]) -> None:
        self.a, self.b, self.old, self.new = a, b, old, new
        self.sizes = sum(map(len, old)), sum(map(len, new))
        self.shorter, self.longer = min(self.sizes), max(self.sizes)
        self.is_lead = _LEAD <= self.shorter < self.longer and (
            have_telling_title(a, b) or (self.shorter >= _LONG_LEAD and have_telling_title(a, b, _TITLE_OF_LONG))
        )
        self.by_text = self.by_title = self.apart = False
        self.ways: list[Way] = []

    def may_be_same(self, whole: list[Block]) -> bool:
        """False if the rest of the work can be left. whole: the blocks that are equal or moved."""
        a, b, shorter = self.a, self.b, self.shorter
        proof = min(
            sum(map(len, {self.old[i] for block in whole for i in block.old})),
            sum(map(len, {self.new[j] for block in whole for j in block.new})),
        )
        same = sum(block.shared for block in whole)
        self.by_text = proof >= PROOF and same >= shorter * _SHORTER_EXACT and _may_be_copies(a, b, same / shorter)
        # One of the pages that have a text may have a title that many have (停水通知).
        self.by_title = self._goes_by_title(whole, same) and (shorter < PROOF or _may_be_copies(a, b, same / shorter))
        if not self.by_text and not self.by_title:
            self.ways = [way for way in WAYS if way.may(a, b, same / shorter, shorter)]
        # Of most pairs this is all that was asked.
        may_be = self.by_text or self.by_title or bool(self.ways)
        self.apart = may_be and _are_letters_apart(a, b)
        return may_be and not self.apart

    def _goes_by_title(self, whole: list[Block], same: int) -> bool:
        """True if the titles make up for what is too little to prove anything. same: characters of the blocks."""
        return (
            (
                not self.a.titles.isdisjoint(self.b.titles)
                and same >= self.shorter * _SHORT_EXACT
                and same >= self.longer * _SHORT_LONGER
            )
            or (self.is_lead and (same >= self.shorter * _LEAD_EXACT or _has_cue(self.old, self.new, whole)))
            or (self.shorter < PROOF and is_one_flash(self.a, self.b))
        )


def _say_the_same(a: Reading, b: Reading, common: Set[int]) -> bool:
    """True if two texts are the same but for marks and the writing of figures, and no letters that their titles tell apart. A short one, or
    one with common sentences, needs a title in common; one of common sentences only, which may be all that a page says on each day, a day
    or an hour too."""
    if not a.said or a.said != b.said:
        return False
    if common and all(mark in common for mark in a.marks) and not any(figure.endswith(_WHEN) for figure in a.figures):
        return False
    proves = common.isdisjoint(a.marks) and min(sum(map(len, set(text.sentences))) for text in (a, b)) >= PROOF
    return (proves or not a.titles.isdisjoint(b.titles)) and not _are_letters_apart(a, b)


def _in_one_spelling(a: Reading, b: Reading, old: Sequence[str], new: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The counted sentences of two texts, those of the second as the first one writes them where only marks, the writing of figures or the
    number before an item differ."""
    if all(text in a.bare_of for text in new):
        return old, new
    written = {a.bare_of[text]: text for text in reversed(old) if a.bare_of[text] and text not in b.bare_of}
    return old, [text if text in a.bare_of else written.get(b.bare_of[text], text) for text in new]


def _has_cue(old: Sequence[str], new: Sequence[str], whole: Sequence[Block]) -> bool:
    """True if all sentences of the shorter text but its last stand in the longer one, and the last is a whole and short one without figures. whole: the
    blocks that are equal or moved."""
    sides = ((old, {i for block in whole for i in block.old}), (new, {j for block in whole for j in block.new}))
    short, shared = min(sides, key=lambda side: sum(map(len, side[0])))
    lead = short[:-1]
    return (
        shared == set(range(len(lead)))
        and sum(map(len, lead)) >= _LEAD
        and len(short[-1]) <= _CUE
        and _TELLS.search(short[-1]) is None
    )


def _speaks_of_other(old: Sequence[str], new: Sequence[str], blocks: Sequence[Block]) -> bool:
    """True if one of two texts has of the other only what it quotes, comments on, or has as one part among several."""
    return is_quotation(old, new, blocks) or is_comment(old, new, blocks) or _is_of_digest(old, new, blocks)


def _is_of_digest(old: Sequence[str], new: Sequence[str], blocks: Sequence[Block]) -> bool:
    """True if one of the two texts is a digest, of which the other is one part among several. blocks: of the two, aligned."""
    shared = [block for block in blocks if block.shared]
    # What is only alike may be what offices say everywhere.
    common = [block for block in shared if block.kind in ("equal", "moved")] or shared
    in_old = {block.old[0]: block.shared for block in common}
    in_new = {block.new[0]: block.shared for block in common}
    return is_part_of_digest(old, new, in_old) or is_part_of_digest(new, old, in_new)


def _are_letters_apart(a: Reading, b: Reading) -> bool:
    """True if two texts say themselves that they are two letters, however alike their words are."""
    return (
        are_apart(a.subjects, b.subjects)
        or are_of_a_row(a.titles, b.titles)
        or are_titled_apart(a.titles, b.titles)
        or are_signed_apart(a.signatures, b.signatures)
        or are_of_two_offices(a, b)
        or are_of_other_rounds(a, b)
        or (are_signed_on_other_days(a.signatures, b.signatures) and _have_other_numbers(a, b))
        or are_years_apart(a.years, b.years)
        or are_postponed(a.told_days, b.told_days)
        or (are_reports_of_two(a.titles, b.titles) and bool(a.figures - b.figures) and bool(b.figures - a.figures))
        # Two abridged copies of one letter have cut other days.
        or (
            min(a.length, b.length) >= _AS_LONG * max(a.length, b.length)
            and (are_of_other_days(a.days, b.days) or are_of_other_moments(a.moments, b.moments))
        )
        or play_elsewhere(a, b)
        or are_named_apart(a, b)
        or are_versions(a, b)
        or answer_others(a, b)
    )


def _have_other_numbers(a: Reading, b: Reading) -> bool:
    """True if both tell telephone or document numbers, and no number of both."""
    return bool(a.numbers) and bool(b.numbers) and a.numbers.isdisjoint(b.numbers)


def unlike_titles(titles: Iterable[str], most: int) -> list[str]:
    """Those of the titles that have little in common, folded: of two forms of one, such as one with a site's name behind it,
    the shorter. No more than `most` of them, and no further ones are looked at then."""
    kept: dict[str, frozenset[str]] = {}
    for title in sorted(set(map(fold, titles)), key=lambda title: (len(title), title)):
        runs = frozenset(title[start : start + 3] for start in range(max(1, len(title) - 2)))
        if all(len(runs & other) < min(len(runs), len(other)) * _SAME_TITLE for other in kept.values()):
            kept[title] = runs
            if len(kept) == most:
                break
    return list(kept)


def _have_one_title(a: Reading, b: Reading) -> bool:
    """True if the titles of two texts may be forms of one; a text without a title may have any."""
    return not a.titles or not b.titles or any(len(unlike_titles(pair, 2)) < 2 for pair in product(a.titles, b.titles))


def _may_be_copies(a: Reading, b: Reading, same: float) -> bool:
    """False if two texts that share sentences look like one form letter filled in twice. same: share of the shorter text."""
    if same < _SAME_BUT_FOR_NUMBERS and _have_other_numbers(a, b):
        return False
    fewer = min(len(a.figures), len(b.figures))
    if _FEW_FIGURES <= fewer < _FEWEST_FIGURES and _tell_days(a, b) and _bare(a).isdisjoint(_bare(b)):
        return False
    if fewer < _FEWEST_FIGURES:
        return same >= _WITHOUT_FIGURES or are_signed_as_one(a, b)
    if len(a.figures & b.figures) < fewer * _FIGURES_KEPT:
        return False
    telling = [{figure for figure in text.figures if TELLING.match(figure)} for text in (a, b)]
    fewer = min(map(len, telling))
    return fewer < _FEWEST_TELLING or len(telling[0] & telling[1]) >= fewer * _TELLING_KEPT


def _tell_days(a: Reading, b: Reading) -> bool:
    return all(any(figure.endswith("日") for figure in text.figures) for text in (a, b))


def _bare(text: Reading) -> set[str]:
    """Its figures, days without their months: a copy may say 6日 for 5月6日."""
    return {_MONTH.sub("", figure).rstrip("日") for figure in text.figures}


def _without_cut(old: Sequence[str], new: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The sentences of both, without the last one of the shorter where it stops in the middle of one of the other's: 会议还……

    Without the mark it may be all that tells two notices apart: 停水范围为人民路, 停水范围为人民路以东.
    """
    short, long = sorted((old, new), key=lambda sentences: (sum(map(len, sentences)), list(sentences)))
    if len(short) < _FEWEST_UNCUT or not _CUT.search(short[-1]) or not any(breaks_off(short[-1], text) for text in long):
        return old, new
    return (short[:-1], long) if short is old else (long, short[:-1])


def _counted(text: Reading, common: Set[int]) -> Sequence[str]:
    """The sentences without the common ones."""
    if not common:
        return text.sentences
    return [sentence for sentence, mark in zip(text.sentences, text.marks, strict=True) if mark not in common]
