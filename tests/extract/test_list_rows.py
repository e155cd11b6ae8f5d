"""Rows that tell more than a title: until when, under which number, who the guest is, the first words; and articles with the like."""

from __future__ import annotations

import pytest

from crawler.extract import why_not_article
from crawler.extract.columns import is_first_words
from crawler.page import document_of
from tests.extract.pages import FIRST, META, SECOND, THIRD, UNDATED, response_of

ASKED = "".join(
    f"<li><a href='/zj/{n}.html'>关于公开征求《青石县第{n}号渡口管理办法》意见的公告</a> <span>2023-04-{n} 至 2023-05-{n}</span> <em>{state}</em></li>"
    for n, state in ((10, "已结束"), (11, "已结束"), (12, "进行中"), (13, "进行中"))
)
NUMBERED = (
    "<h2>规划计划</h2><table><tr><th>标题</th><th>文号</th><th>日期</th></tr><tr><td><a href='/p/1.html'>青石县水库加固三年规划</a></td>"
    "<td>青政发〔2023〕7号</td><td>2023-04-24</td></tr></table>"
)
TALKS = "".join(
    f"<div class='ft'><h3><a href='/ft/{n}.html'>走进直播间：第{n}座水库的加固</a></h3><p>嘉宾：{who} 青石县水务局局长</p><p>时间：2023-04-{n}</p></div>"
    for n, who in ((10, "林一舟"), (11, "周也"))
)
EXPERTS = "".join(
    f"<li><img src='{n}.jpg'><b>{who}</b> {what}医师 擅长：{good}</li>"
    for n, (who, what, good) in enumerate(
        (("林一舟", "副主任", "高血压、冠心病的诊治"), ("周也", "主任", "小儿呼吸道疾病"), ("何田", "主治", "骨折、关节置换"))
    )
)
BESIDE = "<div class='side'><h3>最新更新</h3><ul>" + "".join(f"<li><a href='/s/{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(5)) + "</ul></div>"  # fmt: skip
POSTS = "".join(
    f"<div class='post'><h2><a href='/a/{n}.html'>桐岭镇第{n}次集市照常开放</a></h2><div class='m'>2023-04-24 来源：青石新闻网</div><p>{text}</p>"
    f"<a href='/a/{n}.html'>阅读全文&gt;&gt;</a></div>"
    for n, text in enumerate((FIRST, SECOND, THIRD))
)
TEASERS = "<p>书屋 · 人物</p><p>搜新闻</p>" + "".join(
    f"<div><h4><a href='/r/{n}.html'>第{n}家书屋开张了</a></h4><p>{text}<a href='/r/{n}.html'>[详情]</a></p><p>青石书讯| 2023年04月{n}日 18:33</p></div>"
    for n, text in ((10, FIRST), (11, "半山的书屋今天也开门了！"), (12, SECOND))
)


@pytest.mark.parametrize(
    ("title", "body", "reason"),
    [
        pytest.param("意见征集", f"<ul>{ASKED}</ul>", "list", id="until when the public is asked"),
        pytest.param("规划计划", NUMBERED, "list", id="a document's number and day"),
        pytest.param("在线访谈", f"<h2>往期访谈</h2>{TALKS}{BESIDE.replace('最新更新', '热点新闻')}", "list", id="the guests of an office's talks"),
        pytest.param("专家介绍", f"<ul>{EXPERTS}</ul>{BESIDE}", "list", id="whom a hospital has"),
        pytest.param("青石新闻网-要闻", f"<div>今天是2023年5月1日 星期一</div>{POSTS}{BESIDE.replace('最新更新', '热点新闻')}", "list", id="a day and a source between a heading and the first words"),
        pytest.param("青石书屋", TEASERS, "list", id="first words, one of them short"),
        # Articles that have as much of it.
        pytest.param("公开征求意见的公告", f"<h1>公开征求意见的公告</h1>{META}<p>{FIRST}</p><p>征求意见的时间：2023-04-24 至 2023-05-24</p><ul>{ASKED}</ul>", None, id="an article above such rows"),
        pytest.param("青石县水库加固三年规划", "<h1>青石县水库加固三年规划</h1>" + META + f"<p>青政发〔2023〕7号</p><p>{FIRST}</p>", None, id="a document with its number"),
        pytest.param("水库开放日预告", f"<h1>水库开放日预告</h1>{META}<p>嘉宾：林一舟 青石县水务局局长</p><p>{FIRST}</p>", None, id="an event with its guest"),
        pytest.param("三位医师获奖", f"<h1>三位医师获奖</h1>{META}<p>{FIRST}</p><ul>{EXPERTS}</ul><p>{SECOND}</p>", None, id="news of physicians"),
    ],
)  # fmt: skip
def test_rows(title: str, body: str, reason: str | None) -> None:
    assert why_not_article(response_of(body, head=f"<title>{title}</title>", url=UNDATED)) == reason


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param("<p>渡口的书屋开了！<a href='/1.html'>[详情]</a></p>", True, id="the link to all of it behind them"),
        pytest.param("<h1><a href='/1.html'>渡口的书屋开了</a></h1>", False, id="a title that is a link"),
        pytest.param("<h1>渡口的书屋开了[全文]</h1>", False, id="no link"),
    ],
)
def test_what_passes_for_a_title(markup: str, expected: bool) -> None:
    assert is_first_words(document_of(response_of(markup)), 0) is expected
