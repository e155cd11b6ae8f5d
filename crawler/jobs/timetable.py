"""When what is due. Cron expressions are read at +08:00, where the sites are and CRAWL_HOURS count; China has no summer time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from croniter import croniter

from crawler.network.hours import CHINA


def first_after(cron: str, time: datetime) -> datetime:
    """The first time of a cron expression after that one, at +08:00."""
    found: datetime = croniter(cron, time.astimezone(CHINA)).get_next(datetime)
    return found


def last_until(cron: str, time: datetime) -> datetime:
    """The last time of a cron expression up to that one, which may be that one, at +08:00."""
    here = time.astimezone(CHINA)
    if croniter.match(cron, here) and not (here.second or here.microsecond):
        return here
    found: datetime = croniter(cron, here).get_prev(datetime)
    return found


class Timetable:
    """What is due of several things, each with its cron expression.

    last: when each was due last, None for never. What was missed since then is due once, however often it was missed; what
    never ran is due for the first time after `since`.
    """

    def __init__(self, crons: Mapping[str, str], last: Mapping[str, datetime | None], since: datetime) -> None:
        self.crons = crons
        self.next = {name: first_after(cron, last.get(name) or since) for name, cron in crons.items()}

    def due(self, now: datetime) -> Iterable[tuple[str, datetime]]:
        """Names whose time has come, with that time; each is due again only at its next one."""
        for name, cron in self.crons.items():
            if self.next[name] <= now:
                time = last_until(cron, now)
                self.next[name] = first_after(cron, now)
                yield name, time

    def seconds_left(self, now: datetime) -> float:
        """How long until the next one; infinite where there is none."""
        return min((max(0.0, (time - now).total_seconds()) for time in self.next.values()), default=float("inf"))
