"""A second opinion on relations: from the finished texts alone, by sentences, knowing nothing of how they were made."""

from __future__ import annotations

import collections
import difflib
import re
import unicodedata

QUOTES = set("“”‘’\"'「」『』")
END = re.compile(r"(?<=[。！？!?])")


def folded(text: str) -> str:
    """NFKC, white space and quotation marks removed."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in QUOTES)


def sentences(text: str) -> list[str]:
    """The folded text, cut after each mark that ends a sentence."""
    return [part for part in END.split(folded(text)) if part]


def relation_of(old_title: str, old: str, new_title: str, new: str) -> str:
    """The relation of the new text to the old one, as issue 5 puts it; a changed sentence is one that is much like one that went."""
    before, after = collections.Counter(sentences(old)), collections.Counter(sentences(new))
    same, gone, come = before & after, list((before - after).elements()), list((after - before).elements())
    shared = sum(len(line) * count for line, count in same.items())
    for line in come:
        best = max((difflib.SequenceMatcher(None, line, other, autojunk=False).ratio() for other in gone), default=0.0)
        shared += round(len(line) * best) if best > 0.75 else 0
    if shared * 3 < min(len(folded(old)), len(folded(new))):
        return "different"
    if gone and come:
        return "edited"
    if gone or come:
        return "abridged" if gone else "extended"
    return "verbatim" if folded(old_title) == folded(new_title) else "retitled"
