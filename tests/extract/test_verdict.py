from __future__ import annotations

import pytest
from scrapy.http import HtmlResponse

from crawler.extract import extract_article, next_part, why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, THIRD, TITLE, URL, page_with, response_of

ROWS = "".join(f"<li><a href='/show-{n}.html'>桐岭镇第{n}次集市照常开放</a> 2023-04-{n:02d}</li>" for n in range(10, 25))
SUMMARIES = "".join(
    f"<h4><a href='/{n}'>桐岭镇第{n}次集市照常开放</a></h4><p>{FIRST}</p><p>发布时间:2023-04-{n} 来源:甲</p>"
    for n in range(10, 18)
)
UNDATED = "http://www.qingshi.example/view.html"
EXCERPTS = "".join(
    f"<article class='post'><h2><a href='/p/{n}'>桐岭镇第{n}次集市照常开放</a></h2><p>{text}</p><footer>2023-04-{n}</footer></article>"
    for n, text in enumerate((FIRST, SECOND, THIRD, FIRST), 10)
)
READ_ON = "".join(
    f"<div><p>{text}<a href='/p/{n}'>阅读全文</a></p></div>" for n, text in enumerate((FIRST, SECOND, THIRD, FIRST))
)
MODULES = "".join(
    f"<h3>{name}</h3><ul>" + "".join(f"<li><a href='/{name}{n}'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(6)) + "</ul>"
    for name in ("最新消息", "一线直击", "各方声音")
)
THREADS = "".join(
    f"<tr><th><em>[<a>见闻</a>]</em> <a href='/t-{n}'>第{n}座小水库旁边的路今年可以走到哪里</a></th><td><a>网友</a><em>2023-04-{n}</em></td></tr>"
    for n in range(10, 22)
)
SIGN_IN = "<form>用户名<input>密码<input type='password'><button>登录</button></form>"
TIPS = "<p>温馨提示：</p><p>1. 首次进入请使用预留的号码，进入后请及时修改，确保安全；</p><p>2. 建议使用新近的浏览器，以免页面显示不全。</p>"
CAREER = "<p>何田，男，汉族，1971年3月生，大学学历。现任青石县副县长。</p><p>负责水务、农业和交通方面的工作，分管县水务局和县农业局。</p>"
CARDS = "".join(
    f"<li><a href='/n/{n}.html'>第{n}批农机补贴已经发放到户</a><p>会议指出，要压实责任，把隐患排查贯穿全过程，防范事故发生。</p></li>"
    for n in range(5)
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
        # Excerpts of several articles, whatever their length.
        pytest.param(
            response_of(f"<h1>标签：水库</h1>{EXCERPTS}", head="<title>水库 - 标签 - 青石网</title>", url=UNDATED),
            "list",
            id="excerpts-under-linked-headings",
        ),
        pytest.param(
            response_of(f"<h1>水库</h1>{READ_ON}", head="<title>水库_青石网</title>", url=UNDATED),
            "list",
            id="excerpts-to-read-on",
        ),
        pytest.param(
            response_of(
                "<h1>水库</h1>" + EXCERPTS.replace("<h2>", "<div class=t>").replace("</h2>", "</div>").replace("footer", "p"),
                head="<title>水库_标签_青石网</title>",
                url=UNDATED,
            ),
            "list",
            id="excerpts-under-other-headings",
        ),
        # A digest has its day under its own title, and other articles' excerpts stand below the text.
        pytest.param(
            response_of(f"<h1>{TITLE}</h1><p>2023-04-24 09:15</p>{EXCERPTS}", head=f"<title>{TITLE}</title>", url=UNDATED),
            None,
            id="a-digest-of-the-day",
        ),
        pytest.param(
            response_of(f"<h1>{TITLE}</h1>{PARAGRAPHS}{EXCERPTS}", head=f"<title>{TITLE}</title>", url=UNDATED),
            None,
            id="an-article-above-excerpts",
        ),
        # A topic's few words over the links to its articles; a short notice stands over such links too.
        pytest.param(
            response_of(
                f"<h2>【导语】</h2><p>{FIRST}{SECOND}</p>{MODULES}", head="<title>水库加固--专题--青石网</title>", url=UNDATED
            ),
            "list",
            id="a-topic",
        ),
        pytest.param(
            response_of(
                f"<p>{FIRST}</p>{MODULES}", head="<title>水库加固</title>", url="http://www.qingshi.example/zt/sk/i.html"
            ),
            "list",
            id="a-topic-by-its-address",
        ),
        pytest.param(
            response_of(f"<h1>{TITLE}</h1><p>{FIRST}{SECOND}</p>{MODULES}", head=f"<title>{TITLE}_青石网</title>", url=UNDATED),
            None,
            id="a-short-article-over-links",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><p>2023-04-24</p><p>{FIRST}</p>{MODULES}",
                head=f"<title>{TITLE}_专题_青石网</title>",
                url=UNDATED,
            ),
            None,
            id="a-dated-article-of-a-topic",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1>{PARAGRAPHS}{MODULES}",
                head=f"<title>{TITLE}_专题_青石网</title>",
                url="http://www.qingshi.example/zt/a.html",
            ),
            None,
            id="an-undated-article-of-a-topic",
        ),
        # A forum's rules over its threads.
        pytest.param(
            response_of(
                f"<h1>水利 <span>今日: 3</span></h1><div>{FIRST}{SECOND}</div><table>{THREADS}</table>",
                head="<title>水利 - 青石论坛</title>",
            ),
            "list",
            id="threads-of-a-forum",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><p>发表于 2023-4-24 09:15</p><div>{FIRST}{SECOND}</div><h3>最新主题</h3><table>{THREADS}</table>",
                head=f"<title>{TITLE} - 水利 - 青石论坛</title>",
            ),
            None,
            id="a-post-over-threads-of-a-forum",
        ),
        # Sign in, or agree and go on.
        pytest.param(
            response_of(f"<h1>统一身份认证</h1>{SIGN_IN}{TIPS}", head="<title>统一身份认证</title>", url=UNDATED),
            "form",
            id="tips-below-a-sign-in",
        ),
        pytest.param(
            response_of(f"<h1>用户登录系统</h1>{TIPS}{SIGN_IN}", head="<title>用户登录系统</title>", url=UNDATED),
            "form",
            id="tips-above-a-sign-in",
        ),
        pytest.param(
            response_of(
                f"<h2>来信须知</h2>{TIPS}<form><input type=checkbox>我已阅读并同意<button>下一步</button></form>",
                head="<title>县长信箱-来信须知</title>",
                url=UNDATED,
            ),
            "form",
            id="tips-to-agree-to",
        ),
        pytest.param(
            response_of(f"{SIGN_IN}<h1>{TITLE}</h1>{PARAGRAPHS}", head=f"<title>{TITLE}</title>", url=UNDATED),
            None,
            id="a-sign-in-above-the-title",
        ),
        pytest.param(
            response_of(f"<h1>{TITLE}</h1>{PARAGRAPHS}<p>评论</p>{SIGN_IN}", head=f"<title>{TITLE}</title>", url=UNDATED),
            None,
            id="a-sign-in-for-comments",
        ),
        pytest.param(
            page_with(f"<div id='zoom'>{PARAGRAPHS}</div><p><input type=checkbox>我已阅读并同意评论规则</p>"),
            None,
            id="a-dated-article-above-rules-for-comments",
        ),
        pytest.param(
            response_of(
                f"<ul><li><a href='/'>首页</a></li></ul>{SIGN_IN}<h2>{TITLE}</h2>{PARAGRAPHS}",
                head=f"<title>{TITLE}</title>",
                url=UNDATED,
            ),
            None,
            id="a-sign-in-right-above-the-title",
        ),
        pytest.param(
            response_of(
                "<h2>放水问卷</h2><form><p>1.您对今年的放水时间是否满意？</p><input type=radio>是<input type=radio>否"
                "<p>2.您是否希望提前得到通知？</p><input type=radio>是<input type=radio>否<button>提交</button></form>",
                head="<title>放水问卷_青石网</title>",
                url=UNDATED,
            ),
            "form",
            id="a-questionnaire",
        ),
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
            page_with(
                "<div id='zoom'><p>报告题目：小水库的加固</p><p>报告人：林一舟</p><p>时间：4月26日下午</p><p>地点：水务局三楼</p></div>"
            ),
            None,
            id="a-talk-in-figures",
        ),
        pytest.param(
            response_of(
                f"<div><h1>半年工作小结</h1>{META}</div><div class='r'><h3>相关信息</h3><ul>{CARDS}</ul></div>",
                head="<title>半年工作小结_青石县医保局</title>",
            ),
            "empty",
            id="no-text-but-that-of-related-items",
        ),
        pytest.param(
            response_of(
                f"<div><h1>半年工作小结</h1>{META}</div><div class='r'><h3>相关信息</h3><ul>{CARDS}</ul></div><div>{PARAGRAPHS}</div>",
                head="<title>半年工作小结_青石县医保局</title>",
            ),
            None,
            id="related-items-above-the-text",
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
                f"<h1>{TITLE}</h1><p>山很高<br>教室很低<br>八个孩子<br>升起红旗</p><p>灯下翻书<br>窗外落叶<br>翻到最后<br>满地是秋</p>",
                head=f"<title>{TITLE}</title><meta property='article:published_time' content='2023-04-24T01:10:05+00:00'>",
                url=UNDATED,
            ),
            None,
            id="a-poem-without-marks",
        ),
        pytest.param(
            response_of(
                f"<h1>拟任职干部公示</h1><p>2023-04-24</p>{CAREER}",
                head="<title>拟任职干部公示_领导信息_青石县政府</title>",
                url=UNDATED,
            ),
            None,
            id="a-leader-to-be-appointed",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><video></video><div>播放：3,204　发布时间：2023-04-24 20:40</div><div><h3>往期节目</h3>"
                + "".join(f"<a href='/v{n}'><img src='{n}.jpg'>青石新闻联播 2023-04-{n}</a>" for n in range(10, 30))
                + "</div>",
                head="<title>青石新闻联播</title>",
            ),
            "list",
            id="rows-that-run-on-in-one-line",
        ),
        pytest.param(
            response_of(
                "<table><tr><td>2023年04月24日</td><td>返回首页 往期回顾</td></tr><tr><td>第07版:副刊 <a href='node_8.htm'>下一版</a></td></tr>"
                f"<tr><td>本版标题导航</td></tr>{''.join(f'<tr><td><a href=c{n}.htm>渡口旁边第{n}家书屋开张</a></td></tr>' for n in range(12))}</table>",
                head="<title>青石日报</title>",
                url=UNDATED,
            ),
            "list",
            id="a-page-of-a-newspaper",
        ),
        pytest.param(
            response_of(
                f"<h1>提示信息</h1><div>该文章已被删除</div><h3>为您推荐</h3>{PARAGRAPHS}",
                head="<title>提示</title>",
                url=UNDATED,
            ),
            "error_page",
            id="gone-above-what-is-recommended",
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
            response_of(f"<h1>机构概况</h1>{META}{PARAGRAPHS}", head="<title>机构概况_青石网</title>"),
            None,
            id="an-office-on-itself-with-a-day",
        ),
        pytest.param(
            page_with(
                "".join(f"<img src='/p{n}.jpg'><p>{n}/6 渡口的桥头今年开满了花，游人从县城走来。</p>" for n in range(1, 7))
            ),
            "photos",
            id="numbered-pictures",
        ),
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
