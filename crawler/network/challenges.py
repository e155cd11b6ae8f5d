"""Pages that a firewall puts before the site: recognised, put down as blocked, and never worked around.

Rules as data: one line to add one. A marker is something that only the firewall writes (a path, a function, a cookie that a
script sets), never a word that news could hold; what only words tell is told by `crawler.extract`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from scrapy.http import Response

# Bytes. No challenge page is longer, but for the scripts some carry behind what is looked for.
_LOOKED_AT = 32 * 1024


class Challenge(NamedTuple):
    """One firewall's page. statuses: with which it comes, empty for any. marker: what it holds. seen: where.

    plain: a piece of whatever the marker matches. It is looked for first: a page that lacks it, as all pages of a site do, costs a
    hundredth of the search.
    """

    name: str
    statuses: frozenset[int]
    plain: bytes
    marker: re.Pattern[bytes]
    seen: str


def _rule(name: str, statuses: tuple[int, ...], plain: str, marker: str, seen: str) -> Challenge:
    return Challenge(name, frozenset(statuses), plain.encode(), re.compile(marker.encode()), seen)


CHALLENGES = (
    _rule(
        "加速乐",
        (521,),
        "document.cookie",
        r"document\.cookie",
        "field notes; miit.gov.cn: a script in JSFuck sets __jsl_clearance",
    ),
    _rule(
        "加速乐",
        (),
        "document.cookie=",
        r"\A\s{0,9}<script>\s{0,9}document\.cookie=",
        "its page with status 200, which holds nothing else",
    ),
    _rule(
        "瑞数",
        (200, 202, 400, 412),
        "$_ts",
        r"""<script[^>]{0,80}\br=['"]?m['"]?[^>]{0,40}>\s{0,9}(?:var )?\$_ts\s?=""",
        "field notes; cnipa.gov.cn, 189.cn",
    ),
    _rule("瑞数", (202, 400, 412), "$_ts", r"\$_ts\s?=\s?window", "the same page, its attributes left out"),
    _rule(
        "阿里云盾", (), "arg1", r"<script[^>]{0,80}>\s{0,9}var arg1\s?=\s?['\"][0-9A-F]{20,}", "chictr.org.cn; sets acw_sc__v2"
    ),
    _rule("阿里云盾", (403, 405), "errors.aliyun.com", r"errors\.aliyun\.com", "Alibaba Cloud WAF's own page of a refusal"),
    _rule(
        "云锁",
        (),
        "uoAutoJump(",
        r"function Yun[Ss]uoAutoJump\(",
        "public code: sets security_session_verify, then comes again",
    ),
    _rule("奇安信网站卫士", (), "wzws", r"wzwschallengex?\s{0,9}=|/wzws-waf-cgi/", "jyt.ah.gov.cn, wenshu.court.gov.cn"),
    _rule(
        "创宇盾", (), "yunaq.com/", r"/hm\.yunaq\.com/|yunaq\.com/[a-z]{0,9}block", "list of firewalls' pages in public code"
    ),
    _rule("腾讯云", (), "waf-static.tencent", r"waf-static\.tencent\.com/", "list of firewalls' pages in public code"),
    _rule("安全狗", (), "404.safedog.cn/", r"404\.safedog\.cn/", "list of firewalls' pages in public code"),
    _rule("雷池", (), "/.safeline/", r"""["']/\.safeline/(?:static|challenge)/""", "public code: icon and script of its page"),
    _rule("Cloudflare", (403, 429, 503), "/cdn-cgi/", r"/cdn-cgi/challenge-platform/", "its own documentation"),
)

# Addresses that a site sends to instead of the page.
_ADDRESSES = ((re.compile(r"://mp\.weixin\.qq\.com/mp/(?:wappoc_appmsgcaptcha|verify)\b"), "微信"),)


def challenge_of(response: Response) -> str | None:
    """The name of the firewall whose challenge the response is; None for all others."""
    for address, name in _ADDRESSES:
        if address.search(response.url):
            return name
    if response.headers.get("cf-mitigated") == b"challenge":
        return "Cloudflare"
    head = response.body[:_LOOKED_AT]
    for rule in CHALLENGES:
        if rule.plain in head and (not rule.statuses or response.status in rule.statuses) and rule.marker.search(head):
            return rule.name
    return None
