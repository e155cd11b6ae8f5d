"""A digest that says so: each of its parts stands under a headline of its own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

# Headlines as sentences of a digest, folded: 【云浦县老街修旧如旧】 (一周要闻 and 每日早读 of news sites and accounts). A shorter one is a
# label: 【解说】, 【网友留言】.
_HEADLINE = re.compile(r"【[^【】]{8,60}】")
# So many make a digest. Two may be the halves of one article.
_FEWEST = 3
# Characters above the first headline: with more it is one article in sections.
_INTRODUCTION = 60
# Of the digest: a part that is more of it is what it is about (as `containers.MAIN_SHARE`).
_MAIN = 0.6
# Of what both have: so much of it stands under the part's headline.
_NEARLY_ALL = 0.85


def is_part_of_digest(digest: Sequence[str], other: Sequence[str], shared: Mapping[int, int]) -> bool:
    """True if a text is a digest, and the other one has nothing of it but from under one headline, and this is not most of it.

    The other parts may be too short to be tied to their stories, so that the ledger does not know them.

    digest, other: folded sentences. shared: where the digest has something of the other text, also in part, by the index of its sentence: the
    characters that both have. A little of what offices say everywhere may stand under other headlines too.
    """
    marked = [index for index, text in enumerate(digest) if _HEADLINE.fullmatch(text)]
    # One right above another has no part of its own.
    headlines = [index for index in marked if index + 1 not in marked]
    if headlines and sum(map(len, digest[: marked[0]])) >= _INTRODUCTION:
        return False
    if len(headlines) < _FEWEST or not shared or any(map(_HEADLINE.fullmatch, other)):
        return False
    parts: Counter[int] = Counter()
    for index, characters in shared.items():
        parts[bisect_right(headlines, index)] += characters
    ((part, most),) = parts.most_common(1)
    all_shared = sum(shared.values())
    return part > 0 and most >= _NEARLY_ALL * all_shared and all_shared < _MAIN * sum(map(len, digest))
