"""The jobs that were begun, on whatever machine."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from crawler.ledger.clock import now, written
from crawler.ledger.dialect import among
from crawler.ledger.tables import jobs


class Begun(NamedTuple):
    """One job. Times are as the ledger has them; finished_at and outcome are None while it runs, and of one that was killed."""

    id: int
    name: str
    due_at: str | None
    started_at: str
    finished_at: str | None
    outcome: str | None
    machine: str
    log: str


def begin_job(
    connection: Connection, name: str, command: Collection[str], *, due_at: datetime | None, machine: str, log: str
) -> int:
    """Put down that a job has begun; its id. due_at: the time by the schedule, None for one that was asked for by hand."""
    row = {
        "name": name,
        "command": list(command),
        "due_at": due_at and written(due_at),
        "started_at": now(),
        "machine": machine,
        "log": log,
    }
    return int(connection.execute(jobs.insert().returning(jobs.c.id), row).scalar_one())


def end_job(connection: Connection, job: int, outcome: str) -> None:
    """Put down how it ended."""
    connection.execute(jobs.update().where(jobs.c.id == job).values(finished_at=now(), outcome=outcome))


def last_jobs(connection: Connection, names: Collection[str]) -> dict[str, Begun]:
    """The newest job of each name that has one."""
    newest = select(func.max(jobs.c.id)).where(among(connection, jobs.c.name, names)).group_by(jobs.c.name)
    return {job.name: job for job in _begun(connection, jobs.c.id.in_(newest))} if names else {}


def last_due(connection: Connection, names: Collection[str]) -> dict[str, datetime]:
    """For which time of the schedule each was begun last; of those that ever were."""
    query = select(jobs.c.name, func.max(jobs.c.due_at)).where(
        among(connection, jobs.c.name, names), jobs.c.due_at.is_not(None)
    )
    rows = connection.execute(query.group_by(jobs.c.name)) if names else ()
    return {name: datetime.fromisoformat(due_at) for name, due_at in rows}


def newest_jobs(connection: Connection, limit: int) -> list[Begun]:
    """The newest jobs, newest first."""
    return _begun(connection, limit=limit)


def _begun(connection: Connection, *where: Any, limit: int | None = None) -> list[Begun]:
    query = select(*(jobs.c[name] for name in Begun._fields)).where(*where).order_by(jobs.c.id.desc())
    return [Begun(*row) for row in connection.execute(query.limit(limit))]
