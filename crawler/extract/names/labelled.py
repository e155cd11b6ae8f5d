"""The values of 来源, 作者, 责任编辑 and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crawler.extract.dates import DATE, is_relative
from crawler.extract.names.clean import OWN_END, TOOLS, clean_name, clean_source, domain_of, is_person, without_office
from crawler.extract.names.credits import credits_of, is_byline, is_check
from crawler.extract.names.labels import KINDS, PERSON, PICTURE_LABELS
from crawler.extract.names.people import is_people
from crawler.extract.names.surnames import is_full_name
from crawler.extract.names.uncoloned import GAPS, SHORTEST_CELL, cell, english_author, spaced

# Letters of a label may stand apart; but 何小二 审核 is a person, and no 二审, and a name may end with 网站 or 网络.
LABEL = re.compile(
    "|".join(
        sorted(
            (word if word[0] in "一二三网" else "".join(rf"{c}[ 　]?" for c in word) for word in KINDS), key=len, reverse=True
        )
    )
)
_COLON = re.compile(r"[ 　]*[:：|｜︱丨∶﹕/／]+[ 　]*")
# qstheory.cn: 网站编辑 - 林一舟.
_COLON_OR_DASH = re.compile(rf"{_COLON.pattern}|[ 　]+[-–—][ 　]+")
# 【撰文】林一舟
_CLOSED = re.compile("】[ 　:：]*")
_SET_OFF = frozenset("撰文 撰稿 采写 责编 编辑 责任编辑".split())
# No line without one of these has a value that is read.
_MAY_LABEL = re.compile("[】:：|｜︱丨∶﹕/／]|本[文篇]|[编责]|^(?:采写|撰文|撰稿|作者)[ 　]|^来源[ 　]")
_NEXT_OFFICE = re.compile(r"[ 　]+[\u4e00-\u9fff]{1,4}[:：]")
# The number of the person at the desk: 郝明珠_NN1882 (163.com), 董晴 PSD031 (ifeng.com), SN182 (sina.com.cn).
_STAFF_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])[ _]?[A-Z]{1,3}\d{2,5}$")
# A line that names source or editor is no longer; a notice that mentions 来源 is.
_LONGEST_LINE = 160
_LONGEST_CREDITS = 100
_EDITORS = frozenset(("editor", "other_editor"))
_SOURCES = frozenset(("source", "told_source"))


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
    names = Names()
    less: dict[str, str] = {}
    for index, text in enumerate(texts):
        if len(text) > _LONGEST_LINE:
            continue
        following = texts[index + 1] if index + 1 < len(texts) else ""
        made = credits_of(text) if len(text) <= _LONGEST_CREDITS and ("编" in text or "审" in text or "校" in text) else []
        values = values_of(text) or cell(texts, index)
        # Of several labels in a line that are empty, no value stands in the next line: that is the text's first.
        may_follow = sum(1 for _, whole, _ in values if not whole.strip()) == 1
        for kind, whole, at_end in (*values, *spaced(text)):
            if len(made) > 1 and kind in _EDITORS:
                continue
            raw = _NEXT_OFFICE.split(_WROTE.sub("", whole) if kind == "author" else whole, maxsplit=1)[0]
            value = clean_name(following if not raw and at_end and may_follow and _is_lone_value(following) else raw)
            if value is None and kind == "source":
                names.source = names.source or domain_of(raw)
                names.is_source_empty = names.is_source_empty or not raw
            if value is None:
                continue
            if kind in ("editor", "other_editor"):
                value = _STAFF_NUMBER.sub("", value)
                names.editors.append(value)
            if kind == "source" and _TITLE.fullmatch(value):
                # 摘自：《…》 names a text before an outlet.
                less.setdefault("told_source", value)
            elif kind == "source":
                if (writer := english_author(text)) is not None:
                    value = value.partition(f" By {writer}")[0]
                names.source = names.source or clean_source(value)
                if person := _REPORTER_BEHIND.search(value):
                    less.setdefault("reporter", person.group(1))
            elif kind == "told_source":
                less.setdefault("told_source", clean_source(value) or "")
            elif kind == "author":
                names.author = names.author or clean_name(
                    _AFTER_AUTHOR.split(_NEWSPAPER.sub("", value.strip("（）()")), maxsplit=1)[0]
                )
            elif kind == "editor":
                names.editor = names.editor or value
            elif kind in ("released", "publisher"):
                is_somebody = is_person(value) if kind == "released" else is_full_name(without_office(value))
                if not is_somebody:
                    less.setdefault("publisher", value)
            elif kind != "reporter" or is_people(raw):
                less.setdefault(kind, value)
        names.editors += [named for office, named in made if is_check(office)]
        for office, named in made:
            if office in ("责任编辑", "责编"):
                names.editor = names.editor or named
            elif is_check(office) and "编" in office and office != "美编":
                less.setdefault("credits_editor", named)
            elif is_byline(office):
                less.setdefault("credits_author", named)
    names.source = names.source or less.get("told_source") or less.get("publisher")
    names.author = names.author or less.get("reporter") or less.get("credits_author")
    names.editor = names.editor or less.get("other_editor") or less.get("credits_editor")
    return names


# What no newspaper is called: they have shorter names.
_TITLE = re.compile(r"《[^《》]{13,100}》")
# `作者：文/林一舟`
_WROTE = re.compile(r"^[ 　]*文 ?[/／丨|｜︱] ?")
# `来源：青石日报 记者 林一舟`
_REPORTER_BEHIND = re.compile(rf"\s(?:本报)?(?:记者|通讯员)[ 　:：]+({PERSON}(?:[ 、]{PERSON}){{0,3}})$")


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
        and any(kind in ("editor", "other_editor") for kind, _, _ in values)
    )


_CREDITS = frozenset(("author", "reporter", "editor", "other_editor"))
# What stands after an author without a space: the newspaper, the day, an office.
_AFTER_AUTHOR = re.compile(
    r"[《（(。]|[，,；;] ?(?:如若|如需|若需|若要)?转载|[，,；;] ?(?:系|为|是|现[任为在]|[曾原][任为在是系]|[男女](?=[，,])|供职|就职|任职|单位)|[ 　]系|[ 　]?[于於] ?\d{1,2}:|[ 　](?:通讯员|实习生|记者|责编|责任编辑|编辑|审核|校对)[ 　]"
)


def values_of(text: str) -> list[tuple[str, str, bool]]:
    """Each label of a line that a colon follows, as (kind, raw value, whether the value ends the line)."""
    if not _MAY_LABEL.search(text):
        return []
    found: list[tuple[str, int, int]] = []
    position = 0
    while match := LABEL.search(text, position):
        if parted := _other_label(text, match):
            match = parted
        first = match.start()
        glued = first > 0 and "\u4e00" <= text[first - 1] <= "\u9fff"
        kind = KINDS.get(match.group().replace(" ", "").replace("　", ""), "")
        if kind in _SOURCES and _DEMANDED.search(text, max(0, first - _LONGEST_DEMAND), first):
            kind = ""
        colon = (_COLON if kind not in _EDITORS or len(match.group()) < SHORTEST_CELL else _COLON_OR_DASH).match(
            text, match.end()
        ) or (_CLOSED.match(text, match.end()) if text[max(0, first - 1)] == "【" and match.group() in _SET_OFF else None)
        if colon and not (glued and text[match.end() : colon.end()].strip()[:1] not in ":："):
            # With a colon it is a field.
            kind = "source" if kind == "told_source" else kind
            found.append((kind, _start_of_label(text, match, found[-1][2] if found else 0), colon.end()))
            position = colon.end()
        elif (kind in _SOURCES and len(text) <= 90 and match.group().startswith(("本文", "本篇"))) or _stands_bare(
            text, match, kind
        ):
            found.append((kind, match.start(), match.end()))
            position = match.end()
        elif (
            not kind
            and len(match.group().strip()) >= 2
            and match.group().strip() not in PICTURE_LABELS
            and not OWN_END.search(text[: match.end()].rstrip())
        ):
            found.append(("", match.start(), match.start()))
            position = match.end()
        else:
            position = match.end()
    values = []
    for number, (kind, _, start) in enumerate(found):
        if kind:
            end = found[number + 1][1] if number + 1 < len(found) else len(text)
            value = text[start:end]
            if "／" not in text[max(0, start - 2) : start] or is_people(value):
                values.append((kind, value, number + 1 == len(found)))
    return values


# Two words, not one set wide: 发布　日期.
_TWO_WORDS = re.compile(r"[\u4e00-\u9fff]{2}[ 　]+(?=[\u4e00-\u9fff]{2}$)")


def _other_label(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The second word of a label of two words, if the first is the end of a name: `稿源：石桥发布　日期：2023-04-24`."""
    words = _TWO_WORDS.match(match.group()) if match.start() and "\u4e00" <= text[match.start() - 1] <= "\u9fff" else None
    return LABEL.match(text, match.start() + words.end()) if words else None


# 转载请注明来源：… tells how to name this page.
_DEMANDED = re.compile(
    r"(?<!未)(?:注明|标明|标注|附上|附带|保留|署名|写明|载明|加上)(?:[本此该]?[文站页]|文章|原文)?(?:的|和|及|与|、|作者)?\s?(?:[:：]\s?)?[“\"‘「『]?$"
)
_LONGEST_DEMAND = 12
# What may stand before 责编 without a colon.
_OF_WHAT = frozenset(("", "本文", "本版", "本期"))


def _stands_bare(text: str, match: re.Match[str], kind: str) -> bool:
    """True for a label without a colon that begins a short line: `责编 林一舟`, `采写 林一舟`, `来源 青石日报 / 发布于 2024-05-11`."""
    if len(text) > 60 or text[match.end() - 1 : match.end() + 1].strip() == text[match.end() - 1 : match.end() + 1]:
        return False
    if text[: match.start()].strip(" 　（([【") not in _OF_WHAT:
        return False
    if kind in ("editor", "other_editor"):
        return len(text) <= 40
    rest = text[match.end() :]
    dated = DATE.search(rest)
    if kind == "author":
        return is_people(rest[: dated.start()] if dated else rest) and len(text) <= 40
    return kind == "source" and "，" not in rest and dated is not None


# Before a reporter: 《青石晚报》记者.
_NEWSPAPER = re.compile(r"^《[^《》]{2,16}》(?=\s?(?:记者|通讯员|特约|评论员))\s?")


def _start_of_label(text: str, match: re.Match[str], value: int) -> int:
    """Where a label begins: the two to four letters glued before 时间 or 日期 (加入时间) are its own, if a value stands before."""
    start = match.start()
    if match.group().strip() not in ("时间", "日期"):
        return start
    first = start
    while first > max(value, start - 5) and "\u4e00" <= text[first - 1] <= "\u9fff":
        first -= 1
    own = 2 <= start - first <= 4 and text[first - 1 : first].isspace() and text[value:first].strip()
    return first if own else start


_ACCOUNTS = re.compile("微博|微信|抖音|快手|公众号|客户端|展开")
# Another field: 访问量:951.
_OTHER_FIELD = re.compile(r"[\u4e00-\u9fff]{1,6} ?[:：]")
# Of a label whose value is elsewhere: 登载日期, 浏览次数.
_LABEL_ENDS = re.compile("(?:日期|时间|次数|编号|文号|有效期)$")


def _is_lone_value(text: str) -> bool:
    """True for a short line without a label of its own, which may be the value of the label before it."""
    return (
        0 < len(text) <= 20
        and not _ACCOUNTS.search(text)
        and not _OTHER_FIELD.match(text)
        and text not in KINDS
        and not _LABEL_ENDS.search(GAPS.sub("", text))
        and not values_of(text)
        and not TOOLS.match(text)
        and not DATE.search(text)
        and not is_relative(text)
    )
