"""Which of a site's runs a new one is compared with: those that were well, or whose alarms a person has accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from crawler.ledger.crawling.alarms import Incident
from crawler.monitors.judge import Night


class Past(NamedTuple):
    """nights: those that were well, the newest first. since: None where no alarm stands; else the nights since it was last seen."""

    nights: list[Night]
    since: list[Night] | None


def past_of(monitor: str, subject: str, nights: Sequence[Night], incidents: Sequence[Incident]) -> Past:
    """The past by one monitor. nights: all of the site's earlier runs, the newest first.

    While an alarm stands nothing new becomes usual, so a broken week does not; what a person has accepted does, and
    what was before that is no past any more.
    """
    mine = [one for one in incidents if (one.monitor, one.subject) == (monitor, subject)]
    begins = max((one.run for one in mine if one.accepted), default=0)
    broken = [one for one in mine if not one.accepted]
    standing = next((one for one in broken if one.resolved_run is None), None)
    well = [night for night in nights if night.run >= begins and not any(_is_of(one, night.run) for one in broken)]
    return Past(well, None if standing is None else [night for night in nights if night.run > standing.last_run])


def _is_of(incident: Incident, run: int) -> bool:
    return incident.run <= run and (incident.resolved_run is None or run < incident.resolved_run)
