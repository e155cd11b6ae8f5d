"""Made-up pages for the tables of this folder."""

from __future__ import annotations

from scrapy.http import HtmlResponse

TITLE = "青石县三座小水库完成加固"
FIRST = "青石县水务局昨天宣布，三座建于上世纪的小水库已经完成加固，下游两千亩稻田今年可以按时放水。"
SECOND = "工程从去年十月开始，施工队利用枯水期更换了闸门，并在坝顶修了一条可以通行农机的路。"
THIRD = "县里说，明年还会检查其余十一座水库，结果将张贴在各村的公告栏里。"
TEXT = "\n".join((FIRST, SECOND, THIRD))
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in (FIRST, SECOND, THIRD))
META = "<div class='info'>发布时间：2023-04-24 09:15 来源：青石日报 作者：林一舟</div>"
URL = "http://www.qingshi.example/show-1024.html"
# What lists of articles are made of.
ROWS = "".join(f"<li><a href='/show-{n}.html'>桐岭镇第{n}次集市照常开放</a> 2023-04-{n:02d}</li>" for n in range(10, 25))
UNDATED = "http://www.qingshi.example/view-71.html"
EXCERPTS = "".join(
    f"<article class='post'><h2><a href='/p/{n}'>桐岭镇第{n}次集市照常开放</a></h2><p>{text}</p><footer>2023-04-{n}</footer></article>"
    for n, text in enumerate((FIRST, SECOND, THIRD, FIRST), 10)
)
MODULES = "".join(
    f"<h3>{name}</h3><ul>" + "".join(f"<li><a href='/{name}{n}'>桐岭镇第{n}次集市照常开放</a></li>" for n in range(6)) + "</ul>"
    for name in ("最新消息", "一线直击", "各方声音")
)
THREADS = "".join(
    f"<tr><th><em>[<a>见闻</a>]</em> <a href='/t-{n}'>第{n}座小水库旁边的路今年可以走到哪里</a></th><td><a>网友</a><em>2023-04-{n}</em></td></tr>"
    for n in range(10, 22)
)


def response_of(body: str, *, head: str = f"<title>{TITLE}-青石新闻网</title>", url: str = URL) -> HtmlResponse:
    """A UTF-8 page with this head and body."""
    text = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return HtmlResponse(url, body=text.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def page_with(after_title: str, **options: str) -> HtmlResponse:
    """A page with navigation, the title as h1, the line with date and source, and then this markup."""
    navigation = "<ul>" + "".join(f"<li><a href='/c{n}/'>栏目{n}</a></li>" for n in range(8)) + "</ul>"
    return response_of(f"{navigation}<h1>{TITLE}</h1>{META}{after_title}", **options)
