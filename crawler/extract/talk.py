"""Pages on which readers talk: threads whose first post is no more than a question, and questions with what readers answer."""

from __future__ import annotations

import re

from crawler.page import Document, Line

# What a forum says above each post: who wrote it and when, and a button of Discuz.
_POST = re.compile(r"^.{0,40}(?:发表于|回复于|发布于)[:：]?\s?(?:19|20)?\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}|只看该作者")
_POSTS = 3
# A first post that is longer may be a text.
_LONGEST_QUESTION = 60
_FLOOR = re.compile(r"^(?:\d{1,4}\s?[楼#]|沙发|板凳|地板|楼主)$")
# What pages of questions have between the question and its first answer: zhihu.com, zhidao.baidu.com.
_ANSWERS = re.compile(r"^\W{0,2}(?:写回答|我来答|我来回答|邀请回答)\W{0,3}$")


def is_thread(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a short post under the name of who wrote it, with others below it; remarks stand below an article, under other words."""
    said = sum(len(line.text) for line in body if not _POST.search(line.text) and not _FLOOR.match(line.text))
    if said > _LONGEST_QUESTION:
        return False
    above = document.lines[title_line + 1 : body[0].index]
    return any(map(_is_post, [*above, *body])) and sum(map(_is_post, document.lines)) >= _POSTS


def _is_post(line: Line) -> bool:
    return not line.hidden and _POST.search(line.text) is not None


def is_question(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a question with the buttons to answer it."""
    between = document.lines[title_line + 1 : body[0].index + 1]
    return title_line >= 0 and any(not line.hidden and _ANSWERS.match(line.text) for line in between)
