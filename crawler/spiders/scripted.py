"""Pagers that only a script draws: a createPageHTML call, variables that tell count and files, a function that turns the page."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from crawler.page import Document
from crawler.spiders.links import whole

_NAME = r"[\w-]{1,80}"
_QUOTED = rf"""["']({_NAME})["']"""
_VALUE = r"(\d{1,7}|[A-Za-z_$][\w$]{0,40})"
_COMMA = r"\s{0,5},\s{0,5}"


class Pager(NamedTuple):
    """next_page: absolute URL, None on the last page or where only a form or a script's request turns it.

    last_page: how many pages the list says it has, None where it does not say.
    """

    next_page: str | None
    last_page: int | None


# TRS: createPageHTML(pages, current from 0, "index", "shtml", …); Sohu CMS and Hunan: createPageHTML('div', pages,
# current from 1, 'index', 'html', rows). Both name the next page name_(current+1).ext.
_CALL = re.compile(
    rf"""(?<!function )\bcreatePage(?:HTML)?\w{{0,10}}\s{{0,5}}\(\s{{0,5}}(?:["'][^"'\n]{{0,60}}["']{_COMMA})?"""
    rf"{_VALUE}{_COMMA}{_VALUE}{_COMMA}{_QUOTED}{_COMMA}{_QUOTED}",
    re.I,
)
_VARIABLE = re.compile(r"(?:\b(?:var|let|const)\s|,)\s{0,5}([A-Za-z_$][\w$]{0,40})\s{0,5}=\s{0,5}[\"']?(\d{1,7})\b")
# Names of files that scripts put together: sPageName = "home", sPageExt = "htm" (gov.cn).
_FILE_NAME = re.compile(rf"""\b\w{{0,10}}[pP]ageName\s{{0,5}}=\s{{0,5}}{_QUOTED}""")
_FILE_ENDING = re.compile(rf"""\b\w{{0,10}}[pP]ageExt\s{{0,5}}=\s{{0,5}}{_QUOTED}""")
# goPage(2), and what that function makes of the number: location.href = "/xwzx/list_" + n + ".html".
_TURN = re.compile(r"(?<![\w.$])(?!void\b)([A-Za-z_$][\w$]{0,40})\(\s{0,5}[\"']?(\d{1,6})[\"']?\s{0,5}\)")
_TURNED_TO = re.compile(
    r"""\s{0,5}\(\s{0,5}([A-Za-z_$][\w$]{0,40})\s{0,5}\)(?s:.){0,600}?\blocation(?:\.href)?\s{0,5}=\s{0,5}"""
    r"""["']([^"'\s<>]{1,300})["']\s{0,5}\+\s{0,5}\1\s{0,5}(?:\+\s{0,5}["']([^"'\s<>]{0,100})["'])?"""
)
_COUNT_NAMES = ("countPage", "pageCount", "totalPage", "totalPages", "nPageCount", "page_count")
_CURRENT_NAMES = ("currentPage", "currPage", "nCurrIndex", "pageIndex", "curPage")
_FILE = re.compile(r"/([\w-]{1,80}?)(?:_(\d{1,6}))?\.(s?html?|jhtml|php|aspx?|jspx?)$", re.I)
_MOST_SCRIPTS, _MOST_DEFINITIONS = 60, 3


def turned_to(document: Document, script: str) -> str:
    """Where a function of the page leads that a link calls with a page's number; "" for nowhere that can be read."""
    call = _TURN.search(script[:200])
    if call is None:
        return ""
    name = re.compile(rf"\bfunction\s{{1,5}}{re.escape(call[1])}(?![\w$])")
    defined = ((code, place.end()) for code in document.scripts[:_MOST_SCRIPTS] for place in name.finditer(code))
    for code, place in islice(defined, _MOST_DEFINITIONS):
        if found := _TURNED_TO.match(code, place):
            return whole(document, f"{found[2]}{call[2]}{found[3] or ''}")
    return ""


def by_script(document: Document) -> Pager | None:
    """A createPageHTML call (in a comment too), or `var countPage`/`currentPage` with files named after this page, or as told."""
    html = document.html
    if "createPage" not in html and not any(name in html for name in _COUNT_NAMES):
        return None
    variables = {name: int(value) for name, value in _VARIABLE.findall(html)}
    stated = next((variables[name] for name in _COUNT_NAMES if name in variables), None)
    here = next((variables[name] for name in _CURRENT_NAMES if name in variables), None)
    if call := _CALL.search(html):
        count, current, name, extension = call.groups()
        pages = int(count) if count.isdigit() else variables.get(count, stated)
        index = int(current) if current.isdigit() else variables.get(current, here)
        # One-based calls name the pager's element first.
        last_index = (pages or 0) if _is_one_based(call.group(0)) else (pages or 0) - 1
    elif stated is not None and (file := _told_file(html, here) or _file_of(document.url)):
        name, number, extension = file
        pages, index, last_index = stated, here if here is not None else number, stated - 1
    else:
        return None
    if pages is None or index is None:
        return Pager(None, pages)
    following = urljoin(document.url, f"{name}_{index + 1}.{extension}") if index < last_index else None
    return Pager(following, pages)


def _told_file(html: str, here: int | None) -> tuple[str, int, str] | None:
    """The name, this page's number and the ending of a list's files, where variables tell all three."""
    name, ending = _FILE_NAME.search(html), _FILE_ENDING.search(html)
    return (name[1], here, ending[1]) if name and ending and here is not None else None


def _is_one_based(call: str) -> bool:
    return call.partition("(")[2].lstrip()[:1] in {'"', "'"}


def _file_of(url: str) -> tuple[str, int, str] | None:
    """`/a/index_3.shtml` → ("index", 3, "shtml"); a folder is taken for its index.html."""
    path = urlsplit(url).path
    if path.endswith("/") or not path:
        return "index", 0, "html"
    match = _FILE.search(path)
    return (match.group(1), int(match.group(2) or 0), match.group(3)) if match else None
