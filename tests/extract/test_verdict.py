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
        # Firewalls and checks answer with status 200.
        pytest.param(
            response_of(
                "<h2>您的请求含有不合法参数，已被管理员设置拦截！</h2><p>可能原因：提交的内容带有攻击代码</p><p>编号：77 时间：2023-04-24 10:00</p>",
                head="<title>访问被拦截</title>",
            ),
            "challenge",
            id="firewall",
        ),
        pytest.param(
            response_of(
                "<h2>提示</h2><p>您的访问请求可能对网站造成威胁，请求已被云防护拦截。</p>", head="<title>青石网</title>"
            ),
            "challenge",
            id="firewall-told-by-its-text",
        ),
        pytest.param(
            response_of("<p>正在进行安全检查，请完成下列验证后继续访问本站。</p>", head="<title>请稍后...</title>"),
            "challenge",
            id="check-told-by-its-title",
        ),
        pytest.param(
            response_of(
                f"<ul>{ROWS}</ul><h2>我要写信</h2><p>写信须知：</p><p>请如实填写姓名，不要发布违法信息。</p>"
                "<form>标题（必填）<input>内容<textarea></textarea>姓名（必填）<input><button>提交</button></form>",
                head="<title>我要写信-县长信箱</title>",
            ),
            "form",
            id="a-form-for-letters",
        ),
        pytest.param(
            page_with(f"<div id='zoom'>{PARAGRAPHS}</div><form>评论（必填）<textarea></textarea><button>提交</button></form>"),
            None,
            id="an-article-with-a-form-for-comments",
        ),
        pytest.param(
            response_of(
                f"<div><img src='w.jpg'><h2>何田</h2><p>副县长</p><p>负责水务、农业方面的工作。</p></div><h3>活动</h3><ul>{ROWS}</ul>".replace(
                    " 2023-04-", " "
                ),
                head="<title>何田-领导之窗-青石县人民政府</title>",
                url="http://www.qingshi.example/ld/ht/",
            ),
            "list",
            id="a-profile-beside-lists",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><p>2023-04-24</p><p>三座水库今天完成加固，明天起放水。</p><h3>要闻</h3><ul>{ROWS}</ul>",
                head=f"<title>{TITLE}</title>",
            ),
            None,
            id="a-short-notice-with-a-date-beside-lists",
        ),
        *(
            pytest.param(
                response_of(
                    f"<h1>{title}</h1><p>来源：青石日报</p><div id='zoom'><p>{text}</p></div>", head=f"<title>{title}</title>"
                ),
                None,
                id=f"short-news-{title}",
            )
            for title, text in (
                (
                    "县网信办通报一批钓鱼网站",
                    "钓鱼网站常称您的访问已被拦截，请完成以下验证后继续访问，群众遇到时不要输入密码，应当立即关闭。",
                ),
                ("车站正在进行安全检查", "县汽车站正在进行安全检查，旅客请提前半小时到站，等候时间约十分钟，敬请谅解。"),
                ("我要写信活动开始报名", "县图书馆今天开始接受报名，小读者给十年后的自己写一封信，来信将保存在档案馆里。"),
            )
        ),
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


def test_no_next_part_where_only_a_script_has_the_body() -> None:
    page = response_of(f'<script>var page = {{"content": "{PARAGRAPHS}"}}</script>')
    assert why_not_article(page) is None
    assert next_part(page) is None


def test_files_and_pictures_of_the_article_only() -> None:
    markup = (
        "<img src='/logo_top.png'><div class='c'>" + PARAGRAPHS + "<p><img src='/up/1.jpg' alt='大坝'></p>"
        "<p><a href='a.pdf'>水库名录</a></p></div><div class='related'><img src='/up/2.jpg'></div>"
    )
    article = extract_article(page_with(markup))
    assert article is not None
    assert article.attachments == [{"url": "http://www.qingshi.example/a.pdf", "text": "水库名录"}]
    assert article.images == [{"url": "http://www.qingshi.example/up/1.jpg", "text": "大坝"}]
