"""Which sites the schedule file names, and since when each of them should have been crawled."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from scrapy.settings import BaseSettings

from crawler.jobs.schedule import read_schedule
from crawler.jobs.timetable import last_until
from crawler.ledger.clock import written

# How late a run may begin: it waits for its turn, or for a long run of the same site.
_LATE = timedelta(hours=6)


def scheduled_sites(settings: BaseSettings, time: datetime) -> dict[str, str | None]:
    """Site → when its last run should have begun at the latest, as the ledger writes times; None for one that had no time to.

    Empty where there is no schedule file. Raises ScheduleError where it cannot be used.
    """
    path = Path(settings["SCHEDULE_FILE"] or "")
    if not path.is_file():
        return {}
    changed = datetime.fromtimestamp(path.stat().st_mtime, timezone.utc)
    found: dict[str, str | None] = {}
    for entry in read_schedule(path, settings):
        due = last_until(entry.cron, time - _LATE)
        # What the file says now did not hold before it was changed.
        since = written(due) if due > changed else None
        found.update((site, since) for job in entry.jobs if (site := _site(job.queue, job.lock)) is not None)
    return found


def _site(queue: str, lock: str) -> str | None:
    """The site that a job's runs have in the ledger; None for what is no crawl of a site."""
    if queue == "sources":
        return queue
    return lock if queue == "crawl" else None
