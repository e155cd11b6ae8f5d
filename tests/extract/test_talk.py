"""Pages on which readers talk, and articles with such talk below them."""

from __future__ import annotations

import pytest

from crawler.extract import why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, TITLE, response_of

ASKED = "如题，打了几次电话没人接，有人知道水库哪天放水吗？"


def posts(*texts: str, mark: str = "{}楼") -> str:
    return "".join(
        f"<div><div>渡口{n} 发表于 2023-4-24 12:0{n}</div><div>{mark.format(n)}</div><div class='t_f'>{text}</div></div>"
        for n, text in enumerate(texts, 1)
    )


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        pytest.param(posts(ASKED, "顶一下，同问", "听说是周六", "谢谢楼上"), "forum", id="a-question-and-what-others-say"),
        pytest.param(posts(ASKED, "同问", "周六", mark="只看该作者 {}#"), "forum", id="Discuz"),
        pytest.param(posts(FIRST * 4, "顶一下，同问", "听说是周六"), None, id="a-post-that-is-a-text"),
        pytest.param(f"<p>查看: 3481|回复: 3</p>{posts(FIRST * 4, '顶一下')}", "forum", id="what-Discuz-counts"),
        pytest.param(f"<p>3回复贴，共1页</p>{posts(FIRST * 4, '顶一下')}", "forum", id="what-a-board-counts"),
        pytest.param(f"<p>查看: 10|评论: 0</p>{posts(FIRST * 4)}", None, id="what-a-portal-counts"),
        pytest.param(f"<p>2023-4-24 09:15</p><p>查看: 10|回复: 3</p>{PARAGRAPHS}", None, id="counted-but-no-post"),
        pytest.param(
            f"{META}<div id='zoom'><p>{FIRST}</p></div><h3>网友评论</h3>{posts('好消息', '放水了吗', '顶')}",
            None,
            id="remarks-below-a-short-article",
        ),
        pytest.param(
            f"<button>写回答</button><div>{PARAGRAPHS}</div><a href='/q/1'>查看全部 22 个回答</a>", "forum", id="answers"
        ),
        pytest.param(f"<p>我来答</p><p>4个回答</p><div>{PARAGRAPHS}</div>", "forum", id="to-answer-above-the-answers"),
        pytest.param(
            f"{META}<div>{PARAGRAPHS}</div><h3>相关问答</h3><p>水库哪天放水？</p><p>12个回答</p><p>我来答</p>",
            None,
            id="questions-beside",
        ),
        pytest.param(
            f"{META}<p>1楼</p><p>办证大厅</p><p>2楼</p><p>税务大厅</p><p>3楼</p><p>社保大厅，设十二个窗口。</p>",
            None,
            id="a-guide-by-floors",
        ),
        pytest.param(f"{META}<p>考生写回答时要注意字迹。</p>{PARAGRAPHS}", None, id="a-sentence-on-answers"),
    ],
)
def test_where_readers_talk(markup: str, reason: str | None) -> None:
    assert why_not_article(response_of(f"<h1>{TITLE}</h1>{markup}")) == reason
