"""The fields of an article beside its title and body: date, source, author, original title, files, language."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from crawler.extract import dates, names
from crawler.extract.around import AFTER_BODY
from crawler.extract.attachments import attachments_of, images_of
from crawler.extract.edges import PROMULGATION
from crawler.extract.hints import names_of
from crawler.extract.reading import Reading
from crawler.extract.text import clean

_CHINESE = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_TRADITIONAL = frozenset("國學會發說時對開這個來於為與過們華東車長門間關電馬風書員問無從眾業經濟應將當點體現實")
# Ids and classes of the element that names the source, between title and body.
_SOURCE_NAMES = frozenset(
    "source origin laiyuan ly copyfrom media-name media_name article-source news-source source_baidu from".split()
)
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
    visible, labelled = dates.visible_date(reading.head)
    if visible and len(visible) == 10 and (finer := _time_element(reading)) and finer[:10] == visible:
        visible = finer
    if reading.wechat and reading.wechat.published and reading.wechat.published[:10] <= latest:
        return reading.wechat.published
    found = dates.agreed_date(
        visible,
        labelled,
        dates.date_of_metas(document.metas),
        dates.date_of_url(document.metas.get("url", "")) or dates.date_of_url(document.url),
        latest,
    )
    if visible is None and dates.date_of_metas(document.metas) is None:
        found = dates.date_of_scripts(document.scripts) or found
    if found is None:
        found = dates.relative_date(" ".join(reading.head), fetched_at) or dates.visible_date(reading.tail)[0]
    if found is None:
        # A notice ends with the day that it is signed.
        found = dates.first_date(
            (text for text in reversed(reading.body[-6:]) if len(text) <= 24 and not PROMULGATION.match(text)), latest
        )
    return found if found and found[:10] <= latest else None


def _time_element(reading: Reading) -> str | None:
    """The `datetime` of a `<time>` above the body, which is finer than what it shows."""
    document = reading.document
    for element in document.find("time")[:10]:
        if element.get("datetime") and element.start <= document.lines[reading.first].start:
            return dates.read_date(element.get("datetime"))
    return None


def source(reading: Reading, found: names.Names) -> str | None:
    """The name after 来源 and its kin; else the meta's, a marked element's, or the name beside the date."""
    metas = reading.document.metas
    if reading.wechat and reading.wechat.account:
        return reading.wechat.account
    if found.source:
        return found.source
    for name in ("contentsource", "source", "mediaid"):
        if metas.get(name) and (value := names.clean_name(metas[name])):
            return value
    if value := names.name_after_link_label(reading.tail) or _marked_source(reading):
        return value
    for text in reading.head:
        if value := names.name_after_date(text):
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
        if 2 <= element.end - element.start <= 24 and not element.hidden and _SOURCE_NAMES.intersection(names_of(element)):
            value = names.clean_name(document.text_of(element))
            if value and not any(c.isdigit() for c in value):
                return value
    return None


def author(reading: Reading, found: names.Names, source_name: str | None) -> str | None:
    """The labelled byline; else a meta that names a person who is neither source, editor nor the site."""
    document = reading.document
    first_and_last = [text for text in (*reading.body[:1], *reading.body[-1:]) if len(text) <= 40]
    labelled = found.author or names.labelled_names(first_and_last).author or names.byline([*reading.head, *first_and_last])
    if labelled and labelled != source_name:
        return names.without_office(labelled)
    for name in ("author", "article:author"):
        value = names.clean_name(document.metas.get(name, ""))
        if (
            value
            and names.is_person(value)
            and value not in (source_name or "")
            and value not in (found.editor or "")
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
    chinese = _CHINESE.findall(sample)
    if len(chinese) * 5 >= len(sample):
        traditional = sum(map(_TRADITIONAL.__contains__, chinese))
        return "zh-Hant" if traditional * 25 > len(chinese) else "zh-Hans"
    return "en" if len(_LATIN.findall(sample)) * 2 > len(sample) else None
