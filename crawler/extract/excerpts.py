"""Columns that tell something of each of their articles: excerpts under linked headings, pictures, first words with a day."""

from __future__ import annotations

import re
from itertools import islice

from crawler.extract.dates import DATE
from crawler.extract.hints import names_of
from crawler.extract.runs import is_row
from crawler.page import Document, Element, Line

# How far around a picture the link with it is.
_NEAR = 3
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
# A home page has as many, and hardly a whole sentence.
_TEASERS, _SHORTEST_SENTENCE = 8, 20
_ROWS_OF_HOME = 15


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
    # A day and a source may stand between.
    near = document.lines[max(0, body[0].index - 2) : body[0].index + _LEAD_LINES]
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
