"""Articles that only a script, or a textarea that it reads, has."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest

from crawler.extract import extract_article
from tests.extract.pages import META, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, response_of

DATA = (
    '{"id":"7","title":"'
    + TITLE
    + '","media":"青石网","pubtime":"2023-04-24 06:32:18","tags":["水"],"originContent":{"text":"'
    + PARAGRAPHS.replace("/", "\\/")
    + '"},"attribute":{}}'
)


def test_an_article_that_is_only_in_a_script() -> None:
    page = response_of(f"<div id='root'></div><script>window.DATA = {DATA}</script>")
    article = extract_article(page)
    assert article is not None
    assert (article.title, article.published, article.source_name) == (TITLE, "2023-04-24T06:32:18+08:00", "青石网")
    assert article.body == TEXT


def test_text_in_a_script_without_title_and_time_is_no_article() -> None:
    data = '{"text":"' + PARAGRAPHS + '"}'
    assert extract_article(response_of(f"<div id='root'></div><script>var tips = {data}</script>")) is None


OTHER = f"<p>{THIRD}{THIRD}{THIRD}</p><p>{SECOND}{SECOND}</p><p>{THIRD}{SECOND}{THIRD}</p>"
STATE = {
    "page": {"article": {"id": "a7", "title": TITLE, "origin": {"id": 3, "name": "青石日报"}, "page_html": PARAGRAPHS}},
    "more": [{"title": "桐岭镇集市照常开放", "page_html": OTHER}],
}
BEFORE = {"more": [OTHER], "article": [PARAGRAPHS, "林一舟", TITLE]}


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(f"window.__STATE__={json.dumps(STATE, ensure_ascii=False)};(function(){{}}())", id="names-of-its-own"),
        pytest.param(f"window.__STATE__={json.dumps(STATE)}".replace("<", "\\u003C"), id="all-letters-escaped"),
        pytest.param(
            f"push([1,{json.dumps(json.dumps(STATE, ensure_ascii=False), ensure_ascii=False)}])", id="json-in-a-string"
        ),
        pytest.param(json.dumps(BEFORE, ensure_ascii=False), id="text-before-the-title-in-a-list"),
    ],
)
def test_the_text_that_stands_next_to_the_page_title(script: str) -> None:
    """Whatever the keys are named, and however long the other texts are."""
    article = extract_article(response_of(f"<div id='app'></div><script>{script}</script>", head=f"<title>{TITLE}</title>"))
    assert article is not None
    assert (article.title, article.body) == (TITLE, TEXT)
    assert article.source_name == (None if script.startswith("{") else "青石日报")


def test_a_column_that_a_script_draws_is_no_article() -> None:
    script = json.dumps({"name": "通知公告", "list": [{"t": TITLE, "h": PARAGRAPHS}]}, ensure_ascii=False)
    assert (
        extract_article(response_of(f"<div id='app'></div><script>{script}</script>", head="<title>通知公告</title>")) is None
    )


@pytest.mark.parametrize(
    "area",
    [
        pytest.param(PARAGRAPHS.replace("<", "&lt;"), id="markup"),
        pytest.param(TEXT, id="paragraphs"),
    ],
)
def test_an_article_that_is_only_in_a_hidden_textarea(area: str) -> None:
    page = response_of(f"<h2>{TITLE}</h2>{META}<div id='show'></div><textarea style='display:none'>{area}</textarea>")
    article = extract_article(page)
    assert article is not None
    assert (article.body, article.source_name) == (TEXT, "青石日报")


def test_what_the_site_reminds_of_is_not_the_text_in_its_stead() -> None:
    page = response_of(
        f"<h2>{TITLE}</h2>{META}<div id='show'></div><textarea style='display:none'>{TEXT}</textarea>"
        "<p>特别提醒：此文内容仅供参考，不构成办理业务的依据。</p>"
    )
    article = extract_article(page)
    assert article is not None
    assert article.body == TEXT


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(
            f"var sText = {json.dumps(PARAGRAPHS)};\ndocument.getElementById('zw').innerHTML = sText;", id="into-an-element"
        ),
        pytest.param(f"var t = '{PARAGRAPHS}'; $('#zw').html(t);", id="by-jquery"),
        pytest.param(f'var t = "{PARAGRAPHS}"\ndocument.write(t)\n', id="written"),
    ],
)
def test_a_text_that_a_script_puts_on_the_page(script: str) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{META}<div id='zw'></div><script>{script}</script>"))
    assert article is not None
    assert (article.title, article.body) == (TITLE, TEXT)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(f'var t = "{PARAGRAPHS}"; track(t.length);', id="shown-nowhere"),
        pytest.param(
            f'var t = "<p>主办：青石县人民政府办公室 承办：青石县大数据中心</p>{PARAGRAPHS}<p>青ICP备001号</p>"; $("#f").html(t);',
            id="a-foot",
        ),
        pytest.param(
            'var t = "<div><p>温馨提示：您即将离开青石县政府门户网站，将要打开的链接不属于本站，内容与本站无关。</p>'
            '<p>请您注意保护个人信息。是否继续？感谢您对本站的支持和理解，祝您生活愉快。</p></div>"; $("#f").html(t);',
            id="a-question-before-a-link-leads-off-the-site",
        ),
    ],
)
def test_a_text_that_a_script_does_not_put_on_the_page(script: str) -> None:
    assert extract_article(response_of(f"<h1>{TITLE}</h1>{META}<div id='f'></div><script>{script}</script>")) is None


OF_TOUTIAO = {"data": {"title": TITLE, "content": PARAGRAPHS, "source": "青石发布", "publishTime": "2023-04-24 09:15"}}


@pytest.mark.parametrize(
    ("page_title", "data", "title"),
    [
        pytest.param("头条要闻——条条", OF_TOUTIAO, TITLE, id="the-column-s-name-above"),
        pytest.param(f"{TITLE} - 条条", OF_TOUTIAO, TITLE, id="the-site-s-name-behind"),
        pytest.param(
            f"{TITLE} - 条条",
            {"content": PARAGRAPHS, "more": [{"title": "桐岭镇集市照常开放", "content": f"<p>{THIRD}</p>"}]},
            TITLE,
            id="another-article-s",
        ),
    ],
)
def test_data_that_is_percent_encoded(page_title: str, data: dict[str, object], title: str) -> None:
    """RENDER_DATA of toutiao.com; its title counts where it stands with the text and no line shows one."""
    script = quote(json.dumps(data, ensure_ascii=False))
    article = extract_article(
        response_of(f"<div id='root'></div><script>{script}</script>", head=f"<title>{page_title}</title>")
    )
    assert article is not None
    assert (article.title, article.body) == (title, TEXT)
    if data is OF_TOUTIAO:
        assert (article.published, article.source_name) == ("2023-04-24T09:15+08:00", "青石发布")


def test_terms_in_a_textarea_that_everybody_sees_are_no_article() -> None:
    assert (
        extract_article(response_of(f"<h2>{TITLE}</h2><form><textarea>{TEXT}</textarea><button>同意</button></form>")) is None
    )
