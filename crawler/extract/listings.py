"""Pages that lead to articles: rows of links, topics, threads of a forum, services."""

from __future__ import annotations

import re
from itertools import islice

from crawler.extract.dates import DATE
from crawler.extract.listed import without_announced
from crawler.extract.runs import is_file_line, is_row
from crawler.extract.undated import is_undated
from crawler.page import Document, Line

# A page of which this share of the characters stands in links, with so many links to read, is a list.
_LIST_LINKED = 0.55
LIST_LINKS = 8
_ALL_LINKED = 0.85
# What stands for a body where the text is in a file or a picture (government sites).
PLACEHOLDER = re.compile(r"附件|详见|见下|如下|如图|下载")
# The headings of a newspaper's page, above its headlines (方正).
_PAGE_OF_PAPER = re.compile(r"^(?:本版(?:标题)?导航|版面导航|本版目录)$")
# More text than this in whole sentences is an article, whatever lists stand beside it.
_PROSE = 60
_ENGLISH = re.compile(r"[a-z]{2}[.?!][\"”’']{0,2}$")
_DATED_ROWS = 5
# What a form of a notice numbers, without a sentence: 一、项目编号：….
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、\S{2,}")
_SECTIONS = 3
_HEAD_LINES = 5
# How far around a line its row is.
_NEAR = 3
_FORUM = re.compile(r"论坛|社区|贴吧|Discuz|phpwind|\bBBS\b", re.I)
_SHORTEST_PARAGRAPH = 20
# Items of a list that tell a day or a source each.
_ITEMS = 4
# A topic's page is called so, or its few words are.
_TOPIC_NAME = re.compile(r"(?:专题|专栏|专区)(?:$|[\s_|｜—-])")
_TOPIC_ADDRESS = re.compile(r"/(?:zt|ztzl|zhuanti|special|topics?|subject)(?:/|\d)", re.I)
_TOPIC_WORDS = re.compile(r"^[【\[]?(?:导语|导读|前言|专题|编者按|卷首语)")
_TOPIC_ROWS, _ROWS_OF_NAMED = 15, 8
_TOPIC_PARAGRAPHS = 2
_LONGEST_TOPIC = 300
# What a tag's or an author's page says of its articles.
_COUNTED = re.compile(r"共\s?[\d,]+\s?[篇条个](?:文章|内容|新闻|资讯|报道)")
_LONGEST_COUNT, _COUNT_LINES = 40, 4
# Below each reader's word on an article, on a page of nothing else.
_VOTED = re.compile(r"(?:赞|顶|踩|支持|有用|回复)\s?[(（]\s?\d+\s?[)）]$")
# Above each reader's word on a film or a book: douban.com.
_REVIEW = re.compile(r"^\d+ 有用 .{1,40}(?:看过|在看|想看|读过|在读|听过|玩过) .{0,12}20\d\d-\d\d-\d\d")
_REVIEWS = 3
_SENT = re.compile(r"^(?:19|20)\d\d-\d{1,2}-\d{1,2}\s(?:原创|阅读\s?\d+)$")
# An office's page of services is links without a day: to its systems, to its halls.
_SERVICES, _SERVICE_LINES = 8, 12
_FEWEST_SERVICES = 4


def is_list(document: Document, body: list[Line], roles: list[str | None], title_line: int, stated: bool) -> bool:
    """True if the block is rows of links, or the page has more text in dated rows of links than in paragraphs."""
    body = without_announced(body)
    linked = sum(line.linked for line in body)
    size = sum(len(line.text) for line in body)
    links = sum(1 for line in body if line.linked * 2 > len(line.text))
    if links >= LIST_LINKS and linked >= _LIST_LINKED * size:
        return True
    # Rows may run on in one line.
    if sum(len(line.links) for line in body) >= LIST_LINKS and linked >= _ALL_LINKED * size:
        return True
    # A programme has many times too, and leads nowhere.
    told = [line for line in body if roles[line.index] in ("date", "source")]
    if len(told) >= _ITEMS and (any(line.links for line in body) or len(_pressed(told)) >= _ITEMS):
        return True
    prose = sum(
        len(line.text) - line.linked for line in body if "。" in line.text or "，" in line.text or _ENGLISH.search(line.text)
    )
    if not prose and any(_PAGE_OF_PAPER.search(line.text) for line in body):
        return True
    if stated:
        return False
    # A poem or a table below a day that an index of the office tells is a text.
    if (
        not prose
        and len(body) >= LIST_LINKS
        and sum(1 for line in body if _NUMBERED.match(line.text)) < _SECTIONS
        and (linked or is_undated(document, body, title_line))
    ):
        return True
    if prose >= _PROSE:
        if links < _DATED_ROWS and not _FORUM.search(document.title or ""):
            return False
        # A forum's threads may stand beside the block with its rules.
        return _are_threads(document.lines[body[0].index : body[-1].index + 1 if links >= _DATED_ROWS else None], prose)
    if title_line < 0 and _is_headed(document.lines, body[0].index, roles):
        return False
    above = sum(1 for line in document.lines[title_line + 1 : body[0].index] if is_row(line))
    return above >= 5 or len(dated_rows(document.lines)) >= _DATED_ROWS


def _pressed(lines: list[Line]) -> set[int]:
    """The rows of these lines that a script leads on from when they are pressed."""
    near = (around for line in lines for around in islice((line.element, *line.element.ancestors()), _NEAR))
    return {around.index for around in near if "onclick" in around.attributes}


def _is_headed(lines: list[Line], first: int, roles: list[str | None]) -> bool:
    """True if a day and a source stand right above a text, as they do under a title that is only the column's: gov.cn's old pages."""
    found = set()
    for line in reversed(lines[max(0, first - _HEAD_LINES) : first]):
        if roles[line.index] is None or line.linked * 2 > len(line.text):
            break
        found.add(roles[line.index])
    return found >= {"date", "source"}


def _are_threads(lines: list[Line], prose: int) -> bool:
    """True if dated rows of links hold more than the block's sentences: a forum's threads under its rules."""
    rows = dated_rows(lines)
    return len(rows) >= _DATED_ROWS and sum(line.linked for line in rows) >= prose


def is_topic(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a topic's few words above its many links, on a page that tells no day."""
    paragraphs = sum(1 for line in body if len(line.text) >= _SHORTEST_PARAGRAPH)
    if paragraphs > _TOPIC_PARAGRAPHS or sum(len(line.text) for line in body) > _LONGEST_TOPIC:
        return False
    lines = document.lines
    above = lines[body[0].index - 1].text if body[0].index else ""
    called = bool(
        _TOPIC_NAME.search(document.title or "")
        or _TOPIC_ADDRESS.search(document.url)
        or any(_TOPIC_WORDS.match(text) for text in (above, body[0].text))
    )
    # One whose title says so needs fewer; so does one whose `<title>` and first word both do.
    is_named = (
        _TOPIC_NAME.search(lines[title_line].text) is not None
        if title_line >= 0
        else _TOPIC_NAME.search(document.title or "") is not None and _TOPIC_WORDS.match(body[0].text) is not None
    )
    rows = sum(map(is_row, lines[body[-1].index + 1 :]))
    return called and rows >= (_ROWS_OF_NAMED if is_named else _TOPIC_ROWS) and is_undated(document, body, title_line)


def are_reviews(body: list[Line], stated: bool) -> bool:
    """True for what several readers think; what was voted on is told below a day."""
    voted = 0 if stated else sum(1 for line in body if _VOTED.search(line.text))
    return sum(1 for line in body if _REVIEW.match(line.text)) >= _REVIEWS or (voted >= _REVIEWS and voted * 5 >= len(body) * 4)


def are_sent(document: Document) -> bool:
    """True for what an account has sent, one below the other: each with its day and a word, and no link as it is saved (WeChat)."""
    return sum(1 for line in document.lines if not line.hidden and _SENT.match(line.text)) >= _ITEMS


def are_services(document: Document, body: list[Line], title_line: int) -> bool:
    """True for links to services with other such links below them, no sentence, no file, and no day."""
    if any("。" in line.text or PLACEHOLDER.search(line.text) or is_file_line(line) for line in body):
        return False
    if sum(len(line.links) for line in body) < _FEWEST_SERVICES or not is_undated(document, body, title_line):
        return False
    below = document.lines[body[-1].index + 1 : body[-1].index + 1 + _SERVICE_LINES]
    return sum(1 for line in below if line.linked * 2 > len(line.text)) >= _SERVICES


def is_counted(document: Document, title_line: int) -> bool:
    """True for the page of a tag or an author: it counts its articles under the title, and leads to them."""
    lines = document.lines[title_line + 1 :]
    return any(len(line.text) <= _LONGEST_COUNT and _COUNTED.search(line.text) for line in lines[:_COUNT_LINES]) and (
        sum(map(is_row, lines)) >= LIST_LINKS
    )


def is_beside_lists(document: Document, body: list[Line], title_line: int) -> bool:
    """True if rows of links fill the page and neither meta, address nor the lines around the body tell a day."""
    if any(PLACEHOLDER.search(line.text) or line.linked * 2 > len(line.text) for line in body):
        return False
    return is_undated(document, body, title_line) and sum(map(is_row, document.lines)) >= LIST_LINKS


def dated_rows(lines: list[Line]) -> list[Line]:
    """The lines that link to something by its title, with a date in the line or in the next or previous one."""
    dated = [len(line.text) <= 160 and DATE.search(line.text) is not None for line in lines]
    return [
        line
        for index, line in enumerate(lines)
        if line.linked >= 10 and line.linked * 2 >= len(line.text) and any(dated[max(0, index - 1) : index + 3])
    ]
