"""Source, author and editor of whole pages that name them above the text: which of all names there is the article's."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import PARAGRAPHS, TITLE, response_of


@pytest.mark.parametrize(
    ("markup", "source", "author"),
    [
        # The anchor's text alone is the source; what follows it is the place that it was posted from.
        pytest.param(
            "<div>2023-04-24 来源: <a href='/m'>青石住建</a> 新河 举报</div>", "青石住建", None, id="anchor-after-来源"
        ),
        pytest.param("<div>By Lin Yizhou | Updated: 2023-04-24 10:51</div>", None, "Lin Yizhou", id="who-wrote-alone"),
        pytest.param("<div>Policies | Updated: 2023-04-24 10:51</div>", None, None, id="a-column-in-English"),
        pytest.param("<div>Qingshi Daily | Updated: 2023-04-24 10:51</div>", "Qingshi Daily", None, id="an-English-edition"),
        pytest.param(
            "<div>By Lin Yizhou | Qingshi Daily | Updated: 2023-04-24</div>", "Qingshi Daily", "Lin Yizhou", id="with-who-wrote"
        ),
        pytest.param(
            "<p>2023/4/24 8:27|发布者: admin|查看: 10|评论: 0|原作者: 林一舟|来自: 青石县水务局 <a href='http://a.gov.cn/c/20230423/5.htm'>查看原文</a></p>",
            "青石县水务局",
            "林一舟",
            id="Discuz's-portal",
        ),
        pytest.param(
            "<div>来源：<a href='/m'>青石网</a>－《青石日报》 2023-04-24</div>",
            "青石网－《青石日报》",
            None,
            id="anchor-that-goes-on",
        ),
        pytest.param(
            "<div>来源：<span class='s'>青石日报</span><span class='p'>新河</span> 2023-04-24</div>",
            "青石日报",
            None,
            id="sibling",
        ),
        pytest.param(
            "<div>来源：<span>青石</span><span>日报</span> 2023-04-24</div>", "青石日报", None, id="one-name-in-two-elements"
        ),
        pytest.param(
            "<div>来源：青石网 <b>作者：林一舟</b><span>头版</span> 2023-04-24</div>",
            "青石网",
            "林一舟",
            id="element-ends-the-author",
        ),
        pytest.param(
            "<div><span>2023-04-24 07:31</span><span>新河</span><span>青石发布官方账号</span></div>",
            "青石发布",
            None,
            id="account",
        ),
        pytest.param(
            "<div><span class='source'>青石报 记者 林一舟</span> 2023-04-24</div>", "青石报", None, id="marked-source"
        ),
        # Hospitals: what is behind the name, in a link, is to be rung up.
        pytest.param(
            "<h3>文章来源：青石康健医院<a href='/swt/'>咨询电话：0575-0000000</a></h3>",
            "青石康健医院",
            None,
            id="link-behind-it",
        ),
        pytest.param(
            "<div>来源：青石<a href='/m'>县融媒体中心</a> 2023-04-24</div>", "青石县融媒体中心", None, id="link-in-it"
        ),
    ],
)
def test_names_end_with_their_elements(markup: str, source: str, author: str | None) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{markup}{PARAGRAPHS}"))
    assert article is not None
    assert (article.source_name, article.author) == (source, author)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        pytest.param("http://www.jingshi.example/", "镜石新闻网", id="another-site's-home"),
        pytest.param("http://www.jingshi.example/a/1.html", None, id="another-site's-page"),
        pytest.param("http://www.qingshi.example/", None, id="the-site's-own-home"),
        pytest.param("/", None, id="its-own-in-short"),
    ],
)
def test_a_link_to_the_outlet_beside_the_date(href: str, expected: str | None) -> None:
    """Pages of qq.com of about 2012 name the outlet by a link to its home, between a column and the date."""
    markup = (
        f"<h1>{TITLE}</h1><div><span>社会</span><span class='w'><a href='{href}'>镜石新闻网</a></span><span>[微博]</span>"
        f"<span>2023-04-24 09:15</span></div>{PARAGRAPHS}"
    )
    article = extract_article(response_of(markup, url="http://news.qingshi.example/a/1024.html"))
    assert article is not None
    assert article.source_name == expected


@pytest.mark.parametrize(
    ("above", "source", "author"),
    [
        pytest.param(
            "<time>2023-04-24 09:15</time><a href='/category/5' rel='category tag'>通知公告</a>", None, None, id="column"
        ),
        pytest.param(
            "<time>2023-04-24</time><span>作者：</span><span><a href='/category/5' rel='category tag'>部门动态</a></span>",
            None,
            None,
            id="column-behind-an-empty-label",
        ),
        pytest.param(
            "<p>来源：青石县水务局 作者：青石县水务局 日期：2023-04-24</p>", "青石县水务局", "青石县水务局", id="one-office"
        ),
        pytest.param(
            "<p><span>来源 | 青石网</span><span>作者 | 水务局</span><span>日期:2023/4/24</span></p>",
            "青石网",
            "水务局",
            id="bars",
        ),
        pytest.param(
            "<p><span>稿源：青石网</span><span>2023/4/24 09:15</span><span>文：林一舟 何田</span></p>",
            "青石网",
            "林一舟 何田",
            id="glued",
        ),
        pytest.param("<p><span class='from'>青石报</span><span>2023-04-24</span></p>", "青石报", None, id="marked"),
        pytest.param(
            "<div><label>来源</label><span>青石日报</span><label>时间</label><span>2023-02-17 14:18</span><label>作者</label><span>林一舟</span></div>",
            "青石日报",
            "林一舟",
            id="labels-that-are-elements",
        ),
        pytest.param(
            "<p><span>2023-04-24</span><span>阅读</span><span>88</span><span>来源</span><span>青石日报</span></p>",
            "青石日报",
            None,
            id="a-counter-and-a-source-that-are-elements",
        ),
        # Label and value each in an element, without a colon: generated pages.
        pytest.param(
            "<dl><dd><b>日期</b><i>2023-04-24</i></dd><dd><b>来源</b><i>青石县供销社</i></dd></dl>",
            "青石县供销社",
            None,
            id="one-label-a-line",
        ),
        pytest.param(
            "<p>2023-04-24</p><p><b>作者</b> <i>林一舟</i></p><p><b>来源</b> <a href='/m'>青石县供销社</a></p>",
            "青石县供销社",
            "林一舟",
            id="one-label-a-line-and-a-space",
        ),
        pytest.param(
            "<dl><dt>来源</dt><dd>青石县供销社</dd><dt>日期</dt><dd>2023-04-24</dd></dl>", "青石县供销社", None, id="terms"
        ),
        pytest.param("<dl><dt>来源</dt><dd>青石县供销社</dd></dl><p>2023-04-24</p>", "青石县供销社", None, id="one-term"),
        pytest.param(
            "<p>时间：2023-04-24　文章作者：林一舟　新闻来源：　【字号：大 小】</p>",
            None,
            "林一舟",
            id="a-word-of-the-next-label",
        ),
        pytest.param("<p>2023-04-24</p><p><b>编辑</b><i>删除</i></p>", None, None, id="two-buttons"),
        pytest.param(
            "<p>2023-04-24</p><p><b>来源</b><i>青石</i>的三座水库</p>", None, None, id="an-element-that-does-not-end-the-line"
        ),
        pytest.param("<p>2023-04-24</p><p><a>来源</a><a>作者</a><a>编辑</a></p>", None, None, id="nothing-but-labels"),
    ],
)
def test_names_above_the_text(above: str, source: str | None, author: str | None) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{above}<div class='content'>{PARAGRAPHS}</div>"))
    assert article is not None
    assert (article.source_name, article.author) == (source, author)
    assert article.body.startswith(PARAGRAPHS[3:10])


@pytest.mark.parametrize(
    ("line", "source"),
    [
        pytest.param("《 青石日报 》（ 2023年04月24日 01 版）", "青石日报", id="as-epapers-have-it"),
        pytest.param("《青石周刊》（2023年第8期）", None, id="no-day"),
        pytest.param("《水库记》（2023年04月24日）", None, id="no-newspaper"),
        pytest.param("【青石时报╱记者林一舟／石桥报导】", "青石时报", id="with-its-reporter"),
        pytest.param("青石新闻网 (2023-04-24 16:58)", "青石新闻网", id="a-portal-with-the-minute"),
        pytest.param("【石桥水库／记者见闻】", None, id="a-column-on-a-place"),
    ],
)
def test_the_newspaper_with_its_day_and_page(line: str, source: str | None) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div>{line}</div>{PARAGRAPHS}"))
    assert article is not None
    assert article.source_name == source


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "2023-04-24 13:48　来源链接：<a href='http://sw.qingshi.example/art_8_9.html'>青石县商务局</a>　整理：何田",
            "青石县商务局",
        ),
        ("2023-04-24 13:48　来源链接：http://sw.qingshi.example/art_8_9.html", None),
    ],
    ids=["the-link-is-a-name", "the-link-is-an-address"],
)
def test_a_link_to_the_source_in_the_line_of_the_date(line: str, expected: str | None) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1><p>{line}</p>{PARAGRAPHS}"))
    assert article is not None
    assert article.source_name == expected


def test_a_bare_byline_that_is_cut_is_the_author() -> None:
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><div>2023-04-24</div><div id='zoom'><p>青石报记者 林一舟</p>{PARAGRAPHS}</div>")
    )
    assert article is not None
    assert (article.author, "林一舟" in (article.body or "")) == ("林一舟", False)


@pytest.mark.parametrize(
    ("cells", "source", "editor"),
    [
        pytest.param("<th>来源</th><td>青石日报</td><th>责任编辑</th><td>周也</td>", "青石日报", "周也", id="two-labels"),
        pytest.param("<th>信息来源</th><td></td><th>所属栏目</th><td>部门动态</td>", None, None, id="an-empty-source"),
    ],
)
def test_names_in_the_cells_of_a_table(cells: str, source: str | None, editor: str | None) -> None:
    table = f"<table><tr>{cells}</tr><tr><th>发布时间</th><td>2023-04-24</td></tr></table>"
    found = extract_article(response_of(f"<h1>{TITLE}</h1>{table}<div class='content'>{PARAGRAPHS}</div>"))
    assert found is not None
    assert (found.source_name, found.editor, found.published) == (source, editor, "2023-04-24")


FACTS = (
    "<dl><dt>索引号</dt><dd>12-5974</dd><dt>信息来源</dt><dd>青石县水务局</dd><dt>公开日期</dt><dd>2023-04-24</dd><dt>公开方式</dt><dd>主动公开</dd>"
    "<dt>浏览次数</dt><dd>447</dd></dl>"
)


@pytest.mark.parametrize(
    ("above", "source"),
    [
        pytest.param(FACTS, "青石县水务局", id="in-the-index-of-a-document"),
        pytest.param(
            "<div>2023-04-24 12:54</div><div>来源：<a href='/m'>青石日报</a></div>", "青石日报", id="a-link-behind-its-label"
        ),
        pytest.param(
            "<a href='/2'>省里召开推进会议</a><br><a href='/2'>来源：青石日报 2023-04-24</a>", None, id="another-item's"
        ),
        pytest.param(
            "<div>2023-04-24 12:54</div><div><a href='/m'>青石日报</a></div>", None, id="a-link-alone-is-the-navigation's"
        ),
    ],
)
def test_the_source_above_the_title(above: str, source: str | None) -> None:
    article = extract_article(response_of(f"{above}<h1>{TITLE}</h1>{PARAGRAPHS}"))
    assert article is not None
    assert article.source_name == source


def test_a_label_and_its_value_beside_a_short_text_are_no_text() -> None:
    facts = "<dl><dt>图解：三座水库这样加固</dt><dd><b>日期</b><i>2023-04-24</i></dd><dd><b>来源</b><i>青石县人力资源和社会保障局</i></dd></dl>"
    page = response_of(
        f"<section>{facts}<div><p>三座小水库加固得怎么样？下游两千亩稻田按时放水。来看图解：</p><img src='1.jpg'></div></section>",
        head="<title>图解：三座水库这样加固</title>",
    )
    article = extract_article(page)
    assert article is not None
    assert article.source_name == "青石县人力资源和社会保障局"
    assert article.body == "三座小水库加固得怎么样？下游两千亩稻田按时放水。来看图解："
