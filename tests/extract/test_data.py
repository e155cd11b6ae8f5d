"""What the object says of an article in which its text stands."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from crawler.extract import extract_article
from tests.extract.pages import FIRST, PARAGRAPHS, SECOND, TEXT, THIRD, TITLE, response_of
from tests.growth import LINEAR, growth

OTHER = "桐岭镇集市照常开放"


@dataclass
class Told:
    """None: the page does not say."""

    published: str | None = None
    source_name: str | None = None
    author: str | None = None
    editor: str | None = None


def told(script: str, title: str = TITLE) -> Told | None:
    article = extract_article(response_of(f"<div id='app'></div><script>{script}</script>", head=f"<title>{title}</title>"))
    if article is None:
        return None
    assert (article.title, article.body) == (title, TEXT)
    return Told(article.published, article.source_name, article.author, article.editor)


def of(**fields: object) -> str:
    """The state of a page with these fields beside the title and the text, and a list of other articles."""
    more = [{"title": OTHER, "publishTime": "2021-01-02 03:04:05", "source": "桐岭网", "author": "何田"}]
    return f"window.__STATE__={json.dumps({'more': more, 'detail': {'title': TITLE, **fields, 'content': PARAGRAPHS}})}"


ROWS = [
    pytest.param({"publishTime": "2023-04-24 09:15:33"}, Told("2023-04-24T09:15:33+08:00"), id="a time"),
    pytest.param({"showTime": 1682298933}, Told("2023-04-24T09:15:33+08:00"), id="seconds since 1970"),
    pytest.param({"publish_date": "1682298933000"}, Told("2023-04-24T09:15:33+08:00"), id="thousandths since 1970"),
    pytest.param({"pubTime": "2023-04-24T01:15:33.000Z"}, Told("2023-04-24T09:15:33+08:00"), id="elsewhere's time"),
    pytest.param({"createTime": "2023-04-23", "releaseDate": "2023-04-24"}, Told("2023-04-24"), id="published after it was made"),
    pytest.param({"copyFrom": "青石日报", "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报"), id="PHPCMS's source"),
    pytest.param({"source": {"id": 3, "name": "青石日报"}, "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报"), id="a source that is an object"),
    pytest.param({"source": 3, "sourceName": "青石日报", "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报"), id="a source's number"),
    pytest.param({"source": "青石日报", "author": "林一舟", "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报", "林一舟"), id="a person"),
    pytest.param({"source": "青石日报", "author": "", "reporter": "本报记者 林一舟", "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报", "林一舟"), id="with the office"),
    pytest.param({"source": "青石日报", "authors": ["林一舟", "记者 周也"], "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报", "林一舟、周也"), id="two persons"),
    pytest.param({"source": "青石日报", "author": [{"name": "林一舟"}, {"name": "周也"}], "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报", "林一舟、周也"), id="two objects"),
    pytest.param({"source": "青石日报", "author": "林一舟,周也", "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报", "林一舟、周也"), id="two in one text"),
    pytest.param({"source": "青石发布", "author": "青石发布", "ctime": "2023-04-24"}, Told("2023-04-24", "青石发布"), id="the account, no person"),
    pytest.param({"source": "青石日报", "author": "青石新闻网", "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报"), id="an outlet, no person"),
    pytest.param({"source": "青石日报", "author": "admin", "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报"), id="nobody"),
    pytest.param({"source": "青石日报", "editorName": "周也", "ctime": "2023-04-24"}, Told("2023-04-24", "青石日报", None, "周也"), id="the editor"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), ROWS)
def test_the_fields_beside_the_text(fields: dict[str, object], expected: Told) -> None:
    assert told(of(**fields)) == expected


def test_a_source_beside_the_object_with_the_text() -> None:
    """The only one that the script names; where another object names another, nobody knows."""
    state = {"body": {"content": PARAGRAPHS}, "origin": "青石日报", "pubTime": "2023-04-24"}
    assert told(f"d={json.dumps(state)}") == Told("2023-04-24", "青石日报")
    assert told(f"d={json.dumps([state, {'source': '桐岭网'}])}") == Told("2023-04-24")


NUXT = (
    'window.__NUXT__=(function(a,b,c,d){return {layout:"default",data:[{list:[{title:"%s",sourceName:"桐岭网"}]},'
    '{detail:{id:a,title:"%s",showTime:"2023-04-24 09:15:33",sourceName:b,authorName:c,content:%s}}],error:d}}'
    '(7,"青石日报","林一舟",null));'
)


def test_the_arguments_of_nuxt() -> None:
    """The first object with a source is another article's."""
    script = NUXT % (OTHER, TITLE, json.dumps(PARAGRAPHS).replace("<", "\\u003C").replace("/", "\\u002F"))
    assert told(script) == Told("2023-04-24T09:15:33+08:00", "青石日报", "林一舟")
    assert told(script.replace("\\u003C", "\\x3c")) == told(script)


def test_the_list_of_nuxt_3() -> None:
    values = [["ShallowReactive", 1], {"data": 2}, {"detail": 3, "more": 9}, {"title": 4, "content": 5, "publishTime": 6, "source": 7, "author": 8}, TITLE, PARAGRAPHS, "2023-04-24 09:15:33", "青石日报", "林一舟", [10], {"title": 11, "source": 12}, OTHER, "桐岭网"]  # fmt: skip
    assert told(json.dumps(values)) == Told("2023-04-24T09:15:33+08:00", "青石日报", "林一舟")


def test_the_title_and_the_rest_around_the_text() -> None:
    """ifeng.com: the text lies deeper than what is said of it."""
    state = {"doc": {"title": TITLE, "newsTime": "2023-04-24 09:15:33", "source": "青石日报", "editorName": "周也", "contentData": {"contentList": [{"data": PARAGRAPHS}]}}}  # fmt: skip
    assert told(f"var allData = {json.dumps(state)};") == Told("2023-04-24T09:15:33+08:00", "青石日报", None, "周也")


def _body(markup: str, title: str = TITLE, **fields: object) -> str | None:
    state = json.dumps({"data": {"mainTitle": title, "publishDate": 1682298933, "body": markup, **fields}})
    page = response_of(f"<div id='app'></div><script>window.__S__={state}</script>", head=f"<title>{title}</title>")
    article = extract_article(page)
    return article.body if article is not None else None


VERSES = (
    "<p>" + "<br/>".join(("水库的灯亮着", "一声蛙鸣越过闸门", "父亲把铁锹靠在墙边", "稻田就睡了", "我数着坝上的石头")) + "</p>"
)


@pytest.mark.parametrize(
    ("markup", "title", "fields", "expected"),
    [
        pytest.param(VERSES, "坝上的五月夜", {}, True, id="a poem"),
        pytest.param(VERSES, "防汛专题", {}, False, id="a column's name"),
        pytest.param(VERSES, "坝上的五月夜", {"publishDate": None}, False, id="no time beside it"),
        pytest.param("<p>请到青石县政务服务中心办理。</p>", "坝上的五月夜", {}, False, id="a sentence"),
    ],
)
def test_a_short_text_under_exactly_the_title_of_the_page(
    markup: str, title: str, fields: dict[str, object], expected: bool
) -> None:
    assert (_body(markup, title, **fields) is not None) is expected


TABLE = "<table><tr><td>水库</td><td>库容</td><td>加固</td></tr><tr><td>东沟</td><td>12万方</td><td></td></tr></table>"


def test_a_row_of_a_table_is_one_line() -> None:
    """As on pages that show it; an empty cell keeps its place."""
    body = _body(f"<p>{FIRST}</p>{TABLE}<p>{SECOND}</p>")
    assert body == "\n".join((FIRST, "水库\t库容\t加固", "东沟\t12万方\t", SECOND))


def test_the_pictures_and_files_in_the_text() -> None:
    markup = f"<p>{FIRST}</p><p><img src='/a/1.jpg' alt='坝'></p><p>{SECOND}</p><p>附件：<a href='/f/2.xlsx'>名单.xlsx</a></p>"
    state = json.dumps({"title": TITLE, "content": markup})
    article = extract_article(response_of(f"<div id='app'></div><script>d={state}</script>", head=f"<title>{TITLE}</title>"))
    assert article is not None
    assert article.images == [{"url": "http://www.qingshi.example/a/1.jpg", "text": "坝"}]
    assert article.attachments == [{"url": "http://www.qingshi.example/f/2.xlsx", "text": "名单.xlsx"}]


def test_characters_outside_the_first_plane() -> None:
    assert _body(f"<p>{FIRST}</p><p>💧{THIRD}</p>") == f"{FIRST}\n💧{THIRD}"


ONE, TWO = {"@type": "Person", "name": "林一舟"}, {"@type": "Person", "name": "周也"}
LINKED = [
    pytest.param(ONE, TITLE, "林一舟", id="a person"),
    pytest.param([ONE, TWO], TITLE, "林一舟、周也", id="two persons"),
    pytest.param("林一舟", TITLE, "林一舟", id="a text"),
    pytest.param([ONE, {"@type": "Organization", "name": "青石新闻网"}], TITLE, "林一舟", id="a person and an office"),
    pytest.param({"@type": "Organization", "name": "青石县"}, TITLE, None, id="an office"),
    pytest.param({"@type": "Person", "name": "青石新闻网"}, TITLE, None, id="an outlet that says it is a person"),
    pytest.param(ONE, f"{TITLE}，下游稻田按时放水", "林一舟", id="a longer headline"),
    pytest.param(ONE, OTHER, None, id="another article's"),
]


@pytest.mark.parametrize(("author", "headline", "expected"), LINKED)
def test_authors_in_json_ld(author: object, headline: str, expected: str | None) -> None:
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline, "author": author})
    page = response_of(f"<script type='application/ld+json'>{data}</script><h1>{TITLE}</h1><p>2023年4月24日</p>{PARAGRAPHS}")
    article = extract_article(page)
    assert article is not None
    assert article.author == expected


def test_who_is_named_beside_the_title_has_written_it() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "author": TWO})
    page = response_of(
        f"<script type='application/ld+json'>{data}</script><h1>{TITLE}</h1><p>2023-04-24 作者：林一舟</p>{PARAGRAPHS}"
    )
    article = extract_article(page)
    assert article is not None
    assert article.author == "林一舟"


LONG = "&lt;p>" + "青石县水库" * 20_000
SCRIPTS = {
    "objects with the title": f'{{"title":"{TITLE}","ctime":1682298933,"text":"青石"}},',
    "objects with a text": '{"content":"<p>青石</p>"},',
    "a long argument in all objects": f'd=(function(a){{return [{"{{title:a,ctime:a,body:a}}," * 30_000}]}}("{LONG}"));',
}


@pytest.mark.parametrize("piece", SCRIPTS.values(), ids=SCRIPTS)
def test_time_grows_with_the_size_only(piece: str) -> None:
    size = 1_000_000

    def work(script: str) -> None:
        extract_article(response_of(f"<div id='app'></div><script>{script}{TITLE}</script>", head=f"<title>{TITLE}</title>"))

    assert growth(piece * max(1, size // len(piece)), str, work) < LINEAR
