from __future__ import annotations

import pytest
from scrapy.http import HtmlResponse

from crawler.extract import extract_article, next_part, why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, TITLE, URL, page_with, response_of

ROWS = "".join(f"<li><a href='/show-{n}.html'>桐岭镇第{n}次集市照常开放</a> 2023-04-{n:02d}</li>" for n in range(10, 25))
SUMMARIES = "".join(
    f"<h4><a href='/{n}'>桐岭镇第{n}次集市照常开放</a></h4><p>{FIRST}</p><p>发布时间:2023-04-{n} 来源:甲</p>"
    for n in range(10, 18)
)
PICTURES = "".join(f"<img src='/p{n}.jpg'>" for n in range(6))


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        pytest.param(page_with(PARAGRAPHS), None, id="an-article"),
        pytest.param(response_of(PARAGRAPHS, url="http://www.qingshi.example/"), "home", id="a-site's-first-page"),
        pytest.param(
            response_of(PARAGRAPHS, url="http://www.qingshi.example/search?keyword=水"), "search", id="search-by-address"
        ),
        pytest.param(
            response_of(f"<h1>要闻</h1><ul>{ROWS}</ul>", head="<title>要闻_青石网</title>"), "list", id="rows-of-links"
        ),
        pytest.param(
            response_of(f"<h1>要闻</h1>{SUMMARIES}", head="<title>要闻_青石网</title>"), "list", id="rows-with-summaries"
        ),
        pytest.param(response_of(f"<h1>关于我们</h1>{PARAGRAPHS}", head="<title>关于我们</title>"), "about", id="about"),
        pytest.param(page_with("<div id='zoom'><p>见附件。</p></div>"), None, id="a-placeholder-under-a-date"),
        pytest.param(page_with(PICTURES), "photos", id="pictures-without-text"),
        pytest.param(page_with("<div id='zoom'> </div>"), "empty", id="an-empty-body"),
        *(
            pytest.param(
                response_of(f"<h1>{title}</h1>{META}<div id='zoom'>{PARAGRAPHS}</div>", head=f"<title>{title}</title>"),
                None,
                id=f"news-{title}",
            )
            for title in (
                "区领导带队开展节前安全检查",
                "中国500强榜单发布",
                "改造红色展馆3500公里",
                "502路公交改线",
                "税务系统错误率连续三年下降",
                "全文检索系统上线",
                "验证码诈骗要当心",
                "该文章不存在抄袭",
            )
        ),
        *(
            pytest.param(response_of("<p>请返回首页。</p>", head=f"<title>{title}</title>"), "error_page", id=f"error-{title}")
            for title in (
                "404",
                "404 Not Found",
                "HTTP 404",
                "404错误",
                "404 - 找不到页面",
                "403 Forbidden",
                "抱歉，404",
                "错误 500",
            )
        ),
        pytest.param(response_of("<p>您访问的页面不存在</p>", head="<title>页面不存在</title>"), "error_page", id="soft-404"),
        pytest.param(
            response_of("<script>document.cookie='a=1';location.reload()</script>", head=""), "challenge", id="cookie-by-script"
        ),
        pytest.param(response_of("<p>请拖动滑块</p>", head="<title>安全验证</title>"), "challenge", id="captcha"),
        pytest.param(HtmlResponse(URL, body=b""), "empty", id="no-bytes"),
    ],
)
def test_why_not_article(response: HtmlResponse, reason: str | None) -> None:
    assert why_not_article(response) == reason
    assert (extract_article(response) is None) == (reason is not None)


@pytest.mark.parametrize(
    ("url", "link", "expected"),
    [
        pytest.param(
            "/t20230424_12.html", "<a href='t20230424_12_1.html'>下一页</a>", "/t20230424_12_1.html", id="TRS-counts-from-0"
        ),
        pytest.param(
            "/t20230424_12_1.html", "<a href='t20230424_12_2.html'>下一页</a>", "/t20230424_12_2.html", id="TRS-second-part"
        ),
        pytest.param("/a-5.html", "<a href='a-6.html'>下一页</a>", "/a-6.html", id="hyphen"),
        pytest.param("/a.html", "1 <a href='a_2.html'>2</a> <a href='a_3.html'>3</a>", "/a_2.html", id="numbers-only"),
        pytest.param("/show.php?id=7", "<a href='?id=7&page=2'>[下一页]</a>", "/show.php?id=7&page=2", id="query"),
        pytest.param("/a.html", "<a href='b.html'>下一篇</a>", None, id="the-next-article-is-no-part"),
        pytest.param("/a.html", "<a href='list_2.html'>下一页</a>", None, id="the-pager-of-a-list"),
        pytest.param("/a_3.html", "<a href='a_2.html'>2</a>", None, id="the-last-part"),
    ],
)
def test_next_part(url: str, link: str, expected: str | None) -> None:
    base = "http://www.qingshi.example"
    page = response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p>{PARAGRAPHS}<div>{link}</div>", url=base + url)
    assert next_part(page) == (base + expected if expected else None)


def test_files_and_pictures_of_the_article_only() -> None:
    markup = (
        "<img src='/logo_top.png'><div class='c'>" + PARAGRAPHS + "<p><img src='/up/1.jpg' alt='大坝'></p>"
        "<p><a href='a.pdf'>水库名录</a></p></div><div class='related'><img src='/up/2.jpg'></div>"
    )
    article = extract_article(page_with(markup))
    assert article is not None
    assert article.attachments == [{"url": "http://www.qingshi.example/a.pdf", "text": "水库名录"}]
    assert article.images == [{"url": "http://www.qingshi.example/up/1.jpg", "text": "大坝"}]
