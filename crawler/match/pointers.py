"""What a copy puts at its end to lead to the rest: （下转第二版）, 更多内容请点击下方链接查看全文。, [详细]. It is no part of what it copies."""

from __future__ import annotations

import re
from typing import Final

from crawler.match.fold import Sentence

# Folded sentences. To another page of a paper: (详见今日本报第三版), 下转A3版, 全文见4版.
_PAGE = r"(?:今日|今天|当日|本报|\d{1,2}月\d{1,2}日){0,2}第?[A-Za-z]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[版面]"
_TO_PAGE = rf"(?:下转|紧接|转|详见|全文见|(?:相关)?(?:报道|内容|图文|新闻)见|更多(?:报道|内容|新闻)见|见){_PAGE}[·、:]?[\u4e00-\u9fff]{{0,6}}"
# To another page of the web: 更多内容请点击下方链接查看全文; 点击阅读原文了解详情.
_WHERE = r"(?:下方|下面|上方|左下角|文末|此处|这里|链接|原文|标题|图片|蓝字|按钮|的|中){0,4}"
_LOOK = r"(?:查看|阅读|了解|浏览|获取|观看|看|读)"
_MORE = r"(?:全文|原文|详情|全部|更多|内容|详细|完整|余下|信息|报道|精彩|的){1,4}"
_TO_LINK = rf"(?:{_MORE},?)?(?:请|可)?(?:点击|戳|点|扫码|长按识别){_WHERE}(?:,?{_LOOK}?{_MORE}){{0,2}}"
# A link alone: [详细], 全文>>, 阅读全文.
_LINK = rf"(?:详细|详情|全文|更多|原文|(?:点击)?{_LOOK}(?:全文|原文|详情|更多|余下全文)|展开全文|余下全文|了解详情)"
_BEFORE, _BEHIND = r"[(\[【<《▶►→↓\.·,:。]*", r"[)\]】>》»›→↓\.·。!]*"
_ALONE = re.compile(rf"{_BEFORE}(?:{_TO_PAGE}|{_TO_LINK}|{_LINK}){_BEHIND}")
_NOTHING = re.compile(r"[.·…]{2,}")
# Behind a sentence that is cut there: 该项目总投[详细].
_GLUED = re.compile(r"(?:[\[【(](?:详细|详情|全文|查看全文|阅读全文|更多)[\]】)]|(?:\.{3,})?(?:全文|详细|详情)[>»]{1,3})$")
_LONGEST = 40
# What stands in its place, as for all that is left out.
LEFT_OUT: Final = "..."


def is_pointer(text: str) -> bool:
    """True for a folded sentence that says nothing but where the rest is, or that there is more."""
    return len(text) <= _LONGEST and bool(_ALONE.fullmatch(text) or _NOTHING.fullmatch(text))


def without_pointers(found: list[Sentence]) -> list[Sentence]:
    """The sentences of a text without pointers at its end; one that is cut there ends with an ellipsis instead.

    A text of nothing else keeps its first.
    """
    end = len(found)
    while end > 1 and is_pointer(found[end - 1].text):
        end -= 1
    left = found[:end]
    if left and (cut := _GLUED.search(left[-1].text)) and cut.start():
        left[-1] = left[-1]._replace(text=left[-1].text[: cut.start()] + LEFT_OUT)
    return left
