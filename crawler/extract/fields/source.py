"""Where the text is from: what 来源 names, or else what the page marks."""

from __future__ import annotations

import re
from itertools import pairwise

from crawler.extract import dates, names, outlets, scripts
from crawler.extract.fields import accounts
from crawler.extract.fields.marked import marked_persons
from crawler.extract.fields.parts import LONGEST_PARTED, MOST_LINES, is_column, parts_of
from crawler.extract.hints import names_of
from crawler.extract.reading import Reading
from crawler.page import Element

# Ids and classes of the element that names the source, between title and body.
_SOURCE_NAMES = frozenset(
    "source ent-source origin laiyuan ly from copyfrom media-name media_name article-source news-source source_baidu from a_source".split()
)
# Before what a build adds.
_SOURCE_BEGINNINGS = ("index_source_", "index-module_authorname")  # ifeng.com, baijiahao.baidu.com
# Elements of such a line that are looked at.
_FIRST_PARTS = 3
# Where a platform's account has its page: toutiao.com.
_ACCOUNT_PAGE = re.compile(r"/c/user/(?:token/)?[\w-]{2,}")
# Beside the account's name, its line holds days and buttons; with more words somebody is mentioned.
_SAYS_MORE = re.compile("@|(?!关注|原创|发布|发表|作者|来源|私信|首发|前天|昨天)[\u4e00-\u9fff]{2}")
# What an element of qq.com holds: `jgname` the source, `author` the person.
QQ_PART = "bosszone"


def source(reading: Reading, found: names.Names) -> str | None:
    """The name after 来源 and its kin; else the meta's, a marked element's, or the name beside the date. The title is none."""
    value = _source(reading, found)
    return None if value is None or value.strip("《》") == reading.title else value


def _source(reading: Reading, found: names.Names) -> str | None:
    metas = reading.document.metas
    if reading.wechat and reading.wechat.account:
        return reading.wechat.account
    if reading.wechat and (value := accounts.account(reading)):
        return value
    if found.source and found.source.strip("《》") != reading.title:
        return found.source
    for name in ("contentsource", "source", "mediaid"):
        if metas.get(name) and (value := names.clean_name(metas[name])) and value != reading.title:
            return names.clean_source(value)
    if value := names.name_after_link_label([*reading.tail, *reading.head]) or _marked_source(reading) or _account(reading):
        return value
    above = reading.head[: reading.head.index("")] if "" in reading.head else []
    if not _names_outlet(reading) and (value := accounts.account(reading) or names.copied_account(above)):
        return value
    if reading.data and reading.data.source and (value := names.clean_name(reading.data.source)):
        return value
    if value := names.newspaper_of([*reading.head, *reading.tail]):
        return value
    marked = list(marked_persons(reading))
    for text in reading.head:
        if (value := names.name_after_date(text)) and not is_column(reading, value) and value not in marked:
            return value
    if value := names.name_beside_date(above):
        return value
    if value := _before_date(reading):
        return value
    if reading.title_line >= 0 and (value := outlets.linked_outlet(reading.document, reading.title_line + 1, reading.first)):
        return value
    if value := names.clean_source(
        names.clean_name(scripts.media_beside(reading.document.scripts, reading.title or "") or "") or ""
    ):
        return value
    if found.is_source_empty:
        return None
    # Some sites name the outlet as the author.
    value = names.clean_name(metas.get("author", metas.get("article:author", "")))
    if value and value.endswith(names.OUTLET_ENDS) and value not in (reading.document.title or ""):
        return value
    return None


def _names_outlet(reading: Reading) -> bool:
    """True if an outlet stands beside the day: an account near it is the site's own."""
    beside = map(names.name_after_date, reading.head)
    return any(value is not None and names.is_outlet(value) and not is_column(reading, value) for value in beside)


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
            and (_is_named_source(element) or element.get(QQ_PART) == "jgname")
        ):
            value = names.clean_source(names.clean_name(document.text_of(element)) or "")
            if value and not any(c.isdigit() for c in value):
                return value
    return None


def _is_named_source(element: Element) -> bool:
    names = names_of(element)
    return not _SOURCE_NAMES.isdisjoint(names) or any(name.startswith(_SOURCE_BEGINNINGS) for name in names)


def _before_date(reading: Reading) -> str | None:
    """The outlet in an element of its own at the beginning of a line under the title, the date in the next element."""
    lines = reading.document.lines[reading.title_line + 1 : reading.first] if reading.title_line >= 0 else []
    for line in lines[:MOST_LINES]:
        if len(line.text) > LONGEST_PARTED or line.hidden or dates.MAY_DATE.search(line.text) is None:
            continue
        parts = [line.text[start:end].strip() for start, end, _ in parts_of(reading, line)][:_FIRST_PARTS]
        for name, day in pairwise(parts):
            if dates.DATE.match(day) and line.text.startswith(name) and names.is_outlet(name):
                return names.clean_source(name)
    return None


def _account(reading: Reading) -> str | None:
    """The account whose page a line under the title links to, or that it calls 官方账号."""
    lines = reading.document.lines[reading.title_line + 1 : reading.first] if reading.title_line >= 0 else []
    for line in lines[:MOST_LINES]:
        for link in line.links if len(line.text) <= LONGEST_PARTED else ():
            name = reading.document.text_of(link)
            if not _ACCOUNT_PAGE.search(link.get("href")) or _SAYS_MORE.search(line.text.replace(name, " ")):
                continue
            if value := names.clean_source(name):
                return value
        if "官方" in line.text and len(line.text) <= LONGEST_PARTED:
            parts = [line.text[start:end] for start, end, _ in parts_of(reading, line)]
            if value := names.account_of(parts or [line.text]):
                return value
    return None
