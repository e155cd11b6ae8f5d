"""Whom the markup under the title calls the author: an element's id or class, schema.org's `itemprop`, or a link's `rel`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.extract.hints import names_of
from crawler.extract.names.surnames import is_full_name
from crawler.extract.reading import Reading
from crawler.page import Element

# Ids and classes of such an element.
_AUTHOR_NAMES = frozenset(
    "author byline vcard article-author post-author entry-author author-name authorname art-author news-author".split()
)
_OF_OFFICE = re.compile(
    r"^(?:By:? |(?:本报|本网|本刊|全媒体|见习|实习|特约|特派)?(?:记者|通讯员|评论员)[ :：]*|(?:文|撰文|作者)[:：/ ]+)"
)
# Before that element: 责任编辑：<span class="author">, 编辑 <a rel="author">, 由 <a rel="author">林一舟</a> 发布.
_OTHER_LABEL = re.compile(
    r"[:：]\s?$(?<!作者[:：])(?<!作者[:：]\s)(?<!记者[:：])(?<!记者[:：]\s)|(?:编辑|责编|审核|校对|发布[者人]?|上传|录入|(?<![\u4e00-\u9fff])由)\s?$"
)
_LONGEST_LABEL = 8
# 方 敏: a name of two letters, set apart.
_SET_APART = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?![\u4e00-\u9fff])")
_LONGEST_NAMES = 40
# Between the names of several.
PARTED = re.compile("[ 、，,]+")


def marked_persons(reading: Reading) -> Iterator[str]:
    """What stands in each such element between title and body that is nothing but full names (`PARTED`), in order."""
    document = reading.document
    lines = document.lines
    if not 0 <= reading.title_line < reading.first:
        return
    top, last = lines[reading.title_line].end, lines[reading.first].element.index
    for element in document.elements[lines[reading.title_line].element.index : last]:
        if not (top <= element.start and 2 <= element.end - element.start <= _LONGEST_NAMES) or element.hidden:
            continue
        if not _is_marked(element):
            continue
        if _OTHER_LABEL.search(document.text[max(top, element.start - _LONGEST_LABEL) : element.start]):
            continue
        named = _SET_APART.sub(r"\1\2", _OF_OFFICE.sub("", document.text_of(element).strip()))
        if all(map(is_full_name, PARTED.split(named))):
            yield named


def _is_marked(element: Element) -> bool:
    return (
        not _AUTHOR_NAMES.isdisjoint(names_of(element))
        or element.get("itemprop").lower() == "author"
        or element.get("rel").lower() == "author"
    )
