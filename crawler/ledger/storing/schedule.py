"""When a page is fetched again: known ones on growing intervals, failed ones too, but only so often."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.ledger.clock import written


@dataclass(frozen=True, slots=True)
class Schedule:
    """refetch_days: after how many days a known page is looked at again, the last one for ever. retry_hours: after how
    many hours a failed one is tried again; after the last one it is given up.

    A page that changed begins the refetch intervals anew. A known article that cannot be had is never given up.
    """

    refetch_days: tuple[float, ...]
    retry_hours: tuple[float, ...]

    def after_success(self, checks: int, time: datetime, *, known: bool) -> str | None:
        """The next look at a page that was found as it was `checks` times in a row; known: it is an article.

        A page that never was one is looked at once for each interval: it may have been a notice in an article's place.
        """
        if not known and checks >= len(self.refetch_days):
            return None
        return written(time + timedelta(days=self.refetch_days[min(checks, len(self.refetch_days) - 1)]))

    def after_failure(self, attempts: int, time: datetime, *, known: bool) -> str | None:
        """The next try of a page that failed `attempts` times in a row; None where it is given up. known: it has a version."""
        if attempts <= len(self.retry_hours):
            return written(time + timedelta(hours=self.retry_hours[attempts - 1]))
        return written(time + timedelta(days=self.refetch_days[-1])) if known else None


def intervals(setting: str, value: object) -> tuple[float, ...]:
    """Growing positive numbers of a setting such as `1,7,30,180`. Raises ValueError for anything else."""
    try:
        parts = value.split(",") if isinstance(value, str) else value
        numbers = tuple(float(part) for part in parts)  # type: ignore[attr-defined]
    except (TypeError, ValueError):
        numbers = ()
    if not numbers or list(numbers) != sorted(numbers) or not 0 < numbers[0] <= numbers[-1] < 100_000:
        raise ValueError(f"{setting} is {value!r}; expected growing numbers, such as 1,7,30,180")
    return numbers
