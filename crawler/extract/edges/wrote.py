"""Last lines that say who wrote a text and took its pictures, and nothing else: the field author is read from them."""

from __future__ import annotations

import re

from crawler.extract.names.surnames import is_full_name
from crawler.page import Line

_NAME = r"[\u4e00-\u9fff·]{2,4}"
# An office writes too: 文/水利科.
_OFFICE = r"[\u4e00-\u9fff]{2,10}(?:[科部室处局办院校社台网站组队]|中心|学院|公司|政府|委员会)"
_NAMED = rf"(?:{_OFFICE}|{_NAME})(?:[、, ](?:{_OFFICE}|{_NAME})){{0,4}}"
_BAR = r"\s?[/／丨|｜]\s?"
_COLON = r"\s?[:：]\s?"
# Alone in a line: 文/林一舟, 文/林一舟 图/何田, 文：林一舟；图：何田, 图文/林一舟.
_WROTE = re.compile(
    rf"文{_BAR}{_NAME}|文{_BAR}{_NAMED}[\s，,；;]{{0,3}}图片?{_BAR}{_NAMED}|文{_COLON}{_NAMED}[\s，,；;]{{0,3}}图片?{_COLON}{_NAMED}"
    rf"|(?:图文|文图){_BAR}{_NAME}"
)
_WRITERS = re.compile(r"(?:撰稿|撰文|采写|文字?)[:：]\s?(?P<names>\S.{1,40})")
_BETWEEN_WRITERS = re.compile(r"[、，, ]+(?:(?:本报)?(?:通讯员|记者)[ :：]?)?|^(?:本报)?(?:通讯员|记者)[ :：]?")
# Whoever it is, these words are said of nothing else: 撰稿：林一舟妈妈.
_WRITERS_OF_TEXT = re.compile(r"(?:撰稿|撰文)[:：]\s?[\u4e00-\u9fff·]{2,8}(?:[、，, ][\u4e00-\u9fff·]{2,8}){0,4}")
# The author of something, perhaps of what is quoted or listed.
_AUTHOR_LABEL = re.compile(r"[（(]?(?:本文)?作\s{0,2}者[:：]")
_AUTHOR = re.compile(
    rf"[（(]?(?:本文)?作\s{{0,2}}者[:：]\s?{_NAME}(?:[、，, ]{_NAME}){{0,4}}\s(?:QQ|微信号?|邮箱|[Ee]-?mail|电话)\s?[:：]\s?[!-~]{{4,40}}[）)]?"
)
_BETWEEN = re.compile("[、，, ]")
# Who took the pictures, told by the line above; alone they may be a film's.
_TOOK = re.compile(rf"(?:摄影|图片|图|拍摄|供图)[:：]\s?(?P<names>{_NAME}(?:[、，, ]{_NAME}){{0,4}})")
_DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
# What is told of a work beside its author, a line each: 题目：《渡口》.
_OF_A_WORK = re.compile(
    r"[《“][^《》“”]{1,40}[》”]|[^：:]{0,4}(?:题目|标题|作品|篇名|篇目|书名|诗题|曲名|歌名|片名|剧名|名称|节目|朝代|年代|出处|奖项|体裁|译者|出版社|书号)[^：:]{0,2}[:：][^。]{0,60}"
)


def names_writers(text: str) -> bool:
    """True for 文/ or 撰稿 and its kin with persons behind it and nothing else."""
    if _WROTE.fullmatch(text) or _WRITERS_OF_TEXT.fullmatch(text):
        return True
    wrote = _WRITERS.fullmatch(text)
    named = [name for name in _BETWEEN_WRITERS.split(wrote["names"]) if name] if wrote else []
    return bool(named) and all(map(is_full_name, named))


# Labels and names in lines of their own: the cells of a table below a text, at universities.
_CELL = re.compile(r"(?:作者|撰文|撰稿|文字?|摄影|图片?|供图|摄像|审核|校对|编辑|责任编辑|责编|供稿|供稿单位|来源)[:：]")
_LONGEST_IN_CELL = 20


def without_writers(lines: list[Line], last: int) -> int:
    """How many of the first `last` lines are left without the author's name and address in the last one, and without who took the
    pictures, or the day, below who wrote the text; so with names in cells of their own. The name alone behind 作者 stays, as readers of real pages have marked it."""
    text = lines[last - 1].text
    if last > 2 and len(text) <= _LONGEST_IN_CELL and "。" not in text and _CELL.fullmatch(label := lines[last - 2].text):
        # In a table of works each has its own.
        return last if any(line.text == label for line in lines[: last - 2]) else last - 2
    if last > 1 and _AUTHOR.fullmatch(text):
        return last - 1 if _is_author(lines, last - 1) else last
    took = _TOOK.fullmatch(text)
    if last > 2 and (_DAY.fullmatch(text) or (took and all(map(is_full_name, _BETWEEN.split(took["names"]))))):
        return last - 2 if names_writers(lines[last - 2].text) or _is_author(lines, last - 2) else last
    return last


def _is_author(lines: list[Line], place: int) -> bool:
    """True for the author of the whole text in this line and how it is reached; the only one, and in no list."""
    if not _AUTHOR.fullmatch(lines[place].text):
        return False
    return not _OF_A_WORK.fullmatch(lines[place - 1].text) and not any(_AUTHOR_LABEL.match(line.text) for line in lines[:place])
