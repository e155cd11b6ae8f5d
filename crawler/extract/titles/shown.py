"""The title of a page whose `<title>` and metas name only the site: a heading above the line with date or source."""

from __future__ import annotations

import itertools
import re

from crawler.extract.dates import is_numeral_day
from crawler.extract.notices import FOOT, is_notice
from crawler.extract.sites import Sites
from crawler.extract.text import GREETING, clean, fold
from crawler.extract.titles.agreement import without_facts
from crawler.extract.titles.broken import is_about, with_about
from crawler.extract.titles.days import DATE_LINE, gives_day, is_day, says_more
from crawler.extract.titles.marks import HEADINGS, LONGEST_TITLE, bonus_of, is_named_title, text_below
from crawler.extract.titles.title import Title
from crawler.page import Document, Line

# A title is not broken into more lines.
_MOST_BROKEN = 3
# The lines under a title in which its text begins.
_NEAR = 12
# Shorter lines are names of columns (要闻), but for these.
_SHORTEST, _SHORT = 2, 5
_SHORT_TITLES = frozenset(
    "讣告 公告 通告 通知 通报 声明 公示 启事 更正 致歉 辟谣 贺信 唁电 悼词 倡议书 感谢信 慰问信 警情通报 警方通报 情况通报 情况说明 任免通知 更正启事".split()
)
_KIND = re.compile(r"[\u4e00-\u9fff]{2,5}(?:通知|公告|通告|公示|通报|启事|声明|倡议书)")
_COLUMN = re.compile(
    r"(?:(?:最新|信息|新闻|重要|政务|网站|对外|时政|机关|校园|院内|招标|采购|中标|成交|招聘|人事|政策|政府|热点|拍卖|资格|考试|招生)?(?:通知|公告|公示|通告|通报|声明))+"
)
# Lines above a text's first sentence among which its title stands.
_NEAR_TEXT = 3
_CRUMB_BEGINS = re.compile(r"(?:网站)?首页\s?[-–>»›＞/]")
_CRUMB = re.compile(r"首页|[/>»›＞]\s*(?:正文|详情)")
_DATED = frozenset(("date", "source", "author"))
_LABELLED = frozenset(("date", "source"))
# Lines between a title and its text that are passed over: who wrote it, buttons, and how many lines of such.
_BESIDE = frozenset(("date", "source", "author", "tool", "qr", "comment"))
_FARTHEST = 20
# Lines among which a text's first sentence stands; below a title whose markup says so a court, a kind of document and its number may come first.
_FEWEST_ABOVE_TEXT, _MOST_ABOVE_TEXT = 3, 5
_FARTHEST_PART = 60
_SHORTEST_PARAGRAPH = 30
# `图为石桥水库（林一舟 摄）`, `村民在水库边合影。（资料图）`
_CAPTION = re.compile(r"^图为|[（(，,。\s][\u4e00-\u9fff·]{2,4}\s?摄\W{0,3}$|[（(](?:资料图片?|[^（）()]{2,10}供图)[)）]$")
_FROM_EDITOR = re.compile(r"^(?:编者|编辑)(?:按|的话)[:：]")
# How a subtitle begins.
_SUBTITLE = "——"
# The number of a document.
_NUMBER = re.compile(r"^[\u4e00-\u9fff]{2,14}[〔\[（(【][12]\d{3}[〕\])）】]\s?第?\d{1,5}号$")
# Of a licence, in a page's foot.
_LONG_NUMBER = re.compile(r"\d{6}")
# How a line ends that is inside a text, and how a form of a notice without a sentence begins.
_GOES_ON = "，；：、,;:"
_FORM_BEGINS = re.compile(r"一、\S{2,}")
# 方正, the system of most newspapers.
_TITLE_TAGS = ("founder-title",)
_BOLD = frozenset(("b", "strong", "big"))
_LARGE = frozenset(("4", "5", "6", "7", "+1", "+2", "+3", "+4"))


def is_caption(text: str) -> bool:
    """True for what stands below a picture."""
    return _CAPTION.search(text) is not None


def is_signature(document: Document, index: int) -> bool:
    """True for a line without the marks of a heading and without text below it: who signed the text above it."""
    return bonus_of(document.lines[index]) <= 0 and not text_below(document.lines[index + 1 : index + 1 + _NEAR])


def shown_title(document: Document, roles: list[str | None], sites: Sites, *, unnamed: bool) -> Title | None:
    """A heading right above the line with date or source, on pages whose `<title>` and metas name only the site.

    sites: the site's names in `<title>`. unnamed: `<title>` has nothing else; then a heading right above the text is one too.
    """
    lines = document.lines
    best_score, best = 0.0, None
    large = _large(document)
    for index, line in enumerate(lines):
        score = _score(document, roles, sites, large, index, unnamed=unnamed)
        # A later heading must be much better: the article stands before the lists beside it.
        if score > best_score + (12 if best_score >= 20 else 0):
            best_score, best = score, line
    if best is None or best_score < 20:
        return _right_above_text(lines, roles) if unnamed else None
    above = lines[best.index - 1] if best.index else None
    if above is not None and above.element.parent is best.element.parent and is_about(above, best):
        best = above
    last = max(best.index, _last_of_large(document, roles, large, best.index))
    text = "".join(clean(line.text) for line in lines[best.index : last + 1])
    return with_about(document, Title(without_facts(text), best.index, last, sure=False))


def _score(
    document: Document, roles: list[str | None], sites: Sites, large: dict[int, int], index: int, *, unnamed: bool
) -> float:
    """How much speaks for a line as such a title; 0 if it is none. large: see `_large`."""
    lines, line = document.lines, document.lines[index]
    if not _can_be_title(lines, roles, index) or (len(line.text) < _SHORT and sites.has(fold(line.text))):
        return 0
    bonus = bonus_of(line)
    last = _last_of_large(document, roles, large, index)
    if unnamed and 0 < bonus < HEADINGS["h1"] and _is_between_paragraphs(lines, index):
        return 0
    if bonus == 0 and last >= 0:
        if _is_inside_text(lines, roles, index, last):
            return 0
        bonus = 10
    if bonus < 0 or (bonus == 0 and (_closes(lines, index) or not _needs_no_mark(lines, roles, index))):
        return 0
    below = max(index, last) + 1
    for distance, other in enumerate(lines[below : below + 3]):
        dated = gives_day(other.text)
        if 0 < bonus <= bonus_of(other) and not dated and roles[other.index] not in _LABELLED:
            # What stands below another heading speaks of that one.
            return bonus
        labelled = roles[other.index] in _LABELLED or says_more(other.text)
        if labelled or (dated and other.linked * 2 <= len(other.text)):
            # Without a mark of a heading only a line right below makes a title: a labelled one, or a day above the text. An author
            # may stand between.
            is_next = all(roles[between.index] == "author" for between in lines[below : below + distance])
            right_below = is_next and (labelled or (unnamed and _text_follows(lines, roles, other.index + 1)))
            return bonus + ((30 if labelled else 20) if bonus or right_below else 0)
    is_own = fold(line.text) not in sites
    if unnamed and _text_follows(lines, roles, below, _MOST_ABOVE_TEXT if bonus and is_own else _FEWEST_ABOVE_TEXT):
        return bonus + (12 if bonus else 0)
    return bonus if is_own else 0


def in_its_own_tag(document: Document) -> Title | None:
    """The headline that stands in a tag made for it, once on the page; None if none does."""
    for tag in _TITLE_TAGS:
        found = [element for element in document.find(tag) if 0 < element.end - element.start <= LONGEST_TITLE]
        if len(found) == 1:
            shown = document.lines_of(found[0])
            return Title("".join(clean(line.text) for line in shown), shown[0].index, shown[-1].index, sure=False)
    return None


def _can_be_title(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True for a line without a sentence that is neither a day, a breadcrumb, nor mostly a link."""
    line = lines[index]
    size = len(line.text)
    return (
        _SHORTEST <= size <= LONGEST_TITLE
        and (size >= _SHORT or _is_short_title(lines, roles, index) or _is_short_heading(lines, roles, index))
        and roles[index] is None
        and line.linked * 2 <= size
        and "。" not in line.text
        and not line.text.startswith(_SUBTITLE)
        and not is_day(line.text)
        and not is_numeral_day(line.text)
        and not _NUMBER.match(line.text)
        and not (_LONG_NUMBER.search(line.text) and FOOT.search(line.text))
        and not _heads_a_part(lines, index)
        and not (line.links and gives_day(line.text))
        and not _CRUMB_BEGINS.match(line.text)
    )


def _heads_a_part(lines: list[Line], index: int) -> bool:
    """True for a line in 【】 with another one below it: a digest has several parts."""
    return _is_set_off(lines[index]) and any(map(_is_set_off, lines[index + 1 : index + 1 + _FARTHEST_PART]))


def _is_set_off(line: Line) -> bool:
    return line.text[0] == "【" and line.text[-1] == "】"


def _needs_no_mark(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True for a line that may be a title without the marks of a heading: as long as one, or named for what it is where it stands."""
    size = len(lines[index].text)
    return (
        8 <= size <= 60
        or (
            size >= _SHORT
            and index + 1 < len(lines)
            and says_more(lines[index + 1].text)
            and not _is_column(lines, roles, index)
        )
        or _is_between(roles, index)
        or _is_short_title(lines, roles, index)
    )


def _is_inside_text(lines: list[Line], roles: list[str | None], index: int, last: int) -> bool:
    """True for a line in bold with a sentence right above it, and no day or source right below."""
    below = lines[last + 1] if last + 1 < len(lines) else None
    headed = below is not None and (roles[below.index] in _LABELLED or says_more(below.text))
    return not headed and text_below(lines[max(0, index - _NEAR_TEXT) : index])


def _is_between_paragraphs(lines: list[Line], index: int) -> bool:
    """True for a heading with two paragraphs right above it; a greeting of the site is one."""
    above = lines[max(0, index - _NEAR_TEXT - 1) : index]
    return (
        sum(
            1
            for line in above
            if len(line.text) >= _SHORTEST_PARAGRAPH and text_below([line]) and not GREETING.search(line.text)
        )
        > 1
    )


def _closes(lines: list[Line], index: int) -> bool:
    """True for a line with a sentence above it and none below: who signed the text."""
    return text_below(lines[max(0, index - _NEAR_TEXT) : index]) and not text_below(lines[index + 1 : index + 1 + _NEAR])


def _text_follows(lines: list[Line], roles: list[str | None], start: int, most: int = _FEWEST_ABOVE_TEXT) -> bool:
    """True if a sentence is among the next lines from this one on, or a list of what was decided, past source, buttons and menus. most: lines."""
    said = (
        line
        for line in lines[start : start + _FARTHEST]
        if roles[line.index] not in _BESIDE and (line.linked * 2 <= len(line.text) or "。" in line.text)
    )
    first = list(itertools.islice(said, most))
    return text_below(first) or any(line.text[-1] in "；;" or _FORM_BEGINS.match(line.text) for line in first)


def _is_between(roles: list[str | None], index: int) -> bool:
    """True right between the breadcrumb and the labelled date or source: 警情通报."""
    return 0 < index < len(roles) - 1 and roles[index - 1] == "crumb" and roles[index + 1] in ("date", "source")


def is_kind(text: str) -> bool:
    """True for the name of a kind of text, perhaps with what it is on: 停水通知. 通知公告 is a column."""
    folded = fold(text)
    return folded in _SHORT_TITLES or (_KIND.fullmatch(folded) is not None and _COLUMN.fullmatch(folded) is None)


def _is_short_title(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True for the name of a kind of text right above the date or source, or above the text where markup says that it is a title, where
    nothing near is more of one."""
    if index + 1 >= len(lines) or not is_kind(lines[index].text):
        return False
    if fold(lines[index].text) not in _SHORT_TITLES and _is_column(lines, roles, index):
        return False
    if roles[index + 1] in ("date", "source") or DATE_LINE.search(lines[index + 1].text[:60]):
        return True
    is_marked = bonus_of(lines[index]) > 0 and not _is_column(lines, roles, index)
    return is_marked and text_below(lines[index + 1 : index + 1 + _NEAR_TEXT])


def _is_short_heading(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True for an h1, however short, right above its day or source, between which only an author's link may stand: 过石桥."""
    if lines[index].element.tag != "h1":
        return False
    for line in lines[index + 1 : index + 3]:
        if roles[line.index] in _LABELLED or gives_day(line.text):
            return True
        if roles[line.index] != "author" and line.linked < len(line.text):
            break
    return False


def _is_column(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True if the title stands above the name, or is a heading below it: 招标公告 is then where it was put."""
    above = (
        line
        for line in lines[max(0, index - _NEAR_TEXT) : index]
        if roles[line.index] is None and not line.hidden and not _CRUMB.search(line.text)
    )
    return any(
        8 <= len(line.text) <= 60 and line.linked * 2 <= len(line.text) and "。" not in line.text for line in above
    ) or any(bonus_of(line) > 0 or line.element.tag in _BOLD for line in lines[index + 1 : index + 1 + _NEAR_TEXT])


def _right_above_text(lines: list[Line], roles: list[str | None]) -> Title | None:
    """The last line above the page's first sentences that can be a title, where nothing else tells one: better than the site's name."""
    said = [
        line.index
        for line in lines
        if "。" in line.text
        and not line.linked
        and not line.hidden
        and roles[line.index] is None
        and not is_caption(line.text)
        and (_FROM_EDITOR.match(line.text) or not is_notice(line.text))
    ]
    first = said[0] if len(said) >= 2 and said[1] - said[0] <= _NEAR_TEXT else 0
    for line in reversed(lines[max(0, first - _NEAR_TEXT) : first]):
        size = len(line.text)
        if (
            roles[line.index] is None
            and 8 <= size <= 60
            and line.text[-1] not in _GOES_ON
            and any(map(str.isalpha, line.text))
            and not line.linked
            and not line.hidden
            and not DATE_LINE.search(line.text)
            and not is_caption(line.text)
            and not is_notice(line.text)
            and not _heads_a_part(lines, line.index)
            and not line.text.startswith(_SUBTITLE)
        ):
            if _CRUMB.search(line.text):
                return None
            return Title(clean(line.text), line.index, line.index, sure=False)
    return None


def _last_of_large(document: Document, roles: list[str | None], large: dict[int, int], index: int) -> int:
    """The last of one to three lines that a heading or large letters hold from this line on; -1 if they hold more, or less."""
    line = document.lines[index]
    is_heading = line.element.start == line.start and (line.element.tag in HEADINGS or is_named_title(line.element))
    end = line.element.end if is_heading else large.get(line.start, 0)
    if not line.end <= end <= line.start + LONGEST_TITLE:
        return -1
    last = document.line_at(end - 1)
    if last - index >= _MOST_BROKEN or document.lines[last].end != end:
        return -1
    # phpcms: day and source stand in the heading, below the title.
    facts = (
        below.index
        for below in document.lines[index + 1 : last + 1]
        if says_more(below.text) or roles[below.index] in _LABELLED
    )
    return next(facts, last + 1) - 1


def _large(document: Document) -> dict[int, int]:
    """Where text in bold or large letters begins, and where it ends: the headings of pages without any."""
    return {
        element.start: element.end
        for tag in ("b", "strong", "big", "font")
        for element in document.find(tag)
        if tag != "font" or element.get("size") in _LARGE
    }


def above_date(document: Document, roles: list[str | None], text: str) -> Title:
    """A title that no line shows; its place is above the first labelled day with text below it, past the lists before that."""
    lines = document.lines
    for index, line in enumerate(lines):
        below = [other for other in lines[index + 1 : index + 4] if roles[other.index] != "notice"]
        if (
            index
            and (
                roles[index] in _DATED
                or (roles[index] is None and is_day(line.text) and lines[index - 1].linked < len(lines[index - 1].text))
            )
            and not line.hidden
            and not line.linked
            and DATE_LINE.search(line.text[:40])
            and text_below(below)
        ):
            return Title(text, index - 1, index - 1)
    return Title(text)
