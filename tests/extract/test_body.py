"""Where a body begins and ends, and where it is found: in a container, a script, a hidden element."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from crawler.extract import extract_article
from tests.extract.bodies import NOTICE, ROWS, SHORT, body_of
from tests.extract.pages import FIRST, META, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, response_of


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        pytest.param(
            f"<div><div>{SHORT * 3}</div><div>打赏</div></div><div><h3>关于本栏目</h3><p>{NOTICE}</p><p>{NOTICE}</p></div>",
            SHORT * 3,
            id="column-beside-a-short-article",
        ),
        pytest.param(
            f"<div class='con'><div class='par'>{SHORT}</div><div class='par'>{(FIRST + SECOND + THIRD) * 4}</div></div>",
            f"{SHORT}\n{(FIRST + SECOND + THIRD) * 4}",
            id="a-div-a-paragraph-one-of-them-long",
        ),
        pytest.param(
            f"<div><p>{SHORT}</p><p>{FIRST}</p></div><p>[<a href='/'>返回上页</a>] [<a href='#'>返回顶部</a>]</p><h3>专家推荐</h3>"
            + f"<p>{SECOND}{THIRD}{SECOND}{THIRD}</p>" * 5,
            f"{SHORT}\n{FIRST}",
            id="a-way-back-ends-the-text",
        ),
        pytest.param(f"<p>{SHORT}</p><p>免责声明：{NOTICE}</p>", SHORT, id="disclaimer-longer-than-the-article"),
        pytest.param(
            f"<p>{SHORT}</p><h3>推荐阅读</h3>" + f"<p><a href='/2'>桃花开了</a></p><p>{NOTICE}</p>" * 3,
            SHORT,
            id="recommended-items-longer-than-the-article",
        ),
        pytest.param(
            f"<div id='zoom'><p><a href='/a.pdf'>{TITLE}.pdf</a></p></div>", f"{TITLE}.pdf", id="nothing-but-a-link-to-a-file"
        ),
        pytest.param(
            f"<p>{SHORT}</p><h4>相关新闻</h4><p>{FIRST}{SECOND}</p><p>{SECOND}{FIRST}</p><p>{THIRD}{FIRST}</p>",
            "\n".join((SHORT, "相关新闻", FIRST + SECOND, SECOND + FIRST, THIRD + FIRST)),
            id="a-heading-inside-the-article-that-reads-like-a-list's",
        ),
        pytest.param(
            f"<p>{FIRST}</p><table><tr><th>水库</th><th>库容</th></tr><tr><td>甲</td><td><p>12</p><p>万方</p></td></tr></table>",
            f"{FIRST}\n水库\t库容\n甲\t12 万方",
            id="rows-of-a-table-with-tabs",
        ),
        pytest.param(
            f"<table><tr><td class='main_ArticleSubheading'>2023年04月24日09:15稿源：县水务局宣传科</td></tr></table><table><tr><td id='fontzoom'>"
            f"{PARAGRAPHS}</td></tr></table>",
            TEXT,
            id="day-and-source-in-a-subheading",
        ),
        pytest.param(
            f"<div><div id='endText' class='post_text'><p>{FIRST}</p></div><div class='gallery'><span>/25</span><h4><a href='/p/1'>渡口的桥头</a></h4>"
            f"</div><div id='endText' class='end-text'><p>{SECOND}</p><p>{THIRD}</p></div></div>",
            TEXT,
            id="two-containers-with-a-gallery-between",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<table><tr><td>水库</td><td>旧闸</td><td>新闸</td></tr><tr><td>石桥</td><td></td><td>12</td></tr>"
            "<tr><td>桐岭</td><td>3</td><td></td></tr></table></div>",
            f"{TEXT}\n水库\t旧闸\t新闸\n石桥\t\t12\n桐岭\t3\t",
            id="empty-cells-keep-their-column",
        ),
        pytest.param(
            f"<div><table><tr><td>1</td><td>石桥水库</td></tr><tr><td>2</td><td>桐岭水库</td></tr></table>{PARAGRAPHS}</div>",
            f"1\t石桥水库\n2\t桐岭水库\n{TEXT}",
            id="a-row-that-begins-with-a-number",
        ),
        pytest.param(
            f"<div><p>{FIRST}</p><p>会议通过了以下文件：</p>"
            + "".join(f"<p><a href='/zc/{n}.html'>青石县水库管理办法之{n}</a></p>" for n in "一二三四五六")
            + f"<p>{SECOND}</p><p>{THIRD}</p></div>",
            "\n".join((FIRST, "会议通过了以下文件：", *(f"青石县水库管理办法之{n}" for n in "一二三四五六"), SECOND, THIRD)),
            id="links-between-two-paragraphs",
        ),
        pytest.param(
            f"<figure><img src='/1.jpg'><figcaption>{FIRST}</figcaption></figure><div class='content'><p>{SECOND}</p><p>{THIRD}</p></div>",
            f"{FIRST}\n{SECOND}\n{THIRD}",
            id="a-caption-before-the-container",
        ),
        pytest.param(
            f"<div class='summary'>摘要：{FIRST}</div><div class='content'><p>{SECOND}</p><p>{THIRD}</p></div>",
            f"摘要：{FIRST}\n{SECOND}\n{THIRD}",
            id="summary-above-the-container",
        ),
        pytest.param(
            f"<div><p>编者按：{FIRST}</p><p>{SECOND}</p></div>", f"编者按：{FIRST}\n{SECOND}", id="editors-note-is-text"
        ),
        # A hotline at the end of a notice is its own; only a site's hotline is boilerplate.
        pytest.param(
            f"<div><p>{SHORT}</p><p>举报电话：0799-5550123。</p></div><p>违法和不良信息举报电话：0799-5550999</p>",
            f"{SHORT}\n举报电话：0799-5550123。",
            id="hotline-of-the-notice",
        ),
        # 许可证 is a word of a page's foot only with what the foot's licences are for.
        pytest.param(
            "<div><p>青石渡口的营运许可证已经到期，县里决定不再续办。</p><p>持证人可在月底前领回押金。</p></div>",
            "青石渡口的营运许可证已经到期，县里决定不再续办。\n持证人可在月底前领回押金。",
            id="a-licence-in-the-text",
        ),
        pytest.param(
            f"<div>{PARAGRAPHS}<p>未经正式授权严禁转载本文。</p><p>下载青石新闻</p></div>", TEXT, id="no-copying-and-an-app"
        ),
        # The first post is the article, however long the replies are.
        pytest.param(
            f"<div class='p'><p>发表于 2023-4-24 09:15</p><div class='t_f' id='postmessage_1'>{SHORT}</div></div>"
            f"<div class='p'><p>发表于 2023-4-24 10:40</p><div class='t_f' id='postmessage_2'>{FIRST}<br>{SECOND}</div></div>",
            SHORT,
            id="first-post-of-a-forum",
        ),
        pytest.param(
            f"<div><p>发表于 2023-4-24 09:15</p><div>{SHORT}</div></div>"
            f"<div><p>发表于 2023-4-24 10:40</p><div>{FIRST}<br>{SECOND}</div></div>",
            SHORT,
            id="first-post-without-ids",
        ),
        # The reporter's name below the buttons is text where the editor's line follows.
        pytest.param(
            f"<div>{PARAGRAPHS}<p>一键分享 微信 微博</p><p>（青石报记者 林一舟）</p><p>编辑：何田</p></div><ul>{ROWS}</ul>",
            f"{TEXT}\n（青石报记者 林一舟）",
            id="reporter-below-share-buttons",
        ),
        # How a rule was made stands in brackets under its title, with days that look like a line with the date.
        pytest.param(
            f"<div><p>（2018年3月5日青石县政府令第7号公布　自2018年5月1日起施行）</p>{PARAGRAPHS}</div>",
            f"（2018年3月5日青石县政府令第7号公布 自2018年5月1日起施行）\n{TEXT}",
            id="promulgation-inside-the-container",
        ),
        pytest.param(
            f"<p>（2018年3月5日通过 2020年6月1日修订）</p><div class='TRS_Editor'>{PARAGRAPHS}</div>",
            f"（2018年3月5日通过 2020年6月1日修订）\n{TEXT}",
            id="promulgation-above-the-container",
        ),
    ],
)
def test_where_a_body_begins_and_ends(markup: str, expected: str) -> None:
    assert body_of(markup) == expected


def test_body_from_a_script_where_the_page_shows_none() -> None:
    data = "".join(f"\\u003Cp>{text}\\u003C/p>" for text in (FIRST, SECOND, THIRD))
    article = extract_article(response_of(f'<h1>{TITLE}</h1>{META}<script>var d={{"content":"{data}"}}</script>'))
    assert article is not None
    assert article.body == TEXT


def test_body_from_percent_encoded_data() -> None:
    data = quote('{"content":"' + PARAGRAPHS + '"}')
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{META}<script type='application/json'>{data}</script>"))
    assert article is not None
    assert article.body == TEXT


def test_hidden_body_is_read_where_nothing_else_is_there() -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div id='js' style='display:none'>{PARAGRAPHS}</div>"))
    assert article is not None
    assert article.body == TEXT


def test_promulgation_never_gives_the_day_of_publication() -> None:
    """The day that a rule was made is not the day that the page is of."""
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><p>（2018年3月5日县政府令第7号公布）</p><div class='TRS_Editor'>{PARAGRAPHS}</div>")
    )
    assert article is not None
    assert article.published is None


def test_bar_after_reporter_and_editor_is_a_colon() -> None:
    """The fields of a page with a subtitle above its date and a bar between an office and a name."""
    article = extract_article(
        response_of(
            f"<div><h1>{TITLE}</h1><p>三座水库，两千亩稻田。</p></div><div>2023/04/24 09:15 · 来源：青石日报</div>"
            f"<div class='article-content'><p>青石日报记者 | 林一舟</p><p>青石日报编辑 | 何田</p>{PARAGRAPHS}</div>"
        )
    )
    assert article is not None
    assert article.body == TEXT
    assert (article.published, article.source_name) == ("2023-04-24T09:15+08:00", "青石日报")
    assert (article.author, article.editor) == ("林一舟", "何田")


@pytest.mark.parametrize("date", ["何田 · 2023/04/24 09:15 · 来源：青石日报", "来源：青石日报 2023-04-24", "2023-04-24 09:15"])
def test_subtitle_above_the_date(date: str) -> None:
    """A subtitle between title and date is no paragraph, and does not make the date one."""
    article = extract_article(response_of(f"<h1>{TITLE}</h1><div><p>三座水库，两千亩稻田。</p><p>{date}</p>{PARAGRAPHS}</div>"))
    assert article is not None
    assert article.body == TEXT
    assert (article.published or "").startswith("2023-04-24")


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        pytest.param(f"<h4>三座水库，两千亩稻田</h4>{PARAGRAPHS}", TEXT, id="the-only-one-of-its-kind"),
        pytest.param(
            f"<h4>三座水库</h4><p>{FIRST}{SECOND}</p><h4>两千亩稻田</h4><p>{THIRD}</p>",
            f"三座水库\n{FIRST}{SECOND}\n两千亩稻田\n{THIRD}",
            id="a-section's",
        ),
    ],
)
def test_heading_under_the_headline(below: str, expected: str) -> None:
    """A heading beside the headline is a subtitle, unless the sections of the text have one each."""
    article = extract_article(response_of(f"<div id='art'><p>2023-04-24 星期一</p><h2>{TITLE}</h2>{below}</div>"))
    assert article is not None
    assert article.body == expected


@pytest.mark.parametrize("page_title", ["青石县水务局", "青石县水务局网站"])
def test_a_signature_is_no_headline(page_title: str) -> None:
    """On a page that has only the site's name as `<title>` the office that signs the text bears that name."""
    signed = f"<div>{PARAGRAPHS}<p>青石县水务局</p><p>二〇二三年四月二十四日</p></div>"
    page = response_of(f"<h3>{TITLE}</h3>{signed}", head=f"<title>{page_title}</title>")
    article = extract_article(page)
    assert article is not None
    assert article.body.endswith(f"{TEXT}\n青石县水务局\n二〇二三年四月二十四日")


def test_a_table_of_the_text_s_own_above_it() -> None:
    table = "<table><tr><td>来源</td><td>时间</td><td>水量</td><td>去向</td></tr><tr><td>石桥水库</td><td>四月</td><td>三成</td><td>稻田</td></tr></table>"
    found = body_of(f"<div>{table}{PARAGRAPHS}</div>")
    assert found is not None
    assert "石桥水库\t四月\t三成\t稻田" in found


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [("文号", "发布日期", "发布机构", "名称")]
            + [(f"青政发〔201{n}〕{n}号", f"201{n}年3月1日", "县政府办公室", f"放水管理规定之{n}") for n in range(1, 4)],
            id="documents-that-are-no-longer-valid",
        ),
        pytest.param(
            [("日期", "来源", "时间"), ("5月1日", "县气象台", "8时"), ("5月2日", "县气象台", "8时")],
            id="the-weather-of-two-days",
        ),
    ],
)
def test_a_table_of_labels_with_rows_of_values_below(rows: list[tuple[str, ...]]) -> None:
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><div>发布时间：2023-04-24</div><div><table>{table}</table>{PARAGRAPHS}</div>")
    )
    assert article is not None
    assert article.source_name is None
    assert article.body.split("\n") == ["\t".join(row) for row in rows] + TEXT.split("\n")
