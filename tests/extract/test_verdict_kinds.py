"""Pages of another kind than articles: on an office or a person, pictures, films, programs, first pages; lists are in test_lists.py."""

from __future__ import annotations

import pytest
from scrapy.http import HtmlResponse

from crawler.extract import extract_article, why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, TITLE, UNDATED, URL, page_with, response_of

CAREER = "<p>何田，男，汉族，1971年3月生，大学学历。现任青石县副县长。</p><p>负责水务、农业和交通方面的工作，分管县水务局和县农业局。</p>"
CARDS = "".join(
    f"<li><a href='/n/{n}.html'>第{n}批农机补贴已经发放到户</a><p>会议指出，要压实责任，把隐患排查贯穿全过程，防范事故发生。</p></li>"
    for n in range(5)
)
PICTURES = "".join(f"<img src='/p{n}.jpg'>" for n in range(6))


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        pytest.param(response_of(f"<h1>关于我们</h1>{PARAGRAPHS}", head="<title>关于我们</title>"), "about", id="about"),
        pytest.param(page_with(PICTURES), "photos", id="pictures-without-text"),
        pytest.param(
            response_of(
                "<h1>我要写信</h1><p>请实名反映问题，注明联系方式。</p><p>同一问题请勿重复提交。</p><p>姓名</p><p>手机</p><p>提交</p>",
                head="<title>我要写信</title>",
                url=UNDATED,
            ),
            "form",
            id="where-to-write-to-an-office",
        ),
        pytest.param(
            response_of(f"<h1>我要报名</h1>{META}{PARAGRAPHS}", head="<title>我要报名</title>"), None, id="a-text-of-that-title"
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}（组图）</h1>"
                + "".join(f"<div><img src='/p{n}.jpg'><p>村民在石桥水库边合影。林一舟 摄</p></div>" for n in range(5))
            ),
            "photos",
            id="pictures-and-who-took-them",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}（组图）</h1>"
                + "".join(f"<div><img src='/p{n}.jpg'><p>{text} 林一舟 摄</p></div>" for n, text in enumerate([FIRST] * 5))
            ),
            None,
            id="pictures-with-a-text-below-each",
        ),
        pytest.param(
            response_of(f"<h1>消协点评霸王服务条款</h1><p>2023-04-24 来源：青石日报</p>{PARAGRAPHS}"), None, id="news-of-terms"
        ),
        pytest.param(
            response_of(f"<h1>何田</h1>{PARAGRAPHS}", url="http://baike.qingshi.example/xw/2023/1.html"),
            None,
            id="a-site-called-baike",
        ),
        pytest.param(
            response_of(f"<h1>何田</h1>{PARAGRAPHS}", url="https://baike.baidu.com/item/hetian/1"), "about", id="encyclopedia"
        ),
        pytest.param(
            response_of(f"<h1>何田</h1>{PARAGRAPHS}", url="https://www.zhihu.com/people/hetian"), "list", id="an-account"
        ),
        pytest.param(
            response_of(f"<h1>青石网用户服务协议</h1>{PARAGRAPHS}", head="<title>Untitled Document</title>"),
            "about",
            id="terms",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><p>2023-04-24</p><div><p>{TITLE}，水库旁边的路也修好了，欢迎收看</p><p>简介 更多</p></div>",
                head=f"<title>{TITLE}_腾讯视频</title>",
            ),
            "empty",
            id="a-film",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><p>2023-04-24</p><div><p>努力加载中，请稍后</p><p>简介 更多</p></div>",
                head=f"<title>{TITLE}_CCTV节目官网-CCTV-14_央视网(cctv.com)</title>",
            ),
            "empty",
            id="a-film-of-a-station",
        ),
        pytest.param(
            response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p>{PARAGRAPHS}", head=f"<title>{TITLE}_腾讯视频</title>"),
            None,
            id="a-text-beside-a-film",
        ),
        pytest.param(
            response_of(
                "<div><h3>要闻</h3>"
                + "".join(
                    f"<div>桐岭镇第{n}次集市照常开放</div><div>渡口的桥头今年开满了花，游人从县城走来看花，渡船加开到{n}班</div>"
                    for n in range(8)
                )
                + "</div>"
                + "".join(f"<li><a href='/show-{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(20)),
                head="<title>青石新闻网</title>",
                url="http://unknown.invalid/",
            ),
            "home",
            id="teasers-under-the-site-s-name",
        ),
        pytest.param(
            response_of(
                f"<div>{PARAGRAPHS}<p>渡口</p><p>桥头</p><p>集市</p><p>稻田</p><p>县城</p></div>",
                head="<title>青石新闻网</title>",
                url="http://www.qingshi.example/a/8812.html",
            ),
            None,
            id="a-text-under-the-site-s-name",
        ),
        pytest.param(page_with("<div id='zoom'> </div>"), "empty", id="an-empty-body"),
        pytest.param(HtmlResponse(URL, body=b""), "empty", id="no-bytes"),
        # A program's figures; an event's are news.
        pytest.param(
            response_of(
                "<h1>青石压缩 5.2</h1><ul><li>软件大小：12MB</li><li>软件语言：简体中文</li><li>更新时间：2023-04-24</li><li>运行环境：各种系统</li></ul>"
                "<a>高速下载</a><a>普通下载</a>",
                head="<title>青石压缩 5.2 下载_青石软件</title>",
            ),
            "empty",
            id="a-program",
        ),
        pytest.param(
            response_of(
                f"<div><h1>半年工作小结</h1>{META}</div><div class='r'><h3>相关信息</h3><ul>{CARDS}</ul></div>",
                head="<title>半年工作小结_青石县医保局</title>",
            ),
            "empty",
            id="no-text-but-that-of-related-items",
        ),
        # An official's career is news where it is announced.
        pytest.param(
            response_of(f"<h2>何田</h2><p>副县长</p>{CAREER}", head="<title>领导之窗_青石县政府</title>", url=UNDATED),
            "about",
            id="a-leader",
        ),
        pytest.param(
            response_of(
                f"<h2>何田</h2><p>副县长</p><p>工作分工</p><p>负责教育、卫生健康、医疗保障、民政等方面工作。</p><p>个人简历</p>{CAREER}",
                head="<title>领导之窗_青石县政府</title>",
                url=UNDATED,
            ),
            "about",
            id="a-leader's-work-above-the-career",
        ),
        pytest.param(
            response_of(
                "<h2>县政府领导</h2>"
                + "<div><p>副县长：何田</p><p>负责教育、卫生健康、文化旅游、民政等方面工作。</p></div>" * 4,
                head="<title>领导之窗_青石县政府</title>",
                url=UNDATED,
            ),
            "about",
            id="the-leaders",
        ),
        pytest.param(
            page_with("<div><video></video><p>您的浏览器不支持视频播放，请升级浏览器或安装插件后重试。</p></div>"),
            "empty",
            id="nothing-but-a-player",
        ),
        pytest.param(
            response_of(
                f"<h1>机构概况</h1>{PARAGRAPHS}",
                head="<title>机构概况_青石网</title>",
                url="http://www.qingshi.example/jg.html",
            ),
            "about",
            id="an-office-on-itself",
        ),
        pytest.param(
            page_with(
                "".join(f"<img src='/p{n}.jpg'><p>{n}/6 渡口的桥头今年开满了花，游人从县城走来。</p>" for n in range(1, 7))
            ),
            "photos",
            id="numbered-pictures",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1>{META}<p>云岭镇｜白石镇｜双溪镇｜南岭镇｜石桥镇</p><p>何田 | 周也 | 林一舟 | 何小二</p>",
                head=f"<title>{TITLE}</title>",
            ),
            None,
            id="names-in-a-row",
        ),
        pytest.param(
            response_of(
                "<div class='menu'>"
                + " | ".join(
                    f"<a href='/list_{n}.html'>{name}</a>"
                    for n, name in enumerate("首页 国内 国际 财经 评论 文化 法治 地方".split())
                )
                + "</div><div class='main'><div>2023年04月24日 第01版：要闻</div><ul>"
                + "".join(f"<li><a href='content_{n}.htm'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(9))
                + "</ul><map><area href='content_1.htm'></map>上一版 下一版 版面导航</div>",
                head="<title>青石晚报数字报</title>",
            ),
            "list",
            id="a-page-of-a-newspaper-under-its-name",
        ),
        pytest.param(
            response_of(
                "<p>首页 | 国内 | 国际 | 财经 | 评论</p><script>alert('该信息不存在');history.back();</script><p>版权所有：青石县政府网</p>",
                head="<title>青石县政府网</title>",
            ),
            "error_page",
            id="nothing-but-a-menu-and-a-script-s-window",
        ),
    ],
)
def test_why_not_article(response: HtmlResponse, reason: str | None) -> None:
    assert why_not_article(response) == reason
    assert (extract_article(response) is None) == (reason is not None)
