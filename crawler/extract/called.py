"""What a page is by the words of its title: an error, a check of the visitor, a page of the site on itself, a search, a list."""

from __future__ import annotations

import re

from crawler.extract.lost import explains_itself, is_error_text
from crawler.extract.notices import is_notice
from crawler.page import Document, Line

_ERROR = re.compile(
    # A bare status code with words of its kind: 世界500强 and 改造404平方米 are news.
    r"^(?:(?:HTTP|http|Error|error|错误|状态码|提示|抱歉|很抱歉|对不起)?[\s:：,，!！-]*(?:40[0345]|50[0-4])(?!\d)[\s:：,，.。!！_|-]*"
    r"(?:$|[Nn]ot|[Ff]orb|[Ee]rr|[Pp]age|[Ii]nter|[Bb]ad|[Ss]erv|[Gg]ate|错误|页面|网页|找不|未找|没有|禁止|拒绝|无法|服务|抱歉|您|你|访问).{0,24}|.{0,10}(?:页面不存在|网页不存在|页面未找到|找不到(?:该|此)?(?:页面|网页)|(?:页面|网页)找不到|无法访问|访问被拒绝|访问出错|"
    r"系统错误|运行时错误|应用程序中的服务器错误|Runtime Error|系统提示|正在跳转|错误信息|出错了|错误提示|页面已删除|信息已删除|内容已删除|文章不存在|信息不存在|Not Found|not found|Forbidden|Bad Gateway|Error|error).{0,16}|(?:服务器(?:内部)?错误|(?:404 - )?找不到文件或目录)\W?)$"
)
# Letters and news of 安全检查 say that one is held.
_CHALLENGE_TITLE = re.compile(
    r"^(?!.*(?:开展|通知|公告|通报|部署|带队|组织|工作|专项)).{0,10}(?:验证码|安全验证|访问验证|人机验证|安全检查|访问过于频繁|正在验证|Just a moment|Attention Required).{0,16}$"
)
# Titles of pages that stand between the reader and the site; news with such words say more.
_WAITING_TITLE = re.compile(
    r"^(?:请稍[候等后]|访问(?:已?被)?(?:拦截|阻断)|(?:您|你)的(?:请求|访问|操作|IP).{0,24}(?:拦截|阻断|屏蔽).{0,4})[\s.…。！!，,]*$"
)
CHALLENGE_TEXT = re.compile(
    r"请?(?:先)?(?:完成|通过|进行)(?:以下|下列|下方|下面|安全|人机|如下){0,2}(?:的)?(?:操作|验证)(?:后|以|即可|，).{0,6}(?:继续)?(?:访问|浏览)|"
    r"(?:您|你)的?(?:请求|访问|操作|IP).{0,24}(?:已?被.{0,12}(?:拦截|阻断|屏蔽)|不合法参数)|请(?:开启|启用|打开) ?JavaScript ?并刷新|"
    r"(?:您|你)的访问过于频繁.{0,40}验证|正在检查您的浏览器|Checking your browser|Verifying you are human",
    re.I,
)
LONGEST_CHALLENGE = 400
_SIGNED = re.compile(r"来源 ?[:：]|发布(?:时间|日期) ?[:：] ?20|责任编辑 ?[:：]")
_ABOUT = re.compile(
    r"^(?:关于我们|关于本站|网站简介|本站简介|联系我们|联系方式|网站地图|网站[声申]明|隐私声明|隐私政策|版权[声申]明|免责[声申]明|法律[声申]明|使用帮助|网站帮助|友情链接|加入我们|诚聘英才|广告服务|投稿须知|(?:请先?)?(?:用户|会员|账号)?(?:登录|登陆|注册)|用户协议|服务条款"
    r"|领导(?:之窗|介绍|简介|信息|班子|成员)|.{0,6}[省市区县州旗](?:人民)?政府领导)$"
)
# What a reader agrees to; with a day or a source it is news: 消协点评服务条款.
_TERMS = re.compile(
    r"^(?!.*(?:签订|签署|点评|热议|规范|更新|加强|发布|整治|霸王|约谈|征求))(?:.{0,8}(?:用户|会员|账号|服务|使用|软件许可)(?:服务|许可|使用)?(?:协议|条款)"
    r"|.{0,8}隐私权?(?:保护)?(?:政策|声明|协议|条款))$"
)
# Titles that offices have their pages on themselves under, and news with a day.
_OF_AN_OFFICE = re.compile(
    r"^.{0,14}(?:网站|本网|本站|机构|单位|部门|学校|医院|公司|企业|集团|中心|协会|学院|研究[院所]|报社|电视台)(?:简介|介绍|概况|概览)$"
    r"|^[\u4e00-\u9fff]{1,6}[省市县区州旗镇乡村](?:简介|介绍|概况|概览)$"
    r"|^(?:机构职[能责]|主要职[能责]|内设机构|机构设置|领导分工|组织机构|组织架构|历史沿革|联系方式)$"
    # Of companies: xzhyad.cn, aloeworld.com.cn.
    r"|^(?:企业|公司|品牌)(?:文化|荣誉|理念|愿景|实力|历程)$|^(?:荣誉资质|资质荣誉|发展历程|服务承诺)$|^(?:招商)?加盟(?:条件|流程|优势|政策|须知|支持|电话)?$|^(?:Company [Pp]rofile|About [Uu]s)[\u4e00-\u9fff]{0,6}$"
)
_CELLS = frozenset(("td", "th", "dd", "dt"))
# Of a site that is closed for a while.
_CLOSED_TITLE = re.compile(
    r"^(?:.{0,4}(?:网站|站点|系统|本站|平台|服务器))?.{0,2}(?:维护中|升级中|正在(?:维护|升级|改版)|升级维护|维护升级|暂停(?:服务|访问)|关闭维护|(?:已|临时)?关[闭停]|停止(?:更新|服务|运行))中?(?:提示|页面)?\W{0,3}$"
)
# What programs of forums call the page with their word to the reader.
_MESSAGE_TITLE = re.compile(r"^提示信息$")
_PAGE_OF_PAPER_TITLE = re.compile(r"^第 ?[A-Z]?\d{1,3} ?版[:：] ?\S{1,8}$")
# Of a list of forms to fetch.
_FILES_TITLE = re.compile(r"^(?:下载中心|下载专区|资料下载|表格下载|常用(?:表格)?下载|文件下载)$")
# A line that is a day, with the word for it or without.
DAY = re.compile(r"(?:\w{2,4}[:：]\s?)?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?")
# Of an office's page to write to it.
_FORM_TITLE = re.compile(
    r"^我要(?:写信|留言|咨询|投诉|举报|提问|建言|建议|纠错|投稿|预约|报名|订阅)$|^(?:在线|网上)(?:咨询|投诉|留言|信访|写信|报名)$|^(?:信息|邮件|短信|内容|RSS)订阅$"
    # What the server says to one who has sent it.
    r"|^(?:提交|发送|留言|投票|报名|注册|订阅|预约|申请|操作|登录)成功\W{0,3}$"
)
_TAG_TITLE = re.compile(r"^(?:标签|标签归档|文章标签|[Tt]ags?) ?[:：] ?\S{1,16}$")
# Of all galleries of a channel, whose captions are sentences: slide.sina.com.cn.
_ROLL_TITLE = re.compile(r"^\S{2,20}(?:图集|组图)汇总$")
_SEARCH_TITLE = re.compile(r"^(?:站内|全站|高级|全文|网站)?(?:搜索|检索)(?:结果|页|页面|列表)*(?:$|[\s:：_—|“\"《「（(-])")
# How the pages of search engines are called: sogou.com.
_SEARCH_ENGINE = re.compile(r"[-_—|]\s?(?:百度|搜狗|360|必应|头条|神马|夸克|有道)搜索$")
# One page of a newspaper: 青石晚报 2024年05月11日 第A01版：头版.
_EDITION_TITLE = re.compile(
    r"^[\u4e00-\u9fff ]{2,14}(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{0,8}第 ?[A-Z]?\d{1,3} ?版(?:[:：] ?\S{1,8})?$"
)
# Titles of error and challenge pages are news too (开展节前安全检查): with this much prose on the page the title is not believed.
_PROSE, _DATED_PROSE = 60, 30
# What error and challenge pages say in whole sentences; such lines are no prose.
_OF_ERRORS = re.compile(r"(?:您|你)的?|请(?:检查|返回|稍后|完成|联系|刷新|输入)|页面|网址|验证|刷新|浏览器|IP|ip")
# Pages that set a cookie by script and load themselves again (加速乐 and its kin).
_CHALLENGE = re.compile(r"document\.cookie|location\.(?:href|reload|replace)|__jsl|acw_sc__|\$_ts")


def reason_by_title(title: str, document: Document) -> str | None:
    """`challenge`, `error_page`, `about`, `form`, `search` or `list` where the title tells and the page has no text against it; else None."""
    reason = None
    if _CHALLENGE_TITLE.match(title) or (_WAITING_TITLE.match(title) and size_of(document) <= LONGEST_CHALLENGE):
        reason = "challenge"
    elif _ERROR.match(title) or (len(title) <= (80 if title.isascii() else 40) and is_error_text(title)):
        reason = "error_page"
    elif _ABOUT.match(title) or (_TERMS.match(title) and not is_signed(document) and not is_dated(document)):
        return "about"
    elif _FORM_TITLE.match(title):
        return None if is_signed(document) or is_dated(document) else "form"
    elif _TAG_TITLE.match(title) or _ROLL_TITLE.match(title):
        return "list"
    elif _SEARCH_TITLE.match(title) or _SEARCH_ENGINE.search((document.title or "").strip()):
        return "search"
    elif _MESSAGE_TITLE.match(title):
        # Whatever else is on it, an advertisement of a fair.
        return None if is_signed(document) or is_dated(document) else "error_page"
    elif _CLOSED_TITLE.match(title) and size_of(document) <= LONGEST_CHALLENGE and not is_dated(document):
        reason = "error_page"
    elif _FILES_TITLE.match(title) or _EDITION_TITLE.match(title) or _PAGE_OF_PAPER_TITLE.match(title):
        reason = "list"
    if reason == "error_page" and explains_itself(document, title):
        return reason
    return None if reason is None or has_prose(document) or is_signed(document) else reason


def is_dated(document: Document) -> bool:
    """True if a line is a day and nothing else, as under a title or an office's name."""
    return any(DAY.fullmatch(line.text) for line in document.lines if not line.hidden)


def is_challenge(document: Document) -> bool:
    """True for a check of the visitor, whatever its address: hardly any text, and a title or words of such a check."""
    if size_of(document) > LONGEST_CHALLENGE or is_signed(document):
        return False
    shown = "\n".join(line.text for line in document.lines if not line.hidden)
    return (
        (_CHALLENGE_TITLE.match(name_of(document)) is not None and not has_prose(document))
        or CHALLENGE_TEXT.search(shown) is not None
        or reason_without_title(document) == "challenge"
    )


def is_waiting(document: Document) -> bool:
    """True for hardly any text under a title that asks to wait, or says that a visit is refused."""
    return size_of(document) <= LONGEST_CHALLENGE and _WAITING_TITLE.match(name_of(document)) is not None


def name_of(document: Document) -> str:
    """The page's `<title>` without the site's name."""
    return re.split(r"[-_|]", document.title or "")[0].strip()


def is_signed(document: Document) -> bool:
    """True if a short line names source, day of publication or editor, as no error page does."""
    return any(len(line.text) <= 90 and not line.hidden and _SIGNED.search(line.text) for line in document.lines)


def size_of(document: Document) -> int:
    """How many characters stand outside links in sight."""
    return sum(len(line.text) - line.linked for line in document.lines if not line.hidden)


def has_prose(document: Document) -> bool:
    """True if whole sentences stand on the page, enough for an article; below a day fewer are enough. The site's notices are none."""
    return sum(
        len(line.text) - line.linked
        for line in document.lines
        if "。" in line.text and not line.hidden and not _OF_ERRORS.search(line.text) and not is_notice(line.text)
    ) >= (_DATED_PROSE if is_dated(document) else _PROSE)


def reason_without_title(document: Document) -> str:
    """Why a page without any title is no article: `challenge`, `no_title` or `empty`."""
    if len(document.lines) <= 3 and any(_CHALLENGE.search(script) for script in document.scripts):
        return "challenge"
    return "no_title" if document.lines else "empty"


def is_of_an_office(document: Document, body: list[Line], title_line: int) -> bool:
    """True if the title, or where none is shown what `<title>` has before the site's name, is one of a page on the office itself."""
    shown = document.lines[title_line] if title_line >= 0 else None
    if shown is not None and _OF_AN_OFFICE.match(shown.text):
        return True
    # Where no title is shown, or a cell of a table passes for one, or all the text is a table.
    is_table = shown is None or shown.element.tag in _CELLS or all(line.element.tag in _CELLS for line in body)
    return is_table and _OF_AN_OFFICE.match(name_of(document)) is not None
