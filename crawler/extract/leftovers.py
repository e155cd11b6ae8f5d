"""What is left of a page when its rows are taken away, and passes for its text: the way to it, a pager, a foot, a word that there is nothing."""

from __future__ import annotations

import re

from crawler.extract.dates import DATE
from crawler.page import Line

# `共 1 条 1/1页 首页 上一页 下一页 尾页`, `第1页 共9页 首页 前页 后页`, `1 2 3 Next`: words of a pager and what may stand between them. No word
# begins with a character that may stand between, so there is one way to read a line.
_PAGER = re.compile(
    r"(?:首页|[上下前后]一?页|[尾末]页|转[到至]|跳[到至转]|每页|当前|记录|数据|[Gg][Oo]\b|(?:First|Last|Prev(?:ious)?|Next|Page)\b|[\d\s共第页条篇个总计/|｜:：,，.…<>«»‹›（）()\[\]-]){2,120}"
)
_LONGEST_PAGER = 120
# What tells it from a number and a unit.
_LEADS = re.compile(r"[上下前后首尾末]一?页|\d\s?/\s?\d+\s?页|Prev|Next")
# A line of a page's foot begins so, and what no text has beside it.
_FOOT_LABEL = re.compile(
    r"\W{0,3}(?:(?:主办|承办|协办|主管|运维|维护)(?:单位)?|技术支持|(?:单位|联系)?地址|(?:联系|服务|办公)?(?:电话|热线)|传真|邮编|邮政编码|(?:电子)?邮箱|(?:政府)?网站标识码"
    r"|版权所有|[Cc]opyright|©|.?ICP备|.?公网?安备|公安备案)"
)
_FOOT_MARK = re.compile(r"ICP[备证]|公网?安备|公安备案|网站标识码|版权所有|[Cc]opyright|©")
_LONGEST_FOOT = 400
# Of a column without articles, or one to come: 栏目正在建设中，敬请期待！ 对不起，没有您要查找的信息.
_NOTHING = re.compile(
    r"^\W{0,4}(?:(?:很|非常)?(?:抱歉|对不起|遗憾|您好)\W{0,3})?(?:"
    r"(?:[该此本]?(?:栏目|频道|专题|版块|板块|页面|内容))(?:内容)?(?:还|仍|尚)?(?:正)?在?(?:紧张|抓紧)?(?:建设|完善|整理|更新|筹备|制作)(?:之中|中|当中)(?:\W{0,3}(?:敬请|请|感谢您的)?(?:期待|关注|稍[候后]|留意))?"
    r"|(?:[该此本]?(?:栏目|分类|频道|专题))?.{0,4}暂时?(?:无|没有)(?:任何|相关|新增|更多){0,3}(?:信息|内容|数据|文章|新闻|资料|记录)"
    r"|(?:没有|未能?|暂未|尚未)(?:找到|查到|搜索到|检索到|查询到|发布)?(?:任何|相关|符合条件|您?要?(?:查找|查询|查看|浏览|搜索))?的?(?:相关)?(?:信息|内容|数据|文章|新闻|资料|记录)"
    r")\W{0,3}$"
)


def is_pager(text: str) -> bool:
    """True for a line of the words of a list's pager and nothing else."""
    return len(text) <= _LONGEST_PAGER and _PAGER.fullmatch(text) is not None and _LEADS.search(text) is not None


def says_nothing_yet(text: str) -> bool:
    """True for the line of a column that has no articles."""
    return _NOTHING.match(text) is not None


def is_empty_list(body: list[Line], roles: list[str | None]) -> bool:
    """True for a pager or a word that there is nothing, with the way to the page and its foot or alone."""
    return any(is_pager(line.text) or says_nothing_yet(line.text) for line in body) and all(
        is_pager(line.text) or says_nothing_yet(line.text) or is_beside_list(line, roles) or begins_foot(line) for line in body
    )


def is_foot(text: str) -> bool:
    """True for a line that tells who runs the site, where, and under which numbers it is registered: a letter tells no such number."""
    return (
        len(text) <= _LONGEST_FOOT
        and _FOOT_LABEL.match(text) is not None
        and "。" not in text
        and _FOOT_MARK.search(text) is not None
    )


def are_foot(body: list[Line], roles: list[str | None]) -> bool:
    """True for such lines, and the way to the page or a day above them, and nothing else."""
    said = [line for line in body if not is_beside_list(line, roles)]
    return all(map(begins_foot, said)) and any(is_foot(line.text) for line in said)


def is_beside_list(line: Line, roles: list[str | None]) -> bool:
    """True for the way to a page, and for a day alone."""
    return roles[line.index] == "crumb" or DATE.fullmatch(line.text) is not None


def begins_foot(line: Line) -> bool:
    """True for a line that begins with a label of a page's foot and is no sentence."""
    return "。" not in line.text and _FOOT_LABEL.match(line.text) is not None
