"""A text as it is compared: its sentences, what they tell, and its fingerprints for an index.

All of it works on folded sentences, read once for each text, so what the folding removes changes nothing. A fingerprint is a signed 64-bit
integer and the same in every run and on every machine.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b as _blake2b

from crawler.match.bare import bare
from crawler.match.calls import without_call
from crawler.match.days import Days, days_of
from crawler.match.figures import figures_of, numbers_of
from crawler.match.fold import fold, sentences
from crawler.match.moments import Moment, moments_of
from crawler.match.numbered import marks_of
from crawler.match.pointers import without_pointers
from crawler.match.postponed import Postponed, told_days
from crawler.match.reworded import PROOF
from crawler.match.scenes import places_told
from crawler.match.signatures import Signature, signatures_of
from crawler.match.subjects import Subject, subjects
from crawler.match.verdict import Text
from crawler.match.years import Years, years_of

# Shorter sentences (特此通知。) stand in too many texts to lead anywhere.
SHORTEST_SENTENCE = 14
SHORTEST_CLAUSE = 12
# Fingerprints of a text: at most so many sentences and clauses, and one of the whole.
MOST_SENTENCES = 20
MOST_CLAUSES = 10
MOST_SIGNED = 2
# Letters at either end of a short text.
ENDS = 20
# Characters. A shorter text is nobody's.
SHORTEST_TEXT = 30
_CLAUSE = re.compile(r"[^,;:、。！？!?\n]+")


@dataclass(frozen=True)
class Reading:
    """A text as it is compared. titles: its title and 原标题, folded. sentences: of its body, folded, in order, without what leads to the rest
    at its end."""

    titles: frozenset[str]
    sentences: tuple[str, ...]

    @classmethod
    def of(cls, text: Text) -> Reading:
        """Read a text, once."""
        found = without_pointers(sentences(text.body))
        return cls(folded_titles(text.title, text.original_title), tuple(sentence.text for sentence in found))

    def under(self, titles: frozenset[str]) -> Reading:
        """The same body, of PROOF characters at least, under these titles; what was worked out of it is kept."""
        made = Reading(titles, self.sentences)
        made.__dict__.update({name: value for name, value in self.__dict__.items() if name != "titles"})
        return made

    @cached_property
    def length(self) -> int:
        """Characters of its body."""
        return sum(map(len, self.sentences))

    @cached_property
    def bare(self) -> tuple[str, ...]:
        """Its sentences as their letters and digits, one for one."""
        return bare(self.sentences)

    @cached_property
    def said(self) -> str:
        """All of its letters and digits."""
        return "".join(self.bare)

    @cached_property
    def bare_of(self) -> dict[str, str]:
        """The same, by the sentence."""
        return dict(zip(self.sentences, self.bare, strict=True))

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """The fingerprint of each sentence."""
        return tuple(map(sentence_fingerprint, self.sentences))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The figures of the text: dates, amounts, telephone numbers, but no years."""
        return figures_of(self.sentences)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The last digits of the telephone and document numbers of the text: the code of an area is written in many ways."""
        return numbers_of(self.sentences)

    @cached_property
    def subjects(self) -> dict[str, list[Subject]]:
        """Whom or what it is about, by kind, if it is a form letter that says so."""
        return subjects(self.sentences)

    @cached_property
    def signatures(self) -> tuple[Signature, ...]:
        """Who signed it, and when."""
        return signatures_of(self.sentences)

    @cached_property
    def years(self) -> Years:
        """The years that its sentences tell."""
        return years_of(self.sentences)

    @cached_property
    def told_days(self) -> Postponed:
        """The days that its sentences tell."""
        return told_days(self.sentences)

    @cached_property
    def days(self) -> Days:
        """The days that it closes with and those that it tells."""
        return days_of(self.sentences)

    @cached_property
    def moments(self) -> frozenset[Moment]:
        """The days with an hour that it tells."""
        return moments_of(self.sentences)

    @cached_property
    def places(self) -> Counter[str]:
        """The places that its clauses begin with, each with how often."""
        return places_told(self.sentences)

    @cached_property
    def number(self) -> int | None:
        """The number of the text: the same body has the same one, but under titles of other places in a row (第3批, 第4批: the list is
        attached). A short body has it together with its titles.

        None for a body of fewer than 30 characters (详见附件。): it proves nothing, whatever the title.
        """
        body = "".join(self.sentences)
        if len(body) < SHORTEST_TEXT:
            return None
        return sentence_fingerprint("\n".join([body, *(sorted(self.titles) if len(body) < PROOF else marks_of(self.titles))]))

    @cached_property
    def fingerprints(self) -> list[int]:
        """Where the index finds it: sorted, none twice, at most 33; empty for a text without words.

        Of many sentences and clauses those with the smallest fingerprints are taken, so that of an excerpt and its source
        the same ones are, as far as both hold them. Clauses find a copy in which every sentence was touched; the whole, bare of
        its marks, finds a copy of a text of short sentences only, or with all its figures in words; the
        ends of a short one, a copy of a flash in which a letter is wrong; who signed it and when, among the letters of many offices.
        """
        if not self.sentences:
            return []
        long = {mark for text, mark in zip(self.sentences, self.marks, strict=True) if len(text) >= SHORTEST_SENTENCE}
        parts = {part for part in _CLAUSE.findall("\n".join(self.sentences)) if len(part) >= SHORTEST_CLAUSE}
        clauses = {sentence_fingerprint(part) for part in parts}
        whole = sentence_fingerprint(self.said)
        ends = {self.said[:ENDS], self.said[-ENDS:]} if self.length < PROOF else set()
        signed = {sentence_fingerprint(f"{office} {day}") for office, day in self.signatures[:MOST_SIGNED]}
        return sorted(
            {
                whole,
                *map(sentence_fingerprint, ends),
                *signed,
                *heapq.nsmallest(MOST_SENTENCES, long),
                *heapq.nsmallest(MOST_CLAUSES, clauses),
            }
        )


def folded_titles(title: str | None, original_title: str | None) -> frozenset[str]:
    """A text's title and 原标题, as they are compared: also without what a site calls before it."""
    told = [name for name in (title, original_title) if name]
    return frozenset({fold(name) for name in (*told, *map(without_call, told))} - {""})


def sentence_fingerprint(text: str) -> int:
    """The fingerprint of one folded sentence."""
    return int.from_bytes(_blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)
