"""What 原标题 names: above the text, below it, or glued to its end."""

from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import META, PARAGRAPHS, TITLE, response_of

LETTER = "致全县村民的一封信（石桥）"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("<p>原标题：三座水库完工</p>", "三座水库完工", id="without-brackets"),
        pytest.param("<p>（原标题：三座水库完工）</p>", "三座水库完工", id="in-brackets"),
        pytest.param("<p>(原标题: 《三座水库完工》)</p>", "三座水库完工", id="in-book-marks"),
        pytest.param(f"<p>原标题：{LETTER}</p>", LETTER, id="brackets-of-its-own"),
        pytest.param(f"<p>（原标题：{LETTER}）</p>", LETTER, id="brackets-in-brackets"),
        pytest.param(f"<p>【原标题：{LETTER}】</p>", LETTER, id="brackets-in-other-brackets"),
        pytest.param("<p>原标题：三座水库完工）</p>", "三座水库完工", id="a-bracket-that-nothing-opens"),
        pytest.param(f"<p>今年的水放到九月底为止。（原标题：{LETTER}）</p>", LETTER, id="glued-to-the-last-paragraph"),
    ],
)
def test_original_title(line: str, expected: str) -> None:
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{META}<div class='content'>{PARAGRAPHS}{line}</div>"))
    assert article is not None
    assert article.original_title == expected
    assert article.body is not None
    assert "原标题" not in article.body


def test_a_sentence_that_begins_with_the_word_names_none() -> None:
    line = "<p>原标题写着“水库”的那份方案，何田改了十六稿。</p>"
    article = extract_article(response_of(f"<h1>{TITLE}</h1>{META}<div class='content'>{PARAGRAPHS}{line}</div>"))
    assert article is not None
    assert article.original_title is None
    assert article.body is not None
    assert "原标题写着" in article.body
