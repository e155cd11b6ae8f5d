"""Lines that say, in whatever words, where the text was taken from, with a link or an address."""

from __future__ import annotations

import re

from crawler.page import Line

# In whatever words a line says where the text was taken from, with a link or an address.
_TAKEN = re.compile(
    r"^\W{0,3}(?:[本此该全原]?(?:文|稿|帖)|文章|稿件|信息|新闻|内容|资讯|上述|以上)?[中内]?(?:内容)?(?:系|为|均|全文)?"
    r"(?:转[载自帖发]|原[文载址帖稿链]|采集自|采自|搬运自|摘自|来源|出处|稿源|来自|首发|点击.{0,6}(?:查看|阅读)(?:原文(?![件图])|出处|来源))"
)
_LONGEST_TAKEN = 300
# In brackets it needs no link.
_BRACKETED_SOURCE = re.compile(r"[［\[【（(]\s?(?:信息|新闻|稿件|文章|内容)来自[^。，]{2,20}[］\]】）)]")
# Only of the whole text can a sentence say so.
_TAKEN_ITSELF = re.compile(
    r"^\W{0,3}(?:[本此该]文|文中内容|转载|原文(?=[链地网址出来标作在见载刊发:： \[（(为]|$)|原载|采集自|采自|搬运自|摘自)"
)
_HOST = re.compile(r"(?<![A-Za-z0-9.@-])(?:[A-Za-z0-9-]{1,40}\.){1,4}[A-Za-z]{2,6}(?:/|\b)")
_SENTENCE_ENDS = frozenset("。！？”")


def names_original(line: Line) -> bool:
    """True for such a line; a whole sentence without a link is the text's."""
    text = line.text
    if _BRACKETED_SOURCE.fullmatch(text):
        return True
    if len(text) > _LONGEST_TAKEN or _TAKEN.match(text) is None:
        return False
    if text[-1] in _SENTENCE_ENDS and _TAKEN_ITSELF.match(text) is None:
        return False
    return bool(line.links) or "http" in text or _HOST.search(text) is not None
