"""Pages on which readers talk, and articles with such talk below them."""

from __future__ import annotations

import pytest

from crawler.extract import why_not_article
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, THIRD, TITLE, response_of

ASKED = "如题，打了几次电话没人接，有人知道水库哪天放水吗？"

ANSWERED = f"记者：水库什么时候放水？<br>{FIRST}<br>问：路修好了吗？<br>{SECOND}<br>{THIRD}"
OFFERED = (
    "本人想买一辆八成新的电动车，最好是带篷子的那种，价格在两千元以内，可以当面看车付款。<br>"
    "有意的朋友请留下电话号码或者直接联系，周末两天都有空，地点在石桥镇的集市附近。<br>车况好的可以再商量，中介请不要打扰。"
)
REMARKS = "".join(f"<p>网友小禾{n} 10:{n} 桥头的石狮子</p>" for n in range(10, 17))
LETTER = "<div><p>来信人：林*</p><p>水库还没有放水，请问什么时候放？</p><p>答复：您好，水库周六放水，请您转告各位村民，谢谢来信。</p></div>"


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
        pytest.param(
            posts(
                f"{FIRST}<br>转载自：<a href='http://www.yunpu.gov.cn/n/7.html'>http://www.yunpu.gov.cn/n/7.html</a>",
                "顶一下",
                "好",
            ),
            None,
            id="a-short-copy-that-gives-its-original",
        ),
        pytest.param(
            posts(ASKED, "转载自：<a href='http://www.yunpu.gov.cn/n/7.html'>http://www.yunpu.gov.cn/n/7.html</a>", "好"),
            "forum",
            id="an-original-that-another-one-gives",
        ),
        pytest.param(posts(FIRST * 4, "顶一下，同问", "听说是周六"), None, id="a-post-that-is-a-text"),
        pytest.param(
            posts(
                "昨天去水库钓鱼，水又涨了不少，有没有人知道能不能下竿？听说那边管得很严，去年还罚过人，大家有消息的说一声。"
                * 2,
                "打电话问问",
                "别去了",
            ),
            "forum",
            id="a-longer-question",
        ),
        pytest.param(f"<p>查看: 3481|回复: 3</p>{posts(FIRST * 4, '顶一下')}", "forum", id="what-Discuz-counts"),
        pytest.param(
            f"<p>查看: 3481|回复: 3</p>{posts(FIRST + '<br>' + SECOND, '顶一下')}", None, id="a-forum's-copy-of-a-text"
        ),
        pytest.param(f"<p>查看: 3481|回复: 3</p>{posts(ANSWERED, '顶一下')}", None, id="a-copy-of-questions-to-an-office"),
        pytest.param(
            f"<p>查看: 3481|回复: 3</p>{posts(FIRST + '<br>我家就住在水库下面，路一下雨就不能走。', '顶一下')}",
            "forum",
            id="who-tells-of-himself",
        ),
        pytest.param(
            f"<p>查看: 3481|回复: 3</p>{posts(FIRST + '<br>请问下游的村民什么时候可以放水，有没有人知道。', '顶一下')}",
            "forum",
            id="who-asks-the-others",
        ),
        pytest.param(f"<p>查看: 1024|回复: 3</p>{posts(OFFERED, '顶一下')}", "forum", id="who-offers-something"),
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
        pytest.param(f"<p>2023-04-24</p>{REMARKS}", "forum", id="what-viewers-say-of-a-live-page"),
        pytest.param(f"{META}<div>{PARAGRAPHS}</div><h3>网友评论</h3>{REMARKS}", None, id="the-same-below-an-article"),
        pytest.param(
            f"{META}<div>{REMARKS.replace('石狮子</p>', '石狮子拍得好</p><p>何田：周六放水，请各村安排好人手。</p>')}</div>",
            None,
            id="viewers-who-are-answered",
        ),
        pytest.param(f"<p>2023-04-24</p>{LETTER * 3}", "forum", id="letters-and-their-answers"),
        pytest.param(f"<p>2023-04-24</p>{LETTER}", None, id="one-letter-and-its-answer"),
        pytest.param(f"<p>2023-04-24</p>{LETTER * 2}", None, id="two-letters"),
    ],
)
def test_where_readers_talk(markup: str, reason: str | None) -> None:
    assert why_not_article(response_of(f"<h1>{TITLE}</h1>{markup}")) == reason


REMARKED = "".join(
    f"<div>用户{n}7361 2024-05-1{n} 10:57</div><p>水库边上的路灯夜里总是不亮，下班回来看不清路，希望早点修好。</p>"
    for n in range(4)
)
WORDS = "".join(
    f"<div><b>河边网友</b> 2024-05-1{n} 00:00:00<p>建议再宽一点，园区说不清</p><a>回复</a> <a>支持(5{n})</a></div>"
    for n in range(5)
)


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        pytest.param(
            f"<h1>评论：{TITLE}</h1><p>共163条评论</p>{WORDS}", "forum", id="what-readers-say-of-an-article-elsewhere"
        ),
        pytest.param(f"<h1>{TITLE}</h1>{META}<p>163条评论</p>{PARAGRAPHS}{WORDS}", None, id="below-an-article"),
    ],
)
def test_words_of_readers(markup: str, reason: str | None) -> None:
    assert why_not_article(response_of(markup)) == reason


def test_words_of_readers_that_are_counted_in_brackets() -> None:
    markup = f"<h1>网友评论</h1><p>原文：<a href='/n/1.html'>{TITLE}</a></p><h3>网友评论（47条）</h3>{REMARKED}"
    assert why_not_article(response_of(markup, head=f"<title>网友评论：{TITLE}</title>")) == "forum"
