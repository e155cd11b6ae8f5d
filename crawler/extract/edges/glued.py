"""Trailing words that are glued to the last paragraph."""

from __future__ import annotations

import re

from crawler.extract.disclaimers import is_disclaimer
from crawler.extract.names.credits import credits_of

# Trailing words glued to the last paragraph, seen at its very end.
GLUED: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"(?<=[。！？”）)\s])(?:信息|文章|稿件|消息|本文|原文)?来源\s*[:：]\s*https?://[!-~]{4,300}[。.]?\s*$"
    ),  # courts
    re.compile(r"返回[\u4e00-\u9fffA-Za-z]{2,8}[,，]?\s*查看更多\s*$"),  # sohu.com
    re.compile(r"返回[\u4e00-\u9fff]{2,6}首页>*\s*$"),  # qq.com
    re.compile(
        r"(?:【纠错】\s*)?[（(\[【]\s*(?:责任编辑|责编|编辑|见习编辑|实习编辑)\s*[:：|]?[^（()）\[\]【】]{0,30}[)）\]】](?:\s*\d{6,8})?\s*$"
    ),
    re.compile(r"[\s　](?:责任编辑|责编)\s*[:：]\s*[^\s。，]{1,12}\s*$"),
    re.compile(r"(?<=[。！？”）])\s*(?:责任编辑|责编)\s*[:：]\s*[^\s。，]{1,12}\s*$"),
    re.compile(
        r"(?<=[。！？”）\s])[\[【（(]?(?:原文链接|原文地址|原文网址|来源链接|查看原文|阅读原文)[\]】）)]?\s*[:：|]?[^。，]{0,200}$"
    ),  # 政讯通
    re.compile(
        r"(?<=[。！？”）])\s*[\[【（(]?(?:原文链接|原文地址|原文网址|来源链接)[\]】）)]?\s*[:：]\s*https?://[\x21-\x7e]{4,300}"
        r"(?:[^。]{0,60}|\s*[\[【（(]?(?:免责|版权|特别|郑重)声明.{0,300})$"
    ),  # 政讯通
    re.compile(r"(?<=[。！？”）])\s*本文(?:转载?自|来源|摘自|选自)\s*[:：][^。]{0,160}。?$"),  # schools
    re.compile(r"(?<=[。！？”）\s])[\[【（(]?(?:免责声明|特别声明|版权声明|郑重声明)[\]】）)]?\s*[:：]?.{0,300}$"),
    re.compile(r"[（(]原标题[:：](?:[^（()）]|[（(][^（()）]{0,40}[)）]){1,80}[)）]\s*$"),
    re.compile(r"[【\[](?:我要)?纠错[】\]]\s*$"),
    # Where to read on, behind a whole text: an app, an account, a link below; what an office names (附件, a telephone) is the text's.
    re.compile(
        r"(?<=[。！？”）…])\s*更多(?:精彩|相关)?(?:内容|资讯|报道)[，,]?\s?(?:敬?请|可)您?(?:点击下方|点击链接|扫描|扫码|长按|关注|下载[^。，]{0,8}客户端)(?:(?!附件|电话)[^。]){0,40}。?\s*$"
    ),
    re.compile(
        r"(?<=[。！？”）…])\s*(?:更多[^。，]{0,16}[，,])?敬请(?:持续|继续)?关注(?:我们|本[网站报刊台]|[^。，]{0,16}(?:公众号|客户端|微信|微博|视频号|APP|网站))[^。]{0,40}。?\s*$"
    ),
    re.compile(r"(?:\[|【)?(?:点击)?(?:阅读原文|查看更多|展开全文|阅读全文)(?:\]|】)?>*\s*$"),
)
_LONGEST_GLUED = 400
# The number of a clause is no text that something is glued to.
_SHORTEST_LEFT = 5
# A last group of brackets, and what opens a sentence of the site's own behind the text.
_BRACKETS = re.compile(r"(?<!》)[（(【\[][^（()）【\[\]】]{4,300}[)）】\]]\s*$")
_OPENED = re.compile(r"(?<=[。！？”）)])\s*(?=[※＊*]|(?:版权|免责|特别|郑重|重要|温馨|友情)(?:声明|说明|提示|告知))")
_BEHIND_SENTENCE = re.compile(r"(?<=[。！？”])[\s　]*(?=[^。！？”]{4,100}$)")


def unglue(text: str) -> tuple[str, str]:
    """A last paragraph without the trailing words glued to it, and these words."""
    cut_off = ""
    for _ in range(_MOST_GROUPS):
        start = _last_group(text)
        if start is None:
            break
        text, cut_off = text[:start].rstrip(), text[start:] + cut_off
    for pattern in GLUED:
        match = pattern.search(text, max(0, len(text) - _LONGEST_GLUED))
        if match and match.start() >= _SHORTEST_LEFT:
            cut_off = text[match.start() :] + cut_off
            text = text[: match.start()].rstrip()
    return text, cut_off


_MOST_GROUPS = 3


def _last_group(text: str) -> int | None:
    """Where a last group of words begins that says who checked the text, or what the site says of it; None if it ends otherwise."""
    first = max(0, len(text) - _LONGEST_GLUED)
    brackets = _BRACKETS.search(text, first)
    if brackets and brackets.start() > 0 and (credits_of(brackets.group()) or is_disclaimer(brackets.group())):
        return brackets.start()
    behind = _BEHIND_SENTENCE.search(text, first)
    if behind and behind.start() > 0 and len(credits_of(text[behind.end() :])) > 1:
        return behind.start()
    opened = next((match for match in _OPENED.finditer(text, first) if is_disclaimer(text[match.end() :])), None)
    return opened.start() if opened else None
