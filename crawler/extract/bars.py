"""Bars of buttons and counters: lines that are nothing but their names and numbers."""

from __future__ import annotations

import re

# Share buttons, what a reader may do, and what is counted of it.
_WORDS = (
    "一键分享 转播到 分享文章到 分享到 分享至 分享给 分享 QQ空间 QQ好友 QQ 新浪微博 腾讯微博 微博 微信好友 微信 朋友圈 人人网 百度贴吧 豆瓣网 豆瓣 易信 复制链接 发给好友 发送给好友 转发给好友 推荐给好友 推荐给朋友 更多 "
    "打印本页 打印本文 打印本稿 打印此页 打印此文 打印文章 打印 关闭窗口 关闭本页 关闭此页 关闭 加入收藏 添加收藏 收藏本文 收藏本页 收藏此页 收藏 "
    "转发 评论 点赞 赞 踩 顶一下 踩一下 打赏 赞赏 喜欢 在看 点分享 点收藏 点点赞 点在看 举报 反馈 挑错 我要挑错 我要纠错 纠错 我要打印 我要收藏 我要分享 我要评论 返回顶部 返回列表 返回首页 返回上一页 返回上页 返回页首 返回上级 返回 推荐 告诉好友 回复 支持 反对 字号 大中小 "
    "有帮助 没帮助 阅读 阅 浏览 播放 获赞 粉丝 总资产 共写了 获得 "  # the last ones: jianshu.com
    "上一组 下一组 上一图集 下一图集 查看原图 幻灯播放 "  # galleries
    "新闻资料库 昨日新闻 今日新闻 列印 友善列印 转寄 目前字级"  # Hong Kong, Taiwan
).split()
_COUNTED = "阅读|浏览|播放|观看|点赞|赞|喜欢|转发|收藏|分享|评论"
_SIZES = r"大\s中\s小"
_BETWEEN = r"[\s\d:：|丨/、.,，>+·\-()（）\[\]【】%万千wWkK人次个共字]*"
# One figure before a word may be the number of a heading.
_NUMBER = r"(?:\d[\d.,]{0,9}\d|\d(?=\s?[万千wWkK+人次]))\s?[万千wWkK]?\+?\s?[人次个]{0,2}"
# Two words at the least, or one with its count.
_BAR = re.compile(
    rf"{_BETWEEN}(?:(?:{_SIZES}|{'|'.join(_WORDS)}){_BETWEEN}){{2,12}}|{_NUMBER}\s?(?:{_COUNTED})|(?:点赞|转发|喜欢|赞|踩)\s?[(（]?(?:{_NUMBER}|\d)[)）]?"
    r"|\d[\d\s]{0,20}分享[到至]?[:：]"
    r"|(?:(?:有|没)(?:帮助|用)\s?[(（]\d{1,6}[)）]\s?){1,2}"
    r"|(?:(?:路过|雷人|握手|鲜花|鸡蛋)\s{0,2}(?:[(（]?\d{1,6}[)）]?)?\s{0,3}){3,5}"  # Discuz
)
# Buttons, and behind them in the same line who edited it: `打印 | 收藏 | 关闭 责编：林一舟`.
_BEFORE_EDITOR = re.compile(
    rf"{_BETWEEN}(?:(?:{_SIZES}|{'|'.join(_WORDS)}){_BETWEEN}){{1,8}}(?:责任编辑|责编|编辑)[:：][^。？！]{{0,24}}$"
)
_FIRST = frozenset("".join(word[0] for word in _WORDS) + "0123456789[【（(共路|｜")
# Most lines are told by their last letter.
LAST_OF_BARS = frozenset("".join(word[-1] for word in _WORDS) + "看蛋人次个万千wWkK+0123456789)）]】>:：")
_LONGEST = 60

# A line under a title that ends with how often the page was read: `青石在线 2小时前 1.2万阅读`.
_READ = re.compile(
    rf"(?:[\s·|丨]|前|\d{{4}}|已[被有]?).{{0,24}}(?:(?:阅读|浏览|播放|观看|点击)[量数]?[\s:：]{{0,2}}{_NUMBER}|{_NUMBER}\s?(?:阅读|浏览|播放|观看|点击))$"
)
_READS = re.compile("阅读|浏览|播放|观看|点击")
_SENTENCE = re.compile("[，。；！？]")


# Its day in two digits, and the buttons: `| 17-04-07 | 【大 中 小】【打印】【关闭】`, old pages of institutes (TRS).
_DATED = re.compile(r"[|｜\s]*\d\d-\d\d-\d\d[|｜\s]+【?\s?(?:大\s?中\s?小|打印|关闭)")


def is_before_editor(text: str) -> bool:
    """True for a bar of buttons with an editor behind it."""
    return text[0] in _FIRST and len(text) <= _LONGEST and _BEFORE_EDITOR.match(text) is not None


def bar_of(text: str) -> str | None:
    """`tool` for a bar of buttons and counters, `clicks` for a line that ends with how often it was read; None for others."""
    # A day or a number is no bar.
    if text[-1] not in LAST_OF_BARS or len(text) > _LONGEST or text.isascii():
        return None
    if text[0] in _FIRST and _BAR.fullmatch(text):
        return "tool" if _DATED.match(text) is None else "date"
    if _READS.search(text) and _READ.search(text) and not _SENTENCE.search(text):
        return "clicks"
    return None
