"""Copies of a letter that many offices sent, with no signature: whose letter it is a copy of, nothing tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crawler.match.facts import Tie
from crawler.match.signatures import Signature, are_signed_apart


def nobodys(ties: Iterable[Tie], signatures: Mapping[int, Sequence[Signature]]) -> set[tuple[int, int]]:
    """The ties that count for nothing, by their two texts: of a text without a signature that is as much one office's letter as
    another's, those to these letters.

    ties: all that the texts in question have. signatures: of the texts that open pages have, by number; a text without one is in none.
    Such a copy would make one story of all the letters that it is tied to.
    """
    letters: dict[int, set[int]] = defaultdict(set)
    for tie in ties:
        for text, other in ((tie.a, tie.b), (tie.b, tie.a)):
            if text not in signatures and other in signatures:
                letters[text].add(other)
    found: set[tuple[int, int]] = set()
    for text, numbers in letters.items():
        for number in numbers:
            if any(are_signed_apart(signatures[number], signatures[other]) for other in numbers):
                found.add((min(text, number), max(text, number)))
    return found
