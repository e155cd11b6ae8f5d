"""Blocks whose lines say the same thing again and again, of one day, one guest, one reader after the other: no text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from crawler.page import Line

# Characters in sentences; with more it is a text, whatever rows it has.
_SAID = 60


class Alike(NamedTuple):
    """reason: what such a page is. line: how such a line is known. fewest: of such lines, no two the same. share: of the block's lines. stated:
    also below a day or source."""

    reason: Literal["about", "forum", "list"]
    line: re.Pattern[str]
    fewest: int
    share: float
    stated: bool


def _row(reason: Literal["about", "forum", "list"], line: str, fewest: int, share: float, *, stated: bool) -> Alike:
    return Alike(reason, re.compile(line), fewest, share, stated)


KINDS = (
    # 今天多云26℃ / 13℃ 微风: the weather of a place, on offices' sites.
    _row("about", r"\d{1,2}\s?(?:℃|°)", 5, 0.6, stated=True),
    # Of an office's talks with guests, one below the other.
    _row("list", r"^(?:访谈)?(?:嘉宾|主讲人)[:：]\s?\S", 2, 0.2, stated=True),
    # Whom a hospital has, one below the other.
    _row("list", r"^[\u4e00-\u9fff·]{2,4}\s?(?:副?主任|主治)(?:中)?医师.{0,8}擅长[:：]", 3, 0.6, stated=True),
    # What readers wrote, on a page of nothing else.
    _row("forum", r"^(?:\S{0,8}(?:网友|游客)|用户)(?:\S{0,12}\s(?:19|20)\d\d-\d{1,2}-\d{1,2}|\S{0,12}?(?:19|20)\d\d-\d{1,2}-\d{1,2} \d\d:\d\d$)", 3, 0.2, stated=True),
    # Who writes, and how many follow: the page of an author or account.
    _row("list", r"^(?:文章|作品|动态|获赞|粉丝|关注)\s?[\d.,]+万?\s(?:文章|作品|粉丝|获赞|关注|阅读)\s?[\d.,]+万?", 1, 0.3, stated=True),
    # The first line of a page that has no text, and its foot.
    _row("list", r"设为首页.{0,8}收藏", 1, 1.0, stated=True),
    _row("list", r"^(?:版权所有[:： ]|Copyright\b|©)|^[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]ICP[备证]", 1, 0.6, stated=True),
    # A column's pager, without the column: `12345下一页尾页[1/5页 共68条]`.
    _row("list", r"^[\d\s]*(?:首页|上一页|下一页|尾页|末页)|^[\d\s]*\[?\d{1,4}\s?/\s?\d{1,4}\s?页|^共\s?\d+\s?条\s?\d+\s?/\s?\d+$", 1, 1.0, stated=True),
    # What a gazette's issue has: `石桥市人民政府关于… ……（44）`.
    _row("list", r"(?:…|\.{3}|·{3})\s?[(（]\d{1,3}[)）]$", 4, 0.6, stated=True),
    # The greeting of a site above a column that is empty, or that a script fills: atxlyj.cn.
    _row("list", r"^欢迎您?(?:访问|光临|来到)[^，。]{2,40}(?:网站?|平台|官网)[!！]?$", 1, 1.0, stated=False),
    # A directory of sites: fjmjzz.com.
    _row("list", r"网址[:：]\s?(?:https?:)?[/\w.\-]{0,60}\s?[\[【]?点击(?:访问|进入)", 3, 0.3, stated=True),
    # Below a film of which nothing is said: video.sina.com.cn.
    _row("about", r"^频道[:：]|^简介[:：]?$|官方交流群[:：]|^关注官方微博[:：]|^24小时(?:电话)?客服[:：]", 3, 1.0, stated=True),
    # A player that has not begun.
    _row("about", r"^(?:简介[:：]\s?)?暂无简介|^接下来播放$|^努力加载中|^点赞 收藏", 1, 1.0, stated=True),
)  # fmt: skip


def are_alike(kind: Alike, body: Sequence[Line], said: int) -> bool:
    """True for a block whose lines are of this kind, and hardly a sentence. said: characters in its sentences."""
    if said >= _SAID:
        return False
    found = {line.text for line in body if kind.line.search(line.text)}
    return len(found) >= kind.fewest and len(found) >= kind.share * len({line.text for line in body})
