"""`<title>` without the names of site and column."""

from __future__ import annotations

import re

from crawler.extract.sites import Sites, is_site, stated_names
from crawler.extract.text import fold
from crawler.extract.titles.marks import HEADINGS, LONGEST_TITLE, bonus_of
from crawler.page import Document

# Marks before the name of the site or column in `<title>`. The order is that of trust.
SEPARATOR = re.compile(r"\s*(?:--+|——|[_|｜丨»>←-]|\s[-–—·]\s)\s*")
_SEPARATORS = " _|｜丨»>←-–—·"
# What a site's or column's name ends with.
_SITE = re.compile(
    r"(?:网|网站|频道|新闻|门户|政府|委员会|[局厅办委院]|中心|报|社|资讯|首页|正文|要闻|动态|公告|公示|通知|官网|平台|论坛|社区|博客|专题|栏目|com|cn|Paper)$"
)

# What a page for the printer is called before the headline.
_BUTTON = re.compile(r"^打印(?:页面?|预览|本页|文章)?\s?[-_|—:：]+\s?(?=.)")
# With a space behind it in `<title>`, the name of a site is no longer.
_LONGEST_NAME = 16


def headline_in(title: str, document: Document) -> str:
    """`<title>` less a button's word (`打印 - 警情通报`), and less the site's name and the space before the headline (`青石县公安局 警情通报`) where
    a line shows the headline alone: one that the name stands right above is broken in two."""
    title = _BUTTON.sub("", title)
    name, _, rest = title.partition(" ")
    headline, whole = fold(rest), fold(title)
    if not (2 <= len(name) <= _LONGEST_NAME and len(headline) > 1):
        return title
    first = (rest[0], name[0])
    near = [line for line in document.lines if line.text[0] in first and len(line.text) <= LONGEST_TITLE]
    folded = {line.index: fold(line.text) for line in near}
    shown = [index for index, text in folded.items() if text == headline]
    if not shown or whole in folded.values():
        return title
    named = [index for index, text in folded.items() if text == fold(name)]
    if any(index + 1 in shown and not document.lines[index].linked for index in named):
        return title
    # Of a name that the page says nowhere else, a heading tells.
    is_headed = any(bonus_of(document.lines[index]) >= HEADINGS["h2"] for index in shown)
    return rest if is_headed or named or is_site(name, document) else title


def behind_site(title: str, pieces: list[str], sites: Sites) -> str:
    """`<title>` less the site's name before the headline, as newspapers have it."""
    for piece in pieces:
        if fold(piece) not in sites:
            break
        title = title[len(piece) :].lstrip(_SEPARATORS)
    return title


def without_site(title: str, document: Document) -> str:
    """`<title>` less the names of site and column that follow the last separators (or stand before the first)."""
    pieces = SEPARATOR.split(title)
    if len(pieces) <= 1:
        return title
    names = stated_names(document)
    if fold(pieces[0]) in names or not pieces[0]:
        return without_site(title[len(pieces[0]) :].lstrip(_SEPARATORS), document)
    head, separator, last = _last_piece(title)
    is_name = fold(last) in names or _SITE.search(last) is not None or separator not in "-–—"
    if head and (is_name or len(last) <= 10) and len(fold(head)) >= (4 if is_name else 8):
        return without_site(head, document)
    return title


def _last_piece(title: str) -> tuple[str, str, str]:
    """What stands before the last separator, the separator, and what stands after it; "" where there is none."""
    found = None
    for found in SEPARATOR.finditer(title):  # noqa: B007
        pass
    if found is None:
        return "", "", title
    return title[: found.start()], found.group().strip(), title[found.end() :]
