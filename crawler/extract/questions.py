"""The questions that tell what is no article, in the order in which they are asked; the first yes is the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal, NamedTuple

from crawler.extract.alike import KINDS, Alike, are_alike
from crawler.extract.called import CHALLENGE_TEXT, DAY, LONGEST_CHALLENGE, is_of_an_office, is_signed
from crawler.extract.columns import (
    are_cut,
    are_dated_rows,
    are_linked_rows,
    are_rest_of_row,
    are_rows_with_days,
    is_author_s,
    is_channel,
    is_column,
    is_first_words,
    is_talk_of_list,
    is_teaser,
)
from crawler.extract.excerpts import are_dated_leads, are_excerpts, are_pictures_of_others, are_teasers, is_one_of_items
from crawler.extract.forms import is_download, is_form, is_gate, is_guide, is_mailbox, is_questionnaire, is_wall, is_way_out
from crawler.extract.goods import is_app_to_fetch, is_offer, is_picture, is_shop, is_vacancy
from crawler.extract.leftovers import is_empty_list
from crawler.extract.listings import (
    PLACEHOLDER,
    are_reviews,
    are_sent,
    are_services,
    is_beside_lists,
    is_counted,
    is_list,
    is_topic,
)
from crawler.extract.lost import is_gone, is_jump, is_lost
from crawler.extract.registers import is_in_yellow_pages, is_record
from crawler.extract.services import SERVICES, Service, Told, is_service, told_by
from crawler.extract.shells import are_boards, are_letters, is_app, is_catalogue, is_framed, is_lead
from crawler.extract.standing import are_contacts, is_profile
from crawler.extract.talk import are_answers, are_remarks, are_words_on, is_question, is_thread
from crawler.extract.undated import is_undated
from crawler.extract.videos import is_broadcast, is_live, is_video
from crawler.page import Document, Line

# A profile or a notice box beside lists is no article with less text than this, where nothing tells its day.
_LEAST_UNDATED = 60
_MENU = re.compile(r"^[^\s，。；：]{2,8}(?:\s?[|｜]\s?[^\s，。；：]{2,8}){3,}$")
# One page of a newspaper, above its articles.
_EDITION_LINE = re.compile(
    r"^(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{0,8})?第 ?[A-Z]?\d{1,3} ?版(?:[:：] ?\S{1,8})?(?:\s+[上下]一?版){0,2}$"
)
# Labels without a value, and that a script has still to fetch the text.
_NOTHING_THERE = re.compile(
    r"(?:(?:(?:发布)?(?:时间|日期)|来源|作者|编辑|(?:点击|浏览|阅读)(?:次数|量)?)[:：]\s?)+|(?:正在|数据|页面){0,2}加载中?[，,。.… ]*(?:请稍[候等后])?[。.…]*"
)
# The buttons of a gallery, and how to use it: slide.sina.com.cn.
_GALLERY = re.compile(
    r"^上一[张图].{0,12}下一[张图][^，。]{0,24}$|^(?:自动播放|查看原图|\d{1,3}\s?/\s?\d{1,3})$|^[^，。]{0,24}[（(]\d{1,3}\s?/\s?\d{1,3}[)）]$|^支持.{0,8}键(?:翻阅|翻看|浏览|切换)图片.{0,16}$"
)
# What stands below a picture and says no more than what is on it and who took it.
_CAPTION = re.compile(r"^.{0,34}(?:[\u4e00-\u9fff·]{2,4}\s?[/／]?\s?摄影?|供图)[）)]?$")
_NUMBERED_PICTURE = re.compile(r"^[（(]?\d{1,2}\s?/\s?\d{1,2}[)）]?(?!\d)")
# 很抱歉，没有找到符合您搜索条件的结果！
_WITHOUT_RESULTS = re.compile(
    r"^\W*(?:(?:很|非常)?(?:抱歉|对不起|遗憾)\W{0,3})?(?:没有|未能?|暂未)(?:找到|查到|搜索到|检索到|查询到)[^。]{0,16}(?:结果|内容|信息|记录|文章)\W{0,3}$"
)
# 为您找到相关结果约885条，用时0.03秒
_RESULTS = re.compile(
    r"^\W*(?:为您|共|本次)?(?:共|总共)?(?:找到|搜索到|搜到|检索到|查询到)(?:了)?(?:相关|相似|符合条件的)?(?:结果|内容|信息|记录|文章|新闻)?\s?[共约]?\s?\d[\d,，]{0,9}\s?(?:个|条|篇|项)(?:相关)?(?:结果|内容|信息|记录|文章|新闻)?(?:[，,]|\W*$)"
)
# 共1条 1/1页, not of comments.
_PAGER = re.compile(
    r"^(?:首页 ?)?(?:上一页 ?)?共 ?[1-9]\d* ?(?:条|篇|个)(?:记录|信息|数据|新闻|文章)?[，, ]{0,3}(?:第 ?)?\d+ ?/ ?\d+ ?页"
)
# Below a table: `1 2 3 4 下一页 共12页`, `上一页 下一页`.
_NEXT_PAGE = re.compile(r"^(?=.*(?:上一?页|[尾末]页|共 ?\d+ ?页))(?:首页|上一?页|[\d\s]){0,20}下一?页(?:\s|$)")
# A letter with a table that goes on on another page.
_LETTER = re.compile("名单|公示|公告|通知|结果|目录")
# What the reader may try instead.
_LONGEST_TIPS = 80
# Lines between what a search has found and the first words of it: a link, a day.
_NEAR_RESULTS = 4
PHOTOS = 4
_SHORTEST_BODY, _LONGEST_LOST = 10, 400


@dataclass(frozen=True)
class Asked:
    """What is asked about: a page and the lines that would be its body. title_line: the last line of its title, -1 for none.

    pictures: how many it shows, counted when they are asked for. stated: the page shows a date or source under its title, or has a
    meta ArticleTitle.
    """

    document: Document
    body: list[Line]
    roles: list[str | None]
    title_line: int
    pictures: Callable[[], int]
    stated: bool

    @property
    def title(self) -> list[Line]:
        """The last line of its title; empty where none is shown."""
        return [self.document.lines[self.title_line]] if self.title_line >= 0 else []

    @cached_property
    def size(self) -> int:
        """Characters of the body."""
        return sum(len(line.text) for line in self.body)

    @cached_property
    def said(self) -> int:
        """Characters of the body in lines with a sentence."""
        return sum(len(line.text) for line in self.body if "。" in line.text)

    @cached_property
    def told(self) -> Told:
        """What it tells in short lines."""
        return told_by(self.document, self.title_line)

    @cached_property
    def signed(self) -> bool:
        """A short line names source, day or editor, wherever it stands."""
        return is_signed(self.document)


class Question(NamedTuple):
    """One question. of: the pages that it is asked of: `any`, those that state nothing (`unstated`), those that nobody signed."""

    reason: Literal["about", "challenge", "empty", "error_page", "form", "forum", "home", "list", "photos", "search"]
    of: Literal["any", "unstated", "unsigned"]
    asks: Callable[[Asked], bool]

    def is_for(self, asked: Asked) -> bool:
        """True if it is asked of this page."""
        return self.of == "any" or not (asked.stated if self.of == "unstated" else asked.signed)


def _is_menu(line: Line) -> bool:
    """True for names of columns in a row, mostly links: `首页 | 国内 | 国际 | 财经`."""
    return _MENU.match(line.text) is not None and ("首页" in line.text or line.linked * 2 > sum(map(str.isalnum, line.text)))


def _is_short(asked: Asked) -> bool:
    return asked.size < _SHORTEST_BODY and not (asked.stated and any(PLACEHOLDER.search(line.text) for line in asked.body))


def _is_gone(asked: Asked) -> bool:
    return is_jump(asked.body) or is_gone(asked.document.lines[asked.title_line + 1 : asked.body[0].index])


def _is_challenge(asked: Asked) -> bool:
    return asked.size < LONGEST_CHALLENGE and CHALLENGE_TEXT.search("\n".join(line.text for line in asked.body)) is not None


def _are_menus(asked: Asked) -> bool:
    return all(
        _is_menu(line) or any(kind.fullmatch(line.text) for kind in (_EDITION_LINE, DAY, _NOTHING_THERE)) for line in asked.body
    )


def _is_of_edition(asked: Asked) -> bool:
    return _are_menus(asked) and any(_EDITION_LINE.match(line.text) for line in asked.document.lines)


def _is_without_results(asked: Asked) -> bool:
    said = (
        *(line.text for line in asked.title),
        *(line.text for line in asked.body[:1] if asked.size - len(line.text) <= _LONGEST_TIPS),
    )
    return asked.size < _LONGEST_LOST and any(map(_WITHOUT_RESULTS.match, said))


def _is_of_results(asked: Asked) -> bool:
    """True if right above the text, or first in it, a search tells how much it has found."""
    first = asked.body[0].index
    return any(_RESULTS.match(line.text) for line in asked.document.lines[max(0, first - _NEAR_RESULTS) : first + 1])


def _are_numbered_pictures(asked: Asked) -> bool:
    numbered = sum(1 for line in asked.body if _NUMBERED_PICTURE.match(line.text))
    return numbered >= max(PHOTOS, 0.8 * len(asked.body)) and asked.pictures() >= PHOTOS


def _are_captions(asked: Asked) -> bool:
    return len(asked.body) >= PHOTOS and all(_CAPTION.match(line.text) for line in asked.body) and asked.pictures() >= PHOTOS


def _are_alike(kind: Alike, asked: Asked) -> bool:
    return are_alike(kind, asked.body, asked.said)


def _is_service(kind: Service, asked: Asked) -> bool:
    return is_service(kind, asked.told, asked.body)


def _is_paged(asked: Asked) -> bool:
    """True for rows without a sentence above a list's pager, which counts them, or with it."""
    below = asked.document.lines[asked.body[-1].index : asked.body[-1].index + 4]
    return (
        asked.said == 0
        and any(line.links for line in asked.body)
        and any(not line.hidden and _PAGER.match(line.text) for line in below)
    )


def _is_paged_table(asked: Asked) -> bool:
    """True for a table without a sentence, and a pager right below it."""
    below = asked.document.lines[asked.body[-1].index + 1 : asked.body[-1].index + 3]
    return (
        asked.said == 0
        and not _LETTER.search(asked.title[0].text if asked.title else "")
        and all(line.element.tag in ("td", "th") for line in asked.body)
        and any(not line.hidden and _NEXT_PAGE.match(line.text) for line in below)
    )


def _is_undated(asked: Asked) -> bool:
    return is_undated(asked.document, asked.body, asked.title_line)


def _is_beside_lists(asked: Asked) -> bool:
    return asked.size < _LEAST_UNDATED and is_beside_lists(asked.document, asked.body, asked.title_line)


QUESTIONS = (
    Question("photos", "any", lambda it: _is_short(it) and it.pictures() >= PHOTOS),
    Question("empty", "any", _is_short),
    Question("empty", "unstated", lambda it: are_contacts(it.body)),
    Question("error_page", "any", lambda it: it.size < _LONGEST_LOST and is_lost(it.body, it.stated)),
    Question("error_page", "unstated", _is_gone),
    Question("challenge", "unstated", _is_challenge),
    Question("photos", "any", lambda it: all(_GALLERY.search(line.text) for line in it.body)),
    Question("empty", "any", lambda it: is_video(it.document, it.body)),
    Question("empty", "any", lambda it: is_framed(it.document)),
    Question("empty", "any", lambda it: is_app(it.document, it.body, it.title_line)),
    Question("empty", "unstated", lambda it: is_live(it.body)),
    Question("empty", "unstated", lambda it: is_broadcast(it.body)),
    Question("empty", "unstated", lambda it: is_picture(it.document, it.title_line)),
    Question("list", "unstated", lambda it: are_boards(it.document, it.body)),
    Question("list", "unstated", lambda it: is_catalogue(it.document, it.body)),
    Question("list", "unstated", lambda it: is_lead(it.document, it.body)),
    Question("list", "unstated", _is_of_edition),
    Question("empty", "unstated", _are_menus),
    Question("form", "unstated", lambda it: is_way_out([*it.title, *it.body])),
    Question("form", "unstated", lambda it: is_offer(it.document, it.title_line)),
    Question("form", "any", lambda it: is_shop(it.document, it.title_line)),
    Question("form", "unsigned", lambda it: it.said < _LEAST_UNDATED * 2 and is_app_to_fetch(it.document, it.title_line)),
    Question("form", "unstated", lambda it: is_vacancy(it.document, it.title_line)),
    Question("form", "any", lambda it: is_wall(it.body)),
    Question("form", "any", lambda it: is_questionnaire(it.document, it.body)),
    Question("form", "unsigned", lambda it: is_record(it.document, it.body, it.title_line)),
    Question("form", "unsigned", lambda it: is_guide(it.body)),
    Question("about", "unsigned", lambda it: is_in_yellow_pages(it.document, it.body, it.title_line)),
    Question("list", "unsigned", lambda it: are_letters(it.document, it.body, it.title_line)),
    Question("list", "unstated", lambda it: is_author_s(it.document, it.body, it.title_line)),
    Question("list", "unstated", lambda it: are_dated_rows(it.body)),
    Question("list", "unsigned", lambda it: are_rows_with_days(it.body)),
    Question("list", "any", lambda it: are_linked_rows(it.document, it.body, it.title_line)),
    Question("list", "any", lambda it: are_rest_of_row(it.document, it.body)),
    Question("list", "unsigned", lambda it: is_talk_of_list(it.document, it.title_line)),
    Question("list", "unsigned", lambda it: is_first_words(it.document, it.title_line)),
    Question("list", "unsigned", lambda it: are_cut(it.document, it.body, it.title_line)),
    Question("list", "any", lambda it: is_teaser(it.document, it.body, it.roles, it.stated)),
    Question("list", "unstated", lambda it: is_column(it.document, it.body, it.title_line)),
    Question("list", "unsigned", lambda it: not it.stated and is_channel(it.document, it.body, it.title_line)),
    Question("search", "unstated", _is_without_results),
    Question("search", "any", _is_of_results),
    Question("list", "any", _is_paged),
    Question("list", "unsigned", _is_paged_table),
    Question("list", "any", lambda it: it.said == 0 and are_sent(it.document)),
    Question("list", "any", lambda it: is_empty_list(it.body, it.roles)),
    Question("forum", "unsigned", lambda it: is_thread(it.document, it.body, it.roles, it.title_line)),
    Question("forum", "unsigned", lambda it: is_question(it.document, it.body, it.title_line)),
    Question("forum", "unsigned", lambda it: are_remarks(it.body)),
    Question("forum", "unsigned", lambda it: are_words_on(it.document, it.title_line)),
    Question("forum", "unsigned", lambda it: are_answers(it.document)),
    Question("list", "any", lambda it: are_reviews(it.body, it.stated)),
    *(Question(kind.reason, "any" if kind.stated else "unstated", partial(_are_alike, kind)) for kind in KINDS),
    *(
        Question(kind.reason, "any" if kind.does is None and kind.dated else "unsigned", partial(_is_service, kind))
        for kind in SERVICES
    ),
    Question("list", "any", lambda it: is_counted(it.document, it.title_line)),
    Question("list", "any", lambda it: is_one_of_items(it.document, it.title_line)),
    Question("form", "unstated", lambda it: is_form(it.document, it.body, it.title_line)),
    Question("form", "unstated", lambda it: is_mailbox(it.document, it.title_line) and _is_undated(it)),
    Question("form", "unstated", lambda it: is_gate(it.document, it.body, it.title_line) and _is_undated(it)),
    Question("empty", "any", lambda it: is_download(it.document, it.body, it.title_line)),
    Question("about", "unstated", lambda it: is_profile(it.document, it.body, it.title_line)),
    Question("about", "unstated", lambda it: is_of_an_office(it.document, it.body, it.title_line) and _is_undated(it)),
    Question("list", "any", lambda it: are_dated_leads(it.document, it.body)),
    Question("list", "any", lambda it: are_pictures_of_others(it.document, it.body, it.title_line, it.stated)),
    Question("photos", "any", _are_numbered_pictures),
    Question("photos", "unstated", _are_captions),
    Question("list", "unstated", _is_beside_lists),
    Question("list", "unstated", lambda it: is_topic(it.document, it.body, it.title_line)),
    Question("list", "unstated", lambda it: are_services(it.document, it.body, it.title_line)),
    Question("list", "any", lambda it: is_list(it.document, it.body, it.roles, it.title_line, it.stated)),
    Question("list", "unstated", lambda it: are_excerpts(it.document, it.body, it.title_line)),
    Question("home", "unstated", lambda it: it.title_line < 0 and are_teasers(it.document, it.body) and _is_undated(it)),
)
