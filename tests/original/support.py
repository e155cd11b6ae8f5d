"""A small page around a piece of markup, for the tables."""

from __future__ import annotations

from scrapy.http import HtmlResponse

OWN = "http://www.reposts.org.cn/news/show-88.html"
ARTICLE = "www.xinqu.gov.cn/zwgk/content/post_18406.html"
_PAGE = """<html><head><meta charset="utf-8"><title>某地开展专项行动</title></head><body><div class="nav"><a href="/">首页</a></div>
<h1>某地开展专项行动</h1><div class="content"><p>近日，某地开展专项行动，取得良好成效。</p>{}</div></body></html>"""


def page(markup: str, url: str = OWN) -> HtmlResponse:
    """A response whose article ends with this markup."""
    return HtmlResponse(url, body=_PAGE.replace("{}", markup).encode("utf-8", "surrogatepass"))


def filled(text: str) -> str:
    """A row's text with the article's address for `@` and the page's own for `#own`."""
    kept = text.replace('"@type"', "\0").replace("news@", "\1")
    return kept.replace("@", ARTICLE).replace("#own", OWN).replace("\0", '"@type"').replace("\1", "news@")
