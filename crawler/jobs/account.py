"""A job begun, run, and put down in the ledger with its log: the same on one machine and on many."""

from __future__ import annotations

import asyncio
import logging
import platform
from datetime import datetime

from crawler.jobs.job import Job
from crawler.jobs.process import Bounds, Ended, run_job
from crawler.ledger import Database
from crawler.ledger.crawling.jobs import begin_job, end_job
from crawler.network.hours import CHINA
from crawler.plain import printable

logger = logging.getLogger(__name__)

# How a job ended that was told to end with its worker: it is begun again.
STOPPED = "stopped with its worker"


async def run_and_record(ledger: Database, job: Job, bounds: Bounds, due_at: datetime | None) -> Ended:
    """Run a job. Raises LedgerError where the ledger cannot be used; CancelledError when it has been ended from here."""
    log = bounds.log_of(job, datetime.now(CHINA)).absolute()
    with ledger.writing() as connection:
        row = begin_job(connection, job.name, job.command, due_at=due_at, machine=platform.node(), log=str(log))
    logger.info("%s: begins, log %s", printable(job.name), log)
    try:
        ended = await run_job(job, bounds, log)
    except asyncio.CancelledError:
        _put_down(ledger, row, job, STOPPED)
        raise
    _put_down(ledger, row, job, ended.outcome)
    return ended


def _put_down(ledger: Database, row: int, job: Job, outcome: str) -> None:
    logger.log(logging.INFO if outcome in {"finished", STOPPED} else logging.WARNING, "%s: %s", printable(job.name), outcome)
    with ledger.writing() as connection:
        end_job(connection, row, outcome)
