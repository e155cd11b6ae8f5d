"""A job in a process of its own: with bounds on its time and memory, and a log of its own."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from scrapy.settings import BaseSettings

from crawler.archive.names import folder_of
from crawler.jobs.job import Job
from crawler.jobs.leash import OVER_MEMORY
from crawler.network.hours import CHINA

_CMDLINE = 40  # Scrapy's priority of what `-s` gives


class Ended(NamedTuple):
    """How a job ended: `finished`, or why not. code: the process's exit code; negative for the signal that killed it."""

    outcome: str
    code: int

    @property
    def is_well(self) -> bool:
        """True where the command did what it was asked."""
        return self.outcome == "finished"


@dataclass(frozen=True, slots=True)
class Bounds:
    """seconds, megabytes: what a job may take, 0 for no bound. grace: seconds to end in when it is told to. logs: kept of each."""

    seconds: float
    megabytes: int
    grace: float
    logs: int
    folder: Path
    settings: tuple[str, ...]

    @classmethod
    def of(cls, settings: BaseSettings) -> Bounds:
        """From the settings. What the command line gives with `-s` goes on to each job."""
        given = [name for name in settings if settings.getpriority(name) == _CMDLINE]
        return cls(
            settings.getfloat("JOB_SECONDS"),
            settings.getint("JOB_MEMORY_MB"),
            settings.getfloat("JOB_STOP_SECONDS"),
            settings.getint("JOB_LOGS_KEPT"),
            Path(settings["JOB_LOG_DIR"]),
            tuple(word for name in given for word in ("-s", f"{name}={_as_given(settings[name])}")),
        )

    def log_of(self, job: Job, began: datetime) -> Path:
        """A new log's path; of older ones so many stay."""
        folder = self.folder / folder_of(job.name)
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("*.log"))[: -self.logs] if self.logs else []:
            old.unlink(missing_ok=True)
        return folder / f"{began.astimezone(CHINA):%Y-%m-%dT%H-%M-%S}.{began.microsecond:06d}.log"


def _as_given(value: object) -> str:
    """A setting's value as `-s` takes it; Scrapy has made some of them dictionaries."""
    return json.dumps(value.copy_to_dict()) if isinstance(value, BaseSettings) else str(value)


async def run_job(job: Job, bounds: Bounds, log: Path) -> Ended:
    """Run it to its end. When this is cancelled the process is told to end, and waited for; then CancelledError is raised."""
    ours, theirs = None, None
    try:
        theirs, ours = os.pipe()
        with log.open("ab") as out:
            process = await asyncio.create_subprocess_exec(
                *_command(job, bounds, theirs),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=out,
                stderr=asyncio.subprocess.STDOUT,
                pass_fds=(theirs,),
                # What a terminal sends to all of its processes is for the worker; it tells its jobs.
                start_new_session=True,
            )
        os.close(theirs)
        theirs = None
        return await _wait(process, bounds)
    finally:
        for file in (ours, theirs):
            if file is not None:
                os.close(file)


def _command(job: Job, bounds: Bounds, file: int) -> Sequence[str]:
    first, *rest = job.command
    # A job's own `-s` comes last, and counts.
    words = [first, *(rest[:1] if first == "crawl" else []), *bounds.settings, *(rest[1:] if first == "crawl" else rest)]
    return [sys.executable, "-m", "crawler.jobs.leash", str(file), str(bounds.megabytes), str(bounds.grace), *words]


async def _wait(process: asyncio.subprocess.Process, bounds: Bounds) -> Ended:
    try:
        code = await asyncio.wait_for(process.wait(), bounds.seconds or None)
    except asyncio.TimeoutError:
        code = await _stop(process, bounds.grace)
        return Ended(f"over its time (JOB_SECONDS, {bounds.seconds:g})", code)
    except asyncio.CancelledError:
        await _stop(process, bounds.grace)
        raise
    if code == OVER_MEMORY:
        return Ended(f"over its memory (JOB_MEMORY_MB, {bounds.megabytes})", code)
    if code < 0:
        return Ended(f"killed by signal {-code}", code)
    return Ended("finished" if code == 0 else f"exit code {code}", code)


async def _stop(process: asyncio.subprocess.Process, grace: float) -> int:
    """Tell it to end, and kill it if it does not."""
    if process.returncode is None:
        process.terminate()
    try:
        return await asyncio.wait_for(process.wait(), grace)
    except asyncio.TimeoutError:
        process.kill()
        return await process.wait()
