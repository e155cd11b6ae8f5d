"""Dates as figures in a text: the usual form, and the moment behind it."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from crawler.extract.text import half_width

CHINA = timezone(timedelta(hours=8))
# A badge may stand right before the year: 06-192024-06-19.
# What stands before the year is looked at after its first figures, so that a search may leap to these.
_DAY = r"(?P<year>(?:19|20)(?:(?<!\d..)|(?<=(?<![\d-])\d\d-\d\d..))\d\d) ?[-/.年] ?(?P<month>1[0-2]|0?[1-9]) ?[-/.月] ?(?P<day>3[01]|[12]\d|0?[1-9])(?=\D|$|\d{1,2}:\d\d)"
_TIME = r"日?(?:[ T,|]|-(?=\d\d:)|&nbsp;|[(（](?=\d?\d:\d\d[)）])){0,3}(?:(?:星期|周)[一二三四五六日天])? ?(?:HKT ?)?(?P<half>[上下]午)? ?(?P<hour>2[0-3]|[01]?\d) ?[:时点] ?(?P<minute>[0-5]\d|\d(?=:\d))(?: ?[:分] ?(?P<second>[0-5]\d|\d(?!\d))(?!\d(?!\d{0,8} ?(?:次|人次|阅读|浏览|点击|评论)))|分)?(?P<pm> ?[pP]\.?[mM]\b(?! ?\d))?"
# No text has a date without one of these, in full width too.
MAY_DATE = re.compile("20|19|[０１２９]")
DATE = re.compile(rf"{_DAY}(?:{_TIME})?")
_OFFSET = re.compile(r"^(?:\.\d{1,9})? ?(?P<zone>Z|[+-]\d\d:?\d\d)")
# No line under a title is longer; the rest of a longer one is not read.
LONGEST_LINE = 300


def read_date(text: str) -> str | None:
    """The first full date of a text, with its time if one follows; None if there is none.

    >>> read_date("发布时间：2024年5月10日06:58 来源")
    '2024-05-10T06:58+08:00'
    """
    text = half_width(text)
    for match in DATE.finditer(text):
        found = moment_of(match, text)
        if found:
            return found
    return None


def from_epoch(seconds: int) -> str | None:
    """Seconds since 1970 as a time in China."""
    try:
        moment = datetime.fromtimestamp(seconds, CHINA)
    except (OverflowError, OSError, ValueError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%S+08:00")


def day_of(year: str, month: str, day: str) -> str | None:
    """The day as ISO 8601; None where there is no such day."""
    try:
        return datetime(int(year), int(month), int(day)).date().isoformat()
    except ValueError:
        return None


def moment_of(match: re.Match[str], text: str) -> str | None:
    """What a match of DATE in this text states, with its time, moved to +08:00 where an offset follows; None for no real day."""
    day = day_of(match["year"], match["month"], match["day"])
    if day is None or match["hour"] is None:
        return day
    hour = int(match["hour"])
    if (match["half"] == "下午" or match["pm"]) and hour < 12:
        hour += 12
    clock = f"{hour:02d}:{int(match['minute']):02d}" + (f":{int(match['second']):02d}" if match["second"] else "")
    zone = _OFFSET.match(text[match.end() : match.end() + 20])
    if zone and zone["zone"] not in ("+08:00", "+0800"):
        offset = zone["zone"].replace("Z", "+00:00")
        offset = offset if ":" in offset else f"{offset[:3]}:{offset[3:]}"
        try:
            moment = datetime.fromisoformat(f"{day}T{clock}{offset}").astimezone(CHINA)
        except (ValueError, OverflowError):
            return day
        return moment.strftime("%Y-%m-%dT%H:%M:%S+08:00" if match["second"] else "%Y-%m-%dT%H:%M+08:00")
    return f"{day}T{clock}+08:00"
