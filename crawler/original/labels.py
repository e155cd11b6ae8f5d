"""The words that introduce an original: a grammar of parts, since no list of whole labels is complete. Data and a compiler.

A label is `verb? lead* core tail*`: 点击 阅读 原文, 文章 来源 链接, 本文 转载自. White space and zero-width characters may stand
between the characters, Chinese ones may be simplified or traditional.
"""

from __future__ import annotations

import re
from enum import IntEnum

from crawler.original.characters import JOINER


class Strength(IntEnum):
    """How plainly a label says that its link is the original; more beats less."""

    NOTICE = 0  # 转载请注明出处: how to cite this page
    SOURCE = 1  # 来源
    SOURCE_LINK = 2  # 来源链接
    ORIGINAL = 3  # 原文链接


# What one does with an original.
VERBS = "点击这里 点击此处 点击下方链接 点击链接 扫码 点击 點擊 点此 点这里 戳 戳此 单击 轻触 阅读 閱讀 查看 浏览 瀏覽 访问 看 读 打开 进入 跳转到 跳转 前往 直达 转到 去 详见 参见 请见 见".split()
# What an original has more of; such words stand before a verb.
INVITES = (
    "更多内容 更多详情 更多信息 更多报道 更多精彩内容 更多资讯 详细内容 详细信息 详细报道 具体内容 具体详情 完整内容 完整报道 全文内容 详情 欲知详情 欲了解详情"
).split()
# What is the original of something; no label by itself.
LEADS = (
    "本文 本新闻 本文章 本页 您正在阅读的 本篇文章 本篇 此文 该文 文章 稿件 新闻 新聞 新闻稿 新聞稿 信息 資訊 资讯 消息 内容 內容 主要 全文 作品 报道 公众号 微信 微信公众号 "
    "网页 页面 帖子 博文 转载 轉載 附 英文 中文 以上 以上内容 以下 以下内容 首发 转发 网络 原始 官方 正文 详细 完整 此稿 本稿 本站 原作 底稿 文稿 蓝本 母本 网址 外部 发布 文中内容 文内内容 上述内容 上文内容"
).split()
# Original as such.
ORIGINALS = "原文载 原文載 全文（原文） 全文(原文) 链接地址（原文） 链接（原文） 网址（原文） 地址（原文） 链接地址(原文) 链接(原文) 网址(原文) 地址(原文) 原文 原文在此 原文标题 原文全文 信息原址 文章原址 网页原址 稿件原址 新闻原址 本文原址 内容原址 报道原址 原稿件 原文章 原帖 原贴 原稿 原作品 原新闻 原报道 原始文章 原始页面 原始新闻 原始报道 转载地址 转载链接 转载网址 转载原址 原创链接 原创地址 发布原址".split()
# Original only before a tail: 原链接, 原始网址, 源地址.
ORIGINALS_WITH_TAIL = "原始 原 原信息 原消息 原网页 原页面 源 源文 源文章 原发布 原发".split()
# Sources; the last ones are verbs that need no colon before a name.
SOURCES = "来源 來源 出处 出處 稿源 信源 源头 首发 原载 原載 原刊 源自".split()
# Of these, what is also said of players and rivers.
AMBIGUOUS_SOURCES = "首发 源头".split()
SOURCE_VERBS = (
    "来源于 來源於 来源自 分享自 转载自 轉載自 转自 轉自 转载于 转发自 转贴自 转帖自 摘自 摘录自 摘编自 选自 引自 引用自 节选自 来自 源于 "
    "转自这里 转载自这里 来自这里 出自 首发于 始发于 援引自 原载于 原载自 刊于 编译自 改编自 采编自 转引自 载自 采集自 采自 收集自 抓取自 搬运自"
).split()
# The same, but of words and works as well: “河长制”首见于…. None of them follows a quotation.
FIRST_VERBS = "最早见于 首见于 最初发表于 首次发表于 最早发表于".split()
# Leads that can only speak of the whole page, so that a sentence may follow: 本文转自 … 的报道.
OWN_LEADS = ("本文", "本篇", "此文", "该文", "文章", "稿件", "文中内容", "以上内容", "上述内容")
TAILS = "链接 连接 鏈接 連結 連接 链结 连结 地址 网址 網址 网站 网页 页面 位址 出处 出處 来源 來源 链接地址 网址链接 入口 单位 媒体 机构 刊于 载于 刊载于 发表于 发布于 来自 出自 URL url Url".split()
# What may stand between a verb of source and the name: 转载自微信公众号“…”.
MEDIA = "微信公众号 公众号 微信公号 微信 官网 官方网站 网站 微博 客户端 平台".split()
_ENGLISH_PARTS = r"original(?: (?:news|web))?(?: (?:links?|urls?|sources?|articles?|texts?|pages?|posts?|address|story|version|report|document))*"
# Of what one reads, the language may be told; by itself `original document in Chinese` is a document of the text.
ENGLISH_ORIGINAL = (
    rf"(?:click (?:here )?to )?(?:read|view|see|go to|visit) (?:the )?{_ENGLISH_PARTS}"
    r"(?: \(?(?:in )?(?:chinese|mandarin|english)(?: version)?\)?)?"
    rf"|{_ENGLISH_PARTS}|(?:chinese|mandarin) original(?: (?:text|link|version|article|release))?"
    r"|(?:read|view) (?:the )?source(?: article)?|(?:(?:this|the) (?:article|story|report|post|piece) (?:was|is|has been) )?originally (?:published|posted|appeared) (?:at|on|in|by)"
)
ENGLISH_SOURCE_LINK = r"source (?:links?|urls?|address|pages?|articles?)|link to (?:the )?(?:source|original)"
ENGLISH_SOURCE = r"(?:news |article )?sources?|reposted from|reprinted from|republished from|excerpted from|via"

GAP = rf"[ {JOINER}]{{0,3}}"
# A sentence that says it: 本文由新区政府于5月发布，网址为http://….
_TOLD = r"(?:本文|文章)(?:原文)?由[^，。；\s]{2,28}(?:发布|发表|刊发|刊登|首发)，(?:原文|其)?(?:网址|地址|链接)(?:为|是)"
# The beginning of every label: two characters that it holds, or an English word. One set stands first, so that the search leaps over
# all else.
_HINT = re.compile(
    rf"[原来來源出稿信转轉载載摘选引用录编刊首合译采集取运享始表见网OoSsRrEeVv](?:"
    rf"(?<=[A-Za-z])(?:riginal|RIGINAL|ource|OURCE|e(?:posted|printed|published)|EPOSTED|xcerpted|ia\b|IA\b)"
    rf"|(?=(?<=原){GAP}[文帖贴稿始载載刊链連网地作新报发址信消页创]|(?<=[来來]){GAP}[源自]|(?<=源){GAP}[自于链地网文头]|(?<=出){GAP}[处處自]"
    rf"|(?<=[稿信]){GAP}源|(?<=[转轉载載]){GAP}[自载載于贴帖发引]|(?<=[摘选引用录编刊采集取运享]){GAP}[自于编录选]|(?<=[首始]){GAP}发|(?<=[表见]){GAP}于|(?<=网)址[为是]|(?<=[合译]){GAP}自))"
)


def hints(text: str) -> list[int]:
    """The positions near which a label may stand, in order."""
    return [match.start() for match in _HINT.finditer(text)]


def _spaced(words: list[str]) -> str:
    """An alternation of these words, the longest first, with gaps between their characters."""
    return "|".join(GAP.join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))


TAIL = _spaced(TAILS)


def _label() -> re.Pattern[str]:
    """The pattern of one label; the group that matched tells its strength."""
    verb = (
        rf"(?:(?:{_spaced(INVITES)}){GAP}[，,]?(?:请|可){{0,2}}{GAP}(?={_spaced(VERBS)}))?(?:(?:{_spaced(VERBS)}){GAP}){{0,3}}"
    )
    lead = rf"(?:(?:{_spaced(LEADS)}){GAP}(?:的{GAP})?){{0,3}}"
    tail = rf"(?:{GAP}(?:的{GAP})?(?:{_spaced(TAILS)}))"
    english = "|".join(
        rf"(?P<{name}>(?<![A-Za-z])(?:{words})(?![A-Za-z]))".replace(" ", r"[ \-_]")
        for name, words in (
            ("english_original", ENGLISH_ORIGINAL),
            ("english_link", ENGLISH_SOURCE_LINK),
            ("english_source", ENGLISH_SOURCE),
        )
    )
    chinese = (
        rf"(?P<told>{_TOLD})|"
        rf"(?P<original>(?:{_spaced(ORIGINALS)}){tail}{{0,3}}|(?:{_spaced(ORIGINALS_WITH_TAIL)}){tail}{{1,3}})"
        rf"|(?P<verb>{_spaced(SOURCE_VERBS)}|(?<![”’\"》〉」』])(?:{_spaced(FIRST_VERBS)}))"
        rf"|(?P<link>(?:{_spaced(SOURCES)}){tail}{{1,3}})"
        rf"|(?P<source>{_spaced(SOURCES)})"
    )
    # Where no word begins, nothing is tried: half of the time went into that.
    words = (INVITES, VERBS, LEADS, ORIGINALS, ORIGINALS_WITH_TAIL, SOURCE_VERBS, FIRST_VERBS, SOURCES)
    first = "".join(sorted({word[0] for of_a_kind in words for word in of_a_kind}))
    return re.compile(rf"(?-i:(?=[{first}A-Za-z]))(?:(?:{verb}{lead}(?:{chinese}))|{english})", re.I)


LABEL = _label()
_AMBIGUOUS = re.compile(_spaced(AMBIGUOUS_SOURCES))
_OUTLETS = "[网社]|[日晚早时商周]报|电视台|广播|发布|客户端|公众号|微博|融媒|杂志|周刊|政府|政务公开|资讯|观察|在线|热线|头条|新闻|[局委厅]|门户网站"
_BEHIND_AMBIGUOUS = re.compile(
    rf"{GAP}(?:[:：→|｜]\s{{0,3}}|\s{{0,3}})(?:https?:|(?:[a-z0-9-]{{1,40}}\.){{2,4}}[a-z]{{2,6}}/)|{GAP}[:：→|｜]\s{{0,3}}(?:www\.|[\u4e00-\u9fff]{{1,12}}?(?:{_OUTLETS})(?![\u4e00-\u9fff]))"
)
_NOTHING_BEHIND = re.compile(r"[\s:：→|｜]{0,4}")
_BEFORE_AMBIGUOUS = re.compile(rf"(?:{_spaced(['来源', '來源', '出处', '稿源'])})[:：]")
_STRENGTHS = {
    "original": Strength.ORIGINAL,
    "english_original": Strength.ORIGINAL,
    "link": Strength.SOURCE_LINK,
    "english_link": Strength.SOURCE_LINK,
    "verb": Strength.SOURCE,
    "told": Strength.SOURCE_LINK,
    "source": Strength.SOURCE,
    "english_source": Strength.SOURCE,
}
_GAPS = re.compile(rf"(?<=[\u3400-\u9fff])[ {JOINER}]+(?=[\u3400-\u9fff])|{JOINER}")


def speaks_of_page(text: str, match: re.Match[str], following: str) -> bool:
    """False for a word that is also said of players and rivers, unless an address or an outlet stands behind it, or a source before it.

    following: the next line, in which the address stands of a word that is a line.
    """
    return (
        not is_ambiguous(match)
        or _BEHIND_AMBIGUOUS.match(text, match.end()) is not None
        or _BEFORE_AMBIGUOUS.search(text, 0, match.start()) is not None
        or (_NOTHING_BEHIND.fullmatch(text, match.end()) is not None and following.startswith(("http://", "https://")))
    )


def is_ambiguous(match: re.Match[str]) -> bool:
    """True for a word that is also said of players and rivers."""
    return _AMBIGUOUS.fullmatch(match.group()) is not None


def strength_of(match: re.Match[str]) -> Strength:
    """How plainly a match of LABEL says so."""
    return _STRENGTHS[match.lastgroup or "source"]


def label_text(match: re.Match[str]) -> str:
    """The label as it is written, without gaps between its characters."""
    return _GAPS.sub("", match.group()).strip()
