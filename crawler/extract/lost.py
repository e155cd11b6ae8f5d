"""What a site says in place of a page: that there is none, or that it leads the reader on to another."""

from __future__ import annotations

import re

from crawler.page import Document, Line

_ERROR_TEXT = re.compile(
    r"(?:您|你)?(?:要)?(?:访问|查看|浏览|请求)的(?:页面|网页|内容|文章|信息|链接|资源).{0,12}(?:不存在|已删除|已?被删除|未找到|找不到|失效|已过期或|已下线|出错)|"
    r"404 Not Found|[Pp]age (?:that )?you(?:'re| are|'ve| have)? (?:requested|looking for)[^.]{0,20} (?:not|no longer|doesn't|does not) (?:be )?(?:found|exists?|available)|该内容已被发布者删除|该(?:文章|信息|页面|网页).{0,4}(?:不存在|已被?删除)|找不到指定的|未通过审核|(?:文章|信息|页面|内容)(?:不存在(?!任何|虚假|重大|侵)|已删除)"
)
_WHAT_TO_DO = re.compile(
    "秒(?:钟)?后.{0,8}(?:跳转|返回)|网址(?:有误|是否|输入|错误)|检查.{0,8}(?:地址|网址|链接)|[请可以].{0,4}返回(?:首页|上一页)"
)
_LOST = re.compile("(?:访问|查看|浏览|请求)的(?:页面|网页|内容).{0,4}(?:走丢|不见|飞走)")
# As WeChat says it, and nothing else: 此账号已被屏蔽, 内容无法查看.
_BARRED = re.compile(
    r"[此该](?:账号|帐号|公众号|内容)(?:已|因|被|发送)[^。，,]{0,20}[，, ]{0,2}(?:内容)?无法查看[。.]?|该公众号已迁移至新的[账帐]号[，,].{0,60}"
)
_ASKS_HOW = re.compile("怎么|如何|为何|为什么|[？?]")
# What news says that a page says.
_QUOTED = re.compile("“[^“”]{0,80}”")
_LONGEST_WORD_OF_ERROR = 40
# Characters before such words in their line: 很抱歉，
_FAR_IN = 6
# How a page begins that says nothing else: 页面走丢了～ 5秒后自动返回首页; 该信息已过期或已被撤回; 抱歉，您要找的内容不见了.
_BEGINS_LOST = re.compile(
    r"^(?:(?:很|非常)?(?:抱歉|对不起|遗憾)|(?:温馨)?提示|哎呀|糟糕|[Oo]{1,2}ps)?\W{0,4}(?:(?:您|你)要?(?:访问|查看|浏览|请求|寻?找)的)?"
    r"(?:该|此|这个|当前|本)?(?:页面|网页|内容|文章|信息|新闻|链接)(?:已经?|可能|好像|似乎)?(?:被)?"
    r"(?:走丢|走失|不见|飞走|迷路|丢失|离家出走|消失|过期|撤回|撤销|下线|下架|失效|移除|找不到|未找到|没有找到|不存在)",
    re.M,
)
# 页面失效，请刷新重试; 页面下线维护中: it may answer another time.
_NOT_NOW = re.compile("维护|升级|稍[后候]|刷新|重试")
# 系统发生错误，请稍后再试: it may answer another time.
_FAILS = re.compile(
    r"^(?:系统|服务器?|程序|网站|数据库)(?:内部)?(?:发生|出现)?了?(?:未知)?(?:错误|异常|故障)(?=\W*(?:$|请|稍|正在|我们|技术|联系|错误(?:代码|编号|信息)))"
)
# 对不起，您暂时访问不了该页面: the whole line, as news say who could not.
_APOLOGIZES = re.compile(
    r"^\W{0,4}(?:很|非常|十分)?(?:抱歉|对不起|遗憾)\W{1,4}(?:您|你|我们|该|此|本|您要|您所)?(?:暂时|目前|当前)?.{0,12}?"
    r"(?:访问不了|打不开|(?:无法|不能|无权|没有权限)(?:正常)?(?:访问|打开|查看|浏览|显示))(?:了)?(?:该|此|本|这个|当前)?(?:页面|网页|内容|网站|信息|文章)?\W{0,4}$"
)
# What stands beside that: causes, and what the reader may do.
_BESIDE_LOST = re.compile(
    "可能.{0,4}原因|^原因[:：]|网址|首页|上一?页|秒后|刷新|检查|稍[后候]|(?:页面|网页|链接|内容|信息).{0,6}(?:移动|删除|更名|过期)"
)
_LONGEST_LOST = 160
# 页面正在跳转，如未自动跳转请点击这里; 正在为您跳转到目标网页，请稍候.
_JUMPS = re.compile(
    r"^\W{0,4}(?:(?:页面|网页|网站|系统|浏览器)?(?:正在|即将|将)(?:为您)?(?:自动)?跳转"
    r"|如(?:果|若)?(?:您的?|你的?)?(?:浏览器|页面|网页)?(?:长时间)?(?:没有|未|无法|不能)(?:能)?(?:自动)?(?:跳转|转到|打开|响应)|请稍[后候等])"
)
_LONGEST_JUMP = 100


def is_error_text(text: str) -> bool:
    """True if a title has such words; it may be news all the same."""
    return _ERROR_TEXT.search(text) is not None or _LOST.search(text) is not None


def says_lost(text: str) -> bool:
    """True if a text, of one line or more, says that there is no such page."""
    return is_error_text(text) or any(_NOT_NOW.search(line) is None for line in text.split("\n") if _BEGINS_LOST.match(line))


def explains_itself(document: Document, title: str) -> bool:
    """True for a title that says that the page is lost, with what the reader is to do right below it."""
    if not is_error_text(title) or _ASKS_HOW.search(title):
        return False
    lines = [line for line in document.lines if not line.hidden]
    below = next((lines[place + 1 : place + 4] for place, line in enumerate(lines) if line.text == title), [])
    return any(_WHAT_TO_DO.search(line.text) for line in below)


def is_lost(body: list[Line], stated: bool) -> bool:
    """True if the text says that the page is lost; stated: under a source or a day."""
    return any(_line_says_lost(line.text, stated) or (not stated and _BARRED.fullmatch(line.text)) for line in body) or (
        not stated and _says_nothing_else(body)
    )


def _line_says_lost(text: str, stated: bool) -> bool:
    """True for a line that says so of the page; under a source or a day only where it begins with that, as news tells it of others."""
    found = _ERROR_TEXT.search(_QUOTED.sub("", text))
    return found is not None and (not stated or found.start() <= _FAR_IN)


def _says_nothing_else(body: list[Line]) -> bool:
    """True if the first line says that the page is lost or that the site failed, and the others why, and what to do."""
    first, *others = body
    return (
        any(pattern.match(first.text) for pattern in (_BEGINS_LOST, _FAILS, _APOLOGIZES))
        and len(first.text) <= _LONGEST_WORD_OF_ERROR
        and sum(len(line.text) for line in others) <= _LONGEST_LOST
        and all(_BESIDE_LOST.search(line.text) for line in others)
    )


def is_word_of_loss(document: Document) -> bool:
    """True for a page without a text that says that it is lost and hardly anything else: in a line, in the window that a script opens, or
    with a picture of 404."""
    shown = [line for line in document.lines if not line.hidden]
    if sum(len(line.text) - line.linked for line in shown) > _LONGEST_LOST:
        return False
    said = [line.text for line in shown]
    said += [found[1] for script in document.scripts if len(script) <= _LONGEST_SCRIPT for found in _ALERT.finditer(script)]
    return any(says_lost(text) or _BARRED.fullmatch(text) for text in said) or any(
        _PICTURE_OF_LOSS.search(image.get("src")) for image in document.find("img")[:_FEW_PICTURES]
    )


# alert('该文章不存在');history.back();
_ALERT = re.compile(r"""\balert\s{0,3}\(\s{0,3}["']([^"']{4,60})["']""")
_LONGEST_SCRIPT = 2000
_PICTURE_OF_LOSS = re.compile(r"(?:^|[/_-])(?:error|page|img)?[_-]?404[^/]{0,12}\.(?:png|jpe?g|gif|svg|webp)", re.I)
_FEW_PICTURES = 3


def is_gone(lines: list[Line]) -> bool:
    """True if a short line between the title and the text says that the page is gone; the text is then what the site recommends."""
    return any(
        not line.hidden and not line.linked and len(line.text) <= _LONGEST_WORD_OF_ERROR and _ERROR_TEXT.search(line.text)
        for line in lines
    )


def is_jump(body: list[Line]) -> bool:
    """True if each line says that the reader is led on to another page, or what to do if not."""
    return sum(len(line.text) for line in body) <= _LONGEST_JUMP and all(_JUMPS.match(line.text) for line in body)
