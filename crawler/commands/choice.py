"""Which pages the options of an export choose, and which stories: those with such a page."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any, Final, Protocol, get_args

from scrapy.exceptions import UsageError

from crawler.match.verdict import Relation

RELATIONS: Final[tuple[str, ...]] = get_args(Relation)


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
    parser.add_argument("--site", metavar="SITE", help="pages of this site only, or stories with one")
    parser.add_argument("--since", metavar="DAY", type=_day, help="pages published on this day or later, such as 2024-05-10")
    parser.add_argument("--until", metavar="DAY", type=_day, help="pages published on this day or before")
    told = f"pages whose text stands so to their source's: {', '.join(RELATIONS)}"
    parser.add_argument("--relation", metavar="WORD", choices=RELATIONS, help=told)
    parser.add_argument("--state", choices=("live", "gone"), help="pages in this state only")


def check_choice(what: str, opts: argparse.Namespace) -> None:
    """Raise UsageError for options that choose pages, asked for of events, and for a span that ends before it begins."""
    for name in ("site", "since", "until", "relation", "state"):
        if getattr(opts, name) and what == "events":
            raise UsageError(f"--{name} goes with pages and stories")
    if opts.since and opts.until and opts.since > opts.until:
        raise UsageError(f"--since {opts.since} is after --until {opts.until}: no day is in between")


def is_wanted(page: Chosen, opts: argparse.Namespace) -> bool:
    """True for a page that the options ask for, but for its relation. One that states no date is in no span of days."""
    day = (page.published or "")[:10]
    return (
        opts.site in {None, page.site}
        and (opts.since is None or day >= opts.since)
        and (opts.until is None or "" < day <= opts.until)
        and opts.state in {None, page.state}
    )


def is_wanted_story(row: Mapping[str, Any], opts: argparse.Namespace) -> bool:
    """True for a story one page of which is all that the options ask for. It is given whole."""
    pages = [page for page in (row["source"], *row["reposts"]) if page is not None]
    return any(is_wanted(SimpleNamespace(**page), opts) and opts.relation in {None, page["relation"]} for page in pages)


def _day(text: str) -> str:
    """A day of `--since` and `--until`. Raises ArgumentTypeError, which argparse shows, for anything else."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; expected one such as 2024-05-10") from None
