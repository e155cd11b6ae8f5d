"""Alarms: which runs did not stand the comparison with their site's past, and since when.

One row is one incident: from the run that raised it to the one that ended it. Another run that sees the same is no new alarm.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select

from crawler.ledger.clock import now
from crawler.ledger.dialect import among
from crawler.ledger.tables import alarms, pages, runs


@dataclass(frozen=True, slots=True)
class Alarm:
    """site: of the run. monitor: the measure's name. subject: the host, where it is of one; else empty.

    expected, came: in words. example: an address that shows it, None where there is none. run: the one that raised it.
    raised_at: when. last_run: the last one that saw it.
    """

    site: str
    monitor: str
    subject: str
    expected: str
    came: str
    example: str | None
    run: int
    raised_at: str
    last_run: int


@dataclass(frozen=True, slots=True)
class Incident:
    """Which runs an alarm was of: from `run` on, up to `resolved_run`, None while it stands. accepted: that is usual now."""

    monitor: str
    subject: str
    run: int
    last_run: int
    resolved_run: int | None
    accepted: bool


def standing(connection: Connection, site: str | None = None) -> list[Alarm]:
    """The alarms that stand, of a site or of all, the oldest of a site first."""
    query = select(alarms).where(alarms.c.resolved_at.is_(None), alarms.c.accepted_at.is_(None))
    if site is not None:
        query = query.where(alarms.c.site == site)
    return [_alarm(row._mapping) for row in connection.execute(query.order_by(alarms.c.site, alarms.c.id))]


def incidents(connection: Connection, site: str) -> list[Incident]:
    """All alarms of a site that ever were, the oldest first."""
    rows = connection.execute(select(alarms).where(alarms.c.site == site).order_by(alarms.c.id))
    return [
        Incident(row.monitor, row.subject, row.run_id, row.last_run_id, row.resolved_run_id, row.accepted_at is not None)
        for row in rows
    ]


def keep(connection: Connection, run: int, site: str, seen: Sequence[Alarm]) -> list[Alarm]:
    """Put down what a run alarms about. Returns those that did not stand before."""
    before = {(alarm.monitor, alarm.subject): alarm for alarm in standing(connection, site)}
    new = []
    for alarm in seen:
        row = _row(alarm)
        if (alarm.monitor, alarm.subject) in before:
            words = {name: row[name] for name in ("expected", "came", "example")}
            connection.execute(alarms.update().where(*_is(site, alarm.monitor, alarm.subject)).values(last_run_id=run, **words))
        else:
            connection.execute(alarms.insert(), row)
            new.append(alarm)
    return new


def resolve(connection: Connection, run: int, site: str, well: Collection[tuple[str, str]]) -> list[Alarm]:
    """End those alarms of a site whose (monitor, subject) a run found well. Returns them."""
    ended = [alarm for alarm in standing(connection, site) if (alarm.monitor, alarm.subject) in well]
    for alarm in ended:
        this = alarms.update().where(*_is(site, alarm.monitor, alarm.subject))
        connection.execute(this.values(resolved_at=now(), resolved_run_id=run))
    return ended


def accept(connection: Connection, site: str) -> list[Alarm]:
    """A person says that what the site's standing alarms tell of is usual from now on. Returns them."""
    accepted = standing(connection, site)
    connection.execute(
        alarms.update()
        .where(alarms.c.site == site, alarms.c.resolved_at.is_(None), alarms.c.accepted_at.is_(None))
        .values(accepted_at=now())
    )
    return accepted


def accept_run(connection: Connection, alarm: Alarm) -> None:
    """A person says that there is nothing to do about a run, or about a site that has none any more."""
    connection.execute(alarms.insert(), _row(alarm) | {"accepted_at": now()})


def accepted_runs(connection: Connection, monitor: str) -> set[int]:
    """The runs about which a person has said so."""
    query = select(alarms.c.run_id).where(alarms.c.monitor == monitor, alarms.c.accepted_at.is_not(None))
    return set(connection.execute(query).scalars())


def sites_with_runs(connection: Connection, least: int) -> set[str]:
    """The sites that have at least so many runs."""
    return set(connection.execute(select(runs.c.site).group_by(runs.c.site).having(func.count() >= least)).scalars())


def nights(connection: Connection, site: str, *, before: int, limit: int) -> list[dict[str, Any]]:
    """The rows of a site's runs that came to an end before the run `before`, the newest first; not those that an error ended."""
    query = (
        select(runs)
        .where(runs.c.site == site, runs.c.id < before, runs.c.outcome.is_not(None), ~runs.c.outcome.like("%error"))
        .order_by(runs.c.id.desc())
        .limit(limit)
    )
    return [dict(row._mapping) for row in connection.execute(query)]


def run_row(connection: Connection, run: int) -> dict[str, Any]:
    """One run's row."""
    return dict(connection.execute(select(runs).where(runs.c.id == run)).one()._mapping)


def forget_examples(connection: Connection, page_ids: Collection[int]) -> None:
    """Take out the addresses of pages that are to be forgotten."""
    urls = select(pages.c.url).where(among(connection, pages.c.id, page_ids))
    connection.execute(alarms.update().where(alarms.c.example.in_(urls)).values(example=None))


def forget_alarms(connection: Connection, site: str) -> None:
    """Take out the alarms of a site, or of a host."""
    connection.execute(delete(alarms).where(or_(alarms.c.site == site, alarms.c.subject == site)))


def _is(site: str, monitor: str, subject: str) -> tuple[Any, ...]:
    """The row of the alarm that stands."""
    mine = alarms.c.site == site, alarms.c.monitor == monitor, alarms.c.subject == subject
    return (*mine, alarms.c.resolved_at.is_(None), alarms.c.accepted_at.is_(None))


def _row(alarm: Alarm) -> dict[str, Any]:
    """As the table has it."""
    row = asdict(alarm)
    return row | {"run_id": row.pop("run"), "last_run_id": row.pop("last_run")}


def _alarm(row: Any) -> Alarm:
    named = {name: row[name] for name in ("site", "monitor", "subject", "expected", "came", "example", "raised_at")}
    return Alarm(**named, run=row["run_id"], last_run=row["last_run_id"])
