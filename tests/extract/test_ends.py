"""A word at the beginning of a line ends no body: what follows the line decides."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, THIRD, page_with

ROWS = "".join(f"<li><a href='/show-{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(9))
# The page's own foot, in a container of its own.
FOOT = "<div class='f1'><p>主办单位：青石县人民政府</p><p>版权所有 青石县水务局 桐ICP备00000000号</p></div>"


def lines_of(markup: str) -> list[str]:
    article = extract_article(page_with(markup))
    return article.body.split("\n") if article and article.body else []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("审核：林一舟　校对：何田", id="who-checked"),
        pytest.param("初审：林一舟　复审：何田　终审：周也", id="three-who-checked"),
        pytest.param("扫一扫，关注我们", id="a-code"),
        pytest.param("标签：水库 稻田", id="key-words"),
        pytest.param("上一篇：<a href='/1'>桃花开了</a>", id="a-neighbour"),
        pytest.param("责任编辑：林一舟", id="the-editor"),
    ],
)
@pytest.mark.parametrize(
    "paragraph",
    ["<p>{}</p>", "<div>{}</div>", "{}<br>", "<section><p>{}</p></section>"],
    ids=["p", "div", "br", "section"],
)
def test_text_goes_on_behind_a_line_of_the_page(line: str, paragraph: str) -> None:
    inside = "".join(map(paragraph.format, (FIRST, SECOND, line, THIRD)))
    assert lines_of(f"<div class='x9'>{inside}</div><ul>{ROWS}</ul>{FOOT}") == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        "法院认为，渔具厂的做法构成侵权，判令其停止生产并赔偿八万元。",
        "摄影者胜诉，被告撤下侵权图片，并在县报上致歉。",
        "未经许可在库区捕捞的，由渔政机构依照规定处罚。",
        "村民可到县水务局窗口或扫描下方二维码填表。",
    ],
)
def test_last_sentences_that_are_the_text_s(line: str) -> None:
    assert lines_of(f"<div class='x9'>{PARAGRAPHS}<p>{line}</p></div>{FOOT}") == [FIRST, SECOND, THIRD, line]
