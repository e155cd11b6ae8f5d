"""Is a page an article at all? If not, why: a short word that the pipeline counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from crawler.extract.listings import LIST_LINKS, dated_rows
from crawler.extract.questions import PHOTOS, QUESTIONS, Asked
from crawler.extract.runs import is_row
from crawler.page import Document

# Discuz and ThinkPHP have theirs at portal.php and index.php/Home/Index/.
_HOME_PATH = re.compile(
    r"^/(?:(?:index|default|main|home)?(?:\.(?:s?html?|php|jsp|aspx?))?|portal\.php|index\.php/home(?:/index){1,2}(?:/home)?/?)$",
    re.I,
)
_SEARCH_PATH = re.compile(r"(?:^|/)(?:search|sousuo|so|s)(?:\.\w+|/|$)", re.I)
# An account of WeChat and its albums, accounts of other platforms.
_ACCOUNT = re.compile(
    r"^mp\.weixin\.qq\.com/(?:mp/)?(?:profile|profile_ext|homepage|appmsgalbum|aboutbiz)(?:$|[/?])"
    r"|^(?:www\.)?zhihu\.com/(?:people|org)/[^/]+/?$|^(?:www\.)?weibo\.com/u/\d+/?$|^space\.bilibili\.com/\d+/?$|^(?:www\.)?toutiao\.com/c/user/"
)
# A board of a forum: Discuz.
_BOARD = re.compile(r"/(?:forum-(?!(?:19|20)\d\d-)\d{1,5}-\d{1,4}(?:[.-]|$)|forumdisplay\.php)")
# Encyclopedias.
_ENCYCLOPEDIA = re.compile(r"^(?:baike\.(?:baidu|so|sogou)\.com|(?:[a-z]{2,8}\.)?(?:m\.)?wikipedia\.org)/")
# What one author wrote: WordPress; zhuanlan.sina.com.cn/author/zhaoyi/index.shtml.
_AUTHOR = re.compile(r"/authors?/[^/.]{1,60}/(?:index\.\w{2,5})?$")
# A page of a column: list-12-3.html (PHPCMS), list_5_6.html (DedeCMS).
_LIST_FILE = re.compile(r"/list[-_]\d{1,6}[-_]\d{1,5}\.(?:s?html?|php|aspx?|jsp)$", re.I)
_SEARCH_HOST = re.compile(r"^(?:search|so|sousuo)\.")
_SEARCH_QUERY = re.compile(r"(?:^|&)(?:q|keyword|keywords|searchword|wd|kw|query)=", re.I)


def reason_by_address(url: str) -> str | None:
    """`home`, `list`, `about` or `search` where the address alone tells; else None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if _HOME_PATH.match(parts.path or "/") and not parts.query and parts.hostname != "unknown.invalid":
        return "home"
    if _ACCOUNT.match(f"{parts.hostname}{parts.path}"):
        return "list"
    if _BOARD.search(parts.path) or _LIST_FILE.search(parts.path) or _AUTHOR.search(parts.path):
        return "list"
    if _ENCYCLOPEDIA.match(f"{parts.hostname}{parts.path}"):
        return "about"
    if (_SEARCH_PATH.search(parts.path) or _SEARCH_HOST.match(parts.hostname or "")) and _SEARCH_QUERY.search(parts.query):
        return "search"
    return None


def reason_by_body(asked: Asked) -> str | None:
    """Why a block of lines is no article: the reason of the first question that it answers with yes; None if it is one."""
    return next((question.reason for question in QUESTIONS if question.is_for(asked) and question.asks(asked)), None)


def reason_without_body(document: Document, stated: bool, pictures: Callable[[], int]) -> str:
    """Why a page without a body is no article: `photos`, `list` or `empty`."""
    if pictures() >= PHOTOS:
        return "photos"
    rows = sum(1 for line in document.lines if is_row(line))
    return "list" if not stated and (rows >= 2 * LIST_LINKS or len(dated_rows(document.lines)) >= 4) else "empty"
