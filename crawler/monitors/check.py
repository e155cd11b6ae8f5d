"""What a scheduler should be told: alarms that stand, and runs that did not come, or did not come to their end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from crawler.ledger import alarms, read
from crawler.ledger.alarms import Alarm
from crawler.ledger.clock import now

# Monitors of `alarms` that no run raises: a person can accept them like any other.
KILLED, ERROR, OVERDUE = "killed", "ended", "overdue"
# They read files that somebody points them at, once.
_NOT_SCHEDULED = frozenset(("saved",))
# Shards of it run side by side, each with a lock of its own, so that its runs only seem killed while they are young.
_SHARDED, _YOUNG = "sources", timedelta(days=1)


def problems(connection: Connection, *, overdue_days: float, is_running: Callable[[str], bool]) -> list[Alarm]:
    """The alarms that stand, and the last runs that were killed, that an error ended or that are too long ago, by site.

    overdue_days: how old the last run of a site may be that ran more than once; 0: any age. is_running: whether a site is
    being crawled now.
    """
    found = alarms.standing(connection)
    accepted = {name: alarms.accepted_runs(connection, name) for name in (KILLED, ERROR, OVERDUE)}
    often = alarms.sites_with_runs(connection, 2)
    for run in read.last_runs(connection):
        if run["spider"] in _NOT_SCHEDULED:
            continue
        problem = _of_run(run, is_running) or (_overdue(run, overdue_days) if run["site"] in often else None)
        if problem is not None and run["id"] not in accepted[problem.monitor]:
            found.append(problem)
    return sorted(found, key=lambda alarm: (alarm.site, alarm.raised_at))


def accept(connection: Connection, site: str, *, overdue_days: float, is_running: Callable[[str], bool]) -> list[Alarm]:
    """A person says that all this is usual now, or known. Returns what it was."""
    found = [one for one in problems(connection, overdue_days=overdue_days, is_running=is_running) if one.site == site]
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


def _overdue(run: dict[str, Any], days: float) -> Alarm | None:
    """A last run that is too long ago."""
    age = _age(run["started_at"])
    if not days or age <= timedelta(days=days):
        return None
    return _problem(run, OVERDUE, f"a run every {days:g} days", f"none for {age.days} days")


def _problem(run: dict[str, Any], monitor: str, expected: str, came: str) -> Alarm:
    return Alarm(run["site"], monitor, "", expected, came, None, run["id"], run["started_at"], run["id"])


def _age(began: str) -> timedelta:
    return datetime.fromisoformat(now()) - datetime.fromisoformat(began)
