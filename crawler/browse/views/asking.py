"""What a page is asked for, and what it answers instead of showing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crawler.browse.words import Says


@dataclass(frozen=True, slots=True)
class Asked:
    """path: the parts of the path that the route names. query: the first value of each parameter. says: in the reader's language."""

    path: Mapping[str, str]
    query: Mapping[str, str]
    says: Says

    def number(self, name: str, default: int = 0) -> int:
        """A parameter that is a number from 0 on; the default for anything else."""
        text = self.query.get(name, "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else default


class NotHereError(Exception):
    """There is no such page."""


class ElsewhereError(Exception):
    """The answer is at another path of ours."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path
