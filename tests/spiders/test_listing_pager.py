"""The next page of a list and how many there are, as each CMS's pager tells them; the reason is the row's id."""

from __future__ import annotations

import base64
from urllib.parse import quote_plus

import pytest

from crawler.page import parse
from crawler.spiders.listing import read_listing
from tests.spiders.list_pages import HERE, SITE, R, read


def coded(markup: str) -> str:
    return base64.b64encode(quote_plus(markup).encode()).decode()


YUNNAN = coded(
    '<a class="a1">60条</a> <span>1</span> <a href="/yw/2.html">2</a> <a href="/yw/3.html">3</a>'
    ' <a href="/yw/2.html">下一页</a>'
)
COMMENTED = """<script><!-- //createPageHTML(COUNT, 0, "index", "shtml");
 var currentPage = 0; var prevPage = currentPage-1; var nextPage = currentPage+1; var countPage = 31; //--></script>"""

# id: (page's address, body after the rows, next page, number of pages)
PAGERS: dict[str, tuple[str, str, str | None, int | None]] = {
    "下一页": (HERE, '<a href="/yw/p2">下一页</a>', f"{SITE}/yw/p2", None),
    "下一页 with an arrow": (HERE, '<a href="/yw/p2">下一页 &gt;</a>', f"{SITE}/yw/p2", None),
    "the last page's 下一页 leads to itself": (
        f"{SITE}/yw/list-1-9.html",
        '<a href="/yw/list-1-9.html">下一页</a>',
        None,
        None,
    ),
    "the last page's 下一页 leads nowhere": (
        f"{SITE}/yw/list-1-9.html",
        '<a href="list-1-8.html">8</a><a href="#">下一页</a>',
        None,
        None,
    ),
    "only a title says 下一页": (HERE, '<a href="index_2.html" title="下一页"><i></i></a>', f"{HERE}index_2.html", None),
    "rel=next": (HERE, '<a rel="next" href="?page=2">older</a>', f"{HERE}?page=2", None),
    "下一篇 is no page": (HERE, '<a href="/yw/show-2.html">下一篇</a>', None, None),
    "下一页 of another site": (HERE, '<a href="http://www.elsewhere.example/2.html">下一页</a>', None, None),
    "下一页 by onclick": (
        HERE,
        """<a href="javascript:;" onclick="go('index_2.html')">下一页</a>""",
        f"{HERE}index_2.html",
        None,
    ),
    "共 N 页": (HERE, '<a href="index_2.html">下一页</a> 共12页', f"{HERE}index_2.html", 12),
    "1/12页": (HERE, '<a href="index_2.html">下一页</a> <b>1/12</b>页', f"{HERE}index_2.html", 12),
    "尾页 tells the count": (
        HERE,
        '<a href="list-1-2.html">下一页</a><a href="/yw/list-1-40.html">尾页</a>',
        f"{HERE}list-1-2.html",
        None,
    ),
    "尾页 of the same list": (
        f"{HERE}list-1-1.html",
        '<a href="list-1-2.html">下一页</a><a href="list-1-40.html">尾页</a>',
        f"{HERE}list-1-2.html",
        40,
    ),
    "NFCMS": (f"{HERE}index.html", '<a class="next" href="index_2.html">&gt;</a>', f"{HERE}index_2.html", None),
    "TRS, first page": (HERE, '<script>createPageHTML(55,0,"index","shtml","1089")</script>', f"{HERE}index_1.shtml", 55),
    "TRS, a middle page": (
        f"{HERE}index_3.shtml",
        '<script>createPageHTML(55, 3, "index", "shtml")</script>',
        f"{HERE}index_4.shtml",
        55,
    ),
    "TRS, last page": (f"{HERE}index_54.shtml", '<script>createPageHTML(55, 54, "index", "shtml")</script>', None, 55),
    "TRS, one page": (HERE, '<script>createPageHTML(1, 0, "index", "html");</script>', None, 1),
    "TRS, in a comment of the script": (
        HERE,
        '<script><!--\n createPageHTML(9, 0, "index", "html");\n//--></script>',
        f"{HERE}index_1.html",
        9,
    ),
    "TRS, in a comment of the page": (
        HERE,
        '<!-- <script>createPageHTML(9, 0, "index", "html");</script> -->',
        f"{HERE}index_1.html",
        9,
    ),
    "TRS, the count in a variable": (HERE, COMMENTED.replace("COUNT", "countPage"), f"{HERE}index_1.shtml", 31),
    "TRS, redefined, with countPage only": (
        f"{HERE}index_2.htm",
        "<script>var currentPage = 2; var countPage = 31;document.write(nextPage)</script>",
        f"{HERE}index_3.htm",
        31,
    ),
    "TRS, the function's definition is no call": (
        HERE,
        "<script>function createPageHTML(n, cur, 'a', 'b'){}</script>",
        None,
        None,
    ),
    "TRS, another file name": (
        f"{SITE}/yw/list_7.html",
        "<script>createPageHTML(4,0,'list_7','html',80)</script>",
        f"{HERE}list_7_1.html",
        4,
    ),
    "Hunan, one-based": (
        HERE,
        "<script>createPageHTML('paging',25, 1,'index','html',500);</script>",
        f"{HERE}index_2.html",
        25,
    ),
    "Hunan, last page": (
        f"{HERE}index_25.html",
        "<script>createPageHTML('paging',25,25,'index','html',500);</script>",
        None,
        25,
    ),
    "Yunnan, base64 of URL-encoded HTML": (HERE, f'<div id="pages" class="page">{YUNNAN}</div>', f"{HERE}2.html", None),
    "Yunnan, broken base64": (HERE, f'<div id="pages">{"A" * 81}</div>', None, None),
    "numbers only": (HERE, '<b>1</b><a href="index_2.html">2</a><a href="index_3.html">3</a>', f"{HERE}index_2.html", None),
    "numbers only, in the middle": (
        f"{HERE}list-1-3.html",
        '<a href="list-1-1.html">1</a><a href="list-1-2.html">2</a><b>3</b><a href="list-1-4.html">4</a>',
        f"{HERE}list-1-4.html",
        None,
    ),
    "numbers only, this page linked too": (
        f"{HERE}list-1-2.html",
        '<a href="list-1-1.html">1</a><a href="list-1-2.html">2</a><a href="list-1-3.html">3</a>',
        f"{HERE}list-1-3.html",
        None,
    ),
    "numbers only, last page": (
        f"{HERE}list-1-3.html",
        '<a href="list-1-1.html">1</a><a href="list-1-2.html">2</a><b>3</b>',
        None,
        None,
    ),
    "numbers of ?page=": (
        f"{HERE}more?c=1&page=1",
        '<a href="?c=1&page=2">2</a><a href="?c=1&page=3">3</a>',
        f"{HERE}more?c=1&page=2",
        None,
    ),
    "a calendar is no pager": (HERE, "".join(f'<a href="/rili/201805{n:02}.html">{n}</a>' for n in range(1, 31)), None, None),
    "gov.cn, files named by variables": (
        HERE,
        '<script>var nPageCount = 25, nCurrIndex = 0, sPageName = "home", sPageExt = "htm"; draw();</script>',
        f"{HERE}home_1.htm",
        25,
    ),
    "a function of the page turns it": (
        f"{HERE}list_1.html",
        '<a href="javascript:void(0)" onclick="goPage(2)">后一页</a>'
        '<script>function goPage(n) { if (n < 1 || n > 17) { return false; } location.href = "/yw/list_" + n + ".html"; }</script>',
        f"{HERE}list_2.html",
        None,
    ),
    "a function that nobody can read": (
        f"{HERE}list_1.html",
        '<a href="javascript:void(0)" onclick="goPage(2)">后一页</a><script>function goPage(n) { load(n); }</script>',
        None,
        None,
    ),
    "a button that fetches more rows": (
        f"{HERE}index.htm",
        '<div class="more" data-url="/yw/index_2.htm" data-page="2">点击加载更多</div>',
        f"{HERE}index_2.htm",
        None,
    ),
    "a button of another list": (f"{HERE}index.htm", '<div data-url="/other/b_2.htm">点击加载更多</div>', None, None),
    "pages in a folder of their own": (
        HERE,
        '<span>1</span><a href="/yw/p2.html">2</a><a href="/yw/p2.html">»</a>',
        f"{HERE}p2.html",
        None,
    ),
    "an arrow": (f"{HERE}list-1.html", '<a href="list-1-2.html">›</a>', f"{HERE}list-1-2.html", None),
    "a slide show's arrow is no pager": (HERE, '<a class="next" href="/pic/show-3.html">&gt;</a>', None, None),
    "no pager": (HERE, "", None, None),
    "a pager beyond the bound ends": (f"{HERE}index_100.html", '<a href="index_101.html">下一页</a> 共5000页', None, 100),
}


@pytest.mark.parametrize(("url", "pager", "next_page", "last_page"), PAGERS.values(), ids=PAGERS.keys())
def test_pagers(url: str, pager: str, next_page: str | None, last_page: int | None) -> None:
    listing = read_listing(parse(f"<body>{R}<div>{pager}</div></body>", url), most_pages=100)
    assert (listing.next_page, listing.last_page) == (next_page, last_page)


def test_link_rel_next_in_the_head() -> None:
    assert read(R, head='<link rel="next" href="/yw/page/2/">').next_page == f"{SITE}/yw/page/2/"
