"""What is the article's own where its title, its text and other things each stand in boxes."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article, why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, response_of

OTHER = "<p>请农户按时晒种，每亩用种量控制在二十五斤左右，晚播的地块适当增加播量。</p><p>设施蔬菜注意通风降湿，采收前执行间隔期。</p>"
LINKS = "<ul><li><a href='/n/1.html'>制种大县的丰收账</a></li><li><a href='/n/2.html'>谁在仿冒种子</a></li></ul>"
HEAD = f"<h1>{TITLE}</h1>{META}"
BOX = f"<div class='box'>{HEAD}{PARAGRAPHS}</div>"


def body_of(markup: str) -> str | None:
    article = extract_article(response_of(markup))
    return article.body if article else None


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (f"{BOX}<div class='s2'><b>农事提醒</b>{OTHER}</div>", "a box beside the title's, with a heading and no links"),
        (f"{BOX}<div class='s2'><a href='#'>打印</a><h4>农事提醒</h4>{OTHER}</div>", "a button stands above its heading"),
        (f"<div class='w'>{BOX}</div><div class='s2'><h4>平台简介</h4>{OTHER}</div>", "beside what is around the title's box"),
        (
            f"<div class='t'>{HEAD}</div><div class='c'>{PARAGRAPHS}</div>",
            "a box of its own for the title, and one for the text",
        ),
        (
            f"<div class='t'>{HEAD}<p>{FIRST}</p></div><div class='c'><h3>工程进度</h3><p>{SECOND}</p><p>{THIRD}</p></div>",
            "a heading of the text itself: one paragraph in the title's box is a summary",
        ),
    ],
)
def test_a_box_with_a_heading_behind_the_title_s_box(markup: str, reason: str) -> None:
    assert (body_of(markup) or "").replace("工程进度\n", "") == TEXT, reason


PART = "<div class='seg'><p>{}</p></div>"


@pytest.mark.parametrize(
    ("markup", "expected", "reason"),
    [
        (
            f"{PART.format(FIRST)}{PART.format(SECOND)}<div class='rel'><h4>相关阅读</h4>{LINKS}</div>{PART.format(THIRD)}",
            TEXT,
            "the text goes on in a part of the same class",
        ),
        (
            f"{PART.format(FIRST)}{PART.format(SECOND)}<div class='rel'><h4>相关阅读</h4>{LINKS}</div><div class='x'><p>{THIRD}</p></div>",
            f"{FIRST}\n{SECOND}",
            "what follows is of another class",
        ),
        (
            f"<div><p>{FIRST}</p></div><div><p>{SECOND}</p></div><div class='rel'><h4>相关阅读</h4>{LINKS}</div><div><p>{THIRD}</p></div>",
            f"{FIRST}\n{SECOND}",
            "without a class nothing tells what is alike",
        ),
    ],
)
def test_a_box_between_parts_of_a_text(markup: str, expected: str, reason: str) -> None:
    assert body_of(f"<div class='main'>{HEAD}{markup}</div>") == expected, reason


@pytest.mark.parametrize(
    ("tail", "reason"),
    [
        ("<p>完</p><p>2023年4月24日（星期一）</p><p>香港时间15时42分</p>", "when a press release was issued"),
        ("<p>完</p><p>２０２３年４月２４日（星期一）</p><p>香港时间１５时４２分</p>", "in wide figures"),
        ("<p>2023年4月24日（星期一）</p><p>香港时间9时5分</p>", "without 完"),
    ],
)
def test_the_end_of_a_press_release(tail: str, reason: str) -> None:
    assert body_of(f"{HEAD}<p>＊＊＊＊＊＊＊＊</p>{PARAGRAPHS}{tail}") == TEXT, reason


def test_a_text_that_ends_with_its_day_keeps_it() -> None:
    assert body_of(f"{HEAD}{PARAGRAPHS}<p>2023年4月24日（星期一）</p>") == f"{TEXT}\n2023年4月24日（星期一）"


@pytest.mark.parametrize(
    ("glued", "reason"),
    [
        ("信息来源：http://fy.qingshi.example/article/detail/2017/11/id/3055712.shtml。", "the address of the source"),
        ("（责编：周也）　　信息来源：http://fy.qingshi.example/a/3055712.shtml", "behind the editor"),
    ],
)
def test_words_glued_to_the_last_paragraph(glued: str, reason: str) -> None:
    assert body_of(f"{HEAD}<div>　　{FIRST}<br>　　{SECOND}<br>　　{THIRD}{glued}</div>") == TEXT, reason


def test_a_figure_with_a_sign_ends_no_table() -> None:
    table = "<table><tr><td>扇贝</td><td>-15.3%</td></tr><tr><td>海参</td><td>+1.1%</td></tr></table>"
    assert body_of(f"{HEAD}<div id='zoom'><p>{FIRST}</p><p>{SECOND}</p>{table}<p>{THIRD}</p></div>") == (
        f"{FIRST}\n{SECOND}\n扇贝\t-15.3%\n海参\t+1.1%\n{THIRD}"
    )


def test_a_page_of_a_newspaper_is_a_list() -> None:
    name = "青石晚报 2022年04月18日 第A01版：头版"
    pages = "<ul>" + "".join(f"<li>第A{n:02}版：要闻</li>" for n in range(1, 7)) + "</ul>"
    assert why_not_article(response_of(f"<h3>本版标题导航</h3>{LINKS}{pages}", head=f"<title>{name}</title>")) == "list"
    assert body_of(BOX) == TEXT
    assert extract_article(response_of(BOX, head=f"<title>{name}</title>")) is not None, "an article in such a page's frame"


KEYS = "欢迎进入青石县水务局，无障碍阅读请按Ctrl+Alt+R进入阅读模式，按Ctrl+Alt+N进入导航区，按Ctrl+Alt+M进入内容区，"
SHORT = "桃源路明天停水，请先储水。"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(f"<div>{KEYS}</div>{LINKS}{HEAD}<div><p>{SHORT}</p></div>", id="above-a-short-text"),
        pytest.param(f"<p>{KEYS}</p>{HEAD}<p>{SHORT}</p>", id="beside-title-and-text"),
        pytest.param(f"{HEAD}<div id='zoom'><p>{SHORT}</p></div><p>{KEYS}</p>", id="below"),
    ],
)
def test_the_line_for_blind_readers_is_no_text(markup: str) -> None:
    assert body_of(markup) == SHORT


def test_a_page_with_nothing_but_the_line_for_blind_readers() -> None:
    assert why_not_article(response_of(f"<p>{KEYS}</p>{HEAD}<img src='1.jpg'>")) == "empty"


def test_news_of_the_keys_for_blind_readers() -> None:
    news = "县政府网站改版后，无障碍阅读请按Ctrl+Alt+R进入，盲人林一舟试用后说方便多了。"
    assert body_of(f"{HEAD}<div><p>{FIRST}</p><p>{news}</p><p>{SECOND}</p></div>") == f"{FIRST}\n{news}\n{SECOND}"
