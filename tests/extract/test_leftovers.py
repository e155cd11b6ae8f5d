"""What is left of a page when its rows are taken away is no text: a pager, the way to the page, its foot, a word that there is nothing."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article, why_not_article
from tests.extract.pages import FIRST, META, SECOND, UNDATED, response_of

PAGER = "<div class='page'>共 1 条 1/1页 首页 上一页 下一页 尾页</div>"
WAY = "<div class='path'>您当前所在的位置： <a href='/'>首页</a> &gt; <a href='/yw/'>水务要闻</a></div>"
ONE = f"<ul><li><h3><a href='/n/1.html'>石桥水库完成加固</a></h3><p>{FIRST}…<a href='/n/1.html'>[详情]</a></p><span>2023-04-24</span></li></ul>"
FOOT = "<div>承办：青石县水务局信息中心</div><div>网站标识码：3600000042</div><div>桐ICP备00000000号</div><div>地址：青石县河滨路8号</div>"
LONG_FOOT = (
    "<p>承办：青石县人民政府信息中心 | 桐公网安备 36000000000042号 | 版权所有 © 青石县人民政府办公室 2008-2026 | 网站标识码：3600000042"
    " | 桐ICP备00000000号 | 地址：青石县河滨路8号 | 联系电话：0799-5550000 | 主办：青石县人民政府办公室</p>"
)
ROWS = "".join(f"<tr><td>·<a href='/n/{n}.html'>桐岭镇第{n}次集市照常开放</a></td><td>2023-04-{n}</td></tr>" for n in (10, 11))
TABLE = f"<table><tr><td><a href='/n/1.html'>石桥水库完成加固</a></td><td>2023-04-24</td></tr></table>{PAGER}"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(f"{ONE}{PAGER}", "list", id="one item and the pager"),
        pytest.param(f"{WAY}{ONE}{PAGER}{FOOT}", "list", id="the way to the page above it, the foot below it"),
        pytest.param(TABLE, "list", id="the pager is all that is no link"),
        pytest.param("<ul><li><a href='/1.html'>石桥水库完成加固</a></li></ul><div>1 2 3 Next</div>", "list", id="an English pager"),
        pytest.param("<ul><li><a href='/1.html'>石桥水库完成加固</a></li></ul><p>第1页 共9页 首页 前页 后页</p>", "list", id="a pager of another program"),
        pytest.param(f"{WAY}<div>栏目正在建设中，敬请期待！</div>{FOOT}", "list", id="a column that is to come"),
        pytest.param("<div>对不起，没有您要查找的信息</div>", "list", id="nothing that is looked for"),
        pytest.param(f"{WAY}<div>该栏目暂时没有相关信息</div>", "list", id="nothing, below the way to the page"),
        # Letters and news that look so.
        pytest.param(f"{META}<p>地址：青石县河滨路8号</p><p>邮编：310000</p><p>电话：0799-5550000</p>", None, id="a letter with a new address"),
        pytest.param(f"{META}<p>{FIRST}</p>{FOOT}", None, id="a text above a foot"),
        pytest.param(f"{META}<p>{FIRST}</p><p>石桥水库的展览栏目正在建设中，敬请期待！</p>", None, id="news that end with what is to come"),
        pytest.param(f"{META}<p>{FIRST}</p><p>{SECOND}…<a href='/n/2.html'>[详情]</a></p>", None, id="a text, and the first words of another"),
        pytest.param(f"{META}<p>{FIRST}…<a href='http://www.other.example/n/1.html'>[详情]</a></p>", None, id="the first words of a text on another site"),
    ],
)  # fmt: skip
def test_why_not_article(body: str, reason: str | None) -> None:
    assert (
        why_not_article(response_of(f"<h1>水务要闻</h1>{body}", head="<title>水务要闻-青石县水务局</title>", url=UNDATED))
        == reason
    )


def test_a_flash_above_a_longer_foot() -> None:
    text = "<h1>三座水库放水</h1><div>2023-04-24 17:15 来源：青石日报</div><div class='z'><p>今天放水，下游三村可以插秧。</p></div>"
    page = f"<div class='a'>{text}</div><div class='b'>{LONG_FOOT}</div>"
    article = extract_article(response_of(page, head="<title>三座水库放水</title>", url=UNDATED))
    assert article is not None
    assert article.body == "今天放水，下游三村可以插秧。"


def test_a_foot_below_the_last_row_is_no_text() -> None:
    page = response_of(f"<table>{ROWS}</table>{LONG_FOOT}", head="<title>青石县水务局</title>", url=UNDATED)
    assert why_not_article(page) == "empty"


def test_what_a_site_says_of_its_texts_is_no_article() -> None:
    said = "<p>本平台的文章、资讯均来自第三方，不代表本平台立场，仅供参考，如有侵权请联系我们删除。</p>"
    head = "<title>观点_青石网</title>"
    assert why_not_article(response_of(f"<h1>观点</h1>{said}", head=head, url=UNDATED)) == "empty"
    assert why_not_article(response_of(f"<h1>观点</h1><p>{FIRST}</p>{said}", head=head, url=UNDATED)) is None
