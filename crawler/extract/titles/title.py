"""A title and its place on the page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Title:
    """text: the title. first, last: the lines that show it, -1 if none does. sure: the page says elsewhere that it is the title."""

    text: str | None
    first: int = -1
    last: int = -1
    sure: bool = True
