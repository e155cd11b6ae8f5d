"""When the article was published: what all statements of the page agree on."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import pairwise, takewhile

from crawler.extract import dates, titles
from crawler.extract.around import AFTER_BODY
from crawler.extract.edges import PROMULGATION
from crawler.extract.fields.parts import LONGEST_PARTED, MOST_LINES, parts_of
from crawler.extract.labels import END_ROLES
from crawler.extract.reading import Reading

# What stands with a day that is the text's.
_OF_TEXT = re.compile("发[布表稿文]|来源|作者|编辑|浏览|点击|阅读")
# A day may stand above the title.
_LINES_ABOVE = 3


def published(reading: Reading, fetched_at: str | None) -> str | None:
    """The date that the page's statements agree on, never later than the day after the fetch (or today).

    Where they state no earlier one, the clock of the fetch is as likely wrong as the page's: then the day that the page states as that
    of publication, if it is no later than today.
    """
    today = datetime.now(dates.CHINA).date().isoformat()
    latest = (fetched_at or today)[:10]
    try:
        latest = (datetime.fromisoformat(latest) + timedelta(days=1)).date().isoformat()
    except (ValueError, OverflowError):
        latest = today
    document = reading.document
    visible, is_labelled = dates.visible_date(reading.head)
    if (stated := _time_element(reading)) and (visible is None or _is_finer(stated, visible)):
        visible = stated
    above = [line.text for line in document.lines[max(0, reading.title_line - MOST_LINES) : reading.title_line]]
    if visible is not None and not is_labelled and (stated := _instead_of_other_days(reading, above)):
        visible, is_labelled = stated, True
    stated_later = visible if visible is not None and (is_labelled or len(visible) > len(today)) else None
    if visible is None:
        visible = _date_of_part(reading) or dates.unusual_date(reading.head)
    if reading.wechat and reading.wechat.published and reading.wechat.published[:10] <= latest:
        return reading.wechat.published
    found = dates.agreed_date(
        visible,
        is_labelled,
        dates.date_of_metas(document.metas),
        dates.date_of_url(document.metas.get("url", "")) or dates.date_of_url(document.url),
        latest,
    )
    if visible is None and dates.date_of_metas(document.metas) is None:
        # The object with the text says more of it than other data of the page.
        stated = dates.date_of_data(reading.data.times) if reading.data is not None else None
        found = stated or dates.date_of_scripts(document.scripts) or found
        if reading.data is not None and found is None:
            found = dates.date_beside(document.scripts, reading.title or "")
    if found is None:
        found = dates.relative_date(" ".join(reading.head), fetched_at)
    if found is None:
        stated, is_labelled = dates.visible_date(above)
        found = stated if is_labelled else None
    if found is None:
        found = _day_of_title(reading)
    if found is None or (visible is None and len(found) == 10):
        # Below the body the same day may stand with its time, and above the title.
        for texts in (reading.tail, above if found else ()):
            finer = dates.visible_date(list(texts))[0]
            found = finer if finer and finer.startswith(found or "") else found
    if found is None:
        found = dates.date_of_index_table(reading.head) or dates.date_of_index_table(above)
    if found is None:
        found = dates.visible_date(reading.head, events=True)[0]
    if found is None:
        # A notice ends with the day that it is signed.
        found = dates.first_date(
            (text for text in reversed(reading.body[-6:]) if len(text) <= 24 and not PROMULGATION.match(text)), latest
        )
    if found and found[:10] <= latest:
        return found
    if stated_later and latest < stated_later[:10] <= today and _is_of_publication(reading.head, stated_later[:10]):
        return stated_later
    return None


def _is_finer(stated: str, visible: str) -> bool:
    """True for the same day with its hour, or the same minute with its second; second 0 is what a template adds."""
    if len(stated) <= len(visible) or not stated.startswith(visible.partition("+")[0]):
        return False
    return "T" not in visible or ":00+" not in stated


def _is_of_publication(head: list[str], day: str) -> bool:
    """True if the line with this day, or the one above it, says more of the text: 时间 alone, or an hour, is as likely an event's."""
    return any(
        _OF_TEXT.search(text) or (len(above) <= LONGEST_PARTED and _OF_TEXT.search(above))
        for above, text in pairwise(("", *head))
        if len(text) <= LONGEST_PARTED and (dates.read_date(text) or "").startswith(day)
    )


def _instead_of_other_days(reading: Reading, above: list[str]) -> str | None:
    """A labelled day above the title or below the text, where the one between them is only that of the last change, or that of a speech."""
    others = [text for text in reading.head if "更新" not in text and "修改" not in text and not dates.is_bracketed_day(text)]
    if len(others) == len(reading.head) or dates.visible_date(others)[0] is not None:
        return None
    # Behind the heading of a list, days are those of others.
    under = reading.document.lines[reading.last + 1 : reading.last + 1 + AFTER_BODY] if reading.inner is None else []
    headings = {line.text for line in under if reading.roles[line.index] in END_ROLES}
    below = list(takewhile(lambda text: text not in headings, reading.tail))
    stated = (dates.visible_date(texts) for texts in (above, below))
    return next((day for day, is_labelled in stated if is_labelled), None)


def _time_element(reading: Reading) -> str | None:
    """The `datetime` of a `<time>` between the title and the body, or a few lines from there: finer than what it shows."""
    document = reading.document
    times = document.find("time")
    if not times or not document.lines:
        return None
    top = document.lines[max(0, reading.title_line - _LINES_ABOVE)].start
    bottom = document.lines[min(reading.last, reading.first + _LINES_ABOVE)].end
    for element in times[:MOST_LINES]:
        if element.get("datetime") and top <= element.start <= bottom:
            return dates.read_date(element.get("datetime"))
    return None


def _day_of_title(reading: Reading) -> str | None:
    """The day at the end of the line of the title, where it is no part of it: `青石县三座水库完成加固 （2024.6.24）`, or beside the source."""
    if reading.title_line < 0:
        return None
    line = reading.document.lines[reading.title_line].text
    day = titles.DAY_BEHIND.search(line) or titles.FACTS_BEHIND.search(line)
    return dates.read_date(day.group()) if day and day.group().strip() not in (reading.title or "") else None


def _date_of_part(reading: Reading) -> str | None:
    """The date in an inline element under the title, which a number beside it, without a space, hides in the line."""
    if not 0 <= reading.title_line < reading.first:
        return None
    for line in reading.document.lines[reading.title_line + 1 : min(reading.first, reading.title_line + MOST_LINES)]:
        if len(line.text) > LONGEST_PARTED or line.hidden or line.linked or dates.MAY_DATE.search(line.text) is None:
            continue
        for start, end, _ in parts_of(reading, line):
            glued = line.text[max(0, start - 1) : start].isdigit() or line.text[end : end + 1].isdigit()
            if glued and (found := dates.read_date(line.text[start:end])):
                return found
    return None
