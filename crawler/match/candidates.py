"""Which texts may be one: fingerprints for an index, and the proof by alignment.

The index finds pages that share fingerprints; `is_same_text` decides. Both work on folded sentences, so what the folding
removes changes neither. A fingerprint is a signed 64-bit integer and the same in every run and on every machine.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Collection

from crawler.match.align import align
from crawler.match.fold import fold, sentences
from crawler.match.verdict import Text

# Shorter sentences (特此通知。) stand in too many texts to lead anywhere.
SHORTEST_SENTENCE = 14
SHORTEST_CLAUSE = 12
# Fingerprints of a text: at most so many sentences and clauses, and one of the whole.
MOST_SENTENCES = 40
MOST_CLAUSES = 24

# Under so many characters a text alone proves nothing (issue 5).
PROOF = 150
# Of the shorter text: how much must be shared, and how much in sentences that are the same in both.
_SHORTER, _SHORTER_EXACT = 0.5, 1 / 3
# Of the longer text: a digest takes a sentence of each of many stories, an excerpt takes a third of one.
_LONGER = 0.25
# A short text under the same title must be the same but for what is missing or added at its ends: 停水通知 is the title of many.
_SHORT_EXACT, _SHORT_LONGER = 0.9, 0.5

_CLAUSE = re.compile(r"[^,;:、。！？!?]+")


def sentence_fingerprint(text: str) -> int:
    """The fingerprint of one folded sentence."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def fingerprints(body: str | None) -> list[int]:
    """The fingerprints of a body: sorted, none twice, at most 65; empty for a text without words.

    Of many sentences and clauses those with the smallest fingerprints are taken, so that of an excerpt and its source the
    same ones are, as far as both hold them. Clauses find a copy in which every sentence was touched; the whole finds a
    copy of a text of short sentences only.
    """
    found = [sentence.text for sentence in sentences(body)]
    if not found:
        return []
    long = {sentence_fingerprint(text) for text in set(found) if len(text) >= SHORTEST_SENTENCE}
    parts = {part for text in found for part in _CLAUSE.findall(text) if len(part) >= SHORTEST_CLAUSE}
    clauses = {sentence_fingerprint(part) for part in parts}
    whole = sentence_fingerprint("".join(found))
    return sorted({whole, *heapq.nsmallest(MOST_SENTENCES, long), *heapq.nsmallest(MOST_CLAUSES, clauses)})


def is_same_text(a: Text, b: Text, common: Collection[int] = frozenset()) -> bool:
    """True if the one text is the other's, whole or in part, with some sentences changed. The order of the two is all one.

    common: fingerprints of sentences that stand on many stories; those sentences do not count. Under 150 characters of
    the same sentences the titles must agree too (one may be the other's 原标题), and then nearly all of the text.
    """
    old, new = _counted(a.body, common), _counted(b.body, common)
    shorter, longer = sorted((sum(map(len, old)), sum(map(len, new))))
    if not shorter or shorter < longer * _LONGER:
        return False
    blocks = align(old, new)
    whole = [block for block in blocks if block.kind in {"equal", "moved"}]
    proof = min(
        sum(map(len, {old[i] for block in whole for i in block.old})),
        sum(map(len, {new[j] for block in whole for j in block.new})),
    )
    same = sum(block.shared for block in whole)
    shared = sum(block.shared for block in blocks)
    if proof >= PROOF and same >= shorter * _SHORTER_EXACT and shared >= shorter * _SHORTER and shared >= longer * _LONGER:
        return True
    return titles_agree(a, b) and same >= shorter * _SHORT_EXACT and same >= longer * _SHORT_LONGER


def titles_agree(a: Text, b: Text) -> bool:
    """True if a title or 原标题 of the one is a title or 原标题 of the other, folded."""
    one, other = ({fold(text.title), fold(text.original_title)} - {""} for text in (a, b))
    return not one.isdisjoint(other)


def _counted(body: str | None, common: Collection[int]) -> list[str]:
    """The folded sentences without the common ones."""
    found = [sentence.text for sentence in sentences(body)]
    return [text for text in found if sentence_fingerprint(text) not in common] if common else found
