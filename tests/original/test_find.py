"""find_original row by row: labels, markup, addresses, what is no original, and which of several."""

from __future__ import annotations

import json

import pytest
from scrapy.http import HtmlResponse

from crawler.original import find_original
from crawler.original.shapes import kind_of
from tests.original.support import OWN, filled, page
from tests.original.tables.addresses import BOTH, HREF, TEXT
from tests.original.tables.blind import BLIND
from tests.original.tables.kinds import KINDS
from tests.original.tables.labels import LABELS
from tests.original.tables.markup import MARKUP
from tests.original.tables.more_nothing import MORE_NOTHING
from tests.original.tables.more_stated import MORE_STATED
from tests.original.tables.nothing import NOTHING
from tests.original.tables.ranks import RANKS


def named(rows: tuple[tuple[str, ...], ...] | tuple[tuple[str, str, str | None], ...]) -> list[object]:
    """Rows as parameters; the reason is the row's id."""
    return [pytest.param(*row[1:], id=f"{number}-{row[0]}") for number, row in enumerate(rows)]


def found_url(markup: str) -> str | None:
    link = find_original(page(filled(markup)))
    return link.url if link else None


@pytest.mark.parametrize("shape", ["<p>$@</p>", '<p>$<a href="http://@">新区政府网</a></p>'], ids=["text", "anchor"])
@pytest.mark.parametrize(("written", "label"), named(LABELS))
def test_a_label_is_known_and_reported(written: str, label: str, shape: str) -> None:
    link = find_original(page(filled(shape.replace("$@", "$http://@").replace("$", written))))
    assert link is not None
    assert (link.label, link.url, link.kind) == (label, filled("http://@"), "article")


@pytest.mark.parametrize(("markup", "expected"), named(MARKUP))
def test_markup_is_read(markup: str, expected: str) -> None:
    assert found_url(markup) == filled("http://" + expected)


@pytest.mark.parametrize(("markup", "expected"), named(MORE_STATED + MORE_NOTHING + BLIND))
def test_a_hard_page_is_read(markup: str, expected: str | None) -> None:
    assert found_url(markup) == (expected and filled(expected))


@pytest.mark.parametrize(("written", "expected"), named(BOTH + TEXT))
def test_an_address_in_text_is_repaired(written: str, expected: str | None) -> None:
    assert found_url(f"<p>原文链接：{written}</p>") == (expected and filled(expected))


@pytest.mark.parametrize(("written", "expected"), named(BOTH + HREF))
def test_an_address_in_an_href_is_repaired(written: str, expected: str | None) -> None:
    assert found_url(f'<p>原文链接：<a href="{written}">新区政府网</a></p>') == (expected and filled(expected))


@pytest.mark.parametrize("markup", named(NOTHING))
def test_nothing_is_stated(markup: str) -> None:
    assert find_original(page(filled(markup))) is None


@pytest.mark.parametrize(("markup", "url", "kind"), named(RANKS))
def test_the_best_of_several_is_taken(markup: str, url: str, kind: str) -> None:
    link = find_original(page(filled(markup)))
    assert link is not None
    assert (link.url, link.kind) == (filled(url), kind)


@pytest.mark.parametrize(("url", "kind"), named(KINDS))
def test_the_shape_of_an_address_tells_its_kind(url: str, kind: str) -> None:
    assert kind_of(url) == kind


def test_the_evidence_is_the_line() -> None:
    link = find_original(page("<p>时间：2024-05-06 来源：<a href='http://www.xinqu.gov.cn/show-1.html'>新区</a></p>"))
    assert link is not None
    assert link.evidence == "时间：2024-05-06 来源：新区"


def test_the_evidence_over_two_lines_is_both() -> None:
    link = find_original(page("<p>原文链接：</p><p>http://www.xinqu.gov.cn/show-1.html</p>"))
    assert link is not None
    assert link.evidence == "原文链接： http://www.xinqu.gov.cn/show-1.html"


def test_an_account_s_article_is_another_site_s_than_its_domain_s() -> None:
    """WeChat's and new.qq.com's are one domain."""
    markup = '<p>会议指出，要抓好落实。</p><p>（文章来源：<a href="https://mp.weixin.qq.com/s/CDd7B-UYwpJlumF3tXaR4V">新区发布</a>）</p>'
    link = find_original(page(markup).replace(url="https://new.qq.com/rain/a/20230101A00001"))
    assert link is not None
    assert link.url == "https://mp.weixin.qq.com/s/CDd7B-UYwpJlumF3tXaR4V"


IN_DATA = (
    "<p>近日，某地开展专项行动，走访企业和群众，了解实际困难，当场解答政策问题，形成问题清单和责任清单。</p>"
    "<p>行动将持续到年底，有关情况及时公布。</p><p>原文链接：http://@</p>"
)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        pytest.param("", "http://@", id="the page shows nothing"),
        pytest.param("<p>请在客户端内打开。</p>", "http://@", id="it shows a word to the reader"),
        pytest.param(
            f"<p>{'会议要求，各单位要把这件事抓紧抓实。' * 8}</p>", None, id="it shows its article, and the data is another's"
        ),
    ],
)
def test_an_article_in_a_script_s_data(shown: str, expected: str | None) -> None:
    data = json.dumps({"title": "某地开展专项行动", "content": filled(IN_DATA)})
    html = (
        f"<html><head><title>某地开展专项行动</title></head><body>{shown}<script>window.data = {data};</script></body></html>"
    )
    link = find_original(HtmlResponse(OWN, body=html.encode()))
    assert (link and link.url) == (expected and filled(expected))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"title": "新区开展水源地保护", "content": filled(IN_DATA)}, id="recommended, with another title"),
        pytest.param({"user": "过客", "content": filled(IN_DATA)}, id="a reader's remark"),
    ],
)
@pytest.mark.parametrize(
    "shown",
    [
        pytest.param("因办公场所调整，县水务局搬迁至人民路12号办公。特此公告。", id="a short notice"),
        pytest.param("The county held a meeting on flood control and told all offices to be ready. " * 4, id="in English"),
        pytest.param(
            "<table>" + "<tr><td>第一水库</td><td>合格</td><td>责任人林一舟</td></tr>" * 30 + "</table>", id="a table"
        ),
    ],
)
def test_other_articles_in_a_script_s_data(shown: str, data: dict[str, str]) -> None:
    html = (
        "<html><head><title>青石县水务局公告</title></head><body><h1>青石县水务局公告</h1>"
        f"<div>{shown}</div><script>window.more = {json.dumps(data)};</script></body></html>"
    )
    assert find_original(HtmlResponse(OWN, body=html.encode())) is None


def test_a_picture_s_name_below_an_address_is_no_rest_of_it() -> None:
    link = find_original(HtmlResponse(OWN, body="<p>来源：http://www.xinqu.gov.cn/</p><p>DSC_0123</p>".encode()))
    assert link is not None
    assert link.url == "http://www.xinqu.gov.cn/"
