"""Pages on which readers talk: threads whose first post is no more than a question, and questions with what readers answer."""

from __future__ import annotations

import re

from crawler.page import Document, Line

# What stands with each post: 3楼, 沙发, a button of Discuz.
_FLOOR = re.compile(r"^(?:\d{1,4}\s?[楼#]|沙发|板凳|地板|楼主)$|只看该作者")
_FLOORS = 3
# A first post that is longer may be a text.
_LONGEST_QUESTION = 120
# What pages of questions say: zhihu.com, zhidao.baidu.com. An article on answers says it in a sentence.
_ANSWERS = re.compile(r"^\W{0,2}(?:写回答|我来答|我来回答|邀请回答|(?:查看)?(?:全部|共|其他)?\s?\d{1,6}\s?[个条]回答)\W{0,3}$")
_BESIDE = 30


def is_thread(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a short post, one of those that the page numbers; the remarks below a short article are numbered too."""
    if sum(len(line.text) for line in body if not _is_floor(line)) > _LONGEST_QUESTION:
        return False
    above = document.lines[title_line + 1 : body[0].index]
    return any(map(_is_floor, [*above, *body])) and sum(map(_is_floor, document.lines)) >= _FLOORS


def _is_floor(line: Line) -> bool:
    return not line.hidden and _FLOOR.search(line.text) is not None


def is_question(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a question with the buttons and counters of its answers."""
    near = document.lines[max(0, title_line) : body[-1].index + _BESIDE]
    return any(not line.hidden and _ANSWERS.match(line.text) for line in near)
