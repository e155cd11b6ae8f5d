"""Lines that say who wrote, checked and made a text, in one of the many ways to write it: `图/林一舟 编辑/周也`, `（本文编辑 阿朵）`,
`一校 何田 二校 小满 责编 周也`. Such a line is nothing but offices and names."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What the offices are made of: those who edit and check, who are over them, who write, who make the rest. A line of the others alone may
# be the text: a film's, a committee's.
_EDITS = (
    r"(?:本文|本版|本期|本网|值守|值班|当值|执行|责任|文字|图片|视频|新媒体|网络|网站|微信|见习|实习|栏目|内容|助理|首席|一审|二审|三审|初审|终审)?"
    r"(?:编辑|责编|校对|审核|核稿|编审|编校|编发|审校|审稿|美编)|[\u4e00-\u9fff]{2,6}网编辑|[一二三初复终]审|[一二三初复终]校"
)
_LEADS = r"值班主任|值班总编|总?监制|统筹|总?策划|签发|签审|信息员|(?:信息)?录入|排版"
_WRITES = r"采写|撰文|撰稿人?|文字|文|图文|图/文|文/图|(?:本报|本网|全媒体|见习|实习)?记者|通讯员"
_MAKES = r"图|图片|摄影|摄像|拍摄|图文供稿|供稿|供图|视频|剪辑|制图|制作|设计|海报|漫画|配音|播音|朗读|主播|整理|翻译|编译"
_EDIT, _WRITE = re.compile(rf"(?:{_EDITS})"), re.compile(rf"(?:{_WRITES})")
_OFFICE = re.compile(rf"(?:{_EDITS}|{_LEADS}|{_WRITES}|{_MAKES})")
# What stands above or before them all.
_HEADINGS = frozenset("三审三校 三校三审 三审 三校 出品 本文 本期".split())
# Behind a name, in brackets.
_TRAINEES = frozenset("实习 见习 实习生".split())
# An office that decides is no editor: 初审：街道办.
_DECIDES = re.compile(r".{2,}[局处办委厅院]")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,6}")
_SEPARATORS = r"\s　:：/／丨|｜︱◎•●、，,；;（）()【】\[\]—–-"
_TOKEN = re.compile(rf"([^{_SEPARATORS}]+)([{_SEPARATORS}]*)")
_COLON = re.compile("[:：]")
_TELLING = re.compile(r"[:：/／丨|｜︱◎【】（）()]")
_LONGEST = 100
_MOST_NAMES = 5


def credits_of(text: str) -> list[tuple[str, str]]:
    """The offices of a line, each with its names as they stand (`林一舟、周也`); empty if the line says anything else.

    One office alone must be set off by a colon, a slash or brackets: `审核 通过` are two words.
    """
    if len(text) > _LONGEST or "。" in text[:-1]:
        return []
    found: list[_Office] = []
    for match in _TOKEN.finditer(text.rstrip(" 　。")):
        token, behind = match.group(1), match.group(2)
        if token in _TRAINEES or (token in _HEADINGS and not found):
            continue
        if _OFFICE.fullmatch(token):
            found.append(_Office(token))
        elif not found or not _may_be_named(found[-1], token) or _COLON.search(behind):
            return []
        else:
            office = found[-1]
            office.start, office.end, office.names = office.start or match.start(1), match.end(1), office.names + 1
    # 图/文：林一舟 are two offices and one name.
    named = [(office.name, text[office.start : office.end]) for office in found if office.names]
    alone = len(found) == 1
    if not named or not found[-1].names or (alone and (not _EDIT.fullmatch(found[0].name) or not _TELLING.search(text))):
        return []
    return named if alone or any(is_check(office.name) for office in found) else []


@dataclass(slots=True)
class _Office:
    """An office of a line. start, end: of its names in the line."""

    name: str
    start: int = 0
    end: int = 0
    names: int = 0


def _may_be_named(office: _Office, token: str) -> bool:
    """True if one more word may be a name behind an office."""
    if office.names >= _MOST_NAMES or not _NAME.fullmatch(token):
        return False
    return not (is_check(office.name) and _DECIDES.fullmatch(token))


def is_check(office: str) -> bool:
    """True for who edits and checks."""
    return _EDIT.fullmatch(office) is not None


def is_byline(office: str) -> bool:
    """True for who writes."""
    return _WRITE.fullmatch(office) is not None
