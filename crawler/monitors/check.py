"""What a scheduler should be told: alarms that stand, and runs that did not come, or did not come to their end."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from crawler.counted import counted
from crawler.ledger.clock import now
from crawler.ledger.crawling import alarms
from crawler.ledger.crawling.alarms import Alarm
from crawler.ledger.reading import read

# Monitors of `alarms` that no run raises: a person can accept them like any other.
KILLED, ERROR, OVERDUE = "killed", "ended", "overdue"
# They read files that somebody points them at, once.
_NOT_SCHEDULED = frozenset(("saved",))
# Shards of it run side by side, each with a lock of its own, so that its runs only seem killed while they are young.
_SHARDED, _YOUNG = "sources", timedelta(days=1)


def problems(
    connection: Connection,
    *,
    overdue_days: float,
    is_running: Callable[[str], bool],
    scheduled: Mapping[str, str | None] = MappingProxyType({}),
) -> list[Alarm]:
    """The alarms that stand, and the last runs that were killed, that an error ended or that are too long ago, by site.

    scheduled: site → when its last run should have begun at the latest, None for not yet. overdue_days: of a site that is not
    on the schedule and ran more than once, how old its last run may be; 0: any age. is_running: whether a site is being
    crawled now.
    """
    found = alarms.standing(connection)
    accepted = {name: alarms.accepted_runs(connection, name) for name in (KILLED, ERROR, OVERDUE)}
    often = alarms.sites_with_runs(connection, 2)
    last = read.last_runs(connection)
    for run in last:
        site = run["site"]
        if run["spider"] in _NOT_SCHEDULED:
            continue
        if site in scheduled:
            late = _late(run, scheduled[site], is_running)
        else:
            late = _overdue(run, overdue_days) if site in often else None
        problem = _of_run(run, is_running) or late
        if problem is not None and run["id"] not in accepted[problem.monitor]:
            found.append(problem)
    for site in scheduled.keys() - {run["site"] for run in last}:
        if (since := scheduled[site]) is not None and not is_running(site):
            found.append(Alarm(site, OVERDUE, "", "a run as scheduled", "none at all", None, 0, since, 0))
    return sorted(found, key=lambda alarm: (alarm.site, alarm.raised_at))


def accept(connection: Connection, site: str, found: Sequence[Alarm]) -> list[Alarm]:
    """A person says that all this is usual now, or known. found: all `problems`. Returns what it was of that site.

    What is scheduled and never ran cannot be accepted: there is no run of which that could be said.
    """
    found = [one for one in found if one.site == site and one.run]
    alarms.accept(connection, site)
    for problem in found:
        if problem.monitor in {KILLED, ERROR, OVERDUE}:
            alarms.accept_run(connection, problem)
    return found


def _of_run(run: dict[str, Any], is_running: Callable[[str], bool]) -> Alarm | None:
    """A last run that was killed, or that an error ended."""
    if run["finished_at"] is None:
        young = _age(run["started_at"]) < _YOUNG and run["spider"] == _SHARDED
        return None if young or is_running(run["site"]) else _problem(run, KILLED, "a run that ends", "a run that was killed")
    if str(run["outcome"]).endswith("error"):
        return _problem(run, ERROR, "a run that can keep what it fetches", f"a run that ended with {run['outcome']}")
    return None


def _late(run: dict[str, Any], since: str | None, is_running: Callable[[str], bool]) -> Alarm | None:
    """A last run that began before its last time on the schedule."""
    if since is None or run["started_at"] >= since or is_running(run["site"]):
        return None
    return _problem(run, OVERDUE, "a run as scheduled", f"none for {counted(_age(run['started_at']).days, 'day')}")


def _overdue(run: dict[str, Any], days: float) -> Alarm | None:
    """A last run that is too long ago."""
    age = _age(run["started_at"])
    if not days or age <= timedelta(days=days):
        return None
    return _problem(
        run, OVERDUE, f"a run every {days:g} days" if days != 1 else "a run every day", f"none for {counted(age.days, 'day')}"
    )


def _problem(run: dict[str, Any], monitor: str, expected: str, came: str) -> Alarm:
    return Alarm(run["site"], monitor, "", expected, came, None, run["id"], run["started_at"], run["id"])


def _age(began: str) -> timedelta:
    return datetime.fromisoformat(now()) - datetime.fromisoformat(began)
