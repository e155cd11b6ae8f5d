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
_WIDE = re.compile("(?<=http)(s?)(?:：//|[:：]／／)")
_SENTENCE_ENDS = frozenset("。！？”")
# What in a label tells of an original, and what such a label is parted by from its address: no list of these labels is complete.
_LABELLED = re.compile(
    r"^\W{0,3}[^，。:：《》\s]{0,6}(?:(?<!论文)(?<!报告)(?<!通知)(?<!文件)(?<!公告)原文(?!件)|原[始帖载发址稿]|首发(?!仪式|直播|活动|阵容|站|车)|始发(?!站)|最初发表|转自|转载|搬运|引自|出处|见于|源地址|信源|稿源|源头|(?<![书表])(?:底稿|蓝本|母本))[^，。:：《》\s]{0,6}?"
    r"\s{0,2}[:：→｜|—-]?\s{0,2}(?=https?://|$)"
)
_LONGEST_LABEL = 16
_LABEL_ALONE = re.compile("首发|始发|转载自|转自|摘自|(?:原始|原文)?出处|原文(?:链接|地址|网址)?|来源(?:链接|地址|网址)")
# An address without its scheme, which ends the line.
_BARE = re.compile(r"(?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,6}/[!-~]{2,300}$")
_LABEL_ENDS = frozenset(":：→｜|")
# In the middle of a sentence with an address, which a note of the text may be too. 《通知》原文 is that of another text.
_SAID = re.compile(
    r"(?:(?<![》\u4e00-\u9fff])|(?<=[本此该]文)|(?<=文章)|(?<=内容))原文(?:链接|地址|网址|请见|见(?!习)|载于|在此)|仅作?转载|转载说明|授权转载|来源(?:链接|网址)[:：]|以上内容转自"
)
_LONGEST_SAID = 80
_AUTHORIZED = re.compile(r"\W{0,2}(?:经?作者|已获)?授权转载。原文[:：]")
_A_NOTE = re.compile(r"^[\[［【〔（(]?(?:\d{1,2}|[①-⑳]|注)[\]］】〕）).、:：](?!\s?原文载于)")
# By name, month and title: `转载自青石县人民政府2023年5月《…》`.
_BY_TITLE = re.compile(
    r"^\W{0,2}(?:本文)?(?:转载?自|摘自)[^，。:：《》]{2,24}(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?《[^《》]{4,80}》\W{0,2}$"
)
# Rows of a table below the text, or the terms of a list, each with its value behind it.
_FACTS = frozenset(
    "稿源单位 稿源网址 来源单位 来源网址 来源链接 原文网址 原文链接 原文地址 转载日期 转载时间 采集时间 采集日期".split()
)
_LONGEST_FACT = 300


# What became of another text, in a sentence that goes on behind where that is from: `网传“原文链接：http://…”一文不实`.
_SPOKEN_OF = re.compile(
    r"https?://[!-~]{4,300}[”’》」』）)】 ]{0,3}(?:一[文帖事则稿]|等|的|[，,]\s?(?:经(?!授权)|随后|后被|被|系|属|称|引起|引发|迅速|一时)).{4,}[。！]$"
    r"|^\W{0,3}[该此](?:文|帖|稿)[^，。]{2,60}[，,]\s?(?:随后|后被|被|引起|引发|迅速|一时)"
)


def is_fact_of_copy(line: Line, above: Line | None) -> bool:
    """True for such a label, or for the value below one."""
    return line.text.rstrip(":：") in _FACTS or (
        above is not None
        and len(line.text) <= _LONGEST_FACT
        # With a full stop it explains the label: it is a term of the text.
        and line.text[-1] not in _SENTENCE_ENDS
        and above.text.rstrip(":：") in _FACTS
    )


def names_original(line: Line) -> bool:
    """True for such a line; a whole sentence without a link is the text's."""
    text = _plain(line)
    if _BRACKETED_SOURCE.fullmatch(text) or _BY_TITLE.match(text):
        return True
    if _SPOKEN_OF.search(text):
        return False
    if len(text) <= _LONGEST_TAKEN and _says_where(line):
        return True
    if len(text) > _LONGEST_TAKEN or _TAKEN.match(text) is None:
        return False
    if text[-1] in _SENTENCE_ENDS and _TAKEN_ITSELF.match(text) is None:
        return False
    return bool(line.links) or "http" in text or _HOST.search(text) is not None


def _plain(line: Line) -> str:
    """The line's text, with the marks of an address as they should be: https：//."""
    return _WIDE.sub(r"\1://", line.text) if "//" in line.text or "／／" in line.text else line.text


def _says_where(line: Line) -> bool:
    """True for a label that tells of an original with an address or a link, and for a sentence that gives the original's address."""
    text = _plain(line)
    if (len(text) <= _LONGEST_LABEL and text[-1] in _LABEL_ENDS and _LABELLED.match(text)) or _LABEL_ALONE.fullmatch(text):
        # Its address stands in the next line, which has been cut.
        return True
    bare = _BARE.search(text) if "://" not in text and not line.links else None
    label = text[: bare.start()] if bare else text[: len(text) - line.linked] if line.links else text.split("http", 1)[0]
    if (line.links or "http" in text or bare) and len(label) <= _LONGEST_LABEL and _LABELLED.match(label):
        return True
    if "http" not in text or _SAID.search(text) is None or _A_NOTE.match(text) is not None:
        return False
    # Glued to the end of a paragraph, it is cut off there.
    said = text.split("http", 1)[0]
    return len(said) <= _LONGEST_SAID and (_AUTHORIZED.match(said) is not None or not any(mark in said for mark in "。！？"))
