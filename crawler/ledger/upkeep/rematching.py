"""Match a whole ledger again by today's rules, some pages at a time, also while crawls write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from crawler.ledger.database import Database
from crawler.ledger.feed.judged import judge_again
from crawler.ledger.stories.rematch import TIDIED_IN, older, rematch, tidy


@dataclass(slots=True)
class Rematched:
    """What came of it. events: how many of each kind (`feed/events.py`) were put down. fingerprints: of texts that no page has any
    more, taken out of the index."""

    pages: int = 0
    fingerprints: int = 0
    events: Counter[str] = field(default_factory=Counter)


def rematch_all(database: Database, progress: Callable[[int, int], None]) -> Rematched:
    """Match all pages again that older rules have matched. Ended and called again it goes on.

    progress: is told how many pages are done, and of how many.
    """
    with database.reading() as connection:
        total = older(connection)
    done, after = Rematched(), 0
    while total:
        with database.writing() as connection:
            some = rematch(connection, after)
        if not some.pages:
            break
        done.pages, after = done.pages + some.pages, some.last
        done.events += some.events
        done.events["verdict"] += judge_again(database, some.stories)
        progress(done.pages, max(total, done.pages))
    # Also where nothing was left to match: an earlier call may have been ended before this.
    for part in range(TIDIED_IN):
        with database.writing() as connection:
            done.fingerprints += tidy(connection, part)
    return done
