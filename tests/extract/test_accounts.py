"""Whom a platform's markup names beside the title."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from crawler.extract import extract_article
from tests.extract.pages import PARAGRAPHS, TITLE, response_of


def names_of(above: str, *, below: str = "") -> tuple[str | None, str | None]:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{above}<div class='x9'>{PARAGRAPHS}</div>{below}"))
    assert article is not None
    return article.source_name, article.author


@pytest.mark.parametrize(
    ("above", "source", "author"),
    [
        pytest.param(
            "<div class='authorinfo'><span class='writer'><a><em class='W_autocut'>青石发布</em></a></span>"
            "<span class='time'>2023-04-24 09:15</span><span class='num'>阅读数：705</span></div>",
            "青石发布",
            None,
            id="weibo.com",
        ),
        pytest.param(
            "<div class='article-author'><span class='au-name'>青石观察</span><p class='date'>2023-04-24 09:15</p></div>",
            "青石观察",
            None,
            id="rmh.pdnews.cn",
        ),
        pytest.param(
            "<div><a class='follow-nickName'>山里人83</a> <span class='time'>于 2023-04-24 发布</span></div>",
            None,
            "山里人83",
            id="csdn.net",
        ),
        pytest.param("<div class='AuthorInfo'><a class='UserLink-link'>听雨</a></div>", None, "听雨", id="zhihu.com"),
        pytest.param(
            "<div><a class='note-author'>半亩田</a> <span class='pub-date'>2023-04-24 09:15:33</span></div>",
            None,
            "半亩田",
            id="douban.com",
        ),
        pytest.param(
            "<span class='FxYr8x'><a href='/u/294'>老韩</a></span><div><time>2023.04.24 07:47:13</time></div>",
            None,
            "老韩",
            id="jianshu.com",
        ),
        pytest.param(
            "<table><tr><td><founder-author>本报记者 林一舟</founder-author></td></tr></table>", None, "林一舟", id="an-epaper"
        ),
        pytest.param(
            "<table><tr><td><founder-author>□ 八版要闻导读</founder-author></td></tr></table>", None, None, id="no-person"
        ),
        pytest.param(
            "<div><span>公众号：青石发布</span><span>2023-04-24</span></div>", "青石发布", None, id="a-copied-account"
        ),
        pytest.param(
            "<div>2023-04-24 10:20 青石新闻网</div><div>微信公众号：青石发布</div>",
            "青石新闻网",
            None,
            id="the-site-s-account-below-an-outlet",
        ),
        pytest.param(
            "<div><span class='post-user'>青石小编</span> 2023-04-24 10:20 青石新闻网</div>",
            "青石新闻网",
            None,
            id="who-posted-it-beside-an-outlet",
        ),
        pytest.param("<div>添加时间：2023/4/24 文章出处：  阅读：54</div>", None, None, id="an-empty-label"),
        pytest.param(
            "<div>来源：青石日报</div><div><a class='note-author'>半亩田</a></div>", "青石日报", "半亩田", id="a-label-is-more"
        ),
        pytest.param("<div><span>2023-04-24 来源：</span></div><div>5天前</div>", None, None, id="a-day-is-no-source"),
        pytest.param("<div>2023-04-24 来源： 最后更新：2023-04-25</div>", None, None, id="the-next-label-is-no-source"),
    ],
)
def test_whom_a_platform_names(above: str, source: str | None, author: str | None) -> None:
    assert names_of(above) == (source, author)


@pytest.mark.parametrize(
    ("below", "source", "author"),
    [
        pytest.param("<div>微信公众号：青石发布</div>", None, None, id="whom-to-follow"),
        pytest.param("<div class='comment'><a class='UserLink-link'>山里人</a>：好</div>", None, None, id="who-remarks"),
        pytest.param("<p>文件下载来源：<a href='/files/1.zip'>附件打包</a></p>", None, None, id="where-files-are-from"),
        pytest.param("<p>张贴者： <span class='fn'>Moss</span> 於 07:39</p>", None, "Moss", id="blogger.com"),
    ],
)
def test_whom_the_lines_below_name(below: str, source: str | None, author: str | None) -> None:
    assert names_of("<div>2023-04-24</div>", below=below) == (source, author)


@pytest.mark.parametrize(
    "above",
    [
        "<em id='post-date' class='rich_media_meta text'>2023-04-24</em> <em class='rich_media_meta text'>林一舟</em> "
        "<a class='rich_media_meta link nickname' id='post-user'>青石发布</a>",
        "<span class='rich_media_meta rich_media_meta_text'>林一舟</span><span id='profileBt'><a id='js_name'>青石发布</a></span>",
    ],
    ids=["2014", "2023"],
)
def test_a_wechat_account_that_no_script_tells(above: str) -> None:
    article = extract_article(
        response_of(
            f"<h1 class='rich_media_title'>{TITLE}</h1><div class='rich_media_meta_list'>{above}</div>"
            f"<div class='rich_media_content' id='js_content'>{PARAGRAPHS}</div>"
        )
    )
    assert article is not None
    assert (article.source_name, article.author) == ("青石发布", "林一舟")


def test_the_source_of_an_article_in_percents() -> None:
    data = f'{{"data": {{"title": "{TITLE}", "content": "{PARAGRAPHS}", "source": "青石观察", "publishTime": "2023-04-24"}}}}'
    page = response_of(f"<div id='root'></div><script id='RENDER_DATA' type='application/json'>{quote(data)}</script>")
    article = extract_article(page)
    assert article is not None
    assert article.source_name == "青石观察"
