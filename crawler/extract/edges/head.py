"""Where the head of a block ends: its title again, the line with date and source, buttons, links."""

from __future__ import annotations

import re

from crawler.extract.dates import DATE, is_numeral_day, is_relative, unusual_date
from crawler.extract.disclaimers import is_disclaimer
from crawler.extract.edges.index_table import begins_with_rows, index_table
from crawler.extract.events import has_hours, is_of_event
from crawler.extract.labels import HEAD_ROLES
from crawler.extract.names.beside import is_outlet, newspaper_of
from crawler.extract.names.clean import PLACES
from crawler.extract.notices import is_notice
from crawler.extract.runs import is_file_line
from crawler.extract.tables import is_in_row
from crawler.extract.text import fold
from crawler.page import Line

# How a rule was made, in brackets under its title: text of the rule, never the day of the page.
PROMULGATION = re.compile(r"^[（(〔\[](?=.{0,40}\d).{0,200}(?:公布|通过|修订|修正|施行|令第?\s?\d)")
# `http://www.xinqu.com/ 2005-03-06 16:17`: the site's address before the date.
_SITE = re.compile(
    r"^https?://[!-~]{4,60}\s+(?=(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?(?:\s[^\s，。:：]{2,12})?"
    # Buttons of sina.com.cn.
    r"(?:\s(?:字[号体]|评论|微博|我有话说)[^，。]{0,24})?$)"
)
# Pages for telephones: `11-04 13:13 青石县融媒体中心`.
_SHORT_DAY = re.compile(r"\d{1,2}[-/]\d{1,2} \d{1,2}:\d\d(?: +[^\s，。：:]{2,16})?")
# The page of a newspaper, its name and its day: `第A07版：要闻 2023年04月24日` (Founder's epapers).
_NEWSPAPER_PAGE = re.compile(
    r"(?:第\s?[A-Z]?\d{1,3}|[A-Z]\d{1,3})\s?版\s?(?:[:：]\s?[\u4e00-\u9fff·]{1,8}|(?:[:：]?\s?[\u4e00-\u9fff·]{1,8}\s?)?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s?(?:星期.)?)"
)
# Two outlets behind the day, a comma between them.
_NAMES_SOURCE = re.compile(r"\s?(?:(?:文章|信息|稿件|消息|新闻|内容)?来源|信息提供|稿源)[:：]")
# Behind a label that fills the line before it: 以下内容转载自.
_ONLY_ADDRESS = re.compile(r"https?://[!-~]{4,500}")
_ONLY_DATE = re.compile(r"^[\d\s年月日:：./-]{6,24}$")
_DAY_OR_CLOCK = re.compile(r"^\d{1,2}[:/.-]\d{1,2}$")
# A day inside a sentence: `县气象台2026年11月3日15时20分发布大风预警`.
_SAID_BEFORE = re.compile("[\u4e00-\u9fff](?<!时间)(?<!日期)(?<!布于)(?<!表于)(?<!原创)(?<!转载)$")
_SAID_AFTER = re.compile("日?[\u4e00-\u9fff](?!.*(?:来源|作者|编辑|浏览|阅读|点击|字[号体]))")
# A reporter's line above the text is its head; 本报记者 or 新华社记者 without a colon is how a newspaper's own text begins.
_BYLINE = re.compile(
    r"^(?:(?!本[报刊]|新华社|中新社)[\u4e00-\u9fff]{0,10}记者[ :：]{1,2}|[\u4e00-\u9fff]{0,10}(?:记者[:：]{1,2} ?|(?:记者|编辑)\s?[|｜丨︱]\s?)|文\s?[|｜丨︱]\s?)"
    r"[\u4e00-\u9fff·]{2,4}(?:[ 、][\u4e00-\u9fff·]{2,4}){0,4}$"
)
# An invitation with a link above the text: 【下载地址】, 【点击投票】. Behind a sentence it is a part of the first paragraph.
_PROMOTION = re.compile(r"【[^【】]{2,12}】\s*\S{0,20}$|客户端|点击进入|下载|立即")
# Under a speech's title: who held it, and below that the day, in brackets.
_SPEAKER = re.compile(r"[\u4e00-\u9fff]{2,3}$|[\u4e00-\u9fff] [\u4e00-\u9fff]$|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+$")
# With an office, or of more letters, told by those who are addressed below.
_SPEAKER_OF_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,14}(?:[ 　]{1,2}[\u4e00-\u9fff·]{1,8}){0,2}$")
# Who issued a bulletin, of statistics.
_ISSUED_BY = re.compile(r"(?:[\u4e00-\u9fff]{2,20}(?:[局队委厅会院]|政府|办公室)[ 　、]{0,2}){1,3}$")
_ADDRESSED = re.compile(r"(?:各位|同志们|尊敬的|女士们|朋友们|亲爱的|老师们|同学们)[^。]{0,40}[：:！!]$")
_SPOKEN = re.compile(r"[（(](?:19|20)\d\d年\d{1,2}月\d{1,2}日[）)]$")
# When that happens which the text is on.
_EVENT = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:开始|结束|开工|完工|恢复|停电|停水|送电|检修|施工|报名|考试|会议|活动|公示|预计)[\u4e00-\u9fff]{0,4}(?:时间|日期|期限)[:：]"
)
# What the site says of its own contents, and titles of those who declare something themselves.
_ON_COPYING = re.compile("转载(?!.{0,4}冒用)|版权|本[网站]")
_DECLARES = re.compile("声明|公告|提示|启事|通告|须知")
_DECLARES_RIGHTS = re.compile("声明|须知|版权|免责|转载")
# What a platform says of an account, and where it was posted from (PLACES): baijiahao.baidu.com.
_OF_ACCOUNT = re.compile(r"^[^。！？]{0,30}领域(?:创作者|爱好者|达人|博主)$")
_VALUED = frozenset(("facts", "date", "source", "clicks"))
_LONGEST_BOX_HEADING = 10
# The lines of a block that may stand above its text.
_LONGEST_HEAD = 12
_LONGEST_FIGURE = 7
# A subtitle of one sentence may stand between title and date, that near to both.
_LONGEST_LEDE = 80
_LEDE_LINES = 3
# A line with a day in a form that is seldom used, and behind it no more than its time and labels.
_LONGEST_UNUSUAL = 60
_UNUSUAL = re.compile(
    r"(?:(?:发布|发表)?(?:时间|日期)[:：]\s?)?(?:[A-Z][a-z]{2},? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}|\d{1,2}/\d{1,2}/|\d{1,2} ?[一二三四五六七八九十]{1,2}月|[一二三四五六七八九十]{1,2}月 \d{1,2})"
    r"[\d ,:/APMCSTGapm+.-]*(?:[ |｜·/]*(?:(?:信息|稿件|文章)?来源|作者|编辑|浏览|阅读|点击|评论|由|没有评论).*)?"
)
# China Daily | Updated: 2024-04-06 23:07.
_UPDATED = re.compile(r"[|｜] ?(?:Updated|Published)[:：] ?$")
# Discuz's portal: 2024/12/2 18:27|发布者: admin|查看: 102|评论: 0.
_BARRED_FACTS = re.compile(r"[|｜]\s?发布者\s?[:：].*[|｜]\s?(?:查看|评论|阅读)\s?[:：]")


def head_end(lines: list[Line], roles: list[str | None], title: str, headed: bool) -> int:
    """The index of the first line that is the article's own. headed: day and source stand above these lines."""
    if begins_with_rows(lines, roles):
        return 0
    beside_links = False
    table = index_table(lines, roles)
    for index in range(0 if headed else _below_meta_lines(lines, roles, fold(title)), len(lines)):
        line = lines[index]
        if table is not None and table.holds(line.element):
            continue
        text = line.text
        is_last = index + 1 == len(lines)
        if roles[line.index] == "date" and not is_last and is_of_event(text, lines[index + 1].text):
            return index
        if _is_of_head(lines, roles, index) or (not is_last and _is_on_copying(text, roles[line.index], title)):
            continue
        if not is_last and _is_link(line):
            beside_links = True
            continue
        # The heading of a box of links, or a word left over between two.
        short = len(text) <= _LONGEST_BOX_HEADING and text[-1] not in "。！？”" and not is_last
        if short and (_is_link(lines[index + 1]) or (beside_links and len(text) <= 4 and text[-1] not in ":：")):
            continue
        if "。" not in text[:-1] and _PROMOTION.search(text) and line.linked and not is_last:
            continue
        if _is_no_text(lines, roles, index) or (text == title and _is_head_again(lines[index + 1 : index + 3], roles)):
            continue
        return index
    return len(lines)


def _below_meta_lines(lines: list[Line], roles: list[str | None], folded_title: str) -> int:
    """The index of the line below the last one with day or source that may stand above a text, 0 if none does."""
    first = 0
    for index, line in enumerate(lines[:_LONGEST_HEAD]):
        if (index and _is_speech(lines, roles, index)) or _is_day_of_speech(lines, roles, index):
            break
        if is_numeral_day(line.text) and any(is_numeral_day(other.text) for other in lines[index + 1 :]):
            # The entries of a diary.
            break
        if not (_EVENT.match(line.text) and "来源" not in line.text) and is_meta_line(line.text, roles[line.index]):
            long = [
                other for other in lines[first:index] if roles[other.index] != "tool" and not _is_scrap(other, folded_title)
            ]
            if not long or (len(long) == 1 and not first and index <= _LEDE_LINES and _is_lede(lines, index, long[0])):
                first = index + 1
    return first


def _is_of_head(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True for what its label gives away, and for the value that stands in a line of its own below a label."""
    role = roles[lines[index].index]
    if role in HEAD_ROLES and not (role == "author" and index and roles[lines[index - 1].index] != "player"):
        return True
    return _is_value(lines, roles, index)


def _is_on_copying(text: str, role: str | None, title: str) -> bool:
    """True for a notice on copying the text; in one whose title declares something it is the text itself."""
    declares = _DECLARES_RIGHTS if is_disclaimer(text) else _DECLARES
    return role == "notice" and is_notice(text) and bool(_ON_COPYING.search(text)) and not declares.search(title)


def _is_no_text(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True for what stands above a text without a label: a day, a figure, a place, an account, a byline, a newspaper's page."""
    line = lines[index]
    text = line.text
    above = lines[index - 1] if index else None
    return bool(
        _ONLY_DATE.match(text)
        or (_DAY_OR_CLOCK.match(text) and not is_in_row(line.element))
        or not any(map(str.isalnum, text))
        or (_is_figure(text) and not is_in_row(line.element))
        or text in PLACES
        or _OF_ACCOUNT.search(text)
        or _BYLINE.match(text)
        or _NEWSPAPER_PAGE.fullmatch(text)
        or (above and roles[above.index] == "link" and _ONLY_ADDRESS.fullmatch(text))
        or (text[0] == "【" and newspaper_of([text]) is not None)
        or (above and _ONLY_DATE.match(above.text) and is_outlet(text))
    )


def _is_speech(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True for the day of a speech below who held it, or of a bulletin below who issued it, with nothing below that the page tells of the text."""
    speaker = lines[index - 1]
    return (
        _is_bracketed_day(lines[index].text)
        and roles[speaker.index] is None
        and (
            _SPEAKER.match(speaker.text) is not None
            or _is_speaker_of_office(lines, index)
            or _ISSUED_BY.match(speaker.text) is not None
        )
        and not any(roles[line.index] in _VALUED for line in lines[index + 1 : index + 1 + _LEDE_LINES])
    )


def _is_day_of_speech(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True for the day of a speech above those who are addressed, or above who held it and these."""
    if not _is_bracketed_day(lines[index].text):
        return False
    below = lines[index + 1 : index + 3]
    if any(roles[line.index] is not None for line in below):
        return False
    place = next((place for place, line in enumerate(below) if _ADDRESSED.match(line.text)), None)
    return place is not None and all(_SPEAKER_OF_OFFICE.match(line.text) for line in below[:place])


def _is_bracketed_day(text: str) -> bool:
    return _SPOKEN.match(text) is not None or (text[0] in "（(" and is_numeral_day(text))


def _is_speaker_of_office(lines: list[Line], index: int) -> bool:
    """True if the line above this day may be a person with an office, and the one below is a salutation."""
    return (
        index + 1 < len(lines)
        and _ADDRESSED.match(lines[index + 1].text) is not None
        and _SPEAKER_OF_OFFICE.match(lines[index - 1].text) is not None
    )


def _is_figure(text: str) -> bool:
    """True for a counter, or one letter."""
    return len(text) <= 1 or (text.isdigit() and len(text) <= _LONGEST_FIGURE)


def _is_value(lines: list[Line], roles: list[str | None], index: int) -> bool:
    """True for the value of a label that fills the line, or the cell, before it."""
    if index == 0 or index + 1 >= len(lines) or len(lines[index].text) > 60 or "。" in lines[index].text:
        return False
    before, tag = lines[index - 1], lines[index].element.tag
    if before.element.tag == "dt" and tag == "dd":
        return roles[before.index] in _VALUED or roles[before.index] == "link"
    return before.text[-1] in ":：" and len(before.text) <= 12 and roles[before.index] in _VALUED


def _is_link(line: Line) -> bool:
    return line.linked * 2 > len(line.text) and not is_file_line(line)


def _is_head_again(lines: list[Line], roles: list[str | None]) -> bool:
    """True if a date or source follows a title in the block: the page shows its head twice."""
    return any(roles[line.index] in ("date", "source") or _ONLY_DATE.match(line.text) for line in lines)


def is_meta_line(text: str, role: str | None) -> bool:
    """True for the line under a title that tells date, source or counters."""
    if role in ("date", "source", "clicks", "crumb"):
        return True
    if role is None and has_hours(text):
        return False
    if (role == "author" and DATE.search(text)) or is_relative(text) or is_numeral_day(text):
        return True
    day, _, facts = text.partition(" ")
    if facts and day[-1] == "日" and is_numeral_day(day) and _NAMES_SOURCE.match(facts.lstrip(" 　")):
        return True
    text = _SITE.sub("", text)
    if _SHORT_DAY.fullmatch(text):
        return True
    if len(text) > 90 or "。" in text or PROMULGATION.match(text):
        return False
    match = DATE.search(text, 0, 60)
    if match is None:
        return len(text) <= _LONGEST_UNUSUAL and _UNUSUAL.fullmatch(text) is not None and unusual_date([text]) is not None
    if match.start() > 24 and not _UPDATED.search(text, 0, match.start()):
        return False
    rest = text[match.end() :]
    if _SAID_BEFORE.search(text[: match.start()]) and _SAID_AFTER.match(rest) and "年" in match.group():
        return False
    return ("，" not in rest or _NAMES_SOURCE.match(rest) is not None) and (
        len(rest) <= 30 or "来源" in rest or "浏览" in rest or "字" in rest or _BARRED_FACTS.search(rest) is not None
    )


def _is_lede(lines: list[Line], index: int, lede: Line) -> bool:
    """True if a sentence above a line with a date is a subtitle: short, with more text below that line."""
    return (
        len(lede.text) <= _LONGEST_LEDE
        and DATE.search(lines[index].text) is not None
        and sum(
            len(line.text) - line.linked for line in lines[index + 1 : index + 1 + _LONGEST_HEAD] if not is_notice(line.text)
        )
        > len(lede.text)
    )


def _is_scrap(line: Line, folded_title: str) -> bool:
    """A short line without a sentence, or the title again, which may stand between a title and its date."""
    if fold(line.text) == folded_title:
        return True
    return len(line.text) <= 30 and "。" not in line.text and "，" not in line.text
