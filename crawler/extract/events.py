"""When and where an event is to be: `时间：…` and `地点：…` of an announcement, which look like the line under a title and are text.

Seen on the pages of universities (讲座时间), town halls (会议时间) and offices that hold a training.
"""

from __future__ import annotations

import re

_HELD = "(?:讲座|会议|活动|报告|培训|举办|开[会幕])?"
_TIME = re.compile(rf"{_HELD}时[ 　]{{0,6}}间\s?[:：]")
# The hour beside it is that of a meeting: 10月16日（周四）14:30, 14:30-16:00.
_HOURS = re.compile(r"[（(]\s?(?:周|星期)[一二三四五六日天]|[上下]午|晚上|\d{1,2}[:：]\d\d\s?[-–—至~]\s?\d")
# Where it is to be and who speaks: the line next to its time.
_PLACE = re.compile(rf"{_HELD}(?:地[ 　]{{0,6}}点|主[ 　]?讲[ 　]?人|主讲|题[ 　]{{0,6}}目|主持人?|嘉宾|出席|参加人员)\s?[:：]")
# What an announcement in one line says besides: 时间：… 地点：… 参加人员：….
_BESIDE = re.compile("(?:地点|地址|内容|对象|主题|人员|嘉宾|主讲人?|主持人?|方式|要求|电话|联系人)[:：]")


def is_time_of_event(text: str) -> bool:
    """True for a line that tells when an event is to be, whatever stands beside it, or when the page was published: 时间：…."""
    return _TIME.match(text) is not None


def is_place_of_event(text: str) -> bool:
    """True for a line that tells where an event is to be, what it is on or who is there: 地点：…, 主讲人：…."""
    return _PLACE.match(text) is not None


def is_of_event(text: str, following: str) -> bool:
    """True for the time of what the text tells of: 时间 with a place, a host or a guest in the next line."""
    return text.startswith("时间") and is_place_of_event(following)


def has_hours(text: str) -> bool:
    """True for the time of an event by its own line: with the day of the week, or from hour to hour."""
    label = _TIME.match(text)
    return label is not None and _HOURS.search(text, label.end()) is not None


def tells_more(text: str) -> bool:
    """True for a line in which an announcement says, besides its time, where it is, for whom, or whom to ask."""
    return _BESIDE.search(text) is not None
