"""The page's other addresses, and pages of any shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawler.original import find_original, page_aliases
from tests.original.support import OWN, page

WECHAT = "https://mp.weixin.qq.com/s/AbCdEf"
LONG = "http://mp.weixin.qq.com/s?__biz=MzA4==&mid=26&idx=1&sn=ab"

ALIASES = (
    ("canonical", OWN, '<link rel="canonical" href="http://www.reposts.org.cn/a/88.html">', ["http://www.reposts.org.cn/a/88.html"]),
    ("relative canonical", OWN, '<link rel="canonical" href="/a/88.html">', ["http://www.reposts.org.cn/a/88.html"]),
    ("meta Url", OWN, '<meta name="Url" content="http://news.reposts.org.cn/t88.html">', ["http://news.reposts.org.cn/t88.html"]),
    ("og:url", OWN, '<meta property="og:url" content="http://www.reposts.org.cn/a/88.html">', ["http://www.reposts.org.cn/a/88.html"]),
    ("mobile agent", OWN, '<meta name="mobile-agent" content="format=html5; url=http://m.reposts.org.cn/h/88.html">', ["http://m.reposts.org.cn/h/88.html"]),
    ("og:url that is a home page", OWN, '<meta property="og:url" content="http://www.reposts.org.cn/">', []),
    ("canonical that is a column", OWN, '<link rel="canonical" href="http://www.reposts.org.cn/news/">', []),
    ("another domain", OWN, '<link rel="canonical" href="http://www.other.cn/a/88.html">', []),
    ("the response's own URL", OWN, f'<link rel="canonical" href="{OWN}?from=app">', []),
    ("each once", OWN, '<link rel="canonical" href="/a/88.html"><meta name="Url" content="http://reposts.org.cn/a/88.html">', ["http://www.reposts.org.cn/a/88.html"]),
    ("no address", OWN, '<link rel="canonical" href=""><meta name="Url" content="88">', []),
    ("WeChat's msg_link", WECHAT, f'<script>var msg_link = "{LONG}&amp;chksm=1#rd";</script>', [LONG + "&chksm=1#rd"]),
    ("WeChat's parts", WECHAT, '<script>var biz = "" || "MzA4=="; var sn = "" || ""|| "ab"; var mid = "26"; var idx = "1";</script>', [LONG]),
    ("WeChat's parts incomplete", WECHAT, '<script>var biz = "MzA4==", mid = "26";</script>', []),
    ("WeChat's names on another site", OWN, f'<script>var msg_link = "{LONG}";</script>', []),
)  # fmt: skip


@pytest.mark.parametrize(("url", "markup", "expected"), [pytest.param(*row[1:], id=row[0]) for row in ALIASES])
def test_other_addresses_of_the_page(url: str, markup: str, expected: list[str]) -> None:
    assert list(page_aliases(page(markup, url))) == expected


CLAIMED = (
    ("another site", "http://www.reposts.org.cn/show-1.html", "http://www.xinqu.gov.cn/zwgk/content/post_18406.html", True),
    ("another site's home page", "http://www.reposts.org.cn/show-1.html", "http://www.xinqu.gov.cn/", False),
    ("another site's column", "http://www.reposts.org.cn/show-1.html", "http://www.xinqu.gov.cn/zwgk/", False),
    ("the same name under another suffix", "https://finance.sina.cn/2024-05-20/detail-i12.d.html", "https://finance.sina.com.cn/2024-05-20/doc-i12.shtml", False),
    ("news.cn", "http://www.xinhuanet.com/2021-05/20/c_1127471234.htm", "http://www.news.cn/2021-05/20/c_1127471234.htm", False),
    ("cntv.cn", "http://news.cntv.cn/2015/05/20/ARTI1432080.shtml", "http://news.cctv.com/2015/05/20/ARTI1432080.shtml", False),
    ("people.cn", "http://wap.people.cn/n1/2024/0520/c1-40239.html", "http://world.people.com.cn/n1/2024/0520/c1-40239.html", False),
    ("peopleapp.com", "https://wap.peopleapp.com/article/7401234", "http://world.people.com.cn/n1/2024/0520/c1-40239.html", False),
    ("toutiaocdn.com", "https://m.toutiaocdn.com/i7367123456789012345/", "https://www.toutiao.com/a7367123456789012345/", False),
    ("jfdaily.com", "https://www.jfdaily.com/news/detail?id=754321", "https://www.shobserver.com/staticsg/res/html/web/newsDetail.html?id=754321", False),
    ("tkww.hk", "http://www.takungpao.com/news/2024/0520/97112.html", "https://www.tkww.hk/a/202405/20/AP664a.html", False),
    ("radio.cn", "http://news.cnr.cn/native/gd/20240520/t20240520_526712.shtml", "http://www.radio.cn/pc-portal/sanji/detail.html?articleId=12345", False),
    ("xinhuaxmt.com", "https://h.xinhuaxmt.com/vh512/share/12021234", "http://www.news.cn/20240520/0123456789abcdef0123456789abcdef/c.html", False),
    ("an address of the house", "http://www.reposts.org.cn/show-1.html", "http://192.168.1.5/zwgk/content/post_18406.html", False),
    ("the same path at the platform", "http://www.reposts.org.cn/art/2024/5/10/art_1_2.html", "http://cms.platform.cn/art/2024/5/10/art_1_2.html", False),
    ("a host without a domain", "http://intranet/show-1.html", "http://www.xinqu.gov.cn/zwgk/content/post_18406.html", False),
)  # fmt: skip


@pytest.mark.parametrize(("own", "claimed", "states"), [pytest.param(*row[1:], id=row[0]) for row in CLAIMED])
def test_a_claim_to_be_an_article_of_another_publisher_states_an_original(own: str, claimed: str, states: bool) -> None:
    link = find_original(page(f'<link rel="canonical" href="{claimed}">', own))
    assert (link.url if link else None) == (claimed if states else None)


PIECES = st.sampled_from(
    "原文链接 来源 ： : http:// https:// www. xinqu.gov.cn /show-1.html … 。 （ ） <p> </p> <br> <a> </a> <td> &amp; % # ? = \u200b ／ "
    "<a\thref='http://a.cn/1.html'> <a\thref='#'> <script>var\tmsg_source_url=' '</script> <input> 转载请注明 上一篇 评论".split(
        " "
    )
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=30).map("".join))
def test_no_page_raises(markup: str) -> None:
    link = find_original(page(markup))
    if link is not None:
        assert link.url.lower().startswith(("http://", "https://"))
        assert link.label
        assert link.evidence


@given(st.binary(max_size=300))
def test_no_bytes_raise(body: bytes) -> None:
    link = find_original(HtmlResponse(OWN, body=body))
    assert link is None or link.url.lower().startswith(("http://", "https://"))
    assert OWN not in page_aliases(HtmlResponse(OWN, body=body))


N = 200_000
HOSTILE = (
    ("one line of labels", "<p>" + "原文链接：" * (N // 5)),
    ("lines of labels with addresses", "<p>来源：http://a.gov.cn/show-1.html</p>" * (N // 40)),
    ("anchors in one line", "<p>" + '<a href="http://a.cn/1.html">原文</a>他说' * (N // 40)),
    ("a long address", "<p>原文链接：http://a.cn/" + "a" * N),
    ("schemes", "<p>原文链接：" + "http:" * (N // 5)),
    ("nested jumps", '<p>原文链接：<a href="' + "http://a.cn/?url=" * (N // 17) + '">新区</a>'),
    ("dates before a label", "<p>" + "2024-05-06 " * (N // 11) + "来源：http://a.cn/1.html"),
    ("comment headings", "<h3>网友评论</h3><p>来源：http://a.cn/1.html</p>" * (N // 50)),
    ("click targets", "<p>" + '<span onclick="a//b">来源：</span>' * (N // 30)),
    ("script assignments", "<script>" + "msg_source_url=" * (N // 15) + "</script>"),
)


@pytest.mark.parametrize("markup", [pytest.param(row[1], id=row[0]) for row in HOSTILE])
def test_a_hostile_page_costs_little(markup: str) -> None:
    # Ten times as large a page is measured by the benchmark; here a square would take minutes.
    link = find_original(page(markup))
    assert link is None or link.url.lower().startswith(("http://", "https://"))
