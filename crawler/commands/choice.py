"""Which pages the options of an export choose."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Protocol


class Chosen(Protocol):
    """What of a page the options ask for."""

    @property
    def site(self) -> str | None:
        """Its site."""

    @property
    def state(self) -> str | None:
        """`live` or `gone`."""

    @property
    def published(self) -> str | None:
        """As it states it."""


def add_choice(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("--site", metavar="SITE", help="pages of this site only")
    parser.add_argument("--since", metavar="DAY", type=_day, help="pages published on this day or later, such as 2024-05-10")
    parser.add_argument("--until", metavar="DAY", type=_day, help="pages published on this day or before")
    parser.add_argument("--relation", metavar="WORD", help="pages whose text stands so to their source's: verbatim …")
    parser.add_argument("--state", choices=("live", "gone"), help="pages in this state only")


def is_wanted(page: Chosen, opts: argparse.Namespace) -> bool:
    """True for a page that the options ask for, but for its relation. One that states no date is in no span of days."""
    day = (page.published or "")[:10]
    return (
        opts.site in {None, page.site}
        and (opts.since is None or day >= opts.since)
        and (opts.until is None or "" < day <= opts.until)
        and opts.state in {None, page.state}
    )


def _day(text: str) -> str:
    """A day of `--since` and `--until`."""
    return date.fromisoformat(text).isoformat()
