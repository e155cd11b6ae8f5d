"""A text that another process has read: all that is asked of it goes along, and it counts only for the text that it was read from."""

from __future__ import annotations

import pickle
import random
from dataclasses import replace

import pytest
from scrapy.http import HtmlResponse

from crawler.items import Article, Made, Page
from crawler.making.read import read_of, reading_of
from crawler.match import Reading, Text
from tests.prose.grammar import paragraphs

URL = "http://www.zb.cn/show-1.html"
BODY = "\n".join(map("".join, paragraphs(random.Random(1), 300)))


def article() -> Article:
    return Article(URL, "www.zb.cn", "市委召开全会", body=BODY)


def sent(made: Made) -> Page:
    page = Page(HtmlResponse(URL), "www.zb.cn", URL)
    page.made = pickle.loads(pickle.dumps(made))
    return page


def test_what_is_asked_of_a_reading_goes_along() -> None:
    page = sent(read_of(article()))
    assert page.made is not None
    reading = reading_of(article(), page)
    assert reading == Reading.of(Text("市委召开全会", None, BODY))
    assert {"number", "fingerprints", "marks", "length"} <= vars(reading).keys()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"title": "市委召开全会 (图)"}, "a stage has changed the title"),
        ({"original_title": "全会召开"}, "a stage has found the original's title"),
        ({"body": BODY + "\n(完)"}, "a stage has changed the body"),
    ],
)
def test_a_reading_of_another_text_does_not_count(change: dict[str, str], reason: str) -> None:
    page = sent(read_of(article()))
    assert reading_of(replace(article(), **change), page) is None, reason


def test_nothing_was_read_elsewhere() -> None:
    assert reading_of(article(), sent(Made(article()))) is None
    assert reading_of(article(), Page(HtmlResponse(URL), "www.zb.cn", URL)) is None
