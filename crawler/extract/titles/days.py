"""Lines that give a page's day, and titles that only begin with one."""

from __future__ import annotations

import re

DATE_LINE = re.compile(r"(?:19|20)\d\d ?[-/.年] ?\d{1,2}")
_LONGEST = 60
# What stands behind the day in the line under a title, and in no line of a list.
_SAYS_MORE = re.compile(r"(?:来源|作者|编辑|发布者|发布人|点击|浏览|阅读)[^：:。]{0,4}[：:]")
_TIME = re.compile(r"\d ?[:：] ?\d\d")
# A day, written in whatever marks, and nothing else.
_DAY_ALONE = re.compile(r"^[\d\s年月日时分秒:：/.-]+")
# Behind the year and month that a title begins with, more is said than the name of an outlet: `2024年4月环境空气质量`.
_SHORTEST_REST = 6
# … nor who reports, nor what a bar above all pages says.
_NO_TITLE = re.compile("记者|通讯员|编辑|星期|周[一二三四五六日]|欢迎")


def gives_day(text: str) -> bool:
    """True for a short line with a day near its beginning that is no title with a day in it."""
    return len(text) <= _LONGEST and DATE_LINE.search(text, 0, 40) is not None and not begins_with_day(text)


def says_more(text: str) -> bool:
    """True for a line that gives the day and, with its label, the source, author or number of readers."""
    return _SAYS_MORE.search(text) is not None and gives_day(text)


def begins_with_day(text: str) -> bool:
    """True for a title that begins with a day: what follows at once is no time, no label and longer than an outlet's name."""
    day = _DAY_ALONE.match(text)
    return (
        day is not None
        and not day.group()[-1].isspace()
        and len(text) - day.end() >= _SHORTEST_REST
        and not _TIME.search(text)
        and not _SAYS_MORE.search(text)
        and not _NO_TITLE.search(text, day.end())
    )


def is_day(text: str) -> bool:
    """True for a line that is a day, whatever stands beside it, and no title: one without a letter is none either."""
    return (DATE_LINE.match(text) is not None and not begins_with_day(text)) or not any(map(str.isalpha, text))
