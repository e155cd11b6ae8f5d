"""Pages that lead to a text and have none."""

from __future__ import annotations

import pytest

from crawler.extract import barrier, why_not_article
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
MENU = " | ".join(f"<a href='/{name}/'>{name}</a>" for name in "教育 副刊 法治 经济 评论 理论 便民 时政".split())

NONE = [
    pytest.param(FRAMES, "", "empty", id="frames"),
    pytest.param(
        f"<p>{MENU}</p><div>发布时间： 来源：</div><div>加载中，请稍候……</div>", HEAD, "empty", id="labels above what is not there yet"
    ),
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
    pytest.param("<p>看青石</p><p>随时随地，了解身边事</p><p><a>iOS下载</a><a>Android下载</a></p>", "<title>下载“看青石”客户端</title>", "empty", id="an app that tells no version"),
    pytest.param(
        f"<h2>聚焦水库加固</h2><p>{FIRST}<a href='/1.html'>[详情]</a></p><h3>最新报道</h3><ul>{ROWS}</ul>",
        "<title>专题：水库</title>",
        "list",
        id="the first words of a topic's first text",
    ),
    pytest.param("<p>水库今天放水，欢迎来看。现在报名还有位子。</p>", "<title>提示信息 - 青石论坛</title>", "error_page", id="a forum's word"),
    pytest.param("<p>页面正在跳转，请稍候。没有反应就<a href='/'>点这里</a></p>", "<title>正在跳转</title>", "error_page", id="a jump"),
    pytest.param("<p>您浏览的信息已过期或者被删除，可以来电询问。</p>", "<title>页面找不到了</title>", "error_page", id="lost"),
    pytest.param(f"<h2>第01版：要闻</h2><ul>{ROWS}</ul>", "<title>青石晚报数字报</title>", "list", id="a newspaper's page"),
    pytest.param(f"<div>2023年04月24日 星期一</div><div>第01版：要闻　<a href='node_2.htm'>下一版</a></div><ul>{ROWS}</ul>", "<title>青石晚报数字报 第01版：要闻</title>", "list", id="with the way to its next page"),
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


def _said(title: str, text: str) -> str | None:
    return barrier(response_of(f"<h1>{title}</h1><p>{text}</p>", head=f"<title>{title} - 青石网</title>"))


NOT_NOW = [
    pytest.param("系统维护中", "网站今晚升级，十点开放，给您带来不便请谅解。", id="closed for a while"),
    pytest.param("提示信息", "抱歉，您所在的用户组不能看这个版块", id="for members"),
    pytest.param("提示信息", "您的操作过于频繁，请稍后再试", id="too often"),
    pytest.param("系统错误", "数据库连不上，连接超时", id="its database is away"),
    pytest.param("502 Bad Gateway", "nginx", id="of a proxy, with the status of a page that is there"),
    pytest.param("正在跳转", "页面正在跳转，一会儿就好", id="on its way"),
]


@pytest.mark.parametrize(("title", "text"), [pytest.param(*one.values, id=one.id) for one in NOT_NOW])
def test_a_site_that_cannot_answer_now(title: str, text: str) -> None:
    """Nobody says that the page is gone; it is asked for again."""
    assert _said(title, text) == "unavailable"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("提示信息", "您查看的信息不存在或已删除，请稍后再试", id="no such page"),
        pytest.param("404 Not Found", "nginx", id="no such address"),
    ],
)
def test_a_page_that_is_no_more(title: str, text: str) -> None:
    assert _said(title, text) is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("社保系统升级维护公告", "社保系统四月二十八日起升级维护，给您带来不便，请谅解。", id="an office's notice of a closed system"),
        pytest.param("电梯升级维护中", "三号口的电梯正在维护，请由一号口进出。", id="of a lift"),
        pytest.param("提示信息", "高温黄色预警信号发布，请少出门，多喝水。</p><p>来源：青石县气象局", id="a warning"),
        pytest.param("防诈骗提醒", "县公安局提醒：短信称您访问的链接被删除需重新认证的，都是诈骗。", id="what a swindler says of a link"),
        pytest.param("12306无法访问 官方回应", "昨天很多旅客反映客户端打不开，铁路部门回应说，系统当晚已恢复，对旅客的不便表示歉意，买好的车票不受影响，可以照常乘车。", id="news of a site that was down"),
        pytest.param("青石县开展节前安全检查", "为维护社会稳定，县公安局开展节前安全检查，对车站、商场、学校逐一检查，发现隐患四十处，要求月底前整改到位，并派人复查。", id="news of inspections"),
    ],
)  # fmt: skip
def test_news_with_the_words_of_error_pages(title: str, text: str) -> None:
    body = f"<h1>{title}</h1><p>2023-04-24</p><p>{text}</p><p>青石县人民政府</p>"
    assert why_not_article(response_of(body, head=f"<title>{title}</title>")) is None


def test_a_decision_with_a_table_of_documents() -> None:
    table = f"<table><tr><td>序号</td><td>文件名称</td><td>文号</td><td>发布日期</td></tr>{CATALOGUE}</table>"
    body = f"<h1>青石县关于废止文件的决定</h1><p>2023-04-24</p><p>县政府决定废止下列文件，今天起施行。</p>{table}"
    assert why_not_article(response_of(body, head="<title>青石县关于废止文件的决定</title>")) is None
