"""The queue: jobs in PostgreSQL, beside the ledger, which workers on any machine take (procrastinate).

A job's lock is its site, so that no two of a site run at once; its queueing lock is its name, so that it waits once at the most.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable
from datetime import datetime, timezone
from typing import Any

from procrastinate import App, BaseRetryStrategy, PsycopgConnector, RetryDecision
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job as QueuedJob
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from sqlalchemy import make_url

from crawler.jobs.job import Job
from crawler.ledger import LedgerError
from crawler.ledger.crawling.lock import lock_for
from crawler.ledger.database import postgresql_url, shown

_POLL = 0.2


class JobFailedError(Exception):
    """A job did not do what it was asked. may_succeed: another try may."""

    def __init__(self, message: str, *, may_succeed: bool) -> None:
        super().__init__(message)
        self.may_succeed = may_succeed


class Retries(BaseRetryStrategy):
    """What a worker that ends leaves is begun again at once, elsewhere; what failed, after 1, 4, 9 … minutes, `most` times."""

    def __init__(self, most: int) -> None:
        self.most = most

    def get_retry_decision(self, *, exception: BaseException, job: QueuedJob) -> RetryDecision | None:
        """What is to become of a job."""
        if isinstance(exception, asyncio.CancelledError):
            return RetryDecision(retry_in={"seconds": 0})
        if isinstance(exception, JobFailedError) and exception.may_succeed and job.attempts < self.most:
            return RetryDecision(retry_in={"minutes": (job.attempts + 1) ** 2})
        return None


def make_app(ledger_url: str) -> App:
    """The queue beside a ledger. Raises LedgerError where that is not on PostgreSQL."""
    parsed = postgresql_url(ledger_url)
    if parsed.get_backend_name() != "postgresql":
        raise LedgerError(
            f"{shown(ledger_url)}: many workers need a ledger on PostgreSQL (`scrapy ledger copy`); "
            "on one machine `scrapy schedule run` does without"
        )
    plain = make_url(parsed).set(drivername="postgresql").render_as_string(hide_password=False)
    return App(connector=PsycopgConnector(conninfo=plain, min_size=1, max_size=4, timeout=30))


async def set_up(app: App, ledger_url: str) -> None:
    """Make the queue's tables where they are not there yet."""
    lock = lock_for(ledger_url, "the queue's tables")
    while not lock.take():
        await asyncio.sleep(_POLL)
    try:
        row = await app.connector.execute_query_one_async("SELECT to_regclass('procrastinate_jobs') IS NOT NULL AS there")
        if not row["there"]:
            await app.schema_manager.apply_schema_async()
    finally:
        lock.release()


async def put(app: App, job: Job, due_at: datetime | None = None) -> bool:
    """Put a job in the queue; False where it waits there already, or where another worker has put it there for that time.

    due_at: the time by the schedule, None for one that is asked for by hand. The app must be open.
    """
    arguments: dict[str, Any] = {"name": job.name, "command": list(job.command), "due_at": due_at and due_at.isoformat()}
    queued = QueuedJob(
        id=None, queue=job.queue, lock=job.lock, queueing_lock=job.name, task_name=job.queue, task_kwargs=arguments
    )
    manager: JobManager = app.job_manager
    try:
        if due_at is None:
            await manager.defer_job_async(queued)
            return True
        timestamp = int(due_at.timestamp())
        # Procrastinate wants it among the arguments.
        queued = queued.evolve(task_kwargs=arguments | {"timestamp": timestamp})
        return await manager.defer_periodic_job(queued, periodic_id=job.name, defer_timestamp=timestamp) is not None
    except AlreadyEnqueued:
        return False


async def waiting(app: App) -> list[dict[str, Any]]:
    """The jobs that wait, oldest first: name, and from when on they may be begun."""
    query = "SELECT args->>'name' AS name, scheduled_at FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id"
    return await app.connector.execute_query_all_async(query)


async def take_up_stalled(
    app: App, ledger_url: str, seconds: float, strays: Iterable[int], running: Collection[int] = ()
) -> int:
    """Put the jobs of workers that have given no sign of life for so long back into the queue, and the strays; how many.

    running: those that this worker runs, whose own signs may be late on a busy machine. Workers take turns, so that none takes up what another has just taken up and begun. Whether a dead worker's crawl still lives
    is the run lock's matter.
    """
    lock = lock_for(ledger_url, "stalled jobs")
    if not lock.take():
        return 0
    try:
        stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=seconds))
        ids = [job.id for job in stalled if job.id is not None and job.id not in running] + list(strays)
        for number in ids:
            await _again(app, number)
        return len(ids)
    finally:
        lock.release()


async def _again(app: App, job: int) -> None:
    """Put a job back; where it waits a second time already, that one does."""
    try:
        await app.job_manager.retry_job_by_id_async(job, retry_at=datetime.now(timezone.utc))
    except ConnectorException:
        await app.job_manager.finish_job_by_id_async(job, status=Status.FAILED, delete_job=False)
