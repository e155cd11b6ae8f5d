"""Pages that hold no text of their own but lead to it: frames, a forum's front page, a catalogue of documents, an app to fetch."""

from __future__ import annotations

import re

from crawler.extract.dates import DATE
from crawler.extract.runs import is_file_line
from crawler.page import Document, Line

_LONGEST_IN_FRAMES = 400
# `主题: 217, 帖数: 9600` under the name of each board.
_BOARD = re.compile(r"^主题[:：]?\s?\d+\D{1,4}(?:帖[数子]|回复)[:：]?\s?\d+")
_BOARDS = 2
# Of a forum's one board: `关注： 453 贴子： 1,648`, tieba.baidu.com.
_OF_BOARD = re.compile(r"^(?:\S{1,20}吧 ?)?关注[:：]\s?[\d,]+\s?[贴帖]子[:：]\s?[\d,]+$")
_LONGEST_OF_BOARD = 200
# The first row of a catalogue, and so many days in the cells below.
_CATALOGUE_NUMBER, _CATALOGUE_NAME, _CATALOGUE_DAY = (
    frozenset(("序号", "索引号", "编号", "信件编号", "受理编号")),
    re.compile("名称|标题|主题"),
    re.compile("(?:日期|时间)$"),
)
_HEAD_CELLS, _ROWS = 6, 4
# Of a mailbox's table: the titles of letters lead to these, above it may stand how to write one.
_CATALOGUE_STATE = re.compile("状态|办理情况|是否(?:办结|答复|回复)|处理结果")
_LONGEST_ABOVE_LETTERS = 200
_ENDS_WITH_DAY = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s?\d{1,2}:\d\d(?::\d\d)?)?$")
_LONGEST_DAY = 60
_APP_FACT = re.compile(r"(?:^|\s)(?:版本|大小|系统要求|兼容性)[:：]\s?[\d.]+")
_APP_TITLE = re.compile(r"^下载.{2,20}(?:客户端|[Aa][Pp][Pp])(?:$|\s?[-_|])")
_APP_BUTTON = re.compile(r"(?:iPhone|iOS|iPad|Android|安卓|苹果|App ?Store)(?:客户端|版|端)?\s?(?:下载|安装)", re.I)
_LONGEST_BUTTONS, _SHORTEST_SENTENCE = 60, 30
_LONGEST_OF_APP = 120
# The words at the end of a text that goes on elsewhere.
_ELSEWHERE = re.compile(r"(?:\[|【|〔|（|\()(?:详情|详细|查看详情|阅读全文|查看全文|全文)(?:\]|】|〕|）|\))[>》»]{0,2}$")
_LONGEST_LEAD, _LEAD_LINES = 300, 2


def is_framed(document: Document) -> bool:
    """True for a set of frames, with what a browser without them would show."""
    return bool(document.find("frame")) and sum(len(line.text) for line in document.lines) <= _LONGEST_IN_FRAMES


def are_boards(document: Document, body: list[Line]) -> bool:
    """True for the front page of a forum or of one of its boards; a text has sentences."""
    if sum(len(line.text) for line in body) <= _LONGEST_OF_BOARD and any(_OF_BOARD.match(line.text) for line in body):
        return True
    return not _says(body) and sum(1 for line in document.lines if _BOARD.match(line.text)) >= _BOARDS


def is_catalogue(document: Document, body: list[Line]) -> bool:
    """True for a table of documents with numbers, names and days, and no sentence."""
    return not _says(body) and _begin_of_catalogue(document.lines) is not None


def are_letters(document: Document, body: list[Line], title_line: int) -> bool:
    """True for a mailbox: a table of letters with their states, each with a link; what is said above it is short.

    A notice with such a table has its day below the title, or files behind the links.
    """
    if sum(len(line.text) for line in body if "。" in line.text) > _LONGEST_ABOVE_LETTERS:
        return False
    lines = document.lines
    begin = _begin_of_catalogue(lines)
    if begin is None or not any(_CATALOGUE_STATE.search(line.text) for line in lines[begin + 1 : begin + _HEAD_CELLS]):
        return False
    head = lines[title_line + 1 : min(begin, body[0].index)] if title_line >= 0 else []
    if any(_ENDS_WITH_DAY.search(line.text) for line in head if len(line.text) <= _LONGEST_DAY):
        return False
    cells = lines[begin + _HEAD_CELLS : begin + 1 + 4 * _HEAD_CELLS * _ROWS]
    return sum(1 for cell in cells if cell.linked and cell.linked == len(cell.text) and not is_file_line(cell)) >= _ROWS


def _begin_of_catalogue(lines: list[Line]) -> int | None:
    """Where a table of numbers, names and days begins; None where there is none."""
    for index, line in enumerate(lines):
        if line.text in _CATALOGUE_NUMBER and line.element.tag in ("td", "th"):
            head = [other.text for other in lines[index + 1 : index + _HEAD_CELLS]]
            if any(_CATALOGUE_NAME.search(text) for text in head) and any(_CATALOGUE_DAY.search(text) for text in head):
                cells = lines[index + 1 : index + 1 + 4 * _HEAD_CELLS * _ROWS]
                return index if sum(1 for cell in cells if DATE.fullmatch(cell.text)) >= _ROWS else None
    return None


def _says(body: list[Line]) -> bool:
    return any("。" in line.text for line in body)


def is_app(document: Document, body: list[Line], title_line: int) -> bool:
    """True for an app's few words and a button to fetch it, with its version or size or under a title that says to."""
    if any("。" in line.text and len(line.text) >= _SHORTEST_SENTENCE for line in body):
        return False
    near = document.lines[max(0, title_line) : body[-1].index + _HEAD_CELLS]
    return (
        sum(len(line.text) for line in body) <= _LONGEST_OF_APP
        and (_APP_TITLE.match(document.title or "") is not None or any(_APP_FACT.search(line.text) for line in near))
        and any(len(line.text) <= _LONGEST_BUTTONS and _APP_BUTTON.search(line.text) for line in near)
    )


def is_lead(document: Document, body: list[Line]) -> bool:
    """True for the few first words of a text that a link behind them leads to."""
    last = body[-1]
    return (
        sum(len(line.text) for line in body) <= _LONGEST_LEAD
        and len(body) <= _LEAD_LINES
        and any(link.end == last.end and _ELSEWHERE.fullmatch(document.text_of(link)) for link in last.links)
    )
