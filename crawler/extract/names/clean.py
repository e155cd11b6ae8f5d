"""A name as it stands in a line → the name alone."""

from __future__ import annotations

import re

from crawler.extract.text import GREETING, clean

# Names that mean none.
NO_NAMES = frozenset(
    # Buttons, too: 来源：<a>投稿</a>.
    "投稿 我要投稿 在线投稿 打印 打印本页 分享 纠错 我要纠错 收藏 点击查看 查看 "
    "佚名 秩名 轶名 未知 admin administrator 管理员 本站 本网 本站原创 原创 网络 网络转载 互联网 不详 不明 无 匿名 转载 编辑 root 暂无 null undefined system 网友 - -- — 系统管理员 超级管理员 "
    # The words of a link, of a button beside it, of what kind of text it is.
    "来源 查看 点击查看 查看详情 点击这里 点我 地址 此处 这里 链接 详情 原文 原址 字号 字体 字级 播放 播放视频 友善列印 列印 报道 报导 综合报道 综合报导 "
    # Other columns of a table of facts.
    "文件编号 发文字号 文号 索引号 备注 生成日期 发布日期 成文日期 主题词 主题分类 信息名称".split()
)
# The page of a newspaper.
_PAGE_OF_PAPER = re.compile(r"第?\s?[A-Z]?\d{1,3}\s?版(?:[:：].*)?")
_END = re.compile(
    r"[，,]\s?(?:不代表|如有|如需|如涉|如果|仅供|版权|若有|侵权)|[|｜丨︱‖\n】\]]|\s[／/]\s(?=[^:：/／]{2,6}[:：]|朗读|分享|打印|字号|收藏)|\s{2,}|\s[【\[]|[）)]\s?\d|(?<!\d)(?:19|20)\d\d ?[-/.年] ?\d|https?:|&nbsp|[（(]\s?(?:ID|微信号|微信ID)[:：]|[ 　]*(?:QQ|TEL|Tel|电话|邮箱)[:：]"
)
TOOLS = re.compile(
    r"\s*(?:只看(?:该作者|楼主|大图)|【?[大中小]{0,3}字[号体]|(?:发表|我要|参与|查看)评论|有人参与|(?:加入|添加)收藏|打印|分享|举报|浏览|阅读|点击|收藏|评论|(?<!\d)\d{1,12}人|我有话说|大 ?中 ?小|大 中$|A[-+]|繁体|关注|订阅|(?<![\u4e00-\u9fff])(?:播报|展开|下载)|保护视力|纠错|关闭|来自|发布于|文 ?[/／丨]|(?<![\u4e00-\u9fff])文 ?[:：]|返回|原文|(?<=[ \t　])(?:听(?:报道|新闻|文章|全文)|手机看新闻|进入电子报)|作者|责任编辑|编辑).*$"
)
# What names end with as well (思想评论, 半月阅读), glued to no outlet's name.
OWN_END = re.compile(
    r"(?<![网报社台刊站局委办府部院中心闻])(?!发表|我要|参与|查看|加入|添加|网友|暂无)[\u4e00-\u9fff]{2}(?:评论|阅读|收藏)$"
)
# Where a source's name ends and persons begin: `青石日报 记者 林一舟`; the names of a 记者站 or 记者协会 go on.
PERSONS = re.compile(
    r"(?<=.{2})\s*(?:本报|本网|全媒体|见习|实习|特约|首席)?(?:记者|通讯员)(?![站协网部团报之家联证节会号])(?=$|[\s:：]|[\u4e00-\u9fff·]{2,4}(?:$|[\s/／])).*$"
)
# A picture's or video's maker behind the outlet: `青石新闻网 林一舟 摄影报道`.
MAKERS = re.compile(r"(?<=.{3}) [\u4e00-\u9fff·]{2,4}(?: [\u4e00-\u9fff·]{2,4})? ?(?:摄影报道|图文报道|摄影)$")
# What a post was sent from.
DEVICES = re.compile(
    r".{0,6}(?:网页版|手机版|电脑版|触屏版)|(?:iPhone|iPad|安卓|Android|华为|小米|OPPO|vivo|手机|网页|电脑).{0,8}(?:客户端|版|端)?"
    r"|微博\W{0,2}(?:weibo|网页|手机|客户端|视频号|轻享|国际|超话|极速).{0,8}",
    re.I,
)
_QUOTES = frozenset((("「", "」"), ("『", "』")))
_LABELLED = re.compile(r"^(?:(?:信息|稿件|文章)?来源|(?:微信)?公众号)\s?[:：]\s?")
# Where the reader's copy was posted from, shown beside the account's name.
PLACES = frozenset(
    (
        "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 "
        "内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国香港 中国澳门 中国台湾"
    ).split()
)
ACCOUNT = re.compile(r"^(.{2,20}?)官方[账帐][号户]$")
_CITY = re.compile(r"^(.{2,})[（(][\u4e00-\u9fff]{2,4}[)）]$")
TRIM = " \t　→⇒○◎:：|｜丨︱/／,，、;；.。·‧•-—_>»«[]【】［］〔〕〖〗﹝﹞"
_COLLECTED = re.compile(r"\s+\S{1,10}(?:收集|整理|转载|发布|编译|采集)$")
_LONGEST_NAME = 60
# Digits: 12371 is an outlet.
_LONGEST_COUNT = 3
_ADDRESS = re.compile(r"www\.|https?:|\.(?:com|cn|net|org)\b|^url=", re.I)
# Behind a name, the words of a link to it.
_LINK_BEHIND = re.compile(
    # 青石日报|paper.qingshi.cn
    r"(?<=[\u4e00-\u9fff]{2})\s?[|｜]\s?(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}\s*$|(?<=.{2})\s+(?:网页链接|(?:查看|阅读|点击)?原文(?:链接)?|查看|链接|点击(?:查看|跳转|进入|这里|此处)?|Read the (?:original|source).*)$",
    re.I,
)
# Behind a person's name, the beginning of another's role: 图片编辑：….
_OTHER_ROLE = re.compile(r"([\u4e00-\u9fff]{2,4}) (?:图片|视频|语音|文字|剪辑|制图|版面|美术|视觉|实习|见习)$")
# A name of two characters, set as wide as one of three.
_PADDED = re.compile(r"([\u4e00-\u9fff]) ([\u4e00-\u9fff])$")
# A greeting of the page, or what it says of its text, is no name.
_SAYING = re.compile(rf"{GREETING.pattern}|^本文|创作者$|^(?:AI|智能)摘要|^听?全文|约\d+字")
# Who reported, and no outlet: 通讯员 林一舟.
_PERSON_ONLY = re.compile(r"(?:本报|本网)?(?:记者|通讯员)[ 　:：]+[\u4e00-\u9fff·]{2,4}(?:[ 　、][\u4e00-\u9fff·]{2,4}){0,3}$")
_OFFICE = re.compile(r"^.*(?:记者|评论员|作者|通讯员|编辑)[\s:：]*(?=\S)")


# An empty field's own label is no name: `<span class="ly">稿件来源：</span>`.
_A_LABEL = re.compile("(?:稿件|信息|文章|内容|新闻|消息|本文|资料|原文)?(?:来源|出处)|稿源|来源单位")
# Behind a name, the title of what it has published; a newspaper's name is shorter.
_ITS_TITLE = re.compile(r"(?<=[\u4e00-\u9fff]{2})《[^《》]{13,80}》$")


def clean_source(value: str) -> str | None:
    """A cleaned name without the persons and the place that run on after it; None where nothing else is left."""
    value = PERSONS.sub("", _LABELLED.sub("", value.removeprefix("来源于"))).strip(TRIM)
    if _PERSON_ONLY.match(value):
        return None
    value = value.partition("。")[0]
    value = _ITS_TITLE.sub("", _LINK_BEHIND.sub("", value))
    if _A_LABEL.fullmatch(value):
        return None
    if _SAYING.search(value):
        return None
    value = MAKERS.sub("", value)
    if (value[:1], value[-1:]) in _QUOTES:
        value = value[1:-1]
    if value in PLACES or DEVICES.fullmatch(value):
        return None
    name, _, last = value.rpartition(" ")
    if name and last in PLACES:
        value = name.rstrip(TRIM)
    if account := ACCOUNT.match(value):
        value = account.group(1)
    return clean_name(value)


def account_of(texts: list[str]) -> str | None:
    """The name in a text such as 青石发布官方账号."""
    for text in texts:
        if len(text) <= 24 and (account := ACCOUNT.match(text.strip())):
            return clean_name(account.group(1))
    return None


def clean_name(value: str) -> str | None:
    """A name without labels, counters, dates and brackets; None for 佚名 and its kin."""
    value = clean(value)
    if end := _END.search(value):
        value = value[: end.start()]
    value = value if OWN_END.search(value.rstrip()) else TOOLS.sub("", value)
    value = _COLLECTED.sub("", value.strip(TRIM)).rstrip("（(【[ ")
    value = _LINK_BEHIND.sub("", value)
    if person := _OTHER_ROLE.match(value) or _PADDED.match(value):
        value = "".join(person.groups())
    if city := _CITY.match(value):
        value = city.group(1)
    for opening, closing in ("（）", "()"):
        if value[:1] == opening and value[-1:] == closing and value.count(opening) == 1:
            value = value[1:-1].strip(TRIM)
        elif value.endswith(closing) and value.count(opening) < value.count(closing):
            value = value[:-1].rstrip(TRIM)
        elif value.startswith(opening) and value.count(closing) < value.count(opening):
            value = value[1:].lstrip(TRIM)
    if (
        not value
        or _ADDRESS.search(value)
        or len(value) > _LONGEST_NAME
        or value.lower() in NO_NAMES
        or _PAGE_OF_PAPER.fullmatch(value)
        or (value.isdigit() and len(value) <= _LONGEST_COUNT)
        or not any(c.isalnum() for c in value)
    ):
        return None
    return value


# Seen on business portals: `信息来源：qingshi.net`. An address with www. is a link's.
_DOMAIN = re.compile(r"\W*((?!www\.)[a-z0-9-]{2,40}(?:\.[a-z0-9-]{2,40})?\.(?:com|cn|net|org))\W*", re.I)


def domain_of(value: str) -> str | None:
    """The domain that is all of what stands behind 来源, as the name that it then is."""
    return found.group(1) if len(value) <= _LONGEST_NAME and (found := _DOMAIN.fullmatch(value)) else None


def without_office(value: str) -> str:
    """`南都见习记者 林某` → `林某`."""
    return _OFFICE.sub("", value) or value


OUTLET_ENDS = tuple(
    "网 报 社 台 刊 新闻 财经 科技 频道 综合 委 会 局 厅 办 府 部 院 中心 公司 集团 版 卫视 客户端 发布 周刊 电 编辑 站 号 资讯 杂志 传媒 媒体 融媒 大学".split()
)


def is_person(value: str) -> bool:
    """True for what reads as a person's name, not an outlet's, where a meta names the author."""
    return (
        2 <= len(value) <= 12
        and not value.endswith(OUTLET_ENDS)
        and not any(c.isdigit() for c in value)
        and any("\u4e00" <= c <= "\u9fff" for c in value)
    )
