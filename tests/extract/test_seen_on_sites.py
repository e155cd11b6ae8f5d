"""Shapes of offices' and papers' pages that real ones had: what of them is text, title, name, and what is not."""

from __future__ import annotations

import html
import json

import pytest

from crawler.extract import extract_article, why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, TEXT, TITLE, UNDATED, page_with, response_of

CELLS = "".join(f"<tr><td>PD2008{n}</td><td>青石县</td><td>第{n}种子厂</td></tr>" for n in range(40))
STANDARDS = "".join(f"<p><a href='/s/{n}.html'>GB 23200.{n}-2016 水库水质的测定方法 第{n}部分</a></p>" for n in range(1, 60))
EVENT = (
    "讲座题目：小水库的加固",
    "主 讲 人：林一舟 教授",
    "时 间：2024年5月16日（周四）14:30",
    "地 点：图书馆二楼报告厅",
)
LETTER = "青石县水务局关于征求小水库加固方案意见的函"
DIALOG = "<div>您即将离开“青石县水务局”网站，是否继续？</div><div>继续访问</div><div>放弃</div>"
FOOT = "<p>版权所有©2002-2018青石县水务局</p><p>电话：0799-5550000 传真：0799-5550001 邮编：337000</p><p>青石县河滨路8号水务大楼</p>"


@pytest.mark.parametrize(
    ("markup", "body"),
    [
        pytest.param(f"<p>{FIRST}</p><p>附表：名单</p><table>{CELLS}</table>", f"{FIRST}\n附表：名单\nPD20080", id="a paragraph above a table that is nearly all: capda.org.cn"),
        pytest.param(f"<p>{FIRST}</p><p>现发布水质标准，其编号和名称如下：</p>{STANDARDS}", "GB 23200.59-2016 水库水质的测定方法 第59部分", id="links that a text announces: capda.org.cn"),
        pytest.param(f"<div>{PARAGRAPHS}</div>{DIALOG}", TEXT, id="the window of a link to another site: gd.gov.cn"),
        pytest.param(f"<p>{FIRST}</p><p>分享到：微信 微博</p><p>主办单位：青石县妇女联合会</p><p>地址：河滨路8号 邮编：337000</p>", FIRST, id="a foot below the buttons, in the text's own container"),
        pytest.param("".join(f"<p>{line}</p>" for line in (*EVENT, FIRST)), "\n".join((*EVENT, FIRST)), id="when and where an event is to be"),
    ],
)  # fmt: skip
def test_the_text(markup: str, body: str) -> None:
    article = extract_article(page_with(markup))
    assert article is not None
    assert article.body is not None
    assert article.body == body if body.endswith(("。", "。\n")) else body in article.body.replace("\t", "")
    assert article.body.startswith((FIRST, EVENT[0]))


@pytest.mark.parametrize("told", ["发布时间：2024-05-02 09:00　编辑：周也", "时间：2024-05-02 09:00 编辑：周也 浏览：86"])
def test_the_day_of_an_event_is_not_when_it_was_published(told: str) -> None:
    markup = "".join(f"<p>{line}</p>" for line in (*EVENT, FIRST)) + f"<div>{told}</div>"
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div class='nr'>{markup}</div>"))
    assert article is not None
    assert (article.published, article.editor) == ("2024-05-02T09:00+08:00", "周也")


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(f"<p><a href='/f/12.html'>{LETTER}</a></p>", LETTER, id="the letter itself is a link: gd.gov.cn"),
        pytest.param(f"<p><a href='/f/12.html'>{LETTER}的说明</a></p>", None, id="a link to something else"),
        pytest.param(DIALOG, None, id="a window, and nothing else"),
        pytest.param(FOOT, None, id="a foot, and nothing else: gxpopss.cn"),
    ],
)  # fmt: skip
def test_a_page_with_hardly_a_text(markup: str, expected: str | None) -> None:
    page = response_of(f"<h1>{LETTER}</h1>{META}{markup}", head=f"<title>{LETTER}</title>")
    article = extract_article(page)
    assert (article.body if article is not None else None) == expected


@pytest.mark.parametrize(
    ("markup", "head", "title"),
    [
        pytest.param(f"<p>青石县三座小水库加固<br>下游两千亩稻田受益</p>{META}", "青石县三座小水库加...", "青石县三座小水库加固下游两千亩稻田受益", id="a headline in two lines, cut off in <title>"),
        pytest.param(f"<p>青石县三座小水库加固<br>下游两千亩稻田受益</p>{META}", "青石县三座小水库加固", "青石县三座小水库加固", id="<title> has the first line whole"),
        pytest.param(f"<p align=center><font size=5><b>{TITLE}</b></font></p><hr>", "青石水利协会", TITLE, id="large letters, where <title> is an association's name"),
    ],
)  # fmt: skip
def test_the_title(markup: str, head: str, title: str) -> None:
    article = extract_article(response_of(f"{markup}<div>{PARAGRAPHS}</div>", head=f"<title>{head}</title>"))
    assert article is not None
    assert article.title == title


@pytest.mark.parametrize(
    ("below", "names"),
    [
        pytest.param("<p>【来源】青石日报</p><p>【作者】林一舟</p><p>【编辑】周也</p>", ("青石日报", "林一舟", "周也"), id="labels that are set off"),
        pytest.param("<p>【来源】清热解毒的草本植物</p>", (None, None, None), id="one alone may be of another thing"),
        pytest.param("<ul><li><label>来源</label><span>青石日报</span></li><li><label>编辑</label><span>周也</span></li></ul>", ("青石日报", None, "周也"), id="labels and names in elements"),
        pytest.param("<p>本篇文章来源于 青石日报|paper.qingshi.cn 原文链接：https://paper.qingshi.cn/a/2023/0424/c11-1045.html</p>", ("青石日报", None, None), id="a source with its host"),
        pytest.param("<p>责任编辑：林一舟_NBJS6921</p>", (None, None, "林一舟"), id="a number of four letters"),
        pytest.param("<p>文｜林一舟 图｜周也</p>", (None, "林一舟", None), id="who wrote it and who took the pictures"),
        pytest.param("<p>Author：</p><p>Origin：青石日报</p>", ("青石日报", None, None), id="an empty label above another one: capda.org.cn"),
    ],
)  # fmt: skip
def test_the_names(below: str, names: tuple[str | None, str | None, str | None]) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div>2023-04-24</div><div>{PARAGRAPHS}</div><div>{below}</div>"))
    assert article is not None
    assert (article.source_name, article.author, article.editor) == names


def test_a_day_in_numerals_beside_a_source() -> None:
    """Above a text of one paragraph."""
    article = extract_article(
        response_of(f"<h2>{TITLE}</h2><div>二○二三年四月二十四日　稿件来源：青石日报</div><p>{FIRST}</p>", url=UNDATED)
    )
    assert article is not None
    assert (article.published, article.source_name, article.body) == ("2023-04-24", "青石日报", FIRST)


def test_a_source_below_the_number_of_a_letter() -> None:
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><div>2023-04-24</div><p>青水〔2023〕15号</p><p>信息来源：青石发布</p>{PARAGRAPHS}")
    )
    assert article is not None
    assert article.source_name == "青石发布"


INFO = html.escape(json.dumps({"title": TITLE, "source": "青石日报", "pubTime": "2023-04-24 09:15", "content": PARAGRAPHS}))


@pytest.mark.parametrize(
    ("markup", "body"),
    [
        pytest.param(f"<div id='app'><news-detail :info='{INFO}'></news-detail></div>", TEXT, id="an object in an attribute"),
        pytest.param(f"<h1>{TITLE}</h1>{META}<div id='con'></div><script type='text/html' id='tpl'>{PARAGRAPHS}</script>", TEXT, id="markup in a script"),
        pytest.param(f"<h1>{TITLE}</h1>{META}<script type='text/html'>{PARAGRAPHS}<p>{{{{ name }}}}</p></script>", None, id="a template with gaps"),
        pytest.param(f"<h1>{TITLE}</h1>{META}<textarea style='display:none'>&lt;p&gt;{SECOND}&lt;/p&gt;</textarea>", SECOND, id="a sentence in a field, below a day"),
        pytest.param(f"<h1>{TITLE}</h1><textarea style='display:none'>&lt;p&gt;{SECOND}&lt;/p&gt;</textarea>", None, id="a sentence in a field of a page that tells no day"),
    ],
)  # fmt: skip
def test_text_in_data(markup: str, body: str | None) -> None:
    article = extract_article(response_of(markup, url=UNDATED))
    assert (article.body if article is not None else None) == body
    assert article is None or article.title == TITLE


def test_a_page_of_help_is_none_and_an_interview_is_one() -> None:
    asked = "".join(
        f"<dl><dt>问：{what}怎么办？</dt><dd>答：请点击页面下方的{where}，按提示填写信息，核对后提交。</dd></dl>"
        for what, where in (("忘记密码", "找回密码"), ("附件上传失败", "重新上传"), ("办件进度查不到", "我的办件"))
    )
    faq = "http://www.qingshi.example/help/faq.html"
    for name, url, reason in (("帮助中心", UNDATED, "about"), ("青石", faq, "about"), ("水库加固答疑", UNDATED, None)):
        page = response_of(f"<h2>{name}</h2>{asked}", head=f"<title>{name}-青石县</title>", url=url)
        assert why_not_article(page) == reason


def test_the_title_above_buttons_is_no_text() -> None:
    """pmodlh.ac.cn: what the letter says is a picture."""
    cells = f"<tr><td>{LETTER}</td></tr><tr><td>| <a href='/p'>17-04-07</a> | 【大 中 小】【打印】【关闭】</td></tr>"
    page = response_of(f"<table>{cells}</table>{FOOT}", head=f"<title>{LETTER}--青石县水务局</title>")
    assert why_not_article(page) == "empty"
