"""The labels of a line, and what stands behind each."""

from __future__ import annotations

import re

from crawler.extract.dates import DATE, is_relative
from crawler.extract.names.clean import OWN_END, TOOLS
from crawler.extract.names.labels import KINDS, PICTURE_LABELS
from crawler.extract.names.people import is_people
from crawler.extract.names.surnames import is_full_name
from crawler.extract.names.uncoloned import GAPS, SHORTEST_CELL

EDITORS = frozenset(("editor", "other_editor"))
# Between other letters it is the end of an outlet and the beginning of 编辑: 青石网编辑.
_NOT_GLUED = frozenset(("网编",))
# Letters of a label may stand apart; but 何小二 审核 is a person, and no 二审, and a name may end with 网站 or 网络.
LABEL = re.compile(
    "|".join(
        sorted(
            (
                rf"(?<![\u4e00-\u9fff]){word}(?!辑)"
                if word in _NOT_GLUED
                else word
                if word[0] in "一二三网"
                else "".join(rf"{c}[ 　]?" for c in word)
                for word in KINDS
            ),
            key=len,
            reverse=True,
        )
    )
)
_COLON = re.compile(r"[ 　]*[:：|｜︱丨∶﹕/／]+[ 　]*")
# qstheory.cn: 网站编辑 - 林一舟.
_COLON_OR_DASH = re.compile(rf"{_COLON.pattern}|[ 　]+[-–—][ 　]+")
# In a line with a day or an hour: 来源·青石日报.
_DOT = re.compile("[ 　]*[·•∙][ 　]*")
_NAMES_END = re.compile("[ 　|｜/／]")
_HOUR = re.compile(r"\d{1,2}[:：]\d\d")
_LONGEST_DOTTED = 60
# 本文来源青石日报
_LONGEST_TOLD = 90
_ADDRESS = re.compile(r"https?://[!-~]+", re.I)
# 【撰文】林一舟
_CLOSED = re.compile("】[ 　:：]*")
_SET_OFF = frozenset("撰文 撰稿 采写 责编 编辑 责任编辑".split())
# So too beside a day; alone 【来源】 is where a medicine is from.
_SET_OFF_DATED = frozenset("来源 稿源 文章来源 信息来源 稿件来源".split())
# No line without one of these has a value that is read.
_MAY_LABEL = re.compile("[·•∙】:：|｜︱丨∶﹕/／]|本[文篇]|[编责]|^(?:采写|撰文|撰稿|作者)[ 　]|^来源[ 　]")
_SOURCES = frozenset(("source", "told_source"))
_DOTTED = frozenset(("source", "author", "editor", "other_editor"))


def values_of(text: str) -> list[tuple[str, str, bool]]:
    """Each label of a line that a colon follows, as (kind, raw value, whether the value ends the line)."""
    if not _MAY_LABEL.search(text):
        return []
    found = _labels_of(text)
    values = []
    for number, (kind, _, start) in enumerate(found):
        if kind:
            end = found[number + 1][1] if number + 1 < len(found) else len(text)
            value = text[start:end]
            if "／" not in text[max(0, start - 2) : start] or is_people(value):
                values.append((kind, value, number + 1 == len(found)))
    return values


def _labels_of(text: str) -> list[tuple[str, int, int]]:
    """The labels of a line: the kind, "" for one that only ends the value before it, where it begins, and where its value does."""
    found: list[tuple[str, int, int]] = []
    position = 0
    while match := LABEL.search(text, position):
        match = _other_label(text, match) or match
        position, first = match.end(), match.start()
        glued = first > 0 and "\u4e00" <= text[first - 1] <= "\u9fff"
        label = match.group().strip()
        kind = KINDS.get(label.replace(" ", "").replace("　", ""), "")
        if kind in _SOURCES and _DEMANDED.search(text, max(0, first - _LONGEST_DEMAND), first):
            kind = ""
        colon = _colon_behind(text, match, kind)
        if colon and not (glued and text[match.end() : colon.end()].strip()[:1] not in ":："):
            # With a colon it is a field.
            kind = "source" if kind == "told_source" else kind
            found.append((kind, _start_of_label(text, match, found[-1][2] if found else 0), colon.end()))
            position = colon.end()
        elif (kind in _SOURCES and label.startswith(("本文", "本篇")) and _is_short(text)) or _stands_bare(text, match, kind):
            found.append((kind, first, match.end()))
        elif not kind and len(label) >= 2 and label not in PICTURE_LABELS and not OWN_END.search(text[: match.end()].rstrip()):
            found.append(("", first, first))
    return found


def _is_short(text: str) -> bool:
    """True for a line that may tell a source without a colon; an address makes it long, but no sentence."""
    return len(text) <= _LONGEST_TOLD or len(_ADDRESS.sub("", text)) <= _LONGEST_TOLD


def _colon_behind(text: str, match: re.Match[str], kind: str) -> re.Match[str] | None:
    """What stands between a label and its value: a colon, or what may stand for one."""
    dash_too = kind in EDITORS and len(match.group()) >= SHORTEST_CELL
    if colon := (_COLON_OR_DASH if dash_too else _COLON).match(text, match.end()):
        return colon
    if (
        text[max(0, match.start() - 1)] == "【"
        and _is_set_off(match.group(), text)
        and (closed := _CLOSED.match(text, match.end()))
    ):
        return closed
    if kind in _DOTTED and _is_dotted(text):
        dot = _DOT.match(text, match.end())
        return dot if dot is not None and (kind == "source" or _are_named(text[dot.end() :])) else None
    return None


def _are_named(text: str) -> bool:
    """True where full names stand first, up to a bar or a gap."""
    return all(map(is_full_name, _NAMES_END.split(text, maxsplit=1)[0].split("、")))


def _is_set_off(label: str, text: str) -> bool:
    return label in _SET_OFF or (label in _SET_OFF_DATED and _is_dotted(text))


def _is_dotted(text: str) -> bool:
    """True for a line of facts in which a dot may stand for a colon."""
    return len(text) <= _LONGEST_DOTTED and (DATE.search(text) is not None or _HOUR.search(text) is not None)


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
    if kind in EDITORS:
        return len(text) <= 40
    rest = text[match.end() :]
    dated = DATE.search(rest)
    if kind == "author":
        return is_people(rest[: dated.start()] if dated else rest) and len(text) <= 40
    return kind == "source" and "，" not in rest and dated is not None


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


# Below an empty label: a viewer's, a pager's, what a script has still to fetch.
_BUTTONS = re.compile(
    "(?:正在)?加载|请稍[候等后]|(?:上|下)一?[页张篇条]|首页|末页|尾页|返回|下载|打印|关闭|放大|缩小|全屏|目录$|导航$"
)
_ACCOUNTS = re.compile("微博|微信|抖音|快手|公众号|客户端|展开")
# Another field: 访问量:951.
_OTHER_FIELD = re.compile(r"[\u4e00-\u9fff]{1,6} ?[:：]")
# Of a label whose value is elsewhere: 登载日期, 浏览次数.
_LABEL_ENDS = re.compile("(?:日期|时间|次数|编号|文号|有效期)$")


# What a player says before it plays.
_LOADS = re.compile("加载|缓冲|播放")


def is_lone_value(text: str) -> bool:
    """True for a short line without a label of its own, which may be the value of the label before it."""
    return (
        1 < len(text) <= 20
        and not _BUTTONS.match(text)
        and not _ACCOUNTS.search(text)
        and not _LOADS.search(text)
        and not _OTHER_FIELD.match(text)
        and text not in KINDS
        and not _LABEL_ENDS.search(GAPS.sub("", text))
        and not values_of(text)
        and not TOOLS.match(text)
        and not DATE.search(text)
        and not is_relative(text)
    )
