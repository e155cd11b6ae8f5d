"""The title of the original, files, pictures and language."""

from __future__ import annotations

import re

from crawler.extract.around import AFTER_BODY
from crawler.extract.attachments import attachments_of, images_of
from crawler.extract.reading import Reading
from crawler.extract.text import clean, without_closing
from crawler.hanzi import is_traditional

_CHINESE = re.compile("[\u4e00-\u9fff][\u4e00-\u9fff]*")
_LATIN = re.compile("[A-Za-z]")
# Without a colon a title is quoted or stands apart: 原标题写着… begins a sentence.
_ORIGINAL_TITLE = re.compile(r"(?:原标题(?:\s*[:：]|为?\s*(?=[《“「])|[ 　|｜】\]]+)|原题为\s*[:：]?)\s*(.{2,122})$")
_WHOLLY_QUOTED = re.compile(r"^(?:《([^《》]+)》|“([^“”]+)”)$")


def original_title(reading: Reading) -> str | None:
    """What 原标题 names, above, below or hidden beside the body."""
    lines = reading.document.lines
    hidden = [line.text for line in lines[max(0, reading.first - 12) : reading.last + 6] if line.hidden]
    for text in (*reading.head, *reading.body[-2:], *reading.tail, *hidden):
        if "原标题" in text or "原题为" in text:
            match = _ORIGINAL_TITLE.search(text)
            if match:
                title = clean(without_closing(match.group(1)))
                quoted = _WHOLLY_QUOTED.match(title)
                return (quoted.group(1) or quoted.group(2)) if quoted else title
    return None


def attachments(reading: Reading) -> list[dict[str, str]]:
    """The files that the body and the lines after it link to."""
    if reading.inner is not None:
        return attachments_of(reading.inner, reading.roles, 0, len(reading.inner.text))
    lines = reading.document.lines
    if reading.block is None or not lines:
        return []
    after = lines[min(reading.last + AFTER_BODY, len(lines) - 1)].end
    return attachments_of(reading.document, reading.roles, lines[reading.first].start, max(after, reading.block.end))


def images(reading: Reading) -> list[dict[str, str]]:
    """The pictures between the line before the body and the line after it."""
    if reading.inner is not None:
        return images_of(reading.inner, reading.inner.elements[0], 0, len(reading.inner.text))
    if reading.block is None:
        return []
    lines = reading.document.lines
    first = lines[reading.top - 1].end if reading.top else 0
    last = lines[reading.last + 1].start if reading.last + 1 < len(lines) else lines[reading.last].end
    return images_of(reading.document, reading.block, first, last)


def language(body: str) -> str | None:
    """BCP 47: `zh-Hans`, `zh-Hant`, `en`; None where the text does not tell."""
    sample = body[:1000]
    chinese = "".join(_CHINESE.findall(sample))
    if len(chinese) * 5 >= len(sample):
        return "zh-Hant" if is_traditional(chinese) else "zh-Hans"
    return "en" if len(_LATIN.findall(sample)) * 2 > len(sample) else None
