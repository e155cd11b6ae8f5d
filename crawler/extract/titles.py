"""The article's title: what the metas, the headings and `<title>` agree on, and the line of the page that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.extract.hints import names_of
from crawler.extract.sites import Sites, stated_names
from crawler.extract.text import clean, fold
from crawler.page import Document, Line

# Metas that hold the title alone, best first.
TITLE_METAS = (
    "articletitle",  # the national standard for government sites
    "og:title",  # blogs, sohu.com, WeChat
    "twitter:title",
    "article:title",
    "headline",  # schema.org
    "title",
)
# Marks before the name of the site or column in `<title>`. The order is that of trust.
_SEPARATOR = re.compile(r"\s*(?:--+|——|[_|｜丨»>←-]|\s[-–—·]\s)\s*")
_TITLE_NAMES = ("title", "tit", "headline", "biaoti", "bt", "activity-name", "h1")
_LONGEST_TITLE = 160
_LONGEST_PAGE_TITLE = 400
_HEADINGS = {"h1": 24, "h2": 14, "h3": 10, "h4": 6, "h5": 6, "h6": 2}
_DATE_LINE = re.compile(r"(?:19|20)\d\d ?[-/.年] ?\d{1,2}")
_SEPARATORS = " _|｜丨»>←-–—·"
# What a site's or column's name ends with.
_SITE = re.compile(
    r"(?:网|网站|频道|新闻|门户|政府|委员会|[局厅办委院]|中心|报|社|资讯|首页|正文|要闻|动态|公告|公示|通知|官网|平台|论坛|社区|博客|专题|栏目|com|cn|Paper)$"
)
# A line with an organ's name alone, and the line under it that says what the document is about.
_ORGAN = re.compile(
    r"^[\u4e00-\u9fff、 ]{3,40}(?:政府|委员会|人大常委会|法院|检察院|[部局厅办委院会署]|办公室|中心|大学|学院|公司)$"
)
_ABOUT = re.compile(
    r"^(?:关于|印发|转发).{2,120}(?:通知|公告|通告|决定|意见|批复|复函|函|公示|通报|办法|规定|方案|报告|请示|命令|令)(?:[（(].{1,12}[)）])?$"
)
# A title is not broken into more lines.
_MOST_BROKEN = 3
# The lines under a title in which its text begins.
_NEAR = 12
_DATED = frozenset(("date", "source", "author"))
_LARGE = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))
# A line that agrees this well with `<title>` or a meta is the title.
_SURE = 58.0
_ONLY_SITE = re.compile(r"^(?:首页|主页|正文|详情|详情页|新闻详情|文章详情|内容页?|信息详情|新闻中心|无标题文档|Document)$")


@dataclass(slots=True)
class Title:
    """text: the title. first, last: the lines that show it, -1 if none does. sure: the page says elsewhere that it is the title."""

    text: str | None
    first: int = -1
    last: int = -1
    sure: bool = True


def title_of(document: Document, roles: list[str | None]) -> Title:
    """Find the title and its place. Source: on 104 of 109 saved pages `<title>` begins with the true title.

    roles: of each line, see extract/lines.py.
    """
    page_title = clean((document.title or "")[:_LONGEST_PAGE_TITLE])
    stated = [clean(document.metas[name]) for name in TITLE_METAS if name in document.metas]
    folded_title, folded_metas = fold(page_title), [fold(text) for text in stated]
    pieces = [piece for piece in dict.fromkeys(_SEPARATOR.split(page_title)) if piece]
    sites = Sites(pieces, document)
    # `<title>` names no headline: all that agrees with it is the site's name too.
    unnamed = sites.are_all()
    if not unnamed:
        folded_title = fold(_behind_site(page_title, pieces, sites))
    folded_name = fold(pieces[0]) if pieces else ""
    best_score, best = 0.0, (-1, -1, "")
    for first, last, text in _candidates(document, "\n".join((page_title, *stated))):
        text = _without_type(text, document.lines[first], page_title)  # noqa: PLW2901
        folded = fold(text)
        score = _agreement(folded, folded_title, folded_metas, folded_name)
        if score > 0 and not (_is_signature(document, last) if unnamed else folded in sites):
            score += _bonus(document.lines[first])
            if score > best_score:
                best_score, best = score, (first, last, text)
    first, last, text = best
    if (
        best_score >= _SURE
        and unnamed
        and all(meta == folded_title or meta in sites for meta in folded_metas)
        and (shown := _shown(document, roles, sites, unnamed=True))
    ):
        return shown
    if best_score >= _SURE:
        return _with_about(
            document,
            _continued(
                document,
                Title(_whole(text, page_title, stated), first, last),
                [folded_title, *folded_metas],
            ),
        )
    article_title = clean(document.metas.get("articletitle", ""))
    if not article_title and (shown := _shown(document, roles, sites, unnamed=unnamed)) is not None:
        return shown
    for candidate in (article_title, _without_site(page_title, document), *stated):
        if candidate and not _ONLY_SITE.match(candidate):
            return Title(candidate, first, last) if best_score >= 45 else _above_date(document, roles, candidate)
    return Title(text or None, first, last)


def _candidates(document: Document, titles: str) -> Iterator[tuple[int, int, str]]:
    """Lines and headings that share a beginning or an end with these titles: first line, last line, text."""
    for tag in ("h1", "h2", "h3"):
        for heading in document.find(tag)[:40]:
            if heading.end - heading.start <= _LONGEST_TITLE:
                lines = document.lines_of(heading)
                # A title of one letter is a heading's.
                if 1 < len(lines) <= 4 or (lines and len(lines[0].text) == 1):
                    yield lines[0].index, lines[-1].index, "".join(line.text for line in lines)
    # Most lines are links, and most others are told by one letter, sooner than by a search for two.
    letters = {"", *titles}
    for line in document.lines:
        text = line.text
        if line.linked * 2 > len(text) and line.element.tag not in _HEADINGS:
            continue
        if (
            (text[0] in letters and text[:2] in titles)
            or (text[2:3] in letters and text[2:4] in titles)
            or (text[-1] in letters and text[-2:] in titles)
        ) and 2 <= len(text) <= _LONGEST_TITLE:
            yield line.index, line.index, text


def _is_signature(document: Document, index: int) -> bool:
    """True for a line without the marks of a heading and without text below it: who signed the text above it."""
    return _bonus(document.lines[index]) <= 0 and not _text_below(document.lines[index + 1 : index + 1 + _NEAR])


def _shown(document: Document, roles: list[str | None], sites: Sites, *, unnamed: bool) -> Title | None:
    """A heading right above the line with date or source, on pages whose `<title>` and metas name only the site.

    sites: the site's names in `<title>`. unnamed: `<title>` has nothing else; then a heading right above the text is one too.
    """
    lines = document.lines
    best_score, best = 0.0, None
    large = _large(document)
    for index, line in enumerate(lines):
        size = len(line.text)
        if (
            not 5 <= size <= _LONGEST_TITLE
            or roles[index] is not None
            or line.linked * 2 > size
            or "。" in line.text
            or _DATE_LINE.match(line.text)
        ):
            continue
        bonus = _bonus(line)
        last = _last_of_large(document, large, index)
        if bonus == 0 and last >= 0:
            bonus = 10
        if bonus < 0 or (bonus == 0 and not 8 <= size <= 60):
            continue
        below = max(index, last) + 1
        for distance, other in enumerate(lines[below : below + 3]):
            if 0 < bonus <= _bonus(other):
                # What stands below another heading speaks of that one.
                break
            labelled = roles[other.index] in ("date", "source")
            if labelled or (
                len(other.text) <= 60 and _DATE_LINE.search(other.text[:40]) and other.linked * 2 <= len(other.text)
            ):
                # Without a mark of a heading only a line right below makes a title: a labelled one, or a day above the text.
                right_below = distance == 0 and (
                    labelled or (unnamed and _text_below(lines[other.index + 1 : other.index + 4]))
                )
                bonus += (30 if labelled else 20) if bonus or right_below else 0
                break
        else:
            if unnamed and _text_below(lines[below : below + 3]):
                bonus += 12 if bonus else 0
            elif fold(line.text) in sites:
                continue
        # A later heading must be much better: the article stands before the lists beside it.
        if bonus > best_score + (12 if best_score >= 20 else 0):
            best_score, best = bonus, line
    if best is None or best_score < 20:
        return None
    above = lines[best.index - 1] if best.index else None
    if above is not None and above.element.parent is best.element.parent and _is_about(above, best):
        best = above
    last = max(best.index, _last_of_large(document, large, best.index))
    text = "".join(clean(line.text) for line in lines[best.index : last + 1])
    return _with_about(document, Title(text, best.index, last, sure=False))


def _last_of_large(document: Document, large: dict[int, int], index: int) -> int:
    """The last of one to three lines that a heading or large letters hold from this line on; -1 if they hold more, or less."""
    line = document.lines[index]
    end = line.element.end if line.element.tag in _HEADINGS and line.element.start == line.start else large.get(line.start, 0)
    if not line.end <= end <= line.start + _LONGEST_TITLE:
        return -1
    last = document.line_at(end - 1)
    return last if last - index < _MOST_BROKEN and document.lines[last].end == end else -1


def _large(document: Document) -> dict[int, int]:
    """Where text in bold or large letters begins, and where it ends: the headings of pages without any."""
    return {
        element.start: element.end
        for tag in ("b", "strong", "big", "font")
        for element in document.find(tag)
        if tag != "font" or element.get("size") in _LARGE
    }


def _above_date(document: Document, roles: list[str | None], text: str) -> Title:
    """A title that no line shows; its place is above the first labelled day with text below it, past the lists before that."""
    lines = document.lines
    for index, line in enumerate(lines):
        if (
            index
            and roles[index] in _DATED
            and not line.hidden
            and not line.linked
            and _DATE_LINE.search(line.text[:40])
            and _text_below(lines[index + 1 : index + 4])
        ):
            return Title(text, index - 1, index - 1)
    return Title(text)


def _text_below(lines: list[Line]) -> bool:
    """True if a sentence stands in one of these lines."""
    return any("。" in line.text and not line.linked for line in lines)


def _is_about(organ: Line, line: Line) -> bool:
    """True for an organ's name and the line under it that says what the document is about: one title in two lines."""
    return not organ.linked and not line.linked and bool(_ORGAN.match(organ.text)) and bool(_ABOUT.match(line.text))


def _with_about(document: Document, title: Title) -> Title:
    """The title with the line under it, where the title is an organ's name alone."""
    if 0 <= title.first == title.last < len(document.lines) - 1:
        organ, line = document.lines[title.last : title.last + 2]
        if fold(organ.text) == fold(title.text or "") and _is_about(organ, line):
            title.text, title.last = f"{title.text}{clean(line.text)}", line.index
    return title


def _continued(document: Document, title: Title, wholes: list[str]) -> Title:
    """The title with the lines that carry it on, where the page breaks it over several. wholes: what the page says elsewhere, folded."""
    folded = fold(title.text or "")
    wholes = [whole for whole in wholes if whole.startswith(folded) and len(whole) > len(folded)]
    if not title.text or not wholes:
        return title
    for line in document.lines[title.last + 1 : title.last + 4]:
        more = fold(line.text)
        if len(more) < 3 or not any(whole.startswith(folded + more) for whole in wholes):
            break
        folded += more
        title.text, title.last = f"{title.text}{clean(line.text)}", line.index
    return title


def _bonus(line: Line) -> float:
    """How much the markup of a line speaks for a title: heading, class, no link, not hidden."""
    element = line.element
    bonus = 0.0
    depth = 0
    around = element
    while around is not None and depth < 3:
        if around.tag in _HEADINGS and depth < 2:
            bonus += _HEADINGS[around.tag]
            break
        names = names_of(around)
        if names and any(part in name for name in names for part in _TITLE_NAMES):
            bonus += 10 - 3 * depth
            break
        if around.parent is None:
            break
        around = around.parent
        depth += 1
    if line.hidden:
        bonus -= 30
    if line.linked * 2 > len(line.text):
        bonus -= 8 if bonus >= 10 else 30
    return bonus


def _agreement(folded: str, folded_title: str, folded_metas: list[str], folded_name: str) -> float:
    """0 to 100: how well a folded line agrees with `<title>` and the metas. folded_name: what stands in `<title>` before the site."""
    if len(folded) < 2 and (not folded or folded != folded_name):
        return 0.0
    best = 0.0
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


def _without_type(text: str, line: Line, page_title: str) -> str:
    """The text without the type of a forum's thread, a link in brackets before the title that `<title>` may have too."""
    if not line.links or text[:1] not in "[【":
        return text
    rest = re.sub(r"^[\[【][^\]】]{1,8}[\]】]\s*", "", text)
    return rest if rest and line.linked + 2 >= len(text) - len(rest) and rest in page_title else text


def _whole(text: str, page_title: str, stated: list[str]) -> str:
    """The line's text, unless it is cut (`…`) and `<title>` or a meta has the rest."""
    text = clean(text)
    if text.endswith(("…", "...")):
        start = text.rstrip(".…")
        for longer in (*stated, page_title):
            if longer.startswith(start) and not longer.endswith(("…", "...")) and len(longer) > len(start):
                return _SEPARATOR.split(longer)[0] if longer == page_title else longer
    return text


def _behind_site(title: str, pieces: list[str], sites: Sites) -> str:
    """`<title>` less the site's name before the headline, as newspapers have it."""
    for piece in pieces:
        if fold(piece) not in sites:
            break
        title = title[len(piece) :].lstrip(_SEPARATORS)
    return title


def _without_site(title: str, document: Document) -> str:
    """`<title>` less the names of site and column that follow the last separators (or stand before the first)."""
    pieces = _SEPARATOR.split(title)
    if len(pieces) <= 1:
        return title
    names = stated_names(document)
    if fold(pieces[0]) in names or not pieces[0]:
        return _without_site(title[len(pieces[0]) :].lstrip(_SEPARATORS), document)
    head, separator, last = _last_piece(title)
    is_name = fold(last) in names or _SITE.search(last) is not None or separator not in "-–—"
    if head and (is_name or len(last) <= 10) and len(fold(head)) >= (4 if is_name else 8):
        return _without_site(head, document)
    return title


def _last_piece(title: str) -> tuple[str, str, str]:
    """What stands before the last separator, the separator, and what stands after it; "" where there is none."""
    found = None
    for found in _SEPARATOR.finditer(title):  # noqa: B007
        pass
    if found is None:
        return "", "", title
    return title[: found.start()], found.group().strip(), title[found.end() :]
