"""Source, author and editor of whole pages: which of all that they name is the article's."""

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


def test_names_that_qq_com_marks() -> None:
    """Pages of qq.com until about 2019 say in `bosszone` what an element holds."""
    markup = (
        f"<h1>{TITLE}</h1><div><span class='a1'><a href='/c'>社会</a></span><span class='a2' bosszone='jgname'>青石报</span>"
        f"<span class='a3' bosszone='author'>林一舟</span><span>2023-04-24</span></div>{PARAGRAPHS}"
    )
    article = extract_article(response_of(markup, url="http://news.qq.com/a/20230424/012345.htm"))
    assert article is not None
    assert (article.source_name, article.author) == ("青石报", "林一舟")


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(
            "<div class='comments'><div class='cmt'>路人甲 <p>作者：林一舟 来源：朋友圈</p></div></div>", id="remarks"
        ),
        pytest.param(
            "<div class='t_f reply'>路人甲 发表于 2023-4-25 10:13</div><div class='reply'>作者：林一舟</div>", id="replies"
        ),
        pytest.param(
            f"<div class='side'>{'<h4><a href=/2>桐岭镇集市照常开放</a></h4><p>来源：晚报 作者：林一舟</p>' * 3}</div>",
            id="other-articles",
        ),
        pytest.param(
            "<div class='related'><p>相关报道</p><p>《桐岭镇集市照常开放》 作者：林一舟 来源：青石晚报</p></div>",
            id="one-other-article",
        ),
        pytest.param("<div class='sidebar'><p>人物</p><p>作者：林一舟</p></div>", id="a-box-beside-with-a-heading"),
        pytest.param(
            "<div class='hot-box'><h4>热门</h4><p>桐岭镇集市照常开放 来源：青石晚报</p></div>", id="a-box-of-what-is-read-most"
        ),
        pytest.param(
            f"<div class='related'>{'<p><a href=/2>桐岭镇集市照常开放</a></p><p>责任编辑：何田</p>' * 2}</div>",
            id="editors-of-other-articles",
        ),
        pytest.param(
            "<p class='ly'>来源：</p><div class='x'><h3>最新文章</h3><ul><li><a href='/2'>桐岭镇集市</a></li></ul></div>",
            id="heading-of-a-list",
        ),
    ],
)
def test_what_stands_below_names_nobody(below: str) -> None:
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><p>发布时间：2023-04-24</p><div class='content'>{PARAGRAPHS}</div>{below}")
    )
    assert article is not None
    assert (article.source_name, article.author, article.editor) == (None, None, None)


@pytest.mark.parametrize(
    ("box", "source", "editor"),
    [
        pytest.param("<p>来源：青石日报</p><p>责任编辑：何田</p>", "青石日报", "何田", id="nothing-but-facts"),
        pytest.param(
            "<p>责任编辑：何田</p><h4>相关报道</h4><p>桐岭镇集市照常开放 来源：青石晚报</p>", None, "何田", id="above-a-list"
        ),
    ],
)
def test_facts_in_a_box_beside_the_text(box: str, source: str | None, editor: str) -> None:
    article = extract_article(
        response_of(
            f"<h1>{TITLE}</h1><p>发布时间：2023-04-24</p><div class='content'>{PARAGRAPHS}</div><div class='side'>{box}</div>"
        )
    )
    assert article is not None
    assert (article.source_name, article.editor) == (source, editor)


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
        pytest.param("<p>2023-04-24</p><p><a>来源</a><a>作者</a><a>编辑</a></p>", None, None, id="nothing-but-labels"),
    ],
)
def test_names_above_the_text(above: str, source: str | None, author: str | None) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{above}<div class='content'>{PARAGRAPHS}</div>"))
    assert article is not None
    assert (article.source_name, article.author) == (source, author)
    assert article.body.startswith(PARAGRAPHS[3:10])


def test_an_office_that_a_wechat_account_calls_the_author() -> None:
    """Where the meta says so too; the same words alone may be what kind of text it is."""
    shown = "<span class='rich_media_meta rich_media_meta_text'>青石县就业服务中心</span>"
    markup = (
        f"<div class='rich_media'><h1 class='rich_media_title'>{TITLE}</h1><div>{shown}<a id='js_name'>青石发布</a></div>"
        f"<div class='rich_media_content' id='js_content'>{PARAGRAPHS}</div></div><script>var nickname = \"青石发布\";</script>"
    )
    for head, author in (("<meta name='author' content='青石县就业服务中心'>", "青石县就业服务中心"), ("", None)):
        article = extract_article(response_of(markup, head=head, url="https://mp.weixin.qq.com/s/aBc"))
        assert article is not None
        assert (article.source_name, article.author) == ("青石发布", author)


def test_the_person_beside_a_wechat_account() -> None:
    markup = (
        f"<div class='rich_media'><h1 class='rich_media_title'>{TITLE}</h1><div class='rich_media_meta_list'>"
        "<span class='rich_media_meta icon'>原创</span><span class='rich_media_meta rich_media_meta_text'>林一舟</span>"
        "<span class='rich_media_meta rich_media_meta_nickname'><a id='js_name'>青石发布</a></span></div>"
        f"<div class='rich_media_content' id='js_content'>{PARAGRAPHS}</div></div>"
        '<script>var nickname = "青石发布"; var ct = "1682298900";</script>'
    )
    article = extract_article(response_of(markup, url="https://mp.weixin.qq.com/s/aBc"))
    assert article is not None
    assert (article.source_name, article.author) == ("青石发布", "林一舟")


@pytest.mark.parametrize(
    ("shown", "author"),
    [
        pytest.param("58林一舟", "58林一舟", id="a-pen-name"),
        pytest.param("青海", None, id="where-it-was-posted-from"),
        pytest.param("3天前", None, id="when"),
    ],
)
def test_what_stands_beside_a_wechat_account(shown: str, author: str | None) -> None:
    markup = (
        f"<div class='rich_media'><h1 class='rich_media_title'>{TITLE}</h1><span class='rich_media_meta rich_media_meta_text'>{shown}</span>"
        f"<div class='rich_media_content' id='js_content'>{PARAGRAPHS}</div></div>"
        '<script>var nickname = "青石发布"; var ct = "1682298900";</script>'
    )
    article = extract_article(response_of(markup, url="https://mp.weixin.qq.com/s/aBc"))
    assert article is not None
    assert article.author == author


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


def test_a_meta_author_who_is_only_an_editor_is_no_author() -> None:
    markup = f"<h1>{TITLE}</h1><div>来源：青石网 2023-04-24</div>{PARAGRAPHS}<p>编辑：周也 责任编辑：何田</p>"
    article = extract_article(response_of(markup, head=f"<title>{TITLE}</title><meta name='author' content='周也'>"))
    assert article is not None
    assert (article.author, article.editor) == (None, "何田")


@pytest.mark.parametrize(("named", "editor"), [("林一舟", "林"), ("何田田", "何田")])
def test_a_meta_author_whose_name_holds_the_editor_s(named: str, editor: str) -> None:
    markup = f"<h1>{TITLE}</h1><div>来源：青石网 2023-04-24</div>{PARAGRAPHS}<p>责任编辑：{editor}</p>"
    article = extract_article(response_of(markup, head=f"<title>{TITLE}</title><meta name='author' content='{named}'>"))
    assert article is not None
    assert article.author == named


@pytest.mark.parametrize("named", ["青石网络", "青石新闻网何田"])
def test_a_meta_author_that_made_the_site_or_holds_the_editor_is_none(named: str) -> None:
    markup = f"<h1>{TITLE}</h1><div>来源：青石网 2023-04-24</div>{PARAGRAPHS}<p>责任编辑：何田</p>"
    article = extract_article(response_of(markup, head=f"<title>{TITLE}</title><meta name='author' content='{named}'>"))
    assert article is not None
    assert article.author is None


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


def test_a_note_on_the_author_above_the_notes_on_the_text() -> None:
    notes = "<p>（作者：林一舟，系青石大学教授）</p><p>注释：</p><p>[1] 何田：《青石水利志》卷三。</p>"
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div>2023-04-24</div><div id='zoom'>{PARAGRAPHS}{notes}</div>"))
    assert article is not None
    assert article.author == "林一舟"


def test_a_bare_byline_that_is_cut_is_the_author() -> None:
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><div>2023-04-24</div><div id='zoom'><p>青石报记者 林一舟</p>{PARAGRAPHS}</div>")
    )
    assert article is not None
    assert (article.author, "林一舟" in (article.body or "")) == ("林一舟", False)


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f"<h1>{TITLE}</h1>{PARAGRAPHS}<p>来源链接：<a href='http://sw.qingshi.example/12.html'>{TITLE}</a></p>", id="linked"
        ),
        pytest.param(f"<meta name='ContentSource' content='{TITLE}'><h1>{TITLE}</h1>{PARAGRAPHS}", id="in-a-meta"),
    ],
)
def test_the_title_is_no_source(markup: str) -> None:
    article = extract_article(response_of(markup))
    assert article is not None
    assert article.source_name is None


@pytest.mark.parametrize(
    ("markup", "author"),
    [
        pytest.param("<p class='author'>本报记者 林一舟 何 田</p>", "林一舟 何田", id="people.com.cn"),
        pytest.param(
            "<p><span class='author vcard'>林一舟</span> <span class='views'>阅读 3</span></p>", "林一舟", id="WordPress"
        ),
        pytest.param("<p><span class='author vcard'>青石融媒</span></p>", None, id="an-outlet"),
        pytest.param("<p><span class='author'>admin</span></p>", None, id="nobody"),
        pytest.param("<p>责任编辑：<span class='author'>何田</span></p>", None, id="behind-another-label"),
        pytest.param("<p><span class='author'>石桥镇</span></p>", None, id="a-place"),
        pytest.param("<p><span class='author'>党建工作</span></p>", None, id="a-column"),
        pytest.param("<div class='author'>三座水库加固完成，稻田放水</div>", None, id="a-sentence"),
    ],
)
def test_an_element_that_is_named_for_who_wrote_it(markup: str, author: str | None) -> None:
    found = extract_article(response_of(f"<h1>{TITLE}</h1>{markup}<p>2023-04-24 来源：青石日报</p>{PARAGRAPHS}"))
    assert found is not None
    assert found.author == author


def test_an_editor_behind_other_articles() -> None:
    others = "".join(f"<li><a href='/{n}'>桐岭镇第{n}集市照常开放</a></li>" for n in range(6))
    below = f"<div><h3>相关阅读</h3><ul>{others}</ul></div><span><a>【纠错】</a><div>[责任编辑: 周也]</div></span>"
    found = extract_article(response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p>{PARAGRAPHS}{below}"))
    assert found is not None
    assert found.editor == "周也"


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


@pytest.mark.parametrize(
    ("line", "author"),
    [
        pytest.param("文／林一舟、何田 来源：青石云 责任编辑：周也 发布日期：2021.06.30", "林一舟、何田", id="who-wrote"),
        pytest.param("文／历史／地理的书单 来源：青石云 责任编辑：周也", None, id="other-words"),
    ],
)
def test_facts_of_one_line_below_the_text(line: str, author: str | None) -> None:
    found = extract_article(response_of(f"<h1>{TITLE}</h1><div class='content'>{PARAGRAPHS}</div><p>{line}</p>"))
    assert found is not None
    assert (found.author, found.source_name, found.editor) == (author, "青石云", "周也")


@pytest.mark.parametrize(
    ("foot", "author"),
    [
        pytest.param("版权所有：山里茶馆", None, id="the-site-s-own-name"),
        pytest.param("版权所有：青石县政府办", "山里茶馆", id="another-owner"),
        pytest.param("本站感谢山里茶馆", "山里茶馆", id="named-in-the-foot"),
    ],
)
def test_a_meta_author_that_owns_the_site(foot: str, author: str | None) -> None:
    markup = f"<h1>{TITLE}</h1><p>2023-04-24</p><div class='content'>{PARAGRAPHS}</div><div class='foot'>{foot}</div>"
    found = extract_article(response_of(markup, head=f"<title>{TITLE}</title><meta name='author' content='山里茶馆'>"))
    assert found is not None
    assert found.author == author


@pytest.mark.parametrize(
    ("above", "below", "source"),
    [
        pytest.param("<p>原文地址 ：</p><p><a href='http://a.example/1.html'>http://a.example/1.html</a></p>", "", "青石县政府网", id="the-original-s-address"),
        pytest.param("<p><a href='http://a.example/1.html'>http://a.example/1.html</a></p>", "", None, id="a-list-of-addresses"),
        pytest.param("<p><a href='/show-1024.html'>桐岭镇集市下周改期</a></p>", "", None, id="a-list-has-begun"),
        pytest.param("", "本文来源：青石晚报", None, id="behind-the-list"),
    ],
)  # fmt: skip
def test_a_source_between_an_address_and_a_list(above: str, below: str, source: str | None) -> None:
    first = f"{above}<p>本文来源：青石县政府网</p>" if above else ""
    others = "".join(f"<p><a href='/{n}'>桐岭镇第{n}次集市照常开放</a></p>" for n in range(6))
    text = f"<h1>{TITLE}</h1><p>2023-04-24</p><div class='content'>{PARAGRAPHS}</div>"
    found = extract_article(response_of(f"{text}{first}{others}<p>{below}</p>"))
    assert found is not None
    assert found.source_name == source


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
