"""Whether a line that stands last in a block is the page's: a field, a button, a credit, where the text was taken from."""

from __future__ import annotations

import re
from itertools import islice

from crawler.extract.edges.behind import LONGEST_BEHIND, LONGEST_NOTICE
from crawler.extract.edges.glued import unglue
from crawler.extract.edges.inner import is_call, is_request
from crawler.extract.edges.taken import names_original
from crawler.extract.edges.wrote import names_writers
from crawler.extract.hints import names_of
from crawler.extract.labels import TAIL_ROLES
from crawler.extract.names.credits import credits_of
from crawler.extract.notices import is_notice
from crawler.extract.runs import is_file_line
from crawler.page import Line

# Fields of a node beside its body: Drupal.
_FIELD = re.compile(r"field--name-field-(?:author|source|editor|date|tags?|categor|keyword)")
# When it was put up, to the minute, and nothing else.
_MOMENT = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*\d{1,2}:\d\d(?::\d\d)?")
_RIGHT = re.compile(r"text-align\s?:\s?(?:right|end)", re.I)
# `[2018-01-27]`, of the text's template.
_BRACKETED_DAY = re.compile(r"\[(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\]")
# Whose site it is.
_OF_SITE = re.compile(r"[^\s由]{2,20}\s?版权所有")
# What a template puts below a text, with a link behind it: `天气预报：未来七天`, `热线：我要提问`, `相关链接：放水通知`.
_LABELLED_LINK = re.compile(
    r"^(?:天气预报|天气|热线|互动|微博|微信|投票|关键字|标签|视频(?:链接|地址)|(?:相关|延伸|推荐|扩展|往期|更多)(?:链接|阅读|新闻|报道|文章|回顾|推荐)|系列报道)[:：]\s?(?=[^，。:：]{2,12}$)"
)
# Where to go from here, and that it is over.
_CONTROL = re.compile(
    r"^(?:"
    r"返回[\u4e00-\u9fffA-Za-z]{2,12}[,，]\s?查看更多"  # sohu.com
    r"|[—–－_~* -]{0,6}(?:THE\s?END|the\s?end|The\s?End|E\s?N\s?D)[—–－_~* -]{0,6}"  # mydrivers.com
    r"|(?:点击)?(?:查看|阅读)原文\s?[:：]\s?[^。，；]{1,16}"
    # WeChat's copies: 点击左下角“阅读原文”查看; （更多详情请查看原文）
    r"|[（(]?(?:(?:更多|详细|具体)(?:详情|内容|信息)[，,]?)?(?:敬?请|可)?您?(?:点击|戳)?(?:左下角|下方|文末|底部)?[的“\"「【]{0,2}(?:查看|阅读|浏览)(?:原文|全文)[”\"」】]?(?:查看|了解)?(?:更多|详情|全文)?[）)。！!]?"
    r"|完"  # info.gov.hk
    r"|参考(?:资料|文献)[:：]?"  # whose links are elsewhere
    r"|转载信息|转载说明|来源信息"  # the summary of what a page folds away
    r"|(?:【(?:打印|关闭)[^【】]{0,4}】\s?){1,3}\S{2,16} [a-z0-9.-]{4,40}"  # of a page to print
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
_PUT_UP = re.compile(
    r"\W*(?:信息|文章|本文)?(?:发布|发表|编辑|录入|添加|入库|收录|采集|更新|最后(?:更新|修改))(?:时间|日期|于|\s?[:：]\s?(?=(?:19|20)\d\d[-/.年]))"
    # 时间：2024-05-02 09:00 编辑：林一舟 浏览：86
    r"|\W*(?:时间|日期)\s?[:：].{8,40}(?:浏览|点击|阅读)(?:次数|量)?[:：]"
)
_SAID = re.compile("[。至前—]")
_SENTENCE_ENDS = frozenset("。！？”")
# Who wrote it is the text's own, whatever stands behind it in the brackets.
_AUTHOR_NOTE = re.compile(r"^[（(](?:本文)?作者(?:系|为|是|单位)")
_PAGER = re.compile(r"^[\s\d【】\[\]<>«»‹›|上下一页首末尾全文余共第本当前为页/，]+$")


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
    if names_writers(text) or _is_field(line):
        return True
    if (
        _BRACKETED_DAY.fullmatch(text)
        or (_MOMENT.fullmatch(text) and _is_at_the_right(line))
        or _OF_SITE.fullmatch(text)
        or names_original(line)
    ):
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


def _is_field(line: Line) -> bool:
    """True for the label or the value of such a field."""
    around = islice(line.element.ancestors(), 3)
    return len(line.text) <= LONGEST_BEHIND and any(_FIELD.match(name) for element in around for name in names_of(element))


def _is_at_the_right(line: Line) -> bool:
    """True where templates put the day; in the middle of a table it is the text's."""
    element = line.element
    return element.get("align").lower() == "right" or _RIGHT.search(element.get("style")) is not None


def _leads_elsewhere(line: Line) -> bool:
    label = _LABELLED_LINK.match(line.text) if line.links else None
    return (
        label is not None
        and not is_file_line(line)
        and line.linked >= len(line.text[label.end() :].replace(" ", ""))
        and not any(link.get("href").startswith(("tel:", "mailto:")) for link in line.links)
    )


def is_pager(text: str) -> bool:
    """True for the pager of an article in parts: `1 2 3 下一页`."""
    return _PAGER.match(text) is not None and ("页" in text or "【" in text)
