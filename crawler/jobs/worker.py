"""A worker: takes jobs from the queue, puts in what the schedule says, and takes up what dead workers have left."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from procrastinate import App, JobContext
from procrastinate.worker import Worker

from crawler.counted import counted
from crawler.jobs.account import run_and_record
from crawler.jobs.job import KINDS, Job
from crawler.jobs.process import Bounds
from crawler.jobs.queue import JobFailedError, Retries, put, set_up, take_up_stalled
from crawler.jobs.schedule import Entry
from crawler.jobs.timetable import Timetable
from crawler.ledger import Database, LedgerError
from crawler.ledger.crawling.jobs import last_due
from crawler.network.hours import CHINA

logger = logging.getLogger(__name__)

# Heartbeats that a worker may miss before it is taken for dead.
_MISSED = 3
_LONGEST_NAP = 60.0
# Between two looks whether anything is left.
_LOOK = 0.5
# What a command ends with that could not run at all: another try would end so too.
_CANNOT_RUN = "exit code 2"


async def end_all(tasks: Sequence[asyncio.Future[None]]) -> None:
    """Have tasks end. One that waits for a connection may take the first word to end for the connection's failure, and go on."""
    pending = set(tasks)
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=_LOOK)


class JobWorker:
    """One worker on the queue beside `ledger`.

    kinds: the work that it takes; all if empty. heartbeat: seconds between two signs of life. keep_waiting: False ends it when
    there is nothing to take.
    """

    def __init__(
        self, app: App, ledger: Database, entries: Sequence[Entry], bounds: Bounds, *, kinds: Sequence[str], at_once: int,
        heartbeat: float, retries: int, keep_waiting: bool = True
    ) -> None:  # fmt: skip
        self.app = app
        self.ledger = ledger
        self.bounds = bounds
        self.heartbeat = heartbeat
        self.jobs = {job.name: job for entry in entries for job in entry.jobs}
        self.crons = {job.name: entry.cron for entry in entries for job in entry.jobs}
        self.keep_waiting = keep_waiting
        self.running: set[int] = set()
        # Jobs that are ours by the queue and that are not running here, as of the last look.
        self.strays: set[int] = set()
        for kind in KINDS:
            app.task(name=kind, queue=kind, pass_context=True, retry=Retries(retries))(self._run)
        # Its methods that say nothing of what they return have no types.
        self.worker: Any = Worker(
            app,
            queues=list(kinds) or None,
            concurrency=at_once,
            fetch_job_polling_interval=min(5.0, heartbeat),
            shutdown_graceful_timeout=0.001,
            update_heartbeat_interval=heartbeat,
            stalled_worker_timeout=_MISSED * heartbeat,
        )

    async def run(self) -> None:
        """Until SIGINT or SIGTERM; jobs that run then are told to end, and go on elsewhere."""
        async with self.app.open_async():
            await set_up(self.app, self.ledger.url)
            beside = [asyncio.ensure_future(self._follow_schedule()), asyncio.ensure_future(self._look_after_others())]
            if not self.keep_waiting:
                beside.append(asyncio.ensure_future(self._end_when_empty()))
            try:
                await self.worker.run()
            finally:
                await end_all(beside)

    async def _run(self, context: JobContext, /, name: str, command: list[str], due_at: str | None, **_: Any) -> None:
        """One job. Raises JobFailedError where it did not finish."""
        assert context.job.id is not None
        self.running.add(context.job.id)
        try:
            job = Job(name, context.job.lock or name, tuple(command))
            ended = await run_and_record(self.ledger, job, self.bounds, datetime.fromisoformat(due_at) if due_at else None)
        except LedgerError as error:
            # The server may be back when it is tried again.
            raise JobFailedError(str(error), may_succeed=True) from error
        finally:
            self.running.discard(context.job.id)
        if not ended.is_well:
            raise JobFailedError(
                ended.outcome, may_succeed=ended.outcome != _CANNOT_RUN and not ended.outcome.startswith("over")
            )

    async def _follow_schedule(self) -> None:
        """Put jobs in the queue at their times. All workers do; the queue takes one for each time."""
        with self.ledger.reading() as connection:
            timetable = Timetable(self.crons, last_due(connection, self.jobs), datetime.now(CHINA))
        while True:
            for name, time in timetable.due(datetime.now(CHINA)):
                if await put(self.app, self.jobs[name], time):
                    logger.info("%s: due, in the queue", name)
            await asyncio.sleep(min(_LONGEST_NAP, timetable.seconds_left(datetime.now(CHINA)) + 0.01))

    async def _look_after_others(self) -> None:
        """Take up stalled jobs; end where the others have taken this worker for dead, since its jobs are theirs then."""
        while True:
            await asyncio.sleep(self.heartbeat)
            worker = self.worker.worker_id
            try:
                if worker is not None and not await self._is_known(worker):
                    logger.error("this worker gave no sign of life for too long: it ends, and its jobs go on elsewhere")
                    self.worker.stop()
                number = await take_up_stalled(
                    self.app, self.ledger.url, _MISSED * self.heartbeat, await self._strays(worker), self.running
                )
                if number:
                    logger.warning("in the queue again: %s of dead workers", counted(number, "job"))
            except Exception:
                # The server may be back in a moment.
                logger.exception("stalled jobs cannot be looked for")

    async def _end_when_empty(self) -> None:
        """End when there is nothing to take any more and nothing of ours runs. What waits for later does not count."""
        query = (
            "SELECT count(*) AS number FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = %(worker)s OR status = 'todo' "
            "AND (scheduled_at IS NULL OR scheduled_at <= now()) AND (%(queues)s::text[] IS NULL OR queue_name = ANY(%(queues)s))"
        )
        left = 1
        while left or self.worker.worker_id is None:
            await asyncio.sleep(_LOOK)
            asked = {"worker": self.worker.worker_id, "queues": self.worker.queues}
            left = (await self.app.connector.execute_query_one_async(query, **asked))["number"]
        self.worker.stop()

    async def _strays(self, worker: int | None) -> set[int]:
        """Jobs whose end this worker could not put down. One that was just begun or is just ending is one only at a single look."""
        query = "SELECT id FROM procrastinate_jobs WHERE status = 'doing' AND worker_id = %(worker)s"
        rows = await self.app.connector.execute_query_all_async(query, worker=worker)
        before, self.strays = self.strays, {row["id"] for row in rows} - self.running
        return before & self.strays

    async def _is_known(self, worker: int) -> bool:
        query = "SELECT count(*) AS number FROM procrastinate_workers WHERE id = %(worker)s"
        return bool((await self.app.connector.execute_query_one_async(query, worker=worker))["number"])
