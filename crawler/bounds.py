"""What values the numbers and switches of `settings.py` may have: a line for each."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

from scrapy.settings import BaseSettings


class Number(NamedTuple):
    """least, most: the bounds, both allowed. whole: it counts something."""

    least: float
    most: float = math.inf
    whole: bool = False

    def expected(self) -> str:
        """In words."""
        kind = "a whole number" if self.whole else "a number"
        return f"{kind}, {self.least:g} or more" if self.most == math.inf else f"{kind} from {self.least:g} to {self.most:g}"

    def has(self, value: object) -> bool:
        """True for a number within the bounds, or a text that says one. A whole one is read by `int`, which knows no 1e9."""
        try:
            number = int(str(value)) if self.whole else float(str(value))
        except ValueError:
            return False
        return math.isfinite(number) and self.least <= number <= self.most


def _count(least: int, most: float = math.inf) -> Number:
    return Number(least, most, whole=True)


# More than none.
_SOME = 0.001

NUMBERS: Final[Mapping[str, Number]] = {
    "LEDGER_BATCH_PAGES": _count(1),
    "LEDGER_BATCH_SECONDS": Number(0),
    "ARCHIVE_FILE_BYTES": _count(1),
    "ARCHIVE_COMPRESSION_LEVEL": _count(0, 9),
    "ARCHIVE_KNOWN_PAGES": _count(0),
    "ATTACHMENT_MAXSIZE": _count(1),
    "BROWSE_UPDATE_SECONDS": Number(_SOME),
    "CRAWL_DELAY_MAX": Number(0),
    "CONCURRENT_REQUESTS": _count(1),
    "CONCURRENT_REQUESTS_PER_DOMAIN": _count(1),
    "DOWNLOAD_DELAY": Number(0),
    "DOWNLOAD_DELAY_JITTER": Number(0, 1),
    "RETRY_AFTER_MAX": Number(0),
    "RETRY_AFTER_DEFAULT": Number(0),
    "AUTOTHROTTLE_START_DELAY": Number(0),
    "AUTOTHROTTLE_MAX_DELAY": Number(0),
    "CLOSESPIDER_PAGECOUNT": _count(0),
    "RETRY_TIMES": _count(0),
    "DOWNLOAD_TIMEOUT": Number(_SOME),
    "DOWNLOAD_MAXSIZE": _count(1),
    "DOWNLOAD_WARNSIZE": _count(0),
    "DOWNLOAD_MAXHEADERS": _count(1),
    "REDIRECT_MAX_TIMES": _count(0),
    "URLLENGTH_LIMIT": _count(1),
    "LIST_PAGES_PER_RUN": _count(1),
    "LIST_PAGES_PER_LIST": _count(1),
    "LIST_STEPS": _count(0),
    "LINKS_PER_PAGE": _count(1),
    "NEW_PAGES_PER_RUN": _count(0),
    "FEEDS_PER_RUN": _count(0),
    "FEED_ADDRESSES_PER_RUN": _count(0),
    "REFETCH_PER_RUN": _count(0),
    "FULL_EVERY": _count(0),
    "MONITOR_SECONDS": Number(_SOME),
    "RUN_OVERDUE_DAYS": Number(0),
    "JOBS_AT_ONCE": _count(1),
    "JOB_SECONDS": Number(0),
    "JOB_MEMORY_MB": _count(0),
    "JOB_STOP_SECONDS": Number(0),
    "JOB_LOGS_KEPT": _count(0),
    "JOB_HEARTBEAT_SECONDS": Number(_SOME),
    "JOB_RETRIES": _count(0),
    "RUN_LOCK_WAIT_SECONDS": Number(_SOME),
    "CONCURRENT_ITEMS": _count(1),
}
# On or off.
SWITCHES: Final[frozenset[str]] = frozenset(
    (
        "FEED_STORE_EMPTY",
        "ARCHIVE_ENABLED",
        "ATTACHMENTS",
        "ROBOTSTXT_OBEY",
        "AUTOTHROTTLE_ENABLED",
        "COOKIES_ENABLED",
        "HTTPPROXY_ENABLED",
        "DOWNLOAD_VERIFY_CERTIFICATES",
        "SPIDERMON_ENABLED",
        "WARN_ON_GENERATOR_RETURN_VALUE",
        "TELNETCONSOLE_ENABLED",
        "REMOTE_CONTROL_ENABLED",
        "LOG_COLOR",
        "STATS_DUMP",
    )
)


def why_not(name: str, value: object) -> str | None:
    """What is wrong with a value, in words; None where nothing is, and for settings that are neither number nor switch."""
    number = NUMBERS.get(name)
    if number is not None and not number.has(value):
        return f"{name} is {value!r}; expected {number.expected()}"
    if name in SWITCHES:
        try:
            BaseSettings({name: value}).getbool(name)
        except (TypeError, ValueError):
            return f"{name} is {value!r}; expected 1 or 0"
    return None


def check_values(settings: BaseSettings) -> None:
    """Raise ValueError, in words, for the first number or switch whose value nothing can be done with. What is not set is not looked at."""
    for name in (*NUMBERS, *sorted(SWITCHES)):
        if name in settings and (wrong := why_not(name, settings[name])) is not None:
            raise ValueError(wrong)
