"""The values of 来源, 作者, 责任编辑 and their kin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.extract.names.beside import is_outlet
from crawler.extract.names.clean import clean_name, clean_source, domain_of, is_person, without_office
from crawler.extract.names.credits import credits_of, is_byline, is_check
from crawler.extract.names.labels import KINDS, PERSON
from crawler.extract.names.people import is_people
from crawler.extract.names.surnames import is_full_name
from crawler.extract.names.uncoloned import cell, english_author, spaced
from crawler.extract.names.values import EDITORS, LABEL, is_lone_value, values_of

# The number of the person at the desk: 郝明珠_NN1882 (163.com), 董晴 PSD031 (ifeng.com), SN182 (sina.com.cn).
_STAFF_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])[ _]?[A-Z]{1,5}\d{2,5}$")
_NEXT_OFFICE = re.compile(r"[ 　]+[\u4e00-\u9fff]{1,4}[:：]")
# 【来源】青石日报, [来源] 青石日报, and as many of such lines.
_SET_OFF = re.compile(r"^[【\[［〔]([\u4e00-\u9fff]{2,6})[】\]］〕][ 　]*(?=[^ 　:：])")
_SEVERAL = 2
# A line that names source or editor is no longer; a notice that mentions 来源 is.
_LONGEST_LINE = 160
_LONGEST_CREDITS = 100
# What no newspaper is called: they have shorter names.
_TITLE = re.compile(r"《[^《》]{13,100}》")
# `作者：文/林一舟`
_WROTE = re.compile(r"^[ 　]*文(?: ?[/／丨|｜︱] ?|[ 　]+(?=[\u4e00-\u9fff]{3}))")
# `来源：青石日报 记者 林一舟`
_REPORTER_BEHIND = re.compile(rf"\s(?:本报)?(?:记者|通讯员)[ 　:：]+({PERSON}(?:[ 、]{PERSON}){{0,3}})$")
# Before a reporter: 《青石晚报》记者.
_NEWSPAPER = re.compile(r"^《[^《》]{2,16}》(?=\s?(?:记者|通讯员|特约|评论员))\s?")
# What stands after an author without a space: the newspaper, the day, an office.
_AFTER_AUTHOR = re.compile(
    r"[《（(。]|[，,；;] ?(?:如若|如需|若需|若要)?转载|[，,；;] ?(?:系|为|是|现[任为在]|[曾原][任为在是系]|[男女](?=[，,])|供职|就职|任职|单位)|[ 　]系|[ 　]?[于於] ?\d{1,2}:|[ 　](?:通讯员|实习生|记者|责编|责任编辑|编辑|审核|校对)[ 　]"
)
_CREDITS = frozenset(("author", "reporter", "editor", "other_editor"))


@dataclass(slots=True)
class Names:
    """None where the page does not say."""

    source: str | None = None
    author: str | None = None
    editor: str | None = None
    # All that are called editors; none of them is the author that a meta names.
    editors: list[str] = field(default_factory=list, compare=False, repr=False)
    # The page has 来源 and nothing behind it.
    is_source_empty: bool = field(default=False, compare=False, repr=False)


def labelled_names(texts: list[str]) -> Names:
    """The values of 来源, 作者, 责任编辑 and their kin in these lines; the first that is not empty wins.

    >>> labelled_names(["2024-05-15 08:58:52来源：新华网 责任编辑：王某"])
    Names(source='新华网', author=None, editor='王某')
    """
    found = _Found(Names(), {})
    texts = _with_colons(texts)
    for index, text in enumerate(texts):
        if len(text) > _LONGEST_LINE:
            continue
        made = credits_of(text) if len(text) <= _LONGEST_CREDITS and ("编" in text or "审" in text or "校" in text) else []
        for kind, raw, value in _values(texts, index):
            if len(made) > 1 and kind in EDITORS:
                continue
            if value is not None:
                found.take(kind, raw, value, text)
            elif kind == "source":
                found.take_no_source(raw)
        found.take_credits(made)
    return found.all()


def _with_colons(texts: list[str]) -> list[str]:
    """The lines, with a colon behind each label that is set off, 【来源】青石日报, if there are several; alone it may be of another thing,
    but for a source that is an outlet."""
    found = ((text, label) for text in texts if (label := _SET_OFF.match(text)) is not None and label.group(1) in KINDS)
    set_off = [(label.group(1), text[label.end() :].split()[0]) for text, label in found]
    is_told = len(set_off) >= _SEVERAL or any(KINDS[label] == "source" and is_outlet(value) for label, value in set_off)
    return [_SET_OFF.sub(r"\1：", text) for text in texts] if is_told else texts


def _values(texts: list[str], index: int) -> Iterator[tuple[str, str, str | None]]:
    """The kind of each label of a line, what stands behind it, and the name in that; None for no name."""
    text = texts[index]
    following = texts[index + 1] if index + 1 < len(texts) else ""
    values = values_of(text) or cell(texts, index)
    # Of several labels in a line that are empty, no value stands in the next line: that is the text's first.
    may_follow = sum(1 for _, whole, _ in values if not whole.strip()) == 1
    for kind, whole, at_end in (*values, *spaced(text)):
        raw = _NEXT_OFFICE.split(_WROTE.sub("", whole) if kind == "author" else whole, maxsplit=1)[0]
        yield kind, raw, clean_name(following if not raw and at_end and may_follow and is_lone_value(following) else raw)


@dataclass(slots=True)
class _Found:
    """What the lines say so far. less: by kind, what counts only where nothing better is said."""

    names: Names
    less: dict[str, str]

    def take(self, kind: str, raw: str, value: str, text: str) -> None:
        """Take the name behind a label of the line."""
        names, less = self.names, self.less
        if kind in EDITORS:
            value = _STAFF_NUMBER.sub("", value)
            names.editors.append(value)
        if kind == "source":
            self._take_source(value, text)
        elif kind == "told_source":
            less.setdefault("told_source", clean_source(value) or "")
        elif kind == "author":
            bare = _AFTER_AUTHOR.split(_NEWSPAPER.sub("", value.strip("（）()")), maxsplit=1)[0]
            names.author = names.author or clean_name(bare)
        elif kind == "editor":
            names.editor = names.editor or value
        elif kind in ("released", "publisher"):
            is_somebody = is_person(value) if kind == "released" else is_full_name(without_office(value))
            if not is_somebody:
                less.setdefault("publisher", value)
        elif kind != "reporter" or is_people(raw):
            less.setdefault(kind, value)

    def _take_source(self, value: str, text: str) -> None:
        if _TITLE.fullmatch(value):
            # 摘自：《…》 names a text before an outlet.
            self.less.setdefault("told_source", value)
            return
        if (writer := english_author(text)) is not None:
            value = value.partition(f" By {writer}")[0]
        self.names.source = self.names.source or clean_source(value)
        if person := _REPORTER_BEHIND.search(value):
            self.less.setdefault("reporter", person.group(1))

    def take_no_source(self, raw: str) -> None:
        """Take what stands behind 来源 and is no name: nothing, or a domain."""
        self.names.source = self.names.source or domain_of(raw)
        self.names.is_source_empty = self.names.is_source_empty or not raw

    def take_credits(self, made: list[tuple[str, str]]) -> None:
        """Take the offices and names of a line of credits."""
        self.names.editors += [named for office, named in made if is_check(office)]
        for office, named in made:
            if office in ("责任编辑", "责编"):
                self.names.editor = self.names.editor or named
            elif is_check(office) and "编" in office and office != "美编":
                self.less.setdefault("credits_editor", named)
            elif is_byline(office):
                self.less.setdefault("credits_author", named)

    def all(self) -> Names:
        """The names, from what is less where there is nothing better."""
        names, less = self.names, self.less
        names.source = names.source or less.get("told_source") or less.get("publisher")
        names.author = names.author or less.get("reporter") or less.get("credits_author")
        names.editor = names.editor or less.get("other_editor") or less.get("credits_editor")
        return names


def is_credits(text: str) -> bool:
    """True for a line of labelled persons only, an editor among them: `记者：林一舟　责编：周也`."""
    if len(text) > 80:
        return False
    values = values_of(text)
    first = LABEL.search(text)
    return (
        len(values) >= 2
        and first is not None
        and not text[: first.start()].strip("（([【 　■●")
        and all(kind in _CREDITS and is_people(raw) for kind, raw, _ in values)
        and any(kind in EDITORS for kind, _, _ in values)
    )
