"""What a button below the first paragraphs shows."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from crawler.page import parse
from tests.extract.pages import FIRST, SECOND, THIRD, TITLE, page_with

SIGNED = ("青石县水务局", "2023年4月24日")


def lines_of(markup: str) -> list[str]:
    article = extract_article(page_with(markup))
    return article.body.split("\n") if article and article.body else []


@pytest.mark.parametrize(
    "button", ["展开剩余59%", "点击展开全文", "展开阅读全文", "阅读全文 &gt;", "余下全文", "查看剩余内容（40%）"]
)
def test_paragraphs_behind_a_button(button: str) -> None:
    folded = f"<div class='a1'><p>{FIRST}</p></div><div class='b1'><a href='javascript:;'>{button}</a></div>"
    assert lines_of(f"{folded}<div class='c1' style='display:none'><p>{SECOND}</p><p>{THIRD}</p></div>") == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_a_signature_behind_a_button() -> None:
    folded = (
        f"<div class='a1'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div><div><a href='javascript:;'>展开剩余9%</a></div>"
    )
    signed = "".join(f"<p>{line}</p>" for line in SIGNED)
    assert lines_of(f"{folded}<div style='display: none'>{signed}</div>") == [FIRST, SECOND, THIRD, *SIGNED]


def test_the_button_below_what_it_shows() -> None:
    markup = f"<div><p>{FIRST}</p><div style='display:none'><p>{SECOND}</p></div><a href='#'>展开全文</a></div><p>{THIRD}</p>"
    assert lines_of(f"<div class='x9'>{markup}</div>") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(f"<div style='display:none'><p>{FIRST}</p><p>{SECOND}</p></div>", id="the-whole-text-of-an-excerpt"),
        pytest.param(
            "<ul style='display:none'><li><a href='/1'>桐岭镇集市照常开放</a></li><li><a href='/2'>渡口改期</a></li></ul>",
            id="links",
        ),
        pytest.param("", id="nothing"),
    ],
)
def test_what_stays_folded_away(hidden: str) -> None:
    document = parse(f"<body><p>{FIRST}</p><a href='#'>展开全文</a>{hidden}</body>", "http://www.qingshi.example/")
    assert not document.unfolded
    assert [line.text for line in document.lines if not line.hidden] == [FIRST, "展开全文"]


@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param("<p>您尚未登录，请登录后查看全文，登录即同意用户协议和隐私政策。</p>", id="to-sign-in"),
        pytest.param("<p>登录后可阅读更多内容，未注册的手机号将自动创建账号。</p>", id="what-comes-of-signing-in"),
        pytest.param(
            "<p>网友甲：希望早点修好村口的路，下雨没法走。</p><p>网友乙：支持，建议增加路灯。</p>", id="readers'-words"
        ),
    ],
)
def test_what_a_button_shows_that_is_no_text(hidden: str) -> None:
    markup = (
        f"<div class='x9'><p>{FIRST}</p><p>{SECOND}</p><p><a>展开全文</a></p><div style='display:none'>{hidden}</div></div>"
    )
    assert lines_of(markup) == [FIRST, SECOND]


def test_the_rest_speaks_of_signing_in() -> None:
    rest = f"<p>登录后可查询水位，村民也可以注册。</p><p>{SECOND}</p><p>{THIRD}</p><p>{SECOND[:-1]}，也修了桥，桥边还种了三排柳树，树下有石凳。</p>"
    markup = f"<div class='x9'><p>{FIRST}</p><p><a>展开全文</a></p><div style='display:none'>{rest}</div></div>"
    assert len(lines_of(markup)) == 5


def test_a_copy_of_the_text_above_the_button() -> None:
    copy = f"<div id='readmode' style='display:none'><p>{TITLE}</p><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert lines_of(f"<div class='x9'><p>{FIRST}</p><p>{SECOND}</p></div>{copy}<div>展开全文</div>") == [FIRST, SECOND]


@pytest.mark.parametrize("button", ["查看更多评论", "展开", "查看全部回复", "全文检索"])
def test_buttons_that_show_something_else(button: str) -> None:
    hidden = f"<div style='display:none'><p>{SECOND}</p></div>"
    document = parse(f"<body><p>{FIRST}</p><a href='#'>{button}</a>{hidden}</body>", "http://www.qingshi.example/")
    assert not document.unfolded


def test_what_hides_itself_in_what_is_shown() -> None:
    hidden = f"<div style='display:none'><p>{SECOND}</p><p hidden>{THIRD}</p></div>"
    document = parse(f"<body><p>{FIRST}</p><a href='#'>展开全文</a>{hidden}</body>", "http://www.qingshi.example/")
    assert [line.text for line in document.lines if not line.hidden] == [FIRST, SECOND]


def test_a_page_of_nothing_but_buttons() -> None:
    parts = "".join(
        f"<div><a href='#'>展开全文</a></div><div style='display:none'><p>{n}号{SECOND}</p></div>" for n in range(100)
    )
    assert len(parse(f"<body><p>{FIRST}</p>{parts}</body>", "http://www.qingshi.example/").unfolded) == 20
