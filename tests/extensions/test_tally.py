"""What a result counts as, for monitors."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.extensions.tally import news_of
from crawler.items import Article
from crawler.ledger import Result, Stored


def result(state: str = "fetched", **named: Any) -> Result:
    return Result("http://a.cn/1", "a.cn", state, **named)  # type: ignore[arg-type]


def article(**fields: str) -> Result:
    return result(article=Article("http://a.cn/1", "a.cn", **fields))  # type: ignore[arg-type]


WHOLE = article(original_url="http://b.cn/1", published="2024-05-20", body="正文。" * 20)
ROWS = [
    pytest.param(
        WHOLE,
        "due",
        True,
        {"new_had", "articles", "new_articles", "with_original", "with_date", "with_body"},
        id="a new article",
    ),
    pytest.param(article(body="见附件。"), "due", True, {"new_had", "articles", "new_articles"}, id="without the rest"),
    pytest.param(WHOLE, "fetched", True, {"known_had", "articles", "with_original", "with_date", "with_body"}, id="an edit"),
    pytest.param(WHOLE, "fetched", False, {"known_had"}, id="the same bytes"),
    pytest.param(result(unchanged=True), "fetched", False, {"known_had"}, id="304"),
    pytest.param(result("not_article", reason="about"), "due", False, {"new_had", "no_article"}, id="no article"),
    pytest.param(result("not_article", reason="about"), "not_article", False, set(), id="known as no article"),
    pytest.param(
        result("not_article", reason="unknown"), "fetched", False, {"known_had", "no_article"}, id="an article no more"
    ),
    pytest.param(result("failed", reason="extraction: KeyError"), "due", False, {"new_had", "no_article"}, id="cannot be read"),
    pytest.param(result("failed", reason="timeout"), "due", False, {"new_lost"}, id="a new page fails"),
    pytest.param(result("gone"), "due", False, {"new_lost"}, id="a link to nothing"),
    pytest.param(result("blocked"), "fetched", False, {"known_lost"}, id="a known page is kept from us"),
    pytest.param(result("gone"), "fetched", False, {"known_gone"}, id="a known page is gone"),
    pytest.param(result("gone"), "gone", False, set(), id="still gone"),
    pytest.param(result("failed"), "failed", False, set(), id="tried again in vain"),
    pytest.param(WHOLE, "failed", True, {"known_had", "articles", "with_original", "with_date", "with_body"}, id="tried again"),
    pytest.param(
        result("not_article", reason="list", is_list=True), "not_article", False, {"lists_had"}, id="a list, each time"
    ),
    pytest.param(result("blocked", is_list=True), "not_article", False, {"lists_lost"}, id="a list fails"),
    pytest.param(result("blocked", is_list=True), "blocked", False, set(), id="a list fails as ever, as robots.txt has it"),
    pytest.param(result("gone", article=Article("http://a.cn/1", "a.cn")), "due", True, {"new_lost"}, id="an archive's copy"),
    pytest.param(result(saved=True), "due", True, set(), id="a saved page"),
    pytest.param(WHOLE, None, False, set(), id="forgotten, so not kept"),
]


@pytest.mark.parametrize(("came", "before", "is_new", "counts"), ROWS)
def test_what_a_result_counts_as(came: Result, before: str | None, is_new: bool, counts: set[str]) -> None:
    found = list(news_of(came, Stored(is_new, before=before)))
    assert set(found) == counts
    assert len(found) == len(counts)
