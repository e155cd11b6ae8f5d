"""Pages that the reader is to fill in, sign in at or download from: they have text, but no article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from crawler.page import Document, Element, Line

# A body of a form that the reader is to fill in.
_REQUIRED = re.compile(r"[（(*]\s*必填\s*[）)]?|为必填")
# Fields with a star, two of them: names in a list are masked so, too (王小*), and telephone numbers.
_STARRED = re.compile(r"(?:姓名|电话|手机号码?|联系方式|主题|标题|内容|邮箱|地址|单位|身份证号码?|验证码)\s?[*＊](?![*＊])")
_FORM_TITLE = re.compile(
    r"^(?:.{2,10}(?:信箱|邮箱|热线|平台)\s?[-—–·:：>]\s?)?(?:我要|在线|网上|网民)?(?:写信|留言|咨询|投诉|举报|建议|提问|申请|信访|来信|爆料|投稿)(?:须知|登记|页面|表单)?$|^(?:意见|问题|用户|在线)?反馈$"
)
_FORM_GAP, _FORM_LINES = 20, 12
# Characters of sentences between the fields of a form; with more it is an article that may be commented on.
_LONGEST_SAID = 80
# Who goes on to the form must first agree to the notes above it.
_CONSENT = re.compile(r"^(?:本人|我)?已(?:仔细|认真)?阅读.{0,20}同意")
_CONSENT_LINES = 3
# The fields of such a page, a line each.
_USER = re.compile(r"^(?:用户名|账号|帐号|账户名?|手机号码?|登录名)\W{0,3}$")
_PASSWORD = re.compile(r"^(?:登[录陆])?密码\W{0,3}$")
_SIGN_IN = re.compile(r"登[录陆]|注册|身份认证|找回密码|重置密码")
_LONGEST_NOTES = 600
# A questionnaire; a poll below an article has one question.
_CHOICES = 4
_FIELDS = frozenset(("input", "textarea", "select"))
_NO_FIELDS = frozenset("hidden submit button image reset radio checkbox".split())
_LONGEST_FIELDS, _FEWEST_FIELDS = 60, 2
# What a page of a program says of it; two of these, and no sentence, are no article.
_PROGRAM = re.compile(
    r"^(?:软件|游戏|应用|程序)(?:大小|语言|授权|评分|类型|类别|等级|平台|版本)|^(?:运行环境|授权方式|下载次数|支持系统)"
)
_DOWNLOAD = re.compile(
    r"^(?:高速|普通|电信|联通|移动|本地|立即|马上|免费|官方|安全|迅雷|网盘|直接|客户端|安卓|苹果|[A-Za-z]{2,8})版?下载(?:地址|链接)?\d?$"
)
_BUTTONS, _LONGEST_USE = 2, 60
_PROGRAM_LINES = 20


def fields_of(document: Document) -> Iterator[Line]:
    """The lines of small forms: the names of what a reader may fill in. Some sites put their whole pages into a form."""
    for form in document.find("form"):
        inside = document.elements[form.index + 1 : form.last] if 0 < form.end - form.start <= _LONGEST_FIELDS else ()
        fields = sum(1 for element in inside if element.tag in _FIELDS and element.get("type").lower() not in _NO_FIELDS)
        if fields >= _FEWEST_FIELDS:
            yield from (line for line in document.lines_of(form) if form.holds(line.element) and "。" not in line.text)


def is_wall(body: list[Line]) -> bool:
    """True if all that stands where the text should says that a reader must sign in or pay for it."""
    beside = 0
    for line in body:
        beside += 0 if _WALL.search(line.text) else len(line.text)
        if beside > (_BESIDE_WALL if "。" in line.text else _BUTTONS_BESIDE_WALL):
            return False
    return any(_WALL.search(line.text) for line in body)


# Of such a page, and the characters that its buttons have.
_WALL = re.compile(
    "(?:您|你)?(?:还没有|尚未|还未|未)登[录陆].{0,30}(?:权限|购买|阅读|查看)|登[录陆]后.{0,6}(?:全文|本文|本资料|该资料|余下|剩余)"
    "|没有.{0,4}(?:阅读|查看|浏览|下载).{0,4}(?:本文|全文|资料|该文章|该内容|此内容).{0,6}权限|(?:开通|购买).{0,6}(?:会员|VIP).{0,6}(?:全文|本文|余下)",
    re.I,
)
_BESIDE_WALL, _BUTTONS_BESIDE_WALL = 20, 60


def is_questionnaire(document: Document, body: list[Line]) -> bool:
    """True if the text is questions with answers to tick, whatever days it tells."""
    ticks = [
        field for field in document.find("input") if field.get("type").lower() in ("radio", "checkbox") and _in(field, body)
    ]
    return len(ticks) >= _CHOICES and sum(1 for line in body if line.text[-1] in "？?") >= _QUESTIONS


_QUESTIONS = 2


def is_way_out(body: list[Line]) -> bool:
    """True for the words between the site and an address of another one: 您即将离开本网站."""
    return sum(len(line.text) for line in body) <= _LONGEST_NOTES and any(
        _LEAVING.search(line.text) for line in body[:_FIRST_WORDS]
    )


_LEAVING = re.compile(
    r"^(?:您|你)(?:访问的|点击的|打开的)?(?:链接|网址|地址)?(?:正在|即将|将要|将)(?:离开|跳转|跳到|前往|访问).{0,40}(?:网站?|链接|网址|页面|平台|第三方)"
)
_FIRST_WORDS = 3


def is_form(document: Document, body: list[Line], title_line: int) -> bool:
    """True if the block is a form for text, or the words around one, not text with a form for comments below it."""
    fields = [field for field in document.find("textarea") if not field.hidden]
    top = document.lines[max(title_line, body[0].index - _FORM_LINES, 0)].start
    if not any(top <= field.start <= body[-1].end + _FORM_GAP for field in fields):
        return False
    if any(_REQUIRED.search(line.text) for line in body):
        return True
    if len({match.group() for line in body for match in _STARRED.finditer(line.text)}) >= _FEWEST_FIELDS:
        return True
    # The last words of a form, where its fields have none.
    around = document.lines[max(title_line + 1, body[0].index - _FORM_LINES) : body[-1].index]
    said = sum(len(line.text) for line in body if "。" in line.text and not _REQUIRED.search(line.text))
    if said <= _LONGEST_SAID and sum(1 for line in around if _REQUIRED.search(line.text)) >= _FEWEST_FIELDS:
        return True
    return title_line >= 0 and _FORM_TITLE.match(document.lines[title_line].text) is not None


def is_mailbox(document: Document, title_line: int) -> bool:
    """True for a page that is called as an official's mailbox is, 市长信箱, where one is to write; ask only of one that tells no day."""
    named = re.split(r"[-_|]", document.title or "")[0].strip()
    shown = document.lines[title_line].text if title_line >= 0 else named
    return _MAILBOX.fullmatch(shown) is not None or _MAILBOX.fullmatch(named) is not None


_MAILBOX = re.compile("[\u4e00-\u9fff]{0,8}(?:[省市县区镇乡局厅院校]长|书记|主任|领导)信箱")


def is_guide(body: list[Line]) -> bool:
    """True for how to apply to an office for something: a table of conditions, limits and papers, each beside what it is. News of it say
    it in sentences."""
    cells = [line for line in body if line.element.tag in _CELLS and not line.linked]
    named = [label for label, value in pairwise(cells) if _bare(label) in _OF_GUIDE and _bare(value) not in _OF_GUIDE]
    said = sum(len(line.text) for line in body if line.element.tag not in _CELLS and "。" in line.text)
    return len({_bare(label) for label in named}) >= _FEWEST_OF_GUIDE and said <= _LONGEST_SAID


def _bare(line: Line) -> str:
    return line.text.rstrip(":： ")


_CELLS = frozenset(("td", "th", "dt", "dd"))
# The rows of such a table, as government sites of all provinces have them.
_OF_GUIDE = frozenset(
    "事项名称 事项编码 实施编码 事项类型 办件类型 行使层级 实施主体 设定依据 法定时限 承诺时限 法定办结时限 承诺办结时限 受理条件 申请条件 申请材料 所需材料 办理流程 办理程序 办理地点 受理地点 办理时间 收费标准 是否收费 咨询电话 监督电话 咨询方式 监督投诉方式".split()
)
_FEWEST_OF_GUIDE = 5


def is_gate(document: Document, body: list[Line], title_line: int) -> bool:
    """True for the words around a form to sign in, above a box to agree to them, or of a questionnaire; the page must tell no day."""
    if sum(len(line.text) for line in body) > _LONGEST_NOTES:
        return False
    below = document.lines[max(body[0].index, body[-1].index - 1) : body[-1].index + 1 + _CONSENT_LINES]
    if any(not line.hidden and _CONSENT.match(line.text) for line in below):
        return True
    passwords = _passwords(document)
    if passwords and any(_USER.match(line.text) for line in body) and any(_PASSWORD.match(line.text) for line in body):
        return True
    top = document.lines[title_line].end if title_line >= 0 else 0
    if sum(1 for field in document.find("input") if _in(field, body) and field.get("type").lower() == "radio") >= _CHOICES:
        return True
    named = _SIGN_IN.search(document.title or "") is not None
    # A box to sign in stands on articles too, above their title or for comments below them.
    return any(
        top <= field.start <= (body[-1].end + _FORM_GAP if named else body[0].start) and (named or title_line >= 0)
        for field in passwords
    )


def _in(field: Element, body: list[Line]) -> bool:
    return not field.hidden and body[0].start <= field.start <= body[-1].end + _FORM_GAP


def _passwords(document: Document) -> list[Element]:
    return [field for field in document.find("input") if not field.hidden and field.get("type").lower() == "password"]


def is_download(document: Document, body: list[Line], title_line: int) -> bool:
    """True for the figures of a program and the buttons to download it, with a sentence on what it is for at the most."""
    said = sum(len(line.text) for line in body if "。" in line.text)
    if said > _LONGEST_USE:
        return False
    near = document.lines[max(0, title_line) : body[-1].index + _PROGRAM_LINES]
    facts = sum(1 for line in near for fact in line.text.split("\t") if _PROGRAM.match(fact))
    buttons = sum(1 for line in near if "下载" in line.text for link in line.links if _DOWNLOAD.match(document.text_of(link)))
    return facts >= _BUTTONS or (not said and buttons >= _BUTTONS and all(_is_fact(line) for line in body))


def _is_fact(line: Line) -> bool:
    """True for `key：value`, or less."""
    return len(line.text) <= 40 and "，" not in line.text
