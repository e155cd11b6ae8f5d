"""Pages that say something of themselves above the rows of what was published: columns, authors on a platform."""

from __future__ import annotations

import re
from itertools import islice

from crawler.extract.called import name_of
from crawler.extract.dates import DATE, date_of_metas
from crawler.extract.leftovers import begins_foot, is_beside_list, is_pager
from crawler.extract.runs import is_file_line, is_row
from crawler.extract.standing import is_plain, says_when
from crawler.extract.text import host_of
from crawler.extract.undated import is_undated
from crawler.page import Document, Element, Line

# A page of one author or office on a platform: what follows and likes it, and its articles below.
_FOLLOWED = re.compile(
    r"(?:粉丝|关注)[:：]?\s?[\d.,]+[万wWkK]?(?:\s|$|[|｜]).{0,30}(?:获赞|粉丝|关注|作品|文章|动态)[:：]?\s?[\d.,]+"
)
_LONGEST_OF_AUTHOR, _ROWS_OF_AUTHOR = 120, 5
_LONGEST_FOLLOWED, _FOLLOWED_LINES = 40, 4
# A column's few words on itself, and what stands at the end of its list.
_OF_COLUMN = re.compile("^[“《]?本(?:栏目|频道|专栏|版块|板块|专题)")
_PAGER = re.compile(r"共\s?\d+\s?页|上一页.{0,80}下一页.{0,20}(?:尾页|末页)")
_LONGEST_OF_COLUMN, _COLUMN_ROWS, _COLUMN_PARAGRAPHS = 300, 8, 2

# A row of a list that is no link: its title with a day and an hour behind it, or with the day in brackets before it.
_DATED_ROW = re.compile(
    r"^[\[【(（](?:19|20)\d\d-\d{1,2}-\d{1,2}[^\]】)）]{0,10}[\]】)）]|(?:19|20)\d\d-\d{1,2}-\d{1,2} \d{1,2}:\d\d:\d\d"
)
_LONGEST_ROW, _DATED_ROWS = 120, 3
# A title that leads on, and its day: of such rows a text has none. What may stand beside the day.
_BESIDE_TITLE = re.compile(
    r"^[\s\[\]【】()（）|｜·•/v]*(?:(?:发布|更新)?(?:时间|日期)[:：])?\s?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?"
    # Of what the public is asked until then, and whether it still is: 2019-07-08 至 2019-07-22 已结束.
    r"(?:\s?(?:至|到|—|~)\s?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?)?(?:\s?[\[【(（]?(?:已结束|进行中|征集中|未开始|已截止|已反馈)[\]】)）]?)?"
    r"\s?(?:(?:阅读|浏览|点击)(?:次数|量)?[:：]?\s?\d*\s?)?[\s\[\]【】()（）|｜/]*$"
)
_SHORTEST_TITLE, _ROWS_OF_PAGE = 5, 3
# An attachment that a program sends: download.jsp?id=3.
_FETCHES = re.compile("down_?load|attach", re.I)
# A row with its day at the end, in the body of a page of nothing else; more of them.
_ENDS_WITH_DAY = re.compile(r"(?:19|20)\d\d-\d{1,2}-\d{1,2}$")
_LINKED_ROWS = 6
# Where the first words of a text end: 经… [详细内容].
_READ_ON = re.compile(
    r"(?:…|\.{3}) ?[\[【(（]? ?(?:详细(?:内容)?|更多|全文|阅读全文|查看全文|查看详情|详情)(?: ?[\]】)）>»]{0,2})$"
)


def are_dated_rows(body: list[Line]) -> bool:
    """True for titles with a day each, and hardly anything else."""
    rows = sum(1 for line in body if len(line.text) <= _LONGEST_ROW and "。" not in line.text and _DATED_ROW.search(line.text))
    return rows >= _DATED_ROWS and rows * 4 >= len(body) * 3


def are_linked_rows(document: Document, body: list[Line], title_line: int) -> bool:
    """True for titles that lead on, with nothing but a day beside each, and no sentence: whatever day stands above the first."""
    rows = sum(map(_is_linked_row, body))
    if not rows:
        return False
    rest = [line for line in body if not _is_linked_row(line) and not _PAGES.match(line.text) and len(line.text) > 1]
    if any("。" in line.text or (line.text[-1] in "：:" and not line.links) for line in rest):
        # A letter says that they follow.
        return False
    of_page = sum(map(_is_linked_row, document.lines[max(0, title_line) :]))
    if rest:
        # Below each a line on it: fjmjzz.com.
        return of_page >= _LINKED_ROWS and rows * 3 >= len(body)
    return of_page >= _ROWS_OF_PAGE or any(_PAGES.match(line.text) for line in body)


# 共784条 40/40
_PAGES = re.compile(r"^共\s?\d+\s?[条页]")


def _is_linked_row(line: Line) -> bool:
    """True for a title in a link and its day, of a page and not of a file."""
    if line.hidden or line.linked < _SHORTEST_TITLE or not line.links or is_file_line(line):
        return False
    if _FETCHES.search(line.links[0].get("href")):
        return False
    beside = line.text[: line.links[0].start - line.start] + line.text[line.links[-1].end - line.start :]
    return len(line.links) == 1 and _BESIDE_TITLE.match(beside) is not None


# 桐政发〔2019〕7号
_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,12}[〔\[【（(](?:19|20)\d\d[〕\]】）)]\s?第?\d{1,5}号")


def are_rest_of_row(document: Document, body: list[Line]) -> bool:
    """True for the number and the day of a document and nothing else, in the row of a table in which its title leads on."""
    first = body[0]
    if first.index == 0 or not all(_NUMBER.fullmatch(line.text) or DATE.fullmatch(line.text) for line in body):
        return False
    title = document.lines[first.index - 1]
    cell, other = _cell_of(first), _cell_of(title)
    return (
        title.linked >= _SHORTEST_TITLE
        and not is_file_line(title)
        and cell is not None
        and other is not None
        and cell.parent is other.parent
    )


def _cell_of(line: Line) -> Element | None:
    """The cell of a table that a line stands in, not far up; None if it stands in none."""
    return next((around for around in islice((line.element, *line.element.ancestors()), _NEAR) if around.tag == "td"), None)


_NEAR = 4


def is_talk_of_list(document: Document, title_line: int) -> bool:
    """True if what passes for a title is the guest of a talk, below the link to it: one of an office's talks."""
    if title_line < 1 or _GUEST.match(document.lines[title_line].text) is None:
        return False
    above = document.lines[title_line - 1]
    return above.linked >= _SHORTEST_TITLE and above.linked == len(above.text)


_GUEST = re.compile(r"^(?:访谈)?(?:嘉宾|主讲人|主持人)[:：]\s?\S")


def is_first_words(document: Document, title_line: int) -> bool:
    """True if what passes for a title is the first words of a text, with the link to all of it: 各镇都开了集市。[详情]."""
    return title_line >= 0 and _is_cut_short(document.lines[title_line])


def _is_cut_short(line: Line) -> bool:
    """True for a line that ends with such a link in brackets."""
    return bool(line.links) and line.links[-1].end == line.end and _READ_ALL.search(line.text) is not None


_READ_ALL = re.compile(r"[\[【(（]\s?(?:详细(?:内容)?|全文|阅读全文|查看全文|查看详情|详情)\s?[\]】)）][>»]{0,2}$")


def are_rows_with_days(body: list[Line]) -> bool:
    """True for rows that each end with a day and have a link: jobs, offers. Ask only of a page that nobody signed."""
    rows = sum(
        1
        for line in body
        if line.links
        and len(line.text) <= _LONGEST_ROW
        and _ENDS_WITH_DAY.search(line.text)
        and not (is_file_line(line) or _FETCHES.search(line.links[0].get("href")))
    )
    return rows >= _LINKED_ROWS and rows * 4 >= len(body) * 3


def are_cut(document: Document, body: list[Line], title_line: int) -> bool:
    """True for the first words of several texts, each with the link to all of it, and no sentence besides: whatever day stands with them."""
    cut = {line.index for line in body if _is_cut(line)}
    if len(cut) < 2 or any("。" in line.text and line.index not in cut for line in body):
        return False
    return sum(map(_is_cut, document.lines[max(0, title_line) :])) >= _CUT


def _is_cut(line: Line) -> bool:
    return bool(line.links) and not line.hidden and (_READ_ON.search(line.text) is not None or _is_cut_short(line))


_CUT = 3


def is_teaser(document: Document, body: list[Line], roles: list[str | None], stated: bool) -> bool:
    """True for the first words of a text, with the link to all of it on the same site. Its heading may lead there too, its day stand below it,
    and the way to the page, a pager and a foot around it. stated: below a day or a source, which may be the item's; then its heading must."""
    cut = [line for line in body if _is_cut(line) and _leads_within(line, document)]
    if not 0 < len(cut) <= _TEASERS:
        return False
    to = {line.links[-1].get("href") for line in cut}
    if stated and not _is_heading_to(document.lines[max(0, cut[0].index - 1)], to):
        return False
    return all(
        line in cut or _is_heading_to(line, to) or is_beside_list(line, roles) or is_pager(line.text) or begins_foot(line)
        for line in body
    )


# With more of them they are told by `are_cut`.
_TEASERS = 2


def _is_heading_to(line: Line, addresses: set[str]) -> bool:
    """True for a line that is a link to one of these."""
    return 0 < line.linked == len(line.text) and line.links[0].get("href") in addresses


def _leads_within(line: Line, document: Document) -> bool:
    address = line.links[-1].get("href")
    return "//" not in address or host_of(address) == host_of(document.url)


def is_channel(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a channel's few words on itself above many titles: it has a short name, its address is a word, and nothing tells a day or
    speaks as news do. Ask only of a page that nobody signed."""
    name = document.lines[title_line].text if title_line >= 0 else name_of(document)
    if len(name) > _LONGEST_CHANNEL:
        return False
    if len(body) > _COLUMN_PARAGRAPHS or sum(len(line.text) for line in body) > _LONGEST_OF_COLUMN:
        return False
    if not is_plain(document.url) or says_when(body):
        return False
    return sum(map(is_row, document.lines[body[-1].index + 1 :])) >= _ROWS_OF_CHANNEL and is_undated(document, body, title_line)


_ROWS_OF_CHANNEL, _LONGEST_CHANNEL = 15, 8


def is_author_s(document: Document, body: list[Line], title_line: int) -> bool:
    """True for the page of an author: how many follow it stands under the title, and what it wrote below; a text may have such a box."""
    if sum(len(line.text) for line in body) > _LONGEST_OF_AUTHOR or any("。" in line.text for line in body):
        return False
    lines = document.lines[title_line + 1 :]
    return any(len(line.text) <= _LONGEST_FOLLOWED and _FOLLOWED.search(line.text) for line in lines[:_FOLLOWED_LINES]) and (
        sum(map(is_row, lines)) >= _ROWS_OF_AUTHOR
    )


def is_column(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a column's words on itself above its rows, where nothing above these tells a day."""
    text = [line for line in body if not DATE.search(line.text) or not line.links]
    if not text or len(text) > _COLUMN_PARAGRAPHS or sum(len(line.text) for line in text) > _LONGEST_OF_COLUMN:
        return False
    lines, first = document.lines, text[-1].index + 1
    if date_of_metas(document.metas) or any(DATE.search(line.text[:200]) for line in lines[max(0, title_line - 3) : first]):
        return False
    rows = sum(1 for line in lines[first : first + _COLUMN_ROWS] if line.links and DATE.search(line.text))
    return rows == _COLUMN_ROWS and (
        _OF_COLUMN.match(text[0].text) is not None
        or any(_PAGER.search(line.text) for line in lines[first + rows :] if len(line.text) <= _LONGEST_OF_COLUMN)
    )
