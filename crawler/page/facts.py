"""What the object says of an article in which its text stands: title, time, source, persons, original."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from crawler.page.literals import Record, Value, records_of, resolved, text_of, values_of

# Names of fields, without `_` and in small letters, best first. Adding one is one word, with where it was seen.
TITLES = (
    "title",
    "newstitle",
    "articletitle",
    "headline",  # schema.org
    "maintitle",
    "doctitle",  # TRS
)
TEXTS = ("content", "contenthtml", "articlebody", "cnthtml", "body", "text", "html", "detail", "txt", "doccontent")
TIMES = (
    "datepublished",  # schema.org
    "publishtime",
    "publishdate",
    "publishedat",
    "publishedtime",
    "pubtime",
    "pubdate",
    "releasetime",
    "releasedate",
    "showtime",
    "newstime",  # ifeng.com, EmpireCMS
    "docpubtime",  # TRS
    "inputtime",  # PHPCMS
    "posttime",
    "createtime",
    "createdat",
    "createdate",
    "ctime",
)
SOURCES = (
    "sourcename",
    "source",
    "copyfrom",  # PHPCMS
    "docsource",  # TRS
    "newssource",
    "articlesource",
    "medianame",  # qq.com
    "media",
    "originname",
    "origin",
)
AUTHORS = ("author", "authors", "authorname", "reporter", "reporters", "writer", "docauthor")
EDITORS = ("editor", "editorname", "editors", "responsibleeditor", "dutyeditor", "zrbj")
# The address of the text from which this one is taken.
ORIGINALS = (
    "sourceurl",
    "sourcelink",
    "originurl",
    "originlink",
    "originalurl",
    "originallink",
    "originalarticleurl",
    "copyfromurl",
    "docsourceurl",  # TRS
    "isbasedon",  # schema.org
    "isbasedonurl",
)
# Where a field holds an object, these of its fields are the name or the address.
_NAMES = ("name", "nickname", "title")
_ADDRESSES = ("url", "@id")

# What a template calls the part with the text.
_TEMPLATES = frozenset(("", "正文", "详情", "内容", "标题", "文章", "文章详情"))
# Objects around the text that may hold its title: `{title, contentData: {contentList: [{data}]}}` (ifeng.com).
_MOST_AROUND = 5
_MOST_NAMES = 8
_LONGEST_NAME, _LONGEST_TITLE, _LONGEST_ADDRESS = 40, 300, 2000
# Objects with the title of the page that are looked at.
_MOST_ALIKE = 20
_ADDRESS = re.compile(r"(?:https?:)?//[^\s/]+\.[^\s/]+/\S+")
# A film or a picture may be called like the article that shows it.
_OTHER_KIND = re.compile(r"video|audio|poster|image|picture|photo|music|live|share|column|channel|^ads?$|prev|next|last", re.I)
# JSON-LD: the kinds of objects that are articles.
_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")


@dataclass(slots=True)
class Data:
    """An article in a script's object. title: what stands beside the text in it. times: as they are written, the best first.

    authors, editors: a name each. original: the field that names the original and the address. None or empty where it does not say.
    """

    markup: str
    title: str | None = None
    source: str | None = None
    times: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)
    original: tuple[str, str] | None = None


def facts_beside(script: str, markup: str) -> Data | None:
    """What the object says in which this text stands, or the nearest around it that has a title; None if it stands in none."""
    # An argument may stand in every object: it is looked at once.
    seen: set[int] = set()
    for record in records_of(script):
        for value in map(resolved, record.fields.values()):
            if isinstance(value, str) and id(value) not in seen:
                seen.add(id(value))
                if value == markup or _read(value) == markup:
                    return _facts(record, markup)
    return None


def told_in(script: str, title: str, is_body: Callable[[str], bool]) -> Data | None:
    """The article with exactly this title in an object that has a time and a text beside it; None if there is none."""
    for record in islice((one for one in records_of(script) if _is_called(one, title)), _MOST_ALIKE):
        if any(_texts(record, TIMES)):
            body = _read(max((text for _, text in _texts(record, TEXTS)), key=len, default=""))
            if is_body(body):
                return _facts(record, body)
    return None


def original_told_in(script: str, title: str, is_own: Callable[[str], bool]) -> tuple[str, str] | None:
    """The original that an object names that has exactly this title and the page's time, and no text, with the name of its field; a source
    may be an object that holds it. None if there is none, or if objects with this title do not all name one.

    is_own: of a time as it is written, whether the page shows that day. One of a list's objects is another article's.
    """
    called = list(islice((one for one in records_of(script) if _is_called(one, title)), _MOST_ALIKE))
    if not all(map(_stands_alone, called)) or any(any(_texts(record, TEXTS)) for record in called):
        return None
    if not all(any(is_own(time) for _, time in _texts(record, (*TIMES, "date"))) for record in called):
        return None
    told = [_address([record, *_sources_of(record)], ORIGINALS) for record in called]
    return told[0] if told and len(set(told)) == 1 else None


def _is_only_data(record: Record) -> bool:
    """True for what Nuxt keeps of the one thing that a page asked for: `data: [{…}]`."""
    held = record.parent.fields.get("data") if record.parent is not None else None
    return isinstance(held, list) and len(held) == 1 and held[0] is record


def _stands_alone(record: Record) -> bool:
    """True for an object that is a field of another one, as that is of the next."""
    if record.parent is None or any(
        _OTHER_KIND.search(name) for name, value in record.parent.fields.items() if value is record
    ):
        return False
    one: Record | None = record
    while one is not None and one.parent is not None:
        if not any(value is one for value in one.parent.fields.values()) and not _is_only_data(one):
            return False
        one = one.parent
    return True


def _sources_of(record: Record) -> list[Record]:
    """The objects in which a record tells its source."""
    values = (item for _, value in _fields(record, SOURCES) for item in values_of(value, _MOST_NAMES))
    return [item for item in values if isinstance(item, Record)]


def linked_authors(script: str, agrees: Callable[[str], bool]) -> list[str]:
    """The persons that JSON-LD names as authors of the article whose headline agrees with the page's."""
    for record in islice(filter(_is_article, records_of(script)), _MOST_ALIKE):
        headline = record.text("headline") or ""
        if len(headline) <= _LONGEST_TITLE and agrees(headline):
            return _persons([record], ("author",))
    return []


def _is_article(record: Record) -> bool:
    """True for an object of JSON-LD that says that it is an article."""
    kinds = (text_of(kind) for kind in values_of(record.fields.get("@type"), _MOST_NAMES))
    return any(kind is not None and len(kind) <= _LONGEST_NAME and _ARTICLE.search(kind) for kind in kinds)


def _is_called(record: Record, title: str) -> bool:
    return any(len(text) <= _LONGEST_TITLE and text.strip() == title for _, text in _texts(record, TITLES))


def _facts(record: Record, markup: str) -> Data:
    around = list(_around(record))
    titles = [text.strip() for one in around[-1:] for _, text in _texts(one, TITLES) if text.strip() not in _TEMPLATES]
    return Data(
        markup,
        title=titles[0] if titles else None,
        source=next((name for one in around for _, name in _named(one, SOURCES, _NAMES) if _is_name(name)), None),
        times=[text for one in around for _, text in _texts(one, TIMES)],
        authors=_persons(around, AUTHORS),
        editors=_persons(around, EDITORS),
        original=_address(around, ORIGINALS),
    )


def _around(record: Record) -> Iterator[Record]:
    """The object with the text, and those around it up to the one that has a title; itself alone where none has."""
    found: list[Record] = []
    one: Record | None = record
    while one is not None and len(found) < _MOST_AROUND:
        found.append(one)
        if any(text.strip() not in _TEMPLATES for _, text in _texts(one, TITLES)):
            return iter(found)
        one = one.parent
    return iter(found[:1])


def _fields(record: Record, names: tuple[str, ...]) -> Iterator[tuple[str, Value]]:
    """The fields of these names, the best first, each with its name as it is written."""
    known = {key.replace("_", "").lower(): (key, resolved(value)) for key, value in record.fields.items()}
    return (known[name] for name in names if name in known)


def _texts(record: Record, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The fields of these names that hold a text."""
    for key, value in _fields(record, names):
        if text := text_of(value):
            yield key, text


def _read(text: str) -> str:
    """A text whose markup is written for HTML, as markup."""
    return html.unescape(text) if "&lt;" in text else text


def _named(
    record: Record, names: tuple[str, ...], inner: tuple[str, ...], *, persons: bool = False
) -> Iterator[tuple[str, str]]:
    """The texts in the fields of these names, in a list in them, or in the objects there under one of the inner names.

    persons: no organization is one.
    """
    for key, value in _fields(record, names):
        for item in values_of(value, _MOST_NAMES):
            if isinstance(item, Record):
                if persons and item.text("@type") == "Organization":
                    continue
                yield from ((key, text) for _, text in list(_texts(item, inner))[:1])
            elif text := text_of(item):
                yield key, text


def _is_name(text: str) -> bool:
    """True for a name, not for a number or an address."""
    return len(text) <= _LONGEST_NAME and not text.isdigit() and "//" not in text and bool(text.strip())


def _persons(around: list[Record], names: tuple[str, ...]) -> list[str]:
    """The names in the first of these fields that holds one."""
    for record in around:
        for name in names:
            if found := [text.strip() for _, text in _named(record, (name,), _NAMES, persons=True) if _is_name(text)]:
                return found
    return []


def _address(around: list[Record], names: tuple[str, ...]) -> tuple[str, str] | None:
    """The first whole address in these fields, with the name of its field."""
    stated = (pair for record in around for pair in _named(record, names, _ADDRESSES))
    return next(
        ((key, text.strip()) for key, text in stated if len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text.strip())),
        None,
    )
