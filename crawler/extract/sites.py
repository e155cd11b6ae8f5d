"""Which names are the site's or a column's, and no headline, wherever they stand on the page."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from crawler.extract.hints import names_of
from crawler.extract.text import fold
from crawler.page import Document, Element

# The name of a site, standing as `<title>` on all of its pages. What is connected to the grid (并网) or caught (落网) is news.
SITE_NAME = re.compile(
    r"^[^\s，。、：《》“”！？]{2,16}(?:(?<![并入上落触漏断退张])网|网站|政府|门户|委员会|[局厅办委院]|中心|协会|学会|联合会|基金会|官网|报社|日报|晚报|电视台|广播电台|广播电视台|在线|网络版|电子版|数字版|数字报|电子报|[【\[（(](?:官方网站|官方|官网)[】\]）)])$"
)
# What a headline tells, and no site's name: `…到石桥镇调研粮食烘干中心`.
_TELLS = re.compile(r"调研|考察|走访|督导|视察|慰问|召开|举行|揭牌|落户|开工|亮相|成立|走进")
# What a template calls all of its pages.
PAGE_NAME = re.compile(
    r"^(?:首页|主页|正文|(?:新闻|文章|信息|内容|稿件|公告|资讯)?(?:详情|内容|正文)页?|详细(?:信息|内容|页)|新闻中心|电子报|数字报|数字报纸|[（(](?:新闻|文章|正文)[)）]|无标题(?:文档|页)|新建网页 ?\d*|Document|Untitled(?: Document)?)$"
)
_NAME_METAS = ("sitename", "og:site_name", "application-name", "columnname")
_LONGEST_SITE, _SHORTEST_OWNER = 16, 7
_LONGEST_COLUMN = 8
# The lines of a page that may be its foot, and what stands there beside the site's name.
_FOOT_LINES = 30
_LONGEST_FOOT = 300
# The navigation stands among these links.
_FIRST_LINKS = 200
# A breadcrumb without links: `首页 / 新闻中心 / 部门动态 / 详情`.
_STEP = re.compile(r"\s*[/>»›＞]+\s*|\s[-–]\s")
_FIRST_LINES, _NEAR_START, _LONGEST_CRUMBS = 60, 12, 200
# What stands before a column's name among an article's facts.
_OF_COLUMN = re.compile(r"(?:所[属在])?(?:栏目|频道)(?:名称)?[:：]?")
# Below a column's name; the heading of a part is lower, or has a number.
_HEADINGS = frozenset(("h1", "h2"))
# What the names of columns end with that a banner shows as h1, above the title; a title that is so short has no other below.
_COLUMN_ENDS = re.compile(r"(?:要闻|新闻|动态|快讯|资讯|报道|时讯|播报|聚焦|解读|之窗|专栏|公开)$")
_OFFICE_ENDS = re.compile("(?:局|厅|委|办|中心|公司|部|院|会|政府|号|编|[:：])$")
_DATED = re.compile(r"(?:19|20)\d\d ?[-/.年] ?\d{1,2}")
_NEAR_DAY = 3
_NUMBERED = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]?\s?[、.．，:：]|第[一二三四五六七八九十\d]{1,3}[章节条部]"
)
_TITLE_CLASS = re.compile("title|headline|biaoti|^bt")
_OWNER = re.compile(r"版权所有|[Cc]opyright|COPYRIGHT|©|主办|承办")


def stated_names(document: Document) -> set[str]:
    """The names of site and column that the metas state, folded."""
    return {fold(document.metas[name]) for name in _NAME_METAS if name in document.metas} - {""}


class Sites:
    """Which pieces of a page's `<title>` are names of its site; each is looked up when it is first asked for."""

    def __init__(self, pieces: list[str], document: Document) -> None:
        self._document = document
        self._pieces = {fold(piece): piece for piece in pieces}
        self._known: dict[str, bool] = {}

    def __contains__(self, folded: str) -> bool:
        """True for a folded text that is one of the pieces and names the site."""
        piece = self._pieces.get(folded)
        if piece is None:
            return False
        if folded not in self._known:
            self._known[folded] = is_site(piece, self._document)
        return self._known[folded]

    def has(self, folded: str) -> bool:
        """True for a folded text that is one of the pieces, or a word of one, whatever it names."""
        return folded in self._pieces or any(folded in map(fold, piece.split()) for piece in self._pieces.values())

    def are_all(self) -> bool:
        """True if `<title>` is nothing but names of site and columns."""
        return all(
            folded in self or PAGE_NAME.match(piece) or is_column(piece, self._document)
            for folded, piece in self._pieces.items()
        )


def is_site(name: str, document: Document) -> bool:
    """True for a name that metas or the foot's line of the owner have, or that is built like a site's."""
    if not name or fold(name) in stated_names(document):
        return bool(name)
    # Who owns the site may call all pages so: an association's, each with its name in `<title>` and in meta author.
    if len(name) >= _SHORTEST_OWNER and name == document.metas.get("author", "").strip() == (document.title or "").strip():
        return True
    if len(name) > _LONGEST_SITE:
        return False
    return (all(map(SITE_NAME.match, name.split())) and not _TELLS.search(name)) or any(
        name in line.text[:_LONGEST_FOOT] and _OWNER.search(line.text, 0, _LONGEST_FOOT)
        for line in document.lines[-_FOOT_LINES:]
    )


def _is_thread(link: Element, document: Document) -> bool:
    """True for a heading that leads to the page itself, as a thread's title does."""
    return any(around.tag in _HEADINGS for around in islice(link.ancestors(), 2)) and (
        document.absolute(link.get("href")) == document.url
    )


def is_column(name: str, document: Document) -> bool:
    """True for a short name that is the whole text of a link, as a column's is in the navigation, a step of the breadcrumb, the heading
    of a menu, what stands beside 所属栏目, or a line right above a heading that is longer."""
    return len(name) <= _LONGEST_COLUMN and (
        any(
            link.end - link.start == len(name) and document.text_of(link) == name and not _is_thread(link, document)
            for link in document.find("a")[:_FIRST_LINKS]
        )
        or any(
            name in _STEP.split(line.text[:_LONGEST_CRUMBS])
            for line in document.lines[:_FIRST_LINES]
            if "首页" in line.text[:_NEAR_START]
        )
        or any(
            line.text == name and below.element.tag == "li" and len(below.text) <= _LONGEST_COLUMN
            for line, below in pairwise(document.lines[:_FIRST_LINES])
        )
        or any(
            line.text == name
            and line.element.tag not in _HEADINGS
            and not any(_TITLE_CLASS.search(of_class) for of_class in names_of(line.element))
            and below.element.tag in _HEADINGS
            and len(below.text) > max(len(name), _LONGEST_COLUMN)
            and not _NUMBERED.match(below.text)
            for line, below in pairwise(document.lines[:_FIRST_LINES])
        )
        or any(below.text == name and _OF_COLUMN.fullmatch(line.text) for line, below in pairwise(document.lines))
        or (_COLUMN_ENDS.search(name) is not None and _heads_a_title(name, document))
    )


def _heads_a_title(name: str, document: Document) -> bool:
    """True for the text of an h1 with a title right below it, longer and without a label, and below that a day."""
    for line, title in pairwise(document.lines[:_FIRST_LINES]):
        if line.text == name and line.element.tag == "h1":
            below = document.lines[title.index + 1 : title.index + 1 + _NEAR_DAY]
            is_title = len(title.text) > _LONGEST_COLUMN and not title.linked and not re.search("[:：。]", title.text)
            is_title = is_title and _OFFICE_ENDS.search(title.text) is None
            return is_title and not _DATED.search(title.text) and any(_DATED.search(one.text, 0, 60) for one in below)
    return False
