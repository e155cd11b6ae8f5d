"""Pages in traditional characters say what they say in simplified ones, and are quoted as they are written."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC
from scrapy.http import HtmlResponse

from crawler.extract import extract_article, why_not_article
from crawler.hanzi import simplified
from crawler.original import find_original
from crawler.page import decode, document_of
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE
from tests.test_pages import GOLDENS, ROWS, outcome, response_of

_TRADITIONAL = OpenCC("s2t")
# The table of Taiwan's forms (為, 裡), as sites there write them.
_TAIWAN = OpenCC("s2tw")
LINK = "https://www.qingshi.example/2023/0424/1024.html"


def traditional(name: str) -> HtmlResponse:
    """A test page, all its Chinese in traditional characters, as a site's `/big5/` has it."""
    page = response_of(name)
    text, _ = decode(page.body, (page.headers.get("Content-Type") or b"").decode())
    return HtmlResponse(
        page.url, body=_TRADITIONAL.convert(text).encode(), headers={"Content-Type": "text/html; charset=utf-8"}
    )


# What a page does not show as text but in attributes and scripts stays in its characters, and so does its language.
READ = ("title", "original_title", "published", "source_name", "author", "editor", "body", "url")


@pytest.mark.parametrize("name", [name for name, golden in GOLDENS.items() if golden["article"] is not None])
def test_a_page_in_traditional_characters_has_the_same_fields(name: str) -> None:
    article = extract_article(traditional(name), fetched_at=ROWS[name].get("fetched_at"))
    said = outcome(name).article
    assert article is not None
    assert said is not None
    # Turned there and back, some characters are others (答复, 答覆).
    assert folded(asdict(article)) == folded(
        {name: _TRADITIONAL.convert(text) for name, text in said.items() if isinstance(text, str)}
    )


@pytest.mark.parametrize("name", [name for name, golden in GOLDENS.items() if golden["article"] is None])
def test_a_page_in_traditional_characters_is_no_article_either(name: str) -> None:
    assert why_not_article(traditional(name)) == GOLDENS[name]["reason"]


def folded(article: dict[str, Any]) -> dict[str, Any]:
    return {name: simplified(article[name]) for name in READ if article.get(name) is not None}


@pytest.mark.parametrize("turned", [_TRADITIONAL, _TAIWAN], ids=["traditional", "taiwan"])
def test_quoted_as_it_is_written(turned: OpenCC) -> None:
    body = (
        f"<h1>{TITLE[:6]}<br>{TITLE[6:]}</h1>{META}{PARAGRAPHS}<p>原文链接：<a href='{LINK}'>县水务局</a></p>"
        "<p>（责任编辑：周也）</p><h4>相关新闻</h4>"
    )
    page = f"<title>{TITLE}</title>{body}<footer>版权所有 青石新闻网</footer>"
    response = HtmlResponse("http://www.big5.example/1.html", body=turned.convert(page).encode(), encoding="utf-8")
    article, link = extract_article(response), find_original(response)
    assert article is not None
    assert link is not None
    said = (article.title, article.source_name, article.author, article.editor, article.body, link.label, link.evidence)
    names = (TITLE, "青石日报", "林一舟", "周也", TEXT, "原文链接", "原文链接：县水务局")
    assert said == tuple(map(turned.convert, names))
    assert (article.published, article.language, link.url) == ("2023-04-24T09:15+08:00", "zh-Hant", LINK)


def test_each_line_is_quoted_from_its_own_place() -> None:
    rows = "<table><tr><td>縣</td><td>水庫</td><td>險情</td></tr><tr><td>龍潭</td><td>石橋</td><td>無</td></tr></table>"
    body = _TRADITIONAL.convert(PARAGRAPHS)
    page = (
        f"<p>热门作者：张国华</p><h1>縣裡三座水庫</h1><p>發佈時間：2023-04-24 作者：張國華</p><div id='zoom'>{body}{rows}</div>"
    )
    article = extract_article(HtmlResponse("http://www.big5.example/1.html", body=page.encode(), encoding="utf-8"))
    assert article is not None
    assert article.author == "張國華"
    assert (article.body or "").endswith("\n縣\t水庫\t險情\n龍潭\t石橋\t無")


def test_a_hidden_text_in_the_other_characters_is_not_quoted() -> None:
    page = f"<h1>{TITLE}</h1>{META}<div style='display:none'>{_TRADITIONAL.convert(PARAGRAPHS)}</div><div id='zoom'>{PARAGRAPHS}</div>"
    article = extract_article(HtmlResponse("http://www.big5.example/1.html", body=page.encode(), encoding="utf-8"))
    assert article is not None
    assert (article.body, article.language) == (TEXT, "zh-Hans")


def test_lines_that_a_site_repeats_are_known_as_they_are_written() -> None:
    repeated = "歡迎鄉親們到縣裡的水庫看花，渡船每天加開四班"
    page = f"<h1>縣裡三座水庫</h1>{META}<div id='zoom'>{_TRADITIONAL.convert(PARAGRAPHS)}<p>{repeated}</p></div>"
    response = HtmlResponse("http://www.big5.example/1.html", body=page.encode(), encoding="utf-8")
    kept, cut = extract_article(response), extract_article(response, known_lines=frozenset((repeated,)))
    assert kept is not None
    assert cut is not None
    assert kept.body == f"{cut.body}\n{repeated}"


def test_a_site_s_labels_around_a_text_in_simplified_characters() -> None:
    page = (
        f"<title>{TITLE}</title><h1>{TITLE}</h1><div>發佈時間：2023-04-24　來源：青石日报　責任編輯：周也</div>{PARAGRAPHS}"
        "<h4>相關新聞</h4>"
    )
    article = extract_article(HtmlResponse("http://www.big5.example/1.html", body=page.encode(), encoding="utf-8"))
    assert article is not None
    assert (article.published, article.source_name, article.editor, article.body) == ("2023-04-24", "青石日报", "周也", TEXT)
    assert article.language == "zh-Hans"


def test_a_page_in_simplified_characters_is_not_touched() -> None:
    page = HtmlResponse("http://www.qingshi.example/", body=f"{PARAGRAPHS}<p>繁體 林國慶</p>".encode(), encoding="utf-8")
    document = document_of(page)
    assert document.written is None
    assert [line.text for line in document.lines] == [FIRST, SECOND, THIRD, "繁體 林國慶"]


def test_an_address_in_a_meta_stays_as_it_is() -> None:
    address = "http://www.big5.example/新聞/1.html"
    page = f"<meta property='og:url' content='{address}'><meta name='description' content='縣裡說'>{_TRADITIONAL.convert(PARAGRAPHS)}"
    document = document_of(HtmlResponse("http://www.big5.example/1.html", body=page.encode(), encoding="utf-8"))
    assert document.metas == {"og:url": address, "description": "县里说"}


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x2FFFF), max_size=200))
def test_one_character_for_one(text: str) -> None:
    made = simplified(text)
    assert len(made) == len(text)
    assert simplified(made) == made
