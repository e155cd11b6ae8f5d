"""What stands in a cut body and is no text of its own: a lead that the text repeats, 广告, credits."""

from __future__ import annotations

import re
from collections.abc import Callable

from crawler.extract.names import is_credits
from crawler.extract.text import fold
from crawler.page import Line

# A lead with fewer letters may be a salutation or a heading.
_SHORTEST_LEAD = 10
# A CMS makes an excerpt of a few paragraphs; with a page's whole text it would be compared for nothing.
_MOST_REPEATED = 8
# Lines at the beginning of a text that an excerpt of it may leave out.
_MOST_LEFT_OUT = 5
_REPORTER = re.compile(r".{0,12}?([（(][^（）()]{0,30}(?:记者|通讯员)[^（）()]{0,60}[)）])")
_LEAD_LABEL = re.compile(
    "".join(
        (
            r"[【\[〔（(]?(?:",
            "|".join(r"[ 　]*".join(word) for word in "内容摘要 内容提要 核心提示 概要描述 摘要 导读 导语".split()),
            r")[】\]〕）)]?[:： 　]*",
        )
    )
)
_LONGEST_ADVERTISEMENT = 16
# 推荐 alone is what is left of such a box: money.udn.com.
_ADVERTISEMENT = frozenset(("广告", "推荐", "advertisement"))
# A caption that says the title again is a last line, or one of a figure, and not shorter.
_SHORTEST_CAPTION = 8
# So many marks and spaces more, or less.
_MARKS = 8


def without_repeats(lines: list[Line], title: str, is_below_picture: Callable[[Line], bool]) -> list[Line]:
    """The lines without a lead that begins the next, without lone 广告, closing credits, and a caption that says the title again.

    is_below_picture: whether a picture stands right above a line."""
    kept = [line for line in lines if len(line.text) > _LONGEST_ADVERTISEMENT or not _is_advertisement(line)]
    if len(kept) > 1 and _is_lead(kept[0], kept[1 : 1 + _MOST_REPEATED]):
        kept = kept[1:]
    if len(kept) > 1 and is_credits(kept[-1].text):
        kept = kept[:-1]
    if len(kept) > 1 and len(title) >= _SHORTEST_CAPTION:
        if _says_again(kept[-1], title) and is_below_picture(kept[-1]):
            kept = kept[:-1]
        if len(kept) > 1 and kept[0].element.tag == "figcaption" and _says_again(kept[0], title):
            kept = kept[1:]
    return kept


def _says_again(line: Line, title: str) -> bool:
    return abs(len(line.text) - len(title)) <= _MARKS and fold(line.text) == fold(title)


def _is_lead(line: Line, following: list[Line]) -> bool:
    """True for a lead with which the text begins again: it stands outside the text's own block, or is cut with an ellipsis."""
    text = line.text.rstrip("\ufffd ")
    is_cut = text.endswith(("…", "...", "。。"))
    if not is_cut and line.element.parent is following[0].element.parent:
        return False
    label = _LEAD_LABEL.match(text)
    lead = _without_reporter(text[label.end() :] if label else text)
    # An excerpt that says so may leave out a salutation, or who spoke and when.
    starts = range(min(_MOST_LEFT_OUT + 1, len(following)) if label and is_cut else 1)
    return len(lead) >= _SHORTEST_LEAD and any(_begins(following[start:], lead) for start in starts)


def _begins(lines: list[Line], lead: str) -> bool:
    beginning = ""
    for line in lines:
        beginning += _without_reporter(line.text)
        if len(beginning) >= len(lead):
            break
    return beginning.startswith(lead)


def _without_reporter(text: str) -> str:
    """The text folded, without the reporter in brackets at its beginning, whom excerpts leave out."""
    match = _REPORTER.match(text)
    return fold(text[: match.start(1)] + text[match.end(1) :] if match else text)


def _is_advertisement(line: Line) -> bool:
    """True for 广告 alone; the cell of a table with more cells is data."""
    if fold(line.text) not in _ADVERTISEMENT:
        return False
    row = next((element for element in line.element.ancestors() if element.tag == "tr"), None)
    return row is None or row.end - row.start <= len(line.text)
