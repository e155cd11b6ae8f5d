"""Dates that only the time of the fetch completes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.extract.dates.forms import CHINA, day_of
from crawler.extract.text import half_width

_NO_YEAR = re.compile(
    r"(?<![\d年/.-])(?P<month>1[0-2]|0?[1-9])[-/月](?P<day>3[01]|[12]\d|0[1-9]|[1-9])日?(?: ?(?P<hour>2[0-3]|[01]\d):(?P<minute>[0-5]\d))"
)
_AGO = re.compile(r"(?P<count>\d{1,3}) ?(?P<unit>秒|分钟|小时|天|周)前")
_AGE = re.compile(r"(?:^|[\s·|：:])(?:今天|昨天|前天|刚刚|\d{1,3} ?(?:秒|分钟|小时|天|周)前)(?:$|[\s·|\d])")
# A day that an age names, with its time: `昨天 20:14`.
RELATIVE = re.compile(
    r"(?:(?P<day>今天|昨天|前天) ?(?:(?P<hour>2[0-3]|[01]?\d)[:：](?P<minute>[0-5]\d))?|刚刚|\d{1,3} ?(?:秒|分钟|小时|天|周)前)(?![\u4e00-\u9fff])"
)
# Beside the site's name: 今天是2024年8月10日.
_TODAY = re.compile("今[天日]是")
_DAYS_AGO = {"今天": 0, "刚刚": 0, "昨天": 1, "前天": 2}


def relative_date(text: str, fetched_at: str | None) -> str | None:
    """昨天, 3小时前, 01-14 17:58: a date that only the time of the fetch completes. None without `fetched_at`."""
    if not fetched_at:
        return None
    try:
        now = datetime.fromisoformat(fetched_at.replace("Z", "+00:00"))
        return _told(text, now.astimezone(CHINA) if now.tzinfo else now.replace(tzinfo=CHINA))
    except (ValueError, OverflowError):
        # No time, or one before the first year or after the last.
        return None


def _told(text: str, now: datetime) -> str | None:
    text = _TODAY.sub("", text)
    if match := _AGO.search(text):
        unit = {"秒": "seconds", "分钟": "minutes", "小时": "hours", "天": "days", "周": "weeks"}[match["unit"]]
        return (now - timedelta(**{unit: int(match["count"])})).date().isoformat()
    for word, days in _DAYS_AGO.items():
        if word in text:
            named = (now - timedelta(days=days)).date().isoformat()
            match = RELATIVE.search(half_width(text))
            at = f"{named}T{int(match['hour']):02d}:{match['minute']}+08:00" if match and match["hour"] else None
            return at if at and at <= now.isoformat() else named
    if match := _NO_YEAR.search(half_width(text)):
        for year in (now.year, now.year - 1):
            stated = day_of(str(year), match["month"], match["day"])
            if stated and stated <= now.date().isoformat():
                return f"{stated}T{int(match['hour']):02d}:{match['minute']}+08:00"
    return None


def is_relative(text: str) -> bool:
    """True for a short line that tells an age: 昨天, 3小时前."""
    return len(text) <= 40 and "，" not in text and "。" not in text and _AGE.search(text) is not None
