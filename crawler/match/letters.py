"""Copies of a letter that many offices sent, with no signature: whose letter it is a copy of, nothing tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from crawler.match.facts import Tie
from crawler.match.signatures import Signature, are_signed_apart

# Of the longer text: so much more that is the same tells whose copy it is.
_CLEARLY = 0.1


def nobodys(ties: Iterable[Tie], signatures: Mapping[int, Sequence[Signature]]) -> set[tuple[int, int]]:
    """The ties that count for nothing, by their two texts: of a text without a signature that is as much one office's letter as
    another's, those to these letters. It is more one of them if clearly more of it is the same.

    ties: all that the texts in question have. signatures: of the texts that open pages have, by number; a text without one is in none.
    Such a copy would make one story of all the letters that it is tied to.
    """
    letters: dict[int, dict[int, float]] = defaultdict(dict)
    for tie in ties:
        for text, other in ((tie.a, tie.b), (tie.b, tie.a)):
            if text not in signatures and other in signatures:
                letters[text][other] = tie.share
    found: set[tuple[int, int]] = set()
    for text, shares in letters.items():
        for number, share in shares.items():
            if any(
                other_share > share - _CLEARLY and are_signed_apart(signatures[number], signatures[other])
                for other, other_share in shares.items()
            ):
                found.add((min(text, number), max(text, number)))
    return found
