"""Who wrote it: the labelled byline, or else whom a meta names."""

from __future__ import annotations

import re

from crawler.extract import dates, names
from crawler.extract.edges.wrote import names_writers
from crawler.extract.fields import accounts
from crawler.extract.fields.marked import PARTED, marked_persons
from crawler.extract.fields.parts import BETWEEN_NAMES, LEADS_TO_CATEGORY, LONGEST_PARTED, MOST_LINES, is_column, parts_of
from crawler.extract.fields.source import QQ_PART
from crawler.extract.hints import names_of
from crawler.extract.names.people import is_people
from crawler.extract.names.surnames import is_full_name
from crawler.extract.names.uncoloned import AGENCIES
from crawler.extract.reading import Reading
from crawler.extract.sites import is_site
from crawler.extract.text import fold
from crawler.page.facts import linked_authors

# A note on the author stands among the last lines, above the notes on the text.
_CLOSING_LINES = 12
# Those who wrote it, took the pictures and made the film: a line each.
_LAST_LINES = 3
_WROTE = re.compile(r"\W*(?:撰文|撰稿|采写|文字)[】:：/|｜丨]")
_LONE_BYLINE = re.compile(r"作者[:：]\s?(.{2,40})$")
_FACT = re.compile(r"\W?[\u4e00-\u9fff]{2,6}\s?[:：]|《")
# The longest line that is nothing but a byline, and one that goes on with labelled facts.
_SHORT_LINE = 12
_WITH_FACTS = re.compile(
    r"\W?文\s?[/／丨|｜︱][\u4e00-\u9fff·、 ]{2,24}?\s(?:来源|稿源|责任编辑|责编|审核|校对|发布日期|发布时间)[:：]"
)
# Epapers: `<!--enpproperty <articleid>…</articleid><author>…</author> /enpproperty-->`.
_FOUNDER = "<!--enpproperty"
_FOUNDER_AUTHOR = re.compile("<author>([^<>]{2,40})</author>")
_LONGEST_PROPERTY = 2000
# Who has made the site: 大汉网络, 品牌策划:石桥互动.
_MAKER = re.compile("(?:网络|科技|软件)$|[:：]|策划|设计|制作|技术支持|公司")
_AT = re.compile("(?:网|报|社|台|新闻|在线)$")
_SHORTEST_SITE = 4
_PEN_NAME = re.compile(r"\d{1,3}(?![年月日时分秒天])[\u4e00-\u9fff]{2,6}")
_ENGLISH_NAME = re.compile(r"[A-Z][a-z]{1,15}(?: [A-Z]\.?)?(?: [A-Z][a-z]{1,15}){1,2}")
# A headline that agrees with a title is not shorter.
_SHORTEST_HEADLINE = 4
_WECHAT_AUTHOR = frozenset(("rich_media_meta_text", "js_author_name", "js_author_name_text"))
# Together, before 2017.
_WECHAT_AUTHOR_BEFORE = frozenset(("rich_media_meta", "text"))


def _marked_author(reading: Reading) -> str | None:
    """The person in an element between title and body that qq.com calls the author."""
    lines = reading.document.lines
    if not 0 <= reading.title_line < reading.first or "qq.com" not in reading.document.url:
        return None
    for line in lines[reading.title_line + 1 : min(reading.first, reading.title_line + MOST_LINES)]:
        for start, end, element in parts_of(reading, line) if len(line.text) <= LONGEST_PARTED else ():
            value = names.clean_name(line.text[start:end]) if element.get(QQ_PART) == "author" else None
            if value and names.is_person(value):
                return value
    return None


def _classed_author(reading: Reading, found: names.Names, source_name: str | None) -> str | None:
    """The persons whom the markup calls the authors, and who are nobody's account or column."""
    for named in marked_persons(reading):
        if all(_can_have_written(reading, person, found, source_name) for person in PARTED.split(named)):
            return named
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
            and _is_beside_account(names_of(element))
        ):
            value = names.clean_name(document.text_of(element))
            is_told = value == names.clean_name(document.metas.get("author", ""))
            if value and (_can_be_account(value) or is_told) and value != reading.wechat.account:
                return value
    return None


def _is_beside_account(found: list[str]) -> bool:
    return not _WECHAT_AUTHOR.isdisjoint(found) or _WECHAT_AUTHOR_BEFORE.issubset(found)


def _can_be_account(value: str) -> bool:
    """True for a person and for a pen name (58沈剑), not for a day, a place or what kind of text it is."""
    if names.is_person(value):
        return value not in names.PLACES and not dates.is_relative(value)
    return _PEN_NAME.fullmatch(value) is not None


def _founder_author(reading: Reading) -> str | None:
    """The person in the comment by which Founder's epapers pass an article on, if the page shows that name above the text."""
    html = reading.document.html
    place = html.find(_FOUNDER)
    match = _FOUNDER_AUTHOR.search(html, place, place + _LONGEST_PROPERTY) if place >= 0 else None
    value = names.without_office(names.clean_name(match.group(1)) or "") if match else None
    return value if value and names.is_person(value) and any(value in text for text in reading.head) else None


def _is_at(value: str, editor: str) -> bool:
    """True for an editor with the site before the name: 青石新闻网何田."""
    at = value[: -len(editor)]
    return len(editor) > 1 and value.endswith(editor) and (len(at) >= _SHORTEST_SITE or _AT.search(at) is not None)


def author(reading: Reading, found: names.Names, source_name: str | None) -> str | None:
    """The labelled byline; else a meta that names a person who is neither source, editor nor the site."""
    document = reading.document
    if value := _wechat_author(reading) or _marked_author(reading):
        return value
    near_end = [*filter(_WROTE.match, reading.body[-_LAST_LINES:-1]), *_lone_bylines(reading.body)]
    first_and_last = [*reading.body[:1], *near_end, *reading.body[-1:]]
    first_and_last = [text for text in first_and_last if len(text) <= 40]
    person = (
        found.author
        or names.labelled_names(first_and_last).author
        or names.byline([*reading.head, *first_and_last, *filter(_may_name, reading.tail[:_LAST_LINES])])
        or names.author_note(reading.body[-_CLOSING_LINES:])
    )
    if person and (person != source_name or person == found.author) and not is_column(reading, person, LEADS_TO_CATEGORY):
        # 作者：区教育局, whatever 来源 is.
        return names.without_office(person)
    if reading.block is not None:
        # What was cut above the text, in its own block, is not lost.
        above = document.lines[document.line_at(reading.block.start) : reading.first]
        if value := names.bare_byline([line.text for line in above[-MOST_LINES:] if not line.hidden]):
            return value
    if value := _founder_author(reading) or accounts.owner(reading) or _classed_author(reading, found, source_name):
        return value
    for name in ("author", "article:author"):
        value = names.clean_name(document.metas.get(name, ""))
        if value and _can_have_written(reading, value, found, source_name):
            return value
    linked = _authors_in_linked_data(reading)
    if linked and all(is_full_name(value) and _can_have_written(reading, value, found, source_name) for value in linked):
        return "、".join(linked)
    return None


def _lone_bylines(body: list[str]) -> list[str]:
    """The line right above the last lines that is 作者 and names; of a book that the text tells of, other facts stand beside it."""
    return [
        text
        for above, text, below in zip(body[-_LAST_LINES - 1 :], body[-_LAST_LINES:], body[1 - _LAST_LINES :], strict=False)
        if (byline := _LONE_BYLINE.match(text))
        and is_people(byline.group(1))
        and not _FACT.match(above)
        and not _FACT.match(below)
    ]


def _may_name(text: str) -> bool:
    """True for a line below the text that is short, that is who wrote it, or that goes on with other facts: `文／林一舟 来源：…`."""
    return (
        len(text) <= _SHORT_LINE or names_writers(text) or (_WITH_FACTS.match(text) is not None and len(text) <= LONGEST_PARTED)
    )


def _can_have_written(reading: Reading, value: str, found: names.Names, source_name: str | None) -> bool:
    """True for a person that a template names, who is neither source, editor nor the site."""
    return (
        bool(value)
        and (names.is_person(value) or _is_english_name(value))
        and value not in (source_name or "")
        and not any(value in editor or _is_at(value, editor) for editor in found.editors)
        and not _MAKER.search(value)
        and value not in (reading.document.title or "")
        # A blog's owner, whom the foot names, has written it.
        and (_is_english_name(value) or not is_site(value, reading.document))
    )


def _is_english_name(value: str) -> bool:
    """True for two or three English names that are no outlet's: blogs."""
    return _ENGLISH_NAME.fullmatch(value) is not None and not value.endswith(AGENCIES)


def _authors_in_linked_data(reading: Reading) -> list[str]:
    """The persons that JSON-LD names as authors of this article; empty where it names none, or one that is no name."""
    title = fold(reading.title or "")

    def agrees(headline: str) -> bool:
        other = fold(headline)
        return len(other) >= _SHORTEST_HEADLINE and (title.startswith(other) or other.startswith(title))

    for script in reading.document.scripts:
        if '"author"' in script and '"@type"' in script and (found := linked_authors(script, agrees)):
            parted = [part for name in found for part in BETWEEN_NAMES.split(name.strip())]
            cleaned = [names.without_office(names.clean_name(name) or "") for name in parted]
            return cleaned if all(cleaned) else []
    return []
