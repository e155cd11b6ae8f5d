from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.extract.titles.find import title_of
from crawler.extract.weights import weigh
from crawler.page import document_of
from tests.extract.pages import META, PARAGRAPHS, TITLE, response_of


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param(f"<title>{TITLE}</title>", f"<h1>{TITLE}</h1>", id="all-agree"),
        pytest.param(f"<title>{TITLE}_青石新闻网</title>", f"<div>{TITLE}</div>", id="line-without-markup-agrees"),
        pytest.param(f"<title>{TITLE} - 要闻 - 青石新闻网</title>", "", id="site-suffix-cut"),
        pytest.param(
            f"<title>公示公告_青石县人民政府</title><meta name='ArticleTitle' content='{TITLE}'>", "", id="column-in-title"
        ),
        pytest.param("<title>青石县人民政府</title>", f"<h5>{TITLE}</h5>", id="heading-above-the-date"),
        pytest.param("<title>青石县人民政府</title>", f"<div>{TITLE}</div>", id="line-above-the-date"),
        pytest.param(
            "<title>青石县人民政府 - 部门动态</title>",
            f"<p>首页 / 新闻中心 / 部门动态 / 详情</p><div>{TITLE}</div>",
            id="column-of-the-breadcrumb-in-title",
        ),
        pytest.param("<title>-青石新闻网</title>", f"<h1>{TITLE}</h1>", id="empty-before-the-suffix"),
        pytest.param(f"<title>{TITLE}-青石新闻网</title>", f"<h1>青石新闻网</h1><h2>{TITLE}</h2>", id="h1-is-the-site"),
        pytest.param(f"<title>{TITLE}-青石网</title>", f"<h1>{TITLE[:6]}<br>{TITLE[6:]}</h1>", id="heading-in-two-lines"),
        pytest.param(
            f"<title>青石县政府 公告 {TITLE}</title><meta name='ArticleTitle' content='{TITLE}'>",
            f"<div><p>{TITLE[:9]}<br>{TITLE[9:]}</p></div>",
            id="two-lines-that-only-the-meta-has-whole",
        ),
        pytest.param(
            "<title>青石党建</title>", f"<h1>青石集团党建网</h1><h1>{TITLE}</h1>", id="the-site's-heading-near-the-same-day"
        ),
        pytest.param(f"<title>{TITLE}-青石网</title>", f"<h1>{TITLE}<span> 原创</span></h1>", id="a-badge-in-the-heading"),
        pytest.param(f"<title>{TITLE}-青石网</title>", f"<h1>{TITLE[:9]}…</h1>", id="heading-cut-short"),
        pytest.param(
            f"<title>[转帖] {TITLE} - 青石论坛</title>",
            f"<h1>[<a href='/t'>转帖</a>] <a href='/thread-8-1-1.html'>{TITLE}</a></h1>",
            id="type-of-a-thread",
        ),
        pytest.param(
            f"<title>青石网-{TITLE}</title><meta property='og:site_name' content='青石网'>", "", id="site-stands-first"
        ),
        pytest.param(
            f"<title>青石县政府网</title><meta name='ArticleTitle' content='{TITLE}'>",
            f"<h1>青石县政府网</h1><div>{TITLE}</div>",
            id="h1-and-title-are-the-site-but-a-meta-tells",
        ),
        pytest.param(
            f"<title>{TITLE[:9]}...-青石县政府网</title>",
            f"<div>{TITLE[:9]}的那些日子</div><h1>{TITLE}</h1>",
            id="another-line-begins-like-a-cut-title",
        ),
    ],
)
def test_title(head: str, body: str) -> None:
    article = extract_article(response_of(f"{body}{META}{PARAGRAPHS}", head=head))
    assert article is not None
    assert article.title == TITLE


def test_a_short_headline_behind_the_name_of_the_newspaper() -> None:
    page = response_of(
        f"<div>第03版</div><table><tr><td>抢收</td></tr></table>{META}{PARAGRAPHS}", head="<title>青石日报数字报-抢收</title>"
    )
    article = extract_article(page)
    assert article is not None
    assert article.title == "抢收"


def test_a_title_that_is_the_owner_s_name_on_every_page() -> None:
    owner = "青石县石桥镇渡口社会工作服务中心"
    head = f'<title>{owner}</title><meta name="author" content="{owner}">'
    article = extract_article(response_of(f"<div class='content_title'>{TITLE}</div>{PARAGRAPHS}", head=head))
    assert article is not None
    assert article.title == TITLE


SITE = "青石县政府网"
ORGAN = "青石县人民政府"
ABOUT = "关于修缮三座小水库的通知"
LETTER = "青石县水务局关于下游稻田今年按时放水的通知"
CAPTION = "换了新闸门的石桥水库，林一舟摄"


@pytest.mark.parametrize(
    ("page_title", "body", "title"),
    [
        # Pages of about 2003 know no headings: a lone line in large letters above the line with the author.
        pytest.param(
            SITE,
            "<table><tr><td><b>公告栏</b><br>·青石渡口恢复通航，夜间照常<br>·桐岭镇集市改在周六，摊位不变<br></td><td><center><b>"
            f"<font size=4>{TITLE}</font></b><br><font size=2>作者：水务局　加入时间：2003-4-24</font></center><hr>{PARAGRAPHS}"
            "</td></tr></table>",
            TITLE,
            id="bold-line-above-the-date",
        ),
        # No label says that the day is the publication's, but it stands between a line and the text.
        pytest.param(
            SITE, f"<div class='a'>{TITLE}</div><div>2023/04/24 浏览</div>{PARAGRAPHS}", TITLE, id="line-above-a-bare-date"
        ),
        # A day and a labelled source in one line, with a link in it: 163.com, stcn.com without their headings.
        pytest.param(
            SITE,
            f"<div class='tit'><div>{TITLE}</div><div>2023-04-24 09:15 来源：青石日报 <a href='/j'>举报</a></div></div>"
            f"<div>{CAPTION}</div>{PARAGRAPHS}",
            TITLE,
            id="above-day-and-source",
        ),
        # Day and source in two lines, then buttons, then the text, some words of which are links.
        pytest.param(
            SITE,
            f"<div>{TITLE}</div><p>2023年04月24日</p><p>来源：青石日报</p><p>分享到：</p><p>微信扫一扫</p>"
            f"{PARAGRAPHS.replace('闸门', '<a href=/k>闸门</a>')}",
            TITLE,
            id="above-day-source-and-buttons",
        ),
        # A month at the beginning of a title is no day of publication.
        pytest.param(
            SITE,
            f"<div class='title'>2023年3月青石县三座水库水位</div><div>时间：2023-04-24</div>{PARAGRAPHS}",
            "2023年3月青石县三座水库水位",
            id="title-that-begins-with-a-month",
        ),
        pytest.param(
            f"{TITLE}_青石网",
            f"<h1>{TITLE} <span>2023-04-24</span> <span>来源：青石日报</span><span>字号：大 中 小</span></h1>{PARAGRAPHS}",
            TITLE,
            id="day-and-source-inside-the-heading",
        ),
        # Connected to the grid (并网) is no site, and what stands with the source below a title is none.
        pytest.param(
            f"三座水电站全部并网 - 要闻 - {SITE}",
            f"<p>首页 &gt; <a href='/l/'>要闻</a> &gt; 正文</p><h1>三座水电站全部并网<br><span>2023-04-24 09:15　来源：青石日报</span></h1>{PARAGRAPHS}",
            "三座水电站全部并网",
            id="a-title-that-ends-like-a-site",
        ),
        pytest.param(
            "青石物业协会-会员之声",
            f"<div><h3>会员之声</h3><ul><li>协会动态</li><li>会员名录</li></ul></div><div><p>{TITLE}</p></div>{PARAGRAPHS}<p>发布日期：2023-04-24</p>",
            TITLE,
            id="a-column-that-heads-a-menu",
        ),
        pytest.param(
            "青石在线",
            f"<p>{TITLE}</p><div><img src=/1.jpg><p>{CAPTION}</p></div>{PARAGRAPHS}<p>发布日期：2023-04-24</p>",
            TITLE,
            id="above-a-caption",
        ),
        # What a template calls all of its pages is no title, and a station's name is the site's.
        pytest.param("电子报_内容详情", f"<h2>{TITLE}</h2>{META}{PARAGRAPHS}", TITLE, id="the-name-of-a-template"),
        pytest.param(
            "青石电视台 新闻网", f"<div class='tit'>{TITLE}</div>{META}{PARAGRAPHS}", TITLE, id="a-station-and-its-site"
        ),
        # Figures are no title.
        pytest.param(
            SITE,
            f"<div>2023 04/ 24 09:15:00</div><div>来源：青石日报</div><div>{TITLE}</div><div>2023-04-24 来源：青石日报</div>{PARAGRAPHS}",
            TITLE,
            id="day-in-odd-marks-above",
        ),
        # A bold line inside the text is one of its headings.
        pytest.param(
            SITE,
            f"<div><a href='/show-1024.html'>{TITLE}</a></div><div>发布时间：2023-04-24</div>{PARAGRAPHS}<p><b>换了闸门以后</b></p>{PARAGRAPHS}",
            SITE,
            id="bold-inside-the-text",
        ),
        # The day below a signature is not one of those.
        pytest.param(
            TITLE, f"<div>日期：2023/4/24</div>{PARAGRAPHS}<p>青石县水务局办公室</p><p>2023年4月24日</p>", TITLE, id="signature"
        ),
        # The organ's name is the first line of the title, even where `<title>` is the organ's name.
        pytest.param(
            f"{ORGAN}-公告",
            f"<p class='tit'>{ORGAN}</p><p class='tit'>{ABOUT}</p>{META}{PARAGRAPHS}",
            ORGAN + ABOUT,
            id="organ",
        ),
        pytest.param(SITE, f"<h3>{ORGAN}</h3><h3>{ABOUT}</h3>{META}{PARAGRAPHS}", ORGAN + ABOUT, id="organ-under-a-site-name"),
        # Large letters in the head are the newspaper's, those above the date the headline's.
        pytest.param(
            "青石晚报网络版",
            f"<table><tr><td><font size=5><b>青石晚报</b></font></td></tr></table><table><tr><td><font size=4><b>{TITLE}</b></font></td></tr>"
            f"<tr><td>2003-4-24　青石晚报　记者 林一舟</td></tr></table>{PARAGRAPHS}<p>青石晚报社版权所有</p>",
            TITLE,
            id="the-newspaper-in-larger-letters",
        ),
        # Broken over two lines.
        pytest.param(
            SITE,
            f"<center><b><font size=4>{TITLE[:6]}<br>{TITLE[6:]}</font></b></center><p>2003-4-24</p>{PARAGRAPHS}",
            TITLE,
            id="large-and-broken",
        ),
        pytest.param(SITE, f"<h2>{TITLE[:6]}<br>{TITLE[6:]}</h2>{META}{PARAGRAPHS}", TITLE, id="heading-and-broken"),
        pytest.param(
            SITE,
            f"<div class=bt>停水通知</div>{PARAGRAPHS}<p>2024年5月9日</p><div>【来源：青石日报】【发布时间：2023年04月24日】</div>",
            "停水通知",
            id="the name of a kind of text, by its class, above the text",
        ),
        # The h1 is the logo.
        pytest.param(
            "青石文化网",
            f"<h1>青石文化网</h1><p><a href='/'>首页</a></p><p>要闻</p><table><tr><td class=biaoti>{TITLE}</td><td>03-04-24</td></tr>"
            f"<tr><td colspan=2>{PARAGRAPHS}</td></tr></table>",
            TITLE,
            id="h1-and-title-are-the-site",
        ),
        # No date above the text: a heading right above it.
        pytest.param(
            "水利_青石在线",
            f"<div><a href='/'>青石在线</a><a href='/sl/'>水利</a></div><div>2023年4月24日　星期一</div><h2>{TITLE}</h2>"
            f"{PARAGRAPHS}",
            TITLE,
            id="h2-under-a-column-and-a-site",
        ),
        pytest.param(
            "青石镇网站",
            f"<h4>便民服务</h4><ul><li>户口</li><li>水电</li></ul><h3>{TITLE}</h3>{PARAGRAPHS}<p>青石镇</p><p>二〇二三年四月二十四日</p>",
            TITLE,
            id="h3-above-the-text",
        ),
        # Short ones.
        pytest.param(
            "青石大学公告栏",
            f"<h2>讣　告</h2><p>发布者：林一舟 发布时间：2023-04-24</p>{PARAGRAPHS}",
            "讣 告",
            id="a-heading-of-two-letters",
        ),
        pytest.param(
            "青石公安 - 警务公开",
            f"<p>您现在的位置：<a href='/'>首页</a> → 警务公开 → 警情通报</p><p>警情通报</p>{META}{PARAGRAPHS}",
            "警情通报",
            id="between-breadcrumb-and-date",
        ),
        # The table of facts above a document: the value of 标题 is the title, that of 发文字号 never.
        pytest.param(
            "县政府令（第18号）青石渡口管理规定_信息公开",
            "<table><tr><td>标　题：</td><td>青石渡口管理规定</td></tr><tr><td>发文字号：</td><td>县政府令第18号</td></tr>"
            f"<tr><td>发布日期：</td><td>2023-04-24</td></tr></table><p>县政府令</p><p>第18号</p><div>{PARAGRAPHS}</div>",
            "青石渡口管理规定",
            id="in-the-table-of-facts",
        ),
        pytest.param(
            f"{TITLE}_统计数据_青石县统计局",
            f"<h2>{TITLE} <small>（2023年04月24日）</small></h2>{META}{PARAGRAPHS}",
            TITLE,
            id="a-day-behind-the-title",
        ),
        pytest.param(
            f"{TITLE}_通知公告_青石大学",
            f"<h2>{TITLE} ( 2023年04月24日 )</h2>{PARAGRAPHS}",
            TITLE,
            id="a-day-with-spaces-in-its-brackets",
        ),
        # The site's name stands first in `<title>` and in an h1.
        pytest.param(
            f"青石县政府网_{TITLE}", f"<h1>青石县政府网</h1><h3>{TITLE}</h3>{META}{PARAGRAPHS}", TITLE, id="logo-and-site-first"
        ),
        # A headline may end like an organ's name.
        pytest.param(
            "县长走访青石县水务局",
            f"<h1>县长走访青石县水务局</h1>{META}{PARAGRAPHS}<h2>二、闸门</h2>{PARAGRAPHS}",
            "县长走访青石县水务局",
            id="a-headline-that-ends-like-a-site",
        ),
        pytest.param(
            f"{TITLE} - 水利 - 青石论坛",
            f"<h1><a href='/f?type=3'>[见闻]</a> <span>{TITLE}</span></h1>{META}{PARAGRAPHS}",
            TITLE,
            id="type-of-a-thread",
        ),
        pytest.param("闸 - 青石文学", f"<h1>闸</h1>{META}{PARAGRAPHS}", "闸", id="one-letter"),
        pytest.param("闸门 - 青石文学", f"<h1>闸</h1><h2>闸门</h2>{META}{PARAGRAPHS}", "闸门", id="one-letter-of-a-title"),
        pytest.param(
            "要闻--青石水务学会官网",
            f"<h3>首页 - 要闻</h3><h5>{TITLE}</h5>{META}{PARAGRAPHS}<h5>青石水务学会</h5>",
            TITLE,
            id="breadcrumb-in-a-heading",
        ),
        pytest.param(
            SITE,
            f"<p>停水通知</p><p>加入时间：2023-04-24 点击数：203</p>{PARAGRAPHS}",
            "停水通知",
            id="a-kind-of-notice",
        ),
        pytest.param(
            SITE,
            f"<p>首页/资讯/详情</p><p>干部任前公示</p>{META}{PARAGRAPHS}",
            "干部任前公示",
            id="six-letters-that-name-a-kind",
        ),
        pytest.param(SITE, f"<p>{ABOUT}</p><p>招标公告</p>{META}{PARAGRAPHS}", ABOUT, id="a-column-below-the-title"),
        pytest.param(SITE, f"<p>{ABOUT}</p><p>拟录用公示</p>{META}{PARAGRAPHS}", ABOUT, id="a-kind-below-the-title"),
        pytest.param(SITE, f"<p>通知公告</p><p>{ABOUT}</p>{META}{PARAGRAPHS}", ABOUT, id="a-column-above-the-title"),
        pytest.param(
            "青石新闻网_(新闻)",
            f"<table><tr><td>{TITLE}</td></tr></table>{META}{PARAGRAPHS}",
            TITLE,
            id="what-a-template-calls-it",
        ),
        pytest.param(
            "工作动态",
            f"<dl><dt>{TITLE}</dt><dd><ul><li>作者:</li><li>发布时间:2023-04-24</li></ul></dd><dd>{PARAGRAPHS}</dd></dl>",
            TITLE,
            id="above-an-author-that-is-nobody",
        ),
        pytest.param(
            f"【转载】{TITLE}",
            f"<h1><a href='/show-1024.html'>【转载】{TITLE}</a></h1>{META}{PARAGRAPHS}",
            f"【转载】{TITLE}",
            id="a-copy's-word-in-a-heading-that-is-one-link",
        ),
        # `<title>` is cut: the line that goes on, and not who signed the text.
        *(
            pytest.param(
                f"{LETTER[:14]}{cut}-{SITE}",
                f"<div>{LETTER}</div><p>2023-04-24</p>{PARAGRAPHS}<p>青石县水务局</p>",
                LETTER,
                id=f"cut-before-the-site-s-name-{cut}",
            )
            for cut in ("...", "…")
        ),
        pytest.param(
            f"水库……今天放水-{SITE}",
            f"<h1>水库……今天放水</h1><p>2023-04-24</p>{PARAGRAPHS}<p>水库下游的稻田今天放水</p>",
            "水库……今天放水",
            id="dots-in-a-title-that-is-whole",
        ),
        # The foot stands above the article.
        pytest.param(
            SITE,
            f"<p>青ICP备00000000号-1</p><p>2023-04-24 09:15 来源：青石日报</p><h3>{TITLE}</h3>{PARAGRAPHS}",
            TITLE,
            id="a-foot-s-line-above-day-and-source",
        ),
        pytest.param(
            SITE,
            f"<h2>县里公布假种子举报电话</h2>{META}{PARAGRAPHS}",
            "县里公布假种子举报电话",
            id="a-word-of-the-foot-in-a-headline",
        ),
        # What the page itself says is its title stays as it is.
        pytest.param(
            f"{ABOUT}-{SITE}", f"<p>{ORGAN}</p><h1>{ABOUT}</h1>{META}{PARAGRAPHS}", ABOUT, id="organ-that-the-title-leaves-out"
        ),
    ],
)
def test_title_that_only_the_page_shows(page_title: str, body: str, title: str) -> None:
    article = extract_article(response_of(body, head=f"<title>{page_title}</title>"))
    assert article is not None
    assert article.title == title
    assert (article.published or "").endswith(("-04-24", "-04-24T09:15+08:00"))
    assert article.body.removeprefix(f"{CAPTION}\n").startswith(PARAGRAPHS[3:20])


def test_a_title_above_a_judgement() -> None:
    """A court, a kind of document and its number come before the first sentence; the page's facts below who signed it."""
    head = f"<div class=bt>{TITLE}</div><div><p>青石县人民法院</p><p>民 事 判 决 书</p><p>（2023）青1481民初16号</p>"
    facts = "<p>书 记 员　林一舟</p></div><div>【来源：青石日报】【发布时间：2023年04月24日】</div>"
    article = extract_article(response_of(f"{head}{PARAGRAPHS}{facts}", head=f"<title>{SITE}</title>"))
    assert article is not None
    assert article.title == TITLE
    assert (article.body or "").startswith("青石县人民法院\n民 事 判 决 书\n")
    assert (article.body or "").endswith("\n书 记 员 林一舟")


def test_a_line_above_a_page_s_only_sentence_is_no_title() -> None:
    rows = "".join(f"<div><a href='/n/{n}.html'>青石基金关于第{n}号基金分红的公告</a></div>" for n in range(30))
    foot = "<div>公司地址： 青石市环城路4号青石大厦901室</div><div>版权所有 青石基金</div><div>如与纸质文件不符，请以纸质文件为准。</div>"
    page = response_of(f"<div><a href='/xxpl/'>信息披露</a></div>{rows}{foot}", head="<title>青石基金|信息披露</title>")
    document = document_of(page)
    assert "公司地址" not in (title_of(document, weigh(document).roles).text or "")


def test_a_title_above_a_digest() -> None:
    parts = f"<p><b>【三座水库完成加固】</b></p>{PARAGRAPHS}<p><b>【石桥集市照常开放】</b></p>{PARAGRAPHS}"
    article = extract_article(
        response_of(f"<p>每日早读：水库与稻田的消息</p><div>{parts}</div>", head="<title>青石在线</title>")
    )
    assert article is not None
    assert article.title == "每日早读：水库与稻田的消息"
