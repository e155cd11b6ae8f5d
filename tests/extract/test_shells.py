"""Pages that lead to a text and have none."""

from __future__ import annotations

import pytest

from crawler.extract import why_not_article
from tests.extract.pages import FIRST, PARAGRAPHS, ROWS, response_of

FRAMES = "<html><head><title>青石县人民政府</title></head><frameset rows='120,*'><frame src='top.htm'><frame src='main.htm'><noframes><body>本站用框架做成，您的浏览器显示不了。</body></noframes></frameset></html>"
BOARDS = "".join(
    f"<div><h2>{name}</h2><p>主题: {n}17, 帖数: {n}600</p><p>最后发表: 桐岭镇第{n}次集市照常开放</p></div>"
    for n, name in enumerate(("县城见闻", "二手市场", "房屋出租"), 1)
)
CATALOGUE = "".join(
    f"<tr><td>{n}</td><td>桐岭镇第{n}次集市照常开放</td><td>青政发〔2023〕{n}号</td><td>2023-04-{n:02d}</td></tr>"
    for n in range(1, 12)
)
HEAD = "<title>青石网</title>"

NONE = [
    pytest.param(FRAMES, "", "empty", id="frames"),
    pytest.param(f"<div>{BOARDS}</div>", HEAD, "list", id="a forum's boards"),
    pytest.param(
        f"<h2>信息公开目录</h2><table><tr><td>序号</td><td>信息名称</td><td>文号</td><td>生成日期</td></tr>{CATALOGUE}</table>",
        HEAD,
        "list",
        id="a catalogue of documents",
    ),
    pytest.param(
        "<h1>掌上青石客户端</h1><p>看新闻、查社保，一个应用全办好</p><a>iPhone下载</a><a>Android下载</a><p>版本：3.2.8</p>",
        HEAD,
        "empty",
        id="an app",
    ),
    pytest.param(
        f"<h2>聚焦水库加固</h2><p>{FIRST}<a href='/1.html'>[详情]</a></p><h3>最新报道</h3><ul>{ROWS}</ul>",
        "<title>专题：水库</title>",
        "list",
        id="the first words of a topic's first text",
    ),
    pytest.param("<p>水库今天放水，欢迎来看。现在报名还有位子。</p>", "<title>提示信息 - 青石论坛</title>", "error_page", id="a forum's word"),
    pytest.param("<p>页面正在跳转，请稍候。没有反应就<a href='/'>点这里</a></p>", "<title>正在跳转</title>", "error_page", id="a jump"),
    pytest.param("<p>您浏览的信息已过期或者被删除，可以来电询问。</p>", "<title>页面找不到了</title>", "error_page", id="lost"),
    pytest.param(f"<h2>第01版：要闻</h2><ul>{ROWS}</ul>", "<title>青石晚报数字报</title>", "empty", id="a newspaper's page"),
]  # fmt: skip
ARTICLES = [
    pytest.param(
        f"<h1>青石县推出新应用</h1><p>时间：2023-04-24</p>{PARAGRAPHS}<p>版本：3.2.8</p><a>Android下载</a>", id="on an app"
    ),
    pytest.param(f"<h1>青石县推出新应用</h1><p>时间：2023-04-24</p>{PARAGRAPHS}<a href='/more'>更多</a>", id="a link below it"),
]


@pytest.mark.parametrize(("body", "head", "reason"), NONE)
def test_a_page_that_only_leads_somewhere(body: str, head: str, reason: str) -> None:
    response = response_of(body, head=head)
    assert why_not_article(response.replace(body=body.encode()) if body is FRAMES else response) == reason


@pytest.mark.parametrize("body", ARTICLES)
def test_an_article_with_such_parts(body: str) -> None:
    assert why_not_article(response_of(body, head="<title>青石县推出新应用-青石网</title>")) is None
