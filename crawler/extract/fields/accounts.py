"""Who a platform's own markup names beside the title: the account of a news platform is the source, the owner of a blog the author."""

from __future__ import annotations

import re
from itertools import islice

from crawler.extract import names
from crawler.extract.hints import names_of
from crawler.extract.names.labels import PERSON
from crawler.extract.reading import Reading
from crawler.page import Element

# Ids and classes of the element that holds nothing but the account's name; adding one is one row, with where it was seen.
_SOURCES = frozenset(
    (
        "js_name",  # WeChat
        "post-user",  # WeChat before 2017
        "profile_nickname",  # WeChat
        "w_autocut",  # weibo.com, long articles
        "au-name",  # rmh.pdnews.cn
    )
)
_AUTHORS = frozenset(
    (
        "follow-nickname",  # blog.csdn.net
        "userlink-link",  # zhihu.com
        "note-author",  # douban.com
        "fxyr8x",  # jianshu.com
        "_1ohged",  # jianshu.com
    )
)
# Elements of epapers that hold the person: Founder.
_AUTHOR_TAG = "founder-author"
_PEOPLE = re.compile(rf"{PERSON}(?:[ 、]{PERSON}){{0,4}}")
_SHORTEST, _LONGEST = 2, 30
# Elements from the title on that are looked at.
_MOST_ELEMENTS = 80


def account(reading: Reading) -> str | None:
    """The account whose page shows the article."""
    return next(
        (value for element in _beside_title(reading) if _is_named(element, _SOURCES) and (value := _name(reading, element))),
        None,
    )


def owner(reading: Reading) -> str | None:
    """Who a blog says has written the post, under whatever name; in an epaper a person."""
    for element in _beside_title(reading):
        if _is_named(element, _AUTHORS) and (value := _name(reading, element)):
            return value
        person = names.without_office(_name(reading, element) or "") if element.tag == _AUTHOR_TAG else ""
        if _PEOPLE.fullmatch(person):
            return person
    return None


def _beside_title(reading: Reading) -> list[Element]:
    """The elements that are shown between the title and the text."""
    lines = reading.document.lines
    if not 0 <= reading.title_line < reading.first:
        return []
    first, last = lines[reading.title_line].element.index + 1, lines[reading.first].element.index
    return [
        element for element in islice(reading.document.elements, first, min(last, first + _MOST_ELEMENTS)) if not element.hidden
    ]


def _is_named(element: Element, rows: frozenset[str]) -> bool:
    return not rows.isdisjoint(names_of(element))


def _name(reading: Reading, element: Element) -> str | None:
    """What the element holds, if that can be a name."""
    if not _SHORTEST <= element.end - element.start <= _LONGEST:
        return None
    return names.clean_name(reading.document.text_of(element))
