"""Pages made to be slow lose tags, never words; ordinary pages lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from crawler.page import parse
from crawler.page.tame import DEEPEST, tame

MANY = 9000


def reopened(count: int) -> str:
    return "".join(f"<b a={i}>" for i in range(count)) + "<p>x</p>" * count


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * MANY + "word", id="deep"),
        pytest.param("<div a='</div>'>" * MANY + "word", id="a closing tag in an attribute"),
        pytest.param("<div><!--</div>-->" * MANY + "word", id="a closing tag in a comment"),
        pytest.param("<div><script></div></script>" * MANY + "word", id="a closing tag in a script"),
        pytest.param("<div><title></div></title>" * MANY + "word", id="a closing tag in a title"),
        pytest.param("<div><object></div></object>" * MANY + "word", id="a closing tag that is barred"),
        pytest.param(reopened(MANY) + "word", id="formatting reopened in every block"),
        pytest.param("".join(f"<html a{i}></html>" for i in range(MANY)) + "word", id="one html after another"),
        pytest.param("<p a='" + "x" * 100_000 + "'>word", id="a long tag"),
        pytest.param("<li>x" * 100_000 + "word", id="more tags than any page has"),
    ],
)
def test_hostile_pages_keep_their_words_and_stay_small(html: str) -> None:
    document = parse(html, "http://x/")
    assert any("word" in line.text for line in document.lines)
    assert len(document.elements) < 200_000
    deepest = max(sum(1 for _ in element.ancestors()) for element in document.elements[-50:])
    assert deepest <= DEEPEST * 2


@pytest.mark.parametrize(
    "opened",
    [
        pytest.param([f"<b a{i}='{'x' * 10_000}'>" for i in range(30)], id="thirty long tags"),
        pytest.param([f"<b {i}='>' b='{'x' * 5_000}'>" for i in range(60)], id="a > in each of them"),
        pytest.param([f"<FONT a{i}='{'x' * 1_000}'>" for i in range(120)], id="not so long, but more"),
        pytest.param([f"<a href='{'x' * 60_000}'>"], id="a link"),
    ],
)
def test_what_is_reopened_in_every_block_is_not_many_bytes(opened: list[str]) -> None:
    root = LexborHTMLParser(tame(f"<p>{''.join(opened)}{'<p>x' * 4000}word".encode())).root
    assert root is not None
    html = root.html or ""
    assert html.count(">x<") == 3999
    assert "xword" in html
    assert len(html) < 100_000_000


@given(st.lists(st.sampled_from([b"<p>", b"<b a=1>", b"</b>", b"<div>", b"x", b"<!--", b"<a ='\">"]), max_size=200))
def test_an_ordinary_page_is_left_alone(pieces: list[bytes]) -> None:
    html = b"".join(pieces)
    assert tame(html) == html
