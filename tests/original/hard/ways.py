"""The ways of writing an address, by where they can stand: in an href, in text, or in both."""

from __future__ import annotations

import random
from html import escape
from urllib.parse import quote, urlsplit

from tests.original.hard import addresses as at
from tests.original.hard.addresses import Way, Written

JUMPS = (
    "https://www.oschina.net/action/GoToLink?url={}",
    "https://link.juejin.cn/?target={}",
    "https://link.{host}/jump?from=page&to={}",
    "http://{own}/link.php?url={}",
    "/link.php?url={}",
    "/e/public/jump/?u={}",
    "https://go.{host}/redirect?id=12&target={}&sign=8f2a",
    "https://c.{host}/r?u={}",
)

# What may follow a URL that stands as plain text, without being part of it.
TAILS_AFTER = (
    ("。", "full stop at the end"),
    ("；", "semicolon at the end"),
    ("，", "comma at the end"),
    ("、", "enumeration comma at the end"),
    (".", "ASCII full stop at the end"),
    (";", "ASCII semicolon at the end"),
    ("）", "closing bracket at the end"),
    (")", "ASCII closing bracket at the end"),
    ("】", "closing bracket at the end"),
    ("]", "ASCII closing bracket at the end"),
    ("”", "closing quote at the end"),
    ("》", "closing title mark at the end"),
    ("版权归原作者所有", "Chinese run on after it"),
    ("责任编辑：李明", "Chinese run on after it"),
    ("[免责声明] 本文来源于网络转载，仅供学习交流使用。", "disclaimer run on after it"),
    ("（责任编辑：王芳）", "bracketed editor run on after it"),
    ("【编辑:张伟】", "bracketed editor run on after it"),
    ("浏览次数：37次", "Chinese run on after it"),
    ("，转载请联系原作者。", "sentence run on after it"),
    ("。本网不对内容负责。", "sentence run on after it"),
)


def jump(rng: random.Random, url: str, page: str) -> Written:
    """The address inside one, two or three jumps, escaped once for each."""
    depth = rng.choice((1, 1, 1, 2, 2, 3))
    url = url.split("#", maxsplit=1)[0]
    inner = url
    for level in range(depth):
        shapes = JUMPS if level == depth - 1 else tuple(shape for shape in JUMPS if shape.startswith("http"))
        inner = rng.choice(shapes).format(quote(inner, safe=""), host=at.word(rng) + ".com", own=urlsplit(page).netloc)
    return Written(escape(inner), url, f"jump {depth} deep")


def absolute_jump(rng: random.Random, url: str, page: str) -> Written:
    """A jump that can stand in text: its own address is absolute."""
    url = url.split("#", maxsplit=1)[0]
    return Written(
        escape(f"https://link.{at.word(rng)}.com/?target={quote(url, safe='')}"),
        url,
        f"jump in text from {urlsplit(page).netloc}",
    )


def raw_jump(rng: random.Random, _url: str, page: str) -> Written:
    """A jump whose target is not escaped at all, and has no query of its own."""
    target = f"http://www.{at.word(rng)}.gov.cn/{rng.randint(2015, 2025)}/content_{rng.randint(10**4, 10**6)}.html"
    head = rng.choice(("/link.php?url=", f"{'/'.join(page.split('/')[:3])}/go?to=", "https://link.zhihu.com/?target="))
    return Written(f"{head}{target}", target, "jump with an unescaped target")


def entities(rng: random.Random, url: str, _page: str) -> Written:
    """Letters and marks of the address as character references."""
    return Written(
        "".join(
            rng.choice((f"&#{ord(c)};", f"&#x{ord(c):X};")) if c in ":/&" or rng.random() < 0.1 else escape(c) for c in url
        ),
        url,
        "character references",
        at.without_fragment(url),
    )


def wechat_reordered(rng: random.Random, _url: str, _page: str) -> Written:
    """A WeChat address that ends in `==`."""
    head, query = at.wechat_long(rng).split("#")[0].split("?")
    params = query.split("&")
    stated = f"{head}?{'&'.join([*params[1:], params[0]])}"
    return Written(escape(stated), stated, "address that ends in ==")


def relative(rng: random.Random, _url: str, page: str) -> Written:
    """Another article of the same site, by a path from the root."""
    parts, path = urlsplit(page), at.path_of(rng, at.ARTICLE_PATHS)
    return Written(escape("/" + path), f"{parts.scheme}://{parts.netloc}/{path}", "relative href")


def protocol_relative(_rng: random.Random, url: str, page: str) -> Written:
    rest = url.split("://", 1)[1]
    stated = f"{urlsplit(page).scheme}://{rest}"
    return Written(escape("//" + rest), stated, "protocol-relative href", at.without_fragment(stated))


def spaced(_rng: random.Random, url: str, _page: str) -> Written:
    return Written(f" {escape(url)}\n", url, "white space around the href", at.without_fragment(url))


def gateway(rng: random.Random, url: str, _page: str) -> Written:
    """An IPv6 gateway's host; whether it is undone here or in the key, the design leaves open."""
    parts = urlsplit(url.split("#", maxsplit=1)[0])
    host = f"{parts.netloc.replace('.', '-')}x{rng.getrandbits(52):013x}xx.ipv6best.cn"
    stated = f"{parts.scheme}://{host}{url.split('#', maxsplit=1)[0].split(parts.netloc, 1)[1]}"
    plain = url.split("#", maxsplit=1)[0]
    also = (plain, plain.replace("https://", "http://", 1), plain.replace("http://", "https://", 1))
    return Written(escape(stated), stated, "IPv6 gateway host", also)


def with_tail(rng: random.Random, url: str, page: str) -> Written:
    """The address with something run on that is not part of it."""
    url = url.split("#", maxsplit=1)[0]
    tail, why = rng.choice(TAILS_AFTER)
    return Written(at.plain(rng, url, page).source + tail, url, why)


def in_brackets(rng: random.Random, url: str, _page: str) -> Written:
    """The address in brackets or quotation marks of its own."""
    url = url.split("#", maxsplit=1)[0]
    left, right = rng.choice(("（）", "()", "【】", "[]", "《》", "“”", "「」", "<>", '""'))
    return Written(f"{escape(left)}{escape(url)}{escape(right)}", url, "in brackets")


def broken_by_tags(rng: random.Random, url: str, _page: str) -> Written:
    """The address in two inline nodes: a reader sees one."""
    url = url.split("#", maxsplit=1)[0]
    spot = rng.randint(12, len(url) - 4)
    middle = rng.choice(("<wbr>", "</span><span>", "<b></b>"))
    return Written(f"<span>{escape(url[:spot])}{middle}{escape(url[spot:])}</span>", url, "split over two nodes")


ANYWHERE: tuple[Way, ...] = (
    at.plain, at.plain, at.plain, at.raw_ampersand, at.twice_escaped, at.zero_width, at.full_width, at.upper_case, at.port,
    at.tracking, at.div_tail, at.percent, at.private, at.chinese_host, at.wechat, at.wechat,
)  # fmt: skip
ANYWHERE = (*ANYWHERE, entities, wechat_reordered)
IN_HREF: tuple[Way, ...] = (*ANYWHERE, raw_jump, jump, jump, jump, relative, protocol_relative, spaced, gateway)
IN_TEXT: tuple[Way, ...] = (
    *ANYWHERE,
    at.no_scheme,
    at.no_scheme,
    with_tail,
    with_tail,
    with_tail,
    with_tail,
    in_brackets,
    in_brackets,
    broken_by_tags,
    absolute_jump,
)
IN_SCRIPT: tuple[Way, ...] = (at.plain, at.plain, at.upper_case, at.port, at.tracking, at.private, at.wechat)
