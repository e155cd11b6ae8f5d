"""What a line is: text of the article, or one of the lines around it."""

from __future__ import annotations

import re

from crawler.extract.bars import LAST_OF_BARS, bar_of, is_before_editor
from crawler.extract.events import tells_more
from crawler.extract.labels import LABELS, Label
from crawler.extract.names.labels import PERSON, WROTE
from crawler.extract.notices import FOR_READERS, is_notice
from crawler.extract.told import speaks_of_notices

# Marks that stand before a label: brackets, bullets, arrows.
_OPENERS = '※ \u3000([（【［〔〖『﹝<>·•●■◆▲▼↓*#—-|｜丨：:“"▍▎🔊🔈🎧'
_OPENER_SET = frozenset(_OPENERS)
_SEPARATORS = frozenset(":：|｜丨/／ 】]）)>＞﹕∶")
_CLOSERS = " :：】]）)>＞»|｜丨…。.!！?？0123456789+-："
# A named source or editor is a short line; a longer one is a sentence that happens to begin with the word.
_LONGEST_NAME_LINE = 90
_LONGEST_BARE_NAME_LINE = 40
_ADDRESS = re.compile(r"https?://[!-~]+", re.I)
# What stands behind the day in the line under a title; a sentence has none of it.
_OTHER_FACTS = re.compile("来源|作者|编辑|记者[:：]|浏览|点击|阅读|字[号体]|人气|摘要")
_A_FACT = re.compile(r"[\s|｜][\u4e00-\u9fff]{2,6}[:：]")
_FULL_STOPS = frozenset("。！？")
_NAME_ROLES = frozenset(("source", "author", "editor", "date", "clicks", "keywords", "original_title"))
# How many characters may follow a word that is a line of its own (`更多`, `(3)`, `：`).
_LONGEST_REST = 2
# What makes a figure of a word that ends with a digit: +1.1% is no button.
_FIGURES = tuple("0123456789.,%％")
# What may follow 举报 in the text of a notice: a way to be reached is no button.
_CONTACTS = ("电话", "热线", "邮箱", "信箱", "方式")

# Letters that make another word of a label: 版权所有者.
_LONGER_WORDS = {"版权所有": ("者", "人", "权")}

# Roles whose words begin sentences as well, how such a sentence ends, and what its word goes on with beside letters.
_SAID_ROLES = frozenset(
    ("editor", "neighbour", "foot", "tool", "qr", "keywords", "player", "comment", "crumb", "related", "promo", "notice")
)
_SENTENCE_ENDS = "。！？”"
_MIDDLES = "“《、，,"
_SHORTEST_SAID = 12
# Offices and firms declare things too; a page's declaration is on its own contents.
_DECLARED = frozenset(("声明", "郑重声明", "特别声明", "媒体声明", "法律声明"))
_DISCLAIMS = re.compile(
    "本[网站文报刊号平稿]|转载|版权|观点|立场|原创|授权|平台|投资|参考|删除|内容|图片|文章|作者|稿件|注明|网站"
)
_QUOTED = re.compile("“[^“”]{0,80}”")
# `“来源：仓库，去向：码头。”登记簿第一页这样写着。`
_QUOTES_FIRST = re.compile("“[^“”]{4,80}”[^“”]{2,80}。$")
# A heading of the text with such a word, and what stands behind an office's label that is no name.
_HEADING = re.compile(r"[:：]\s?[\u4e00-\u9fffA-Za-z0-9]{4,20}[？?！!]?")
_NO_NAME = re.compile(
    r"[:：]\s?(?![\u4e00-\u9fff]*(?:[科部室局委办处院社台报网站组队会司厅所]|中心|公司)$)[\u4e00-\u9fff]{5,20}[？?！!]?"
)
# Who speaks to a reader that may comment.
_ASKS = re.compile("登录|登陆|注册|请|游客|查看|发言|遵守")

# Headings of other articles and of comments, in the many ways to say it.
_OTHERS = re.compile(
    r"(?:其[他它]|更多|最新|热门|精彩|同类|今日|本周|一周|24小时|相关|(?:该?作者|[Tt][Aa]|[他她])的?(?:其[他它]|更多|最近|最新|热门)|本网|本站|栏目|频道|近期|往期|推荐|延伸)"
    r"(?:文章|新闻|资讯|报道|快讯|电报|热文|热点|头条|要闻|阅读|稿件|专题|视频|图集|推荐)(?:推荐|排行|排行榜|列表)?"
    r"|(?:热播|热搜|热文|点击)榜|(?:热播|热搜|点击|阅读|播放|新闻|视频)排行榜?"
    r"|(?:大家|他们|网友)(?:都在|还在|也在|正在)[看搜]|猜[你您](?:喜欢|想看|感兴趣)|看[过了](?:本文|此文|这篇文章)的人还看[过了]?|热文(?:推荐|排行)?"
)
_REMARKS = re.compile(
    r"(?:(?:全部|所有|最新|热门|精彩|精选|网友|读者|用户)(?:评论|留言|跟[帖贴]|热评)|热评|评论列表|留言列表|\d{1,6} ?条(?:留言|跟[帖贴]))(?:[(（]\d{1,6}[)）])?[:：]?"
)
_LONGEST_HEADING = 14
_AROUND_HEADING = " ·•■◆▍▎【】[]：:>»"
_OTHERS_BEGIN = frozenset("其更最热精同今本一2相作该她Tt栏频近往推延大他网猜看点阅人播新视")
_REMARKS_END = frozenset("论言帖贴评表)）")
# Subjects of a post, nothing else: `#水库 #稻田`.
_SUBJECTS = re.compile(r"(?:#[^\s#，。]{2,12}#?\s*){1,8}")
_LONGEST_SUBJECTS = 60
_SHORTEST_NOTICE = 16
_LONGEST_REPORT = 120
_REPORTS = ("举报电话", "举报网址", "举报入口", "举报中心", "举报邮箱", "违法和不良")
# A notice whose label begins with a name: `青石网声明：文章仅供参考`.
_NAMED_NOTICE = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}声明[:：].{0,80}(?:不构成|仅供|版权|侵权|授权|免责|不代表|转载)")

# Counters and buttons of a comment form: `243条评论|3,930人参与`, `请先登录后发表评论`, `回复 12条回复`.
_COMMENT = re.compile(r"\d\s*条?(?:评论|回复)|评论\s*[(（]?\d|人参与|发表评论|网友评论|^\W*回复\W*\d*$")
_LONGEST_COMMENT_LINE = 40

# Above each reply: tianya.cn.
_REPLY = re.compile("回复(?:日期|时间)[:：]")
# An address behind a label that is made of words for an original: the rows of labels_tail.py can never be complete.
_STATED_LINK = re.compile(
    r"^[\[【（( ]{0,4}(?=[^:：]{0,16}?(?:原[文始稿帖载创]|源[链地网]|永久链|引用通告|出处|来源|转载|转自))"
    r"(?:稿件|文章|本文|此文|该文|全文|信息|消息|新闻|内容|网页|主要|最初|首发|转载|转自|原文|原始|原稿|原帖|原载|原创|源|永久|引用|通告|出处|来源|链接|连接|地址|网址|页面|的|于){2,6}"
    r"\s?[:：|｜丨→>]?\s?(?:https?://|(?=(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}/))[!-~]{4,500}[^。，]{0,24}$"
)
# A call that points at a button: WeChat.
_POINTS = re.compile(r"[↑↓⬆⬇](?!\s?\d)|[👆👇☝☟]")
_CALLS = re.compile("蓝字|关注我们|点击关注|点击上方")
_LONGEST_CALL = 30
# `（转载自青石晚报：https://…）`, all in one line.
_NAMED_LINK = re.compile(
    r"^[\[【（( ]{0,4}(?:本文|文章|此文|该文)?(?:转载自|转自|摘自|选自|来源于|原载于?|转载于|首发于)[《“]?[\w\u4e00-\u9fff·•-]{2,20}[》”]?[，,]?"
    r"\s?[:：]?\s?[（(]?https?://[!-~]{4,500}[）)\]】。 ]{0,3}$"
)
# The label behind the name that leads there: 石桥日报（原文链接）.
_LABEL_BEHIND = re.compile(r"[^。，：:]{2,24}\s?[（(\[【](?:(?:点击)?(?:查看|阅读)原文|原文(?:链接|地址|网址|出处))[）)\]】]")
_SHORTEST_STATED, _LONGEST_STATED = 16, 600

# 欢迎访问青石新闻网！ 登录 无障碍浏览
_GREETS = re.compile(
    r"欢迎您?访问[^，。（(!！]{2,24}[!！](?:\s?(?:登录|注册|无障碍\S{0,4}|繁体|简体|English|收藏本站|设为首页))*"
)
# `文 | 林一舟 编辑 | 周也`, accounts of WeChat; the second may be empty.
_WITH_BARS = re.compile(
    rf"文 ?[|｜丨/／] ?{PERSON}(?:[ 　]+(?:图|摄影|摄|编辑|责编|责任编辑|校对|审核) ?[|｜丨/／] ?(?:{PERSON})?)*"
)
_by_start: dict[str, list[Label]] = {}
for _label in sorted(LABELS, key=lambda label: -len(label.word)):
    _by_start.setdefault(_label.word[:2], []).append(_label)
_FIRST = _OPENER_SET.union(word[0] for word in _by_start)


_HEADING_ENDS = frozenset("章闻讯道报文点条读件题频集荐行榜表看过搜欢趣论言帖贴评)）】]:：>»")
_ENDINGS = LAST_OF_BARS | _HEADING_ENDS | frozenset("。！")


def role_of(text: str) -> str | None:
    """The role of a line that begins with a label of extract/labels.py, or that is a bar of buttons, a heading of a list of other
    articles, a comment form's counter; None for text."""
    # Most lines are told by their first letter and their last.
    first = text[0]
    if first in _FIRST and (
        (text[:2] in _by_start or first in _OPENER_SET or " " in text[1:3]) and (role := _labelled(text)) is not None
    ):
        if role == "notice" and speaks_of_notices(text):
            return None
        return "comment" if role == "author" and _REPLY.search(text) else role
    if first == "欢" and _GREETS.fullmatch(text):
        return "tool"
    if "编" in text and is_before_editor(text):
        return "editor"
    if first == "文" and (WROTE.match(text) is not None or _WITH_BARS.fullmatch(text) is not None):
        return "author"
    if "12377.cn" in text and len(text) <= _LONGEST_REPORT and text.startswith(_REPORTS):
        # Where anybody may report what stands on any site.
        return "link"
    ending = text[-1]
    if ending in _ENDINGS and (role := _by_ending(text, ending)) is not None:
        return role
    if (
        len(text) <= _LONGEST_COMMENT_LINE
        and ("评论" in text or "回复" in text)
        and _COMMENT.search(text)
        and not (ending in "。？”" and _ASKS.search(text) is None)
    ):
        return "comment"
    if (
        len(text) <= _LONGEST_CALL
        and ("关" in text or "蓝" in text or "击" in text)
        and _CALLS.search(text) is not None
        and _POINTS.search(text) is not None
    ):
        return "promo"
    if (
        "/" in text
        and _SHORTEST_STATED <= len(text) <= _LONGEST_STATED
        and (_STATED_LINK.match(text) or _NAMED_LINK.match(text))
    ):
        return "link"
    return None


def _by_ending(text: str, ending: str) -> str | None:
    """The role of a heading, a notice or a bar, which are told by their last letter first."""
    length = len(text)
    if length <= _LONGEST_HEADING and ending in _HEADING_ENDS and (role := _heading(text)):
        return role
    if ending in "）)】]" and "原文" in text[-8:] and _LABEL_BEHIND.fullmatch(text):
        return "link"
    if ending in LAST_OF_BARS:
        return bar_of(text)
    if length >= _SHORTEST_NOTICE and "声明" in text[:12] and _NAMED_NOTICE.match(text):
        return "notice"
    return None


def _heading(text: str) -> str | None:
    """`related` or `comment` for the heading of a list of them; None for other short lines."""
    text = text.strip(_AROUND_HEADING)
    if text[:1] in _OTHERS_BEGIN and _OTHERS.fullmatch(text):
        return "related"
    return "comment" if text[-1:] in _REMARKS_END and _REMARKS.fullmatch(text) else None


def _labelled(text: str) -> str | None:
    """The role that the label tells with which a line begins, behind brackets and bullets."""
    length = len(text)
    head = text.lstrip(_OPENERS)
    if " " in head[1:3] and head[:2] not in _by_start:
        head = head[:16].replace(" ", "") + head[16:]
    for label in _by_start.get(head[:2], ()):
        word, role, _ = label
        if head.startswith(word) and _followed(head, label, length):
            if role in _NAME_ROLES and _QUOTES_FIRST.match(text):
                return None
            if role == "tool" and word == "更多" and _OTHERS.fullmatch(head.strip(_AROUND_HEADING)):
                return "related"
            return "editor" if role in ("source", "author") and "责任编辑" in head else role
    return "keywords" if text[0] == "#" and length <= _LONGEST_SUBJECTS and _SUBJECTS.fullmatch(text) else None


def _is_said(head: str, rest: str, label: Label) -> bool:
    """True for a sentence that begins with the word of a label: `责任编辑制度是出版的基础。` Notices are sentences too."""
    if len(head) < _SHORTEST_SAID:
        return False
    if head[0].isascii() and head[-1] == "." and rest.strip()[:1].islower():
        return True
    if head[-1] not in _SENTENCE_ENDS:
        return False
    role = label.role
    if role == "keywords":
        return True
    if role == "notice":
        own = _QUOTED.sub("", rest)
        goes_on = rest[0].isalnum() or label.word in _DECLARED
        return goes_on and not is_notice(own) and _DISCLAIMS.search(own) is None
    if (not rest[0].isalnum() and rest[0] not in _MIDDLES) or is_notice(rest):
        return False
    return not (role in ("qr", "promo") and (head[-1] != "。" or FOR_READERS.search(rest)))


def _followed(head: str, label: Label, length: int) -> bool:
    rest = head[len(label.word) :]
    if rest[:1] in _LONGER_WORDS.get(label.word, ()):
        return False
    if label.follow == "!":
        return True
    if label.role in _SAID_ROLES and _is_said(head, rest, label):
        return False
    if label.word in _DECLARED and _HEADING.fullmatch(rest) and _DISCLAIMS.search(rest) is None:
        return False
    if label.role == "editor" and _NO_NAME.fullmatch(rest):
        return False
    if label.role in _NAME_ROLES and length > _LONGEST_BARE_NAME_LINE and "://" in rest:
        # An address makes a line long, but no sentence.
        length = len(_ADDRESS.sub("", head))
    if label.follow == "^":
        return label.role not in _NAME_ROLES or length <= _LONGEST_NAME_LINE
    if label.follow == "=":
        if label.word[-1].isdigit() and rest[:1] in _FIGURES:
            return False
        return len(rest.strip(_CLOSERS)) <= _LONGEST_REST and not rest.startswith(_CONTACTS)
    if rest and rest[0] not in _SEPARATORS:
        return False
    if (
        label.role == "date"
        and length > _LONGEST_BARE_NAME_LINE
        and head.rstrip("”")[-1:] in _FULL_STOPS
        and not _OTHER_FACTS.search(rest)
        and (not _A_FACT.search(rest) or tells_more(rest))
    ):
        # How a sports agency's text begins (sina.com.tw), or an announcement.
        return False
    if label.role in _NAME_ROLES:
        bare = rest[:1] not in (":", "：")
        return length <= (_LONGEST_BARE_NAME_LINE if bare else _LONGEST_NAME_LINE)
    return True
