"""Lines of the page inside the text, right above it or right below: they go, and the text around them stays."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article, why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, page_with, response_of

NOTICE = "版权声明：青石在线转载作品仅为传播信息，不代表本站观点。任何单位认为本站内容侵犯其权益的，应及时向本站反馈。"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<div class='read-on'>请登录继续阅读</div>", id="to-sign-in"),
        pytest.param("<p>在APP内阅读体验更佳</p>", id="to-use-an-app"),
        pytest.param("<p>全文共1922字，阅读大约需要6分钟</p>", id="how-long-it-takes"),
        pytest.param("<div>ADVERTISEMENT</div>", id="the-word-above-an-advertisement"),
        pytest.param("<p>【扫码下载青石在线客户端 阅读更多资讯】</p>", id="a-code-in-the-middle"),
        pytest.param("<div class='vjs-text'>Stream Type LIVE</div><div>剩余时间 -0:00</div>", id="a-player's-words"),
        pytest.param("<div>请同意我们的隐私权规范，才能启用听新闻的功能。</div>", id="to-agree"),
        pytest.param(
            "<div class='more'><a href='/n/9'>延伸阅读 青石水库开放参观</a></div>", id="another-article-without-a-colon"
        ),
    ],
)
def test_a_line_in_the_middle(line: str) -> None:
    article = extract_article(page_with(f"<div class='x9'><p>{FIRST}</p><p>{SECOND}</p>{line}<p>{THIRD}</p></div>"))
    assert article is not None
    assert article.body == TEXT


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(
            f"<div class='x9'>{PARAGRAPHS}<div class='pay-layer'><p>本文共计1288字，订阅后继续阅读</p><a>登录</a> <a>订阅</a></div></div>",
            TEXT,
            id="a-layer-to-pay",
        ),
        pytest.param(
            f"<div class='x9'><p>{FIRST}</p><p>{SECOND}</p><p>【扫码下载青石在线客户端 阅读更多资讯】</p><p>特此通知。</p><p>青石县水务局</p></div>",
            f"{FIRST}\n{SECOND}\n特此通知。\n青石县水务局",
            id="a-code-above-the-end-of-a-letter",
        ),
        pytest.param(f"<div class='x9'><p>文｜林一舟</p>{PARAGRAPHS}</div>", TEXT, id="who-wrote-it-above-the-text"),
        pytest.param(
            f"<div class='x9'>{PARAGRAPHS}</div><div class='hot'><h3>热播榜</h3>"
            + "".join(
                f"<div class='v'><a href='/v/{n}'>桐岭镇第{n}次集市照常开放</a><span>{THIRD}{THIRD}</span></div>"
                for n in range(6)
            )
            + "</div>",
            TEXT,
            id="films-with-summaries-below-the-text",
        ),
        pytest.param(
            f"<div class='x9'><p>{FIRST}</p><div class='ez-toc-v2'><p>目录</p><a href='#a'>闸门</a></div><p>{SECOND}</p><p>{THIRD}</p></div>",
            TEXT,
            id="a-table-of-contents",
        ),
        pytest.param(
            f"<div class='x9'><p>{FIRST}</p><p>{SECOND}</p><p style='display:none'>原标题：三座小水库完工</p>"
            f"<p>{THIRD}<a href='/'>返回青石，查看更多</a></p></div>",
            TEXT,
            id="a-hidden-title-in-the-middle",
        ),
        pytest.param(f"<div>{PARAGRAPHS}<p>发布时间：2023-04-24</p></div>", TEXT, id="when-it-was-put-up"),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>时间：2023年5月4日</p></div>",
            f"{TEXT}\n时间：2023年5月4日",
            id="when-the-thing-is",
        ),
        pytest.param(f"<div><div class='bq'>{NOTICE}</div>{PARAGRAPHS}</div>", TEXT, id="a-notice-above"),
        pytest.param(
            f"<div><p>安徽</p><p>青石医院主治医师,健康领域创作者</p>{PARAGRAPHS}</div>",
            TEXT,
            id="what-a-platform-says-of-the-account",
        ),
        pytest.param(f"<div>{PARAGRAPHS}<p>■</p></div>", TEXT, id="the-mark-of-the-end"),
        pytest.param(f"<div>{PARAGRAPHS}<p>0 0 0 0 分享到：</p></div>", TEXT, id="counters-before-buttons"),
        pytest.param(
            f"<div>{PARAGRAPHS}</div><div>作者：<a>水边人</a> 回复日期：2023-5-4 19:32:00</div><div>说得对，早该修了。</div>"
            "<div>作者：<a>过路人</a> 回复日期：2023-5-4 20:01:00</div><div>希望各县都查一查。</div>",
            TEXT,
            id="replies-of-an-old-forum",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>闸门已经换好。本文转自：sw.qingshi.example/12.html，版权归原作者所有。</p></div>",
            f"{TEXT}\n闸门已经换好。",
            id="a-notice-glued-to-a-short-sentence",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>闸门已经换好。原文链接：http://sw.qingshi.example/12.html【免责声明】本文来源于网络。如有侵权请联系我们。</p></div>",
            f"{TEXT}\n闸门已经换好。",
            id="a-link-and-a-notice-glued-to-a-short-sentence",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>原文连接 | <a href='http://sw.qingshi.example/12.html'>阅读原文</a></p></div>",
            TEXT,
            id="a-link-behind-a-line",
        ),
        pytest.param(
            f"<div><p>时间：2023年4月20日上午9时30分</p><p>地点：青石县水务局</p>{PARAGRAPHS}</div>",
            f"时间：2023年4月20日上午9时30分\n地点：青石县水务局\n{TEXT}",
            id="when-and-where-it-was-said",
        ),
        pytest.param(
            "<div class='content'><div><p>2月9日闭馆一天。</p><p>2月10日至2月17日9:00至17:00开放，小书房照常开放。</p></div><h2>新书推荐</h2>"
            + "".join(f"<div><h4><a href='/b/{n}'>青石水利史料汇编第{n}册</a></h4><p>{FIRST}</p></div>" for n in range(8))
            + "</div>",
            "2月9日闭馆一天。\n2月10日至2月17日9:00至17:00开放，小书房照常开放。",
            id="a-few-words-above-longer-items",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>稿件最初出处网址：http://sw.qingshi.example/art/12.html</p></div>",
            TEXT,
            id="an-address-behind-any-label",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>报名网址：http://sw.qingshi.example/bm</p></div>",
            f"{TEXT}\n报名网址：http://sw.qingshi.example/bm",
            id="an-address-that-the-text-gives",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>via 青石晚报</p><p>Source url: http://w.qingshi.example/c12</p></div>",
            TEXT,
            id="a-blog-s-thanks",
        ),
        pytest.param(
            f"<div><p>本文来自微信公众号：青石水工（ID：qssg），作者：林一舟，编辑：周也，头图来自：视觉青石</p>{PARAGRAPHS}</div>",
            TEXT,
            id="where-it-was-first",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>下载青石社「一手新闻」app，每日不漏接！</p></div>",
            TEXT,
            id="a-call-with-a-product-in-corner-brackets",
        ),
        pytest.param(
            f"<font id='zoom'><p>{FIRST}<p>{SECOND}<p>{THIRD}</font>",
            TEXT,
            id="a-font-that-a-parser-opens-again-in-the-last-paragraph",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}</div><div>本文为作者原创，未经授权禁止转载</div><div>举报 分享 转发 评论 赞</div>"
            + "".join(f"<div><a>网友{n}</a>：说得对，早该修了。</div><div>2023-05-{n}</div>" for n in range(10, 18)),
            TEXT,
            id="a-notice-and-buttons-above-comments",
        ),
        pytest.param(
            f"<div id='pressrelease'>{PARAGRAPHS}完<br>二零二三年四月二十四日（星期一）<br>香港时间１５时３０分</div>"
            "<div><a href='/'>返回</a> 新闻资料库 昨日新闻 返回页首</div>",
            TEXT,
            id="the-end-of-a-press-release",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}</div><div><p>相关文件</p><a href='/zc/1.htm'>水库管理办法</a></div><div><p>{NOTICE[5:]}</p></div>",
            TEXT,
            id="the-document-that-is-explained",
        ),
    ],
)
def test_body(markup: str, expected: str) -> None:
    article = extract_article(page_with(markup))
    assert article is not None
    assert article.body == expected


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<div><p>文｜林一舟</p><p>编辑｜周也</p>{PARAGRAPHS}</div>", id="between-byline-and-text"),
        pytest.param(
            f"<div>{PARAGRAPHS}</div><p>专题：<a href='/zt'>水库加固进行时</a></p><div>(责任编辑：周也)</div>"
            + "".join(f"<li><a href='/{n}'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(6)),
            id="behind-the-first-line-of-a-list",
        ),
    ],
)
def test_an_editor_is_not_lost(markup: str) -> None:
    article = extract_article(page_with(markup))
    assert article is not None
    assert article.editor == "周也"


def test_who_replies_is_not_the_author() -> None:
    replies = "<div>作者：<a>水边人</a> 回复日期：2023-5-4 19:32:00</div><div>说得对，早该修了。</div>"
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div>{PARAGRAPHS}</div>{replies}"))
    assert article is not None
    assert (article.author, article.published) == (None, None)


def test_where_it_was_first_is_read() -> None:
    line = "本文来自微信公众号：青石水工（ID：qssg），作者：何田，编辑：周也，头图来自：视觉青石"
    article = extract_article(response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p><div><p>{line}</p>{PARAGRAPHS}</div>"))
    assert article is not None
    assert (article.source_name, article.author, article.editor) == ("青石水工", "何田", "周也")


def test_the_author_in_an_epaper_s_comment() -> None:
    comment = "<!--enpproperty <articleid>77</articleid><date>2023-04-24</date><author>汪以宁</author><title>闸</title>/enpproperty-->"
    shown = extract_article(response_of(f"<h1>{TITLE}</h1><p>□ 汪以宁青石晚报 2023-04-24</p>{comment}<div>{PARAGRAPHS}</div>"))
    hidden = extract_article(response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p>{comment}<div>{PARAGRAPHS}</div>"))
    assert shown is not None
    assert hidden is not None
    assert (shown.author, hidden.author) == ("汪以宁", None)


FOOT = "<p>主办：青石县人民政府 承办：青石县融媒体中心 技术支持：青石软件</p><p>地址：青石大道1号 邮编：781072 联系电话：0514-3006917</p>"


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        pytest.param("".join(f"<img src='/p{n}.jpg'>" for n in range(6)), "photos", id="pictures"),
        pytest.param("<p>您的浏览器版本过低，请升级浏览器后观看</p>", "empty", id="a-player"),
    ],
)
def test_buttons_and_the_page_s_foot_are_no_text(shown: str, reason: str) -> None:
    bar = "<div><a href='/1'>上一组</a> <a href='/3'>下一组</a> 查看原图 幻灯播放</div>"
    assert why_not_article(page_with(f"{shown}{bar}<div>{FOOT}</div>")) == reason


def test_goods_are_no_article() -> None:
    page = response_of(f"<h1>{TITLE}</h1><p>价格：￥1,680.00 更新时间：2023-04-24</p><button>加入购物车</button>{PARAGRAPHS}")
    assert why_not_article(page) == "form"
    assert why_not_article(page_with(f"<p>顾客点下加入购物车以后，{FIRST}</p>{PARAGRAPHS}{META}")) is None


def test_a_short_notice_above_excerpts() -> None:
    excerpts = "".join(f"<p><a href='/n/{n}'>桐岭镇第{n}次集市照常开放</a></p><p>{THIRD}</p>" for n in range(8))
    below = "<div class='ly'>信息来源：青石自来水公司 发布日期：2022年03月08日</div>"
    article = extract_article(
        response_of(
            f"<div class='box'><h3>停水通知</h3><div><p>桃源路3月9日8时至18时停水，请先储水。</p></div>{below}</div><div>{excerpts}</div>",
            head="<title>停水通知</title>",
        )
    )
    assert article is not None
    assert article.body == "桃源路3月9日8时至18时停水，请先储水。"


@pytest.mark.parametrize(
    ("line", "published", "stays"),
    [
        pytest.param(
            "Oct 20, 2023 1:00:30 PM | 来源：青石日报", "2023-10-20T13:00:30+08:00", False, id="in-english-with-a-source"
        ),
        pytest.param("Sun Feb 12 14:04:41 CST 2023", "2023-02-12T14:04:41+08:00", False, id="as-java-writes-it"),
        pytest.param("Oct 20, 2023，青石县的老站长写下第一行字。", None, True, id="a-sentence-with-a-day-in-english"),
        pytest.param("施工图上用英文写着 Oct 20, 2023，没有人知道是谁写的。", None, True, id="an-english-day-in-a-sentence"),
    ],
)
def test_a_day_in_an_unusual_form_above_the_text(line: str, published: str | None, stays: bool) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div class='x9'><p>{line}</p>{PARAGRAPHS}</div>"))
    assert article is not None
    assert article.body == (f"{line}\n{TEXT}" if stays else TEXT)
    assert stays or article.published == published


ROW = "<p>桐岭镇第{n}次集市照常开放，村民说渡口的船照常开。</p><p>来源：青石日报 2023-04-{n}</p>"


@pytest.mark.parametrize(
    ("line", "stays", "published", "author"),
    [
        pytest.param("撰稿：林一舟 2024-01-09", False, "2024-01-09", "林一舟", id="who-wrote-it-and-when"),
        pytest.param("来源：青石日报 2024-01-09 09:15", False, "2024-01-09T09:15+08:00", None, id="where-it-is-from-and-when"),
        pytest.param("时间：2024年1月9日", True, "2024-01-09", None, id="when-a-thing-is"),
        pytest.param("撰稿：林一舟", True, None, "林一舟", id="who-wrote-it-without-a-day"),
    ],
)
def test_a_byline_behind_the_first_paragraph(line: str, stays: bool, published: str | None, author: str | None) -> None:
    markup = f"<h1>{TITLE}</h1><div id='zoom'><p>{FIRST}{SECOND}</p><p>{line}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    article = extract_article(response_of(markup))
    assert article is not None
    assert article.body.split("\n") == [FIRST + SECOND, *([line] if stays else []), SECOND, THIRD]
    assert (article.published, article.author) == (published, author)


def test_rows_with_source_and_day_each_are_no_bylines() -> None:
    rows = "".join(ROW.format(n=n) for n in (10, 11, 12))
    article = extract_article(page_with(f"<div id='zoom'><p>{FIRST}</p>{rows}<p>{THIRD}</p></div>"))
    assert article is not None
    assert article.body.count("来源：青石日报 2023-04-1") == 3


def test_facts_up_to_six_lines_above_the_title() -> None:
    facts = "<p>发布时间：2023-04-24</p><p>来源：青石日报</p><p>编辑：周也</p><p>浏览：88</p><p>字号：大 中 小</p><p>打印</p>"
    article = extract_article(response_of(f"{facts}<h1>{TITLE}</h1>{PARAGRAPHS}"))
    assert article is not None
    assert (article.published, article.source_name, article.editor) == ("2023-04-24", "青石日报", "周也")


@pytest.mark.parametrize(
    ("card", "lines"),
    [
        pytest.param("<a href='/n/9'><div>桐岭镇集市照常开放</div><div>点击查看</div></a>", [], id="another-article"),
        pytest.param("<p><a href='/n/9'>桐岭镇集市照常开放<br>点击查看详情</a></p>", [], id="another-article-in-a-paragraph"),
        pytest.param(
            "<a href='/f/9.pdf'><div>加固清单.pdf</div><div>点击查看</div></a>", ["加固清单.pdf", "点击查看"], id="a-file"
        ),
        pytest.param(
            "<p>桐岭镇集市照常开放</p><p><a href='/n/9'>点击查看</a></p>",
            ["桐岭镇集市照常开放", "点击查看"],
            id="not-in-one-link",
        ),
        pytest.param(
            "<a href='/n/9'><div>桐岭镇集市照常开放</div><div>点击查看桐岭镇地图</div></a>",
            ["桐岭镇集市照常开放", "点击查看桐岭镇地图"],
            id="more-than-a-call",
        ),
    ],
)
def test_a_card_between_paragraphs(card: str, lines: list[str]) -> None:
    article = extract_article(page_with(f"<div id='zoom'><p>{FIRST}</p><p>{SECOND}</p>{card}<p>{THIRD}</p></div>"))
    assert article is not None
    assert article.body.split("\n") == [FIRST, SECOND, *lines, THIRD]
