"""Boxes that are named as such (相关阅读, 广告) between the lines of a text: the text goes on behind them, whatever it goes on with."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FIRST, SECOND, THIRD, page_with

RELATED = (
    "<div class='insert-related'><h4>相关阅读</h4><ul><li><a href='/n/1.html'>制种大县的丰收账</a></li>"
    "<li><a href='/n/2.html'>谁在仿冒种子</a></li></ul></div>"
)
AD = "<div class='ad-box'><a href='http://ad.example/c?id=1'>推广：代办公司注册、商标代理</a></div>"
# What follows the box, and the lines that this is.
FOLLOWING = [
    pytest.param(f"<p>{SECOND}</p>", [SECOND], id="a paragraph"),
    pytest.param("<p>特此通知。</p>", ["特此通知。"], id="a short sentence"),
    pytest.param(
        "<table><tr><td>水库</td><td>亩数</td></tr><tr><td>桐岭</td><td>820</td></tr></table>",
        ["水库\t亩数", "桐岭\t820"],
        id="a table",
    ),
    pytest.param(f"<p>二、放水时间</p><p>{SECOND}</p>", ["二、放水时间", SECOND], id="a heading"),
    pytest.param("<p>青石县水务局</p><p>2023年4月20日</p>", ["青石县水务局", "2023年4月20日"], id="a signature"),
    pytest.param(
        "<p>监督电话：0555-12345</p><p>青石县水务局</p><p>2023年4月20日</p>",
        ["监督电话：0555-12345", "青石县水务局", "2023年4月20日"],
        id="a telephone",
    ),
    pytest.param(
        "<ul>" + "".join(f"<li>{name}（青石县人民医院）</li>" for name in ("林一舟", "周也", "何田", "韩青")) + "</ul>",
        ["林一舟（青石县人民医院）", "周也（青石县人民医院）", "何田（青石县人民医院）", "韩青（青石县人民医院）"],
        id="a list of names",
    ),
    pytest.param("<p>（本报记者 林一舟）</p>", ["（本报记者 林一舟）"], id="who reported"),
]


@pytest.mark.parametrize(
    "box", [RELATED, AD, f"<div>{RELATED}</div>"], ids=["related", "advertisement", "in an element of its own"]
)
@pytest.mark.parametrize(("following", "expected"), FOLLOWING)
def test_the_text_goes_on(following: str, expected: list[str], box: str) -> None:
    article = extract_article(page_with(f"<div class='content'><p>{FIRST}</p><p>{THIRD}</p>{box}{following}</div>"))
    assert article is not None
    assert article.body.split("\n") == [FIRST, THIRD, *expected]


def test_behind_a_table() -> None:
    table = "<table><tr><td>水库</td><td>亩数</td></tr><tr><td>桐岭</td><td>820</td></tr></table>"
    article = extract_article(
        page_with(f"<div class='content'><p>{FIRST}</p>{table}{RELATED}<p>三、其他</p><p>{SECOND}</p></div>")
    )
    assert article is not None
    assert article.body.split("\n") == [FIRST, "水库\t亩数", "桐岭\t820", "三、其他", SECOND]


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param("", id="nothing follows"),
        pytest.param("<p>责任编辑：周也</p>", id="the editor"),
        pytest.param("<p><a href='/n/3.html'>桐岭镇集市照常开放</a></p>", id="a link more"),
    ],
)
def test_the_text_ends_with_the_box(behind: str) -> None:
    article = extract_article(page_with(f"<div class='content'><p>{FIRST}</p><p>{SECOND}</p>{RELATED}{behind}</div>"))
    assert article is not None
    assert article.body.split("\n") == [FIRST, SECOND]


def test_a_remark_is_no_text_behind_a_box() -> None:
    remark = "<div class='comments'><p>水库修好了真不错，明年再去看一看。</p></div>"
    article = extract_article(page_with(f"<div class='content'><p>{FIRST}</p><p>{SECOND}</p></div>{RELATED}{remark}"))
    assert article is not None
    assert article.body.split("\n") == [FIRST, SECOND]


@pytest.mark.parametrize(
    "box",
    [
        pytest.param("<div class='audio-player'><p>点击收听本文，由智能语音播报，仅供参考。</p></div>", id="how-to-listen"),
        pytest.param("<div class='player-tips'>视频加载失败，请检查网络后点击重试。</div>", id="a-film-that-fails"),
        pytest.param("<div id='video_player'><div>即将播放下一条：桐岭镇集市照常开放。</div></div>", id="the-next-film"),
        pytest.param("<div class='ad-box'><p>石桥花园二期开盘，每平方米六千元。</p></div>", id="flats"),
        pytest.param("<div id='ad_300'><p>免费领取节水手册</p><p>扫码即领。</p></div>", id="a-booklet"),
    ],
)
def test_what_a_player_or_an_advertisement_says(box: str) -> None:
    article = extract_article(page_with(f"<div class='content'><p>{FIRST}</p>{box}<p>{SECOND}</p><p>{THIRD}</p></div>"))
    assert article is not None
    assert article.body.split("\n") == [FIRST, SECOND, THIRD]


def test_a_paragraph_in_a_box_that_is_named_for_an_advertisement() -> None:
    box = f"<div class='ad_content'><p>{SECOND}</p></div>"
    article = extract_article(page_with(f"<div class='content'><p>{FIRST}</p>{box}<p>{THIRD}</p></div>"))
    assert article is not None
    assert article.body.split("\n") == [FIRST, SECOND, THIRD]
