"""What a list page offers. Each row is a small made-up page in the manner of one CMS, with the reason as its id."""

from __future__ import annotations

import pytest

from crawler.page import parse
from crawler.spiders.listing import read_listing
from tests.growth import LINEAR, growth
from tests.spiders.list_pages import HERE, SITE, TITLES, R, read, rows, urls

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
