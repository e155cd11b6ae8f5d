"""A page that waits to be stored: what was read of it is gone at once, and not when somebody looks for cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse

from crawler.extract import extract_article, why_not_article
from crawler.items import Page
from crawler.making.original import state_original
from crawler.making.result import let_go_of
from crawler.page import Document, document_of

PAGES = sorted((Path(__file__).parent.parent / "pages").glob("*.html"))


@pytest.fixture
def without_search() -> Iterator[None]:
    """No search for cycles meanwhile."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def documents() -> int:
    """How many there are, used or not."""
    return sum(isinstance(one, Document) for one in gc.get_objects())


def response_of(path: Path) -> HtmlResponse:
    return HtmlResponse("http://www.zb.cn/show-1.html", body=path.read_bytes())


@pytest.mark.parametrize("path", PAGES[:12], ids=lambda path: path.stem)
@pytest.mark.usefixtures("without_search")
def test_nothing_is_left_of_a_page_but_its_bytes(path: Path) -> None:
    page = Page(response_of(path), "www.zb.cn", "http://www.zb.cn/show-1.html", parts=[response_of(PAGES[0])])
    before = documents()
    assert len({id(document_of(response)) for response in (page.response, *page.parts)}) == 2
    article = extract_article(page.response)
    if article is not None:
        state_original(article, page, longest=2000)
        del article
    assert documents() == before + 2
    let_go_of(page)
    assert documents() == before
    assert page.response.body == path.read_bytes()


def test_asked_again_it_is_read_anew() -> None:
    response = response_of(PAGES[0])
    before, why = extract_article(response), why_not_article(response)
    let_go_of(Page(response, "www.zb.cn", response.url))
    assert (extract_article(response), why_not_article(response)) == (before, why)
    let_go_of(Page(response, "www.zb.cn", response.url))
    let_go_of(Page(response, "www.zb.cn", response.url))
