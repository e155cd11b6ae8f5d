"""The next page of a list, from whatever pager the page has: anchors, numbers, a script call, a coded block.

Every rule gives the next page only; the spider walks on from there and notices repeats.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.page import Document
from crawler.spiders.links import Link, percent_decoded, whole, written_links
from crawler.spiders.scripted import Pager, by_script, turned_to
from crawler.spiders.shapes import site_of

# What pagers write on the way on. Arrows are cut off first, so 下一页> is 下一页.
NEXT_WORDS = frozenset("下一页 下页 下一頁 后一页 后页 下一张 下翻 next nextpage 下一页next next下一页".split())
NEXT_SIGNS = frozenset("> › 〉 ＞ »".split())
# What a button says that fetches more rows; its address stands in one of these attributes.
MORE_ROWS = re.compile("更多|下一页|下页")
_BUTTON_ADDRESSES = ("data-url", "data-href", "data-next", "data-next-url")
LAST_WORDS = frozenset("尾页 末页 最后一页 最末页 last lastpage".split())
PREVIOUS_WORDS = frozenset("上一页 上页 上一頁 前一页 前页 首页 第一页 prev previous first".split())
NEXT_CLASSES = frozenset(
    "next nextpage next-page page-next page_next pagenext nextbtn next_page laypage_next layui-laypage-next".split()
)

_ARROWS = " <>«»‹›〈〉《》＜＞[]【】()（）|·→←↓↑…."
_OF_PAGES = re.compile(
    r"(?:共|总|of)\s{0,3}(\d{1,6})\s{0,3}(?:页|pages?)|\d{1,6}\s{0,3}/\s{0,3}(?:共\s{0,3})?(\d{1,6})\s{0,3}页", re.I
)
_IN_SCRIPT = re.compile(
    r"""["']([^"'\s<>]{1,500}?(?:\.(?:s?html?|jhtml|php|aspx?|jspx?|do)(?:\?[^"'\s<>]{0,300})?|[?&]page\w{0,5}=\d{1,6}))["']""",
    re.I,
)
_CODED = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_MOST_BUTTONS = 100
# Links that say 下一页 and lead on by a script only; a pager stands above and below a list.
_MOST_SCRIPTED = 10
_SHORTEST_CODED, _LONGEST_CODED, _MOST_CODED = 80, 60_000, 20
_PAGE_NUMBER = re.compile(
    r"(?:[?&](?:page\w{0,5}|p|pn|curpage)=|[-_/](?:page[/_-]?|p)?)(\d{1,6})(?:\.\w{2,5}|/)?(?:[&#].*)?$", re.I
)
_WITHOUT_NUMBER = re.compile(
    r"(?:[?&](?:page\w{0,5}|p|pn|curpage)=\d{1,6}|[-_]?\d{1,6}(?=(?:\.\w{2,5})?/?$)|/page/?\d{0,6}/?$)", re.I
)
_ENDING = re.compile(r"\.\w{2,5}$")
_HOME_NAME = re.compile(r"/(?:index|default|list|page|p)?$")
_HOME_FILE = re.compile(r"/(?:index|default)\.\w{2,5}$", re.I)


def pager_of(document: Document, links: list[Link], most_pages: int = 1000) -> Pager:
    """Where the list goes on. The rules stand in the order of their sureness; the first that knows decides.

    most_pages: neither the count nor a page computed from it ever exceeds this.
    """
    coded = _coded_links(document)
    links = [*links, *coded] if coded else links
    last = _stated_count(document, links)
    scripted = by_script(document)
    if last is None and scripted is not None:
        last = scripted.last_page
    url = _head_link(document) or _by_words(document, links)
    if url is None and scripted is not None:
        url = scripted.next_page
    elif url is None:
        url = _by_numbers(document, links) or _by_signs(document, links) or _by_button(document)
    if url is not None and ((page_number(url) or 0) > most_pages or is_same_page(url, document.url)):
        url = None
    return Pager(url, min(last, most_pages) if last is not None else None)


def is_pager_link(link: Link) -> bool:
    """True for what belongs to a pager and is neither article nor column: numbers, 下一页, 尾页, arrows."""
    word = _word(link.text)
    if not word:
        return bool(link.text)
    return (word.isdigit() and len(word) <= 4) or word in NEXT_WORDS or word in PREVIOUS_WORDS - {"首页"} or word in LAST_WORDS


def page_number(url: str) -> int | None:
    """The number that a page's address ends with: `index_3.html`, `list-12-3.html`, `?page=3` → 3; None without one."""
    match = _PAGE_NUMBER.search(url)
    return int(match.group(1)) if match else None


def is_same_page(one: str, other: str) -> bool:
    """True for two addresses of one page: scheme, `index.html` and a closing slash do not count."""
    return _bare(one) == _bare(other)


def is_same_list(url: str, page: str) -> bool:
    """True if `url` may be a further page of the list at `page`: one host, and the same address but for a page number."""
    one, other = urlsplit(url), urlsplit(page)
    if one.netloc.lower() != other.netloc.lower():
        return False
    if one.path == other.path and one.query != other.query:
        return True
    return not set(_forms(url)).isdisjoint(_forms(page))


@lru_cache(maxsize=2048)
def _bare(url: str) -> str:
    bare = _HOME_FILE.sub("/", url.partition("://")[2].partition("#")[0])
    return bare.rstrip("/?&")


def _forms(url: str) -> tuple[str, str]:
    """The address without its file name's ending and query: as it is, and without its page number."""
    path = urlsplit(url).path
    return _HOME_NAME.sub("", _ENDING.sub("", path)), _HOME_NAME.sub("", _ENDING.sub("", _WITHOUT_NUMBER.sub("", path)))


def _word(text: str) -> str:
    return text.replace(" ", "").strip(_ARROWS).lower()


def _usable(document: Document, link: Link) -> str | None:
    """Where the link leads, read from its script if need be; None for nowhere, another site, or this page."""
    url = link.url
    if not url and link.script and (found := _IN_SCRIPT.search(link.script[:2000])):
        url = whole(document, found.group(1))
    elif not url and link.script:
        url = turned_to(document, link.script)
    if not url or is_same_page(url, document.url) or not _same_site(url, document.url):
        return None
    return url


def _same_site(one: str, other: str) -> bool:
    return site_of(urlsplit(one).hostname or "") == site_of(urlsplit(other).hostname or "")


def _head_link(document: Document) -> str | None:
    """`<link rel=next>`."""
    for element in document.find("link")[:500]:
        if "next" in element.get("rel").lower().split():
            url = whole(document, element.get("href"))
            if url and _same_site(url, document.url):
                return url
    return None


def _by_words(document: Document, links: Iterable[Link]) -> str | None:
    """An anchor that says 下一页, by its text, its title, its rel or, where it has no text, its class."""
    scripted = 0
    for link in links:
        named = _word(link.text) in NEXT_WORDS or (len(link.title) < 10 and _word(link.title) in NEXT_WORDS)
        if not named and "next" not in link.rel.split():
            if link.text and not any(sign in _ARROWS for sign in link.text):
                continue
            if NEXT_CLASSES.isdisjoint(link.css.split()) or not link.url or not is_same_list(link.url, document.url):
                continue
        scripted += not link.url
        if not link.url and scripted > _MOST_SCRIPTED:
            continue
        url = _usable(document, link)
        if url is not None:
            return url
    return None


def _by_signs(document: Document, links: Iterable[Link]) -> str | None:
    """An anchor that is only an arrow, if it leads to the same list."""
    scripted = 0
    for link in links:
        if link.text in NEXT_SIGNS:
            scripted += not link.url
            if not link.url and scripted > _MOST_SCRIPTED:
                continue
            url = _usable(document, link)
            if url is not None and is_same_list(url, document.url):
                return url
    return None


def _by_button(document: Document) -> str | None:
    """What a button 加载更多 fetches, if that is a page of the same list."""
    for element in document.select(",".join(f"[{name}]" for name in _BUTTON_ADDRESSES))[:_MOST_BUTTONS]:
        if MORE_ROWS.search(document.text_of(element)[:20]):
            url = next((found for name in _BUTTON_ADDRESSES if (found := whole(document, element.get(name)))), "")
            if url and is_same_list(url, document.url):
                return url
    return None


def _by_numbers(document: Document, links: Iterable[Link]) -> str | None:
    """A pager of mere numbers: the number without a link is this page, the one after it is the next.

    Calendars are rows of numbers too: only links to the same list count.
    """
    pages: dict[int, str] = {}
    here: int | None = None
    for link in links:
        word = _word(link.text)
        if not (word.isdigit() and word.isascii() and 0 < len(word) <= 5):
            continue
        if not link.url or is_same_page(link.url, document.url):
            here = int(word)
        elif is_same_list(link.url, document.url):
            pages.setdefault(int(word), link.url)
    if not pages:
        return None
    if here is None:
        here = _number_of(document.url, pages)
    if here is None:
        # 1 … 4 5 [6] 7 8 … 20: this page is the missing number before one that is there, best between two.
        missing = [n - 1 for n in pages if n > 1 and n - 1 not in pages]
        here = min(missing, key=lambda n: (n > 1 and n - 1 not in pages, n), default=max(pages))
    return pages.get(here + 1)


def _number_of(here: str, pages: dict[int, str]) -> int | None:
    """The number that this page's address has among those of the pager; None where the addresses do not tell.

    A file may be numbered from 0 or 1 (page 2 is index_1.html or index_2.html), and the first page often has no number.
    """
    offsets = {n - number for n, url in pages.items() if (number := page_number(url)) is not None}
    if len(offsets) != 1:
        return None
    example = next(iter(pages.values()))
    plain, numberless = _forms(here)
    if numberless == _forms(example)[1] and (plain != numberless or "?" in here) and (number := page_number(here)) is not None:
        return number + offsets.pop()
    return 1 if plain == _forms(example)[1] else None


def _coded_links(document: Document) -> list[Link]:
    """The links of a pager that is written as base64 of URL-encoded HTML into an element with `page` in its id (Yunnan)."""
    candidates = [e for tag in ("div", "span", "p") for e in document.find(tag) if "page" in e.get("id").lower()]
    for element in candidates[:_MOST_CODED]:
        if not _SHORTEST_CODED <= element.end - element.start <= _LONGEST_CODED:
            continue
        text = document.text_of(element).replace("\n", "").replace(" ", "")
        if not _CODED.fullmatch(text):
            continue
        try:
            markup = base64.b64decode(text + "=" * (-len(text) % 4)).decode("latin-1")
        except (binascii.Error, ValueError):
            continue
        return written_links(document, percent_decoded(markup))
    return []


def _stated_count(document: Document, links: Iterable[Link]) -> int | None:
    """共55页, 1/55页, or the number in the address of 尾页."""
    for line in document.lines:
        if len(line.text) < 300 and ("页" in line.text or "page" in line.text.lower()):
            match = _OF_PAGES.search(line.text)
            if match:
                return int(match.group(1) or match.group(2))
    for link in links:
        if _word(link.text) in LAST_WORDS and link.url and is_same_list(link.url, document.url):
            return page_number(link.url)
    return None
