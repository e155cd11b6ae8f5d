"""Pages on which readers talk: threads whose first post is no more than a question, and questions with what readers answer."""

from __future__ import annotations

import re

from crawler.page import Document, Line

# What a forum says above each post: who wrote it and when, and a button of Discuz.
_POST = re.compile(r"^.{0,40}(?:发表于|回复于|发布于)[:：]?\s?(?:19|20)?\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}|只看该作者")
_POSTS = 3
# A first post that is longer may be a text, where the page counts views and answers also one of this length.
_LONGEST_QUESTION, _LONGEST_POST = 60, 600
# Who asks or tells of himself does it in such words; news has them in quotation marks.
_SPEAKS = re.compile(
    "我(?![们国省市县区州镇乡村局院校军部行会委])|我们(?=小区|家|这|楼)|本人|俺|咱|私聊|转让|求购|出售|大家(?:去|来|快|帮|注意|有|一起)|各位(?:网友|坛友|朋友|大神|邻居)|请问|求助|求教|求解|大家好|谢谢|楼主|网友们|^(?!记者|问)[^。]*[？?]$"
)
_QUOTED = re.compile("“[^“”]{0,200}”")
_PARAGRAPHS, _SHORTEST_PARAGRAPH, _LEAST_OF_REPORT, _FEW = 2, 20, 80, 4
_FLOOR = re.compile(r"^(?:\d{1,4}\s?[楼#]|沙发|板凳|地板|楼主)$")
# What programs of forums count beside a thread's title: Discuz, tieba.baidu.com. A portal's article has 评论 there.
_COUNTED = re.compile(r"^查看[:：]\s?\d+\s?[|｜]\s?回复[:：]\s?\d+$|^\d+\s?回复[贴帖][，,]\s?共\s?\d+\s?页$")
_NEAR_TITLE = 8
# What pages of questions have between the question and its first answer: zhihu.com, zhidao.baidu.com.
_ANSWERS = re.compile(r"^\W{0,2}(?:写回答|我来答|我来回答|邀请回答)\W{0,3}$")


def is_thread(document: Document, body: list[Line], roles: list[str | None], title_line: int) -> bool:
    """True for a short post under the name of who wrote it, with others below it; remarks stand below an article, under other words. A post
    that gives the address which it was taken from is a copy of an article, however short."""
    if _gives_original(document, body, roles):
        return False
    above = document.lines[title_line + 1 : body[0].index]
    is_answered = any(map(_is_post, [*above, *body])) and sum(map(_is_post, document.lines)) >= _POSTS
    said = sum(len(line.text) for line in body if not _POST.search(line.text) and not _FLOOR.match(line.text))
    if said <= _LONGEST_POST and (_is_counted(document, title_line) or (is_answered and any(map(_speaks, body)))):
        return not _is_report(body)
    return said <= _LONGEST_QUESTION and is_answered


def _gives_original(document: Document, body: list[Line], roles: list[str | None]) -> bool:
    """True for a label of an original with an address or a link, in the first post or right below its text."""
    for line in document.lines[body[0].index : body[-1].index + 1 + _BELOW_POST]:
        if line.index > body[0].index and _is_post(line):
            return False
        if roles[line.index] in ("link", "source") and (line.links or "://" in line.text):
            return True
    return False


_BELOW_POST = 3


def _is_report(body: list[Line]) -> bool:
    """True for whole paragraphs in which nobody, or in a long text hardly anybody, speaks to the others: a forum's copy of a text."""
    paragraphs = [line for line in body if len(line.text) >= _SHORTEST_PARAGRAPH and line.text[-1] in "。！；”"]
    speaking = sum(map(_speaks, body))
    if sum(len(line.text) for line in paragraphs) < _LEAST_OF_REPORT:
        return False
    return len(paragraphs) >= _PARAGRAPHS and speaking * _FEW <= len(paragraphs)


def _speaks(line: Line) -> bool:
    """True if somebody speaks to the others, or of himself, in his own words."""
    return _SPEAKS.search(_QUOTED.sub("", line.text)) is not None


def _is_counted(document: Document, title_line: int) -> bool:
    """True if the views and answers of a thread are told beside its title, and each post has its head."""
    near = document.lines[max(0, title_line - _NEAR_TITLE) : title_line + 1 + _NEAR_TITLE] if title_line >= 0 else []
    return any(not line.hidden and _COUNTED.match(line.text) for line in near) and any(map(_is_post, document.lines))


def _is_post(line: Line) -> bool:
    return not line.hidden and _POST.search(line.text) is not None


def is_question(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a question with the buttons to answer it."""
    between = document.lines[title_line + 1 : body[0].index + 1]
    return title_line >= 0 and any(not line.hidden and _ANSWERS.match(line.text) for line in between)


# A viewer, the clock, and what is said: of a page that plays something live.
_REMARK = re.compile(r"^(?:网友|用户|游客|观众)\S{0,12} (?:[01]?\d|2[0-3]):[0-5]\d ")
_REMARKS, _SHARE_OF_REMARKS = 5, 0.8
# Of a mailbox that shows its letters, with masked names, and their answers.
_WRITER = re.compile(r"^(?:来信|留言|咨询|提问|投诉)人[:：]")
_ANSWER = re.compile(r"^(?:答复|回复)(?:内容)?[:：]")
_LETTERS = 3


def are_remarks(body: list[Line]) -> bool:
    """True for what viewers say, and hardly anything else."""
    remarks = sum(1 for line in body if _REMARK.match(line.text))
    return remarks >= _REMARKS and remarks >= _SHARE_OF_REMARKS * len(body)


# Right under the title of a page of nothing else: how many there are, and the first reader's name and day.
_COUNTED_WORDS = re.compile(
    r"^(?:全部|最新|共有?)?\s?\d+\s?条(?:评论|留言|跟帖)$|^(?:全部|最新|热门|网友|读者)?(?:评论|留言|跟帖)[(（]\d+\s?条?[)）]$"
)
_READER = re.compile(r"^\S{0,10}(?:网友|用户|游客|匿名)\S{0,12}[ :：]{1,2}(?:19|20)\d\d-\d{1,2}-\d{1,2}")
_FIRST_READER, _READERS = 4, 2


def are_words_on(document: Document, title_line: int) -> bool:
    """True for what readers say of an article that is on another page: they begin right under the title."""
    lines = document.lines[title_line + 1 :] if title_line >= 0 else []
    readers = [line.index for line in lines if not line.hidden and _READER.match(line.text)]
    if len(readers) < _READERS or readers[0] - title_line > _FIRST_READER:
        return False
    if any("。" in line.text for line in document.lines[title_line + 1 : readers[0]]):
        return False
    return any(_COUNTED_WORDS.match(line.text) for line in lines[:_FIRST_READER])


def are_answers(document: Document) -> bool:
    """True for several letters to an office, each with who wrote it and the answer."""
    texts = [line.text for line in document.lines if not line.hidden]
    return all(sum(1 for text in texts if mark.match(text)) >= _LETTERS for mark in (_WRITER, _ANSWER))
