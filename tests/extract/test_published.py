"""The day of publication of whole pages."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import PARAGRAPHS, TITLE, response_of

RULES = f"<p>第一条 {PARAGRAPHS}</p><p>第二条 本办法自2019年5月6日起施行。</p>"


@pytest.mark.parametrize("end", ["", "<p>本办法自2020年1月1日起正式实施，原办法同时废止。</p>"])
def test_when_a_rule_takes_effect_is_no_day_of_publication(end: str) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{RULES}{end}"))
    assert article is not None
    assert article.published is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            f"<h1>{TITLE}</h1><div>日期:23/4/24|字数:4874个字符</div>{PARAGRAPHS}",
            "2023-04-24",
            id="a-year-without-its-century",
        ),
        pytest.param(f"<h1>{TITLE}</h1><p>2023-04-24</p>{PARAGRAPHS}", "2023-04-24", id="under-the-title"),
        pytest.param(f"<p>2023-04-24</p><h1>{TITLE}</h1>{PARAGRAPHS}", "2023-04-24", id="above-the-title"),
        pytest.param(
            f"<div><span>2023</span><span>04-24 21:48</span></div><h1>{TITLE}</h1>{PARAGRAPHS}",
            "2023-04-24T21:48+08:00",
            id="a-glued-year-above-the-title",
        ),
        pytest.param(f"<h1>{TITLE}</h1>{PARAGRAPHS}<p>发布时间：2023-04-24</p>", "2023-04-24", id="after-the-body"),
        # A speech: generated pages have its day in brackets, and the facts below the text.
        pytest.param(
            f"<h1>{TITLE}</h1><p>（2023年4月20日）</p><div>{PARAGRAPHS}</div><ul><li>来源：青石日报</li><li>发布日期：2023-04-24</li></ul>",
            "2023-04-24",
            id="below-a-speech",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><p>（2023年4月20日）</p><div>{PARAGRAPHS}</div><h3>相关阅读</h3><p>发布日期：2023-04-24</p>",
            "2023-04-20",
            id="a-speech-above-the-days-of-others",
        ),
        pytest.param(f"<h1>{TITLE}</h1><div>24</div><div>2023年04月</div>{PARAGRAPHS}", "2023-04-24", id="in-two-lines"),
        pytest.param(
            f"<h1>{TITLE}</h1>{PARAGRAPHS}<div>2023年4月24日（星期一）</div><div>香港时间9时5分</div><div>列印此页</div>",
            "2023-04-24T09:05+08:00",
            id="in-letters-below-the-text",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><p>于 2023-04-24 09:15:08 发布</p><dl><dt>转载时间</dt><dd>2023-04-24</dd></dl>{PARAGRAPHS}",
            "2023-04-24T09:15:08+08:00",
            id="a-label-with-less-than-the-line-above",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><p>2023-04-25 09:15</p><p>转载时间：2023-04-24</p>{PARAGRAPHS}",
            "2023-04-24",
            id="a-label-with-another-day",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div>{PARAGRAPHS}</div><hr>发贴时间：2023-04-24 09:15<table><tr><td>读者</td></tr><tr><td>发贴时间：2023-04-25 10:00</td></tr></table>",
            "2023-04-24T09:15+08:00",
            id="of-the-first-post",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div>发布时间:<b>24</b><span>2023年04月</span> 阅读次数：<i></i></div>{PARAGRAPHS}",
            "2023-04-24",
            id="in-two-elements-behind-a-label",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div>发稿时间：<b>24</b><span>2023年04月</span> 责任编辑：admin</div>{PARAGRAPHS}",
            "2023-04-24",
            id="in-two-elements-before-an-editor",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div class='x9'><p>http://www.qingshi.example/ 2023-04-24 16:37 青石晚报</p>{PARAGRAPHS}</div>",
            "2023-04-24T16:37+08:00",
            id="behind-the-site-s-address",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div>2023</div><div>04/24</div><div>16:37</div>{PARAGRAPHS}",
            "2023-04-24T16:37+08:00",
            id="in-three-lines",
        ),
        pytest.param(f"<h1>{TITLE}<br>（2023.04.24）</h1>{PARAGRAPHS}", "2023-04-24", id="in-brackets-in-the-heading"),
        pytest.param(
            f"<h1>{TITLE}</h1><p>主题 8 注册时间 2009-3-1</p><p>发表于 2023-4-24 10:22:33</p>{PARAGRAPHS}",
            "2023-04-24T10:22:33+08:00",
            id="not-the-day-that-the-author-joined",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div id='pressrelease'>{PARAGRAPHS}</div>完<br>2023年4月24日（星期一）<br>香港时间15时30分<br>",
            "2023-04-24T15:30+08:00",
            id="hong-kong-states-day-and-time-below",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><p>（2023年4月20日，青石）</p><p>副县长　何田</p><p>2023-04-24 来源：县水务局</p>{PARAGRAPHS}",
            "2023-04-24",
            id="not-the-day-of-a-speech",
        ),
        pytest.param(
            f"<p>楼主<a href='/u/1'>只看楼主</a> 发表日期：2023-04-24 22:47:00 <a href='#r'>回复</a></p><h1>{TITLE}</h1>{PARAGRAPHS}",
            "2023-04-24T22:47:00+08:00",
            id="labelled-beside-links-above-the-title",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><p>（2023年4月24日）</p>{PARAGRAPHS}", "2023-04-24", id="in-brackets-where-no-other-stands"
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><p>访谈时间：2023年4月20日 15:00—16:00</p><p>发布日期：2023-04-24</p>{PARAGRAPHS}",
            "2023-04-24",
            id="not-the-hour-of-an-interview",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1>{PARAGRAPHS}<div>编辑于 2023-04-24 20:15 ・IP 属地青石</div>",
            "2023-04-24T20:15+08:00",
            id="edited-where-no-other-stands",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><p>最后更新：2023-05-01</p><p>发布：2023-04-24</p>{PARAGRAPHS}", "2023-04-24", id="not-the-update"
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><table><tr><td>成文日期：</td><td>2022-01-01</td></tr><tr><td>发布日期：</td><td>2023-04-24</td></tr>"
            f"</table>{PARAGRAPHS}",
            "2023-04-24",
            id="labels-in-cells-of-their-own",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><span alt='时间：2017-11-08'>时间：2023-04-24</span>{PARAGRAPHS}",
            "2023-04-24",
            id="not-a-stale-alt",
        ),
        pytest.param(
            f'<h1>{TITLE}</h1>{PARAGRAPHS}<script>{{"datePublished":"2023-04-24T08:00:00+08:00"}}</script>',
            "2023-04-24T08:00:00+08:00",
            id="json-ld",
        ),
        pytest.param(
            f"<h1>{TITLE}</h1><div class='rich_media_content'>{PARAGRAPHS}</div><script>var ct = \"1682265600\";</script>",
            "2023-04-24T00:00:00+08:00",
            id="wechat-counts-in-china",
        ),
    ],
)
def test_published(body: str, expected: str) -> None:
    article = extract_article(response_of(body), fetched_at="2024-01-01T00:00:00+08:00")
    assert article is not None
    assert article.published == expected


@pytest.mark.parametrize(
    ("head", "markup", "expected"),
    [
        # The record in an index table may be made days before or after the text is put on the site.
        pytest.param(
            "<meta name='PubDate' content='2023-04-26 09:30'>",
            "<table><tr><td>生成日期</td><td>2023-04-24</td></tr></table>",
            "2023-04-26T09:30+08:00",
            id="meta-before-生成日期",
        ),
        pytest.param(
            "",
            "<table><tr><td>生成日期：</td><td>2023-04-24</td><td>发布日期：</td><td>2023-04-26</td></tr></table>",
            "2023-04-26",
            id="发布日期-before-生成日期",
        ),
        pytest.param(
            "<meta name='PubDate' content='2023-04-26'>",
            "<table><tr><td>日  期</td><td>2023-04-24</td></tr></table>",
            "2023-04-26",
            id="meta-before-日期-in-a-cell",
        ),
        pytest.param(
            "<meta name='PubDate' content='2023-04-26'>",
            "<table><tr><th>产生日期：</th><td>2023-04-24</td></tr></table>",
            "2023-04-26",
            id="meta-before-产生日期",
        ),
        pytest.param(
            "",
            "<table><tr><td>制发日期</td><td>2023-04-24</td></tr></table>",
            "2023-04-24",
            id="制发日期-where-nothing-else-is-said",
        ),
        pytest.param("", "<p>发文日期：2023-04-20</p><p>发布日期：2023-04-24</p>", "2023-04-24", id="发文日期-before-发布日期"),
        pytest.param("", "<p>发文日期：2023-04-20</p>", "2023-04-20", id="发文日期-alone"),
        pytest.param(
            "", "<p>发文日期：2023-04-20</p><p>生效日期：2023-07-01</p>", "2023-04-20", id="发文日期-before-another-day"
        ),
        pytest.param("", "<p>生成日期：2023年04月20日 10:20</p>", "2023-04-20T10:20+08:00", id="生成日期-with-its-time"),
        pytest.param(
            "<meta name='PubDate' content='2023-04-26'>",
            "<p>发文时间：2023-04-24 15:30</p>",
            "2023-04-24T15:30+08:00",
            id="发文时间-of-a-news-site",
        ),
        pytest.param(
            "<meta name='PubDate' content='2023-04-26'>", "<p>日期：2023-04-24</p>", "2023-04-24", id="日期-under-a-title"
        ),
        pytest.param(
            "<meta name='PubDate' content='2023-04-26'>",
            "<p>（2023年4月20日青石县人民政府令第7号公布）</p>",
            "2023-04-26",
            id="the-day-a-rule-was-made",
        ),
    ],
)
def test_dates_of_index_tables_come_last(head: str, markup: str, expected: str) -> None:
    page = response_of(f"<h1>{TITLE}</h1>{markup}<div id='zoom'>{PARAGRAPHS}</div>", head=f"<title>{TITLE}</title>{head}")
    article = extract_article(page)
    assert article is not None
    assert article.published == expected


def test_the_date_of_an_index_table_above_the_title() -> None:
    table = "<table><tr><td>索引号：</td><td>77-2</td><td>生成日期：</td><td>2023-04-24</td><td>发文机关：</td><td>县政府</td></tr></table>"
    article = extract_article(response_of(f"{table}<p>一</p><p>二</p><h1>{TITLE}</h1><div id='zoom'>{PARAGRAPHS}</div>"))
    assert article is not None
    assert article.published == "2023-04-24"


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        pytest.param("二〇二三年四月二十四日", "2023-04-24", id="numerals"),
        pytest.param("二〇九三年四月二十四日", None, id="never-the-future"),
        pytest.param("（二〇二三年四月二十四日县人大常委会通过）", None, id="the-day-a-rule-was-made"),
    ],
)
def test_day_under_a_signature(signed: str, expected: str | None) -> None:
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><div id='zoom'>{PARAGRAPHS}<p>青石县水务局</p><p>{signed}</p></div>")
    )
    assert article is not None
    assert article.published == expected


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        pytest.param('"publish_at": "2023-04-24 09:15:00", ', "2023-04-24T09:15:00+08:00", id="a-name-with-publish"),
        pytest.param('"showTime": "2023-04-24 09:15", ', "2023-04-24T09:15+08:00", id="any-time-beside-the-title"),
        pytest.param('"ctime": 1682298900, ', "2023-04-24T09:15:00+08:00", id="seconds"),
        pytest.param('"update_time": "2023-04-24 09:15", ', None, id="not-the-update"),
    ],
)
def test_day_in_the_data_of_a_script(beside: str, expected: str | None) -> None:
    text = PARAGRAPHS.replace("</", "<\\/")
    data = f'{{"article": {{"id": 7, {beside}"title": "{TITLE}", "words": "{text}"}}}}'
    article = extract_article(response_of(f"<div id='app'></div><script>window.page = {data}</script>"))
    assert article is not None
    assert article.published == expected


def test_the_day_in_a_heading_is_less_than_what_the_page_says_of_itself() -> None:
    page = response_of(
        f"<h1>{TITLE}（2010年5月1日）</h1>{PARAGRAPHS}",
        head=f"<title>{TITLE}</title><meta name='PubDate' content='2023-04-26'>",
    )
    article = extract_article(page)
    assert article is not None
    assert article.published == "2023-04-26"


def test_the_day_in_an_address_below_the_text_is_that_page_s() -> None:
    page = response_of(
        f"<h1>{TITLE}</h1>{PARAGRAPHS}<p>原稿：http://a.example/2013-12/16/c_1.htm</p>",
        url="http://www.qingshi.example/m-35.html",
    )
    article = extract_article(page)
    assert article is not None
    assert article.published is None


@pytest.mark.parametrize(
    ("line", "published"),
    [
        pytest.param("发布时间：2024-05-11 来源：青石日报", "2024-05-11", id="stated-as-the-day-of-publication"),
        pytest.param("2024-05-11 09:15 来源：青石日报", "2024-05-11T09:15+08:00", id="with-its-time"),
        pytest.param("2024-05-11", None, id="a-day-that-may-be-an-event's"),
        pytest.param("时间：2024-05-11 14:00 地点：县文化广场", None, id="when-and-where-it-will-be"),
        pytest.param("日期：2024年5月11日", None, id="a-label-that-may-be-an-event's"),
        pytest.param("2024-05-11 14:00 县文化广场", None, id="an-hour-and-a-place"),
        pytest.param("发布时间：2099-05-11 来源：青石日报", None, id="later-than-today"),
        pytest.param("发布时间：2024-05-11", "2023-04-20", id="the-address-tells-an-earlier-day"),
    ],
)
def test_a_day_later_than_the_fetch(line: str, published: str | None) -> None:
    """The clock of whoever saved the page may have been wrong."""
    url = (
        "http://www.qingshi.example/202304/t20230420_1.html"
        if published == "2023-04-20"
        else "http://www.qingshi.example/1.html"
    )
    article = extract_article(
        response_of(f"<h1>{TITLE}</h1><p>{line}</p>{PARAGRAPHS}", url=url), fetched_at="2023-05-01T00:00:00+00:00"
    )
    assert article is not None
    assert article.published == published
