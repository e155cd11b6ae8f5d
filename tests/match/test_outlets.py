"""Whose text a page has, by whom it names as its source."""

from __future__ import annotations

import pytest

from crawler.match import PageFact, Tie, group
from crawler.match.outlets import domains_of, is_at

NAMES = [
    pytest.param("新华社", "news.cn", True, id="an agency"),
    pytest.param("新华网客户端", "m.xinhuanet.com", True, id="what it calls its app, and a host of its domain"),
    pytest.param("农业农村部新闻办公室", "moa.gov.cn", True, id="an office of a ministry"),
    pytest.param("国务院办公厅", "gov.cn", True, id="the government's own host, without www"),
    pytest.param("国务院办公厅", "yunpu.gov.cn", False, id="not every office's"),
    pytest.param("云浦日报", "yunpurb.com", False, id="a paper that few name"),
    pytest.param("据新华社", "news.cn", False, id="a name begins with the outlet's"),
    pytest.param(None, "news.cn", False, id="no source"),
]


@pytest.mark.parametrize(("name", "host", "expected"), NAMES)
def test_where_it_publishes(name: str | None, host: str, expected: bool) -> None:
    assert is_at(host, domains_of(name)) is expected


OFFICE, AGENCY, SITE = "http://yunpu.gov.cn/art/1.html", "http://news.cn/20240510/a/c.html", "http://b.com/show-1.html"
DAY, MORNING, NOON = "2024-05-10", "2024-05-10T08:00+08:00", "2024-05-10T12:00+08:00"


def page(number: int, url: str, source: str | None, published: str) -> PageFact:
    return PageFact(number, url, published=published, text=number, outlet=source is not None, sources=domains_of(source))


FIRST = [
    pytest.param([page(1, OFFICE, "新华社", DAY), page(2, AGENCY, None, DAY)], AGENCY, id="an office that reprints an agency"),
    pytest.param(
        [page(1, OFFICE, "新华社", DAY), page(2, AGENCY, "新华社", NOON)], AGENCY, id="the agency names itself, and a time"
    ),
    pytest.param(
        [page(1, OFFICE, "新华社", MORNING), page(2, AGENCY, None, NOON)], AGENCY, id="by the clock of the office it was first"
    ),
    pytest.param([page(1, OFFICE, "云浦日报", DAY), page(2, AGENCY, None, DAY)], OFFICE, id="an office with its paper's text"),
    pytest.param(
        [page(1, OFFICE, "新华社", "2024-05-09"), page(2, AGENCY, None, DAY)], OFFICE, id="the agency has it a day later"
    ),
    pytest.param([page(1, OFFICE, "新华社", DAY), page(2, SITE, None, DAY)], OFFICE, id="the agency's page is not there"),
]


@pytest.mark.parametrize(("pages", "expected"), FIRST)
def test_who_was_first(pages: list[PageFact], expected: str) -> None:
    for order in (pages, pages[::-1]):
        (story,) = group(order, [Tie(1, 2, 1.0)])
        assert story.root == expected
