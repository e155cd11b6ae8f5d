"""What the ledger says of a page that something kept from us."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from crawler.extract.barriers import Barrier

# Barrier → the page's state and the reason.
BARRED: Mapping[Barrier, tuple[Literal["failed", "blocked", "needs_browser"], str]] = MappingProxyType(
    {
        "challenge": ("blocked", "challenge"),
        "needs_browser": ("needs_browser", "a script brings the text"),
        "unavailable": ("failed", "the site cannot answer now"),
    }
)
