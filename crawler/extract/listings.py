"""Pages that lead to articles: rows of links, excerpts under linked headings, topics, threads of a forum."""

from __future__ import annotations

import re
from itertools import islice

from crawler.extract.dates import DATE
from crawler.extract.hints import names_of
from crawler.extract.runs import is_file_line, is_row
from crawler.extract.undated import is_undated
from crawler.page import Document, Element, Line

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
# Excerpts: a linked heading, a line of text below it, again and again in the same markup.
_EXCERPTS = 3
# A title, its first words and the link to the others.
_LEAD_LINES = 4
_SHORTEST_EXCERPT = 20
_SHORTEST_HEADING = 6
_CARD_LINES = 2
# A list's items: a linked heading, and in so many lines below it a teaser, a source and a day.
_ITEMS, _ITEM_LINES = 4, 3
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
# Where a picture leads in a text of its own: to itself, larger, and to those with whom it can be shared.
_OWN_OR_SHARED = re.compile(r"\.(?:jpe?g|png|gif|webp|bmp)(?:\?|$)|^(?:#|javascript:)|attachment|showpic|share|/img[_/]", re.I)
_READ_ON = re.compile(
    r"(?:阅读|查看|浏览)(?:全文|更多|详情|原文|详细)|^[\[【(（]?(?:详细|详情|更多|全文)\W*$|^[Rr]ead [Mm]ore\W*$"
)
# 更多 stands beside an article's neighbours too.
_READ_ALL = re.compile(r"\W?(?:点击)?(?:阅读|查看|浏览)(?:全文|详情|原文)\W*$|[Rr]ead [Mm]ore\W*$")
# Below each item of a column that tells its items' first words.
_DATED_LEAD = re.compile(
    r"[\[【(（]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?: \d{1,2}:\d\d(?::\d\d)?)?[\]】)）]?\s*[\[【(（]?(?:查看|阅读|浏览)?(?:全文|更多|详情|详细)\W*"
)
_LONGEST_CAPTION, _LONGEST_COLUMN = 40, 8
_PROSE_OF_ARTICLE = 80
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
# An office's page of services is links without a day: to its systems, to its halls.
_SERVICES, _SERVICE_LINES = 8, 12
_FEWEST_SERVICES = 4
# A home page has as many, and hardly a whole sentence.
_TEASERS, _SHORTEST_SENTENCE = 8, 20
_ROWS_OF_HOME = 15


def is_list(document: Document, body: list[Line], roles: list[str | None], title_line: int, stated: bool) -> bool:
    """True if the block is rows of links, or the page has more text in dated rows of links than in paragraphs."""
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


def are_teasers(document: Document, body: list[Line]) -> bool:
    """True for many lines of which few are sentences, on a page full of titles that lead on: what a home page says of its articles."""
    said = sum(1 for line in body if len(line.text) >= _SHORTEST_SENTENCE and line.text[-1] in "。！？”")
    return len(body) >= _TEASERS and said * 4 <= len(body) and sum(map(is_row, document.lines)) >= _ROWS_OF_HOME


def are_excerpts(document: Document, body: list[Line], title_line: int) -> bool:
    """True if the block is excerpts of several articles, each under its linked heading or above its 阅读全文."""
    if (
        sum(1 for line in body if not _is_short_beside_link(line) and _READ_ON.search(document.text_of(line.links[-1])))
        >= _EXCERPTS
    ):
        return True
    lines = document.lines
    if _leads_on(document, body):
        return True
    # Cards may begin with a short title: 讣告.
    near = next(
        (
            line
            for line in lines[max(0, body[0].index - 2) : body[0].index + 1]
            if _is_heading(line) or (_is_link(line) and line.element.tag in _HEADINGS)
        ),
        None,
    )
    if near is None:
        return False
    kind = _kind(near)
    # The first of a channel's headlines stands out; where no line shows the page's own title, it is one of them all the same.
    first = title_line < 0 and near.element.tag in _HEADINGS
    same = [
        line
        for line in lines[title_line + 1 :]
        if _is_heading(line) and (_kind(line) == kind or (first and line.element.tag in _HEADINGS))
    ]
    # Links in bare lines are of one kind with the navigation; a digest has its day above the first.
    if not same or any(DATE.search(line.text[:200]) for line in lines[title_line + 1 : min(near.index, same[0].index)]):
        return False
    # A post with a short title tells more than a card.
    told = lines[near.index + 1 : same[0].index] if not _is_heading(near) else []
    if sum(1 for line in told if len(line.text) - line.linked >= _SHORTEST_EXCERPT) > _CARD_LINES:
        return False
    found = 0
    for line in same:
        below = lines[line.index + 1 : line.index + 3]
        found += any(len(text.text) - text.linked >= _SHORTEST_EXCERPT for text in below)
        if found >= _EXCERPTS:
            return True
    return False


def are_dated_leads(document: Document, body: list[Line]) -> bool:
    """True for several rows of a day and the link to the whole text, each below a text's first words."""
    prose = sum(len(line.text) - line.linked for line in body if line.text[-1] == "。")
    return (
        prose < _PROSE_OF_ARTICLE
        and any(_DATED_LEAD.fullmatch(line.text) for line in body)
        and sum(1 for line in document.lines if _DATED_LEAD.fullmatch(line.text)) >= _EXCERPTS
    )


def are_pictures_of_others(document: Document, body: list[Line], title_line: int, stated: bool) -> bool:
    """True for titles below pictures, each of which leads to its article: a column of picture news. Below a day or source only under a
    short title."""
    if len(body) < _EXCERPTS or any("。" in line.text or len(line.text) > _LONGEST_CAPTION for line in body):
        return False
    if stated and (title_line < 0 or len(document.lines[title_line].text) > _LONGEST_COLUMN):
        return False
    first = document.lines[title_line].end if title_line >= 0 else 0
    shown = [image for image in document.find("img") if first <= image.start <= body[-1].end]
    leading = [href for image in shown if (href := _page_of(image, document)) is not None]
    return len(set(leading)) >= max(_EXCERPTS, len(body) * 2 // 3) and len(leading) * 4 >= len(shown) * 3


def _page_of(image: Element, document: Document) -> str | None:
    """Where a picture in a link leads on its site, but to itself."""
    href = next((around.get("href") for around in islice(image.ancestors(), _NEAR) if around.tag == "a"), "")
    if not href or _OWN_OR_SHARED.search(href):
        return None
    return href if "//" not in href or _host(href) == _host(document.url) else None


def _host(address: str) -> str:
    return address.partition("//")[2].partition("/")[0].lower()


def _is_short_beside_link(line: Line) -> bool:
    """True for a line without a link, or for the name of a column with its 更多."""
    return not line.links or 0 < len(line.text) - line.linked < _SHORTEST_EXCERPT


def _leads_on(document: Document, body: list[Line]) -> bool:
    """True if the text's first lines are a linked title and the link to the whole of it, as more are below: a digest, by mail or on a page."""
    near = document.lines[max(0, body[0].index - 1) : body[0].index + _LEAD_LINES]
    titles = {line.links[0].get("href") for line in near if _is_link(line) and not _leads_to_all(line)}
    if not any(line.links[0].get("href") in titles for line in near if _leads_to_all(line)):
        return False
    below = document.lines[body[0].index :]
    return len({line.links[0].get("href") for line in below if _leads_to_all(line)}) >= _EXCERPTS


def _leads_to_all(line: Line) -> bool:
    return _is_link(line) and _READ_ALL.match(line.text) is not None


def is_one_of_items(document: Document, title_line: int) -> bool:
    """True if what passes for a title is a teaser: it stands between two linked headings of one kind, as more do, each with its day.

    Whatever source and day stand below it are its item's.
    """
    lines = document.lines
    above = next((line for line in reversed(lines[max(0, title_line - 2) : max(0, title_line)]) if _is_link(line)), None)
    if above is None or lines[title_line].element.tag in _HEADINGS:
        return False
    kind = _kind(above)
    # Links in bare lines are of one kind with the navigation.
    if kind[0] not in _HEADINGS and not kind[1]:
        return False
    below = [line for line in lines[title_line + 1 : title_line + 1 + _ITEM_LINES] if _is_link(line) and _kind(line) == kind]
    if not (_is_dated_item(above, lines) and any(_is_dated_item(line, lines) for line in below)):
        return False
    items = (line for line in lines if _is_link(line) and _kind(line) == kind and _is_dated_item(line, lines))
    return sum(1 for _ in islice(items, _ITEMS)) == _ITEMS


def _kind(line: Line) -> tuple[str, list[str]]:
    return line.element.tag, names_of(line.element)


def _is_dated_item(heading: Line, lines: list[Line]) -> bool:
    below = lines[heading.index + 1 : heading.index + 1 + _ITEM_LINES]
    return any(not line.linked and DATE.search(line.text[:200]) is not None for line in below)


def _is_heading(line: Line) -> bool:
    return line.linked >= _SHORTEST_HEADING and _is_link(line)


def _is_link(line: Line) -> bool:
    """True for a line that is a link, of whatever length."""
    return not line.hidden and line.linked > 0 and line.linked + 2 >= len(line.text)


def is_topic(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a topic's few words above its many links, on a page that tells no day."""
    paragraphs = sum(1 for line in body if len(line.text) >= _SHORTEST_EXCERPT)
    if paragraphs > _TOPIC_PARAGRAPHS or sum(len(line.text) for line in body) > _LONGEST_TOPIC:
        return False
    lines = document.lines
    above = lines[body[0].index - 1].text if body[0].index else ""
    called = bool(
        _TOPIC_NAME.search(document.title or "")
        or _TOPIC_ADDRESS.search(document.url)
        or any(_TOPIC_WORDS.match(text) for text in (above, body[0].text))
    )
    # One whose title says so needs fewer.
    is_named = title_line >= 0 and _TOPIC_NAME.search(lines[title_line].text) is not None
    rows = sum(map(is_row, lines[body[-1].index + 1 :]))
    return called and rows >= (_ROWS_OF_NAMED if is_named else _TOPIC_ROWS) and is_undated(document, body, title_line)


def are_reviews(body: list[Line], stated: bool) -> bool:
    """True for what several readers think; what was voted on is told below a day."""
    voted = 0 if stated else sum(1 for line in body if _VOTED.search(line.text))
    return sum(1 for line in body if _REVIEW.match(line.text)) >= _REVIEWS or (voted >= _REVIEWS and voted * 5 >= len(body) * 4)


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
