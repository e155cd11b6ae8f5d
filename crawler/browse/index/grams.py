"""Any word in titles and bodies, of one character or more, in any script: the tokens of the search's index, and what is asked of it.

FTS5's trigrams find no word of two characters, which most Chinese words are, and a word segmenter finds only what it takes for words. So
each run of letters and digits is put down as its pairs of neighbours, in order, and each character once: 防汛备汛 is 防汛 汛备 备汛, and
备汛 is found as a token, 防汛备 as the phrase 防汛 汛备. A word of one character is looked up among the characters. Upper and lower case,
full and half width are one; space and invisible characters between two Chinese characters are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

# Characters of a text that are indexed; more is no article (`verdicts.py` compares no longer ones either).
LONGEST = 200_000
# Of what is typed.
LONGEST_WORD = 100
_INVISIBLE = "\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
_WORD = r"[^\W_]"
_RUN = re.compile(rf"{_WORD}+")
_HAN = r"[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
# White space that a page puts between Chinese characters says nothing.
_NOTHING = re.compile(rf"[{_INVISIBLE}]|(?<={_HAN})[^\S\n]+(?={_HAN})")
# Between two runs. No pair is one character long.
_MARK = "0"


def runs(text: str | None) -> list[str]:
    """The runs of letters and digits of a text, folded."""
    return _RUN.findall(_NOTHING.sub("", _folded((text or "")[:LONGEST])))


def pairs(text: str | None) -> str:
    """The pairs of neighbours, in order, as tokens. A mark stands between two runs, so that no phrase crosses it."""
    return f" {_MARK} ".join(" ".join(map("".join, pairwise(run))) for run in runs(text) if len(run) > 1)


def characters(text: str | None) -> str:
    """Each character once, as tokens."""
    return " ".join(sorted(set("".join(runs(text)))))


def asked(words: str) -> tuple[str, str] | None:
    """What is typed → the table to ask and the FTS5 expression; None where there is no letter or digit in it.

    Words with space between them are all to be on the page, anywhere. A single character is looked up in `characters`, and counts only
    where nothing longer is asked.
    """
    found = _wanted(words)
    long = [run for run in found if len(run) > 1]
    if long:
        phrases = (" ".join(run[at : at + 2] for at in range(len(run) - 1)) for run in long)
        return "pairs", " AND ".join(f'"{phrase}"' for phrase in phrases)
    if found:
        return "characters", " AND ".join(f'"{run}"' for run in found)
    return None


def spots(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where in a text the words stand: start and end of each, in order, not overlapping. As the index finds them."""
    wanted = set(_wanted(words))
    if not wanted:
        return
    folded, where = _with_places(text[:LONGEST])
    either = re.compile("|".join(map(re.escape, sorted(wanted, key=lambda run: (-len(run), run)))))
    for match in either.finditer(folded):
        yield where[match.start()], where[match.end() - 1] + 1


def _wanted(words: str) -> list[str]:
    """The runs of what is typed. White space parts words here, also Chinese ones."""
    return [run for word in words[:LONGEST_WORD].split() for run in runs(word)]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _with_places(text: str) -> tuple[str, list[int]]:
    """The text as `runs` folds it, each character with its index in the text. Characters are folded one by one: no word depends on more."""
    made: list[str] = []
    where: list[int] = []
    skipped = {at for match in _NOTHING.finditer(text) for at in range(*match.span())}
    for index, character in enumerate(text):
        if index not in skipped:
            folded = _folded(character)
            made.append(folded)
            where += [index] * len(folded)
    return "".join(made), where
