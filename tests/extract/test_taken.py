"""Last lines that say where a text was taken from, in whatever words; and lines with an address that are the text's."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, THIRD, page_with

URL = "https://www.a.example:80/n/t20230420_12.html"


def lines_of(below: str) -> list[str]:
    article = extract_article(page_with(f"<div class='x9'>{PARAGRAPHS}{below}</div>"))
    return article.body.split("\n") if article and article.body else []


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(f"<p>本文由青石县水务局于4月发布，网址为{URL}，本站仅作转载，文字略有改动。</p>", id="a-sentence"),
        pytest.param(f"<p>（如需查对，原文链接为“{URL}”。）</p>", id="in-quotes-and-brackets"),
        pytest.param(f"<p>以上内容转自青石县水务局，原文请见{URL}。</p>", id="a-full-stop-behind-the-address"),
        pytest.param(f"<p>采集来源：青石网；来源链接：{URL}；采集时间：2023-04-24</p>", id="fields-of-a-collector"),
        pytest.param(f"<p>原文见 &lt;{URL}&gt;</p>", id="angle-brackets"),
        pytest.param(f"<p>转载说明：4月24日转自 {URL} 　责任自负。</p>", id="a-note-on-the-copy"),
        pytest.param(f"<details><summary>转载信息</summary><p>作者授权转载。原文：{URL}</p></details>", id="folded-away"),
        pytest.param(
            f"<hr><p>注释</p><p>[1] 原文载于青石网：《三座小水库》，{URL}，2023年4月24日访问。</p>", id="the-only-note"
        ),
        pytest.param(f"<p>底稿出处｜{URL}</p>", id="a-label-of-its-own"),
        pytest.param(f"<p>援引自 {URL}</p>", id="quoted-from"),
        pytest.param(f"<p>原发地址 → {URL}</p>", id="an-arrow"),
        pytest.param(f"<p>信源网址：<a href='{URL}'>青石在线</a></p>", id="a-label-and-a-link"),
        pytest.param(
            f"<p>此文首发于—<a href='{URL}'>青石在线</a></p><p>【打印】【关闭】 听雨轩 www.b.example.com</p>",
            id="a-page-to-print",
        ),
        pytest.param("<p>转载自青石县水务局2023年4月《三座小水库完成加固》</p>", id="by-month-and-title"),
        pytest.param("<p>转载自本站2023年4月20日《三座小水库完成加固》</p>", id="by-day-and-title"),
        pytest.param(
            f"<table><tr><th>稿源单位</th><td>青石县水务局</td></tr><tr><th>稿源网址</th><td>{URL}</td></tr>"
            "<tr><th>转载日期</th><td>2023-04-24</td></tr></table>",
            id="a-table",
        ),
        pytest.param("<p align='right'>《青石日报》（2023年4月24日 第7版）</p>", id="a-newspaper-with-its-page"),
        pytest.param("<p>编发：周也</p>", id="who-put-it-out"),
        pytest.param(f"<p>链接地址（原文）→<br>{URL}</p>", id="the-address-in-the-next-line"),
        pytest.param(f"<p>Source：<br>{URL}</p>", id="the-same-in-English"),
        pytest.param("<p>（摘自青石县人民政府门户网站）</p>", id="an-office-s-site-in-brackets"),
        pytest.param("<p>2023年4月24日（星期一）香港时间9时43分</p>", id="when-a-press-release-was-issued"),
    ],
)
def test_where_a_text_was_taken_from(below: str) -> None:
    assert lines_of(below) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("报名网址：http://www.a.example/bm/12.html", id="where-to-sign-up"),
        pytest.param("报告全文下载：https://www.a.example/f/12.html", id="where-to-read-a-report"),
        pytest.param("稿件请发到 http://www.a.example/tg/ ，五月底截止。", id="where-to-send-texts"),
        pytest.param("[3] 何田：《水库志》，原文见 http://www.a.example/b/3.html。", id="a-note-of-the-text"),
        pytest.param("这段话转自《青石县志》2003年4月版，说的是老闸门。", id="a-sentence"),
        pytest.param("注", id="a-word"),
        pytest.param(f"针对网传“原文链接：{URL}”一文，青石县公安局辟谣称该文不实。", id="a-rumour-that-is-denied"),
        pytest.param(f"网民发帖称水库停建，来源：{URL}，经核查系谣言。", id="a-claim-that-is-denied"),
        pytest.param("《通知》原文见http://www.a.example/t/12.html，请各单位遵照执行。", id="another-text-and-what-to-do"),
        pytest.param(
            "各单位可登录县水务局网站，通知原文链接：http://www.a.example/t/12.html，并于5月1日前报送。",
            id="another-text-s-link",
        ),
        pytest.param("论文原文：https://doi.example/10.1000/182", id="a-paper"),
        pytest.param("《青石水库管理办法》（2023年4月24日县政府令第7号）", id="a-rule-with-its-day"),
    ],
)
def test_a_last_line_that_is_the_text_s(line: str) -> None:
    assert lines_of(f"<p>{line}</p>") == [FIRST, SECOND, THIRD, line]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param(
            f"该文转自《<a href='{URL}'>经济快报</a>》，随后被多家媒体引用。",
            "该文转自《经济快报》，随后被多家媒体引用。",
            id="another-text",
        ),
        pytest.param(
            f"【谣言】原文链接：<a href='{URL}'>水库停建</a></p><p>【真相】情况不实。",
            "【谣言】原文链接：水库停建\n【真相】情况不实。",
            id="a-rumour",
        ),
        pytest.param("申报书母本：<a href='/a/1.doc'>附件下载</a>", "申报书母本：附件下载", id="a-form-to-fill-in"),
        pytest.param(f"活动首发直播 <a href='{URL}'>点击观看</a>", "活动首发直播 点击观看", id="a-broadcast"),
    ],
)
def test_a_last_line_with_a_link_that_is_the_text_s(line: str, text: str) -> None:
    assert lines_of(f"<p>{line}</p>") == [FIRST, SECOND, THIRD, *text.split("\n")]


def test_a_term_with_its_explanation_stays() -> None:
    term = ["来源单位", "指最早发布该信息的单位，应按公章名称填写，不得使用简称，不得空缺。"]
    assert lines_of("".join(f"<p>{line}</p>" for line in term)) == [FIRST, SECOND, THIRD, *term]


def test_the_notes_of_a_text_stay() -> None:
    notes = ["注释", "[1] 何田：《水库志》，第12页。", "[2] 原文载于《青石县志》，第3页。"]
    assert lines_of("".join(f"<p>{note}</p>" for note in notes)) == [FIRST, SECOND, THIRD, *notes]
