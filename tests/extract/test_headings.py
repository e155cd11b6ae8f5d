"""Titles of pages whose `<title>` names only a column and the site, and titles behind other words."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import META, PARAGRAPHS, ROWS, TEXT, TITLE, response_of


@pytest.mark.parametrize(
    ("page_title", "body", "title"),
    [
        # The column and the site in `<title>`, of which no line speaks: the heading is the title, or what stands above a bare day.
        pytest.param(
            "惠农_山里茶馆",
            f"<h2>2023年4月24日</h2><h3 class='post-title'>{TITLE}</h3>{PARAGRAPHS}",
            TITLE,
            id="a-day-above-the-heading",
        ),
        pytest.param(
            "综合要闻 - 山城茶馆",
            f"<div class='_t_3f'>{TITLE}</div><div>2023-04-24 09:15</div><div>青石县政府</div>{PARAGRAPHS}",
            TITLE,
            id="a-column-that-no-line-names",
        ),
        pytest.param(
            "综合要闻 青石县人民政府",
            f"<div>{TITLE}</div><p>（2023年4月24日）</p><p>各单位：</p>{PARAGRAPHS}<p>青石县人民政府</p>",
            TITLE,
            id="a-site-that-signs",
        ),
        pytest.param(
            "人事_青石论坛",
            f"<div>{TITLE}</div><div>2023-04-24</div><p>各镇人民政府：</p><p>任命林一舟为水务局副局长；</p><p>任命周也为统计局局长；</p><p>{TITLE}后再议。</p>",
            TITLE,
            id="above-what-was-decided",
        ),
        pytest.param(
            "要闻速递 - 青石公报",
            f"<span id='PRHeadlineSpan'>{TITLE}</span><br>＊＊＊＊＊＊＊＊＊＊＊＊<br>{PARAGRAPHS}<p>2023年4月24日（星期一）</p>",
            TITLE,
            id="stars-below-it",
        ),
        # The site's name and a space before the headline, the name in an h1 or in the foot: generated pages, police, hospitals.
        pytest.param(
            f"青石县人民医院 {TITLE}",
            f"<h1 class='logo'><a href='/'>青石县人民医院</a></h1><p>首页 / 公告</p><div>{TITLE}</div><p>2023-04-24 来源：</p>{PARAGRAPHS}",
            TITLE,
            id="site-and-space-the-site-is-the-h1",
        ),
        pytest.param(
            "石桥笔记 情况通报",
            f"<h2>情况通报</h2><p>2023-04-24</p>{PARAGRAPHS}<p>版权所有：石桥笔记</p>",
            "情况通报",
            id="site-and-space-the-site-in-the-foot",
        ),
        pytest.param(
            "云上石桥 警情通报",
            f"<h2>警情通报</h2><p>2023-04-24</p>{PARAGRAPHS}",
            "警情通报",
            id="site-that-is-named-nowhere-else",
        ),
        pytest.param(
            "青石县公安局 警情通报",
            f"<p>首页 &gt; 警情通报 &gt; 正文</p><h2>警情通报</h2><p>2023-04-24 来源：青石县公安局</p>{PARAGRAPHS}",
            "警情通报",
            id="site-and-space-before-a-short-title",
        ),
        pytest.param(
            "水库公园 傍晚照常开放",
            f"<h2>水库公园</h2><h2>傍晚照常开放</h2><p>2023-04-24</p>{PARAGRAPHS}",
            "水库公园 傍晚照常开放",
            id="a-title-in-two-headings-is-whole",
        ),
        pytest.param(
            "打印 - 警情通报", f"<h3>警情通报</h3><div>（2023年4月24日）</div>{PARAGRAPHS}", "警情通报", id="for-the-printer"
        ),
        # Hospitals: one `<title>` on all pages, and the headings are the foot's.
        pytest.param(
            "青石康健医院【官方网站】",
            f"<p><a href='/'>网站首页</a></p><div class='tit'><b>{TITLE}</b><h3>文章来源：青石康健医院</h3></div>{PARAGRAPHS}"
            "<h1>微信公众账号</h1><h2>扫码关注</h2><h1>微信公众账号</h1><h2>扫码关注</h2>",
            TITLE,
            id="the-foot-s-headings",
        ),
        # A headline that ends like an organ's name, below an organ beside a labelled day: generated pages.
        pytest.param(
            "林一舟到石桥镇调研粮食烘干中心_青石县政府网",
            "<table><tr><td>发布机构：</td><td>青石县人民政府办公室</td><td>发布日期：</td><td>2023-04-24</td></tr></table>"
            f"<h1>林一舟到石桥镇调研粮食烘干中心</h1>{PARAGRAPHS}",
            "林一舟到石桥镇调研粮食烘干中心",
            id="a-visit-to-what-ends-like-a-site",
        ),
        # A short h1 right above the day; a column's h1 stands above the title.
        pytest.param(
            "诗歌_青石网速递", f"<h1>过石桥</h1><p>2023-04-24 来源：青石日报</p>{PARAGRAPHS}", "过石桥", id="a-short-h1"
        ),
        pytest.param(
            "诗歌-青石简铺",
            f"<h1>过石桥</h1><div><a href='/u'>老林</a></div><div>2023.04.24 09:15:02字数 29</div>{PARAGRAPHS}",
            "过石桥",
            id="a-short-h1-and-its-author",
        ),
        pytest.param("青石县政府网", f"<h1>要闻</h1><h2>{TITLE}</h2>{META}{PARAGRAPHS}", TITLE, id="a-column-s-h1"),
        pytest.param(
            "诗歌——每日订阅",
            f"<table><tr><td>驻村日记三则</td></tr><tr><td>2023-04-24 | 来源：青石县政府</td></tr></table>{PARAGRAPHS}",
            "驻村日记三则",
            id="a-short-line-above-day-and-source",
        ),
        # The tag of 方正, whatever stands above it; the words of 动网 before a title.
        pytest.param(
            "第四版 - 青石日报",
            f"<table><tr><td>上一篇 2023年04月24日 放大</td></tr><tr><td><founder-title>讣告</founder-title></td></tr></table>{PARAGRAPHS}",
            "讣告",
            id="in-its-own-tag",
        ),
        pytest.param(
            f"{TITLE} 青石茶馆",
            f"<table><tr><td>* 贴子主题： <b>{TITLE}</b></td></tr></table>{PARAGRAPHS}",
            TITLE,
            id="behind-the-words-of-a-forum-whose-name-follows",
        ),
        pytest.param(
            "转发｜石桥水库水情（5月9日） - 青石茶馆",
            f"<table><tr><td>* 贴子主题： <b>转发｜石桥水库水情（5月9日）</b></td></tr></table><p>读者</p>{PARAGRAPHS}<p>作者：林一舟 2023-04-24</p>",
            "转发｜石桥水库水情（5月9日）",
            id="a-title-in-two-pieces",
        ),
        pytest.param(
            "文史｜石桥的碑 - 青石茶馆",
            f"<table><tr><td>* 贴子主题： <b>文史｜石桥的碑</b></td></tr></table><p>读者</p>{PARAGRAPHS}",
            "文史｜石桥的碑",
            id="a-title-in-two-short-pieces",
        ),
        # A column in `<title>`, which the page calls so, or shows right above the title.
        pytest.param(
            "部门动态_青石县政府网",
            f"<h2>{TITLE}</h2><dl><dt>所属栏目</dt><dd>部门动态</dd><dt>发布日期</dt><dd>2023-04-24</dd></dl>{PARAGRAPHS}",
            TITLE,
            id="a-column-beside-its-label",
        ),
        pytest.param(
            "石桥放水记_青石日报",
            f"<div class='title'>石桥放水记</div><h2>三座小水库加固以后的第一天</h2>{META}{PARAGRAPHS}",
            "石桥放水记",
            id="a-title-by-its-class-above-a-longer-heading",
        ),
        pytest.param(
            "石桥放水_青石县政府网",
            f"<div>石桥放水</div><h2>一、三座小水库完成加固</h2>{PARAGRAPHS}",
            "石桥放水",
            id="a-title-above-the-heading-of-the-first-part",
        ),
        pytest.param(
            "青石县政府网",
            f"<h2>三千家网站补办ICP备案</h2>{META}{PARAGRAPHS}",
            "三千家网站补办ICP备案",
            id="news-with-the-words-of-a-foot",
        ),
        pytest.param(
            "石桥放水_青石县政府网",
            f"<h1>石桥放水</h1><dl><dt>主题词</dt><dd>石桥放水</dd></dl>{META}{PARAGRAPHS}",
            "石桥放水",
            id="a-title-beside-another-label",
        ),
        pytest.param(
            "部门动态_青石县政府网",
            f"<div>部门动态</div><h2>{TITLE}</h2>{META}{PARAGRAPHS}",
            TITLE,
            id="a-column-right-above-a-longer-heading",
        ),
        pytest.param(
            "石桥放水_青石县政府网",
            f"<h1>石桥放水</h1><h2>青石县三座小水库加固记</h2>{META}{PARAGRAPHS}",
            "石桥放水",
            id="a-heading-above-a-longer-one",
        ),
        pytest.param(
            "石桥放水_青石县政府网",
            f"<div>石桥放水</div>{META}<h2>一、三座小水库完成加固</h2>{PARAGRAPHS}",
            "石桥放水",
            id="a-title-above-its-day-and-a-longer-heading",
        ),
        # A badge that is glued to the title in the heading, where `<title>` has it without.
        pytest.param(f"{TITLE}_青石网", f"<h1>{TITLE}转载</h1>{META}{PARAGRAPHS}", TITLE, id="a-badge-glued-to-the-title"),
        pytest.param(
            "三座水库加固报道获百家转载_青石网",
            f"<h1>三座水库加固报道获百家转载</h1>{META}{PARAGRAPHS}",
            "三座水库加固报道获百家转载",
            id="a-title-that-ends-like-a-badge",
        ),
        # Two lines, with a space between them where `<title>` has one.
        pytest.param(
            "青石县三座小水库 今年按时放水_青石网",
            f"<div><p>青石县三座小水库</p><p>今年按时放水</p></div>{META}{PARAGRAPHS}",
            "青石县三座小水库 今年按时放水",
            id="two-lines-with-a-space-in-the-page-s-title",
        ),
        pytest.param(
            "青石县三座小水库今年按时放水_青石网",
            f"<div><p>青石县三座小水库</p><p>今年按时放水</p></div>{META}{PARAGRAPHS}",
            "青石县三座小水库今年按时放水",
            id="two-lines-without-a-space-in-the-page-s-title",
        ),
        # The title is in a picture: the office that signs the text is none.
        pytest.param(
            "青石县水务局关于印发水库管理办法的通知_青石网",
            f"<img src='t.gif'><div>2023-04-24</div><div id='zoom'>{PARAGRAPHS}<p>青石县水务局</p><p>2023年4月24日</p></div>",
            "青石县水务局关于印发水库管理办法的通知",
            id="an-office-that-signs-below-a-title-in-a-picture",
        ),
        pytest.param(
            "青石县水务局关于印发水库管理办法的通知_青石网",
            f"<h1>青石县水务局</h1><h1>关于印发水库管理办法的通知</h1>{META}{PARAGRAPHS}<p>青石县水务局</p><p>2023年4月24日</p>",
            "青石县水务局关于印发水库管理办法的通知",
            id="an-office-in-the-heading-that-signs-too",
        ),
    ],
)
def test_title(page_title: str, body: str, title: str) -> None:
    article = extract_article(response_of(body, head=f"<title>{page_title}</title>"))
    assert article is not None
    assert article.title == title


def test_a_title_in_a_picture() -> None:
    """A word for a kind of text is no column's name, so nothing else is taken for the title."""
    article = extract_article(
        response_of(f"<img src='t.jpg'><div>青石县水务局办公室</div>{PARAGRAPHS}", head="<title>讣告 青石茶馆</title>")
    )
    assert article is not None
    assert article.title == "讣告 青石茶馆"


def test_a_form_of_a_notice_is_no_list() -> None:
    """It numbers its parts, and has no sentence."""
    parts = (
        "一、项目编号:QS-2023-7",
        "二、项目名称:石桥水库",
        "三、成交信息",
        "供应商",
        "青石建设",
        "金额",
        "12万元",
        "四、评审专家:林一舟",
    )
    body = f"<h1>{TITLE}</h1>" + "".join(f"<p>{part}</p>" for part in parts)
    assert extract_article(response_of(body, url="http://www.qingshi.example/view-71.html")) is not None


@pytest.mark.parametrize("day", ["2023-04-24", "2023年4月24日"])
def test_a_bare_day_above_the_text_of_a_title_in_a_picture(day: str) -> None:
    """The lists above it have days too."""
    article = extract_article(response_of(f"<ul>{ROWS}</ul><img src='t.gif'><div>{day}</div><div>{PARAGRAPHS}</div>"))
    assert article is not None
    assert (article.title, article.published, article.body) == (TITLE, "2023-04-24", TEXT)
