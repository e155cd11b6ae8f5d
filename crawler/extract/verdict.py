"""Is a page an article at all? If not, why: a short word that the pipeline counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from crawler.extract.columns import is_author_s, is_column
from crawler.extract.forms import is_download, is_form, is_gate, is_guide, is_questionnaire, is_wall, is_way_out
from crawler.extract.goods import is_offer, is_picture, is_shop
from crawler.extract.listings import (
    LIST_LINKS,
    PLACEHOLDER,
    are_excerpts,
    are_reviews,
    are_services,
    are_teasers,
    dated_rows,
    is_beside_lists,
    is_counted,
    is_list,
    is_one_of_items,
    is_profile,
    is_topic,
    is_undated,
)
from crawler.extract.lost import explains_itself, is_error_text, is_gone, is_jump, is_lost
from crawler.extract.registers import is_in_yellow_pages, is_record
from crawler.extract.runs import is_row
from crawler.extract.shells import are_boards, are_letters, is_app, is_catalogue, is_framed, is_lead
from crawler.extract.talk import are_answers, are_remarks, is_question, is_thread
from crawler.extract.videos import is_live, is_video
from crawler.page import Document, Line

_HOME_PATH = re.compile(r"^/(?:index|default|main|home)?(?:\.(?:s?html?|php|jsp|aspx?))?$", re.I)
_SEARCH_PATH = re.compile(r"(?:^|/)(?:search|sousuo|so|s)(?:\.\w+|/|$)", re.I)
# An account of WeChat and its albums, accounts of other platforms.
_ACCOUNT = re.compile(
    r"^mp\.weixin\.qq\.com/(?:mp/)?(?:profile|profile_ext|homepage|appmsgalbum)(?:$|[/?])"
    r"|^(?:www\.)?zhihu\.com/(?:people|org)/[^/]+/?$|^(?:www\.)?weibo\.com/u/\d+/?$|^space\.bilibili\.com/\d+/?$|^(?:www\.)?toutiao\.com/c/user/"
)
# Encyclopedias.
_ENCYCLOPEDIA = re.compile(r"^(?:baike\.(?:baidu|so|sogou)\.com|(?:[a-z]{2,8}\.)?(?:m\.)?wikipedia\.org)/")
_SEARCH_QUERY = re.compile(r"(?:^|&)(?:q|keyword|keywords|searchword|wd|kw|query)=", re.I)
_ERROR = re.compile(
    # A bare status code with words of its kind: 世界500强 and 改造404平方米 are news.
    r"^(?:(?:HTTP|http|Error|error|错误|状态码|提示|抱歉|很抱歉|对不起)?[\s:：,，!！-]*(?:40[0345]|50[0-4])(?!\d)[\s:：,，.。!！_|-]*"
    r"(?:$|[Nn]ot|[Ff]orb|[Ee]rr|[Pp]age|[Ii]nter|[Bb]ad|[Ss]erv|[Gg]ate|错误|页面|网页|找不|未找|没有|禁止|拒绝|无法|服务|抱歉|您|你|访问).{0,24}|.{0,10}(?:页面不存在|网页不存在|页面未找到|找不到(?:该|此)?(?:页面|网页)|(?:页面|网页)找不到|无法访问|访问被拒绝|访问出错|"
    r"系统错误|服务器错误|找不到文件或目录|运行时错误|应用程序中的服务器错误|Runtime Error|系统提示|正在跳转|错误信息|出错了|错误提示|页面已删除|信息已删除|内容已删除|文章不存在|信息不存在|Not Found|not found|Forbidden|Bad Gateway|Error|error).{0,16})$"
)
_CHALLENGE_TITLE = re.compile(
    r"^.{0,10}(?:验证码|安全验证|访问验证|人机验证|安全检查|访问过于频繁|正在验证|Just a moment|Attention Required).{0,16}$"
)
# Titles of pages that stand between the reader and the site; news with such words say more.
_WAITING_TITLE = re.compile(
    r"^(?:请稍[候等后]|访问(?:已?被)?(?:拦截|阻断)|(?:您|你)的(?:请求|访问|操作|IP).{0,24}(?:拦截|阻断|屏蔽).{0,4})[\s.…。！!，,]*$"
)
_CHALLENGE_TEXT = re.compile(
    r"请?(?:先)?(?:完成|通过|进行)(?:以下|下列|下方|下面|安全|人机|如下){0,2}(?:的)?(?:操作|验证)(?:后|以|即可|，).{0,6}(?:继续)?(?:访问|浏览)|"
    r"(?:您|你)的?(?:请求|访问|操作|IP).{0,24}(?:已?被.{0,12}(?:拦截|阻断|屏蔽)|不合法参数)|请(?:开启|启用|打开) ?JavaScript ?并刷新|"
    r"(?:您|你)的访问过于频繁.{0,40}验证|正在检查您的浏览器|Checking your browser|Verifying you are human",
    re.I,
)
_LONGEST_CHALLENGE = 400
_SIGNED = re.compile(r"来源[:：]|发布(?:时间|日期)[:：] ?20|责任编辑[:：]")
# A profile or a notice box beside lists is no article with less text than this, where nothing tells its day.
_LEAST_UNDATED = 60
_ABOUT = re.compile(
    r"^(?:关于我们|关于本站|网站简介|本站简介|联系我们|联系方式|网站地图|网站声明|隐私声明|隐私政策|版权声明|免责声明|法律声明|使用帮助|网站帮助|友情链接|加入我们|诚聘英才|广告服务|投稿须知|(?:用户|会员|账号)?(?:登录|登陆|注册)|用户协议|服务条款"
    r"|领导(?:之窗|介绍|简介|信息|班子|成员)|.{0,6}[省市区县州旗](?:人民)?政府领导)$"
)
# What a reader agrees to; with a day or a source it is news: 消协点评服务条款.
_TERMS = re.compile(
    r"^(?!.*(?:签订|签署|点评|热议|规范|更新|加强|发布|整治|霸王|约谈|征求))(?:.{0,8}(?:用户|会员|账号|服务|使用|软件许可)(?:服务|许可|使用)?(?:协议|条款)"
    r"|.{0,8}隐私(?:政策|声明|协议|条款))$"
)
# Titles that offices have their pages on themselves under, and news with a day.
_OF_AN_OFFICE = re.compile(
    r"^.{0,14}(?:网站|本网|本站|机构|单位|部门|学校|医院|公司|企业|集团|中心|协会|学院|研究[院所]|报社|电视台)(?:简介|介绍|概况|概览)$"
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
_MENU = re.compile(r"^[^\s，。；：]{2,8}(?:\s?[|｜]\s?[^\s，。；：]{2,8}){3,}$")
# One page of a newspaper, above its articles.
_EDITION_LINE = re.compile(r"^(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{0,8})?第 ?[A-Z]?\d{1,3} ?版(?:[:：] ?\S{1,8})?$")
# The buttons of a gallery.
_GALLERY = re.compile(r"上一[张图].{0,12}下一[张图]|^(?:自动播放|查看原图|\d{1,3}\s?/\s?\d{1,3})$")
# What stands below a picture and says no more than what is on it and who took it.
_CAPTION = re.compile(r"^.{0,34}(?:[\u4e00-\u9fff·]{2,4}\s?[/／]?\s?摄影?|供图)[）)]?$")
_NUMBERED_PICTURE = re.compile(r"^[（(]?\d{1,2}\s?/\s?\d{1,2}[)）]?(?!\d)")
# A column without articles.
_NOTHING_YET = re.compile(
    r"(?:[该此本]?(?:栏目|分类|频道|专题))?.{0,4}暂时?(?:无|没有)(?:任何|相关|新增|更多){0,3}(?:信息|内容|数据|文章|新闻|资料|记录)\W?$"
)
# A line that is a day, with the word for it or without.
_DAY = re.compile(r"(?:\w{2,4}[:：]\s?)?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?")
_TAG_TITLE = re.compile(r"^(?:标签|标签归档|文章标签|[Tt]ags?) ?[:：] ?\S{1,16}$")
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
PHOTOS = 4

_SHORTEST_BODY = 10


def reason_by_address(url: str) -> str | None:
    """`home`, `list`, `about` or `search` where the address alone tells; else None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if _HOME_PATH.match(parts.path) and not parts.query and parts.hostname != "unknown.invalid":
        return "home"
    if _ACCOUNT.match(f"{parts.hostname}{parts.path}"):
        return "list"
    if _ENCYCLOPEDIA.match(f"{parts.hostname}{parts.path}"):
        return "about"
    if _SEARCH_PATH.search(parts.path) and (_SEARCH_QUERY.search(parts.query)):
        return "search"
    return None


def reason_by_title(title: str, document: Document) -> str | None:
    """`challenge`, `error_page`, `about`, `search` or `list` where the title tells and the page has no text against it; else None."""
    reason = None
    if _CHALLENGE_TITLE.match(title) or (_WAITING_TITLE.match(title) and _size(document) <= _LONGEST_CHALLENGE):
        reason = "challenge"
    elif _ERROR.match(title) or (len(title) <= 40 and is_error_text(title)):
        reason = "error_page"
    elif _ABOUT.match(title) or (_TERMS.match(title) and not _is_signed(document) and not _is_dated(document)):
        return "about"
    elif _TAG_TITLE.match(title):
        return "list"
    elif _SEARCH_TITLE.match(title) or _SEARCH_ENGINE.search((document.title or "").strip()):
        return "search"
    elif _MESSAGE_TITLE.match(title):
        # Whatever else is on it, an advertisement of a fair.
        return None if _is_signed(document) or _is_dated(document) else "error_page"
    elif _CLOSED_TITLE.match(title) and _size(document) <= _LONGEST_CHALLENGE and not _is_dated(document):
        reason = "error_page"
    elif _FILES_TITLE.match(title) or _EDITION_TITLE.match(title) or _PAGE_OF_PAPER_TITLE.match(title):
        reason = "list"
    if reason == "error_page" and explains_itself(document, title):
        return reason
    return None if reason is None or _has_prose(document) or _is_signed(document) else reason


def _is_dated(document: Document) -> bool:
    """True if a line is a day and nothing else, as under a title or an office's name."""
    return any(_DAY.fullmatch(line.text) for line in document.lines if not line.hidden)


def is_challenge(document: Document) -> bool:
    """True for a check of the visitor, whatever its address: hardly any text, and a title or words of such a check."""
    if _size(document) > _LONGEST_CHALLENGE or _is_signed(document):
        return False
    shown = "\n".join(line.text for line in document.lines if not line.hidden)
    return (
        (_CHALLENGE_TITLE.match(_name(document)) is not None and not _has_prose(document))
        or _CHALLENGE_TEXT.search(shown) is not None
        or reason_without_title(document) == "challenge"
    )


def is_waiting(document: Document) -> bool:
    """True for hardly any text under a title that asks to wait, or says that a visit is refused."""
    return _size(document) <= _LONGEST_CHALLENGE and _WAITING_TITLE.match(_name(document)) is not None


def _name(document: Document) -> str:
    """The page's `<title>` without the site's name."""
    return re.split(r"[-_|]", document.title or "")[0].strip()


def _is_signed(document: Document) -> bool:
    """True if a short line names source, day of publication or editor, as no error page does."""
    return any(len(line.text) <= 90 and not line.hidden and _SIGNED.search(line.text) for line in document.lines)


def _size(document: Document) -> int:
    """How many characters stand outside links in sight."""
    return sum(len(line.text) - line.linked for line in document.lines if not line.hidden)


def _has_prose(document: Document) -> bool:
    """True if whole sentences stand on the page, enough for an article; below a day fewer are enough."""
    return sum(
        len(line.text) - line.linked
        for line in document.lines
        if "。" in line.text and not line.hidden and not _OF_ERRORS.search(line.text)
    ) >= (_DATED_PROSE if _is_dated(document) else _PROSE)


def reason_without_title(document: Document) -> str:
    """Why a page without any title is no article: `challenge`, `no_title` or `empty`."""
    if len(document.lines) <= 3 and any(_CHALLENGE.search(script) for script in document.scripts):
        return "challenge"
    return "no_title" if document.lines else "empty"


def reason_by_body(
    document: Document, body: list[Line], roles: list[str | None], title_line: int, pictures: Callable[[], int], stated: bool
) -> str | None:
    """Why a block of lines is no article: `empty`, `photos`, `error_page`, `challenge`, `form`, `about`, `forum`,
    `list`, `home`; None if it is one.

    stated: the page shows a date or source under its title, or has a meta ArticleTitle.
    """
    text = sum(len(line.text) for line in body)
    if text < _SHORTEST_BODY and not (stated and any(PLACEHOLDER.search(line.text) for line in body)):
        return "photos" if pictures() >= PHOTOS else "empty"
    if text < 400 and is_lost(body, stated):
        return "error_page"
    if not stated and (is_jump(body) or is_gone(document.lines[title_line + 1 : body[0].index])):
        return "error_page"
    if not stated and text < _LONGEST_CHALLENGE and _CHALLENGE_TEXT.search("\n".join(line.text for line in body)):
        return "challenge"
    if all(_GALLERY.search(line.text) for line in body):
        return "photos"
    if is_video(document, body) or is_framed(document) or is_app(document, body, title_line):
        return "empty"
    if not stated and (is_live(body) or is_picture(document, title_line)):
        return "empty"
    if not stated and (are_boards(document, body) or is_catalogue(document, body) or is_lead(document, body)):
        return "list"
    if not stated and all(_is_menu(line) or _EDITION_LINE.match(line.text) or _DAY.fullmatch(line.text) for line in body):
        return "list" if any(_EDITION_LINE.match(line.text) for line in document.lines) else "empty"
    if not stated and (is_way_out(body) or is_offer(document, title_line)):
        return "form"
    if is_shop(document, title_line) or is_wall(body) or is_questionnaire(document, body) or is_guide(document):
        return "form"
    if not _is_signed(document) and is_record(document, body, title_line):
        return "form"
    if not _is_signed(document) and is_in_yellow_pages(document, body, title_line):
        return "about"
    if not _is_signed(document) and are_letters(document, body, title_line):
        return "list"
    if not stated and (is_author_s(document, body, title_line) or is_column(document, body, title_line)):
        return "list"
    if len(body) == 1 and _NOTHING_YET.match(body[0].text):
        return "list"
    if not _is_signed(document) and (is_thread(document, body, title_line) or is_question(document, body, title_line)):
        return "forum"
    if are_remarks(body) or are_answers(document):
        return "forum"
    if are_reviews(body, stated) or is_counted(document, title_line) or is_one_of_items(document, title_line):
        return "list"
    if not stated and (is_form(document, body, title_line) or _is_undated_gate(document, body, title_line)):
        return "form"
    if is_download(document, body, title_line):
        return "empty"
    if not stated and (
        is_profile(document, body, title_line)
        or (_is_of_an_office(document, body, title_line) and is_undated(document, body, title_line))
    ):
        return "about"
    if sum(1 for line in body if _NUMBERED_PICTURE.match(line.text)) >= max(PHOTOS, 0.8 * len(body)) and pictures() >= PHOTOS:
        return "photos"
    if not stated and all(_CAPTION.match(line.text) for line in body) and len(body) >= PHOTOS and pictures() >= PHOTOS:
        return "photos"
    if not stated and (
        (text < _LEAST_UNDATED and is_beside_lists(document, body, title_line)) or is_topic(document, body, title_line)
    ):
        return "list"
    if not stated and are_services(document, body, title_line):
        return "list"
    if is_list(document, body, roles, title_line, stated) or (not stated and are_excerpts(document, body, title_line)):
        return "list"
    if not stated and title_line < 0 and are_teasers(document, body) and is_undated(document, body, title_line):
        return "home"
    return None


def _is_of_an_office(document: Document, body: list[Line], title_line: int) -> bool:
    """True if the title, or where none is shown what `<title>` has before the site's name, is one of a page on the office itself."""
    shown = document.lines[title_line] if title_line >= 0 else None
    if shown is not None and _OF_AN_OFFICE.match(shown.text):
        return True
    # Where no title is shown, or a cell of a table passes for one, or all the text is a table.
    is_table = shown is None or shown.element.tag in _CELLS or all(line.element.tag in _CELLS for line in body)
    return is_table and _OF_AN_OFFICE.match(_name(document)) is not None


def _is_menu(line: Line) -> bool:
    """True for names of columns in a row, mostly links: `首页 | 国内 | 国际 | 财经`."""
    return _MENU.match(line.text) is not None and ("首页" in line.text or line.linked * 2 > sum(map(str.isalnum, line.text)))


def _is_undated_gate(document: Document, body: list[Line], title_line: int) -> bool:
    return is_gate(document, body, title_line) and is_undated(document, body, title_line)


def reason_without_body(document: Document, stated: bool, pictures: Callable[[], int]) -> str:
    """Why a page without a body is no article: `photos`, `list` or `empty`."""
    if pictures() >= PHOTOS:
        return "photos"
    rows = sum(1 for line in document.lines if is_row(line))
    return "list" if not stated and (rows >= 2 * LIST_LINKS or len(dated_rows(document.lines)) >= 4) else "empty"
