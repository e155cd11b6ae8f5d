"""Pages that stand for good: on the site itself, on what an office, a hospital or a company is and offers.

They tell no day, no source and nobody who wrote them, in their text neither, and nothing in their address counts articles:
`/gaikuang/`, `/protocol.html`. Of a set of real pages nine in ten that tell nothing of all that were of this kind, most of the others had
a number in their address. What is no article stays in the ledger and in the archive, and can be read anew.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.extract.dates import date_of_url
from crawler.extract.listings import PLACEHOLDER
from crawler.extract.runs import is_file_line
from crawler.extract.undated import TODAY, is_undated
from crawler.page import Document, Line

# A word, not a code of letters, and what a folder serves: index.html, index2.shtml.
_PLAIN_NAME = re.compile(r"(?:[a-z]{1,24}(?:_[a-z]{1,24})?|index\d{0,2})(?:\.\w{2,5})?")
# Numbers a page among others, as a folder or in the query; v=85 is the version of its files.
_NUMBERED_FOLDER = re.compile(r"\d{3}|\d[a-f]|[a-f]\d")
_COUNTED = re.compile(r"(?:^|&)(?!(?:v|t|ver|_)=)[^=&]*=[^&]*\d")
# Where people publish, and where copies are kept, an address is what they like. Sites on github.io are like others.
_PEOPLE_S = re.compile(r"(?:^|\.)(?:telegra\.ph|archive\.(?:ph|is|today|org)|wordpress\.com|blogspot\.com|medium\.com)$")
# What such pages are called, and the folders that they are in, whatever number they have.
_CALLED_SO = re.compile(
    r"^[^，。：:？?]{0,16}(?:简介|概况|概览|使命|须知|申明|常见问题|问题集|机构职[能责])$|^(?:简介|概况) ?[-–—|].{1,16}$"
    r"|^(?:学校|学院|医院|公司|现任|历任){0,2}领导(?:班子|成员|分工)?$|^(?:班子成员|师资(?:队伍|力量)|办学(?:系统|专业|特色))$"
    # Of a person, a ward, a museum, a forum, a library, a kitchen, a dictionary.
    r"|^[^，。：:？?]{0,16}(?:(?:主任|主治)医师|(?:科室|专家)介绍|常设展览|个人空间|在线答题|图书详情|的做法|歌词|词语解释|[_-]百科)$"
)
_FOLDERS = re.compile(
    r"(?:^|/)(?:about|intro|introduce|introduction|jianjie|gaikuang|privacy|readme|faq)(?:[_-]?us|%20us)?(?:/|\.\w{2,5}$|$)",
    re.I,
)
# What offices send and people say, whatever else is told.
_LETTER = re.compile(
    r"通知|公告|通告|公示|通报|声明|公开信|一封信|讲话|致辞|谈话|倡议|决定|意见|条例|办法|规定|答问|记者问|问答|解读|专访|访谈|[诗词赋记]$"
)
# What a page says of where it is from and who wrote it, in a line of its own or a short one, and what news say of when, anywhere.
_LABELLED = re.compile(
    r"来源 ?[:：]|原文|出处|转[自载]|摘自|稿源|(?:作者|编辑|撰稿|供稿|摄影|责编|审核) ?[:：/／]|[（(](?:作者|编辑|摄影|供稿)|通讯员|发布[时日]|印发|号令|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|[Oo]riginal|[Ss]ource"
)
_LONGEST_LABELLED = 90
_WHEN = re.compile(
    r"[报网社台]讯|日电|记者|近日|日前|昨[日天]|今[日天晨早晚]|近期|\d{1,2}日|凌晨|本[月周]|上周|去年|同志们|^第[一二三]条|Xinhua|中[华華]民[国國]"
)
_MOST_LINKS, _FIRST_LINES = 40, 4
# 擅长：高血压、冠心病的诊治.
_FIELD = re.compile(r"^[\u4e00-\u9fff]{2,4} ?[:：]")
_FIELDS, _SHORT = 2, 15
# A form of an office: 一、项目编号：….
_NUMBERED = re.compile("[一二三四五六七八九十]{1,3}、")
# Questions that many ask, with their answers.
_QUESTION = re.compile(r"^(?:Q\s?\d{0,3}|问\s?\d{1,3})\s?[:：、.]")
# What one person was asked.
_ASKED = re.compile(r"^(?:问|记者) ?[:：]")
_QUESTIONS = 3
# Of a page with such questions, and of others that help to use the site.
_HELP_ADDRESS = re.compile(r"/(?:faq|help)(?:/|\.\w{2,5}$|$)", re.I)
_HELP = re.compile(r"(?:.{0,8}[-_—|])?(?:帮助(?:中心|文档)|使用帮助|常见问题(?:解答)?|操作指南)(?:$|[\s_|｜—-])")
# How the site or the office is to be reached, and nothing else.
_CONTACT = re.compile(
    r"^.{0,24}?(?:主办|承办|版权所有|总机|传真|邮箱|地址|电话|热线|邮编|邮政编码|备案号?|网址)(?:单位)?[:：\s].{0,60}$|^\+?[\d\s()（）-]{7,20}$"
)
# A player that is not started.
_PLAYED = re.compile(r"^(?:正在播放.{0,40}|\d{1,2}:\d\d(?:\s?/\s?\d{1,2}:\d\d)?)$")
# The career of an official, on the page of the leaders.
_PROFILE = re.compile(r"^(?:(?:个人)?简[历介][:：] ?)?[\u4e00-\u9fff·]{2,8}(?:同志)?[，,] ?[男女][，,].{0,8}族")
# A line with a sentence, in Chinese or English; and the characters of several.
_SENTENCE, _LEAST_SAID = re.compile(r"。|[！？!?][”\"]?$|[a-z]{2}\.[”\"]?$"), 30
# What an official is in charge of may stand above the career.
_PROFILE_LINES = 6
_LEADERS = re.compile(r"领导(?:之窗|之家|简介|信息|介绍|分工|班子|简历|成员|$|[ _|-])|(?:市|县|区|州|镇)长(?:简历|之窗)")


def stands(document: Document, body: list[Line], title: str, title_line: int) -> bool:
    """True for a page that tells of no day, no source and no author, and looks as pages do that stand for good.

    Its address is a word, its title is of such pages or a person's name over a career, or it is a few labels with a word behind each, or
    questions that many ask. Ask only of a page that nobody signed, and then what its fields tell: a day may stand in a script. An office's
    notice may be files.
    """
    name = title.rpartition(" ")[2]
    if _CALLED_SO.match(title) or any(_is_career(line.text, name) for line in body[:_FIRST_LINES]):
        # Its history has days.
        return True
    is_help = _HELP.match(document.title or "") is not None or _HELP_ADDRESS.search(document.url) is not None
    if _LETTER.search(title) or (not is_help and sum(1 for line in body if _ASKED.match(line.text)) >= _QUESTIONS):
        return False
    if not is_help and not _are_asked_often(body):
        has_files = any(PLACEHOLDER.search(line.text) or is_file_line(line) for line in body)
        if has_files or not (is_plain(document.url) or _are_fields(body)):
            return False
    return _tells_nothing(document, body, title_line)


def says_little(body: list[Line], title: str) -> bool:
    """True for hardly a sentence: what is left of a form, a profile, a player, a column without articles. It is no article unless its
    fields tell of it; an office's letter, and one that is files, may be as short."""
    said = sum(len(line.text) - line.linked for line in body if _SENTENCE.search(line.text))
    if said >= _LEAST_SAID or _LETTER.search(title):
        return False
    return not any(
        PLACEHOLDER.search(line.text) or _NUMBERED.match(line.text) or _ASKED.match(line.text) or is_file_line(line)
        for line in body
    )


def are_contacts(body: list[Line]) -> bool:
    """True for telephone numbers and addresses, the words of a player, and no sentence."""
    return all(_CONTACT.match(line.text) or _PLAYED.match(line.text) for line in body)


def is_profile(document: Document, body: list[Line], title_line: int) -> bool:
    """True for an official's career on a page of the leaders; news of who is to be appointed tell a day."""
    shown = [line for line in document.lines[max(0, title_line) :] if not line.hidden]
    lines = body if any(_PROFILE.match(line.text) for line in body[:_PROFILE_LINES]) else shown[: _PROFILE_LINES * 2]
    if not any(_PROFILE.match(line.text) for line in lines) or not is_undated(document, body, title_line):
        return False
    near = document.lines[max(0, title_line - 3) : body[0].index]
    return any(_LEADERS.search(text) for text in (document.title or "", *(line.text for line in near)))


def says_when(body: list[Line]) -> bool:
    """True if the text tells in the words of news of when, or who reports it: 近日, 4月23日, 记者."""
    return any(_WHEN.search(line.text) for line in body)


def is_plain(url: str) -> bool:
    """True for an address that is words and counts nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if _FOLDERS.search(parts.path):
        return True
    names = [name for name in parts.path.split("/") if name]
    if not names or _PLAIN_NAME.fullmatch(names[-1]) is None or _PEOPLE_S.search(parts.hostname or ""):
        return False
    return not _COUNTED.search(parts.query) and not any(map(_NUMBERED_FOLDER.search, names[:-1]))


def _is_career(text: str, name: str) -> bool:
    """True for 林一舟，男，… under a title that is, or ends with, 林一舟."""
    return text.startswith((f"{name}，男，", f"{name}，女，"))


def _are_fields(body: list[Line]) -> bool:
    fields = sum(1 for line in body if _FIELD.match(line.text))
    return fields >= _FIELDS and all(_FIELD.match(line.text) or len(line.text) < _SHORT for line in body)


def _are_asked_often(body: list[Line]) -> bool:
    return sum(1 for line in body if _QUESTION.match(line.text)) >= _QUESTIONS


def _tells_nothing(document: Document, body: list[Line], title_line: int) -> bool:
    around = document.lines[max(0, title_line - 2) : body[-1].index + 4]
    told = (
        _WHEN.search(line.text) or (len(line.text) <= _LONGEST_LABELLED and _LABELLED.search(line.text))
        for line in around
        if not line.hidden and not TODAY.search(line.text)
    )
    links = [link for line in document.lines[body[0].index : body[-1].index + 4] for link in line.links[:2]][:_MOST_LINKS]
    return is_undated(document, body, title_line) and not any(told) and not any(date_of_url(link.get("href")) for link in links)
