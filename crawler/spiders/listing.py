"""What a page offers a spider: its article links, further lists, the next page of this one.

A site is walked whose addresses nobody has seen before, so a link is judged by its shape first and, where the shape says
nothing, by the company it keeps: rows of long titles whose addresses differ in a number, a date in the row.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from crawler.page import Document
from crawler.spiders.links import MOST_LINKS, Link, links_of
from crawler.spiders.pagers import is_pager_link, is_same_page, pager_of
from crawler.spiders.rows import Rows
from crawler.spiders.shapes import is_no_page, is_sure_article, site_of, url_kind

# With fewer article links a page is a list only where nothing dates or signs it, or its address or pager says so:
# the last page of a list may have a single row.
FEWEST_ROWS = 5
BYLINE = re.compile(
    "(?:发布(?:时间|日期)|发表(?:时间|日期)|日期|时间|(?:信息|文章|稿件)?来源|稿源|作者|浏览(?:次数|量)?|责任编辑)\\s?[:：]"
)
BYLINE_METAS = frozenset(("articletitle", "pubdate", "article:published_time"))
# Titles of articles are longer than names of columns (要闻, 部门动态); the bounds are set by eye.
SHORTEST_TITLE = 9
LONGEST_COLUMN_NAME = 12
# A list page's own prose (an introduction, a notice in the footer) stays below these; an article's body is above.
LEAST_PROSE = 160
LEAST_STOPS = 3

# Links that are neither articles nor columns, by their words (footers and toolbars of every site).
SERVICE_WORDS = re.compile(
    "^(?:首页|网站首页|返回首页|登录|注册|退出|联系我们|联系方式|关于我们|关于本站|网站地图|站点地图|网站声明|版权声明|免责声明|法律声明|隐私.{0,4}|"
    "设为首页|加入收藏|收藏本站|无障碍.{0,6}|长者.{0,4}|适老.{0,4}|繁体.{0,3}|简体.{0,3}|english|en|手机版|移动版|电脑版|客户端|app下载|微信|微博|邮箱|"
    "搜索|高级搜索|诚聘英才|招聘.{0,4}|广告.{0,4}|投稿.{0,4}|打印.{0,4}|关闭.{0,4}|返回.{0,4}|分享.{0,4}|下载.{0,4}|rss|网站纠错|我要纠错|用户协议)$",
    re.I,
)
MORE_WORDS = re.compile(r"^[\[【(（+]*(?:查看|点击|阅读|了解)?(?:更多|more)[^\u4e00-\u9fff]{0,6}$", re.I)
# What stands beside a document in its row and leads to a comment on it; as a column it is a list.
COMMENT_WORDS = re.compile(r"^[\[【(（]?(?:(?:政策|相关|图文|图表|文字|文件|媒体|专家|查看)?解读|图解|一图读懂)[\])】）]?$")
# Titles that are a way on from an article, not a row of a list.
NEIGHBOUR_WORDS = re.compile(r"^[\[【(（<《]?\s?(?:上一[篇条则页]|下一[篇条则页]|前一[篇条]|后一[篇条]|上篇|下篇)")

_PAGE_FILE = re.compile(r"\.(?:s?html?|jhtml|php|aspx?|jspx?)$", re.I)
_SERVICE_PATH = re.compile(
    r"/(?:about|contact|login|register|search|user|member|help|sitemap|map|app|wza|english|en)(?:us)?(?:[/._]|$)", re.I
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Listing:
    """articles: links to articles of this registered site, in page order, each once. off_site: those of other sites.

    lists: candidates for further lists of this site, the surest first. next_page: this list's next page, None if it has
    none or if only a script's request turns it. last_page: how many pages the list says it has. is_list: the page is
    itself a list (full of article links, with little prose). All URLs are absolute http(s) without fragments.
    """

    articles: list[str] = field(default_factory=list)
    off_site: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    next_page: str | None = None
    last_page: int | None = None
    is_list: bool = False


def read_listing(document: Document, *, most_links: int = MOST_LINKS, most_pages: int = 1000) -> Listing:
    """Sort a page's links. Never raises on any page.

    most_links: so many links of the page are looked at. most_pages: no page beyond this is given as next.
    """
    links = links_of(document, most_links)
    articles = _article_links(document, links)
    lists = _list_links(document, links, {link.url for link in articles})
    pager = pager_of(document, links, most_pages)
    is_list = _is_list(document, articles, pager.next_page is not None)
    home = site_of(urlsplit(document.url).hostname or "")
    by_site: tuple[dict[str, None], dict[str, None]] = ({}, {})
    for link in articles:
        by_site[site_of(urlsplit(link.url).hostname or "") != home][link.url] = None
    return Listing(
        articles=list(by_site[0]),
        off_site=list(by_site[1]),
        lists=lists,
        next_page=pager.next_page if is_list else None,
        last_page=pager.last_page if is_list else None,
        is_list=is_list,
    )


def _article_links(document: Document, links: list[Link]) -> list[Link]:
    """The links that lead to articles: by shape, or by the company they keep where the shape says nothing."""
    rows = Rows(document)
    words: dict[str, int] = {}
    for link in links:
        words[link.url] = max(len(link.text), words.get(link.url, 0))
    kinds = {url: _kind_with_words(url, length) for url, length in words.items() if url}
    unknown = [link for link in links if kinds.get(link.url) == "unknown"]
    told = _told_by_company(unknown, rows)
    found: list[Link] = []
    for link in links:
        if not link.url or is_pager_link(link) or is_same_page(link.url, document.url):
            continue
        if NEIGHBOUR_WORDS.match(link.text) or SERVICE_WORDS.match(link.text) or MORE_WORDS.match(link.text):
            continue
        if COMMENT_WORDS.match(link.text):
            continue
        if kinds[link.url] != "article" and link.url not in told:
            continue
        if link.element is not None and rows.is_beside(link.element):
            continue
        found.append(link)
    return found


def _kind_with_words(url: str, length: int) -> str:
    """The shape's word, unless the shape is unsure and the longest text of the page's links to it is a column's name."""
    kind = url_kind(url)
    return "unknown" if kind == "article" and 0 < length < SHORTEST_TITLE and not is_sure_article(url) else kind


def _told_by_company(unknown: list[Link], rows: Rows) -> set[str]:
    """Addresses of no known shape that are articles: three or more of one pattern with titles, or a title and a date."""
    titles: dict[str, str] = {}
    dated: Counter[str] = Counter()
    for link in unknown:
        path = urlsplit(link.url).path
        if is_home_path(path) or is_pager_link(link) or is_no_page(link.url):
            continue
        if len(link.text) >= len(titles.get(link.url, "")):
            titles[link.url] = link.text
        if link.element is not None and rows.date_beside(link.element):
            dated[link.url] += 1
    patterns: dict[str, list[str]] = {}
    for url in titles:
        patterns.setdefault(_pattern(url), []).append(url)
    told: set[str] = set()
    for urls in patterns.values():
        known = [len(titles[url]) for url in urls if titles[url]]
        enough = len(urls) >= 3 and len(known) >= 1 and sum(known) / len(known) >= SHORTEST_TITLE
        told.update(
            url
            for url in urls
            if (enough and (not titles[url] or len(titles[url]) >= SHORTEST_TITLE // 2))
            or (dated[url] and len(titles[url]) >= 6)
        )
    return told


def _pattern(url: str) -> str:
    """What addresses of one kind share: the site, the folder with its digits blurred, the file's ending."""
    parts = urlsplit(url)
    folder, _, name = parts.path.rstrip("/").rpartition("/")
    ending = name.rpartition(".")[2] if "." in name else "/" if parts.path.endswith("/") else ""
    return f"{parts.netloc}{_DIGITS.sub('#', folder)}/{bool(_DIGITS.search(name))}.{ending}?{_DIGITS.sub('#', parts.query)}"


def _list_links(document: Document, links: list[Link], articles: set[str]) -> list[str]:
    """Addresses of this site that are, or may be, lists: 更多 and known shapes first, then short names; own host first."""
    host = (urlsplit(document.url).hostname or "").lower()
    home = site_of(host)
    ranked: dict[str, int] = {}
    for link in links:
        if not link.url or link.url in articles or is_pager_link(link) or is_same_page(link.url, document.url):
            continue
        parts = urlsplit(link.url)
        other = (parts.hostname or "").lower()
        if site_of(other) != home or SERVICE_WORDS.match(link.text):
            continue
        kind = url_kind(link.url)
        rank = _list_rank(link, kind, is_home=not parts.query and is_home_path(parts.path))
        if rank is not None:
            rank += 0 if other == host else 10
            ranked[link.url] = min(rank, ranked.get(link.url, rank))
    return sorted(ranked, key=lambda url: ranked[url])


def is_home_path(path: str) -> bool:
    """True for the path of a site's front page."""
    return re.fullmatch(r"/?(?:(?:index|default)\.\w{2,5})?", path, re.I) is not None


def _list_rank(link: Link, kind: str, is_home: bool) -> int | None:
    """0 for 更多, 1 for a list's shape, 2 for a column's name on a folder or page of no known shape; None for no list."""
    if is_sure_article(link.url) or is_home or is_no_page(link.url):
        return None
    if MORE_WORDS.match(link.text) or MORE_WORDS.match(link.title):
        return 0
    if kind == "list":
        return 1
    if not 2 <= len(link.text) <= LONGEST_COLUMN_NAME and link.text:
        return None
    path = urlsplit(link.url).path
    folder = path.endswith("/") or "." not in path.rpartition("/")[2]
    named = _PAGE_FILE.search(path) is not None
    return 2 if (folder or named) and not _SERVICE_PATH.search(path) else None


def _is_list(document: Document, articles: list[Link], has_next: bool) -> bool:
    """True for a page that is mainly rows of article links.

    An article page with a column of recommended items has its address, its prose or its byline against it.
    """
    rows = len({link.url for link in articles})
    if not rows or is_sure_article(document.url) or _has_prose(document):
        return False
    return rows >= FEWEST_ROWS or has_next or url_kind(document.url) == "list" or not _has_byline(document)


def _has_byline(document: Document) -> bool:
    """True for a page that dates or signs itself, as articles do and lists do not."""
    if not BYLINE_METAS.isdisjoint(document.metas):
        return True
    return any(BYLINE.search(line.text) for line in document.lines if not line.links and len(line.text) < 200)


def _has_prose(document: Document) -> bool:
    """True if the page has a stretch of sentences that no link interrupts: the body of an article.

    Rows with summaries are no such stretch, as each row has its own link.
    """
    length = stops = 0
    for line in document.lines:
        if line.links or line.hidden:
            if line.linked * 2 > len(line.text):
                length = stops = 0
            continue
        length += len(line.text)
        stops += line.text.count("。")
        if length >= LEAST_PROSE and stops >= LEAST_STOPS:
            return True
    return False
