"""The fields of an article beside its title and body: date, source, author, original title, files, language."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import datetime, timedelta

from crawler.extract import dates, names, outlets
from crawler.extract.around import AFTER_BODY
from crawler.extract.attachments import attachments_of, images_of
from crawler.extract.edges import PROMULGATION
from crawler.extract.hints import names_of
from crawler.extract.reading import Reading
from crawler.extract.text import clean
from crawler.page import Element, Line

_CHINESE = re.compile("[\u4e00-\u9fff][\u4e00-\u9fff]*")
_LATIN = re.compile("[A-Za-z]")
_TRADITIONAL = re.compile("[國學會發說時對開這個來於為與過們華東車長門間關電馬風書員問無從眾業經濟應將當點體現實]")
# Ids and classes of the element that names the source, between title and body.
_SOURCE_NAMES = frozenset(
    "source origin laiyuan ly copyfrom media-name media_name article-source news-source source_baidu from a_source".split()
)
# What an element of qq.com holds: `jgname` the source, `author` the person.
_QQ_PART = "bosszone"
# Elements in a line that may part its names; a line longer than this names nobody.
_MOST_LINES = 40
# A day may stand above the title.
_LINES_ABOVE = 3
# A note on the author stands among the last lines, above the notes on the text.
_CLOSING_LINES = 12
_INLINE = frozenset("a span b strong em i font u label".split())
_LONGEST_PARTED = 160
_MOST_PARTS = 120
# Of elements without a name or a space between, a word processor makes several in one name.
_NAMED = frozenset(("class", "id"))
_LABELLED = re.compile(r"(?:来源|來源|稿源|转自|出处|作者|记者|記者|编辑|編輯|责编|撰稿|撰文)[ 　]?[:：]")
_SOURCE_BEFORE = re.compile(r"(?:来源|來源|稿源|转自|转载自|出处)[ 　]?[:：]\s*$")
# With these a name goes on in the next element: 光明网-《光明日报》.
_GOES_ON = "-－—·《、/"
_WECHAT_AUTHOR = frozenset(("rich_media_meta_text", "js_author_name", "js_author_name_text"))
_ORIGINAL_TITLE = re.compile(r"原(?:标题|题为)\s*[:：]?\s*(.{2,120}?)\s*[)）】\]]?$")
_WHOLLY_QUOTED = re.compile(r"^(?:《([^《》]+)》|“([^“”]+)”)$")


def published(reading: Reading, fetched_at: str | None) -> str | None:
    """The date that the page's statements agree on, never later than the day after the fetch (or today)."""
    latest = (fetched_at or datetime.now(dates.CHINA).isoformat())[:10]
    try:
        latest = (datetime.fromisoformat(latest) + timedelta(days=1)).date().isoformat()
    except ValueError:
        latest = datetime.now(dates.CHINA).date().isoformat()
    document = reading.document
    visible, is_labelled = dates.visible_date(reading.head)
    if (visible is None or len(visible) == 10) and (stated := _time_element(reading)) and stated.startswith(visible or ""):
        visible = stated
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
        found = dates.date_of_scripts(document.scripts) or found
        if reading.data is not None and found is None:
            found = dates.date_beside(document.scripts, reading.title or "")
    if found is None:
        found = dates.relative_date(" ".join(reading.head), fetched_at)
    if found is None or (visible is None and len(found) == 10):
        below = dates.visible_date(reading.tail)[0]
        # Below the body the same day may stand with its time.
        found = below if below and below.startswith(found or "") else found
    if found is None:
        above = [line.text for line in document.lines[max(0, reading.title_line - _MOST_LINES) : reading.title_line]]
        found = dates.date_of_index_table(reading.head) or dates.date_of_index_table(above)
    if found is None:
        # A notice ends with the day that it is signed.
        found = dates.first_date(
            (text for text in reversed(reading.body[-6:]) if len(text) <= 24 and not PROMULGATION.match(text)), latest
        )
    return found if found and found[:10] <= latest else None


def _time_element(reading: Reading) -> str | None:
    """The `datetime` of a `<time>` between the title and the body, or a few lines from there: finer than what it shows."""
    document = reading.document
    times = document.find("time")
    if not times or not document.lines:
        return None
    top = document.lines[max(0, reading.title_line - _LINES_ABOVE)].start
    bottom = document.lines[min(reading.last, reading.first + _LINES_ABOVE)].end
    for element in times[:_MOST_LINES]:
        if element.get("datetime") and top <= element.start <= bottom:
            return dates.read_date(element.get("datetime"))
    return None


def _date_of_part(reading: Reading) -> str | None:
    """The date in an inline element under the title, which a number beside it, without a space, hides in the line."""
    if not 0 <= reading.title_line < reading.first:
        return None
    for line in reading.document.lines[reading.title_line + 1 : min(reading.first, reading.title_line + _MOST_LINES)]:
        if len(line.text) > _LONGEST_PARTED or line.hidden or line.linked or dates.MAY_DATE.search(line.text) is None:
            continue
        for start, end, _ in _parts_of(reading, line):
            glued = line.text[max(0, start - 1) : start].isdigit() or line.text[end : end + 1].isdigit()
            if glued and (found := dates.read_date(line.text[start:end])):
                return found
    return None


def labelled(reading: Reading) -> names.Names:
    """The labelled names above and below the body; a name ends where its element ends."""
    lines = reading.document.lines
    near = (*lines[max(0, reading.title_line - 6) : reading.first], *lines[reading.last + 1 : reading.last + 1 + AFTER_BODY])
    parted = {
        text: _parted(reading, line)
        for line in near
        if len(text := line.text) <= _LONGEST_PARTED
        and (":" in text or "：" in text)
        and line.element.last > line.element.index + 1
    }
    return names.labelled_names([parted.get(text, text) for text in (*reading.head, *reading.tail)])


def _parted(reading: Reading, line: Line) -> str:
    """The line's text with a bar where an inline element ends that holds a name: a label's own, or the one after 来源：."""
    text = line.text
    if not _LABELLED.search(text):
        return text
    bars: set[int] = set()
    parts = list(_parts_of(reading, line))
    begins = {start for start, _, _ in parts}
    for start, end, element in parts:
        after = text[end : end + 2].lstrip()[:1]
        if not after or after in _GOES_ON or not text[start:end].strip():
            continue
        own = _LABELLED.search(text, start, end)
        if (own and text[own.end() : end].strip()) or (
            _SOURCE_BEFORE.search(text[max(0, start - 12) : start])
            and (element.tag == "a" or end + 1 in begins or (end in begins and not _NAMED.isdisjoint(element.attributes)))
        ):
            bars.add(end)
    for position in sorted(bars, reverse=True):
        text = f"{text[:position]}｜{text[position:]}"
    return text


def _parts_of(reading: Reading, line: Line) -> list[tuple[int, int, Element]]:
    """The inline elements in a line, each with where it begins and ends in the line's text."""
    elements = reading.document.elements
    first = bisect_left(elements, line.start, key=lambda element: element.start)
    return [
        (element.start - line.start, element.end - line.start, element)
        for element in elements[first : first + _MOST_PARTS]
        if element.tag in _INLINE
        and not element.hidden
        and element.end <= line.end
        and line.start <= element.start < element.end
    ]


def source(reading: Reading, found: names.Names) -> str | None:
    """The name after 来源 and its kin; else the meta's, a marked element's, or the name beside the date."""
    metas = reading.document.metas
    if reading.wechat and reading.wechat.account:
        return reading.wechat.account
    if found.source:
        return found.source
    for name in ("contentsource", "source", "mediaid"):
        if metas.get(name) and (value := names.clean_name(metas[name])):
            return names.clean_source(value)
    if value := names.name_after_link_label(reading.tail) or _marked_source(reading) or _account(reading):
        return value
    if reading.data and reading.data.source and (value := names.clean_name(reading.data.source)):
        return value
    for text in reading.head:
        if value := names.name_after_date(text):
            return value
    if "" in reading.head and (value := names.name_beside_date(reading.head[: reading.head.index("")])):
        return value
    if reading.title_line >= 0 and (value := outlets.linked_outlet(reading.document, reading.title_line + 1, reading.first)):
        return value
    # Some sites name the outlet as the author.
    value = names.clean_name(metas.get("author", metas.get("article:author", "")))
    if value and value.endswith(names.OUTLET_ENDS) and value not in (reading.document.title or ""):
        return value
    return None


def _marked_source(reading: Reading) -> str | None:
    """The text of an element between title and body whose id or class says that it is the source."""
    document = reading.document
    lines = document.lines
    if not 0 <= reading.title_line < reading.first:
        return None
    for element in document.elements[lines[reading.title_line].element.index + 1 : lines[reading.first].element.index]:
        if (
            2 <= element.end - element.start <= 24
            and not element.hidden
            and (_SOURCE_NAMES.intersection(names_of(element)) or element.get(_QQ_PART) == "jgname")
        ):
            value = names.clean_source(names.clean_name(document.text_of(element)) or "")
            if value and not any(c.isdigit() for c in value):
                return value
    return None


def _marked_author(reading: Reading) -> str | None:
    """The person in an element between title and body that qq.com calls the author."""
    lines = reading.document.lines
    if not 0 <= reading.title_line < reading.first or "qq.com" not in reading.document.url:
        return None
    for line in lines[reading.title_line + 1 : min(reading.first, reading.title_line + _MOST_LINES)]:
        for start, end, element in _parts_of(reading, line) if len(line.text) <= _LONGEST_PARTED else ():
            value = names.clean_name(line.text[start:end]) if element.get(_QQ_PART) == "author" else None
            if value and names.is_person(value):
                return value
    return None


def _account(reading: Reading) -> str | None:
    """The account that a line or an inline element under the title calls 官方账号."""
    lines = reading.document.lines[reading.title_line + 1 : reading.first] if reading.title_line >= 0 else []
    for line in lines[:_MOST_LINES]:
        if "官方" in line.text and len(line.text) <= _LONGEST_PARTED:
            parts = [line.text[start:end] for start, end, _ in _parts_of(reading, line)]
            if value := names.account_of(parts or [line.text]):
                return value
    return None


def _wechat_author(reading: Reading) -> str | None:
    """The person that WeChat shows beside the account."""
    if reading.wechat is None:
        return None
    document = reading.document
    top = document.lines[reading.first].start if document.lines else 0
    for element in document.elements:
        if element.start > top:
            break
        if (
            element.end - element.start <= 40
            and not element.hidden
            and element.attributes
            and _WECHAT_AUTHOR.intersection(names_of(element))
        ):
            value = names.clean_name(document.text_of(element))
            if value and names.is_person(value) and value != reading.wechat.account and not dates.is_relative(value):
                return value
    return None


def author(reading: Reading, found: names.Names, source_name: str | None) -> str | None:
    """The labelled byline; else a meta that names a person who is neither source, editor nor the site."""
    document = reading.document
    if value := _wechat_author(reading) or _marked_author(reading):
        return value
    first_and_last = [text for text in (*reading.body[:1], *reading.body[-1:]) if len(text) <= 40]
    person = (
        found.author
        or names.labelled_names(first_and_last).author
        or names.byline([*reading.head, *first_and_last])
        or names.author_note(reading.body[-_CLOSING_LINES:])
    )
    if person and person != source_name:
        return names.without_office(person)
    if reading.block is not None:
        # What was cut above the text, in its own block, is not lost.
        above = document.lines[document.line_at(reading.block.start) : reading.first]
        if value := names.bare_byline([line.text for line in above[-_MOST_LINES:] if not line.hidden]):
            return value
    for name in ("author", "article:author"):
        value = names.clean_name(document.metas.get(name, ""))
        if (
            value
            and names.is_person(value)
            and value not in (source_name or "")
            and not any(value in editor for editor in found.editors)
            and value not in (document.title or "")
        ):
            return value
    return None


def original_title(reading: Reading) -> str | None:
    """What 原标题 names, above, below or hidden beside the body."""
    lines = reading.document.lines
    hidden = [line.text for line in lines[max(0, reading.first - 12) : reading.last + 6] if line.hidden]
    for text in (*reading.head, *reading.body[-2:], *reading.tail, *hidden):
        if "原标题" in text or "原题为" in text:
            match = _ORIGINAL_TITLE.search(text)
            if match:
                title = clean(match.group(1))
                quoted = _WHOLLY_QUOTED.match(title)
                return (quoted.group(1) or quoted.group(2)) if quoted else title
    return None


def attachments(reading: Reading) -> list[dict[str, str]]:
    """The files that the body and the lines after it link to."""
    lines = reading.document.lines
    if reading.block is None or not lines:
        return []
    after = lines[min(reading.last + AFTER_BODY, len(lines) - 1)].end
    return attachments_of(reading.document, reading.roles, lines[reading.first].start, max(after, reading.block.end))


def images(reading: Reading) -> list[dict[str, str]]:
    """The pictures between the line before the body and the line after it."""
    if reading.block is None:
        return []
    lines = reading.document.lines
    first = lines[reading.first - 1].end if reading.first else 0
    last = lines[reading.last + 1].start if reading.last + 1 < len(lines) else lines[reading.last].end
    return images_of(reading.document, reading.block, first, last)


def language(body: str) -> str | None:
    """BCP 47: `zh-Hans`, `zh-Hant`, `en`; None where the text does not tell."""
    sample = body[:1000]
    chinese = "".join(_CHINESE.findall(sample))
    if len(chinese) * 5 >= len(sample):
        traditional = len(_TRADITIONAL.findall(chinese))
        return "zh-Hant" if traditional * 25 > len(chinese) else "zh-Hans"
    return "en" if len(_LATIN.findall(sample)) * 2 > len(sample) else None
