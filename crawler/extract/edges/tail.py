"""Where the trailing lines of a block begin."""

from __future__ import annotations

import re
from itertools import islice

from crawler.extract.edges.behind import LONGEST_BEHIND, LONGEST_NOTICE, only_remarks_follow
from crawler.extract.edges.glued import unglue
from crawler.extract.edges.inner import is_call, is_request
from crawler.extract.hints import names_of
from crawler.extract.labels import END_ROLES, TAIL_ROLES
from crawler.extract.listed import is_listed
from crawler.extract.names.credits import credits_of
from crawler.extract.notices import is_notice
from crawler.extract.prose import WEAK_ENDS, is_heading_of_text, text_goes_on
from crawler.extract.runs import begins_list, is_file_line, is_headed, is_row
from crawler.page import Line

# Buttons that stand inside a text as well; 打印 and 关闭 stand after it.
_SHARING = re.compile("分享|微博|微信|QQ|Qzone|朋友圈|字[号体]|朗读|播报")
_ADDRESS = re.compile(r"https?://[!-~]+$")
# A call to the reader stands in the middle of texts too.
_CALLS = frozenset(("qr", "promo"))
_PAGER = re.compile(r"^[\s\d【】\[\]<>«»‹›|上下一页首末尾全文余共第本当前为页/，]+$")


def until_tail(lines: list[Line], roles: list[str | None]) -> tuple[list[Line], list[Line]]:
    """Split at the first line from which the trailing lines begin."""
    sizes = [
        0 if line.linked * 2 > len(line.text) or _ADDRESS.match(line.text) else len(line.text) - line.linked for line in lines
    ]
    total = sum(sizes) or 1
    before = 0
    for index, line in enumerate(lines):
        role = roles[line.index]
        begins = before and role is None and begins_list(lines, index) and not is_listed(lines, roles, index)
        if before and (role in TAIL_ROLES or begins):
            if role == "related" and _text_follows(lines[index + 1 : index + 4]):
                before += sizes[index]
                continue
            after = total - before - sizes[index]
            if role == "link" and after <= 0.6 * before and only_remarks_follow(lines, roles, index):
                return lines[:index], lines[index:]
            if role == "notice" and is_heading_of_text(lines, roles, index):
                before += sizes[index]
                continue
            if role in WEAK_ENDS and text_goes_on(lines, roles, index):
                before += sizes[index]
                continue
            if role in _CALLS and _goes_on(lines[index + 1 : index + 6], roles):
                before += sizes[index]
                continue
            if role == "tool" and _SHARING.search(line.text) and _goes_on(lines[index + 1 : index + 6], roles):
                before += sizes[index]
                continue
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
    return (
        sum(
            1
            for line in lines
            if not line.linked * 3 > len(line.text) and not is_headed(line) and len(line.text) >= 60 and "。" in line.text
        )
        >= 2
    )


def is_tail_line(line: Line, role: str | None, only: bool) -> bool:
    """True for a line that, standing last, is not the article's own."""
    if only:
        return role in TAIL_ROLES and role not in ("files",)
    if role in TAIL_ROLES or role == "files" or (line.linked * 2 > len(line.text) and is_file_line(line)):
        return True
    text = line.text
    if (role == "date" and _PUT_UP.match(text) and not _SAID.search(text)) or not any(map(str.isalnum, text)):
        return True
    if text[:8].lower().startswith(("http://", "https://")) or is_request(text) or _CONTROL.match(text):
        return True
    if is_call(text) and not (text[-1] == "。" and _TELLS_HOW.search(text)):
        return True
    if line.linked * 2 > len(text) and not is_file_line(line):
        return True
    if _leads_elsewhere(line):
        return True
    if _WROTE.fullmatch(text) or _is_field(line):
        return True
    if (_MOMENT.fullmatch(text) and _is_at_the_right(line)) or _OF_SITE.fullmatch(text) or _names_original(line):
        return True
    if is_pager(text) or (
        len(text) <= LONGEST_BEHIND and (_PICTURES_FROM.match(text) or _CREDIT.match(text) or credits_of(text))
    ):
        return True
    return (
        len(text) <= LONGEST_NOTICE
        and is_notice(text)
        and not _AUTHOR_NOTE.match(text)
        and (is_notice(own := unglue(text)[0]) or (len(own) < 20 and own[-1:] not in _SENTENCE_ENDS))
    )


# Who wrote it, alone in a line.
_WROTE = re.compile(r"文\s?[/／丨|｜]\s?[\u4e00-\u9fff·]{2,4}")
# Fields of a node beside its body: Drupal.
_FIELD = re.compile(r"field--name-field-(?:author|source|editor|date|tags?|categor|keyword)")


def _is_field(line: Line) -> bool:
    """True for the label or the value of such a field."""
    around = islice(line.element.ancestors(), 3)
    return len(line.text) <= LONGEST_BEHIND and any(_FIELD.match(name) for element in around for name in names_of(element))


# When it was put up, to the minute, and nothing else.
_MOMENT = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}:\d\d(?::\d\d)?")
_RIGHT = re.compile(r"text-align\s?:\s?(?:right|end)", re.I)


def _is_at_the_right(line: Line) -> bool:
    """True where templates put the day; in the middle of a table it is the text's."""
    element = line.element
    return element.get("align").lower() == "right" or _RIGHT.search(element.get("style")) is not None


_OF_SITE = re.compile(r"[^\s由]{2,20}\s?版权所有")
# In whatever words a line says where the text was taken from, with a link or an address.
_TAKEN = re.compile(
    r"^\W{0,3}(?:[本此该全原]?(?:文|稿|帖)|文章|稿件|信息|新闻|内容|资讯|上述|以上)?[中内]?(?:内容)?(?:系|为|均|全文)?"
    r"(?:转[载自帖发]|原[文载址帖稿链]|采集自|采自|搬运自|摘自|来源|出处|稿源|来自|首发|点击.{0,6}(?:查看|阅读)(?:原文(?![件图])|出处|来源))"
)
_LONGEST_TAKEN = 300
# In brackets it needs no link.
_BRACKETED_SOURCE = re.compile(r"[［\[【（(]\s?(?:信息|新闻|稿件|文章|内容)来自[^。，]{2,20}[］\]】）)]")
# Only of the whole text can a sentence say so.
_TAKEN_ITSELF = re.compile(
    r"^\W{0,3}(?:[本此该]文|文中内容|转载|原文(?=[链地网址出来标作在见载刊发:： \[（(为]|$)|原载|采集自|采自|搬运自|摘自)"
)
_HOST = re.compile(r"(?<![A-Za-z0-9.@-])(?:[A-Za-z0-9-]{1,40}\.){1,4}[A-Za-z]{2,6}(?:/|\b)")


def _names_original(line: Line) -> bool:
    """True for such a line; a whole sentence without a link is the text's."""
    text = line.text
    if _BRACKETED_SOURCE.fullmatch(text):
        return True
    if len(text) > _LONGEST_TAKEN or _TAKEN.match(text) is None:
        return False
    if text[-1] in _SENTENCE_ENDS and _TAKEN_ITSELF.match(text) is None:
        return False
    return bool(line.links) or "http" in text or _HOST.search(text) is not None


# What a template puts below a text, with a link behind it: `天气预报：未来七天`, `热线：我要提问`.
_LABELLED_LINK = re.compile(r"^(?:天气预报|天气|热线|互动|微博|微信|投票|关键字|标签)[:：]\s?(?=[^，。:：]{2,12}$)")


def _leads_elsewhere(line: Line) -> bool:
    label = _LABELLED_LINK.match(line.text) if line.links else None
    return (
        label is not None
        and line.linked >= len(line.text) - label.end()
        and not any(link.get("href").startswith(("tel:", "mailto:")) for link in line.links)
    )


# Where to go from here, and that it is over.
_CONTROL = re.compile(
    r"^(?:"
    r"返回[\u4e00-\u9fffA-Za-z]{2,12}[,，]\s?查看更多"  # sohu.com
    r"|[—–－_~* -]{0,6}(?:THE\s?END|the\s?end|The\s?End|E\s?N\s?D)[—–－_~* -]{0,6}"  # mydrivers.com
    r"|(?:点击)?(?:查看|阅读)原文\s?[:：]\s?[^。，；]{1,16}"
    r"|>{0,2}\s?返回\S{0,8}首页(?:\s*返回\S{0,8}首页)?"  # nen.com.cn
    r")$"
)
# 图片来源：网络, as a line of its own, and the name of who has taken them.
_CREDIT = re.compile(r"^\W*(?:图片|照片|题图|封面图?|配图)来源\s?[:：]\s?[\w·/、 ]{2,20}\W*$")
_PICTURES_FROM = re.compile(
    r"^\W*(?:图片|图|配图|图文|文图|图源)(?:均|皆)?(?:来源|来自|源自|源)?(?:于)?\s?[:：]?\s?(?:来源|来自|源自)?(?:于)?(?:互联)?网络?\W*$"
)
# A whole sentence on an account that says what it is good for is the text's.
_TELLS_HOW = re.compile("可(?!不|惜)|即|办理|查询|预约|缴费|申请")

# When the page was put up; 时间 alone is that of what a notice tells of.
_PUT_UP = re.compile(r"\W*(?:信息|文章|本文)?(?:发布|发表|编辑|录入|添加|更新|最后(?:更新|修改))(?:时间|日期|于)")
_SAID = re.compile("[。至前—]")
_SENTENCE_ENDS = frozenset("。！？”")
# Who wrote it is the text's own, whatever stands behind it in the brackets.
_AUTHOR_NOTE = re.compile(r"^[（(](?:本文)?作者(?:系|为|是|单位)")


def is_pager(text: str) -> bool:
    """True for the pager of an article in parts: `1 2 3 下一页`."""
    return _PAGER.match(text) is not None and ("页" in text or "【" in text)
