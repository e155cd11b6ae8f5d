"""Pages that are only a link to a file: an export, a story's rows and the change feed say nothing of how the files stand to each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.ledger import Database
from crawler.ledger.reading.verdicts import judged_pages, judged_stories
from tests.ledger.made import article, put
from tests.ledger.mirror import told

SOURCE, REPOST = "http://a.gov.cn/1.html", "http://b.cn/2.html"


@pytest.mark.parametrize(
    ("url", "relation"),
    [
        pytest.param("http://b.cn/upload/2.pdf", None, id="another file"),
        pytest.param("http://a.gov.cn/upload/1.pdf", "verbatim", id="the same file"),
    ],
)
def test_a_file_of_the_same_name(ledger: Database, url: str, relation: str | None) -> None:
    for page, original, file in ((SOURCE, None, "http://a.gov.cn/upload/1.pdf"), (REPOST, SOURCE, url)):
        made = article(page, original, text="预算公开表.pdf")
        assert made.article is not None
        put(ledger, replace(made, article=replace(made.article, attachments=[{"url": file, "text": "预算公开表.pdf"}])))
    with ledger.reading() as connection:
        rows = {row.url: row.relation for row in judged_pages(connection)}
        (story,) = judged_stories(connection)
    assert rows == {SOURCE: None, REPOST: relation}
    assert [repost["relation"] for repost in story["reposts"]] == [relation]
    assert [row["relation"] for row in told(ledger) if row["kind"] == "verdict"] == [relation] * (relation is not None)
