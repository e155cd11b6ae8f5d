"""Items with text of their own below an article: cards, comments, telegrams. They may be longer than it."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import PARAGRAPHS, TEXT, THIRD, page_with, response_of

SHORT = "青石县水务局今天放水，下游三村可以插秧，渡口照常开放，夜间照明至二十二点。"
OTHER = (
    "桐岭镇的集市改在周六，摊位费不变，镇里说停车场已经扩建，可停两百辆车，欢迎各村村民前来赶集，采购年货的村民可以乘坐班车。"
)


def items(pattern: str) -> str:
    """Four items made of a pattern with {n} and {text}."""
    return "".join(pattern.format(n=number, text=OTHER) for number in range(1, 5))


CARD = "<div class='card'><a href='/{n}'><h4>桐岭镇第{n}次集市照常开放</h4></a><p>{text}</p><span>2023-04-2{n}</span></div>"
COMMENT = "<li><b>网友{n}号</b><span>2023-04-2{n} 10:1{n}</span><p>{text}</p><a>回复</a> <a>赞({n})</a></li>"
TELEGRAM = "<div class='t'><div>09:4{n}</div><p>{text}</p><div>分享 评论</div></div>"


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(items(CARD), id="cards"),
        pytest.param(f"<h3>青石风物</h3>{items(CARD)}", id="cards-under-a-heading-that-no-table-has"),
        pytest.param(items("<a href='/{n}'><h4>桐岭镇第{n}次集市照常开放</h4><p>{text}</p></a>"), id="cards-that-are-links"),
        pytest.param(f"<ul>{items(COMMENT)}</ul>", id="comments"),
        pytest.param(items(TELEGRAM), id="telegrams"),
        pytest.param(f"<h3>更多快讯</h3>{items(TELEGRAM)}", id="telegrams-under-a-heading"),
    ],
)
@pytest.mark.parametrize(("text", "expected"), [(PARAGRAPHS, TEXT), (f"<p>{SHORT}</p>", SHORT)], ids=["long", "short"])
@pytest.mark.parametrize("frame", ["<div>{}{}</div>", "<div><div>{}</div><div>{}</div></div>"], ids=["in-it", "beside-it"])
def test_items_below_an_article(below: str, text: str, expected: str, frame: str) -> None:
    article = extract_article(page_with(frame.format(text, below)))
    assert article is not None
    assert article.body == expected


@pytest.mark.parametrize(
    "below",
    [
        # No link, no button: a chronicle in the text.
        pytest.param(items("<div class='t'><div>2023-04-2{n}</div><p>{text}</p></div>"), id="a-chronicle"),
        pytest.param(items("<p><a href='/{n}'>桐岭镇第{n}次集市照常开放</a></p><p>{text}</p>"), id="paragraphs-with-links"),
    ],
)
def test_parts_of_a_text_that_look_alike(below: str) -> None:
    article = extract_article(page_with(f"<div><p>{THIRD}{SHORT}</p>{below}</div>"))
    assert article is not None
    assert article.body.count(OTHER) == 4


def test_items_alone_are_not_cut_to_the_first() -> None:
    """A list with summaries is judged as a whole; its first summary is no article above the others."""
    page = response_of(f"<h3>桐岭集市</h3><div>{items(CARD)}</div>", head="<title>桐岭集市-青石新闻网</title>")
    article = extract_article(page)
    assert article is None or article.body.count(OTHER) > 2
