"""Dates in the lines around a title, and which of all statements counts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.extract.dates.forms import DATE, LONGEST_LINE, MAY_DATE, moment_of, read_date
from crawler.extract.dates.unusual import numeral_date, split_date
from crawler.extract.events import is_of_event
from crawler.extract.text import GREETING, half_width

_CLOCK = re.compile(
    r"^(?:(?:香港|北京|台北)时间 ?)?(?P<hour>2[0-3]|[01]?\d)[:时时](?P<minute>[0-5]\d|\d(?=分))(?::(?P<second>[0-5]\d)|分)?$"
)
# What may follow a day at a line's end, its time in the next line.
_ENDS = re.compile(r".?$|日?\W?(?:星期|周)[一二三四五六日天]\W?$")
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
    "推荐文章",
    "打印时间",
    "打印日期",
    "今天是",
    "今日是",
    "现在是",
)
# Of what the text tells of: a page of an interview has both.
_EVENTS = (
    "开始时间",
    "结束时间",
    "开始日期",
    "结束日期",
    "举办时间",
    "访谈时间",
    "访谈日期",
    "直播时间",
    "会议时间",
    "活动时间",
    "报名时间",
    "考试时间",
)
# A government index table states with these when its record was made: used only where nothing else is stated.
_INDEX_LABEL = re.compile(r"(?:生成|产生|制发|印发|形成) ?(?:日期|时间)[\s:：】\]]*$")
_INDEX_CELL = re.compile(r"^[【\[]?日 {0,4}期[】\]]?$")
# Today's date stands in such a bar, unless it is named.
_SAYS_WHICH = re.compile("来源|发[布表稿]|时间[:：]|日期[:：]|作者")
_ADDRESS = re.compile(r"https?://[!-~]+")
# The site's own, with the day glued to it: http://www.qingshi.cn2011-12-09.
_GLUED = re.compile(r"^https?://(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}/?(?=(?:19|20)\d\d-\d\d-\d\d(?!\d))")
_UPDATED = ("更新", "修改", "编辑于")
# The day of a speech under its title, perhaps with the place: （2023年11月22日，青石）.
_BRACKETED = re.compile(r"^[（(](?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:[，,、 ][^（()）]{0,20})?[）)]$")
# A note under the title of a law: (2019年12月16日教育部令第49号公布 …).
_EFFECTIVE = re.compile(r"日(?:零时)?起(?:正式|开始)?(?:施行|实施|执行|生效|废止)")
# 本条例自2019年5月6日起施行: behind the day.
_TAKES_EFFECT = re.compile(r"日?(?:零时)?起?(?:正式|开始)?(?:施行|实施|执行|生效|废止)")
_PROMULGATION = re.compile(r"公布|通过|修订|修正|批准|颁布|印发|施行")


def is_bracketed_day(text: str) -> bool:
    """True for a line with nothing but a day in brackets, often that of a speech, perhaps with the place."""
    return _BRACKETED.match(text) is not None


def visible_date(texts: list[str], *, events: bool = False) -> tuple[str | None, bool]:
    """The date of the lines around a title, and whether its label says that it is the publication's.

    The day of an update and one in brackets (often that of a speech) count only where no other stands, that of an event only with `events`;
    a deadline or the day a rule takes effect never does.
    """
    found = bracketed = updated = event = issued = None
    for index, raw in enumerate(texts):
        if not MAY_DATE.search(raw, 0, LONGEST_LINE):
            continue
        if GREETING.search(raw) and not _SAYS_WHICH.search(raw):
            continue
        of_event = index + 1 < len(texts) and is_of_event(raw, texts[index + 1])
        # The day in an address is that of the page to which it leads.
        text = half_width(_ADDRESS.sub(" ", _GLUED.sub(" ", raw[:LONGEST_LINE])) if "://" in raw else raw[:LONGEST_LINE])
        for match in DATE.finditer(text):
            iso = moment_of(match, text)
            before = text[max(0, match.start() - 8) : match.start()]
            if match.start() <= 2 and index and len(texts[index - 1]) <= 12:
                before = texts[index - 1] + before
            if iso is None or any(word in before for word in _OTHER_DATES) or _TAKES_EFFECT.match(text, match.end()):
                continue
            if _of_index_table(texts, index, before) or (text[:1] in "（(" and _PROMULGATION.search(text, match.end())):
                continue
            if len(iso) == 10 and index + 1 < len(texts) and _ENDS.match(text, match.end()):
                iso = _with_clock(iso, texts[index + 1])
            if of_event or any(word in before for word in _EVENTS):
                event = event or iso
            elif any(word in before for word in _UPDATED):
                updated = updated or iso
            elif _BRACKETED.match(text):
                bracketed = bracketed or iso
            elif "发文日期" in before:
                issued = issued or iso
            elif any(word in before for word in ("发布", "发表")):
                return _finer(iso, found), True
            elif any(word in before for word in ("时间", "日期")):
                return issued or _finer(iso, found), True
            else:
                found = found or iso
    if issued:
        # When an office issued a document; it may be put up later, and then says so.
        return issued, True
    return found or split_date(texts) or bracketed or updated or (event if events else None), False


def _finer(day: str, above: str | None) -> str:
    """The day, with the time that stands with the same one above it: 于 2023-04-24 09:15 发布, 转载时间 2023-04-24."""
    return above if above is not None and above.startswith(day) else day


def _of_index_table(texts: list[str], index: int, before: str) -> bool:
    """True if 生成日期 and its kin stand before the date, or the date fills the cell after 日期."""
    if _INDEX_LABEL.search(before):
        return True
    return before.startswith(texts[index - 1]) and _INDEX_CELL.match(texts[index - 1].strip()) is not None if index else False


def date_of_index_table(texts: list[str]) -> str | None:
    """The date that a government index table gives as 生成日期 or 日期; None if there is none."""
    for index, text in enumerate(texts):
        if len(text) > LONGEST_LINE or not (match := DATE.search(half_width(text))):
            continue
        before = half_width(text)[max(0, match.start() - 8) : match.start()]
        if match.start() <= 2 and index and len(texts[index - 1]) <= 12:
            before = texts[index - 1] + before
        if _of_index_table(texts, index, before) and (iso := moment_of(match, half_width(text))):
            return iso
    return None


def _with_clock(day: str, text: str) -> str:
    """The day with the time that the next line shows, if it shows nothing else."""
    clock = _CLOCK.match(text)
    if clock is None:
        return day
    return f"{day}T{int(clock['hour']):02d}:{int(clock['minute']):02d}{':' + clock['second'] if clock['second'] else ''}+08:00"


def agreed_date(visible: str | None, labelled: bool, meta: str | None, in_url: str | None, latest: str) -> str | None:
    """The date that most of the page's statements share; where all differ, the labelled one, then the meta, then the URL.

    latest: the last possible day; no later date is believed.
    """
    visible, meta, in_url = (date if date and date[:10] <= latest else None for date in (visible, meta, in_url))
    if visible and meta and visible[:10] != meta[:10] and not labelled and in_url and in_url[:10] == meta[:10]:
        return meta
    if visible and meta and visible[:10] == meta[:10] and visible[:16] in ("", visible[:10], meta[:16]):
        return max(visible, meta, key=len)
    return visible or meta or in_url


def first_date(texts: Iterable[str], latest: str) -> str | None:
    """The first full date in these lines, in figures or in numerals, that is not after `latest` and not when a rule takes effect."""
    for text in texts:
        if _EFFECTIVE.search(text):
            continue
        found = read_date(text) if "20" in text or "19" in text else numeral_date(text) if text.endswith("日") else None
        if found and found[:10] <= latest:
            return found
    return None
