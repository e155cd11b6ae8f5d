"""Forms of dates that are read only where no usual one stands."""

from __future__ import annotations

import re

from crawler.extract.dates.forms import LONGEST_LINE, day_of
from crawler.extract.text import half_width

_YEAR_MONTH = re.compile(r"^(?P<year>20\d\d) ?[-/.年] ?(?P<month>1[0-2]|0?[1-9])月?$")
_DAY_FIRST = re.compile(
    r"^(?:(?:发布|发稿|发表|录入|添加|加入|上传)?(?:时间|日期)[:：] ?)?(?P<day>3[01]|[12]\d|0?[1-9])日? ?(?P<year>20\d\d) ?[-/.年] ?(?P<month>1[0-2]|0?[1-9])月?(?=$| .{0,60}$)"
)
# qq.com: `2020`, `07/08` and `16:37`, each in a line.
_YEAR = re.compile(r"^20\d\d$")
_MONTH_DAY = re.compile(r"^(?P<month>1[0-2]|0?[1-9])[-/.](?P<day>3[01]|[12]\d|0?[1-9])$")
_TIME_ALONE = re.compile(r"^(?:2[0-3]|[01]\d):[0-5]\d$")
# news.cn: `2018`, `01/04` and `18:06` in elements of one line; others have `2018` and `01-04 18:06`.
_IN_ONE_LINE = re.compile(
    r"^(?P<year>20\d\d) ?(?P<month>1[0-2]|0[1-9])[-/](?P<day>3[01]|[12]\d|0[1-9]) ?(?P<clock>(?:2[0-3]|[01]\d):[0-5]\d(?::[0-5]\d)?)(?!\d)"
)
_LONE_DAY = re.compile(r"^(?P<day>3[01]|[12]\d|0?[1-9])日?$")
# `二, 05/21/2019 - 16:45`: Drupal's own form puts the month first, whatever the language; others only where no 13th month is read.
_MONTH_FIRST = re.compile(
    r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])(?P<drupal> -(?= \d))?"
)
# `12-05-18`, alone in its line: the year without its century.
_LONGEST_SHORT_YEAR = 12
_SHORT_YEAR = re.compile(r"^[\[（(]?(?P<year>[0-4]\d)([-./])(?P<month>1[0-2]|0?[1-9])\2(?P<day>3[01]|[12]\d|0?[1-9])[\]）)]?$")
# 20230424 after a label, Mar 5, 2010 and 5 Mar 2010, and years since 1911 as Taiwan counts them.
_COMPACT = re.compile(r"(?:时间|日期)\D{0,3}(?P<year>(?:19|20)\d\d)(?P<month>0\d|1[0-2])(?P<day>[0-3]\d)(?!\d)")
# In the next cell of a table.
_DAY_LABEL = re.compile(r"(?:(?:发布|发表|刊发|登载)(?:日 ?期|时 ?间)|日 ?期)[:：]?")
_COMPACT_ALONE = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>0\d|1[0-2])(?P<day>[0-3]\d)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_ENGLISH = (
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}}),? ?(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}}) {_MONTH},? ?(?P<year>(?:19|20)\d\d)\b", re.I),
)
# Forms of WordPress in Chinese: 十一月 6th, 2009; 四月 30, 2024; 30 四月, 2024.
_NUMERAL_MONTH = r"(?P<month>十[一二]?|[一二三四五六七八九])月"
_OF_WORDPRESS = (
    re.compile(rf"{_NUMERAL_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, ?(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}) {_NUMERAL_MONTH},? (?P<year>(?:19|20)\d\d)(?!\d)"),
)
# Behind such a day, and within Java's own form: Oct 20, 2023 1:00:30 PM; Sun Feb 12 14:04:41 CST 2023.
_CLOCK = re.compile(
    r",? (?P<hour>2[0-3]|[01]?\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?: ?(?P<half>[AaPp])\.?[Mm]\b)?(?!\d)"
)
_OF_JAVA = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?P<clock>,? \d{{2}}:\d{{2}}:\d{{2}}) (?:CST|GMT\+0?8(?::?00)?|\+0800) (?P<year>(?:19|20)\d\d)\b",
    re.I,
)
_SINCE_1911 = re.compile(
    r"(?:民国 ?|发布日期[:：] ?)(?P<year>\d{2,3}) ?[-/.年] ?(?P<month>\d{1,2}) ?[-/.月] ?(?P<day>\d{1,2})(?!\d)"
)
# The day under a signature: 二〇一一年八月六日.
_NUMERALS = "〇○ＯO零0０一二三四五六七八九"
# The value of a label in a table of its own: 113年5月27日 is of 2024.
_SINCE_1911_ALONE = re.compile(r"(?P<year>1[0-2]\d) ?[-/.年] ?(?P<month>\d{1,2}) ?[-/.月] ?(?P<day>\d{1,2}) ?日?")
# `发布时间: 23-05-1210:30`: baijiahao.baidu.com; `日期:23/8/20|字数`: diaries.
_SHORT_YEAR_STATED = re.compile(
    r"(?:(?:发布|发表|发稿)(?:时间|日期)?|日期)[:：] ?(?P<year>[0-4]\d)(?P<mark>[-/])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9]) ?(?:(?P<clock>(?:2[0-3]|[01]\d):[0-5]\d)|(?=\D|$))"
)
_IN_NUMERALS = re.compile(
    rf"(?P<year>[一二][{_NUMERALS}]{{3}})年(?P<month>[一二三四五六七八九十元]{{1,2}})月(?P<day>[一二三四五六七八九十廿卅]{{1,3}})日"
)
_ALONE_IN_NUMERALS = re.compile(rf"[\[【〔（(]?{_IN_NUMERALS.pattern}[\]】〕）)]?")
_FIGURES = {**dict.fromkeys("〇○ＯO零0０", 0), **{c: n for n, c in enumerate("一二三四五六七八九", 1)}, "元": 1}
_TENS = {"廿": "二十", "卅": "三十"}


def split_date(texts: list[str]) -> str | None:
    """A date in pieces: `21` and `2024年02月` in neighbouring lines, or glued in one."""
    for index, text in enumerate(texts):
        if match := _DAY_FIRST.match(text):
            return day_of(match["year"], match["month"], match["day"])
        if (match := _IN_ONE_LINE.match(text)) and (found := day_of(match["year"], match["month"], match["day"])):
            return f"{found}T{match['clock']}+08:00"
        match = _YEAR_MONTH.match(text)
        if not match:
            if _YEAR.match(text) and (found := _below_year(text, texts[index + 1 : index + 3])):
                return found
            continue
        for near in (index - 1, index + 1):
            if 0 <= near < len(texts) and (day := _LONE_DAY.match(texts[near])):
                return day_of(match["year"], match["month"], day["day"])
    return None


def _below_year(year: str, below: list[str]) -> str | None:
    """The day of a year that stands in the line below it, and the time below that."""
    match = _MONTH_DAY.match(below[0]) if below else None
    found = day_of(year, match["month"], match["day"]) if match else None
    return f"{found}T{below[1]}+08:00" if found and len(below) > 1 and _TIME_ALONE.match(below[1]) else found


def unusual_date(texts: list[str]) -> str | None:
    """A date in a form that is read only where no usual one stands: 05/21/2019, 12-05-18 alone in its line, in numerals or English."""
    for index, text in enumerate(texts):
        if len(text) <= LONGEST_LINE and (found := _unusual(half_width(text))):
            return found
        below = texts[index + 1] if index + 1 < len(texts) and _DAY_LABEL.fullmatch(text) else ""
        if match := _COMPACT_ALONE.fullmatch(below):
            return day_of(match["year"], match["month"], match["day"])
        if match := _SINCE_1911_ALONE.fullmatch(below):
            return day_of(str(1911 + int(match["year"])), match["month"], match["day"])
    return None


def _unusual(text: str) -> str | None:
    if "/" in text and (match := _MONTH_FIRST.search(text)) and (found := _month_first(match)):
        return _with_time(found, text[match.end() :])
    if len(text) <= _LONGEST_SHORT_YEAR and (match := _SHORT_YEAR.match(text)):
        return day_of("20" + match["year"], match["month"], match["day"])
    if (match := _SHORT_YEAR_STATED.search(text)) and (found := day_of("20" + match["year"], match["month"], match["day"])):
        return f"{found}T{match['clock']}+08:00" if match["clock"] else found
    if match := _COMPACT.search(text):
        return day_of(match["year"], match["month"], match["day"])
    if match := _SINCE_1911.search(text):
        return day_of(str(1911 + int(match["year"])), match["month"], match["day"])
    for numeral in _OF_WORDPRESS if "月" in text else ():
        if match := numeral.search(text):
            return day_of(match["year"], str(_below_hundred(match["month"])), match["day"])
    if match := _OF_JAVA.search(text):
        return _with_time(_english_day(match), match["clock"])
    for english in _ENGLISH:
        if match := english.search(text):
            return _with_time(_english_day(match), text[match.end() :])
    return numeral_date(text)


def _english_day(match: re.Match[str]) -> str | None:
    return day_of(match["year"], str(1 + _MONTHS.index(match["month"].lower())), match["day"])


def _with_time(day: str | None, following: str) -> str | None:
    """The day with the time that follows it at once, if one does."""
    clock = _CLOCK.match(following) if day is not None else None
    if clock is None:
        return day
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] in "Pp" else 0)
    return f"{day}T{hour:02d}:{clock['minute']}{':' + clock['second'] if clock['second'] else ''}+08:00"


def _month_first(match: re.Match[str]) -> str | None:
    """05/21/2019 → 2019-05-21; None where month and day may be changed about, but for Drupal's own form: 05/04/2019 - 16:45."""
    month, day = match["first"], match["second"]
    if int(month) > 12:
        month, day = day, month
    elif match["drupal"] is None and int(day) <= 12 and month != day:
        return None
    return day_of(match["year"], month, day)


def is_numeral_day(text: str) -> bool:
    """True for a line that is a day in Chinese numerals, in brackets or not, and nothing else: `[二〇〇七年五月十九日]`."""
    return _ALONE_IN_NUMERALS.fullmatch(text) is not None


def numeral_date(text: str) -> str | None:
    """The date that a text gives in Chinese numerals.

    >>> numeral_date("二〇一一年八月二十六日")
    '2011-08-26'
    """
    match = _IN_NUMERALS.search(text)
    if match is None:
        return None
    return day_of(
        "".join(str(_FIGURES[c]) for c in match["year"]), str(_below_hundred(match["month"])), str(_below_hundred(match["day"]))
    )


def _below_hundred(numerals: str) -> int:
    """十 → 10, 二十六 → 26, 八 → 8."""
    for short, whole in _TENS.items():
        numerals = numerals.replace(short, whole)
    tens, ten, ones = numerals.rpartition("十")
    return (10 * _FIGURES.get(tens, 1) if ten else 0) + _FIGURES.get(ones, 0)
