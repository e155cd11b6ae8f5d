"""What stands around a text on made-up pages, and the body that is read from them."""

from __future__ import annotations

from crawler.extract import extract_article
from tests.extract.pages import page_with

NOTICE = (
    "本站转载的文章仅为传播信息，不代表本站观点，如有异议请在三十日内与我们联系，我们会尽快核对并处理，感谢您的理解与支持。" * 3
)
SHORT = "青石县水务局今天放水，下游三村可以插秧。"
ROWS = "".join(f"<li><a href='/show-{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(9))


def body_of(markup: str) -> str | None:
    article = extract_article(page_with(markup))
    return article.body if article else None
