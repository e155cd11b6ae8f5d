"""Source, author and editor of whole pages that name them below or beside the text, where other articles, remarks and notes have names too."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import PARAGRAPHS, TITLE, response_of


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(
            "<div class='comments'><div class='cmt'>路人甲 <p>作者：林一舟 来源：朋友圈</p></div></div>", id="remarks"
        ),
        pytest.param(
            "<div class='t_f reply'>路人甲 发表于 2023-4-25 10:13</div><div class='reply'>作者：林一舟</div>", id="replies"
        ),
        pytest.param(
            f"<div class='side'>{'<h4><a href=/2>桐岭镇集市照常开放</a></h4><p>来源：晚报 作者：林一舟</p>' * 3}</div>",
            id="other-articles",
        ),
        pytest.param(
            "<div class='related'><p>相关报道</p><p>《桐岭镇集市照常开放》 作者：林一舟 来源：青石晚报</p></div>",
            id="one-other-article",
        ),
        pytest.param("<div class='sidebar'><p>人物</p><p>作者：林一舟</p></div>", id="a-box-beside-with-a-heading"),
        pytest.param(
            "<div class='hot-box'><h4>热门</h4><p>桐岭镇集市照常开放 来源：青石晚报</p></div>", id="a-box-of-what-is-read-most"
        ),
        pytest.param(
            f"<div class='related'>{'<p><a href=/2>桐岭镇集市照常开放</a></p><p>责任编辑：何田</p>' * 2}</div>",
            id="editors-of-other-articles",
        ),
        pytest.param(
            "<p class='ly'>来源：</p><div class='x'><h3>最新文章</h3><ul><li><a href='/2'>桐岭镇集市</a></li></ul></div>",
            id="heading-of-a-list",
        ),
    ],
)
def test_what_stands_below_names_nobody(below: str) -> None:
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><p>发布时间：2023-04-24</p><div class='content'>{PARAGRAPHS}</div>{below}")
    )
    assert article is not None
    assert (article.source_name, article.author, article.editor) == (None, None, None)


@pytest.mark.parametrize(
    ("box", "source", "editor"),
    [
        pytest.param("<p>来源：青石日报</p><p>责任编辑：何田</p>", "青石日报", "何田", id="nothing-but-facts"),
        pytest.param(
            "<p>责任编辑：何田</p><h4>相关报道</h4><p>桐岭镇集市照常开放 来源：青石晚报</p>", None, "何田", id="above-a-list"
        ),
    ],
)
def test_facts_in_a_box_beside_the_text(box: str, source: str | None, editor: str) -> None:
    article = extract_article(
        response_of(
            f"<h1>{TITLE}</h1><p>发布时间：2023-04-24</p><div class='content'>{PARAGRAPHS}</div><div class='side'>{box}</div>"
        )
    )
    assert article is not None
    assert (article.source_name, article.editor) == (source, editor)


@pytest.mark.parametrize(
    ("notes", "author"),
    [
        pytest.param(
            "<p>（作者：林一舟，系青石大学教授）</p><p>注释：</p><p>[1] 何田：《青石水利志》卷三。</p>",
            "林一舟",
            id="above-the-notes-on-the-text",
        ),
        pytest.param(
            "<p>（撰稿：林一舟、周也；摄影：何田）</p><p>图1.水库闸门</p><p>图2.坝顶</p><p>图3.稻田</p>",
            "林一舟、周也",
            id="above-the-pictures",
        ),
        pytest.param("<p>作者：林一舟 周也</p><p>今年的水放到九月底为止</p>", "林一舟 周也", id="above-the-last-line"),
        pytest.param("<p>《青石水利志》</p><p>作者：林一舟</p><p>出版社：青石出版社</p>", None, id="of-a-book"),
    ],
)
def test_a_note_on_the_author(notes: str, author: str | None) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div>2023-04-24</div><div id='zoom'>{PARAGRAPHS}{notes}</div>"))
    assert article is not None
    assert article.author == author


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            f"<h1>{TITLE}</h1>{PARAGRAPHS}<p>来源链接：<a href='http://sw.qingshi.example/12.html'>{TITLE}</a></p>", id="linked"
        ),
        pytest.param(f"<h1>{TITLE}</h1>{PARAGRAPHS}<p>摘自：《{TITLE}》</p>", id="in-book-marks"),
        pytest.param(f"<meta name='ContentSource' content='{TITLE}'><h1>{TITLE}</h1>{PARAGRAPHS}", id="in-a-meta"),
    ],
)
def test_the_title_is_no_source(markup: str) -> None:
    article = extract_article(response_of(markup))
    assert article is not None
    assert article.source_name is None


def test_the_title_behind_a_label_is_no_source_but_the_marked_one_is() -> None:
    shown = f"<h1>{TITLE}</h1><div>2023-04-24 <span class='source'>青石日报网</span></div>"
    found = extract_article(
        response_of(f"{shown}<div id='article'>{PARAGRAPHS}<p>摘自：<a href='http://a.cn/1.html'>《{TITLE}》</a></p></div>")
    )
    assert found is not None
    assert found.source_name == "青石日报网"


def test_an_editor_behind_other_articles() -> None:
    others = "".join(f"<li><a href='/{n}'>桐岭镇第{n}集市照常开放</a></li>" for n in range(6))
    below = f"<div><h3>相关阅读</h3><ul>{others}</ul></div><span><a>【纠错】</a><div>[责任编辑: 周也]</div></span>"
    found = extract_article(response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p>{PARAGRAPHS}{below}"))
    assert found is not None
    assert found.editor == "周也"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        pytest.param("文／林一舟、何田 来源：青石云 责任编辑：周也 发布日期：2021.06.30", "林一舟、何田", id="who-wrote"),
        pytest.param("文／历史／地理的书单 来源：青石云 责任编辑：周也", None, id="other-words"),
    ],
)
def test_facts_of_one_line_below_the_text(line: str, author: str | None) -> None:
    found = extract_article(response_of(f"<h1>{TITLE}</h1><div class='content'>{PARAGRAPHS}</div><p>{line}</p>"))
    assert found is not None
    assert (found.author, found.source_name, found.editor) == (author, "青石云", "周也")


@pytest.mark.parametrize(
    ("above", "below", "source"),
    [
        pytest.param("<p>原文地址 ：</p><p><a href='http://a.example/1.html'>http://a.example/1.html</a></p>", "", "青石县政府网", id="the-original-s-address"),
        pytest.param("<p><a href='http://a.example/1.html'>http://a.example/1.html</a></p>", "", None, id="a-list-of-addresses"),
        pytest.param("<p><a href='/show-1024.html'>桐岭镇集市下周改期</a></p>", "", None, id="a-list-has-begun"),
        pytest.param("", "本文来源：青石晚报", None, id="behind-the-list"),
    ],
)  # fmt: skip
def test_a_source_between_an_address_and_a_list(above: str, below: str, source: str | None) -> None:
    first = f"{above}<p>本文来源：青石县政府网</p>" if above else ""
    others = "".join(f"<p><a href='/{n}'>桐岭镇第{n}次集市照常开放</a></p>" for n in range(6))
    text = f"<h1>{TITLE}</h1><p>2023-04-24</p><div class='content'>{PARAGRAPHS}</div>"
    found = extract_article(response_of(f"{text}{first}{others}<p>{below}</p>"))
    assert found is not None
    assert found.source_name == source


@pytest.mark.parametrize(
    ("below", "source", "editor"),
    [
        pytest.param(
            "<p>往期回顾：<a href='/7'>桐岭镇第七次集市照常开放</a></p></div><ul><li>来源：青石县水务局</li><li>编辑：周也</li></ul>"
            "<h3>推荐阅读</h3>",
            "青石县水务局",
            "周也",
            id="and-then-a-heading",
        ),
        pytest.param(
            "</div><p>政策原文：<a href='/7'>桐岭镇第七次集市照常开放</a></p><p>信息来源：<a href='http://sw.a.example/1.html'>水务局</a></p>"
            "<p>上一篇：<a href='/8'>桐岭镇第八次集市照常开放</a></p><p>下一篇：<a href='/9'>桐岭镇第九次集市照常开放</a></p>",
            "水务局",
            None,
            id="and-then-the-neighbours",
        ),
        pytest.param(
            "</div><p><a href='/7'>桐岭镇第七次集市照常开放</a></p><p>来源：青石晚报</p>",
            None,
            None,
            id="and-then-others-of-the-same-list",
        ),
    ],
)
def test_facts_behind_a_link_to_one_other_article(below: str, source: str | None, editor: str | None) -> None:
    """A link alone is no list: generated pages have one above the facts and the list's heading."""
    others = "".join(f"<p><a href='/{n}'>桐岭镇第{n}次集市照常开放</a></p>" for n in range(10, 16))
    text = f"<h1>{TITLE}</h1><p>2023-04-24</p><div><div class='content'>{PARAGRAPHS}"
    found = extract_article(response_of(f"{text}{below}{others}</div>"))
    assert found is not None
    assert (found.source_name, found.editor) == (source, editor)


@pytest.mark.parametrize(
    ("line", "source", "editor"),
    [
        pytest.param(
            "<p><span>转自</span><span>外地的油菜到了石桥村，村里翻新了机肥。</span></p>",
            None,
            None,
            id="a-word-processor-s-sentence",
        ),
        pytest.param(
            "<div class='i'><span>来</span><span>源</span><i>：</i><u></u> <span>责</span><span>编</span><i>：</i><u>何田</u></div>",
            None,
            "何田",
            id="an-element-for-each-letter",
        ),
    ],
)
def test_what_elements_part(line: str, source: str | None, editor: str | None) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p>{PARAGRAPHS}{line}"))
    assert article is not None
    assert (article.source_name, article.editor) == (source, editor)
