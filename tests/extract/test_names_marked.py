"""Source and author of whole pages whose code says what an element or a meta names: WeChat's, qq.com's, a class, a meta author."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import PARAGRAPHS, TITLE, response_of


def test_names_that_qq_com_marks() -> None:
    """Pages of qq.com until about 2019 say in `bosszone` what an element holds."""
    markup = (
        f"<h1>{TITLE}</h1><div><span class='a1'><a href='/c'>社会</a></span><span class='a2' bosszone='jgname'>青石报</span>"
        f"<span class='a3' bosszone='author'>林一舟</span><span>2023-04-24</span></div>{PARAGRAPHS}"
    )
    article = extract_article(response_of(markup, url="http://news.qq.com/a/20230424/012345.htm"))
    assert article is not None
    assert (article.source_name, article.author) == ("青石报", "林一舟")


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


@pytest.mark.parametrize(
    ("above", "author"),
    [
        pytest.param("作者：文/《青石公路》特约记者 何田 来源：青石网", "何田", id="the-byline-wins"),
        pytest.param("来源：青石网", "Lin Yizhou", id="in-brackets-and-in-English"),
    ],
)
def test_a_meta_author_in_english(above: str, author: str) -> None:
    markup = f"<h1>{TITLE}</h1><div>{above} 2023-04-24</div>{PARAGRAPHS}<p>Copyright © 2023 Lin Yizhou</p>"
    article = extract_article(response_of(markup, head=f"<title>{TITLE}</title><meta name='author' content='[Lin Yizhou]'>"))
    assert article is not None
    assert article.author == author


def test_a_label_of_a_source_without_one() -> None:
    """A meta author is then none, nor is the label itself, in an element for sources."""
    head = f"<title>{TITLE}</title><meta name='author' content='青石县水务局'>"
    for label in ("来源：", "<span class='ly'>稿件来源：</span><span>访问量：8</span>"):
        article = extract_article(response_of(f"<h1>{TITLE}</h1><p>2023-04-24 {label}</p>{PARAGRAPHS}", head=head))
        assert article is not None
        assert article.source_name is None


@pytest.mark.parametrize("named", ["青石网络", "青石新闻网何田", "品牌策划:石桥互动", "石桥设计室", "Qingshi Media"])
def test_a_meta_author_that_made_the_site_or_holds_the_editor_is_none(named: str) -> None:
    markup = f"<h1>{TITLE}</h1><div>来源：青石网 2023-04-24</div>{PARAGRAPHS}<p>责任编辑：何田</p>"
    article = extract_article(response_of(markup, head=f"<title>{TITLE}</title><meta name='author' content='{named}'>"))
    assert article is not None
    assert article.author is None


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
        pytest.param("<p>2023-04-24 由 <a rel='author' href='/u/3'>何田</a> 发布</p>", None, id="who-posted-it"),
        pytest.param("<p>2023-04-24 责任编辑 <a rel='author' href='/u/3'>何田</a></p>", None, id="an-editor-without-a-colon"),
        pytest.param("<p>2023-04-24 记者 <a rel='author' href='/u/3'>何田</a></p>", "何田", id="a-reporter-without-a-colon"),
        pytest.param("<p><span class='author'>石桥镇</span></p>", None, id="a-place"),
        pytest.param("<p><span class='author'>党建工作</span></p>", None, id="a-column"),
        pytest.param("<div class='author'>三座水库加固完成，稻田放水</div>", None, id="a-sentence"),
    ],
)
def test_an_element_that_is_named_for_who_wrote_it(markup: str, author: str | None) -> None:
    found = extract_article(response_of(f"<h1>{TITLE}</h1>{markup}<p>2023-04-24 来源：青石日报</p>{PARAGRAPHS}"))
    assert found is not None
    assert found.author == author


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
