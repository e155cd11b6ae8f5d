"""What a line is: text of the article, or one of the lines around it."""

from __future__ import annotations

import re

from crawler.extract.labels import LABELS, Label

# Marks that stand before a label: brackets, bullets, arrows.
_OPENERS = ' \u3000([（【［〔<>·•●■◆▲▼↓*#—-|丨：:“"▍▎'
_OPENER_SET = frozenset(_OPENERS)
_SEPARATORS = frozenset(":：|丨/／ 】]）)>＞﹕∶")
_CLOSERS = " :：】]）)>＞»|丨…。.!！?？0123456789+-："
# A named source or editor is a short line; a longer one is a sentence that happens to begin with the word.
_LONGEST_NAME_LINE = 90
_LONGEST_BARE_NAME_LINE = 40
_NAME_ROLES = frozenset(("source", "author", "editor", "date", "clicks", "keywords", "original_title"))
# How many characters may follow a word that is a line of its own (`更多`, `(3)`, `：`).
_LONGEST_REST = 2
# What may follow 举报 in the text of a notice: a way to be reached is no button.
_CONTACTS = ("电话", "热线", "邮箱", "信箱", "方式")

# A bar of buttons and counters: nothing but their names and numbers, two of them at the least, or one counter.
_BUTTON = (
    r"(?:一键分享|分享[到至给]?|QQ空间|QQ好友|QQ|新浪微博|腾讯微博|微博|微信好友|微信|朋友圈|人人网|百度贴吧|豆瓣网?|易信|复制链接|更多"
    r"|打印(?:本[页文稿]|此[页文]|文章)?|关闭(?:窗口|本页|此页)?|(?:加入|添加)?收藏(?:本文|本页|此页)?|转发|评论|点赞|[赞踩]|[顶踩]一下|打赏|赞赏|喜欢|在看|举报"
    r"|反馈|挑错|纠错|返回(?:顶部|列表|首页)?|推荐|告诉好友|回复|支持|反对|阅读?|浏览|播放|获赞|粉丝|总资产|共写了|获得|字号|大 ?中 ?小)"
)
_COUNT = r"[\s\d:：|丨/、.,，>+·\-()（）\[\]【】%万千wWkK人次个共]*"
_COUNTED = r"(?:阅读|浏览|播放|观看|点赞|赞|喜欢|转发|收藏|分享|评论)"
# One figure before a word may be the number of a heading.
_NUMBER = r"(?:\d[\d.,]{0,9}\d|\d(?=\s?[万千wWkK+人次]))\s?[万千wWkK]?\+?\s?[人次个]{0,2}"
_BAR = re.compile(
    rf"{_COUNT}(?:{_BUTTON}{_COUNT}){{2,12}}|{_NUMBER}\s?{_COUNTED}|(?:点赞|转发|喜欢|赞|踩)\s?[(（]?{_NUMBER}[)）]?"
)
_LONGEST_BAR = 60
_BAR_BEGINS = frozenset(
    "一分Q新腾微朋人百豆易复更打关加添收转评点赞踩顶喜在举反挑纠返推告回支阅浏播获粉总共字大[【（(0123456789"
)
# A line under a title that ends with how often the page was read: `青石在线 2小时前 1.2万阅读`.
_READ = re.compile(
    rf"(?:[\s·|丨]|前|\d{{4}}).{{0,24}}(?:(?:阅读|浏览|播放|观看|点击)[量数]?[\s:：]{{0,2}}{_NUMBER}|{_NUMBER}\s?(?:阅读|浏览|播放|观看|点击))$"
)
_SENTENCE = re.compile("[，。；！？]")
_LONGEST_READ = 60
_READ_ENDS = frozenset("读览放看击人次个万千wWkK+0123456789")
# A notice whose label begins with a name: `青石网声明：文章仅供参考`.
_NAMED_NOTICE = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,8}声明[:：].{0,80}(?:不构成|仅供|版权|侵权|授权|免责|不代表|转载)")

# Counters and buttons of a comment form: `243条评论|3,930人参与`, `请先登录后发表评论`, `回复 12条回复`.
_COMMENT = re.compile(r"\d\s*条?(?:评论|回复)|评论\s*[(（]?\d|人参与|发表评论|网友评论|^\W*回复\W*\d*$")
_LONGEST_COMMENT_LINE = 40

_by_start: dict[str, list[Label]] = {}
for _label in sorted(LABELS, key=lambda label: -len(label.word)):
    _by_start.setdefault(_label.word[:2], []).append(_label)
_FIRST = _OPENER_SET.union(word[0] for word in _by_start)


def role_of(text: str) -> str | None:
    """The role of a line that begins with a label of extract/labels.py, or of a comment form's counter; None for text."""
    # Most lines are told by one letter.
    if text[:1] in _FIRST and (
        (text[:2] in _by_start or text[:1] in _OPENER_SET or " " in text[1:3]) and (role := _labelled(text))
    ):
        return role
    length = len(text)
    if length <= _LONGEST_BAR and text[0] in _BAR_BEGINS and _BAR.fullmatch(text):
        return "tool"
    if length <= _LONGEST_COMMENT_LINE and ("评论" in text or "回复" in text) and _COMMENT.search(text):
        return "comment"
    if length <= _LONGEST_READ and text[-1] in _READ_ENDS and _READ.search(text) and not _SENTENCE.search(text):
        return "clicks"
    if "声明" in text[2:12] and _NAMED_NOTICE.match(text):
        return "notice"
    return None


def _labelled(text: str) -> str | None:
    """The role that the label tells with which a line begins, behind brackets and bullets."""
    length = len(text)
    head = text.lstrip(_OPENERS)
    if " " in head[1:3] and head[:2] not in _by_start:
        head = head[:16].replace(" ", "") + head[16:]
    for label in _by_start.get(head[:2], ()):
        word, role, _ = label
        if head.startswith(word) and _followed(head, label, length):
            return "editor" if role == "source" and "责任编辑" in head else role
    return None


def _followed(head: str, label: Label, length: int) -> bool:
    rest = head[len(label.word) :]
    if label.follow == "^":
        return label.role not in _NAME_ROLES or length <= _LONGEST_NAME_LINE
    if label.follow == "=":
        return len(rest.strip(_CLOSERS)) <= _LONGEST_REST and not rest.startswith(_CONTACTS)
    if rest and rest[0] not in _SEPARATORS:
        return False
    if label.role in _NAME_ROLES:
        bare = rest[:1] not in (":", "：")
        return length <= (_LONGEST_BARE_NAME_LINE if bare else _LONGEST_NAME_LINE)
    return True
