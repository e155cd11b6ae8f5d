"""Is a page an article at all? If not, why: a short word that the pipeline counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from crawler.extract.called import CHALLENGE_TEXT, DAY, LONGEST_CHALLENGE, is_of_an_office, is_signed
from crawler.extract.columns import is_author_s, is_column
from crawler.extract.forms import is_download, is_form, is_gate, is_guide, is_questionnaire, is_wall, is_way_out
from crawler.extract.goods import is_offer, is_picture, is_shop
from crawler.extract.listings import (
    LIST_LINKS,
    PLACEHOLDER,
    are_excerpts,
    are_reviews,
    are_services,
    are_teasers,
    dated_rows,
    is_beside_lists,
    is_counted,
    is_list,
    is_one_of_items,
    is_profile,
    is_topic,
    is_undated,
)
from crawler.extract.lost import is_gone, is_jump, is_lost
from crawler.extract.registers import is_in_yellow_pages, is_record
from crawler.extract.runs import is_row
from crawler.extract.shells import are_boards, are_letters, is_app, is_catalogue, is_framed, is_lead
from crawler.extract.talk import are_answers, are_remarks, is_question, is_thread
from crawler.extract.videos import is_live, is_video
from crawler.page import Document, Line

_HOME_PATH = re.compile(r"^/(?:index|default|main|home)?(?:\.(?:s?html?|php|jsp|aspx?))?$", re.I)
_SEARCH_PATH = re.compile(r"(?:^|/)(?:search|sousuo|so|s)(?:\.\w+|/|$)", re.I)
# An account of WeChat and its albums, accounts of other platforms.
_ACCOUNT = re.compile(
    r"^mp\.weixin\.qq\.com/(?:mp/)?(?:profile|profile_ext|homepage|appmsgalbum)(?:$|[/?])"
    r"|^(?:www\.)?zhihu\.com/(?:people|org)/[^/]+/?$|^(?:www\.)?weibo\.com/u/\d+/?$|^space\.bilibili\.com/\d+/?$|^(?:www\.)?toutiao\.com/c/user/"
)
# Encyclopedias.
_ENCYCLOPEDIA = re.compile(r"^(?:baike\.(?:baidu|so|sogou)\.com|(?:[a-z]{2,8}\.)?(?:m\.)?wikipedia\.org)/")
_SEARCH_QUERY = re.compile(r"(?:^|&)(?:q|keyword|keywords|searchword|wd|kw|query)=", re.I)
# A profile or a notice box beside lists is no article with less text than this, where nothing tells its day.
_LEAST_UNDATED = 60
_MENU = re.compile(r"^[^\s，。；：]{2,8}(?:\s?[|｜]\s?[^\s，。；：]{2,8}){3,}$")
# One page of a newspaper, above its articles.
_EDITION_LINE = re.compile(r"^(?:(?:19|20)\d\d年\d{1,2}月\d{1,2}日.{0,8})?第 ?[A-Z]?\d{1,3} ?版(?:[:：] ?\S{1,8})?$")
# The buttons of a gallery.
_GALLERY = re.compile(r"^上一[张图].{0,12}下一[张图][^，。]{0,24}$|^(?:自动播放|查看原图|\d{1,3}\s?/\s?\d{1,3})$")
# What stands below a picture and says no more than what is on it and who took it.
_CAPTION = re.compile(r"^.{0,34}(?:[\u4e00-\u9fff·]{2,4}\s?[/／]?\s?摄影?|供图)[）)]?$")
_NUMBERED_PICTURE = re.compile(r"^[（(]?\d{1,2}\s?/\s?\d{1,2}[)）]?(?!\d)")
# A column without articles.
_NOTHING_YET = re.compile(
    r"(?:[该此本]?(?:栏目|分类|频道|专题))?.{0,4}暂时?(?:无|没有)(?:任何|相关|新增|更多){0,3}(?:信息|内容|数据|文章|新闻|资料|记录)\W?$"
)
PHOTOS = 4
_SHORTEST_BODY = 10


def reason_by_address(url: str) -> str | None:
    """`home`, `list`, `about` or `search` where the address alone tells; else None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if _HOME_PATH.match(parts.path) and not parts.query and parts.hostname != "unknown.invalid":
        return "home"
    if _ACCOUNT.match(f"{parts.hostname}{parts.path}"):
        return "list"
    if _ENCYCLOPEDIA.match(f"{parts.hostname}{parts.path}"):
        return "about"
    if _SEARCH_PATH.search(parts.path) and (_SEARCH_QUERY.search(parts.query)):
        return "search"
    return None


def reason_by_body(
    document: Document, body: list[Line], roles: list[str | None], title_line: int, pictures: Callable[[], int], stated: bool
) -> str | None:
    """Why a block of lines is no article: `empty`, `photos`, `error_page`, `challenge`, `form`, `about`, `forum`,
    `list`, `home`; None if it is one.

    stated: the page shows a date or source under its title, or has a meta ArticleTitle.
    """
    text = sum(len(line.text) for line in body)
    if text < _SHORTEST_BODY and not (stated and any(PLACEHOLDER.search(line.text) for line in body)):
        return "photos" if pictures() >= PHOTOS else "empty"
    if text < 400 and is_lost(body, stated):
        return "error_page"
    if not stated and (is_jump(body) or is_gone(document.lines[title_line + 1 : body[0].index])):
        return "error_page"
    if not stated and text < LONGEST_CHALLENGE and CHALLENGE_TEXT.search("\n".join(line.text for line in body)):
        return "challenge"
    if all(_GALLERY.search(line.text) for line in body):
        return "photos"
    if is_video(document, body) or is_framed(document) or is_app(document, body, title_line):
        return "empty"
    if not stated and (is_live(body) or is_picture(document, title_line)):
        return "empty"
    if not stated and (are_boards(document, body) or is_catalogue(document, body) or is_lead(document, body)):
        return "list"
    if not stated and all(_is_menu(line) or _EDITION_LINE.match(line.text) or DAY.fullmatch(line.text) for line in body):
        return "list" if any(_EDITION_LINE.match(line.text) for line in document.lines) else "empty"
    if not stated and (is_way_out(body) or is_offer(document, title_line)):
        return "form"
    if is_shop(document, title_line) or is_wall(body) or is_questionnaire(document, body):
        return "form"
    if not is_signed(document) and (is_record(document, body, title_line) or is_guide(body)):
        return "form"
    if not is_signed(document) and is_in_yellow_pages(document, body, title_line):
        return "about"
    if not is_signed(document) and are_letters(document, body, title_line):
        return "list"
    if not stated and (is_author_s(document, body, title_line) or is_column(document, body, title_line)):
        return "list"
    if len(body) == 1 and _NOTHING_YET.match(body[0].text):
        return "list"
    if not is_signed(document) and (
        is_thread(document, body, title_line)
        or is_question(document, body, title_line)
        or are_remarks(body)
        or are_answers(document)
    ):
        return "forum"
    if are_reviews(body, stated) or is_counted(document, title_line) or is_one_of_items(document, title_line):
        return "list"
    if not stated and (is_form(document, body, title_line) or _is_undated_gate(document, body, title_line)):
        return "form"
    if is_download(document, body, title_line):
        return "empty"
    if not stated and (
        is_profile(document, body, title_line)
        or (is_of_an_office(document, body, title_line) and is_undated(document, body, title_line))
    ):
        return "about"
    if sum(1 for line in body if _NUMBERED_PICTURE.match(line.text)) >= max(PHOTOS, 0.8 * len(body)) and pictures() >= PHOTOS:
        return "photos"
    if not stated and all(_CAPTION.match(line.text) for line in body) and len(body) >= PHOTOS and pictures() >= PHOTOS:
        return "photos"
    if not stated and (
        (text < _LEAST_UNDATED and is_beside_lists(document, body, title_line)) or is_topic(document, body, title_line)
    ):
        return "list"
    if not stated and are_services(document, body, title_line):
        return "list"
    if is_list(document, body, roles, title_line, stated) or (not stated and are_excerpts(document, body, title_line)):
        return "list"
    if not stated and title_line < 0 and are_teasers(document, body) and is_undated(document, body, title_line):
        return "home"
    return None


def _is_menu(line: Line) -> bool:
    """True for names of columns in a row, mostly links: `首页 | 国内 | 国际 | 财经`."""
    return _MENU.match(line.text) is not None and ("首页" in line.text or line.linked * 2 > sum(map(str.isalnum, line.text)))


def _is_undated_gate(document: Document, body: list[Line], title_line: int) -> bool:
    return is_gate(document, body, title_line) and is_undated(document, body, title_line)


def reason_without_body(document: Document, stated: bool, pictures: Callable[[], int]) -> str:
    """Why a page without a body is no article: `photos`, `list` or `empty`."""
    if pictures() >= PHOTOS:
        return "photos"
    rows = sum(1 for line in document.lines if is_row(line))
    return "list" if not stated and (rows >= 2 * LIST_LINKS or len(dated_rows(document.lines)) >= 4) else "empty"
