"""The words that begin a line which is not the article's own text, each with what the line is.

A row is (word, role, follow). follow: `:` the word must be followed by a separator or end the line; `=` the word is (nearly)
the whole line; `^` the word is enough. Adding a word is one row in extract/labels_head.py or extract/labels_tail.py and one row in tests/extract/test_labels.py.
"""

from __future__ import annotations

from typing import NamedTuple

from crawler.extract.labels_head import HEAD_ROWS
from crawler.extract.labels_tail import TAIL_ROWS


class Label(NamedTuple):
    """One row: the word, the role of a line that begins with it, what must follow the word."""

    word: str
    role: str
    follow: str


# role: what a line is. Lines of these roles may stand in the head of a page …
HEAD_ROLES = frozenset(
    (
        "date",
        "source",
        "author",
        "editor",
        "clicks",
        "tool",
        "crumb",
        "original_title",
        "keywords",
        "link",
        "player",
        "promo",
        "comment",
        "facts",
    )
)
# … these end the body, whatever comes after them …
END_ROLES = frozenset(("related", "neighbour", "comment", "foot", "notice"))
# … and these end it when little text follows.
TAIL_ROLES = END_ROLES | {
    "source",
    "editor",
    "tool",
    "clicks",
    "original_title",
    "keywords",
    "link",
    "qr",
    "promo",
    "facts",
    "vote",
}

LABELS: tuple[Label, ...] = tuple(Label(*row) for row in (*HEAD_ROWS, *TAIL_ROWS))
