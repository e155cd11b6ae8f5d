"""When the article was published, as ISO 8601 at +08:00, cut to what the page states."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from itertools import islice

from crawler.extract.text import half_width

CHINA = timezone(timedelta(hours=8))

# Metas that state the day of publication, best first.
DATE_METAS = (
    "pubdate",  # the national standard for government sites
    "publishdate",  # people.com.cn
    "article:published_time",  # sina.com.cn, blogs
    "og:release_date",  # ifeng.com
    "bytedance:published_time",  # toutiao.com and pages that feed it
    "weibo: article:create_at",  # sina.com.cn
    "weibo:article:create_at",
    "publish_time",
    "publishtime",
    "pubtime",
    "_pubtime",
    "_pubdate",
    "datepublished",  # schema.org
    "apub:time",  # qq.com
    "og:published_time",
    "article:publish_time",
    "og:time",
    "dateupdate",  # baijiahao.baidu.com
    "date",
)

# What stands before the year is looked at after its first figures, so that a search may leap to these.
_DAY = r"(?P<year>(?:19|20)(?<!\d..)\d\d) ?[-/.年] ?(?P<month>1[0-2]|0?[1-9]) ?[-/.月] ?(?P<day>3[01]|[12]\d|0?[1-9])(?=\D|$|\d{1,2}:\d\d)"
_TIME = r"日?(?:[ T,|]|&nbsp;){0,3}(?:(?:星期|周)[一二三四五六日天])? ?(?P<half>[上下]午)? ?(?P<hour>2[0-3]|[01]?\d) ?[:时点] ?(?P<minute>[0-5]\d)(?: ?[:分] ?(?P<second>[0-5]\d)(?!\d))?"
# No text has a date without one of these, in full width too.
MAY_DATE = re.compile("20|19|[０１２９]")
DATE = re.compile(rf"{_DAY}(?:{_TIME})?")
_OFFSET = re.compile(r"^(?:\.\d{1,9})? ?(?P<zone>Z|[+-]\d\d:?\d\d)")
_NO_YEAR = re.compile(
    r"(?<!\d)(?P<month>1[0-2]|0?[1-9])[-/月](?P<day>3[01]|[12]\d|0[1-9]|[1-9])日?(?: ?(?P<hour>2[0-3]|[01]\d):(?P<minute>[0-5]\d))"
)
_AGO = re.compile(r"(?P<count>\d{1,3}) ?(?P<unit>秒|分钟|小时|天|周)前")
_AGE = re.compile(r"(?:^|[\s·|：:])(?:今天|昨天|前天|刚刚|\d{1,3} ?(?:秒|分钟|小时|天|周)前)(?:$|[\s·|\d])")
_DAYS_AGO = {"今天": 0, "刚刚": 0, "昨天": 1, "前天": 2}
_YEAR_MONTH = re.compile(r"^(?P<year>20\d\d) ?[-/.年] ?(?P<month>1[0-2]|0?[1-9])月?$")
_DAY_FIRST = re.compile(r"^(?P<day>3[01]|[12]\d|0?[1-9])日? ?(?P<year>20\d\d) ?[-/.年] ?(?P<month>1[0-2]|0?[1-9])月?$")
_LONE_DAY = re.compile(r"^(?P<day>3[01]|[12]\d|0?[1-9])日?$")
_CLOCK = re.compile(
    r"^(?:(?:香港|北京|台北)(?:时间|時間) ?)?(?P<hour>2[0-3]|[01]?\d)[:时時](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)|分)?$"
)

# `二, 05/21/2019 - 16:45`: Drupal's own form puts the month first, whatever the language; others only where no 13th month is read.
_MONTH_FIRST = re.compile(
    r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])(?: (?P<drupal>- )?(?P<hour>2[0-3]|[01]?\d):(?P<minute>[0-5]\d))?"
)
# `12-05-18`, alone in its line: the year without its century.
_LONGEST_SHORT_YEAR = 12
_SHORT_YEAR = re.compile(r"^[\[（(]?(?P<year>[0-4]\d)([-./])(?P<month>1[0-2]|0?[1-9])\2(?P<day>3[01]|[12]\d|0?[1-9])[\]）)]?$")
# 20230424 after a label, Mar 5, 2010 and 5 Mar 2010, and years since 1911 as Taiwan counts them.
_COMPACT = re.compile(r"(?:时间|日期|時間)\D{0,3}(?P<year>(?:19|20)\d\d)(?P<month>0\d|1[0-2])(?P<day>[0-3]\d)(?!\d)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
_ENGLISH = (
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}}),? ?(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}}) {_MONTH},? ?(?P<year>(?:19|20)\d\d)\b", re.I),
)
_SINCE_1911 = re.compile(
    r"(?:民國 ?|發[布佈]日期[:：] ?)(?P<year>\d{2,3}) ?[-/.年] ?(?P<month>\d{1,2}) ?[-/.月] ?(?P<day>\d{1,2})(?!\d)"
)
# What may follow a day at a line's end, its time in the next line.
_ENDS = re.compile(r".?$|日?\W?(?:星期|周)[一二三四五六日天]\W?$")
# The day under a signature: 二〇一一年八月六日.
_NUMERALS = "〇○ＯO零0０一二三四五六七八九"
_IN_NUMERALS = re.compile(
    rf"(?P<year>[一二][{_NUMERALS}]{{3}})年(?P<month>[一二三四五六七八九十元]{{1,2}})月(?P<day>[一二三四五六七八九十廿卅]{{1,3}})日"
)
_FIGURES = {**dict.fromkeys("〇○ＯO零0０", 0), **{c: n for n, c in enumerate("一二三四五六七八九", 1)}, "元": 1}
_TENS = {"廿": "二十", "卅": "三十"}

# Words before a date that is not the publication's.
_OTHER_DATES = (
    "注册时间",
    "注册日期",
    "最后登录",
    "最后访问",
    "截止",
    "有效",
    "施行",
    "实施",
    "废止",
    "成文",
    "编辑于",
    "推荐文章",
    "今天是",
    "今日是",
    "现在是",
)
# A government index table states with these when its record was made: used only where nothing else is stated.
_INDEX_LABEL = re.compile(r"(?:生成|制发|印发|形成) ?(?:日期|时间)[\s:：】\]]*$")
_INDEX_CELL = re.compile(r"^[【\[]?日 {0,4}期[】\]]?$")
# A note under the title of a law: (2019年12月16日教育部令第49号公布 …).
_PROMULGATION = re.compile(r"公布|通过|修订|修正|批准|颁布|印发|施行")
# No line under a title is longer; the rest of a longer one is not read.
_LONGEST_LINE = 300

# Dates in the addresses of articles, see the project's field notes for the CMS.
_URL_DATES = (
    re.compile(r"/t((?:19|20)\d\d)(\d\d)(\d\d)_\d"),  # TRS
    re.compile(r"/((?:19|20)\d\d)[-/_](\d{1,2})[-/_](\d{1,2})(?:/|_|-|\.|$)"),  # jcms, xinhuanet.com, sina.com.cn
    re.compile(r"/((?:19|20)\d\d)-?(\d\d)/(\d\d)/"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)[A-Z/_.]"),  # ifeng.com, qq.com, caijing.com.cn
    re.compile(r"/(20\d\d)/(\d\d)(\d\d)/"),  # people.com.cn
)


def read_date(text: str) -> str | None:
    """The first full date of a text, with its time if one follows; None if there is none.

    >>> read_date("发布时间：2024年5月10日06:58 来源")
    '2024-05-10T06:58+08:00'
    """
    text = half_width(text)
    for match in DATE.finditer(text):
        found = _iso(match, text)
        if found:
            return found
    return None


def date_of_url(url: str) -> str | None:
    """The day in an article's address."""
    for pattern in _URL_DATES:
        match = pattern.search(url)
        if match and (day := _day(*match.groups()[:3])):
            return day
    return None


def date_of_metas(metas: dict[str, str]) -> str | None:
    """The date that the metas state; a date with another offset is moved to +08:00."""
    for name in DATE_METAS:
        value = metas.get(name)
        if value and (found := read_date(value)):
            return found
    return None


def relative_date(text: str, fetched_at: str | None) -> str | None:
    """昨天, 3小时前, 01-14 17:58: a date that only the time of the fetch completes. None without `fetched_at`."""
    if not fetched_at:
        return None
    try:
        now = datetime.fromisoformat(fetched_at.replace("Z", "+00:00"))
    except ValueError:
        return None
    now = now.astimezone(CHINA) if now.tzinfo else now.replace(tzinfo=CHINA)
    if match := _AGO.search(text):
        unit = {"秒": "seconds", "分钟": "minutes", "小时": "hours", "天": "days", "周": "weeks"}[match["unit"]]
        return (now - timedelta(**{unit: int(match["count"])})).date().isoformat()
    for word, days in _DAYS_AGO.items():
        if word in text:
            return (now - timedelta(days=days)).date().isoformat()
    if match := _NO_YEAR.search(half_width(text)):
        for year in (now.year, now.year - 1):
            day = _day(str(year), match["month"], match["day"])
            if day and day <= now.date().isoformat():
                return f"{day}T{int(match['hour']):02d}:{match['minute']}+08:00"
    return None


# A day, or the seconds since 1970.
_STATED = r"((?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}[^\"'\n<]{0,16}|1\d{9}(?:\d{3})?)"
_IN_SCRIPT = re.compile(
    r"""["']?(?:datePublished|pub(?:lish)?(?:ed)?_?(?:[tT]ime|[dD]ate|[aA]t)|release_?(?:[tT]ime|[dD]ate)|newsTime|upDate)["']?\s*[:=]\s*["']?"""
    + _STATED
)
# Any name of a time, beside the title of an article whose text stands in the same object.
_NAMED_TIME = re.compile(r"""["'](\w{0,16}(?:time|date|day|_at|At)\w{0,4})["']\s*:\s*["']?""" + _STATED, re.I)
_OTHER_TIME = re.compile(r"upd|mod|end|start|begin|expire|edit|delete|del_|online|off", re.I)
_BESIDE = 3000
_MOST_TIMES = 20


def date_of_scripts(scripts: Iterable[str]) -> str | None:
    """The date of publication in a page's data (JSON-LD and the state of pages drawn by scripts)."""
    for script in scripts:
        match = _IN_SCRIPT.search(script)
        if match:
            value = match.group(1)
            found = from_epoch(int(value[:10])) if value.isdigit() else read_date(value)
            if found:
                return found
    return None


def date_beside(scripts: Iterable[str], title: str) -> str | None:
    """The time nearest to the title in a script's data, whatever its name; for articles of which only a script has the text."""
    for script in scripts:
        place = script.find(title)
        if place < 0 and (place := script.find(json.dumps(title)[1:-1])) < 0:
            continue
        best, nearest = None, _BESIDE
        for match in islice(_NAMED_TIME.finditer(script, max(0, place - _BESIDE), place + _BESIDE), _MOST_TIMES):
            value = match[2]
            distance = abs(match.start() - place)
            if distance < nearest and not _OTHER_TIME.search(match[1]):
                found = from_epoch(int(value[:10])) if value.isdigit() else read_date(value)
                best, nearest = (found, distance) if found else (best, nearest)
        if best:
            return best
    return None


def split_date(texts: list[str]) -> str | None:
    """A date in pieces: `21` and `2024年02月` in neighbouring lines, or glued in one."""
    for index, text in enumerate(texts):
        if match := _DAY_FIRST.match(text):
            return _day(match["year"], match["month"], match["day"])
        match = _YEAR_MONTH.match(text)
        if not match:
            continue
        for near in (index - 1, index + 1):
            if 0 <= near < len(texts) and (day := _LONE_DAY.match(texts[near])):
                return _day(match["year"], match["month"], day["day"])
    return None


def unusual_date(texts: list[str]) -> str | None:
    """A date in a form that is read only where no usual one stands: 05/21/2019, 12-05-18 alone in its line, in numerals or English."""
    for text in texts:
        if len(text) <= _LONGEST_LINE and (found := _unusual(half_width(text))):
            return found
    return None


def _unusual(text: str) -> str | None:
    if "/" in text and (match := _MONTH_FIRST.search(text)) and (found := _month_first(match)):
        return found
    if len(text) <= _LONGEST_SHORT_YEAR and (match := _SHORT_YEAR.match(text)):
        return _day("20" + match["year"], match["month"], match["day"])
    if match := _COMPACT.search(text):
        return _day(match["year"], match["month"], match["day"])
    if match := _SINCE_1911.search(text):
        return _day(str(1911 + int(match["year"])), match["month"], match["day"])
    for english in _ENGLISH:
        if match := english.search(text):
            return _day(match["year"], str(1 + _MONTHS.index(match["month"].lower())), match["day"])
    return numeral_date(text)


def _month_first(match: re.Match[str]) -> str | None:
    """05/21/2019 → 2019-05-21; None where month and day may be changed about, but for Drupal's own form."""
    month, day = match["first"], match["second"]
    if int(month) > 12:
        month, day = day, month
    elif match["drupal"] is None and int(day) <= 12 and month != day:
        return None
    found = _day(match["year"], month, day)
    return f"{found}T{int(match['hour']):02d}:{match['minute']}+08:00" if found and match["drupal"] else found


def numeral_date(text: str) -> str | None:
    """The date that a text gives in Chinese numerals.

    >>> numeral_date("二〇一一年八月二十六日")
    '2011-08-26'
    """
    match = _IN_NUMERALS.search(text)
    if match is None:
        return None
    return _day(
        "".join(str(_FIGURES[c]) for c in match["year"]), str(_below_hundred(match["month"])), str(_below_hundred(match["day"]))
    )


def _below_hundred(numerals: str) -> int:
    """十 → 10, 二十六 → 26, 八 → 8."""
    for short, whole in _TENS.items():
        numerals = numerals.replace(short, whole)
    tens, ten, ones = numerals.rpartition("十")
    return (10 * _FIGURES.get(tens, 1) if ten else 0) + _FIGURES.get(ones, 0)


def is_relative(text: str) -> bool:
    """True for a short line that tells an age: 昨天, 3小时前."""
    return len(text) <= 40 and "，" not in text and "。" not in text and _AGE.search(text) is not None


def visible_date(texts: list[str]) -> tuple[str | None, bool]:
    """The date of the lines around a title, and whether its label says that it is the publication's.

    The day of an update counts only where no other stands; a deadline or the day a rule takes effect never does.
    """
    found: str | None = None
    updated: str | None = None
    for index, raw in enumerate(texts):
        if not MAY_DATE.search(raw, 0, _LONGEST_LINE):
            continue
        text = half_width(raw[:_LONGEST_LINE])
        for match in DATE.finditer(text):
            iso = _iso(match, text)
            before = text[max(0, match.start() - 8) : match.start()]
            if match.start() <= 2 and index and len(texts[index - 1]) <= 12:
                before = texts[index - 1] + before
            if iso is None or any(word in before for word in _OTHER_DATES):
                continue
            if _of_index_table(texts, index, before) or (text[:1] in "（(" and _PROMULGATION.search(text, match.end())):
                continue
            if len(iso) == 10 and index + 1 < len(texts) and _ENDS.match(text, match.end()):
                iso = _with_clock(iso, texts[index + 1])
            if "更新" in before or "修改" in before:
                updated = updated or iso
            elif any(word in before for word in ("发布", "发表", "时间", "日期")):
                return iso, True
            else:
                found = found or iso
    return found or split_date(texts) or updated, False


def _of_index_table(texts: list[str], index: int, before: str) -> bool:
    """True if 生成日期 and its kin stand before the date, or the date fills the cell after 日期."""
    if _INDEX_LABEL.search(before):
        return True
    return before.startswith(texts[index - 1]) and _INDEX_CELL.match(texts[index - 1].strip()) is not None if index else False


def date_of_index_table(texts: list[str]) -> str | None:
    """The date that a government index table gives as 生成日期 or 日期; None if there is none."""
    for index, text in enumerate(texts):
        if len(text) > _LONGEST_LINE or not (match := DATE.search(half_width(text))):
            continue
        before = half_width(text)[max(0, match.start() - 8) : match.start()]
        if match.start() <= 2 and index and len(texts[index - 1]) <= 12:
            before = texts[index - 1] + before
        if _of_index_table(texts, index, before) and (iso := _iso(match, half_width(text))):
            return iso
    return None


def _with_clock(day: str, text: str) -> str:
    """The day with the time that the next line shows, if it shows nothing else."""
    clock = _CLOCK.match(text)
    if clock is None:
        return day
    return f"{day}T{int(clock['hour']):02d}:{clock['minute']}{':' + clock['second'] if clock['second'] else ''}+08:00"


def agreed_date(visible: str | None, labelled: bool, meta: str | None, in_url: str | None, latest: str) -> str | None:
    """The date that most of the page's statements share; where all differ, the labelled one, then the meta, then the URL.

    latest: the last possible day; no later date is believed.
    """
    visible, meta, in_url = (date if date and date[:10] <= latest else None for date in (visible, meta, in_url))
    if visible and meta and visible[:10] != meta[:10] and not labelled and in_url and in_url[:10] == meta[:10]:
        return meta
    if visible and meta and visible[:10] == meta[:10]:
        return max(visible, meta, key=len)
    return visible or meta or in_url


def first_date(texts: Iterable[str], latest: str) -> str | None:
    """The first full date in these lines, in figures or in numerals, that is not after `latest`."""
    for text in texts:
        found = read_date(text) if "20" in text or "19" in text else numeral_date(text) if text.endswith("日") else None
        if found and found[:10] <= latest:
            return found
    return None


def from_epoch(seconds: int) -> str | None:
    """Seconds since 1970 as a time in China."""
    try:
        moment = datetime.fromtimestamp(seconds, CHINA)
    except (OverflowError, OSError, ValueError):
        return None
    return moment.strftime("%Y-%m-%dT%H:%M:%S+08:00")


def _day(year: str, month: str, day: str) -> str | None:
    try:
        return datetime(int(year), int(month), int(day)).date().isoformat()
    except ValueError:
        return None


def _iso(match: re.Match[str], text: str) -> str | None:
    day = _day(match["year"], match["month"], match["day"])
    if day is None or match["hour"] is None:
        return day
    hour = int(match["hour"])
    if match["half"] == "下午" and hour < 12:
        hour += 12
    clock = f"{hour:02d}:{match['minute']}" + (f":{match['second']}" if match["second"] else "")
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
