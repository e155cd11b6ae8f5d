"""A number with its noun."""

from __future__ import annotations


def counted(number: int, one: str, many: str | None = None) -> str:
    """The number and the word that goes with it. many: of more than one, or of none; the word with an s where it is not given.

    >>> counted(1, "page"), counted(0, "page"), counted(2, "story", "stories")
    ('1 page', '0 pages', '2 stories')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"
