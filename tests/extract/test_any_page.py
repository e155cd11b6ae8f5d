"""Any bytes give an Article or None, never an exception, in a time that grows with their size and no faster."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawler.extract import extract_article, next_part, why_not_article
from crawler.items import Article
from tests.extract.pages import META, PARAGRAPHS, TITLE, URL, page_with
from tests.growth import LINEAR, growth

PIECES = st.sampled_from(
    [
        *(
            f"<{tag}>"
            for tag in ("p", "div", "td", "tr", "table", "h1", "li", "a href=x_2.html", "span id=zoom", "div class=comment")
        ),
        *(f"</{tag}>" for tag in ("p", "div", "td", "tr", "table", "h1", "li", "a", "span", "body", "html")),
        *(
            "<br>",
            "<title>",
            "</title>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<meta name=PubDate content=2024-02-30>",
            "<img src=http://[>",
        ),
        *(
            "来源：",
            "责任编辑",
            "（原标题：",
            "相关新闻",
            "上一篇",
            "2024-05-1",
            "昨天",
            "下一页",
            "附件：",
            '"content":"\\',
            TITLE,
            PARAGRAPHS,
            META,
        ),
        *("\x00", "\ud800", "🀄", "&#x110000;", "&nbsp;"),
    ]
)
NEVER_SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
# Of the processor, for a page of a few kilobytes that takes a thousandth of one: a page that hangs.
HANGS = 5.0


def assert_holds(raw: bytes, url: str = URL) -> None:
    response = HtmlResponse(url, body=raw)
    # Of the processor: what else the machine does is not this page's.
    started = time.process_time()
    article = extract_article(response, fetched_at="2024-06-01T00:00:00+08:00")
    reason = why_not_article(response)
    part = next_part(response)
    assert time.process_time() - started < HANGS
    assert (article is None) == (reason is not None)
    if isinstance(article, Article):
        assert article.body
        assert article.title
        assert part is None or part.startswith("http")
        assert "" not in (article.published, article.source_name, article.author, article.editor, article.original_title)


@NEVER_SLOW
@given(st.binary(max_size=3000))
def test_any_bytes(raw: bytes) -> None:
    assert_holds(raw)


@NEVER_SLOW
@given(st.lists(PIECES, max_size=60))
def test_any_nesting(pieces: list[str]) -> None:
    assert_holds("".join(pieces).encode("utf-8", "surrogatepass"))


@NEVER_SLOW
@given(st.integers(0, 3000), st.integers(0, 3000), st.lists(PIECES, max_size=20))
def test_any_truncation_and_mixture(first: int, second: int, pieces: list[str]) -> None:
    page = page_with(PARAGRAPHS).body
    other = "".join(pieces).encode("gb18030", "ignore")
    assert_holds(page[:first] + other + page[second:])


@pytest.mark.parametrize("url", ["", "about:blank", "http://[::1", "http://a.example:x/", "//a/b"])
def test_any_address(url: str) -> None:
    assert_holds(page_with(PARAGRAPHS).body, url or "x")


def fill(piece: str, size: int = 1_000_000) -> str:
    return piece * (size // len(piece.encode()))


SHAPES = {
    "paragraphs": fill("<p>水库，今年加固完成。</p>"),
    "breaks": fill("水库，今年加固完成。<br>"),
    "nested-5000-deep": "<div class=content>" * 5000 + fill("<p>水库，今年加固完成。</p>", 1_900_000),
    "nested-tables": "<table><tr><td>" * 5000 + fill("<p>水库，今年加固完成。</p>", 1_900_000),
    "links": fill("<p><a href=a_2.html>桐岭镇集市照常开放</a></p>"),
    "labels": fill("<p>来源：编辑：作者：</p>"),
    "labels-in-one-line": "<p>" + fill("来源：编辑：作者："),
    "dates": fill("<p>2024-05-01</p>"),
    "brackets": "<p>" + fill("（责任编辑："),
    "pictures": "<p>水库，今年加固完成。</p>" + fill("<img src=a.jpg>") + "<p>水库，今年加固完成。</p>",
    "known-containers": fill("<div class=trs_editor>水库，今年加固完成。"),
    "inline-containers": fill("<span id=zoom>水库，"),
    "lists-and-text": fill("<p>相关新闻</p><p>水库，今年加固完成，水库，今年加固完成。</p>"),
    "headings": fill("<h1>水库加固完成</h1>"),
    "escapes-in-a-script": '<script>"content":"' + fill('\\"') + '"</script>',
    "separators-in-the-title": "<title>" + fill("水库-") + "</title>",
    "large-letters-under-a-site's-name": "<title>青石网</title>" + fill("<b>水库今年加固<br>"),
    "headings-under-a-site's-name": "<title>青石网</title>" + fill("<h3>水库今年加固<br>明年检查</h3><p>2024-05-01</p>"),
    "columns-in-the-title": "<title>" + "水库-" * 100 + "</title>" + fill("<p><a href=a>水库</a></p>"),
    "linked-headings": fill("<h2><a href=a.html>水库今年加固完成了</a></h2><p>县水务局说，明年还会检查其余十一座水库。</p>"),
    "passwords": fill("<p>水库，今年加固完成。</p><input type=password>"),
    "times": fill("<p>水库，今年加固完成。<time datetime=2024>五月</time></p>"),
    "cells": fill("<tr><td>甲</td><td>乙</td></tr>"),
    "spaces": "<p>" + fill(" 水"),
    "buttons-above-what-they-show": fill("<p>展开全文<p hidden>水"),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_time_grows_with_the_size_only(shape: str) -> None:
    def page(part: str) -> HtmlResponse:
        head = f"<title>{TITLE}</title><h1>{TITLE}</h1>"
        return HtmlResponse(URL, body=(part + head if part.startswith("<title") else head + part).encode())

    assert growth(shape, page, extract_article) < LINEAR
