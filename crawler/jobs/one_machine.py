"""The schedule on one machine, with no queue: what is due is begun here, so many jobs at a time, never two of one lock."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime

from crawler.jobs.account import STOPPED, run_and_record
from crawler.jobs.job import Job
from crawler.jobs.process import Bounds
from crawler.jobs.schedule import Entry
from crawler.jobs.timetable import Timetable
from crawler.ledger import Database
from crawler.ledger.crawling.jobs import last_due, last_jobs
from crawler.network.hours import CHINA
from crawler.plain import printable

logger = logging.getLogger(__name__)

# Seconds. A clock may be set, and a machine may sleep.
_LONGEST_NAP = 60.0


class Scheduler:
    """Runs the entries' jobs at their times until it is stopped."""

    def __init__(self, entries: Sequence[Entry], ledger: Database, bounds: Bounds, at_once: int) -> None:
        self.ledger = ledger
        self.bounds = bounds
        self.jobs = {job.name: job for entry in entries for job in entry.jobs}
        self.crons = {job.name: entry.cron for entry in entries for job in entry.jobs}
        self.room = asyncio.Semaphore(at_once)
        # By lock: those that run or wait for room.
        self.under_way: dict[str, asyncio.Task[None]] = {}
        self.stopped = asyncio.Event()

    def stop(self) -> None:
        """Begin nothing more, and tell what runs to end."""
        self.stopped.set()

    async def run(self) -> None:
        """Until `stop`. What a scheduler before left unfinished is begun at once, and what was missed since then, once."""
        with self.ledger.reading() as connection:
            newest = last_jobs(connection, self.jobs)
            timetable = Timetable(self.crons, last_due(connection, self.jobs), datetime.now(CHINA))
        for name, job in newest.items():
            if job.outcome in {None, STOPPED}:
                self._begin(self.jobs[name], datetime.fromisoformat(job.due_at) if job.due_at else None)
        while not self.stopped.is_set():
            now = datetime.now(CHINA)
            for name, time in timetable.due(now):
                self._begin(self.jobs[name], time)
            nap = min(_LONGEST_NAP, timetable.seconds_left(datetime.now(CHINA)))
            try:
                await asyncio.wait_for(self.stopped.wait(), nap)
            except asyncio.TimeoutError:
                continue
        for task in self.under_way.values():
            task.cancel()
        await asyncio.gather(*self.under_way.values(), return_exceptions=True)

    def _begin(self, job: Job, due_at: datetime | None) -> None:
        """Begin a job, or let it wait for room; one that still runs is left alone."""
        if job.lock in self.under_way:
            logger.warning("%s: the one before is not done, so this time is left out", printable(job.name))
            return
        task = asyncio.ensure_future(self._run(job, due_at))
        self.under_way[job.lock] = task

    async def _run(self, job: Job, due_at: datetime | None) -> None:
        try:
            async with self.room:
                await run_and_record(self.ledger, job, self.bounds, due_at)
        except Exception:
            # The other jobs go on, and this one at its next time.
            logger.exception("%s cannot be run", printable(job.name))
        finally:
            self.under_way.pop(job.lock, None)
