"""Pages that stand for good: on the site itself, on what an office, a hospital or a company is and offers.

They tell no day, no source and nobody who wrote them, in their text neither, and nothing in their address counts articles:
`/gaikuang/`, `/protocol.html`. Of two sets of real pages nine in ten that tell nothing of all that were of this kind, most of the
others had a number in their address. What is no article stays in the ledger and in the archive, and can be read anew.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.extract.listings import PLACEHOLDER, is_undated
from crawler.extract.runs import is_file_line
from crawler.page import Document, Line

# A word, not a code of letters, and what a folder serves: index.html, index2.shtml.
_PLAIN_NAME = re.compile(r"(?:[a-z]{1,24}(?:_[a-z]{1,24})?|index\d{0,2})(?:\.\w{2,5})?")
# Numbers a page among others; v=85 is the version of its files.
_COUNTED = re.compile(r"(?:^|&)(?!(?:v|t|ver|_)=)[^=&]*=[^&]*\d")
# What a page says of where it is from and who wrote it, in a line of its own or a short one, and what news say of when, anywhere.
_LABELLED = re.compile(
    r"来源|原文|出处|转[自载]|摘自|稿源|作者|编辑|撰稿|供稿|记者|通讯员|摄影|责编|审核|发布[时日]|印发|号令|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
)
_LONGEST_LABELLED = 90
_WHEN = re.compile(r"[报网社台]讯|日电|记者|近日|日前|昨[日天]|今[日天]|近期|\d月\d{1,2}日")
# Without one a page is a caption, an address, a table.
_SENTENCE = re.compile(r"。|[！？”]$|[a-z]{2}[.!?](?: |$)")
_SHORTEST_SENTENCE = 15
# 擅长：高血压、冠心病的诊治。
_FIELD = re.compile(r"^[\u4e00-\u9fff]{2,4} ?[:：]")
# The parts of a notice: 一、项目编号.
_PART = re.compile(r"^[一二三四五六七八九十]{1,2}、")
_PARTS = 3
# Questions that many ask, with their answers.
_QUESTION = re.compile(r"^(?:Q|问)\s?\d{0,3}\s?[:：、.]")
_QUESTIONS = 3
# How the site or the office is to be reached, and nothing else.
_CONTACT = re.compile(
    r"^.{0,24}?(?:主办|承办|版权所有|总机|传真|邮箱|地址|电话|热线|邮编|邮政编码|备案号?|网址)(?:单位)?[:：\s].{0,60}$|^\+?[\d\s()（）-]{7,20}$"
)
# A player that is not started.
_PLAYED = re.compile(r"^(?:正在播放.{0,40}|\d{1,2}:\d\d(?:\s?/\s?\d{1,2}:\d\d)?)$")
# A broadcast in words and pictures.
_LIVE = re.compile(
    r"直播(?:已|未|正在)?(?:结束|开始|进行)|图文直播.{0,8}聊天室|\d人(?:看过|观看|在看)|^\d{1,2}:\d\d(?::\d\d)?\s?(?:主持人|嘉宾|网友)"
)
_LIVE_LINES = 2


def stands(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a page that tells of no day, no source and no author, at an address that is a word, or without a sentence. An office's
    notice may be files, or numbered parts."""
    if any(PLACEHOLDER.search(line.text) or is_file_line(line) for line in body):
        return False
    says_little = not any(map(_is_sentence, body)) and not _are_parts(body)
    return (says_little or _is_plain(document.url)) and _tells_nothing(document, body, title_line)


def are_contacts(body: list[Line]) -> bool:
    """True for telephone numbers and addresses, the words of a player, and no sentence."""
    return all(_CONTACT.match(line.text) or _PLAYED.match(line.text) for line in body)


def are_asked_often(document: Document, body: list[Line], title_line: int) -> bool:
    """True for questions that many ask, where nothing is told of a day: an interview says who was asked, and when."""
    asked = sum(1 for line in body if _QUESTION.match(line.text))
    return asked >= _QUESTIONS and _tells_nothing(document, body, title_line)


def is_broadcast(body: list[Line]) -> bool:
    """True for the lines of a live broadcast in words and pictures."""
    return sum(1 for line in body if _LIVE.search(line.text)) >= _LIVE_LINES


def _is_plain(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    names = [name for name in parts.path.split("/") if name]
    return bool(names) and _PLAIN_NAME.fullmatch(names[-1]) is not None and not _COUNTED.search(parts.query)


def _tells_nothing(document: Document, body: list[Line], title_line: int) -> bool:
    around = document.lines[max(0, title_line - 2) : body[-1].index + 4]
    told = (
        _WHEN.search(line.text) or (len(line.text) <= _LONGEST_LABELLED and _LABELLED.search(line.text))
        for line in around
        if not line.hidden
    )
    return is_undated(document, body, title_line) and not any(told)


def _is_sentence(line: Line) -> bool:
    return (
        len(line.text) - line.linked >= _SHORTEST_SENTENCE
        and _SENTENCE.search(line.text) is not None
        and _FIELD.match(line.text) is None
    )


def _are_parts(body: list[Line]) -> bool:
    return sum(1 for line in body if _PART.match(line.text)) >= _PARTS
