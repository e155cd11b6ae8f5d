"""What a URL's shape says of the page behind it: an article, a list of articles, or nothing.

The shapes are data: one line each, with where it was seen. The first that fits decides, so what stands higher is surer.
A shape is matched against `host/path?query`, letter case ignored. Adding one is one line here and one row in the tests.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import tldextract

UrlKind = Literal["article", "list", "unknown"]

# Longer addresses come from spider traps and broken scripts; browsers and servers stop near it too.
LONGEST_URL = 2048


class Shape(NamedTuple):
    """kind: what such a page is. pattern: searched in `host/path?query`. seen: where the shape was met.

    sure: False where columns are known to have the same shape, so that the page or the link's words must confirm it.
    """

    kind: UrlKind
    pattern: str
    seen: str
    sure: bool = True


_HTML = r"\.(?:s?html?|jhtml|php|aspx?|jspx?)"
_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
# 20230424, 2023-04-24, 2023/04/24, 2023/0424, 2023-04/24, 2023/4/24
_DATE = rf"{_YEAR}(?:[-/]?{_MONTH}[-/]?{_DAY}|/\d{{1,2}}/\d{{1,2}})"
# The last part of an article's path: a number, or a key of letters and digits.
_KEY = r"(?=[^/?]{0,80}\d)[\w.~-]{3,80}"
_END = r"(?:\?|$)"
_UUID = r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}"

SHAPES: tuple[Shape, ...] = (
    # Neither: files, forms and services.
    Shape("unknown", r"\.(?:pdf|docx?|wps|ofd|xlsx?|et|pptx?|zip|rar|7z|gz|apk|exe|txt|csv)(?:\?|$)", "附件 on every gov site"),
    Shape(
        "unknown",
        r"\.(?:jpe?g|png|gif|bmp|webp|ico|svg|mp[34]|m3u8|flv|avi|wmv|css|js|json|xml)(?:\?|$)",
        "media, parts, feeds",
    ),
    Shape(
        "unknown", r"/(?:login|logon|register|signup|passport|search|so|comments?|feedback|print|mail|rss)(?:[./?]|$)", "forms"
    ),
    Shape("unknown", r"/(?:plus|member|api|ajax|user)/(?!view\.php|list\.php)", "dedecms and PHPCMS services"),
    Shape("unknown", r"^(?:bszs|dcs)\.conac\.cn/", "the badge in the foot of every government site"),
    Shape(
        "unknown", r"[?&](?:goto=(?:lastpost|nextnewset|nextoldset)|mod=redirect)\b", "Discuz: on to the last post of a thread"
    ),
    Shape("unknown", r"/space-(?:uid|username)-", "Discuz: a member's page"),
    # Lists that look like articles of the shapes below.
    Shape(
        "list",
        r"/(?:list|lists|column|channel|category|more|morelist)\.(?:php|aspx?|jspx?|do|action)\?",
        "script lists: list.php?id=3",
    ),
    Shape("list", r"[?&]m=content&c=index&a=lists\b", "PHPCMS lists without rewriting"),
    Shape("article", r"[?&]m=content&c=index&a=show\b", "PHPCMS articles without rewriting"),
    Shape("list", rf"/col/col\d+(?:/(?:index{_HTML})?)?{_END}", "jcms columns: zj.gov.cn, jiangsu.gov.cn"),
    Shape(
        "list",
        rf"/(?:node|nbs\.[a-z]\d+\w*|n?list|column|channel|category)[-_/]\d+(?:[-_]\d+)*{_HTML}{_END}",
        "node_123.htm, list-12-3.html",
    ),
    Shape("list", rf"/[a-z]*list(?:[-_]\d+)*(?:{_HTML})?/?{_END}", "xlist_2.shtml (Sohu CMS), common_list.shtml (CSRC)"),
    Shape("list", rf"/[a-z]+_list(?:[-_]\d+)*(?:{_HTML})?/?{_END}", "tygl_list_2.html"),
    Shape(
        "list",
        rf"/(?:[a-z]+-)?(?:index|default)(?:[-_]\d+)*{_HTML}(?:\?(?!.*\bid=)|$)",
        "index_3.html, index_8597_2.shtml, column-index-2.shtml",
    ),
    # Articles of one CMS or one medium.
    Shape("article", r"^mp\.weixin\.qq\.com/s(?:[/?]|$)", "WeChat, long and short form"),
    Shape("article", rf"/show(?:[-_]\d+)+{_HTML}{_END}", "PHPCMS and the 政讯通 look: show-542235.html"),
    Shape("article", rf"/m?post_\d+(?:_\d+)?{_HTML}{_END}", "NFCMS: gdzz.gov.cn /content/post_18406.html"),
    Shape("article", rf"/[tw]{_YEAR}{_MONTH}{_DAY}_\d+(?:_\d+)*{_HTML}{_END}", "TRS: /202304/t20230424_123.html"),
    Shape("article", rf"/art/{_YEAR}/(?:\d{{1,2}}/\d{{1,2}}/)?art_\w+{_HTML}{_END}", "jcms: /art/2023/4/24/art_123_456.html"),
    Shape("article", rf"/content_\d+(?:_\d+)*{_HTML}{_END}", "gov.cn, gmw.cn, china.com.cn"),
    Shape("article", rf"/c\d+/content{_HTML}{_END}", "CSRC and 税务总局: /c5201043/content.html"),
    Shape("article", rf"/info/\d+/\d+{_HTML}{_END}", "博达: /info/1234/5678.htm"),
    Shape(
        "article",
        rf"/(?:thread|article|news|view|detail|content|info|archives?|doc)(?:-\d+)+{_HTML}{_END}",
        "Discuz and its kin",
    ),
    Shape("article", rf"/n\d/{_YEAR}/{_MONTH}{_DAY}/c\d+-\d+(?:-\d+)?{_HTML}{_END}", "people.com.cn"),
    Shape("article", rf"/GB/(?:\d+/)+\d+{_HTML}{_END}", "people.com.cn before 2013"),
    Shape("article", r"/nw\.[a-z]\d+\w*-\d+\.htm", "e-papers of people.com.cn and gmw.cn"),
    Shape("article", rf"/doc-i[a-z0-9]+{_HTML}{_END}", "sina.com.cn"),
    Shape("article", r"/detail-i[a-z0-9]+\.d\.html", "sina.cn"),
    Shape(
        "article", rf"/a/(?:\d{{9,}}_\d+|\d{{6,8}}/\w+|{_YEAR}\d{{4}}[A-Z]\w+)(?:{_HTML})?{_END}", "sohu.com, ifeng.com, qq.com"
    ),
    Shape(
        "article",
        rf"/c/(?:{_DATE}/\w+|(?=\w*\d)(?=\w*[A-Za-z])\w{{9,16}})(?:{_HTML})?/?{_END}",
        "sina.com.cn, ifeng.com, zgshige.com",
    ),
    Shape("article", rf"/(?:dy/)?article/\w*\d\w*(?:{_HTML})?/?{_END}", "163.com, toutiao.com"),
    Shape("article", rf"/\d\d/{_MONTH}{_DAY}/\d\d/\w+{_HTML}{_END}", "163.com before 2021"),
    Shape("article", rf"/(?:ARTI|VIDE)\w{{10,}}{_HTML}{_END}", "cctv.com"),
    Shape("article", rf"/WS[0-9a-f]{{20,}}{_HTML}{_END}", "chinadaily.com.cn"),
    Shape("article", rf"/(?:c|[0-9a-f]{{32}}/c){_HTML}{_END}", "news.cn since 2023: /20240513/<key>/c.html"),
    # Articles by what articles have in common: a date and then a key, a long number, a key of 32 hex digits.
    Shape("article", rf"/{_DATE}/(?:[\w-]+/)?{_KEY}(?:/|{_HTML})?{_END}", "dedecms, 帝国 CMS, caijing.com.cn, banyuetan.org"),
    Shape("article", rf"/{_YEAR}(?:{_MONTH}|/{_MONTH}|-{_MONTH})/{_KEY}{_HTML}{_END}", "a month folder: /202405/123.html"),
    Shape("article", rf"/{_YEAR}/\w+_{_MONTH}{_DAY}/\d+{_HTML}{_END}", "JYHCMS: dnr.yn.gov.cn"),
    Shape("article", rf"/{_UUID}(?:{_HTML})?/?{_END}", "shanghai.gov.cn and many 政务公开 platforms"),
    Shape(
        "article",
        rf"/(?:details?|view|show|article|articles|p|read|archives?)/(?:\d+/)*\d{{3,}}(?:{_HTML})?/?{_END}",
        "zjfish.org, 021east.com",
    ),
    Shape("article", rf"/(?!{_YEAR}\.)\d{{4,}}(?:_\d{{1,2}})?{_HTML}{_END}", "a bare number: tqxz.com /zgls/9291.html"),
    Shape("article", rf"/(?!{_YEAR}/?(?:\?|$))\d{{5,}}/?{_END}", "a bare number without suffix: dugushici.com", False),
    # By the query.
    Shape(
        "article",
        r"[?&](?:a|n|news|article|info|content|doc|art|t)?_?id=[\w-]{1,64}(?:&|$)",
        "?id=123, ?aid=, ?nid=, ?newsid=",
        False,
    ),
    Shape("list", r"[?&](?:page(?:no|num|index)?|currentpage|curpage|pn)=\d{1,6}(?:&|$)", "?page=3, ?pageNo=3"),
    Shape(
        "list", r"[?&](?:cat|c|t|type|class|column|channel|node|cate|category)_?id=[\w-]{1,64}(?:&|$)", "?catid=12, ?columnId=9"
    ),
    Shape("list", r"/(?:page[/_-]\d{1,6}|p\d{1,6})(?:\.s?html?)?/?$", "/news/page/3/, WordPress"),
    Shape("list", r"/(?:tags?|channels?|columns?|categor(?:y|ies)|node)/[\w-]{1,60}/?$", "columns by name"),
)

_COMPILED = tuple((shape, re.compile(shape.pattern, re.I)) for shape in SHAPES)
_NO_PAGE = Shape("unknown", "", "what cannot be fetched as a page")
_suffixes = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def url_kind(url: str) -> UrlKind:
    """What the address alone says: `article`, `list`, or `unknown` where it says nothing (a home page, a bare folder).

    Any text may come in; what is no http(s) URL or longer than LONGEST_URL is `unknown`. The fragment is ignored.
    """
    shape = _first_fit(url)
    return shape.kind if shape else "unknown"


def is_no_page(url: str) -> bool:
    """True for an address whose shape says that neither an article nor a list is there: a file, a form, no http(s)."""
    shape = _first_fit(url)
    return shape is not None and shape.kind == "unknown"


def is_sure_article(url: str) -> bool:
    """True for an address of an article's shape that no list is known to have; `?id=123` is not sure."""
    shape = _first_fit(url)
    return shape is not None and shape.kind == "article" and shape.sure


@lru_cache(maxsize=8192)  # menus repeat on every page of a site, and each link is asked about two or three times
def _first_fit(url: str) -> Shape | None:
    """The first shape that fits, None if none does."""
    if len(url) > LONGEST_URL:
        return _NO_PAGE
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return _NO_PAGE
    if parts.scheme not in {"http", "https"} or not host:
        return _NO_PAGE
    address = f"{host}{parts.path}?{parts.query}" if parts.query else f"{host}{parts.path}"
    for shape, pattern in _COMPILED:
        if pattern.search(address):
            return shape
    return None


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """The registered domain of a host (`www.ndrc.gov.cn` → `ndrc.gov.cn`); an address or a bare name is its own site."""
    host = host.lower()
    parts = _suffixes(host)
    if parts.suffix or parts.ipv4 or parts.ipv6:
        return parts.top_domain_under_public_suffix or host
    # A suffix that is on no list is taken for one of a single label, as the public suffix list says.
    return ".".join(host.split(".")[-2:])
