"""A site's disclaimer in English, as associations and portals put it beside the Chinese one.

As there (`disclaimers.py`), one stem alone may be the article's own, so two are needed: that matter was copied and a stand on it, or two stands.
"""

from __future__ import annotations

import re

# Two words of English begin such a line. Every line of a page is asked.
_BEGINS = re.compile(r"\W{0,4}[A-Za-z][A-Za-z'’]*[ ,:][ ]?[A-Za-z]")
# Letters of a line that is in English, of 1.
_ENGLISH = 0.6
_COPIED = re.compile(
    r"\b(?:reproduc|reprint|republish|re-?post|repost|forward(?:ed|ing)|copied|collected|sourced|excerpted|gathered)\w*\b"
    r"|\bfrom (?:the )?(?:internet|other (?:media|websites|sources)|public sources)\b|\bthis (?:web ?site|site|page|platform|article)\b|\bour (?:web ?site|site|platform)\b",
    re.I,
)
_STANDS = re.compile(
    r"\b(?:do(?:es)? not|doesn't|don't|not) (?:necessarily )?(?:mean|imply|represent|reflect|constitute|indicate|endorse|guarantee)\b"  # does not mean we agree
    r"|\b(?:is|are|be) not (?:responsible|liable)\b|\bno (?:responsibility|liability|guarantee|warranty)\b"
    r"|\b(?:copyright|rights?) (?:belongs?|remains?|is owned|are owned)\b|\binfring\w+|\bpurposes? of (?:disseminat|shar|spread|convey)\w+"
    r"|\bfor (?:reference|information|informational|study|learning|sharing|non-?commercial)(?: purposes?| use)?(?: only)?\b"
    r"|\b(?:contact|notify|inform) us\b|\b(?:remove|delete|take down) (?:it|them|the)\b",
    re.I,
)
_LONGEST = 800


def is_english_disclaimer(text: str) -> bool:
    """True for a line in English in which the site speaks of what it has copied."""
    if len(text) > _LONGEST or _BEGINS.match(text) is None or sum(map(str.isascii, text)) < len(text) * _ENGLISH:
        return False
    stands = len({match.group().lower() for match in _STANDS.finditer(text)})
    return stands > 1 or (stands == 1 and _COPIED.search(text) is not None)
