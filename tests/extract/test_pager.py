"""The address of an article's next part."""

from __future__ import annotations

import pytest

from crawler.extract import next_part, why_not_article
from tests.extract.pages import PARAGRAPHS, TITLE, response_of


@pytest.mark.parametrize(
    ("url", "link", "expected"),
    [
        pytest.param(
            "/t20230424_12.html", "<a href='t20230424_12_1.html'>下一页</a>", "/t20230424_12_1.html", id="TRS-counts-from-0"
        ),
        pytest.param(
            "/t20230424_12_1.html", "<a href='t20230424_12_2.html'>下一页</a>", "/t20230424_12_2.html", id="TRS-second-part"
        ),
        pytest.param("/a-5.html", "<a href='a-6.html'>下一页</a>", "/a-6.html", id="hyphen"),
        pytest.param("/a.html", "1 <a href='a_2.html'>2</a> <a href='a_3.html'>3</a>", "/a_2.html", id="numbers-only"),
        pytest.param("/show.php?id=7", "<a href='?id=7&page=2'>[下一页]</a>", "/show.php?id=7&page=2", id="query"),
        pytest.param("/a.html", "<a href='b.html'>下一篇</a>", None, id="the-next-article-is-no-part"),
        pytest.param("/a.html", "<a href='list_2.html'>下一页</a>", None, id="the-pager-of-a-list"),
        pytest.param("/a_3.html", "<a href='a_2.html'>2</a>", None, id="the-last-part"),
    ],
)
def test_next_part(url: str, link: str, expected: str | None) -> None:
    base = "http://www.qingshi.example"
    page = response_of(f"<h1>{TITLE}</h1><p>2023-04-24</p>{PARAGRAPHS}<div>{link}</div>", url=base + url)
    assert next_part(page) == (base + expected if expected else None)


def test_no_next_part_where_only_a_script_has_the_body() -> None:
    page = response_of(f'<script>var page = {{"content": "{PARAGRAPHS}"}}</script>')
    assert why_not_article(page) is None
    assert next_part(page) is None
