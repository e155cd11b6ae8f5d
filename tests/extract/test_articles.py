"""What looks like no article and is one."""

from __future__ import annotations

import pytest
from scrapy.http import HtmlResponse

from crawler.extract import extract_article, why_not_article
from tests.extract.pages import (
    EXCERPTS,
    FIRST,
    META,
    MODULES,
    PARAGRAPHS,
    ROWS,
    SECOND,
    THREADS,
    TITLE,
    UNDATED,
    page_with,
    response_of,
)

SIGN_IN = "<form>用户名<input>密码<input type='password'><button>登录</button></form>"
CAREER = "<p>何田，男，汉族，1971年3月生，大学学历。现任青石县副县长。</p><p>负责水务、农业和交通方面的工作，分管县水务局和县农业局。</p>"
CARDS = "".join(
    f"<li><a href='/n/{n}.html'>第{n}批农机补贴已经发放到户</a><p>会议指出，要压实责任，把隐患排查贯穿全过程，防范事故发生。</p></li>"
    for n in range(5)
)


@pytest.mark.parametrize(
    "response",
    [
        pytest.param(page_with(PARAGRAPHS), id="an-article"),
        pytest.param(
            page_with("<div><p>笔试成绩已经公布，请登录青石考试网查询。</p><p>青石县教育局</p><p>2023年5月8日</p></div>"),
            id="a-notice-that-asks-to-sign-in",
        ),
        pytest.param(
            page_with("<div><p>县图书馆的读者登录后可免费阅读十万余册电子图书，各乡镇的书屋也能用。</p></div>"),
            id="news-on-signing-in",
        ),
        pytest.param(
            page_with(f"<div><p>三、规格型号：甲一，单价：2580元，数量：二十台</p><p>{FIRST}</p></div><p>在线咨询</p>"),
            id="a-purchase-beside-a-button-to-ask",
        ),
        pytest.param(
            page_with("<div><p>本公司及董事保证本公告内容不存在任何虚假记载，现将水库加固的进展公告如下。</p></div>"),
            id="what-a-company-vouches-for",
        ),
        pytest.param(page_with("<div id='zoom'><p>见附件。</p></div>"), id="a-placeholder-under-a-date"),
        *(
            pytest.param(
                response_of(f"<h1>{title}</h1>{META}<div id='zoom'>{PARAGRAPHS}</div>", head=f"<title>{title}</title>"),
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
        pytest.param(
            response_of(
                "<h1>关于开展冬季消防安全检查的通知</h1><p>各村：</p><p>现就有关事项通知如下：</p><p>一、逐户检查，多做打基础的事。</p>"
                "<p>特此通知。</p><p>青石县水务局</p><p>2023年4月24日</p>",
                head="<title>关于开展冬季消防安全检查的通知</title>",
            ),
            id="a-short-letter-on-an-inspection",
        ),
        pytest.param(
            page_with(f"<div id='zoom'>{PARAGRAPHS}</div><form>评论（必填）<textarea></textarea><button>提交</button></form>"),
            id="an-article-with-a-form-for-comments",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><p>2023-04-24</p><p>三座水库今天完成加固，明天起放水。</p><h3>要闻</h3><ul>{ROWS}</ul>",
                head=f"<title>{TITLE}</title>",
            ),
            id="a-short-notice-with-a-date-beside-lists",
        ),
        *(
            pytest.param(
                response_of(
                    f"<h1>{title}</h1><p>来源：青石日报</p><div id='zoom'><p>{text}</p></div>", head=f"<title>{title}</title>"
                ),
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
        # A digest has its day under its own title, and other articles' excerpts stand below the text.
        pytest.param(
            response_of(f"<h1>{TITLE}</h1><p>2023-04-24 09:15</p>{EXCERPTS}", head=f"<title>{TITLE}</title>", url=UNDATED),
            id="a-digest-of-the-day",
        ),
        pytest.param(
            response_of(f"<h1>{TITLE}</h1>{PARAGRAPHS}{EXCERPTS}", head=f"<title>{TITLE}</title>", url=UNDATED),
            id="an-article-above-excerpts",
        ),
        pytest.param(
            response_of(f"<h1>{TITLE}</h1><p>{FIRST}{SECOND}</p>{MODULES}", head=f"<title>{TITLE}_青石网</title>", url=UNDATED),
            id="a-short-article-over-links",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><p>2023-04-24</p><p>{FIRST}</p>{MODULES}",
                head=f"<title>{TITLE}_专题_青石网</title>",
                url=UNDATED,
            ),
            id="a-dated-article-of-a-topic",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1>{PARAGRAPHS}{MODULES}",
                head=f"<title>{TITLE}_专题_青石网</title>",
                url="http://www.qingshi.example/zt/a.html",
            ),
            id="an-undated-article-of-a-topic",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><p>发表于 2023-4-24 09:15</p><div>{FIRST}{SECOND}</div><h3>最新主题</h3><table>{THREADS}</table>",
                head=f"<title>{TITLE} - 水利 - 青石论坛</title>",
            ),
            id="a-post-over-threads-of-a-forum",
        ),
        pytest.param(
            response_of(f"{SIGN_IN}<h1>{TITLE}</h1>{PARAGRAPHS}", head=f"<title>{TITLE}</title>", url=UNDATED),
            id="a-sign-in-above-the-title",
        ),
        pytest.param(
            response_of(f"<h1>{TITLE}</h1>{PARAGRAPHS}<p>评论</p>{SIGN_IN}", head=f"<title>{TITLE}</title>", url=UNDATED),
            id="a-sign-in-for-comments",
        ),
        pytest.param(
            page_with(f"<div id='zoom'>{PARAGRAPHS}</div><p><input type=checkbox>我已阅读并同意评论规则</p>"),
            id="a-dated-article-above-rules-for-comments",
        ),
        pytest.param(
            response_of(
                f"<ul><li><a href='/'>首页</a></li></ul>{SIGN_IN}<h2>{TITLE}</h2>{PARAGRAPHS}",
                head=f"<title>{TITLE}</title>",
                url=UNDATED,
            ),
            id="a-sign-in-right-above-the-title",
        ),
        pytest.param(
            page_with(
                "<div id='zoom'><p>报告题目：小水库的加固</p><p>报告人：林一舟</p><p>时间：4月26日下午</p><p>地点：水务局三楼</p></div>"
            ),
            id="a-talk-in-figures",
        ),
        pytest.param(
            response_of(
                f"<div><h1>半年工作小结</h1>{META}</div><div class='r'><h3>相关信息</h3><ul>{CARDS}</ul></div><div>{PARAGRAPHS}</div>",
                head="<title>半年工作小结_青石县医保局</title>",
            ),
            id="related-items-above-the-text",
        ),
        pytest.param(
            response_of(
                f"<h1>{TITLE}</h1><p>山很高<br>教室很低<br>八个孩子<br>升起红旗</p><p>灯下翻书<br>窗外落叶<br>翻到最后<br>满地是秋</p>",
                head=f"<title>{TITLE}</title><meta property='article:published_time' content='2023-04-24T01:10:05+00:00'>",
                url=UNDATED,
            ),
            id="a-poem-without-marks",
        ),
        pytest.param(
            response_of(
                f"<h1>拟任职干部公示</h1><p>2023-04-24</p>{CAREER}",
                head="<title>拟任职干部公示_领导信息_青石县政府</title>",
                url=UNDATED,
            ),
            id="a-leader-to-be-appointed",
        ),
        pytest.param(
            response_of(f"<h1>机构概况</h1>{META}{PARAGRAPHS}", head="<title>机构概况_青石网</title>"),
            id="an-office-on-itself-with-a-day",
        ),
    ],
)
def test_articles(response: HtmlResponse) -> None:
    assert why_not_article(response) is None
    assert extract_article(response) is not None
