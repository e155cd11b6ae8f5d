"""What a list page offers. Each row is a small made-up page in the manner of one CMS, with the reason as its id."""

from __future__ import annotations

import base64
from urllib.parse import quote_plus

import pytest

from crawler.page import parse
from crawler.spiders.listing import Listing, read_listing
from tests.growth import LINEAR, growth

SITE = "http://www.site.example"
HERE = f"{SITE}/yw/"
TITLES = (
    "县里为三条老街换上新的路灯 居民夜里散步更安心",
    "税务窗口周六照常办公 个体户不用再请假跑腿",
    "乡镇卫生院添了一台彩超机 老人检查不必进城",
    "河道保洁员上岗一个月 岸边垃圾少了一半",
    "中学食堂公开进货账本 家长代表轮流查看",
    "老旧小区电梯加装完成验收 十二户人家当天试乘",
)


def read(body: str, url: str = HERE, head: str = "") -> Listing:
    return read_listing(parse(f"<html><head>{head}</head><body>{body}</body></html>", url))


def rows(pattern: str = "/yw/202405/t20240510_{}.html", count: int = 6, date: str = "", tag: str = "li") -> str:
    """A list of `count` rows whose addresses follow `pattern`."""
    return "".join(
        f'<{tag}><a href="{pattern.format(100 + n)}">{TITLES[n % len(TITLES)]}</a>{date}</{tag}>' for n in range(count)
    )


def urls(pattern: str = "/yw/202405/t20240510_{}.html", count: int = 6) -> list[str]:
    return [SITE + pattern.format(100 + n) for n in range(count)]


def coded(markup: str) -> str:
    return base64.b64encode(quote_plus(markup).encode()).decode()


ARTICLES: dict[str, tuple[str, list[str]]] = {
    "TRS rows": (f"<ul>{rows()}</ul>", urls()),
    "rows of a table, as dedecms writes them": (
        f"<table>{rows('/a/2024/0510/{}.html', tag='td')}</table>",
        urls("/a/2024/0510/{}.html"),
    ),
    "unknown addresses that differ in a number": (f"<ul>{rows('/wenzhang/w{}')}</ul>", urls("/wenzhang/w{}")),
    "unknown addresses with a date in the row": (
        '<ul><li><a href="/wz/abc">乡村书屋开门了</a><span>2024-05-10</span></li></ul>',
        [f"{SITE}/wz/abc"],
    ),
    "unknown addresses with a short date": (
        '<ul><li><span>[05-10]</span><a href="/wz/abc">乡村书屋开门了</a></li></ul>',
        [f"{SITE}/wz/abc"],
    ),
    "what comments on a document in its row is not the list's": (
        "<ul>"
        + "".join(
            f'<li><a href="/yw/202405/t20240510_{100 + n}.html">{TITLES[n]}</a> <a href="/jd/202405/t20240511_{200 + n}.html">[解读]</a></li>'
            for n in range(6)
        )
        + "</ul>",
        urls(),
    ),
    "each link once, though picture and title both lead there": (
        '<li><a href="show-1.html"><img src=a.jpg></a><a href="show-1.html">水库除险加固工程提前完工</a></li>',
        [f"{SITE}/yw/show-1.html"],
    ),
    "rows of a hidden tab count": (
        f'<ul>{rows(count=1)}</ul><ul style="display: none">{rows("/jg/202405/t20240511_{}.html", 1)}</ul>',
        [*urls(count=1), *urls("/jg/202405/t20240511_{}.html", 1)],
    ),
    "links of 相关解读 in a row's own list do not": (
        '<li><a href="t20240510_1.html">集贸市场管理办法公布施行</a><div class=pop><h3>相关解读</h3><ul>'
        '<li><a href="../jd/202405/t20240510_2.html">市场管理办法答问</a></li></ul></div><span>2024/05/10</span></li>'
        '<li><a href="t20240509_3.html">公共自行车收费标准调整公告</a><span>2024/05/09</span></li>',
        [f"{HERE}t20240510_1.html", f"{HERE}t20240509_3.html"],
    ),
    "links of 政策解读 after the row's title do not": (
        '<ul><li><a href="t20240510_1.html">集贸市场管理办法公布施行</a> 政策解读：'
        '<a href="t20240510_2.html">一图看懂办法</a></li></ul>',
        [f"{HERE}t20240510_1.html"],
    ),
    "上一篇 and 下一篇 do not": (
        f'<ul>{rows(count=1)}</ul><a href="show-7.html">上一篇：旧闻一则</a><a href="show-9.html">下一篇：新闻一则</a>',
        urls(count=1),
    ),
    "numbers of the pager do not": (
        f'<ul>{rows(count=1)}</ul><a href="/yw/9001.html">2</a><a href="/yw/9002.html">3</a>',
        urls(count=1),
    ),
    "footer links do not, whatever their shape": (
        f'<ul>{rows(count=1)}</ul><a href="/c/2012-12-05/1269233.shtml">关于我们</a><a href="/show-3.html">网站地图</a>',
        urls(count=1),
    ),
    "attachments do not": ('<li><a href="/f/202405/P20240510.pdf">关于公布名单的通知及附表</a><i>2024-05-10</i></li>', []),
    "columns with numbers and short names do not": ('<a href="/xxgk/10234/">要闻</a><a href="/xxgk/10235/">公告</a>', []),
    "scripts and empty links do not": (
        '<a href="javascript:open(1)">打开一篇很长的文章看看</a><a href="#">回到页首</a><a>无</a>',
        [],
    ),
    "the page itself does not": (f'<a href="{HERE}">本栏目的名字写得像标题那样长</a>', []),
    "rows of a jcms datastore, which a script shows": (
        '<script type="text/xml"><datastore><recordset><record><![CDATA['
        '<li><a href="/art/2024/5/10/art_1_2.html" title="农机补贴申领进村办理">'
        "农机补贴申领进村办理</a></li>]]></record></recordset></datastore></script>",
        [f"{SITE}/art/2024/5/10/art_1_2.html"],
    ),
    "base tag": ('<base href="/zw/"><li><a href="show-1.html">水库除险加固工程提前完工</a></li>', [f"{SITE}/zw/show-1.html"]),
    "fragments and spaces are cut": ('<li><a href=" show-1.html#a ">水库除险加固工程提前完工</a></li>', [f"{HERE}show-1.html"]),
    "a broken address is passed over": ('<a href="http://[::1/show-1.html">坏地址</a>' + rows(count=1), urls(count=1)),
    "an empty page": ("", []),
}


@pytest.mark.parametrize(("body", "expected"), ARTICLES.values(), ids=ARTICLES.keys())
def test_articles(body: str, expected: list[str]) -> None:
    assert read(body).articles == expected


def test_articles_of_other_sites_stand_apart() -> None:
    listing = read(
        f'{rows(count=2)}<li><a href="https://www.elsewhere.example/202405/t20240510_9.html">外站的一篇报道</a></li>'
    )
    assert listing.articles == urls(count=2)
    assert listing.off_site == ["https://www.elsewhere.example/202405/t20240510_9.html"]


def test_hosts_of_one_registered_site_are_one_site() -> None:
    listing = read('<li><a href="http://zw.site.example/202405/t20240510_9.html">政务频道的一篇</a></li>')
    assert listing.articles == ["http://zw.site.example/202405/t20240510_9.html"]


LISTS: dict[str, tuple[str, list[str]]] = {
    "columns of the menu, whatever their naming": (
        '<nav><a href="/">首页</a><a href="/lanmu/qinlian/">勤廉</a><a href="/lanmu/fazhi/">法治</a></nav>',
        [f"{SITE}/lanmu/qinlian/", f"{SITE}/lanmu/fazhi/"],
    ),
    "更多 comes first": (
        '<a href="/list-2.html">公告</a><h2>要闻</h2><a href="/gengduo/yw">更多&gt;&gt;</a>',
        [f"{SITE}/gengduo/yw", f"{SITE}/list-2.html"],
    ),
    "a list's shape before a mere name": (
        '<a href="/fz/">法治</a><a href="/list-2.html">公告</a>',
        [f"{SITE}/list-2.html", f"{SITE}/fz/"],
    ),
    "own host before the site's others": (
        '<a href="http://zw.site.example/list-1.html">政务</a><a href="/fz/">法治</a>',
        [f"{SITE}/fz/", "http://zw.site.example/list-1.html"],
    ),
    "other registered sites are not followed": ('<a href="http://www.elsewhere.example/list-1.html">友情链接</a>', []),
    "toolbars and footers are none": (
        '<a href="/about/">关于我们</a><a href="/login/">登录</a><a href="/wza/">无障碍浏览</a>'
        '<a href="/contact.html">联系</a>',
        [],
    ),
    "the pager's pages are none": ('<a href="index_2.html">2</a><a href="index_3.html">下一页</a>', []),
    "files are none": ('<a href="/f/a.pdf">附件</a>', []),
}


@pytest.mark.parametrize(("body", "expected"), LISTS.values(), ids=LISTS.keys())
def test_lists(body: str, expected: list[str]) -> None:
    assert read(body).lists == expected


R = f"<ul>{rows()}</ul>"
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


BODY = "".join(
    f"<p>第{n}天，工作队走了三个村。队员把账目贴在墙上，请大家来看。有人问起修桥的钱，会计当场算给他听。</p>" for n in range(5)
)

IS_LIST = {
    "rows of articles": (HERE, R, True),
    "a home page full of titles": (f"{SITE}/", R + rows("/show-{}.html"), True),
    "the last page may have a single row": (f"{SITE}/lanmu/qinlian/di9ye", rows(count=1), True),
    "a few links beside a page that dates itself": (HERE, "<p>发布时间：2024-05-10 来源：县报</p>" + rows(count=3), False),
    "a few links beside a page with an article's meta": (
        HERE,
        '<meta name=PubDate content="2024-05-10">' + rows(count=3),
        False,
    ),
    "many rows with a date label": (HERE, "<p>日期：2024-05-10</p>" + R, True),
    "three links at a list's address are": (f"{SITE}/list-3-9.html", rows(count=3), True),
    "rows with summaries": (
        HERE,
        "".join(
            f'<li><a href="show-{n}.html">{TITLES[n]}</a><p>工作队走了三个村。账目贴在墙上。会计当场算给大家听。</p></li>'
            for n in range(6)
        ),
        True,
    ),
    "an article with recommended items": (f"{SITE}/yw/abc", BODY + R, False),
    "an article's address, hardly any text": (f"{SITE}/yw/202405/t20240510_1.html", R, False),
    "?id= may be either, the page decides": (f"{SITE}/news.php?id=5", R, True),
    "a menu only": (HERE, '<a href="/a/">要闻</a><a href="/b/">公告</a><a href="/c/">法治</a>', False),
    "an empty page": (HERE, "", False),
}


@pytest.mark.parametrize(("url", "body", "expected"), IS_LIST.values(), ids=IS_LIST.keys())
def test_is_list(url: str, body: str, expected: bool) -> None:
    assert read(body, url).is_list is expected


def test_links_of_a_page_are_bounded() -> None:
    document = parse(rows(count=500), HERE)
    assert len(read_listing(document, most_links=50).articles) == 50


HOSTILE = {
    "anchors without end": "<a href=x>" * 20_000,
    "half a record many times": "<script>" + "<record><![CDATA[<a " * 50_000 + "</script>",
    "half a call many times": "<script>" + "createPageHTML(" * 50_000 + "</script>",
    "variables many times": "<script>countPage" + "var a=1;" * 50_000 + "</script>",
    "one row of everything": "<ul><li>" + '<a href="show-1.html">解读相关解读</a>' * 4000,
    "numbers": "".join(f'<a href="list-{n}.html">{n}</a>' for n in range(4000)),
    "rows in rows": "<ul><li><a href=show-1.html>标题一则</a>" * 2000,
    "base64 in every div": f"<div id=page>{'QUJD' * 100}" * 1000,
    "digits": "<a href='/" + "1" * 2000 + "'>题</a>" * 2000,
    "calls of a function that leads nowhere": "<script>"
    + "function f(n) { var b; " * 20_000
    + "</script>"
    + '<a href="javascript:f(2)">下一页</a>' * 4000,
    "spaces in a script link": f"<a href='javascript:{' ' * 5000}' onclick=\"{'a' * 100_000}\">下一页</a>" * 20,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_cost_no_more_than_their_size(body: str) -> None:
    assert growth(body, lambda part: parse(part, HERE), read_listing) < LINEAR
