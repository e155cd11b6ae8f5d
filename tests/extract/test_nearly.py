"""Articles with what a rule looks for in other pages, found by trying to break the rules: each stays as it is."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article, why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, response_of

STEPS = ("申请条件", "申请材料", "办理流程", "办理时间", "办理地点", "咨询电话")
MENU = "".join(f"<li><a href='/b/{n}/'>{step}</a></li>" for n, step in enumerate(STEPS))
KEYS = "欢迎进入青石县水务局，无障碍阅读请按Ctrl+Alt+R，盲人用户请按快捷键"

STAY = [
    pytest.param("", f"<ul>{MENU}</ul><h1>{TITLE}</h1>{META}{PARAGRAPHS}", id="a menu of how to apply"),
    pytest.param("", f"<h1>{TITLE}</h1>{META}{PARAGRAPHS}" + "".join(f"<h3>{step}</h3><p>{SECOND}</p>" for step in STEPS), id="headings of how to apply"),
    pytest.param("", f"<h1>{TITLE}</h1>{META}{PARAGRAPHS}<table><tr>" + "".join(f"<th>{step}</th>" for step in STEPS) + "</tr></table>", id="a table with such a first row"),
    pytest.param("<title>领导之窗 - 青石县政府网</title>", f"<h1>{TITLE}</h1>{META}{PARAGRAPHS}", id="news in a column of the leaders"),
    pytest.param("", f"<h1>{TITLE}</h1>{META}{PARAGRAPHS}" + "".join(f"<p>来信人：林某{n}</p><p>答复：{FIRST}</p>" for n in range(3)), id="letters and answers that a newspaper prints"),
    pytest.param("", f"<h1>{TITLE}</h1>{META}<p>上一张 下一张 1/12 {FIRST}</p>", id="a text glued to a gallery's buttons"),
    pytest.param("", f"<h1>12345热线服务器错误致歉</h1><p>{FIRST}</p><p>{SECOND}</p>", id="news of an error"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "body"), STAY)
def test_an_article_all_the_same(head: str, body: str) -> None:
    assert why_not_article(response_of(body, head=head)) is None


def test_the_line_for_blind_readers_is_no_body() -> None:
    menu = "".join(f"<li><a href='/{n}/'>栏目{n}号</a></li>" for n in range(8))
    article = extract_article(response_of(f"<p>{KEYS}</p><ul>{menu}</ul><p>2023-04-24 来源：青石日报</p>{PARAGRAPHS}"))
    assert article is not None
    assert article.body == TEXT


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("On Oct 20, 2023 the county opened three gates.", id="a sentence with an English day"),
        pytest.param("林一舟生于 5 May 1930", id="when somebody was born"),
        pytest.param("《水库志》 Oct 2, 2019 出版", id="when a book came out"),
    ],
)
def test_a_day_in_the_first_line_of_the_text(first: str) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div><p>{first}</p>{PARAGRAPHS}</div>"))
    assert article is not None
    assert article.body == f"{first}\n{TEXT}"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("来源：青石县统计局 2023年4月20日", id="the source of a chart"),
        pytest.param("作者：何田，2010年1月9日", id="who wrote what is quoted"),
    ],
)
def test_a_byline_inside_where_the_page_has_its_own_above(line: str) -> None:
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1>{META}<div><p>{FIRST}</p><p>{line}</p><p>{SECOND}</p><p>{THIRD}</p></div>")
    )
    assert article is not None
    assert line in (article.body or "")


@pytest.mark.parametrize(
    ("line", "author", "editor"),
    [
        pytest.param("<p>诗歌/文</p>", None, None, id="kinds of texts"),
        pytest.param("<p>2023-04-24 • 来源 青石日报 • 编辑 推荐</p>", None, None, id="what the editors recommend"),
        pytest.param("<p><a>文字</a><a>图片</a><a>编辑</a><a>何田</a></p>", None, None, id="buttons"),
    ],
)
def test_no_persons(line: str, author: str | None, editor: str | None) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p>{line}{PARAGRAPHS}"))
    assert article is not None
    assert (article.author, article.editor) == (author, editor)


def test_the_day_of_the_weather_above_the_title() -> None:
    above = "<p>今日：2023年5月1日</p><p>晴 18℃</p><p>首页</p><p>新闻</p><p>水务</p>"
    signed = "<p>青石县水务局</p><p>2023年4月24日</p>"
    article = extract_article(response_of(f"{above}<h1>{TITLE}</h1>{PARAGRAPHS}{signed}"))
    assert article is not None
    assert article.published == "2023-04-24"


@pytest.mark.parametrize(
    "below", [["桐岭镇集市改期公告", "桐岭镇人民政府", "2023年5月1日"], ["版权所有", "青石县融媒体中心", "2023年5月1日"]]
)
def test_what_another_office_signs_below_a_call(below: list[str]) -> None:
    lines = "".join(f"<p>{line}</p>" for line in ("扫一扫，关注我们", *below))
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{META}<div>{PARAGRAPHS}{lines}</div>"))
    assert article is not None
    assert article.body == TEXT
