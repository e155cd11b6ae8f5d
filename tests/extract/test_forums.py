"""Posts of forums and the markup of platforms whose text is short beside what stands around it."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, page_with, response_of

REMARKS = "".join(
    f"<table border=1><tr><td>渡口{n}<br>等级：侠客<br>文章：{n}2</td><td>这件事我们那儿也有。<hr>发贴时间：2023-4-24 23:0{n}:11</td></tr></table>"
    for n in range(3)
)


def body_of(markup: str) -> str:
    article = extract_article(response_of(markup))
    return article.body if article and article.body else ""


def test_the_first_post_of_dvbbs() -> None:
    page = (
        f"<table><tr><td><a href='index.asp'>青石论坛</a> → <a href='list.asp?boardid=3'>见闻</a> → {TITLE}</td></tr></table>"
        f"<table border=1><tr><td colspan=2>* 贴子主题： <b>{TITLE}</b></td></tr><tr><td><b>何田</b><br>等级：版主<br>文章：185<br>积分：185</td>"
        f"<td><font>{PARAGRAPHS}</font><hr><font>发贴时间：2023-04-24 09:15:47</font></td></tr></table>{REMARKS}"
    )
    assert body_of(page) == TEXT


def test_when_a_post_was_put_up_above_its_text() -> None:
    page = f"<h1>{TITLE}</h1><div>发帖时间：2023-04-24 09:15</div><div class='x9'>{PARAGRAPHS}</div>"
    assert body_of(page) == TEXT


def test_the_first_post_of_tieba() -> None:
    page = (
        f"<h3>{TITLE}</h3><div class='l_post'><div class='d_author'>老韩<br>吧主</div>"
        f"<div class='d_post_content j_d_post_content'>{PARAGRAPHS}</div><div><span>来自Android客户端</span><span>1楼</span>"
        "<span>2023-04-24</span></div></div><div class='l_post'><div class='d_author'>何田</div><div class='d_post_content'>插眼</div></div>"
    )
    assert body_of(page) == TEXT


@pytest.mark.parametrize("end", ["<br><br>完", ""])
def test_a_press_release_of_hong_kong(end: str) -> None:
    page = (
        f"<div>新聞公報</div><span id='PRHeadlineSpan'>{TITLE}</span><br>＊＊＊＊＊＊＊＊<br><span id='pressrelease'>　　{FIRST}<br><br>　　{SECOND}<br>"
        f"<br>　　{THIRD}{end}</span><br><br><div>2023年4月24日（星期一）<br>香港時間16時10分</div><div>列印此頁</div>"
    )
    assert body_of(page) == TEXT


def test_the_outlet_below_the_day() -> None:
    page = f"<h1>{TITLE}</h1><div class='x1'><div>2023-04-24</div><div>青石在线</div><div class='x2'>{PARAGRAPHS}</div></div>"
    assert body_of(page) == TEXT


@pytest.mark.parametrize("salute", ["同志们：", "周也："])
def test_a_salutation_below_a_link(salute: str) -> None:
    article = extract_article(
        page_with(
            f"<div class='x9'><p>原帖：<a href='http://www.a.example/t/1.html'>{TITLE}</a></p><p>{salute}</p>{PARAGRAPHS}</div>"
        )
    )
    assert article is not None
    assert article.body == f"{salute}\n{TEXT}"


def test_the_editor_of_a_text_in_a_script() -> None:
    text = f"{PARAGRAPHS}<p>编发：周也</p>".replace('"', '\\"')
    page = f'<h1>{TITLE}</h1><div>2023-04-24 稿源：青石日报</div><div id=\'c\'></div><script>var articleContent = {{"content": "{text}"}};</script>'
    article = extract_article(response_of(page))
    assert article is not None
    assert (article.body, article.editor) == (TEXT, "周也")


def test_a_thread_s_short_title_leads_to_the_thread() -> None:
    """So it is no column, however short; what stands below it counts the author's posts."""
    url = "http://bbs.qingshi.example/thread-755294-1-1.html"
    page = (
        f"<h1><a href='{url}'><span id='thread_subject'>石桥传来消息</span></a></h1><div class='authi'>网友33</div>"
        f"<p>主题 12 帖子 88 积分 901</p><div class='authi'>发表于 2023-04-24 09:15:47</div><table><tr><td class='t_f'>{PARAGRAPHS}</td></tr></table>"
    )
    article = extract_article(response_of(page, head="<title>石桥传来消息-青石论坛</title>", url=url))
    assert article is not None
    assert article.title == "石桥传来消息"
