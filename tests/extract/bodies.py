"""What stands around a text on made-up pages, and the body that is read from them."""

from __future__ import annotations

from crawler.extract import extract_article
from tests.extract.pages import page_with

NOTICE = (
    "本站转载的文章仅为传播信息，不代表本站观点，如有异议请在三十日内与我们联系，我们会尽快核对并处理，感谢您的理解与支持。" * 3
)
SHORT = "青石县水务局今天放水，下游三村可以插秧。"
ROWS = "".join(f"<li><a href='/show-{n}.html'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(9))
# The page's own foot, in a container of its own.
FOOT = "<div class='f1'><p>主办单位：青石县人民政府</p><p>版权所有 青石县水务局 桐ICP备00000000号</p></div>"


def body_of(markup: str) -> str | None:
    article = extract_article(page_with(markup))
    return article.body if article else None


def lines_of(markup: str) -> list[str]:
    article = extract_article(page_with(markup))
    return article.body.split("\n") if article and article.body else []
