"""A `<title>` that has only the names of a column and of the site, where no line of the page says that it is one."""

from __future__ import annotations

from crawler.extract.titles.shown import is_kind
from crawler.page import Document

_LONGEST_COLUMN, _LONGEST_SITE = 6, 16


def is_unshown_column(pieces: list[str], document: Document) -> bool:
    """True if `<title>` is a short word that no line of the page begins or ends with, and a site's name behind it: a title is shown somewhere.

    A word for a kind of text may be a title, whatever the page shows: 讣告.
    """
    column, *names = [word for piece in pieces for word in piece.split()] or [""]
    return (
        bool(names)
        and 2 <= len(column) <= _LONGEST_COLUMN
        and column.isalpha()
        and all(len(name) <= _LONGEST_SITE and name.isalnum() for name in names)
        and not is_kind(column)
        and not any(_shows(line.text, column, names) for line in document.lines)
    )


def _shows(text: str, column: str, names: list[str]) -> bool:
    """True if a line begins or ends with the word, or has it and what follows it in `<title>`: 文史 | 石桥 is a title in two pieces."""
    return text.startswith(column) or text.endswith(column) or (len(names) > 1 and column in text and names[0] in text)
