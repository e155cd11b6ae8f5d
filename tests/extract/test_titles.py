from __future__ import annotations

import pytest

from crawler.extract import extract_article
from tests.extract.pages import META, PARAGRAPHS, TITLE, response_of


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param(f"<title>{TITLE}</title>", f"<h1>{TITLE}</h1>", id="all-agree"),
        pytest.param(f"<title>{TITLE}_青石新闻网</title>", f"<div>{TITLE}</div>", id="line-without-markup-agrees"),
        pytest.param(f"<title>{TITLE} - 要闻 - 青石新闻网</title>", "", id="site-suffix-cut"),
        pytest.param(
            f"<title>公示公告_青石县人民政府</title><meta name='ArticleTitle' content='{TITLE}'>", "", id="column-in-title"
        ),
        pytest.param("<title>青石县人民政府</title>", f"<h5>{TITLE}</h5>", id="heading-above-the-date"),
        pytest.param("<title>青石县人民政府</title>", f"<div>{TITLE}</div>", id="line-above-the-date"),
        pytest.param("<title>-青石新闻网</title>", f"<h1>{TITLE}</h1>", id="empty-before-the-suffix"),
        pytest.param(f"<title>{TITLE}-青石新闻网</title>", f"<h1>青石新闻网</h1><h2>{TITLE}</h2>", id="h1-is-the-site"),
        pytest.param(f"<title>{TITLE}-青石网</title>", f"<h1>{TITLE[:6]}<br>{TITLE[6:]}</h1>", id="heading-in-two-lines"),
        pytest.param(f"<title>{TITLE}-青石网</title>", f"<h1>{TITLE[:9]}…</h1>", id="heading-cut-short"),
        pytest.param(
            f"<title>青石网-{TITLE}</title><meta property='og:site_name' content='青石网'>", "", id="site-stands-first"
        ),
    ],
)
def test_title(head: str, body: str) -> None:
    article = extract_article(response_of(f"{body}{META}{PARAGRAPHS}", head=head))
    assert article is not None
    assert article.title == TITLE
