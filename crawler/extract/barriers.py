"""What stands between us and a page that holds no article: a check of the visitor, or a script that was to bring the text."""

from __future__ import annotations

import re
from typing import Literal

from crawler.extract import called
from crawler.extract.lost import says_lost
from crawler.page import Document

Barrier = Literal["challenge", "needs_browser", "unavailable"]

# Characters in sight outside links. A frame around a text to come has a name, a notice, a line of copyright.
_LONGEST_FRAME = 120
# Elements that scripts fill: of Vue, React, Nuxt, Next, and of CMSs that fetch an article (id or class as a whole).
_FILLED = re.compile(
    r"<(?:div|main|section|app-root)[^<>]{0,200}?\b(?:id|class)=[\"']?"
    r"(?:app|root|main-app|__nuxt|__next|app-root|mainApp|detail-content|content-ajax|newsContent)(?=[\"'\s>])"
    r"[^<>]{0,200}>\s{0,200}(?:<!--[^<>]{0,200}-->\s{0,200})?(?:(?:正在)?(?:加载中?|Loading|请稍[候后等])[.…。]{0,6}\s{0,200})?</",
    re.I,
)
_SCRIPT = re.compile(r"<script\b", re.I)
# What such pages say to who has no scripts (create-react-app, Vue CLI, and Chinese versions of it).
_NO_SCRIPT = re.compile(
    r"enable JavaScript to (?:run|continue|view)|doesn't work properly without JavaScript|"
    r"(?:请|需要?)(?:先)?(?:开启|启用|打开)(?:浏览器)?(?:的)? ?(?:JavaScript|JS)\b|您的浏览器不支持 ?(?:JavaScript|JS)\b",
    re.I,
)
# What a site says, with whatever status, that cannot answer now: closed, overrun, its database away, for members only, on its way
# elsewhere. discuz.net; nginx; IIS; PHPCMS.
_NOT_NOW = re.compile(
    r"维护|升级|数据库|繁忙|过于频繁|稍[后候](?:再试|重试|访问|$)|连接(?:超时|失败|错误)|超时|正在跳转|登录后才|所在的用户组|暂停(?:服务|访问)|系统(?:错误|异常)|"
    r"Bad Gateway|Unavailable|Gateway Time|Internal Server Error|timed? ?out|(?<!\d)50[0-4](?!\d)|too many",
    re.I | re.M,
)
_LONGEST_EXCUSE = 300


def barrier_of(document: Document, reason: str | None) -> Barrier | None:
    """`challenge`, `needs_browser` or `unavailable`; None where the page is what it is. Ask only of pages that are no article and no
    list. reason: why it is none."""
    if called.is_challenge(document):
        return "challenge"
    if _needs_browser(document):
        return "needs_browser"
    # 请稍候 is what both say.
    if called.is_waiting(document):
        return "challenge"
    return "unavailable" if reason == "error_page" and _is_unavailable(document) else None


def _is_unavailable(document: Document) -> bool:
    """True for an error page that says that the site cannot answer now, and not that there is no such page."""
    shown = [line.text for line in document.lines if not line.hidden]
    said = "\n".join([document.title or "", *shown])
    return sum(map(len, shown)) <= _LONGEST_EXCUSE and _NOT_NOW.search(said) is not None and not says_lost(said)


def _needs_browser(document: Document) -> bool:
    """True if hardly a word is in sight, and there are a script and an element that it was to fill, or words that say so."""
    if sum(len(line.text) - line.linked for line in document.lines if not line.hidden) > _LONGEST_FRAME:
        return False
    if _SCRIPT.search(document.html) is None:
        return False
    return _FILLED.search(document.html) is not None or _NO_SCRIPT.search(document.html) is not None
