"""Cut a block down to the article: where its head ends and where its trailing lines begin.

What is cut is kept for the fields (source, editor, 原标题).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from crawler.extract.dates import DATE, is_relative
from crawler.extract.labels import END_ROLES, HEAD_ROLES, TAIL_ROLES
from crawler.extract.notices import is_notice
from crawler.extract.prose import WEAK_ENDS, text_goes_on
from crawler.extract.runs import begins_list, is_file_line, is_row
from crawler.extract.text import fold
from crawler.page import Line

# Lines of at most this length are read for notices; a paragraph that mentions 侵权 is longer or stands inside the body.
_LONGEST_NOTICE = 220
_PLAYER = re.compile(r"\d\d:\d\d ?/ ?\d\d:\d\d")
# A call to fetch an app, alone in a short line.
_CALL = re.compile(
    r"(?:客户端|APP|公众号|视频号).{0,30}(?:下载|关注|扫码)|点击下载|(?:尽在|就在).{0,10}(?:客户端|APP|公众号|小程序)"
    r"|打开.{0,12}(?:客户端|APP)[,，]?(?:阅读|查看|看)(?:全文|更多)|来.{1,8}关注我|[,，]上.{1,8}(?:客户端|APP)[！!]?$|(?:下载|关注).{0,12}(?:客户端|APP|公众号)|(?:点击|免费|立即|马上)(?:领取|咨询|报名|试听|购买)[>！!。]*$|^(?:点击|立即|扫码)?下载[\u4e00-\u9fffA-Za-z]{2,8}(?:新闻|日报|晚报|头条|客户端|APP)$",
    re.I,
)
# No call is without one of these.
_CALLS = re.compile("下载|关注|扫码|领取|咨询|报名|试听|购买|客户端|[aA][pP][pP]|公众号|小程序")
# Buttons that stand inside a text as well; 打印 and 关闭 stand after it.
_SHARING = re.compile("分享|微博|微信|QQ|Qzone|朋友圈|字[号体]|朗读|播报")
# How a rule was made, in brackets under its title: text of the rule, never the day of the page.
PROMULGATION = re.compile(r"^[（(〔\[](?=.{0,40}\d).{0,200}(?:公布|通过|修订|修正|施行|令第?\s?\d)")
_PAGER = re.compile(r"^[\s\d【】\[\]<>«»|上下一页首末尾全文余共第本当前为页/，]+$")
_ONLY_DATE = re.compile(r"^[\d\s年月日:：./-]{6,24}$")

# A day inside a sentence: `县气象台2026年11月3日15时20分发布大风预警`.
_SAID_BEFORE = re.compile("[\u4e00-\u9fff](?<!时间)(?<!日期)(?<!布于)(?<!表于)$")
_SAID_AFTER = re.compile("日?[\u4e00-\u9fff](?!.*(?:来源|作者|编辑|浏览|阅读|点击|字[号体]))")
# A reporter's line above the text is its head; 本报记者 or 新华社记者 without a colon is how a newspaper's own text begins.
_BYLINE = re.compile(
    r"^(?:(?!本[报刊]|新华社|中新社)[\u4e00-\u9fff]{0,10}记者[ :：]{1,2}|[\u4e00-\u9fff]{0,10}(?:记者[:：]{1,2} ?|(?:记者|编辑)\s?[|｜丨︱]\s?))"
    r"[\u4e00-\u9fff·]{2,4}(?:[ 、][\u4e00-\u9fff·]{2,4}){0,4}$"
)
# An invitation with a link above the text: 【下载地址】, 【点击投票】.
_PROMOTION = re.compile(r"【[^【】]{2,12}】\s*\S{0,20}$|客户端|点击进入|下载|立即")
_VALUED = frozenset(("facts", "date", "source", "clicks"))
_LONGEST_BOX_HEADING = 10
# The lines of a block that may stand above its text.
_LONGEST_HEAD = 12
# A subtitle of one sentence may stand between title and date, that near to both.
_LONGEST_LEDE = 80
_LEDE_LINES = 3

# Trailing words glued to the last paragraph, seen at its very end.
GLUED: tuple[re.Pattern[str], ...] = (
    re.compile(r"返回[\u4e00-\u9fffA-Za-z]{2,8}[,，]?\s*查看更多\s*$"),  # sohu.com
    re.compile(r"返回[\u4e00-\u9fff]{2,6}首页>*\s*$"),  # qq.com
    re.compile(
        r"(?:【纠错】\s*)?[（(\[【]\s*(?:责任编辑|责编|编辑|見習編輯|責任編輯|編輯|见习编辑|实习编辑)\s*[:：|]?[^（()）\[\]【】]{0,30}[)）\]】](?:\s*\d{6,8})?\s*$"
    ),
    re.compile(r"[\s　](?:责任编辑|责编)\s*[:：]\s*[^\s。，]{1,12}\s*$"),
    re.compile(r"(?<=[。！？”）])\s*(?:责任编辑|责编)\s*[:：]\s*[^\s。，]{1,12}\s*$"),
    re.compile(
        r"(?<=[。！？”）\s])[\[【（(]?(?:原文链接|原文地址|原文网址|来源链接|查看原文|阅读原文)[\]】）)]?\s*[:：|]?[^。，]{0,200}$"
    ),  # 政讯通
    re.compile(r"(?<=[。！？”）\s])[\[【（(]?(?:免责声明|特别声明|版权声明|郑重声明)[\]】）)]?\s*[:：]?.{0,300}$"),
    re.compile(r"[（(]原标题[:：][^（()）]{1,80}[)）]\s*$"),
    re.compile(r"[【\[](?:我要)?纠错[】\]]\s*$"),
    re.compile(r"(?:\[|【)?(?:点击)?(?:阅读原文|查看更多|展开全文|阅读全文)(?:\]|】)?>*\s*$"),
)


_LONGEST_GLUED = 400


@dataclass(slots=True)
class Cut:
    """kept: the article's own lines. head, tail: what was cut before and after, in page order."""

    kept: list[Line] = field(default_factory=list)
    head: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)


def cut(
    lines: list[Line], roles: list[str | None], title: str, *, headed: bool = False, known: frozenset[str] = frozenset()
) -> Cut:
    """Cut a block's lines at both ends. roles: by line index. headed: date or source stand above the block already.
    known: lines that a site repeats and are never news."""
    if known:
        lines = [line for line in lines if line.text not in known]
    first = _head_end(lines, roles, title, headed)
    body, tail = _until_tail(lines[first:], roles)
    last = len(body)
    while last and _is_tail_line(body[last - 1], roles[body[last - 1].index], last == 1):
        last -= 1
    kept = _without_inner(body[:last], roles)
    return Cut(kept, lines[:first], body[last:] + tail)


def _head_end(lines: list[Line], roles: list[str | None], title: str, headed: bool) -> int:
    """The index of the first line that is the article's own."""
    first = 0
    folded_title = fold(title)
    for index, line in enumerate(lines[:_LONGEST_HEAD] if not headed else ()):
        if is_meta_line(line.text, roles[line.index]):
            long = [other for other in lines[first:index] if not _is_scrap(other, folded_title)]
            if not long or (len(long) == 1 and not first and index <= _LEDE_LINES and _is_lede(lines, index, long[0])):
                first = index + 1
    beside_links = False
    for index in range(first, len(lines)):
        line = lines[index]
        role = roles[line.index]
        if role in HEAD_ROLES and not (role == "author" and index):
            continue
        text = line.text
        if _is_value(lines, roles, index):
            continue
        if _is_link(line) and len(lines) > index + 1:
            beside_links = True
            continue
        # The heading of a box of links, or a word left over between two.
        short = len(text) <= _LONGEST_BOX_HEADING and text[-1] not in "。！？”" and index + 1 < len(lines)
        if short and (_is_link(lines[index + 1]) or (beside_links and len(text) <= 4)):
            continue
        if _PROMOTION.search(text) and line.linked and len(lines) > index + 1:
            continue
        if _ONLY_DATE.match(text) or len(text) <= 1 or (text.isdigit() and len(text) <= 7) or _BYLINE.match(text):
            continue
        if text == title and _is_head_again(lines[index + 1 : index + 3], roles):
            continue
        return index
    return len(lines)


def _is_value(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True for the value of a label that fills the line, or the cell, before it."""
    if index == 0 or index + 1 >= len(lines) or len(lines[index].text) > 60 or "。" in lines[index].text:
        return False
    before = lines[index - 1]
    return before.text[-1] in ":：" and len(before.text) <= 12 and roles[before.index] in _VALUED


def _is_link(line: Line) -> bool:
    return line.linked * 2 > len(line.text) and not is_file_line(line)


def _is_head_again(lines: list[Line], roles: list[str | None]) -> bool:
    """True if a date or source follows a title in the block: the page shows its head twice."""
    return any(roles[line.index] in ("date", "source") or _ONLY_DATE.match(line.text) for line in lines)


def is_meta_line(text: str, role: str | None) -> bool:
    """True for the line under a title that tells date, source or counters."""
    if role in ("date", "source", "clicks", "crumb"):
        return True
    if (role == "author" and DATE.search(text)) or is_relative(text):
        return True
    if len(text) > 90 or "。" in text or PROMULGATION.match(text):
        return False
    match = DATE.search(text, 0, 60)
    if match is None or match.start() > 24:
        return False
    rest = text[match.end() :]
    if _SAID_BEFORE.search(text[: match.start()]) and _SAID_AFTER.match(rest) and "年" in match.group():
        return False
    return "，" not in rest and (len(rest) <= 30 or "来源" in rest or "浏览" in rest or "字" in rest)


def _is_lede(lines: list[Line], index: int, lede: Line) -> bool:
    """True if a sentence above a line with a date is a subtitle: short, with more text below that line."""
    return (
        len(lede.text) <= _LONGEST_LEDE
        and DATE.search(lines[index].text) is not None
        and sum(len(line.text) - line.linked for line in lines[index + 1 : index + 1 + _LONGEST_HEAD]) > len(lede.text)
    )


def _is_scrap(line: Line, folded_title: str) -> bool:
    """A short line without a sentence, or the title again, which may stand between a title and its date."""
    if fold(line.text) == folded_title:
        return True
    return len(line.text) <= 30 and "。" not in line.text and "，" not in line.text


def _until_tail(lines: list[Line], roles: list[str | None]) -> tuple[list[Line], list[Line]]:
    """Split at the first line from which the trailing lines begin."""
    sizes = [0 if line.linked * 2 > len(line.text) else len(line.text) - line.linked for line in lines]
    total = sum(sizes) or 1
    before = 0
    for index, line in enumerate(lines):
        role = roles[line.index]
        begins = before and role is None and begins_list(lines, index)
        if before and (role in TAIL_ROLES or begins):
            if role == "related" and _text_follows(lines[index + 1 : index + 4]):
                before += sizes[index]
                continue
            if role in WEAK_ENDS and text_goes_on(lines, roles, index):
                before += sizes[index]
                continue
            if role == "tool" and _SHARING.search(line.text) and _goes_on(lines[index + 1 : index + 6], roles):
                before += sizes[index]
                continue
            after = total - before - sizes[index]
            share = 2.5 if begins or role in END_ROLES else 1.0 if role == "editor" else 0.35
            if after <= share * before:
                if begins and len(lines[index - 1].text) <= 8 and lines[index - 1].text[-1:].isalnum():
                    index -= 1  # noqa: PLW2901
                return lines[:index], lines[index:]
        before += sizes[index]
    return lines, []


def _goes_on(lines: list[Line], roles: list[str | None]) -> bool:
    """True if the text goes on after a bar of buttons, with a sentence or a reporter in brackets, and no notice."""
    for line in lines:
        text, role = line.text, roles[line.index]
        if role == "tool" or (line.linked * 2 > len(text) and not is_row(line)):
            continue
        if role is not None or line.linked or is_notice(text):
            return False
        if text[-1] in "。！？”；：" or (text[0] in "（(" and text[-1] in "）)"):
            return True
    return False


def _text_follows(lines: list[Line]) -> bool:
    """True if paragraphs, not links, follow: 相关新闻 was a heading inside the article."""
    return sum(1 for line in lines if not line.linked * 3 > len(line.text) and len(line.text) >= 60 and "。" in line.text) >= 2


def _is_tail_line(line: Line, role: str | None, only: bool) -> bool:
    """True for a line that, standing last, is not the article's own."""
    if only:
        return role in TAIL_ROLES and role not in ("files",)
    if role in TAIL_ROLES or role == "files" or (line.linked * 2 > len(line.text) and is_file_line(line)):
        return True
    text = line.text
    if text[:8].lower().startswith(("http://", "https://")) or _is_call(text):
        return True
    if line.linked * 2 > len(text) and not is_file_line(line):
        return True
    if is_pager(text):
        return True
    return (
        len(text) <= _LONGEST_NOTICE
        and is_notice(text)
        and not _AUTHOR_NOTE.match(text)
        and (len(own := unglue(text)[0]) < 20 or is_notice(own))
    )


# A link to another article, behind its label in the line: `相关阅读：…`.
_ASIDE = re.compile(r"\W*(?:相[关關]|延伸|推[荐薦]|扩展|更多(?:相關)?)(?:[阅閱][读讀]|链接|新[闻聞]|[报報][道導]|文章)[:：》]")
# Who wrote it is the text's own, whatever stands behind it in the brackets.
_AUTHOR_NOTE = re.compile(r"^[（(](?:本文)?作者(?:系|为|是|单位)")

# So many links, of so many characters each, with nothing of a sentence between them.
_MENU, _LONGEST_IN_MENU = 3, 6
_OF_TEXT = re.compile("[，。；：:、！？]")

_INNER_ROLES = frozenset(("editor", "tool", "player", "qr", "link", "clicks", "promo", "vote", "neighbour", "keywords", "form"))


def _without_inner(lines: list[Line], roles: list[str | None]) -> list[Line]:
    """Drop lines inside the body that can only be the page's: editor, buttons, players, calls to fetch an app.

    A whole sentence that calls to follow an account is as likely the text's: how to sign up, where to read a list.
    """
    return [
        line
        for line in lines
        if roles[line.index] not in _INNER_ROLES
        and not (len(line.text) <= 60 and line.text[-1] != "。" and _is_call(line.text))
        and not (line.linked * 2 > len(line.text) and (_ASIDE.match(line.text) or _is_menu(line)))
    ]


def _is_menu(line: Line) -> bool:
    """True for a bar of short links without a sentence: `热点栏目 自选股 数据中心 行情中心`."""
    return (
        len(line.links) >= _MENU
        and line.linked <= len(line.links) * _LONGEST_IN_MENU
        and not is_file_line(line)
        and _OF_TEXT.search(line.text) is None
    )


def _is_call(text: str) -> bool:
    """True for a call to fetch an app, or a player's clock."""
    if len(text) > 60 or "。" in text[:-1]:
        return False
    return (_CALLS.search(text) is not None and _CALL.search(text) is not None) or (
        "/" in text and _PLAYER.search(text) is not None
    )


def is_pager(text: str) -> bool:
    """True for the pager of an article in parts: `1 2 3 下一页`."""
    return _PAGER.match(text) is not None and ("页" in text or "【" in text)


def unglue(text: str) -> tuple[str, str]:
    """A last paragraph without the trailing words glued to it, and these words."""
    cut_off = ""
    for pattern in GLUED:
        match = pattern.search(text, max(0, len(text) - _LONGEST_GLUED))
        if match and match.start() > 0:
            cut_off = text[match.start() :] + cut_off
            text = text[: match.start()].rstrip()
    return text, cut_off
