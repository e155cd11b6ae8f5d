"""A few words with many titles below them: a topic, a channel, or a short article with such rows beside it."""

from __future__ import annotations

import pytest

from crawler.extract import why_not_article
from tests.extract.pages import FIRST, SECOND, UNDATED, response_of


@pytest.mark.parametrize(
    ("title", "above", "reason"),
    [
        pytest.param(
            "食品安全专题",
            f"<div><b>导语：</b>{FIRST}{SECOND}</div>",
            "list",
            id="so called in its title and in its first word",
        ),
        pytest.param("食品安全专题", f"<div>{FIRST}{SECOND}</div>", None, id="in its title alone, which no line shows"),
        pytest.param("食品安全", f"<div><b>导语：</b>{FIRST}{SECOND}</div>", None, id="in its first word alone"),
    ],
)
def test_a_topic_with_few_rows(title: str, above: str, reason: str | None) -> None:
    rows = "".join(f"<li><a href='/x/{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(9))
    page = response_of(f"{above}<h3>工作动态</h3><ul>{rows}</ul>", head=f"<title>{title}</title>", url=UNDATED)
    assert why_not_article(page) == reason


OF_CHANNEL = (
    "编者：为了更好地呈现石桥两岸的水利和农事，满足读者不同的阅读需求，我们开设这个版块，介绍每一座水库的来历和用途，"
    "也刊登读者的来信和照片，欢迎常来看看。"
)


@pytest.mark.parametrize(
    ("url", "title", "text", "reason"),
    [
        pytest.param("http://sq.qingshi.example/slbk/", "石桥两岸", OF_CHANNEL, "list", id="a channel's few words on itself"),
        pytest.param("http://sq.qingshi.example/slbk/12.html", "石桥两岸", OF_CHANNEL, None, id="a number in its address"),
        pytest.param(
            "http://sq.qingshi.example/slbk/", "石桥两岸", f"{OF_CHANNEL}</p><p>来源：青石日报", None, id="with a source"
        ),
        pytest.param("http://sq.qingshi.example/slbk/", "石桥两岸", f"{FIRST}{SECOND}", None, id="news of yesterday"),
        pytest.param(
            "http://sq.qingshi.example/slbk.html", "桐岭镇农机可以走上坝顶的新路", f"{SECOND}{SECOND}", None, id="a headline"
        ),
    ],
)
def test_a_few_words_above_many_titles(url: str, title: str, text: str, reason: str | None) -> None:
    rows = "".join(f"<li><a href='/x/{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(20))
    page = response_of(f"<h1>{title}</h1><p>{text}</p><ul>{rows}</ul>", head=f"<title>{title}_青石网</title>", url=url)
    assert why_not_article(page) == reason


@pytest.mark.parametrize(
    ("index", "reason"),
    [
        pytest.param(
            "索 引 号|QS-797|公开方式|主动公开|生成日期|2023-04-24|信息来源|青石县水务局",
            None,
            id="the index of a document above it",
        ),
        pytest.param("青石县水务局", "list", id="nothing above it"),
    ],
)
def test_a_short_letter_beside_rows(index: str, reason: str | None) -> None:
    above = "".join(f"<p>{cell}</p>" for cell in index.split("|"))
    text = "<p>县政府第三次常务会议通过：</p><p>任命林一舟为县水务局局长。</p>"
    rows = "".join(
        f"<li><span>2023-04-{n}</span><a href='/x/{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(10, 18)
    )
    page = response_of(
        f"<div>{above}</div><h1>县政府任免名单</h1>{text}<h3>图片新闻</h3><ul>{rows}</ul>",
        head="<title>县政府任免名单_青石县</title>",
        url=UNDATED,
    )
    assert why_not_article(page) == reason
