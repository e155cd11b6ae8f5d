"""A text as the rules on pairs of texts ask for it; `Reading` is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from typing import Protocol

from crawler.match.signatures import Signature


class Told(Protocol):
    """titles, sentences: folded. bare: the sentences as their letters and digits, one for one; said: all of these. places: those that its clauses begin with, each with how often. figures: dates, amounts, telephone
    numbers, but no years. signatures: who signed it, and when."""

    @property
    def titles(self) -> Set[str]: ...
    @property
    def sentences(self) -> Sequence[str]: ...
    @property
    def bare(self) -> Sequence[str]: ...
    @property
    def said(self) -> str: ...
    @property
    def places(self) -> Counter[str]: ...
    @property
    def figures(self) -> Set[str]: ...
    @property
    def signatures(self) -> Sequence[Signature]: ...
