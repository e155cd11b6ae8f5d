"""Lines inside a body that can only be the page's."""

from __future__ import annotations

import re
from itertools import pairwise

from crawler.extract.dates import DATE
from crawler.extract.edges.put_in import is_advertisement, summary_of_machine
from crawler.extract.runs import is_file_line
from crawler.extract.told import is_told
from crawler.page import Line

_PLAYER = re.compile(r"\d\d:\d\d ?/ ?\d\d:\d\d")
# A call to fetch an app, alone in a short line.
_CALL = re.compile(
    r"(?:客户端|APP|公众号|视频号).{0,30}(?:下载|关注|扫码)|点击下载|(?:尽在|就在).{0,10}(?:客户端|APP|公众号|小程序)"
    r"|打开.{0,12}(?:客户端|APP)[,，]?(?:阅读|查看|看)(?:全文|更多)|来.{1,8}关注我|[,，]上.{1,8}(?:客户端|APP)[！!]?$|(?:下载|关注).{0,12}(?:客户端|APP|公众号)|下载[^，。；]{0,8}「[^」]{2,10}」\s?APP|(?:点击|免费|立即|马上)(?:领取|咨询|报名|试听|购买)[>！!]*$|^.{0,12}[「“][^「」“”]{2,10}[」”]\s?APP$|^(?:点击|立即|扫码)?下载[\u4e00-\u9fffA-Za-z]{2,8}(?:新闻|日报|晚报|头条|客户端|APP)$"
    r"|^\W*(?:欢迎|快来|诚邀)?加入[^，。]{0,4}(?:读者|粉丝|爆料|福利|书友|车友|网友)[^，。]{0,8}群|^长按(?:上|下)?图.{0,4}识别"
    r"|^\W*欢迎订阅[^《》，。]{2,20}[，,].{0,10}(?:更新|资讯|推送)|^\W*点击订阅[^《》，。]{2,20}(?:公众号|客户端|APP|资讯)?$"
    r"|后台回复\s?[“\"「【].{1,12}$"
    r"|^关注[^，。]{2,20}[（(][A-Za-z0-9_-]{3,20}[)）][，,]?.{0,4}(?:获取|了解|查看).{0,4}更多",
    re.I,
)
# No call is without one of these.
_CALLS = re.compile("下载|订阅|回复|关注|扫码|识别|领取|咨询|报名|试听|购买|客户端|[aA][pP][pP]|公众号|小程序|群")
# A link to another article, behind its label in the line: `相关阅读：…`.
_ASIDE = re.compile(r"\W*(?:相关|延伸|推荐|扩展|更多(?:相关)?)(?:(?:阅读|链接|新闻|报[道导]|文章)([:：》】\]])|阅读)")
# What a page asks of a reader in the middle of a text: to sign in, to pay, to agree; and the word above an advertisement.
_REQUEST = re.compile(
    r"(?:登[录陆]|订阅|付费|开通会员|APP|客户端).{0,6}(?:继续阅读|阅读全文|阅读全部|体验更佳)"
    r"|^本文共计?\s?\d+\s?字|^(?:本文|全文)(?:共计?|约)?\s?\d+\s?字[,，].{0,8}\d+\s?分钟|阅读全部文章|优惠订阅|^登[录陆] (?:订阅|注册)$|^ADVERTISEMENT$",
    re.I,
)
_LEADS_ON = re.compile(r"\W{0,2}(?:点击|查看|阅读|了解){1,2}(?:详情|全文|更多|原文)?\W{0,3}")
_BYLINE = re.compile(r"[\[【（(]?(?:来源|稿源|撰稿|撰文|作者|记者|供稿|发布时间|发布日期)[:：|｜]")
_FIRST_LINES, _LONGEST_BYLINE = 4, 60
_CONSENT = re.compile("^请同意.{0,8}隐私权")
_LONGEST_REQUEST = 60
# So many links, of so many characters each, with nothing of a sentence between them.
_MENU = 3
_LONGEST_IN_MENU = 6
_OF_TEXT = re.compile("[，。；：:、！？]")
_INNER_ROLES = frozenset(("editor", "tool", "player", "qr", "link", "clicks", "promo", "vote", "neighbour", "keywords", "form"))


def without_inner(lines: list[Line], roles: list[str | None]) -> list[Line]:
    """Drop lines inside the body that can only be the page's: editor, buttons, players, calls to fetch an app.

    A whole sentence that calls to follow an account is as likely the text's: how to sign up, where to read a list.
    """
    made = summary_of_machine(lines) | _cards(lines)
    return [
        line
        for line in lines
        if roles[line.index] not in _INNER_ROLES
        and line.index not in made
        and not is_advertisement(line)
        and not (len(line.text) <= 60 and line.text[-1] != "。" and is_call(line.text))
        and not is_request(line.text)
        and not (line.linked * 2 > len(line.text) and (_is_aside(line) or _is_menu(line)))
    ]


def bylines_inside(lines: list[Line], roles: list[str | None]) -> list[Line]:
    """The line with who wrote a text and when, or where it is from, that stands behind the text's first paragraph; the rows of a list have
    one each."""
    found = [
        line
        for line in lines
        if roles[line.index] in ("source", "author", "date")
        and len(line.text) <= _LONGEST_BYLINE
        and "。" not in line.text
        and DATE.search(line.text)
        and _BYLINE.match(line.text)
    ]
    return found if len(found) == 1 and found[0] in lines[1:_FIRST_LINES] else []


def _cards(lines: list[Line]) -> set[int]:
    """The lines of cards of other articles between the paragraphs: a title and `点击查看` in one link."""
    return {
        index
        for title, call in pairwise(lines)
        if call.links and title.links and call.links[0] is title.links[-1] and _LEADS_ON.fullmatch(call.text)
        for index in (title.index, call.index)
        if title.linked * 2 > len(title.text) and not is_file_line(title)
    }


def _is_aside(line: Line) -> bool:
    """True for such a label and its link, with a colon between them or nothing."""
    label = _ASIDE.match(line.text)
    return label is not None and bool(label.group(1) or line.linked >= len(line.text) - label.end())


def is_request(text: str) -> bool:
    """True for a short line that asks the reader to sign in, pay or agree."""
    if len(text) > _LONGEST_REQUEST:
        return False
    # A whole sentence is the text's.
    return (_REQUEST.search(text) is not None and text[-1:] != "。") or _CONSENT.match(text) is not None


def _is_menu(line: Line) -> bool:
    """True for a bar of short links without a sentence: `热点栏目 自选股 数据中心 行情中心`."""
    return (
        len(line.links) >= _MENU
        and line.linked <= len(line.links) * _LONGEST_IN_MENU
        and not is_file_line(line)
        and _OF_TEXT.search(line.text) is None
    )


def is_call(text: str) -> bool:
    """True for a call to fetch an app, or a player's clock."""
    if len(text) > 60 or "。" in text[:-1]:
        return False
    return (_CALLS.search(text) is not None and _CALL.search(text) is not None and not is_told(text)) or (
        "/" in text and _PLAYER.search(text) is not None
    )
