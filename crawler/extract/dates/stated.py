"""Dates that metas, the address or scripts state."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice

from crawler.extract.dates.forms import day_of, from_epoch, read_date

# Metas that state the day of publication, best first.
DATE_METAS = (
    "pubdate",  # the national standard for government sites
    "publishdate",  # people.com.cn
    "firstpublishedtime",  # www.gov.cn
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
# Dates in the addresses of articles, see the project's field notes for the CMS.
_URL_DATES = (
    re.compile(r"/t((?:19|20)\d\d)(\d\d)(\d\d)_\d"),  # TRS
    re.compile(r"/((?:19|20)\d\d)[-/_](\d{1,2})[-/_](\d{1,2})(?:/|_|-|\.|$)"),  # jcms, xinhuanet.com, sina.com.cn
    re.compile(r"/((?:19|20)\d\d)-?(\d\d)/(\d\d)/"),
    re.compile(r"/((?:19|20)\d\d)(\d\d)(\d\d)[A-Z/_.]"),  # ifeng.com, qq.com, caijing.com.cn
    re.compile(r"/(20\d\d)/(\d\d)(\d\d)/"),  # people.com.cn
)
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
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_LONGEST_TIME = 40
_MOST_TIMES = 20


def date_of_url(url: str) -> str | None:
    """The day in an article's address."""
    for pattern in _URL_DATES:
        match = pattern.search(url)
        if match and (day := day_of(*match.groups()[:3])):
            return day
    return None


def date_of_metas(metas: dict[str, str]) -> str | None:
    """The date that the metas state; a date with another offset is moved to +08:00."""
    for name in DATE_METAS:
        value = metas.get(name)
        if value and (found := read_date(value)):
            return found
    return None


def date_of_data(times: Iterable[str]) -> str | None:
    """The first of an object's times that is one: a day, or seconds or thousandths of seconds since 1970."""
    for value in times:
        if _EPOCH.fullmatch(value):
            found = from_epoch(int(value[:10]))
        else:
            found = read_date(value) if len(value) <= _LONGEST_TIME else None
        if found:
            return found
    return None


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
