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
_TABLE_LINES, _FEWEST_FACTS = 20, 3
# A text is signed in its last lines, and in a short one.
_LAST_LINES, _LONGEST_SIGNED = 6, 24
# （青石县水务局 2001年4月6日发布）
_PUT_UP = re.compile("[（(][^。（）()]{2,40}(?:发布|供稿|发)[）)]")


def published(reading: Reading, fetched_at: str | None) -> str | None:
    """The date that the page's statements agree on, never later than the day after the fetch (or today).

    Where they state no earlier one, the clock of the fetch is as likely wrong as the page's: then the day that the page states as that
    of publication, if it is no later than today.
    """
    today, latest = _bounds(fetched_at)
    if reading.wechat and reading.wechat.published and reading.wechat.published[:10] <= latest:
        return reading.wechat.published
    above = [line.text for line in reading.document.lines[max(0, reading.title_line - MOST_LINES) : reading.title_line]]
    shown, is_labelled = _shown(reading, above)
    visible = shown or _date_of_part(reading) or dates.unusual_date(reading.head)
    found = (
        _agreed(reading, visible, is_labelled, latest)
        or dates.relative_date(" ".join(reading.head), fetched_at)
        or _labelled(above)
        or _day_of_title(reading)
    )
    if found is None or (visible is None and len(found) == 10):
        # Below the body the same day may stand with its time, and above the title.
        for texts in (reading.tail, above if found else ()):
            finer = dates.visible_date(list(texts))[0]
            found = finer if finer and finer.startswith(found or "") else found
    found = (
        found
        or dates.date_of_index_table(reading.head)
        or dates.date_of_index_table(above)
        or dates.visible_date(reading.head, events=True)[0]
        or _signed(reading, latest)
    )
    if found and found[:10] <= latest:
        return found
    is_stated = shown is not None and (is_labelled or len(shown) > len(today))
    if shown and is_stated and latest < shown[:10] <= today and _is_of_publication(reading.head, shown[:10]):
        return shown
    return None


def _bounds(fetched_at: str | None) -> tuple[str, str]:
    """Today in China, and the last day that a page fetched then can be of: the day after the fetch, for its clock may be behind."""
    today = datetime.now(dates.CHINA).date().isoformat()
    try:
        return today, (datetime.fromisoformat((fetched_at or today)[:10]) + timedelta(days=1)).date().isoformat()
    except (ValueError, OverflowError):
        return today, today


def _shown(reading: Reading, above: list[str]) -> tuple[str | None, bool]:
    """The day between the title and the text, and whether a label stands with it."""
    visible, is_labelled = dates.visible_date(reading.head)
    if (stated := _time_element(reading)) and (visible is None or _is_finer(stated, visible)):
        visible = stated
    if visible is not None and not is_labelled:
        stated = _instead_of_other_days(reading, above) or (_labelled(above) if _is_below_table(reading) else None)
        if stated is not None:
            return stated, True
    return visible, is_labelled


def _is_below_table(reading: Reading) -> bool:
    """True if an office's table of facts stands above the title: its day is the document's, and one below the title the text's."""
    above = reading.roles[max(0, reading.title_line - _TABLE_LINES) : max(0, reading.title_line)]
    return above.count("facts") >= _FEWEST_FACTS


def _agreed(reading: Reading, visible: str | None, is_labelled: bool, latest: str) -> str | None:
    """What the day that is shown, metas, the address and, where neither the page nor a meta has one, the page's data agree on."""
    document = reading.document
    of_metas = dates.date_of_metas(document.metas)
    of_address = dates.date_of_url(document.metas.get("url", "")) or dates.date_of_url(document.url)
    found = dates.agreed_date(visible, is_labelled, of_metas, of_address, latest)
    if visible is not None or of_metas is not None:
        return found
    # The object with the text says more of it than other data of the page.
    stated = dates.date_of_data(reading.data.times) if reading.data is not None else None
    found = stated or dates.date_of_scripts(document.scripts) or found
    if reading.data is not None and found is None:
        return dates.date_beside(document.scripts, reading.title or "")
    return found


def _labelled(texts: list[str]) -> str | None:
    """The day in these lines that a label stands with."""
    stated, is_labelled = dates.visible_date(texts)
    return stated if is_labelled else None


def _signed(reading: Reading, latest: str) -> str | None:
    """The day that a notice ends with: that on which it is signed."""
    last = reversed(reading.body[-_LAST_LINES:])
    ends = (text for text in last if len(text) <= _LONGEST_SIGNED or _PUT_UP.fullmatch(text))
    return dates.first_date((text for text in ends if not PROMULGATION.match(text)), latest)


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
