"""What is wrong with the crawls: the alarms that stand, and of each site the last run that did not end well."""

from __future__ import annotations

from typing import NamedTuple

from crawler.browse.reader import Reader
from crawler.browse.views.site import has_page
from crawler.ledger.crawling.alarms import standing
from crawler.ledger.reading.read import last_runs

_MOST = 20


class Alarm(NamedTuple):
    """site: of the run. has_page: its page is here; `sources` and the like are no sites. since: when it was raised, or the run began, in UTC. what: in words, None for a run that was killed or still runs."""

    site: str
    since: str
    what: str | None
    has_page: bool = True


def alarms(reader: Reader) -> list[Alarm]:
    """The newest first."""
    with reader.ledger() as connection:
        found = [
            Alarm(
                one.site, one.raised_at, f"{one.monitor}{f' {one.subject}' if one.subject else ''}: {one.expected}; {one.came}"
            )
            for one in standing(connection)
        ]
        found += [
            Alarm(run["site"], run["started_at"], run["outcome"])
            for run in last_runs(connection)
            if run["outcome"] != "finished"
        ]
    newest = sorted(found, key=lambda alarm: alarm.since, reverse=True)[:_MOST]
    return [one._replace(has_page=has_page(reader, one.site)) for one in newest]
