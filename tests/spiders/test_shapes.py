"""What URL shapes say. Each row is one shape as it is met in the field; hosts are real where only the real host has it."""

from __future__ import annotations

import pytest

from crawler.spiders.shapes import LONGEST_URL, SHAPES, _first_fit, is_no_page, is_sure_article, site_of, url_kind

ARTICLES = {
    "PHPCMS show-id": "http://www.fzxczx.org.cn/show-542235.html",
    "PHPCMS show-column-id-page": "http://site.example/show-12-4567-1.html",
    "PHPCMS without rewriting": "http://site.example/index.php?m=content&c=index&a=show&catid=12&id=345",
    "NFCMS post": "https://www.gdzz.gov.cn/rcgz/gzdt/content/post_18406.html",
    "NFCMS post, second part": "https://www.gd.example/content/post_18406_2.html",
    "NFCMS post, mobile": "https://www.gd.example/mcontent/mpost_4321.html",
    "TRS html": "https://www.example.gov.cn/xw/202304/t20230424_123.html",
    "TRS shtml": "https://www.example.gov.cn/xw/202304/t20230424_123456.shtml",
    "TRS htm": "https://www.pingtan.gov.cn/zwgk/yw/ptyw/202405/t20240509_89790.htm",
    "TRS with part": "https://www.example.gov.cn/xw/202405/t20240513_15249693_1.htm",
    "TRS without month folder": "https://www.example.gov.cn/xw/t20230424_123.html",
    "TRS W number": "https://www.example.gov.cn/jj/201509/W20150901_1234.html",
    "jcms": "https://www.example.gov.cn/art/2023/4/24/art_123_456.html",
    "jcms new, key of hex": "https://www.example.gov.cn/art/2024/art_5b0c31f0e64f4b4a8a5e6f1c2d3e4f50.html",
    "gov.cn content with date folders": "https://www.gov.cn/2023-04/24/content_123.htm",
    "gov.cn since 2023": "https://www.gov.cn/yaowen/liebiao/202405/content_6950000.htm",
    "bare content number": "https://paper.example.cn/content_123.htm",
    "content number and part": "https://www.example.cn/2024-05/13/content_117184963_2.shtml",
    "博达 info": "https://www.example.edu.cn/info/1234/5678.htm",
    "dated c folder": "https://www.zgshige.com/c/2020-01-12/11803576.shtml",
    "dated c folder, short": "https://www.example.cn/c/2023-04-24/123.shtml",
    "a folder with eight digits": "https://www.example.cn/a/20230424/123.htm",
    "a folder with six digits": "http://food.39.net/a/210120/8605520.html",
    "ifeng a": "http://nb.ifeng.com/a/20200911/14526474_0.shtml",
    "ifeng c key": "https://news.ifeng.com/c/7kQcQG2peWU",
    "sohu": "https://www.sohu.com/a/778336904_120702",
    "qq rain": "https://new.qq.com/rain/a/20240518A060RN00",
    "sina doc": "https://news.sina.com.cn/c/2024-05-10/doc-inausehc2630922.shtml",
    "sina doc with a tracking query": "http://finance.sina.com.cn/money/2016-05-25/doc-ifxsktkp9337164.shtml?cre=financepagepc&mod=f",
    "sina mobile": "https://finance.sina.cn/sa/2005-08-26/detail-ikknscsi2623250.d.html?from=wap",
    "163 article": "https://www.163.com/dy/article/J1ABCDEF0514R9P4.html",
    "163 before 2021": "http://news.163.com/16/0525/09/BNTK3C4V00014AED.html",
    "toutiao": "https://www.toutiao.com/article/7367007067191640576/?log_from=194eba7dc9a22",
    "cctv": "https://news.cctv.com/2024/05/10/ARTIabcdef1234567890240510.shtml",
    "chinadaily": "https://china.chinadaily.com.cn/a/202311/17/WS65571297a310d5acd876f404.html",
    "people": "http://politics.people.com.cn/n1/2024/0510/c1001-40233456.html",
    "people before 2013": "http://politics.people.com.cn/GB/1026/12345678.html",
    "people e-paper": "http://paper.people.com.cn/rmrb/html/2024-05/10/nw.D110000renmrb_20240510_1-01.htm",
    "gmw": "https://news.gmw.cn/2024-05/10/content_37312345.htm",
    "xinhua c_": "http://www.xinhuanet.com/politics/2019-03/05/c_1124194454.htm",
    "news.cn since 2023": "http://www.news.cn/politics/20240513/5f2d1a0b3c4e4f5a9b8c7d6e5f4a3b2c/c.html",
    "banyuetan": "http://www.banyuetan.org/jmcs/detail/20200102/1000200033136171577956287380194268_1.html",
    "caijing": "http://economy.caijing.com.cn/20240520/5012641.shtml",
    "dedecms dated": "http://site.example/a/xinwen/2024/0510/1234.html",
    "dedecms view.php": "http://site.example/plus/view.php?aid=1234",
    "帝国 CMS dated": "http://site.example/news/guonei/2024-05-10/98765.html",
    "dated, one digit a part": "http://site.example/2024/5/1/8888.html",
    "month folder": "http://site.example/zwdt/202405/778.html",
    "JYHCMS": "https://dnr.yn.gov.cn/html/2026/tongzhi_0915/4053866.html",
    "CSRC": "http://www.csrc.gov.cn/csrc/c100028/c7482921/content.shtml",
    "税务总局": "https://www.chinatax.gov.cn/chinatax/n810341/n810755/c5201043/content.html",
    "key of 32 hex digits": "https://www.example.gov.cn/nw4411/0123456789abcdef0123456789abcdef.html",
    "UUID": "https://www.example.gov.cn/zwgk/c56f3a10-1b2c-4d5e-8f90-aabbccddeeff.shtml",
    "Discuz thread": "http://bbs.example.cn/thread-123-1-1.html",
    "Discuz portal": "http://www.example.cn/article-4567-1.html",
    "news-id": "http://www.example.cn/news-889.html",
    "detail number": "https://www.zjfish.org/Talent/Detail/876289162604750/2174994673059649",
    "p number": "https://j.021east.com/p/1715572974045997",
    "csdn": "https://blog.csdn.net/somebody/article/details/138497415",
    "bare number": "https://www.tqxz.com/zgls/9291.html",
    "bare number with part": "https://www.example.com/zgls/92910_2.html",
    "bare number without suffix": "https://dugushici.com/ancient_proses/21337",
    "WeChat long": "http://mp.weixin.qq.com/s?__biz=MzA==&mid=2650804290&idx=8&sn=d625",
    "WeChat short": "https://mp.weixin.qq.com/s/nOnS-aBcD",
    "id": "http://site.example/news.asp?id=123",
    "id after others": "http://site.example/show.php?lang=zh&id=123",
    "nid": "http://site.example/a.aspx?nid=55",
    "newsid": "http://site.example/a.aspx?newsid=55",
    "column and id": "http://site.example/show.php?cid=12&id=3",
    "id on an index file": "http://site.example/index.php?id=77",
    "upper case ending": "http://site.example/xw/202304/T20230424_123.HTML",
    "fragment": "http://site.example/show-1.html#top",
}

LISTS = {
    "PHPCMS list": "http://www.example.org.cn/list-12-3.html",
    "PHPCMS list, first page": "http://www.example.org.cn/list-12.html",
    "PHPCMS without rewriting": "http://site.example/index.php?m=content&c=index&a=lists&catid=12",
    "dedecms list": "http://site.example/xinwen/list_29_2.html",
    "dedecms list.php": "http://site.example/plus/list.php?tid=3",
    "index number": "https://www.gdzz.gov.cn/rcgz/gzdt/index_2.html",
    "index": "https://www.example.gov.cn/xw/index.html",
    "index shtml": "https://www.example.gov.cn/xw/index_3.shtml",
    "TRS mobile part": "https://www.example.gov.cn/xw/index_8597_2.shtml",
    "column-index": "https://www.example.gov.cn/xw/column-index-2.shtml",
    "jcms column": "https://www.example.gov.cn/col/col123/",
    "jcms column, file": "https://www.example.gov.cn/col/col123/index.html",
    "jcms column, page": "https://www.example.gov.cn/col/col123/index.html?uid=4567&pageNum=2",
    "e-paper node": "http://paper.example.com.cn/2024-05/10/node_123.htm",
    "Sohu CMS": "https://www.example.gov.cn/szjt/xlist_2.shtml",
    "common_list": "http://www.csrc.gov.cn/csrc/c100028/common_list.shtml",
    "tygl_list": "https://www.example.gov.cn/zwgk/tygl_list_2.html",
    "page query": "http://site.example/news?page=3",
    "pageNo query": "http://site.example/news/more.jsp?pageNo=3",
    "column and page, script list": "http://site.example/list.asp?id=3&page=2",
    "catid": "http://site.example/news.php?catid=12",
    "columnId": "http://site.example/news.do?columnId=9",
    "page folder": "http://site.example/news/page/3/",
    "tag": "http://site.example/tag/fanfu/",
    "named channel": "http://site.example/channel/yaowen",
    "liebiao file": "http://site.example/category-7.html",
}

NEITHER = {
    "the badge of an office": "http://bszs.conac.cn/sitename?method=show&id=C69DC791DE96E2B5",
    "Discuz, a thread's last post": "http://bbs.example.cn/forum.php?mod=redirect&tid=365683&goto=lastpost",
    "Discuz, a member": "http://bbs.example.cn/space-uid-1131.html",
    "home": "http://www.lzfz.org.cn/",
    "home without slash": "http://www.lzfz.org.cn",
    "bare folder": "http://site.example/lanmu/qinlian/",
    "named page": "http://site.example/about.html",
    "a year is no article": "http://site.example/gongbao/2024.html",
    "a year's folder": "http://site.example/gongbao/2024/",
    "pdf": "http://site.example/202304/P020230424123.pdf",
    "word file in a dated folder": "http://site.example/2023-04/24/123456.docx",
    "image": "http://site.example/202304/t20230424_123.jpg",
    "login": "http://site.example/login.jsp?id=3",
    "search": "http://site.example/search?page=2",
    "comment form": "http://site.example/plus/feedback.php?aid=12",
    "click counter": "http://site.example/plus/count.php?aid=12",
    "print view": "http://site.example/print.php?id=12",
    "rss": "http://site.example/rss.php?catid=3",
    "script": "javascript:void(0)",
    "mail": "mailto:a@site.example",
    "ftp": "ftp://site.example/show-1.html",
    "file": "file:///etc/show-1.html",
    "no host": "http:///show-1.html",
    "broken host": "http://[::1/show-1.html",
    "relative": "/show-1.html",
    "empty": "",
    "longer than any address": "http://site.example/show-1.html?x=" + "9" * LONGEST_URL,
}


@pytest.mark.parametrize("url", ARTICLES.values(), ids=ARTICLES.keys())
def test_articles(url: str) -> None:
    assert url_kind(url) == "article"


@pytest.mark.parametrize("url", LISTS.values(), ids=LISTS.keys())
def test_lists(url: str) -> None:
    assert url_kind(url) == "list"


@pytest.mark.parametrize("url", NEITHER.values(), ids=NEITHER.keys())
def test_neither(url: str) -> None:
    assert url_kind(url) == "unknown"


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.seen)
def test_every_shape_is_the_first_to_fit_some_row(shape: object) -> None:
    rows = [*ARTICLES.values(), *LISTS.values(), *NEITHER.values()]
    assert any(_first_fit(url) == shape for url in rows), "a shape that no row needs"


@pytest.mark.parametrize(
    ("url", "no_page"),
    [
        ("http://site.example/a.pdf", True),
        ("mailto:x@y", True),
        ("http://site.example/lanmu/", False),
        (ARTICLES["TRS html"], False),
    ],
    ids=["file", "mail", "a folder may be a list", "article"],
)
def test_what_is_surely_no_page(url: str, no_page: bool) -> None:
    assert is_no_page(url) is no_page


@pytest.mark.parametrize(
    ("url", "sure"),
    [(ARTICLES["TRS html"], True), ("http://site.example/a.php?id=3", False), ("http://site.example/xxgk/10234/", False)],
    ids=["TRS", "columns have ids too", "columns have numbers too"],
)
def test_sure_articles(url: str, sure: bool) -> None:
    assert is_sure_article(url) is sure


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.ndrc.gov.cn", "ndrc.gov.cn"),
        ("zfxxgk.ndrc.gov.cn", "ndrc.gov.cn"),
        ("news.163.com", "163.com"),
        ("WWW.Lzfz.Org.CN", "lzfz.org.cn"),
        ("127.0.0.2", "127.0.0.2"),
        ("localhost", "localhost"),
        ("a.b.site.example", "site.example"),
    ],
    ids=[
        "gov.cn is a suffix",
        "one ministry",
        "portal",
        "letter case",
        "an address is its own site",
        "a bare name",
        "a suffix on no list",
    ],
)
def test_registered_site(host: str, site: str) -> None:
    assert site_of(host) == site
