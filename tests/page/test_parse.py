"""Lines, elements and what a page says of itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawler.page import Document, decode, document_of, parse

URL = "https://example.cn/a/b.html"
PIECES = ["<p>", "</p>", "<b a=1>", "</b>", "<a href=x>", "</a>", "<table>", "<td>", "<pre>", "<br>", "<svg>", "<!--", "-->",
          "<script>", "</script>", "<div hidden>", "</div>", "<span style='display:none'>", "</span>", " ", "\n", "新闻", "x", "&"]  # fmt: skip


def lines(html: str) -> list[str]:
    return [line.text for line in parse(html, URL).lines]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param("<p>a<p>b", ["a", "b"], id="blocks end lines"),
        pytest.param("a<b>b</b> <i>c</i>", ["ab c"], id="inline elements do not"),
        pytest.param("<x-y>a</x-y>b", ["ab"], id="nor do custom ones"),
        pytest.param("a<br>b<br><br>c", ["a", "b", "c"], id="br ends a line"),
        pytest.param("<pre>a\nb  c</pre>", ["a", "b c"], id="line feeds end lines in pre"),
        pytest.param("<pre>a<b>\n</b>c</pre>", ["a", "c"], id="also alone in an element"),
        pytest.param("<p> a \n\t b\u3000c </p>", ["a b c"], id="white space is one space"),
        pytest.param("a<span style='Display : none'>b</span>c", ["ac"], id="hidden inline text is dropped"),
        pytest.param("a<div hidden>b<a>c</a></div>d", ["a", "bc", "d"], id="hidden blocks are lines, links and all"),
        pytest.param("a<style>b</style><select><option>c</select>", ["a"], id="what is not text"),
        pytest.param("a</html>b", ["ab"], id="text after the end"),
        pytest.param("a\x01b", ["ab"], id="control characters"),
        pytest.param("<div>" * 5000 + "deep", ["deep"], id="nested 5,000 deep"),
        pytest.param("", [], id="empty page"),
    ],
)
def test_lines(html: str, expected: list[str]) -> None:
    assert lines(html) == expected


def test_links_of_a_line() -> None:
    document = parse("<p>来源：<a href=x>新华网</a><br><b hidden>x</b>next", URL)
    first, second = document.lines
    assert (first.linked, [link.get("href") for link in first.links], first.after_break) == (3, ["x"], False)
    assert (second.linked, second.links, second.after_break, second.hidden) == (0, [], True, False)
    link = document.find("a")[0]
    assert document.text_of(link) == "新华网"
    assert document.lines_of(link) == [first]


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        pytest.param("<p><a name='OLE_LINK3'>序号</a>", 0, id="a bookmark of Word"),
        pytest.param("<p><A NAME=top>序<a href=x>号</a>", 1, id="a bookmark that is not closed"),
        pytest.param("<p><a name=x href=y>序号</a>", 2, id="a link with a name"),
        pytest.param("<p><a name=x onclick='go()'>序号</a>", 2, id="a link by script with a name"),
        pytest.param("<p><a name=x><b>序</b></a>号<a>打印</a>", 2, id="a button beside a bookmark"),
    ],
)
def test_what_a_name_marks_is_no_link(html: str, linked: int) -> None:
    (line,) = parse(html, URL).lines
    assert (line.linked, len(line.links)) == (linked, min(1, linked))


@pytest.mark.parametrize(
    ("html", "field", "expected"),
    [
        pytest.param("<title> a\n b </title><title>c</title>", "title", "a b", id="the first title"),
        pytest.param("<svg><title>a</title></svg>", "title", None, id="an icon's title is none"),
        pytest.param("<meta NAME=PubDate content=' 2024 '>", "metas", {"pubdate": "2024"}, id="meta names in lower case"),
        pytest.param(
            "<meta name=a content=''><meta name=a content=b>", "metas", {"a": "b"}, id="the first meta that says something"
        ),
        pytest.param("<base href=/x/><base href=/y/>", "base", "https://example.cn/x/", id="the first base"),
        pytest.param("<base>", "base", URL, id="no base"),
        pytest.param("<script src=x></script><script>var a;</script>", "scripts", ["var a;"], id="inline scripts"),
    ],
)
def test_what_a_page_says(html: str, field: str, expected: object) -> None:
    assert getattr(parse(html, URL), field) == expected


def test_one_parse_a_response() -> None:
    response = HtmlResponse(URL, body="<p>新闻".encode("gbk"))
    assert document_of(response) is document_of(response)
    assert document_of(response).encoding == "gb18030"


def assert_lines_stand_in_order(document: Document, length: int) -> None:
    """Each line begins behind the one before, together they are no longer than the page, and they are its text."""
    starts = [line.start for line in document.lines]
    assert starts == sorted(set(starts))
    assert sum(len(line.text) for line in document.lines) <= length
    for root in document.find("html"):
        assert document.text_of(root) == "\n".join(line.text for line in document.lines)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=60).map("".join))
def test_any_text_parses(html: str) -> None:
    assert_lines_stand_in_order(parse(html, URL), len(html))


@given(st.binary(max_size=300))
def test_any_bytes_parse(body: bytes) -> None:
    text, _ = decode(body)
    assert_lines_stand_in_order(document_of(HtmlResponse(URL, body=body)), len(text))
