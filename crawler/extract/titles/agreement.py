"""Lines that agree with what the page says elsewhere that its title is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.extract.text import fold
from crawler.extract.titles.days import says_more
from crawler.extract.titles.marks import HEADINGS, LONGEST_TITLE
from crawler.page import Document, Line

# Offices of statistics: `…经济指标 （2024年06月24日）`.
DAY_BEHIND = re.compile(r"\s*[（(\[]\s*(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s*[）)\]]$")
_DAY = r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?"
_LABELLED = rf"\s*(?:发布|发表|发稿|更新)(?:时间|日期)[:：]\s?{_DAY}(?:\s?\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?"
# `… 2023-08-19 来源：青石日报 字号：大 中 小`; `<h1>…<small>2023-08-19 15:30</small></h1>`; `… 发布时间：2023-08-19`.
FACTS_BEHIND = re.compile(
    rf"\s+(?:(?:发布|发表|发稿)(?:时间|日期)[:：]\s?)?{_DAY}[\s\d:：|｜]*(?:来源|作者|发布|浏览|字号|点击)[^，。]{{0,60}}$"
    rf"|(?<![至止于到])\s*{_DAY}\s?\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?(?:\s*(?:来源|作者|浏览|点击)[:：][^，。]{{0,60}})?$"
    rf"|{_LABELLED}(?:\s*(?:来源|作者|浏览|点击)[:：][^，。]{{0,60}})?$"
)
# A day glued to a heading is its part, unless `<title>` has it without.
_GLUED_DAY = re.compile(rf"\s*{_DAY}$")
_SHORTEST_BEFORE = 6
_SHORTEST_BEGINNING = 8
_CUT = re.compile(r"(?:…+|\.{3,})\s*(?:$|[-_|｜丨–—])")
# `* 贴子主题： …` of 动网 forums, `标题：…` of old pages.
_LABEL = re.compile(r"^\*?\s?(?:[贴帖]子|文章|新闻|信息)?(?:主题|标题|题目)\s?[:：]\s?")
# sohu.com, blogs; office sites mark what is new, and have a button there.
_BADGE = re.compile(
    r"\s*(?:原创|转载|置顶)$|\s+(?:独家|推荐|精华|图文|视频)$|\s*(?:NEW!?|New!?|[\[【(（](?:打印|收藏|分享|关闭)[\]】)）])$"
)


def candidates(document: Document, titles: str) -> Iterator[tuple[int, int, str]]:
    """Lines and headings that share a beginning or an end with these titles: first line, last line, text."""
    for tag in ("h1", "h2", "h3"):
        for heading in document.find(tag)[:40]:
            if heading.end - heading.start <= LONGEST_TITLE:
                lines = document.lines_of(heading)
                # A title of one letter is a heading's.
                joined = 1 < len(lines) <= 4 and not any(says_more(line.text) for line in lines[1:])
                if joined or (lines and len(lines[0].text) == 1):
                    yield lines[0].index, lines[-1].index, "".join(line.text for line in lines)
    # Most lines are links, and most others are told by one letter, sooner than by a search for two.
    letters = {"", *titles}
    for line in document.lines:
        text = line.text
        if line.linked * 2 > len(text) and line.element.tag not in HEADINGS:
            continue
        if (
            (text[0] in letters and text[:2] in titles)
            or (text[2:3] in letters and text[2:4] in titles)
            or (text[-1] in letters and text[-2:] in titles)
        ) and 2 <= len(text) <= LONGEST_TITLE:
            yield line.index, line.index, text


def beginnings(texts: list[str]) -> list[str]:
    """How the titles begin, folded, that a page has cut (`…`) before the site's name or at their end."""
    cut = (fold(text[: match.start()]) for text in texts if (match := _CUT.search(text)))
    return [text for text in cut if len(text) >= _SHORTEST_BEGINNING]


def agreement(folded: str, folded_title: str, folded_metas: list[str], folded_name: str, begun: list[str]) -> float:
    """0 to 100: how well a folded line agrees with `<title>` and the metas. folded_name: what stands in `<title>` before the site.

    begun: how titles begin that are cut there.
    """
    if len(folded) < 2 and (not folded or folded != folded_name):
        return 0.0
    best = 90.0 if begun and any(map(folded.startswith, begun)) else 0.0
    for meta in folded_metas:
        if meta == folded:
            best = max(best, 95.0)
        elif len(meta) >= 8 and folded.startswith(meta) and len(folded) <= 2 * len(meta):
            best = max(best, 70.0)
        elif len(folded) >= 6 and meta.startswith(folded):
            best = max(best, 50.0 + 30.0 * len(folded) / len(meta))
    if folded_title:
        share = len(folded) / len(folded_title)
        if folded_title == folded:
            best = max(best, 92.0)
        elif folded_title.startswith(folded):
            best = max(best, 55.0 + 35.0 * share)
        elif len(folded) >= 6 and folded in folded_title:
            best = max(best, 42.0 + 35.0 * share)
        elif len(folded_title) >= 8 and folded.startswith(folded_title) and len(folded) <= 2 * len(folded_title):
            best = max(best, 60.0)
    return best


def without_type(text: str, line: Line, page_title: str) -> str:
    """The text without the type of a forum's thread, in brackets before the title: a link that `<title>` may have too, or words that it
    does not have."""
    if text[:1] not in "[【":
        return text
    rest = re.sub(r"^[\[【][^\]】]{1,8}[\]】]\s*", "", text)
    type_ends = len(text) - len(rest)
    # A link of its own, or one with the title; of a copy `<title>` may say so too.
    is_type = bool(line.links) and (type_ends >= line.links[0].end - line.start or text not in page_title)
    is_link = is_type and line.linked + 2 >= type_ends and rest in page_title
    return rest if rest and (is_link or re.split(r"\s*[-_|—–]", page_title)[0] == rest) else text


def without_badge(text: str, page_title: str) -> str:
    """The text without a mark at its end, inside the heading, that `<title>` does not have."""
    badge = _BADGE.search(text)
    return text[: badge.start()] if badge and text not in page_title and text[: badge.start()] in page_title else text


def without_label(text: str, titles: str) -> str:
    """The text without the label that a title stands behind, where `<title>` or a meta has it without."""
    label = _LABEL.match(text) if "题" in text[:8] else None
    return text[label.end() :] if label and text not in titles and text[label.end() :] in titles else text


def without_facts(text: str, titles: str = "") -> str:
    """The text without a day and a labelled source behind it, which some sites put into the heading; `<title>` and the metas have no more of
    it than the heading says."""
    facts = FACTS_BEHIND.search(text) if text not in titles else None
    return text[: facts.start()] if facts and facts.start() >= _SHORTEST_BEFORE else text


def without_day(text: str, titles: str) -> str:
    """The text without a day behind it, in brackets or not, that `<title>` and the metas do not have."""
    day = DAY_BEHIND.search(text) if text[-1:] in "）)]" else _GLUED_DAY.search(text)
    return text[: day.start()] if day and text not in titles and text[: day.start()] in titles else text
