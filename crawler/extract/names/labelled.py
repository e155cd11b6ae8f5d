"""The values of 来源, 作者, 责任编辑 and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crawler.extract.dates import DATE, is_relative
from crawler.extract.names.clean import OWN_END, TOOLS, clean_name, clean_source, is_person
from crawler.extract.names.credits import credits_of, is_byline, is_check
from crawler.extract.names.labels import KINDS, PERSON, PICTURE_LABELS, WROTE
from crawler.extract.text import clean

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
_PEOPLE = re.compile(rf"^{PERSON}(?:[ 、,，]{{1,2}}{PERSON}){{0,5}}$")
# What an interview says after 记者：.
SPOKEN = frozenset("您好 你好 谢谢 谢谢您 谢谢你 感谢 好的 请问 是的 再见 不客气 大家好 请讲 请说".split())
# The number of the person at the desk: 郝明珠_NN1882 (163.com), 董晴 PSD031 (ifeng.com), SN182 (sina.com.cn).
_STAFF_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])[ _]?[A-Z]{1,3}\d{2,5}$")
# A line that names source or editor is no longer; a notice that mentions 来源 is.
_LONGEST_LINE = 160
# 来源 and 出处 alone may be a word of the page.
_SHORTEST_CELL, _SHORTEST_OF_PERSON = 4, 3
# Between the letters of a label: 出　处.
_GAPS = re.compile("[ 　]+(?=[\u4e00-\u9fff]{1,2}$)")
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
        for kind, whole, at_end in (*(values_of(text) or _cell(texts, index)), *_spaced(text)):
            if len(made) > 1 and kind in _EDITORS:
                continue
            raw = _NEXT_OFFICE.split(whole, maxsplit=1)[0]
            value = clean_name(following if not raw and at_end and _is_lone_value(following) else raw)
            if value is None:
                continue
            if kind in ("editor", "other_editor"):
                value = _STAFF_NUMBER.sub("", value)
                names.editors.append(value)
            if kind == "source":
                if (writer := _english_author(text)) is not None:
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
            elif kind == "released":
                if not is_person(value):
                    less.setdefault("publisher", value)
            elif kind != "reporter" or _is_people(raw):
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


# `来源：青石日报 记者 林一舟`
_REPORTER_BEHIND = re.compile(rf"\s(?:本报)?(?:记者|通讯员)[ 　:：]+({PERSON}(?:[ 、]{PERSON}){{0,3}})$")


def _is_people(value: str) -> bool:
    """True for one to six names of persons and nothing else."""
    value = clean(value).strip(" 　）)】]（([【")
    return value not in SPOKEN and _PEOPLE.match(value) is not None


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
        and all(kind in _CREDITS and _is_people(raw) for kind, raw, _ in values)
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
        first = match.start()
        glued = first > 0 and "\u4e00" <= text[first - 1] <= "\u9fff"
        kind = KINDS.get(match.group().replace(" ", "").replace("　", ""), "")
        if kind in _SOURCES and _DEMANDED.search(text, max(0, first - _LONGEST_DEMAND), first):
            kind = ""
        colon = (_COLON if kind not in _EDITORS or len(match.group()) < _SHORTEST_CELL else _COLON_OR_DASH).match(
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
            if "／" not in text[max(0, start - 2) : start] or _is_people(value):
                values.append((kind, value, number + 1 == len(found)))
    return values


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
        return _is_people(rest[: dated.start()] if dated else rest) and len(text) <= 40
    return kind == "source" and "，" not in rest and dated is not None


def _cell(texts: list[str], index: int) -> list[tuple[str, str, bool]]:
    """The label that fills the cell of a table, its value in the next one: as a value that is empty. 作者 and 责任编辑 need persons
    there; 来源 and its kin are words of the page too, but not in a table with other labels."""
    text = _GAPS.sub("", texts[index])
    following = texts[index + 1] if index + 1 < len(texts) else ""
    kind = KINDS.get(text, "")
    if kind in ("author", "editor") and (text == "作者" or len(text) >= _SHORTEST_OF_PERSON) and _is_people(following):
        return [(kind, "", True)]
    if kind not in ("source", "publisher"):
        return []
    beside = (*texts[max(0, index - 2) : max(0, index - 1)], *texts[index + 2 : index + 3])
    is_row = len(text) >= _SHORTEST_CELL or any(_is_label(_GAPS.sub("", other)) for other in beside)
    return [(kind, "", True)] if is_row else []


def _is_label(text: str) -> bool:
    """True for a label that is no word of the page besides: 发布时间, 日期."""
    return text in KINDS and (len(text) >= _SHORTEST_OF_PERSON or text in _OF_DAY)


_OF_DAY = frozenset(("日期", "时间", "作者"))


# Behind a bar, a day or a gap.
_FIELDS = re.compile(r"\s*[|｜]\s*|[ 　]+[／/•·●][ 　]+|[ 　]?(?<=[\d ])(?=(?:来源|作者)[ 　])|[ 　]{2,}")
_SPACED_SOURCE = re.compile(r"^(?:(稿件|信息|文章|内容|消息|新闻|资讯)?来源|转载自)[ 　]+([^\s，。:：]{2,24})$")
_SPACED_EDITOR = re.compile(rf"^(?:责任)?编辑[ 　]+({PERSON})$")
_SPACED_AUTHOR = re.compile(rf"^(?:作者[ 　]+|By:? )({PERSON})$")
# `Published: Jan 9, 2019 Source: Xinhua By Lin Yue`: English editions.
_ENGLISH_AUTHOR = re.compile(
    r"(?:Published|Posted|Updated|Source|Date)\b.{2,60}[\s|·]By:? (?P<name>[A-Z][\w.'-]{1,20}(?: [A-Z][\w.'-]{0,20}){1,3})(?=$|[\s|·,])"
)
_BEFORE_DAY = re.compile(r"[ 　]+(?:19|20)\d\d[-/.年].*$")
_SHORT_FIELDS = re.compile(r"\s*[|｜]\s*|[ 　]+(?=[\u4e00-\u9fff]{1,4}[:：])|[/，,；;] ?(?=图[:：/])")


def _spaced(text: str) -> list[tuple[str, str, bool]]:
    """A label without a colon, with a space before a name, that fills a field of the line: `2019-08-03 14:22 | 稿件来源 青石县政府`.
    来源 and 作者 alone need a day in the line."""
    if len(text) > _LONGEST_LINE or not any(word in text for word in ("来源", "作者", "文", "编辑", "转载自", "By")):
        return []
    found = []
    if (name := _english_author(text)) is not None:
        found.append(("author", name, False))
    dated = DATE.search(text) is not None or is_relative(text)
    for part in _FIELDS.split(text):
        if (source := _SPACED_SOURCE.match(part)) and (source[1] or dated):
            found.append(("source", source[2], False))
        elif author := _SPACED_AUTHOR.match(part) if dated else None:
            found.append(("author", author[1], False))
        elif editor := _SPACED_EDITOR.match(part) if dated and part != text else None:
            found.append(("editor", editor[1], False))
    if "文:" in text or "文：" in text:
        fields = (_BEFORE_DAY.sub("", field) for field in _SHORT_FIELDS.split(text))
        found += [("author", one[1], False) for one in map(WROTE.fullmatch, fields) if one is not None and one[1]]
    return found


# Powered By DedeCMS, Edited By …; and who is no person.
_DONE_BY = re.compile(r"[a-z]ed By:? $")
_AGENCIES = ("Group", "Daily", "News", "Agency", "Media", "Times", "Post", "Network", "Press", "Online", "TV", "Office")


def _english_author(text: str) -> str | None:
    """The person behind By in a line of facts; None for none, or for an agency."""
    english = _ENGLISH_AUTHOR.search(text) if "By" in text else None
    if english is None or english["name"].endswith(_AGENCIES) or _DONE_BY.search(text, 0, english.start("name")):
        return None
    return english["name"]


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
        and not _LABEL_ENDS.search(_GAPS.sub("", text))
        and not values_of(text)
        and not TOOLS.match(text)
        and not DATE.search(text)
        and not is_relative(text)
    )
